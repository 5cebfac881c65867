"""Discretion: what must not be named on a page that is opened at work.

Market, wellbeing and leave triggers are kinds or pages of their own. Pay is none, so it is
known by its words in a title or tag; a tag or category can also put a goal under any of these.
"""

from __future__ import annotations

import re

from careerplan.plan.goal import Goal

PRIVATE_ITEM = "Private item"

PRIVATE_TAGS = frozenset(
    {"pay", "salary", "money", "income", "market", "job-search", "wellbeing", "health", "triggers", "private"}
)
_PAY = re.compile(
    r"\b(?:pay|salary|salaries|wages?|bonus(?:es)?|compensation|remuneration|(?:a|my|the|your|his|her|their) raise)\b",
    re.IGNORECASE,
)


_PAY_STEMS = re.compile(r"gehalt|\blohn|salair|salari|sueldo|loonsverhoging|\bsalaris|راتب|연봉|급여", re.IGNORECASE)
"""The same in German, French, Spanish, Italian, Dutch, Arabic and Korean: beginnings of words."""


def names_pay(text: str) -> bool:
    """True if a text speaks of pay, in a language whose words for it are known here."""
    return _PAY.search(text) is not None or _PAY_STEMS.search(text) is not None


def is_private(goal: Goal) -> bool:
    """True for a goal about pay, market, wellbeing or leaving, by its tags, category, title or measure."""
    labels = {tag.strip().casefold().replace(" ", "-") for tag in (*goal.tags, goal.category)}
    if labels & PRIVATE_TAGS:
        return True
    return names_pay(goal.title) or (goal.measure is not None and names_pay(goal.measure.what))
