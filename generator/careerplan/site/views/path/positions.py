"""Positions on the path, the lived ones and the planned, every move drawn alike."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.path import PositionFigure, RaisedNeed, Stroke
from careerplan.insight.roles import RoleFigure
from careerplan.insight.words import count, length
from careerplan.plan.position import Satisfaction
from careerplan.plan.record import RoleId
from careerplan.plan.vision import Track
from careerplan.site.addresses import PATH, anchor
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, SourceFile
from careerplan.site.views.path.lanes import TRACKS, Lane, Point, Stop, lanes, stops
from careerplan.site.views.roles.role_columns import needs_met_said
from careerplan.site.words import Day, day_of


class Raised(Struct, frozen=True):
    """A skill that a position asks more of than the one before."""

    skill: Link
    said: str
    """`novice to advanced`, or `new: advanced`."""


class Listed(Struct, frozen=True):
    """A list with its name: what was good, what was bad, what it taught."""

    title: str
    items: tuple[str, ...]


class PositionRow(Struct, frozen=True, kw_only=True):
    """One position."""

    id: str
    """Its anchor; empty for one that is only planned."""
    stop: Stop
    title: str
    role: Link | None
    """The role of the plan, where the title is not its own."""
    sample: bool
    first: Day | None
    last: Day | None
    is_present: bool
    where: str
    """Organisation and track."""
    move: str
    stroke: Stroke | None
    """None for what is only planned."""
    facts: tuple[str, ...]
    """How long, growing in place, the first 90 days, what was left to learn."""
    details: tuple[str, ...]
    why: str
    raised_said: str
    """`Asks more than the position before: 9 needs, 10 levels`; empty if it does not."""
    raised: tuple[Raised, ...]
    satisfaction: tuple[Day, ...]
    """`4` with its date, in the order of time."""
    lists: tuple[Listed, ...]
    body: Markup
    links: tuple[Outside, ...]
    source: SourceFile | None
    mentions: tuple[Link, ...]


class Zigzag(Struct, frozen=True):
    """The path so far and what is planned of it."""

    lanes: tuple[Lane, ...]
    rows: tuple[PositionRow, ...]


class _Planned(Struct, frozen=True):
    """A role that the vision leads to."""

    role: RoleFigure
    said: str
    when: Day | None


def zigzag(desk: Desk) -> Zigzag:
    """Positions in the order of time, then the roles that the vision leads to."""
    lived = desk.figures.path.positions
    planned = list(_planned(desk)) if lived else []
    tracks: list[Track | None] = [figure.track for figure in lived]
    tracks += [item.role.role.track for item in planned]
    points: list[Point] = ["present" if figure.present else _past(desk, figure) for figure in lived]
    points += ["planned"] * len(planned)
    way = stops(list(zip(tracks, points, strict=True)))
    rows = [_row(desk, figure, stop) for figure, stop in zip(lived, way, strict=False)]
    rows += [_planned_row(item, stop) for item, stop in zip(planned, way[len(lived) :], strict=True)]
    return Zigzag(lanes(tracks), tuple(rows))


def _past(desk: Desk, figure: PositionFigure) -> Point:
    """A position that only begins later is planned."""
    return "planned" if figure.start is not None and figure.start > desk.today else "past"


def _planned(desk: Desk) -> Iterator[_Planned]:
    vision = desk.figures.vision.current
    if vision is None:
        return
    roles = {figure.role.id: figure for figure in desk.figures.roles}
    steps: dict[RoleId, str] = {}
    for role, said in ((vision.next_role, "Next step"), (vision.role, "Destination")):
        if role is not None and role in roles and not roles[role].present:
            steps.setdefault(role, said)
    for role, said in steps.items():
        when = desk.day(desk.figures.vision.target_date) if role == vision.role else None
        yield _Planned(roles[role], said, when)


def _row(desk: Desk, figure: PositionFigure, stop: Stop) -> PositionRow:
    position = figure.position
    title = desk.title(position)
    role = desk.link("role", figure.role.id) if figure.role is not None else None
    lists = (("Good", position.good), ("Bad", position.bad), ("It taught me", position.lessons))
    return PositionRow(
        id=anchor(position.key),
        stop=stop,
        title=title,
        role=role,
        sample=position.sample,
        first=desk.when(position.start),
        last=desk.when(position.end),
        is_present=figure.present,
        where=", ".join(part for part in (position.organisation, _track(figure.track)) if part),
        move=figure.move_said,
        stroke=figure.stroke,
        facts=tuple(position_facts(figure)),
        details=tuple(position_details(figure)),
        why=position.why,
        raised_said=raised_said(figure),
        raised=tuple(_raised(desk, need) for need in figure.raised),
        satisfaction=tuple(_satisfied(desk, item) for item in position.satisfaction),
        lists=tuple(Listed(name, items) for name, items in lists if items),
        body=desk.bodies.html(position.body, PATH, position.place.path, anchor(position.key)),
        links=outside_links(desk, position),
        source=desk.source(position.place.path),
        mentions=desk.mentioned_in(position.key),
    )


def _track(track: Track | None) -> str:
    return f"{TRACKS[track]} track" if track is not None else ""


def position_facts(figure: PositionFigure) -> Iterator[str]:
    """How long it was, what it was to you, and what was left to learn, each in one sentence."""
    if figure.in_place:
        yield figure.in_place
    elif figure.days is not None:
        yield f"{length(figure.days)}{' so far' if figure.present else ''}."
    if figure.position.meaning is not None:
        yield f"{'It is' if figure.present else 'It was'} a {figure.position.meaning} to you."
    if figure.in_first_days and figure.first_days is not None:
        until = day_of(figure.first_days[1], None).text
        yield f"These are its first 90 days, until {until}: a time to watch before you change anything."
    if figure.at_start is not None:
        yield figure.at_start.said


def position_details(figure: PositionFigure) -> Iterator[str]:
    """Who reported to you."""
    reports = figure.position.reports
    if reports is not None:
        yield "No direct reports." if reports.high == 0 else f"Direct reports: {reports}."


def _satisfied(desk: Desk, item: Satisfaction) -> Day:
    """A score of 1 to 5 with its date."""
    day = desk.when(item.date)
    return Day(day.iso if day is not None else "", f"{item.score} ({day.text})" if day is not None else str(item.score))


def raised_said(figure: PositionFigure) -> str:
    """How much more a position asks for than the one before; needs that are new to it have no levels to add."""
    if not figure.raised:
        return ""
    levels = f", {count(figure.raised_levels, 'level')}" if figure.raised_levels else ""
    return f"Asks more than the position before: {count(len(figure.raised), 'need')}{levels}"


def _raised(desk: Desk, need: RaisedNeed) -> Raised:
    now = desk.word(need.now)
    said = f"new: {now}" if need.before is None else f"{desk.word(need.before)} to {now}"
    return Raised(desk.link("skill", need.skill), said)


def _planned_row(item: _Planned, stop: Stop) -> PositionRow:
    role = item.role.role
    met = needs_met_said(item.role)
    return PositionRow(
        id="",
        stop=stop,
        title=role.title,
        role=Link(role.title, f"roles/{role.id}.html"),
        sample=False,
        first=item.when,
        last=None,
        is_present=False,
        where=_track(role.track),
        move=f"{item.said}, planned",
        stroke=None,
        facts=(f"{met}.",) if met else (),
        details=(),
        why="",
        raised_said="",
        raised=(),
        satisfaction=(),
        lists=(),
        body=Markup(),
        links=(),
        source=None,
        mentions=(),
    )
