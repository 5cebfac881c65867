"""Goals: by state and category, and a page for each."""
