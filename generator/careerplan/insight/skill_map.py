"""The skills map: hard and soft skills by the track that needs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.plan.role import Role

Row = Literal["hard", "soft"]
Column = Literal["ic", "both", "manager", "neither"]

ROWS: tuple[Row, ...] = ("hard", "soft")
COLUMNS: tuple[Column, ...] = ("ic", "both", "manager", "neither")


class Cell(Struct, frozen=True):
    """The skills of one kind that one track, both, or neither needs."""

    row: Row
    column: Column
    skills: tuple[SkillFigure, ...]


def skill_map(roles: Iterable[Role], skills: Sequence[SkillFigure]) -> tuple[Cell, ...]:
    """All eight cells, row by row; each skill in exactly one, traits and experience among the soft."""
    needed: dict[str, set[str]] = {"ic": set(), "manager": set()}
    for role in roles:
        if role.track in needed:
            needed[role.track].update(need.skill for need in role.needs)
    return tuple(
        Cell(row, column, tuple(figure for figure in skills if _place(figure, needed) == (row, column)))
        for row in ROWS
        for column in COLUMNS
    )


def _place(figure: SkillFigure, needed: dict[str, set[str]]) -> tuple[Row, Column]:
    row: Row = "hard" if figure.skill.skill_kind == "hard" else "soft"
    ic, manager = figure.id in needed["ic"], figure.id in needed["manager"]
    if ic and manager:
        return (row, "both")
    if ic:
        return (row, "ic")
    return (row, "manager" if manager else "neither")
