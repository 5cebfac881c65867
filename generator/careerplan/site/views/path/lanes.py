"""The zig-zag of a path: one lane for each track, a point for each position, time downwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from careerplan.plan.vision import Track
from careerplan.site.words import percent

TRACKS: Mapping[Track | None, str] = {
    "ic": "IC",
    "manager": "Manager",
    "founder": "Founder",
    "freelance": "Freelance",
    "retired": "Retired",
    "other": "Other",
    None: "No track",
}

Point = Literal["past", "present", "planned"]


class Lane(Struct, frozen=True):
    """A track and where its lane lies."""

    x: str
    title: str


class Leg(Struct, frozen=True):
    """A straight piece of the way within one row: the row above ends where the row below begins."""

    x1: str
    x2: str
    y1: str
    y2: str
    is_planned: bool


class Stop(Struct, frozen=True):
    """One row of the zig-zag."""

    x: str
    point: Point
    legs: tuple[Leg, ...]


def lanes(tracks: Sequence[Track | None]) -> tuple[Lane, ...]:
    """One lane for each track, side by side, in the order in which they occur."""
    occurring = list(dict.fromkeys(tracks))
    return tuple(Lane(_x(index, len(occurring)), TRACKS[track]) for index, track in enumerate(occurring))


def stops(rows: Sequence[tuple[Track | None, Point]]) -> tuple[Stop, ...]:
    """The rows in the order of time; the way to what is planned only is dashed."""
    occurring = list(dict.fromkeys(track for track, _ in rows))
    places = [(occurring.index(track) + 0.5) / len(occurring) for track, _ in rows]
    found: list[Stop] = []
    for index, (_, point) in enumerate(rows):
        legs: list[Leg] = []
        if index:
            middle = (places[index - 1] + places[index]) / 2
            legs.append(Leg(percent(middle), percent(places[index]), "0%", "50%", point == "planned"))
        if index + 1 < len(rows):
            middle = (places[index] + places[index + 1]) / 2
            ahead = rows[index + 1][1] == "planned"
            legs.append(Leg(percent(places[index]), percent(middle), "50%", "100%", ahead))
        found.append(Stop(percent(places[index]), point, tuple(legs)))
    return tuple(found)


def _x(index: int, count: int) -> str:
    return percent((index + 0.5) / count)
