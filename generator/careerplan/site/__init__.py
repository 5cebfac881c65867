"""Figures become pages in memory: addresses, views, charts, theme, rendering; and then files."""
