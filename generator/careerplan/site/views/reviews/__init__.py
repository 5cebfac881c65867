"""Reviews: the rhythm, and a page for each."""
