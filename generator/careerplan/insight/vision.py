"""The vision: which one is current, how far away it lies, and what hangs on an earlier one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from careerplan.plan.amount import Span
from careerplan.plan.goal import FINISHED
from careerplan.plan.plan import Plan
from careerplan.plan.record import RoleId
from careerplan.plan.reference import fold
from careerplan.plan.vision import Vision
from careerplan.plan.when import When, day, days_between

DAYS_PER_YEAR = 365.2425
SHORTEST_YEARS = 3
LONGEST_YEARS = 10

WarningCode = Literal["horizon-short", "horizon-long", "horizon-passed"]


class VisionWarning(Struct, frozen=True):
    """Something about the horizon that the method advises against."""

    code: WarningCode
    text: str


class Circle(Struct, frozen=True, kw_only=True):
    """One of the seven regions of what one enjoys, is good at, and is paid for."""

    enjoy: bool
    good_at: bool
    paid_for: bool
    name: Literal["ideal", "hobby", "trap", "grow", "paid"]
    """What the region means: enjoying comes before being good at it."""
    items: tuple[str, ...] = ()
    """As written, in the order of the vision."""


PoleName = Literal["track", "technical", "breadth", "shape"]


class Pole(Struct, frozen=True):
    """One choice about the kind of role wanted."""

    name: PoleName
    chosen: str | None
    """The side chosen, as `ic` or `not technical`; none is undecided, and never guessed."""


class VisionFigure(Struct, frozen=True, kw_only=True):
    """The vision and its time."""

    current: Vision | None = None
    earlier: tuple[Vision, ...] = ()
    """All others, newest first; undated ones last."""
    target_date: dt.date | None = None
    """The day the horizon reaches to; none without a horizon, or a start to count it from."""
    years_left: float | None = None
    """Years from today to the target date; negative once it has passed."""
    warnings: tuple[VisionWarning, ...] = ()
    poles: tuple[Pole, ...] = ()
    """All four, undecided ones too."""
    circles: tuple[Circle, ...] = ()
    """The seven regions, empty ones too; none at all if no list is written."""
    orphaned: tuple[str, ...] = ()
    """Open goals that belong to a vision which is no longer the current one."""


def current_vision(plan: Plan, today: dt.date) -> Vision | None:
    """The newest vision that is not retired; an undated `vision.md` counts as newest."""
    candidates = [vision for vision in plan.visions if not is_retired(vision, today)]
    # of two written on one day the later in the plan is the newer
    return max(enumerate(candidates), key=lambda item: (_age_key(item[1]), item[0]))[1] if candidates else None


def is_retired(vision: Vision, today: dt.date) -> bool:
    """True once a vision was given up."""
    if isinstance(vision.retired, When):
        return vision.retired.first is None or vision.retired.first <= today
    return bool(vision.retired)


def _age_key(vision: Vision) -> tuple[dt.date, dt.date]:
    if vision.written is not None:
        return vision.written.order
    undated_is_newest = vision.place.path in ("content/vision.md", "vision.md")
    day = dt.date.max if undated_is_newest else dt.date.min
    return (day, day)


def vision_figures(plan: Plan, today: dt.date) -> VisionFigure:
    """The current vision with its time, its warnings, and the visions before it."""
    current = current_vision(plan, today)
    earlier = sorted((v for v in plan.visions if v is not current), key=_age_key, reverse=True)
    orphaned = _orphaned(plan, current)
    if current is None:
        return VisionFigure(earlier=tuple(earlier), orphaned=orphaned)
    target = target_date(current)
    return VisionFigure(
        current=current,
        earlier=tuple(earlier),
        target_date=target,
        years_left=_years(today, target) if target is not None else None,
        warnings=tuple(horizon_warnings(current, today)),
        poles=poles(current),
        circles=circles(current),
        orphaned=orphaned,
    )


def target_date(vision: Vision) -> dt.date | None:
    """The day a vision reaches to: its horizon's last day, or so long after `written`."""
    if isinstance(vision.horizon, When):
        return vision.horizon.last
    if vision.horizon is None or vision.written is None or vision.written.first is None:
        return None
    return vision.horizon.after(vision.written.first)


