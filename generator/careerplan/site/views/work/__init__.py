"""The work itself: the market, job crafting, wellbeing."""
