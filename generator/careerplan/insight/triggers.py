"""Leave triggers and energy: what is there, since when, and whether it came all at once.

Private: never on a page that is opened at work. No diagnosis, only what was written down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from careerplan.insight.words import count, verb
from careerplan.plan.amount import Span
from careerplan.plan.page import Checkin, Trigger
from careerplan.plan.plan import Plan

TriggerState = Literal["calm", "several", "at-once"]

DEFAULT_THRESHOLD = 2
QUARTER = Span("3 months", months=3)
LOW_ENERGY = 2
LOW_IN_A_ROW = 3


class PresentTrigger(Struct, frozen=True):
    """A trigger that is there, and the page it stands on."""

    trigger: Trigger
    page: str


class TriggerFigures(Struct, frozen=True, kw_only=True):
    """The leave triggers of all pages together."""

    present: tuple[PresentTrigger, ...] = ()
    """Longest there first; those without a date last."""
    count: int = 0
    """All triggers, absent ones too."""
    threshold: int = DEFAULT_THRESHOLD
    """How many at once stand out: the smallest that a page with triggers sets."""
    state: TriggerState = "calm"
    said: str
    board: tuple[Trigger, ...] = ()
    """All triggers, absent ones too, page by page."""
    signs: tuple[str, ...] = ()
    """That it is time to look around, page by page."""
    checkins: tuple[Checkin, ...] = ()
    """Energy over time, oldest first."""
    low_in_a_row: int = 0
    """How many of the newest check-ins were low, without a break."""
    energy_said: str = ""
    """That energy is low, after three in a row; else empty."""


def trigger_figures(plan: Plan, today: dt.date) -> TriggerFigures:
    """What is present today."""
    boards = [page for page in plan.pages if page.triggers]
    present = sorted(
        (PresentTrigger(trigger, page.id) for page in boards for trigger in page.triggers if trigger.state != "absent"),
        key=lambda item: (_since(item) or dt.date.max, item.trigger.text),
    )
    threshold = min((page.threshold for page in boards), default=DEFAULT_THRESHOLD)
    state = _state(present, threshold)
    checkins = sorted(
        (checkin for page in plan.pages for checkin in page.checkins if _is_past(checkin, today)),
        key=lambda checkin: checkin.date.order if checkin.date is not None else (dt.date.min, dt.date.min),
    )
    low = _low_in_a_row(checkins)
    return TriggerFigures(
        present=tuple(present),
        count=sum(len(page.triggers) for page in boards),
        threshold=threshold,
        state=state,
        said=_said(len(present), sum(len(page.triggers) for page in boards), state),
        board=tuple(trigger for page in boards for trigger in page.triggers),
        signs=tuple(sign for page in plan.pages for sign in page.signs),
        checkins=tuple(checkins),
        low_in_a_row=low,
        energy_said=f"Energy was low in the last {low} check-ins." if low >= LOW_IN_A_ROW else "",
    )


def _since(item: PresentTrigger) -> dt.date | None:
    return item.trigger.since.first if item.trigger.since is not None else None


def _state(present: Sequence[PresentTrigger], threshold: int) -> TriggerState:
    if len(present) < threshold:
        return "calm"
    begun = sorted(day for item in present if (day := _since(item)) is not None)
    together = max(threshold, 2)
    windows = zip(begun, begun[together - 1 :], strict=False)
    return "at-once" if any(last <= QUARTER.after(first) for first, last in windows) else "several"


def _said(present: int, whole: int, state: TriggerState) -> str:
    if not whole:
        return "No leave trigger is written down."
    are = verb(present, "is", "are")
    if state == "at-once":
        return f"{present} of {count(whole, 'trigger')} {are} present: several at the same time."
    if not present:
        return f"None of {count(whole, 'trigger')} is present." if whole > 1 else "The one trigger is absent."
    if whole == 1:
        return "The one trigger is present."
    return f"{present} of {count(whole, 'trigger')} {are} present."


def _is_past(checkin: Checkin, today: dt.date) -> bool:
    return checkin.date is None or checkin.date.first is None or checkin.date.first <= today


def _low_in_a_row(checkins: Sequence[Checkin]) -> int:
    low = 0
    for checkin in reversed(checkins):
        if checkin.energy > LOW_ENERGY:
            break
        low += 1
    return low
