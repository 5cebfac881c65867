"""Where I come from and where I am going: goals over time, positions, and the roles I aim for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.words import verb
from careerplan.plan.role import Role
from careerplan.site.charts.times import Axis, axis
from careerplan.site.views.parts import Desk
from careerplan.site.views.share.reader import Reader
from careerplan.site.views.sheets.brief import open_goals
from careerplan.site.views.timeline.timeline_rows import Row, goal_entry, in_time, row
from careerplan.site.views.timeline.timeline_scale import whole_scale
from careerplan.site.words import Day

MOST_BARS = 10
KINDS_OF_MARKS = ("reached", "planned", "overdue")


class TimelineSection(Struct, frozen=True, kw_only=True):
    """Open goals that have a date, on one scale."""

    name: Literal["timeline"] = "timeline"
    title: str
    axis: Axis
    rows: tuple[Row, ...]
    marks: tuple[str, ...]
    more: str


class PathLine(Struct, frozen=True, kw_only=True):
    """A position held, or a role that I aim for."""

    title: str
    where: str
    first: Day | None
    last: Day | None
    is_present: bool
    move: str


class PathSection(Struct, frozen=True, kw_only=True):
    """The way so far, and the way ahead."""

    name: Literal["path"] = "path"
    title: str
    vision: str
    text: Markup
    until: Day | None
    rows: tuple[PathLine, ...]


def timeline(reader: Reader) -> TimelineSection | None:
    """None without an open goal that has a date."""
    desk = reader.desk
    entries = in_time(goal_entry(desk, figure) for figure in open_goals(desk.figures.goals) if figure.dated)
    if not entries:
        return None
    scale = whole_scale(entries[:MOST_BARS], (), desk.today)
    rows = tuple(row(entry, scale) for entry in entries[:MOST_BARS])
    left = len(entries) - len(rows)
    present = {mark.kind for line in rows for mark in line.bar.marks}
    return TimelineSection(
        title="My goals over time",
        axis=axis(scale, desk.today, "time"),
        rows=rows,
        marks=tuple(kind for kind in KINDS_OF_MARKS if kind in present),
        more=f"And {left} that {verb(left, 'begins', 'begin')} later." if left else "",
    )


def path(reader: Reader) -> PathSection | None:
    """None where neither a vision nor a position is in sight."""
    desk = reader.desk
    figure = desk.figures.vision
    vision = figure.current
    rows = (*_positions(desk), *_ahead(desk))
    if vision is None and not rows:
        return None
    return PathSection(
        title="Where I come from, and where I am going" if desk.figures.path.positions else "Where I am going",
        vision=desk.title(vision) if vision is not None else "",
        text=desk.bodies.alone(vision.body.text, "vision") if vision is not None else Markup(),
        until=desk.day(figure.target_date),
        rows=rows,
    )


def _positions(desk: Desk) -> Iterator[PathLine]:
    for figure in desk.figures.path.positions:
        yield PathLine(
            title=desk.title(figure.position),
            where=figure.position.organisation,
            first=desk.when(figure.position.start),
            last=desk.when(figure.position.end),
            is_present=figure.present,
            move=figure.move_said,
        )


def _ahead(desk: Desk) -> Iterator[PathLine]:
    """The next role and the one after it, each once and not if it is held now."""
    vision = desk.figures.vision.current
    if vision is None:
        return
    roles: dict[str, Role] = {figure.role.id: figure.role for figure in desk.figures.roles if not figure.present}
    steps: dict[str, str] = {}
    for name, said in ((vision.next_role, "Next step"), (vision.role, "Destination")):
        if name is not None and name in roles:
            steps.setdefault(name, said)
    for role, said in steps.items():
        yield PathLine(title=roles[role].title, where="", first=None, last=None, is_present=False, move=said)
