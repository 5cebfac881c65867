"""What changed since we last had to do with each other: what was reached, what moved, what has come to be late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from careerplan.insight.ratings import past_day
from careerplan.insight.since import happened_since
from careerplan.insight.words import late, quoted
from careerplan.plan.when import When
from careerplan.site.views.parts import Desk, Pill
from careerplan.site.views.share.reader import Reader, folded
from careerplan.site.views.sheets.brief import LOOK_BACK, change_said
from careerplan.site.words import Day

MOST = 6


class Change(Struct, frozen=True):
    """One thing that happened, or that should have."""

    text: str
    day: Day | None
    pill: Pill | None = None
    """How late it is."""


class Changes(Struct, frozen=True, kw_only=True):
    """What happened, the newest first."""

    name: Literal["changes"] = "changes"
    title: str
    """To be read before the day: `Since we last met,`."""
    since: Day | None
    rows: tuple[Change, ...]
    folded: tuple[Change, ...]


class Since(Struct, frozen=True):
    """The day from which on a thing is new to the reader, and why it is that one."""

    day: dt.date
    title: str


def changes(reader: Reader) -> Changes | None:
    """None if nothing that has a date changed among what the reader may see."""
    since = since_when(reader)
    found = [*_happened(reader, since.day), *_late(reader, since.day)]
    found.sort(key=lambda item: item[0], reverse=True)
    if not found:
        return None
    rows, rest = folded([change for _, change in found], MOST)
    return Changes(title=since.title, since=reader.desk.day(since.day), rows=rows, folded=rest)


def since_when(reader: Reader) -> Since:
    """Our last meeting, else their last advice, else their last feedback, else three months ago."""
    today, figure = reader.desk.today, reader.figure
    if figure is not None and figure.last_met is not None:
        return Since(figure.last_met, "Since we last met,")
    if figure is not None and (advised := _last((advice.date for advice in figure.person.advice), today)):
        return Since(advised, "Since your last advice,")
    given = (feedback.date for feedback in reader.desk.plan.feedback if feedback.from_ == reader.rater)
    if said := _last(given, today):
        return Since(said, "Since your last feedback,")
    return Since(LOOK_BACK.before(today), "What changed since")


def _last(dates: Iterable[When | None], today: dt.date) -> dt.date | None:
    return max((day for when in dates if (day := past_day(when, today)) is not None), default=None)


def _happened(reader: Reader, since: dt.date) -> Iterator[tuple[dt.date, Change]]:
    desk = reader.desk
    skills = [figure for figure in desk.figures.skills if figure.id not in reader.asked]
    for item in happened_since(desk.figures.goals, skills, since, desk.today):
        yield item.day, Change(change_said(desk, item), desk.day(item.day))


def _late(reader: Reader, since: dt.date) -> Iterator[tuple[dt.date, Change]]:
    """Goals and milestones whose day came and went: a page that only told what went well would not be true."""
    desk = reader.desk
    for figure in desk.figures.goals:
        if not figure.is_open or figure.goal.status == "idea":
            continue
        title = quoted(figure.goal.title)
        if figure.days_late and figure.end is not None and figure.end > since:
            yield figure.end, _overdue(desk, title, figure.end, figure.days_late)
        for milestone in figure.late_milestones:
            due = milestone.due.last
            if due is not None and due > since:
                yield due, _overdue(desk, f"{quoted(milestone.title)} of {title}", due, milestone.days)


def _overdue(desk: Desk, what: str, due: dt.date, days: int) -> Change:
    return Change(f"{what} was due", desk.day(due), Pill(late(days), "bad"))
