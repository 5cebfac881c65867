"""People: contacts, coffees, feedback, and a page for each."""
