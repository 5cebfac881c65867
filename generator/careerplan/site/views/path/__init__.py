"""The path: the vision, positions held, and the roles ahead."""
