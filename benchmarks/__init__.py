"""How the program grows with the plan; `make bench` runs it."""
