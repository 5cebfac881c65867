"""The site while it is written: watched, made when asked for, shown again when it changes. Imports site and build."""