def horizon_warnings(vision: Vision, today: dt.date) -> Iterable[VisionWarning]:
    """Under three years is too incremental, over ten too unpredictable; a date that has passed is over."""
    target = target_date(vision)
    if target is not None and target <= today:
        yield VisionWarning("horizon-passed", "The target date has passed: write a new version.")
    shortest, longest = _horizon_years(vision, today)
    if longest is not None and longest < SHORTEST_YEARS:
        yield VisionWarning("horizon-short", "Under 3 years is too incremental: a vision looks 3 to 10 years ahead.")
    if shortest is not None and shortest > LONGEST_YEARS:
        yield VisionWarning(
            "horizon-long",
            "Over 10 years is too unpredictable in tech: a vision looks 3 to 10 years ahead.",
        )


def _horizon_years(vision: Vision, today: dt.date) -> tuple[float | None, float | None]:
    """The least and the most years that were looked ahead: `2021` to `2031` is 9 to 11.

    Counted from `written`, else from today while the target still lies ahead.
    """
    if isinstance(vision.horizon, Span):
        years = vision.horizon.months / 12 + vision.horizon.days / DAYS_PER_YEAR
        return (years, years)
    if vision.horizon is None:
        return (None, None)
    written = vision.written or day(today)
    reach = vision.horizon
    if vision.written is None and reach.last is not None and reach.last <= today:
        return (None, None)
    return (_span_years(written.last, reach.first), _span_years(written.first, reach.last))


def _span_years(first: dt.date | None, last: dt.date | None) -> float | None:
    return None if first is None or last is None else _years(first, last)


def _years(first: dt.date, last: dt.date) -> float:
    return round(days_between(first, last) / DAYS_PER_YEAR, 1)


def poles(vision: Vision) -> tuple[Pole, ...]:
    """The four choices about the kind of role, in the order of the vision's keys."""
    technical = {True: "technical", False: "not technical", None: None}[vision.technical]
    return (
        Pole("track", vision.track),
        Pole("technical", technical),
        Pole("breadth", vision.breadth),
        Pole("shape", vision.shape),
    )


_REGIONS: Sequence[Circle] = (
    Circle(enjoy=True, good_at=True, paid_for=True, name="ideal"),
    Circle(enjoy=True, good_at=True, paid_for=False, name="hobby"),
    Circle(enjoy=True, good_at=False, paid_for=True, name="grow"),
    Circle(enjoy=True, good_at=False, paid_for=False, name="grow"),
    Circle(enjoy=False, good_at=True, paid_for=True, name="trap"),
    Circle(enjoy=False, good_at=True, paid_for=False, name="trap"),
    Circle(enjoy=False, good_at=False, paid_for=True, name="paid"),
)


def circles(vision: Vision) -> tuple[Circle, ...]:
    """The seven regions of the three lists; an item is the same if it differs only in case."""
    lists = (vision.enjoy, vision.good_at, vision.paid_for)
    if not any(lists):
        return ()
    enjoy, good_at, paid_for = ({fold(item) for item in items} for items in lists)
    shown = {fold(item): item for items in reversed(lists) for item in reversed(items)}
    ordered = dict.fromkeys(fold(item) for items in lists for item in items)
    regions: dict[tuple[bool, bool, bool], list[str]] = {}
    for item in ordered:
        regions.setdefault((item in enjoy, item in good_at, item in paid_for), []).append(shown[item])
    return tuple(
        Circle(
            enjoy=region.enjoy,
            good_at=region.good_at,
            paid_for=region.paid_for,
            name=region.name,
            items=tuple(regions.get((region.enjoy, region.good_at, region.paid_for), ())),
        )
        for region in _REGIONS
    )


def next_role_id(vision: Vision | None) -> RoleId | None:
    """The next step: `next_role`, else the destination."""
    if vision is None:
        return None
    return vision.next_role or vision.role


def _orphaned(plan: Plan, current: Vision | None) -> tuple[str, ...]:
    return tuple(
        goal.id
        for goal in plan.goals
        if goal.status not in FINISHED and goal.vision is not None and (current is None or goal.vision != current.id)
    )
