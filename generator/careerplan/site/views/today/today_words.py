"""What Today says of the things to do, the goals that run and the gaps; each sentence at none, one and many."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from careerplan.insight.audiences import AudienceFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.next import WITHOUT_DAY, NextItem
from careerplan.insight.words import count, verb
from careerplan.plan.reference import fold
from careerplan.plan.vision import Vision

MOST_GOALS = 6
LONGEST_LINE = 140
"""Letters of a statement that stands in for a title."""


def one_line(vision: Vision) -> str:
    """The vision's title, else the first sentence of its statement: “Vision” would say nothing."""
    statement = next((line for line in vision.body.text.split("\n") if line[:1].isalnum()), "")
    if fold(vision.title) != "vision" or not statement:
        return vision.title
    sentence = re.split(r"(?<=[.!?。])\s", statement, maxsplit=1)[0]
    return sentence if len(sentence) <= LONGEST_LINE else f"{sentence[:LONGEST_LINE].rsplit(' ', 1)[0]} …"


def next_said(items: Sequence[NextItem], all_late: int, today: dt.date) -> str:
    """`One is late, two are due within 14 days.`, `Five of 30 late things are shown.`"""
    late = sum(item.date is not None and item.date < today and item.kind not in WITHOUT_DAY for item in items)
    soon = sum(
        item.date is not None and 0 <= (item.date - today).days <= 14 and item.kind not in WITHOUT_DAY for item in items
    )
    parts = []
    if all_late > late:
        parts.append(f"{number_word(late)} of {number_word(all_late)} late things {verb(late, 'is', 'are')} shown")
    elif late:
        parts.append(f"{number_word(late)} {verb(late, 'is', 'are')} late")
    if soon:
        parts.append(f"{number_word(soon)} {verb(soon, 'is', 'are')} due within 14 days")
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else "Nothing is late, and nothing is due within 14 days."


def waiting_said(audiences: Sequence[AudienceFigure]) -> str:
    """How many records and names wait for the owner's word; only how many: no title, no reader, no name."""
    records = len({key for audience in audiences for key in audience.waiting})
    names = len({str(naming) for audience in audiences for naming in audience.names})
    parts = []
    if records:
        held = verb(records, "is held back until you accept it", "are held back until you accept them")
        parts.append(f"{count(records, 'new record')} {held}.")
    if names:
        stand = verb(names, "stands", "stand")
        accept = f"nothing is made for them until you accept {verb(names, 'it', 'them')}"
        parts.append(f"{count(names, 'hidden name')} {stand} in what others may read, and {accept}.")
    return " ".join(parts)


def number_word(number: int) -> str:
    """Small numbers in words, as sentences begin with them."""
    words = ("no", "one", "two", "three", "four", "five")
    return words[number] if number < len(words) else str(number)


def goals_now(figures: Sequence[GoalFigure]) -> tuple[GoalFigure, ...]:
    """The open goals that run or begin soonest, those with trouble first; private ones never."""
    order = {"off-track": 0, "at-risk": 1, "on-track": 2, "not-started": 3}
    shown = [
        figure
        for figure in figures
        if figure.is_open and not figure.private and figure.goal.status != "idea" and figure.dated
    ]
    shown.sort(
        key=lambda figure: (
            order.get(figure.health or "", 4),
            figure.end or dt.date.max,
            figure.start or dt.date.max,
            figure.id,
        )
    )
    return tuple(shown)


def goals_title(goals: Sequence[GoalFigure]) -> str:
    """`Goals now: one milestone is late`, by what is worst among all that run, and how many of them are shown."""
    cut = f"the first {MOST_GOALS} of {len(goals)} are shown" if len(goals) > MOST_GOALS else ""
    said = ", ".join(part for part in (_trouble(goals), cut) if part)
    return f"Goals now: {said}" if said else "Goals now"


def _trouble(goals: Sequence[GoalFigure]) -> str:
    off = sum(figure.health == "off-track" for figure in goals)
    late = sum(len(figure.late_milestones) for figure in goals)
    risk = sum(figure.health == "at-risk" for figure in goals)
    if off:
        return f"{number_word(off)} {verb(off, 'is', 'are')} off track"
    if late:
        return f"{number_word(late)} {verb(late, 'milestone is', 'milestones are')} late"
    if risk:
        return f"{number_word(risk)} {verb(risk, 'is', 'are')} at risk"
    return ""


def gaps_said(gaps: int, levels: int, highest: int) -> str:
    """`Levels 0 to 5. 8 gaps, 11 levels in all.`"""
    whole = f"{count(gaps, 'gap')}, {count(levels, 'level')} in all" if gaps > 1 else count(gaps, "gap")
    return f"Levels 0 to {highest}. {whole}." if gaps else ""
