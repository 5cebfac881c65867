"""Writing a plan's files: the only code that writes below content/."""
