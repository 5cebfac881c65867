"""People in a table, and whom to meet next with the question for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.people import PersonFigure
from careerplan.insight.words import count, late, length, relative, when_text
from careerplan.plan.amount import Money
from careerplan.plan.when import When
from careerplan.site.views.parts import Desk, Link, SourceFile, Tone
from careerplan.site.words import Day, money_text

MEETINGS_SHOWN = 5
SOON = dt.timedelta(days=30)
"""How far ahead a meeting that is only due, not arranged, is worth a line."""


class Next(Struct, frozen=True, kw_only=True):
    """The next meeting in a word: arranged, due or late."""

    text: str
    """`Meets 24 Nov`, or words relative to today."""
    tone: Tone = ""
    iso: str = ""
    """The day it is due, for words that the script keeps true."""


class PersonRow(Struct, frozen=True, kw_only=True):
    """One person."""

    link: Link
    sample: bool
    about: str
    """`Mentor, role model: negotiation`."""
    last: Day | None
    days_since: int | None
    since_said: str
    """`38 days ago`; empty if you have not met."""
    every: str
    next: Next | None
    next_order: str
    """For sorting: the day of the next meeting, none last."""
    coffees: str
    """`2 of 4`: had of those arranged; `2` where none is to come; empty for none."""
    cost: str
    """What the coffees cost, each currency for itself."""


class Meeting(Struct, frozen=True, kw_only=True):
    """Somebody to meet, and what to ask."""

    when: Day | None
    link: Link
    ask: str
    next: Next | None
    source: SourceFile | None


def person_row(desk: Desk, figure: PersonFigure) -> PersonRow:
    """The row of one person."""
    person = figure.person
    planned = figure.coffees + figure.coffees_planned
    day = meeting_day(figure)
    return PersonRow(
        link=desk.link("person", person.id),
        sample=person.sample,
        about=_about(relations_text(person.relations), desk.links("skill", person.topics)),
        last=desk.day(figure.last_met),
        days_since=figure.days_since,
        since_said=days_ago(figure.days_since),
        every=person.every.text if person.every is not None else "",
        next=next_words(desk, figure),
        next_order=day.isoformat() if day is not None else "",
        coffees=_of(figure.coffees, planned),
        cost=purse_text(figure.cost),
    )


def relations_text(relations: Iterable[str]) -> str:
    """`Mentor, role model`."""
    words = ", ".join(relation.replace("-", " ") for relation in relations)
    return words[:1].upper() + words[1:]


def _about(relations: str, topics: Iterable[Link]) -> str:
    return ": ".join(part for part in (relations, ", ".join(topic.title for topic in topics)) if part)


def days_ago(days: int | None) -> str:
    """`38 days ago`: in days, however long ago."""
    if days is None:
        return ""
    return "today" if days == 0 else f"{count(days, 'day')} ago"


def _of(part: int, whole: int) -> str:
    if not whole:
        return ""
    return str(part) if part == whole else f"{part} of {whole}"


def purse_text(purse: Mapping[str, int]) -> str:
    """`13.50 EUR, 4 GBP`: currencies are never added."""
    return ", ".join(money_text(Money(currency, minor)) for currency, minor in purse.items() if minor)


def next_words(desk: Desk, figure: PersonFigure) -> Next | None:
    """An arranged meeting by its day; else when it is due by cadence, and how late that is."""
    if figure.arranged is not None:
        shown = desk.when(figure.arranged)
        return Next(text=f"Meets {shown.text}" if shown is not None else "Arranged")
    if figure.next_due is None:
        return None
    iso = figure.next_due.isoformat()
    if figure.overdue:
        return Next(text=late(figure.days_overdue), tone="bad", iso=iso)
    return Next(text=relative(figure.next_due, desk.today), iso=iso)


def meeting_day(figure: PersonFigure) -> dt.date | None:
    """The day to meet: as arranged, else as due."""
    if figure.arranged is not None:
        return _day_of(figure.arranged) or figure.next_due
    return figure.next_due


def _day_of(when: When) -> dt.date | None:
    return when.last or when.first


def meet_next(desk: Desk, people: Sequence[PersonFigure]) -> tuple[Meeting, ...]:
    """At most five: what is late or arranged or due soon, by day; then questions without a day."""
    dated = [(day, figure) for figure in people if (day := meeting_day(figure)) is not None]
    near = [(day, f) for day, f in dated if f.arranged is not None or day <= desk.today + SOON]
    ordered = [figure for _, figure in sorted(near, key=lambda item: (item[0], item[1].id))]
    asked = [figure for figure in people if figure.person.ask and meeting_day(figure) is None]
    return tuple(_meeting(desk, figure) for figure in (*ordered, *asked)[:MEETINGS_SHOWN])


def _meeting(desk: Desk, figure: PersonFigure) -> Meeting:
    person = figure.person
    arranged = desk.when(figure.arranged)
    return Meeting(
        when=arranged or desk.day(figure.next_due),
        link=desk.link("person", person.id),
        ask=person.ask,
        next=_until(desk, figure),
        source=desk.source(person.place.path),
    )


def _until(desk: Desk, figure: PersonFigure) -> Next | None:
    """How far away the meeting is; none for one that has no exact day."""
    if figure.arranged is None:
        return next_words(desk, figure)
    if figure.arranged.precision != "day" or figure.arranged.last is None:
        return Next(text="Arranged")
    return Next(text=relative(figure.arranged.last, desk.today), iso=figure.arranged.last.isoformat())


def people_headline(people: Sequence[PersonFigure], today: dt.date) -> str:
    """Who is overdue, and who is met next."""
    if not people:
        return "Nobody in your plan yet"
    parts = [_overdue(people), _arranged(people, today)]
    said = " ".join(part for part in parts if part)
    return said or f"{count(len(people), 'person', 'people')}, no meeting arranged"


def _overdue(people: Sequence[PersonFigure]) -> str:
    overdue = [figure for figure in people if figure.overdue and figure.arranged is None]
    if not overdue:
        return ""
    worst = max(overdue, key=lambda figure: figure.days_overdue)
    if len(overdue) == 1:
        return f"{worst.person.title} is {length(worst.days_overdue)} overdue."
    return f"{len(overdue)} people are overdue, {worst.person.title} by {length(worst.days_overdue)}."


def _arranged(people: Sequence[PersonFigure], today: dt.date) -> str:
    ahead = [(figure.arranged, figure) for figure in people if figure.arranged is not None]
    if not ahead:
        return ""
    when, first = min(ahead, key=lambda item: (item[0].order, item[1].id))
    exact = when.last if when.precision == "day" else None
    said = relative(exact, today) if exact is not None else when_text(when, today)
    return f"Next: {first.person.title}, {said}."
