"""The page of a share: one person, one question, no way to any other page."""
