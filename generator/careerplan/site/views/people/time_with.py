"""Time with one person: meetings, advice and what became of it, what is needed of them."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.people import was_held
from careerplan.plan.person import Meeting, MeetingKind, Person
from careerplan.plan.when import When
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.words import Day, hours_text, money_text

MEETINGS: dict[MeetingKind, str] = {
    "coffee": "Coffee",
    "one-to-one": "One-to-one",
    "shadow": "Shadowing",
    "call": "Call",
}


class MeetingRow(Struct, frozen=True, kw_only=True):
    """One meeting."""

    day: Day | None
    kind: str
    detail: str
    """Length and cost: `1 h 30, 5.20 EUR`."""
    note: str
    skills: tuple[Link, ...]
    is_ahead: bool


class AdviceRow(Struct, frozen=True, kw_only=True):
    """One piece of advice."""

    text: str
    day: Day | None
    became: str
    """Empty as long as nothing became of it."""


class NeedRow(Struct, frozen=True, kw_only=True):
    """Something needed of them."""

    what: str
    by: Day | None
    money: str
    pill: Pill | None
    """That the day has passed, if it has."""


def meeting_rows(desk: Desk, person: Person) -> tuple[MeetingRow, ...]:
    """The meetings, the newest first, those to come among them."""
    ordered = sorted(person.meetings, key=lambda meeting: meeting.date.order, reverse=True)
    return tuple(_meeting(desk, meeting) for meeting in ordered)


def _meeting(desk: Desk, meeting: Meeting) -> MeetingRow:
    cost = money_text(meeting.cost) if meeting.cost is not None and meeting.cost.minor else ""
    return MeetingRow(
        day=desk.when(meeting.date),
        kind=MEETINGS[meeting.kind],
        detail=", ".join(part for part in (hours_text(meeting.hours), cost) if part),
        note=meeting.note,
        skills=desk.links("skill", meeting.skills),
        is_ahead=not was_held(meeting, desk.today),
    )


def advice_rows(desk: Desk, person: Person) -> tuple[AdviceRow, ...]:
    """Their advice, the newest first; undated ones last."""
    dated = [advice for advice in person.advice if advice.date is not None]
    undated = [advice for advice in person.advice if advice.date is None]
    dated.sort(key=lambda advice: advice.date.order if advice.date is not None else (), reverse=True)
    return tuple(
        AdviceRow(text=advice.text, day=desk.when(advice.date), became=advice.became) for advice in (*dated, *undated)
    )


def need_rows(desk: Desk, person: Person) -> tuple[NeedRow, ...]:
    """What you need of them, in the order of the file."""
    return tuple(
        NeedRow(
            what=want.what,
            by=desk.when(want.by),
            money=money_text(want.money) if want.money is not None else "",
            pill=Pill("Date passed", "bad") if _has_passed(desk, want.by) else None,
        )
        for want in person.needs
    )


def _has_passed(desk: Desk, by: When | None) -> bool:
    return by is not None and by.last is not None and by.last < desk.today
