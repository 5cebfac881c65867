"""Charts of amounts: used against planned with an even-pace tick, and one bar of labelled parts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from careerplan.site.words import percent


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
