"""The timeline: the whole plan on one scale."""
