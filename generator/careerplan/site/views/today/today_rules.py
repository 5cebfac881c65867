"""How the figures of Today are worked out, in the words of this plan's settings."""

from __future__ import annotations

from collections import Counter

from careerplan.insight.words import count
from careerplan.plan.record import Kind
from careerplan.plan.when import quarter_bounds, quarter_of, span_days
from careerplan.site.views.parts import Desk, Rule

CURRENT_LEVEL = {
    "median": "The current level is the low median of each rater's newest rating.",
    "self": "The current level is your own newest rating.",
    "newest": "The current level is the newest rating of anybody.",
}

READ_BY_TODAY: frozenset[Kind] = frozenset(
    {"vision", "role", "skill", "goal", "activity", "person", "feedback", "review"}
)
"""Kinds that its figures come from. Today is opened at work: files of other kinds are not named."""


def today_rules(desk: Desk) -> tuple[Rule, ...]:
    """The rules of headline, gaps, quarter and health, and the files they came from."""
    settings = desk.plan.settings.plan
    first, last = quarter_bounds(quarter_of(desk.today))
    gone, days = span_days(first, desk.today), span_days(first, last)
    return (
        Rule(
            "Headline",
            "The first that holds: something more than 14 days late; a review due within 7 days; a level that rose"
            " or a goal finished within 14 days; the next role and how many of its skills are met; the number of"
            " gaps and the largest.",
        ),
        Rule(
            "Do next",
            "Late things, then those due within 14 days, meetings, skills of active goals rated longer ago than"
            f" {settings.stale_after.text}, active goals without a next step; at most five.",
        ),
        Rule(
            "Gap",
            f"Target minus current level. {CURRENT_LEVEL[settings.current_level]} Skills that are not assessed are"
            f" left out of sums{_unknown(desk)}.",
        ),
        Rule(
            "Even pace",
            f"The share of the quarter's days that are over: {gone} of {days}.",
        ),
        Rule(
            "Health",
            "Off track once the due date has passed; at risk if a milestone is more than 7 days late or progress is"
            " more than 25 points behind the time; a state set by hand wins.",
        ),
        Rule("Files", _files(desk)),
    )


def _unknown(desk: Desk) -> str:
    unknown = desk.figures.gaps.unknown
    return f": {count(unknown, 'skill')} here" if unknown else ""


def _files(desk: Desk) -> str:
    """`content/goals/ (14), content/skills/ (20), careerplan.toml`."""
    paths = {record.place.path for record in desk.records.values() if record.kind in READ_BY_TODAY}
    folders = Counter(path.rsplit("/", 1)[0] + "/" for path in paths if path)
    listed = [f"{folder} ({number})" for folder, number in sorted(folders.items())]
    return ", ".join([*listed, "careerplan.toml"])
