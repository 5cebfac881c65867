"""Every record from A to Z, and the notes."""
