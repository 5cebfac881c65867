"""The ledger of coffees: with whom, what each gave, what it cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from careerplan.insight.amounts import purse
from careerplan.insight.people import PersonFigure, was_held
from careerplan.insight.words import count
from careerplan.plan.person import Meeting
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.people.contacts import purse_text
from careerplan.site.words import Day, money_text


class Coffee(Struct, frozen=True, kw_only=True):
    """One coffee, had or arranged."""

    day: Day | None
    link: Link
    gave: str
    skills: tuple[Link, ...]
    cost: str
    is_ahead: bool


class CoffeeYear(Struct, frozen=True):
    """An earlier year, folded."""

    title: str
    """`2025: 6 coffees, 41.20 EUR`."""
    coffees: tuple[Coffee, ...]


class Ledger(Struct, frozen=True, kw_only=True):
    """All coffees, the newest first."""

    title: str
    had: str
    """`5 of 24`, or `8, 4 planned`; without a plan only `5`."""
    bar: Bullet | None
    """Had against planned this year, with the even pace; none without a plan."""
    this_year: tuple[Coffee, ...]
    earlier: tuple[CoffeeYear, ...]


class _Held(Struct, frozen=True):
    """A coffee with whom it was."""

    person: str
    meeting: Meeting


def ledger(desk: Desk, people: Sequence[PersonFigure]) -> Ledger:
    """The coffees of this year and those to come; earlier years by themselves."""
    every = [_Held(figure.id, meeting) for figure in people for meeting in figure.person.meetings]
    coffees = [held for held in every if held.meeting.kind == "coffee"]
    coffees.sort(key=lambda held: (held.meeting.date.order, held.person), reverse=True)
    years = sorted({_year(held) for held in coffees}, reverse=True)
    now = desk.today.year
    this_year = [held for held in coffees if _year(held) >= now]
    planned = desk.figures.resources.year.planned.coffees
    had = sum(was_held(held.meeting, desk.today) for held in this_year)
    elapsed = desk.today.timetuple().tm_yday / 366
    return Ledger(
        title=_title(desk, this_year, had),
        had=_of_planned(had, planned),
        bar=bullet(had, planned, elapsed) if planned else None,
        this_year=tuple(_coffee(desk, held) for held in this_year),
        earlier=tuple(_year_row(desk, year, coffees) for year in years if year < now),
    )


def _year(held: _Held) -> int:
    day = held.meeting.date.last or held.meeting.date.first
    return day.year if day is not None else 0


def _title(desk: Desk, coffees: Iterable[_Held], had: int) -> str:
    """`Coffees: 5 this year, 38.10 EUR`."""
    return f"Coffees: {had or 'none'} this year{_cost_after(desk, coffees)}"


def _of_planned(had: int, planned: int) -> str:
    """`5 of 24`, or `8, 4 planned` where it is more."""
    if not planned:
        return str(had)
    return f"{had} of {planned}" if had <= planned else f"{had}, {planned} planned"


def _cost_after(desk: Desk, coffees: Iterable[_Held]) -> str:
    """`, 38.10 EUR`: what those had by today cost; empty for nothing."""
    had = [held.meeting for held in coffees if was_held(held.meeting, desk.today)]
    cost = purse_text(purse(meeting.cost for meeting in had if meeting.cost is not None))
    return f", {cost}" if cost else ""


def _year_row(desk: Desk, year: int, coffees: Iterable[_Held]) -> CoffeeYear:
    of_year = [held for held in coffees if _year(held) == year]
    had = sum(was_held(held.meeting, desk.today) for held in of_year)
    name = str(year) if year else "Without a date"
    title = f"{name}: {count(had, 'coffee')}{_cost_after(desk, of_year)}"
    return CoffeeYear(title, tuple(_coffee(desk, held) for held in of_year))


def _coffee(desk: Desk, held: _Held) -> Coffee:
    meeting = held.meeting
    return Coffee(
        day=desk.when(meeting.date),
        link=desk.link("person", held.person),
        gave=meeting.note,
        skills=desk.links("skill", meeting.skills),
        cost=money_text(meeting.cost) if meeting.cost is not None and meeting.cost.minor else "",
        is_ahead=not was_held(meeting, desk.today),
    )
