"""Charts of amounts: used against planned with an even-pace tick, and one bar of labelled parts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from careerplan.site.words import percent

CLEAR = 0.2
"""The share of an axis that the word of its cap needs on either side."""


class Bullet(Struct, frozen=True, kw_only=True):
    """A bar of what is planned, filled by what is used; more than planned stands out."""

    planned: str
    used: str | None = None
    over_x: str | None = None
    over: str | None = None
    pace: str | None = None
    """Where an even pace would be today."""


def bullet(used: float, planned: float, elapsed: float | None = None) -> Bullet:
    """Used and planned on a common scale; `elapsed` is the share of the time that has passed."""
    top = max(used, planned) or 1
    return Bullet(
        planned=percent(planned / top),
        used=percent(min(used, planned) / top) if used else None,
        over_x=percent(planned / top) if used > planned else None,
        over=percent((used - planned) / top) if used > planned else None,
        pace=percent(elapsed * planned / top) if elapsed is not None and planned else None,
    )


class Part(Struct, frozen=True):
    """A part of a whole."""

    x: str
    width: str
    kind: str
    label: str


def parts(rows: Iterable[tuple[str, str, float]]) -> tuple[Part, ...]:
    """One bar of 100 %: kind, label and amount of each part; empty parts are not drawn."""
    listed = list(rows)
    whole = sum(amount for _, _, amount in listed)
    found: list[Part] = []
    before = 0.0
    for kind, label, amount in listed:
        if whole and amount:
            found.append(Part(percent(before / whole), percent(amount / whole), kind, label))
            before += amount
    return tuple(found)


class LoadScale(Struct, frozen=True):
    """Minutes a week, from 0 to a whole number of hours above all loads and the cap."""

    top: int
    cap: int | None
    ticks: tuple[tuple[str, str, bool], ...]
    """Place, word, and whether it is the cap's."""

    @classmethod
    def of(cls, most: int, cap: int | None) -> LoadScale:
        """A scale for the largest load; ticks that would touch the cap's word are left out."""
        top = max(-(-max(most, cap or 0) // 60), 1) * 60
        places = [0, top] if cap is None else [minutes for minutes in (0, top) if abs(minutes - cap) > top * CLEAR]
        ticks = [(percent(minutes / top), f"{minutes // 60} h", False) for minutes in places]
        if cap is not None:
            ticks.append((percent(cap / top), f"cap {cap / 60:g} h", True))
        return cls(top, cap, tuple(ticks))


class Load(Struct, frozen=True, kw_only=True):
    """One week: up to the cap, what lies above it, and the cap."""

    within: str | None
    over_x: str | None
    over: str | None
    cap: str | None


def load(minutes: int, scale: LoadScale) -> Load:
    """The bar of one week on the common scale."""
    cap = scale.cap
    within = minutes if cap is None else min(minutes, cap)
    above = minutes - within
    return Load(
        within=percent(within / scale.top) if within else None,
        over_x=percent(within / scale.top) if above else None,
        over=percent(above / scale.top) if above else None,
        cap=percent(cap / scale.top) if cap is not None else None,
    )
