"""Sheets of one A4 page that others read: the brief and the years."""
