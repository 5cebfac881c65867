"""Zones: the planned hours as one bar of labelled parts, and what lies in each."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.words import listing
from careerplan.insight.zones import ZONES, ZoneName
from careerplan.site.charts.amounts import Part, parts
from careerplan.site.views.goals.goal_reasons import ZONE_WORDS
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.resources.amount_rows import hours_number

KINDS: Mapping[ZoneName, str] = {"comfort": "track", "learning": "middle", "panic": "over", "unknown": "bar open"}
"""How each part is drawn; the words stand below it in the same order."""
SHOWN = 6


class Zone(Struct, frozen=True, kw_only=True):
    """One part."""

    name: str
    kind: str
    hours: str
    goals: tuple[Link, ...]
    more: int


class Zones(Struct, frozen=True, kw_only=True):
    """The bar and its parts."""

    headline: str
    said: str
    description: str
    """The bar in words."""
    parts: tuple[Part, ...]
    zones: tuple[Zone, ...]


def zones(desk: Desk) -> Zones | None:
    """The balance of planned hours; none without any."""
    balance = desk.figures.zones
    if not balance.total and not balance.panic:
        return None
    listed = [(zone, balance.minutes[zone]) for zone in ZONES]
    shown = [(zone, minutes) for zone, minutes in listed if minutes or zone != "unknown"]
    return Zones(
        headline=headline(balance.minutes, balance.total),
        said=balance.said,
        description=listing(
            [f"{ZONE_WORDS[zone].lower()} {hours_number(minutes)} h" for zone, minutes in shown], most=4
        ),
        parts=parts((KINDS[zone], ZONE_WORDS[zone], minutes) for zone, minutes in listed),
        zones=tuple(_zone(desk, zone, minutes) for zone, minutes in shown),
    )


def headline(minutes: Mapping[ZoneName, int], total: int) -> str:
    """Where the most hours lie, said plainly."""
    if not total:
        return "Zones"
    if minutes["panic"]:
        return f"Zones: {hours_number(minutes['panic'])} of {hours_number(total)} hours lie too far out"
    largest = max(ZONES, key=lambda zone: minutes[zone])
    if minutes[largest] == total:
        return (
            f"Zones: all hours {'are not placed' if largest == 'unknown' else f'lie in {ZONE_WORDS[largest].lower()}'}"
        )
    if largest == "unknown":
        return f"Zones: {hours_number(minutes['unknown'])} of {hours_number(total)} hours are not placed"
    return (
        f"Zones: {hours_number(minutes[largest])} of {hours_number(total)} hours lie in {ZONE_WORDS[largest].lower()}"
    )


def _zone(desk: Desk, zone: ZoneName, minutes: int) -> Zone:
    goals = [
        figure.id for figure in desk.figures.goals if figure.is_open and figure.zone == zone and figure.planned.minutes
    ]
    return Zone(
        name=ZONE_WORDS[zone],
        kind=KINDS[zone],
        hours=f"{hours_number(minutes)} h",
        goals=desk.links("goal", goals[:SHOWN]),
        more=max(len(goals) - SHOWN, 0),
    )
