"""Skills: the whole list, and a page for each."""
