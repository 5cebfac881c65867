"""The command line: one file per verb, with its arguments, its printing and its exit codes."""
