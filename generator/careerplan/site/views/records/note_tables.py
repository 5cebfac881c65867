"""What a note may carry beside its text: leave triggers, check-ins, assumptions, keys of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from careerplan.plan.page import Assumption, Checkin, Page, Trigger
from careerplan.site.views.parts import Desk, Link, Pill, Tone
from careerplan.site.words import Day

STATES: dict[str, tuple[str, Tone]] = {
    "absent": ("Absent", ""),
    "present": ("Present", "warn"),
    "pronounced": ("Pronounced", "bad"),
}


class ChangeRow(Struct, frozen=True):
    """How a trigger changed."""

    day: Day | None
    what: str


class TriggerRow(Struct, frozen=True, kw_only=True):
    """One leave trigger."""

    text: str
    pill: Pill
    since: Day | None
    evidence: str
    learnt_from: Link | None
    changes: tuple[ChangeRow, ...]


class CheckinRow(Struct, frozen=True):
    """How much energy there was."""

    day: Day | None
    energy: int
    note: str


class AssumptionRow(Struct, frozen=True):
    """Something taken for granted."""

    text: str
    answer: str


class KeyRow(Struct, frozen=True):
    """A key of the file that is not one of the program's, as it was written."""

    key: str
    text: str


def trigger_rows(desk: Desk, page: Page) -> tuple[TriggerRow, ...]:
    """The triggers in the order of the page."""
    return tuple(trigger_row(desk, trigger) for trigger in page.triggers)


def trigger_row(desk: Desk, trigger: Trigger) -> TriggerRow:
    """One trigger."""
    return TriggerRow(
        text=trigger.text,
        pill=Pill(*STATES[trigger.state]),
        since=desk.when(trigger.since),
        evidence=trigger.evidence,
        learnt_from=desk.link("position", trigger.from_) if trigger.from_ is not None else None,
        changes=tuple(ChangeRow(desk.when(change.date), change.what) for change in trigger.changes),
    )


def triggers_said(page: Page) -> str:
    """`2 of 7 are present; 3 at once stand out.`; empty without a trigger."""
    if not page.triggers:
        return ""
    present = sum(trigger.state != "absent" for trigger in page.triggers)
    are = "is" if present == 1 else "are"
    return f"{present or 'None'} of {len(page.triggers)} {are} present; {page.threshold} at once stand out."


def checkin_rows(desk: Desk, checkins: Sequence[Checkin]) -> tuple[CheckinRow, ...]:
    """Check-ins, the newest first; undated ones last."""
    dated = sorted(
        ((checkin.date.order, checkin) for checkin in checkins if checkin.date is not None),
        key=lambda item: item[0],
        reverse=True,
    )
    undated = [checkin for checkin in checkins if checkin.date is None]
    ordered = (*(checkin for _, checkin in dated), *undated)
    return tuple(CheckinRow(desk.when(item.date), item.energy, item.note) for item in ordered)


def assumption_rows(page: Page) -> tuple[AssumptionRow, ...]:
    """The assumptions, each with its answer."""
    return tuple(AssumptionRow(item.text, answer_of(item)) for item in page.assumptions)


def answer_of(assumption: Assumption) -> str:
    """Whether it is still true, in a word or as written."""
    if assumption.still_true is None:
        return "No answer yet"
    if isinstance(assumption.still_true, bool):
        return "Still true" if assumption.still_true else "No longer true"
    return assumption.still_true
