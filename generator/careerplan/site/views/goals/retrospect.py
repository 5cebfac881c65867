"""The retrospective as a grid: how goals ended, against whether they were worth it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.retrospective import FELT, OUTCOMES, Felt
from careerplan.insight.words import verb
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.states import STATUS

FEELINGS: Mapping[Felt, str] = {"meaningful": "Meaningful", "flat": "Flat", "unknown": "Not said"}


class Place(Struct, frozen=True):
    """One cell."""

    label: str
    goals: tuple[Link, ...]


class Outcome(Struct, frozen=True):
    """One row of the grid."""

    name: str
    places: tuple[Place, ...]


class Retrospect(Struct, frozen=True, kw_only=True):
    """The grid, its columns, and what stands out."""

    columns: tuple[str, ...]
    rows: tuple[Outcome, ...]
    surprises: tuple[str, ...]
    unsaid: str


def retrospect(desk: Desk) -> Retrospect | None:
    """The grid over all finished goals; none before the first is over."""
    figures = desk.figures.retrospective
    if not figures.finished:
        return None
    cells = {(cell.outcome, cell.felt): cell.goals for cell in figures.cells}
    return Retrospect(
        columns=tuple(FEELINGS[felt] for felt in FELT),
        rows=tuple(
            Outcome(
                STATUS[outcome].text,
                tuple(Place(FEELINGS[felt], desk.links("goal", cells[outcome, felt])) for felt in FELT),
            )
            for outcome in OUTCOMES
        ),
        surprises=tuple(surprise.said for surprise in figures.surprises),
        unsaid=unsaid(figures.unknown, figures.finished),
    )


def unsaid(unknown: int, finished: int) -> str:
    """How many finished goals still wait for the question; empty if none does."""
    if not unknown:
        return ""
    if finished == 1:
        return "Add meaningful: -2 to 2 to its file once you know."
    waits, files = verb(unknown, "waits", "wait"), verb(unknown, "its file", "their files")
    return f"{unknown} of {finished} {waits} for meaningful: -2 to 2 in {files}."
