"""Inventories of tasks: what a job consisted of at one time, and how much of it gives energy."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from careerplan.insight.crafting import InventoryFigure
from careerplan.insight.feedback import plain
from careerplan.insight.words import listing, number
from careerplan.plan.position import Task
from careerplan.site.charts.amounts import Bullet, Part, bullet, parts
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.phrases import signed
from careerplan.site.words import Day

WHOLE = 100
PARTS = (("gives", "Gives energy", "middle"), ("neutral", "Neither", "track"), ("drains", "Drains", "over"))
UNKNOWN = ("unknown", "Not said", "bar open")
ENERGY: Mapping[int, Pill] = {
    -2: Pill("Drains (−2)", "bad"),
    -1: Pill("Drains a little (−1)", "warn"),
    0: Pill("Neither (0)"),
    1: Pill("Gives a little (+1)", "ok"),
    2: Pill("Gives (+2)", "ok"),
}


class EnergyPart(Struct, frozen=True, kw_only=True):
    """One part of the bar, in words."""

    name: str
    kind: str
    share: str
    tasks: tuple[str, ...]


class TaskRow(Struct, frozen=True, kw_only=True):
    """One task."""

    task: str
    share: str
    bar: Bullet | None
    was: str
    """`30 % before`; empty without an earlier inventory of the same task."""
    pill: Pill
    talents: tuple[tuple[str, bool], ...]
    """Talents it uses, each with whether several people named it."""
    skills: tuple[Link, ...]


class InventoryView(Struct, frozen=True, kw_only=True):
    """One inventory."""

    id: str
    day: Day | None
    position: Link
    said: str
    """That the shares do not add to 100; empty if they do."""
    description: str
    """The bar in words."""
    bar: tuple[Part, ...]
    parts: tuple[EnergyPart, ...]
    tasks: tuple[TaskRow, ...]


class ShareRow(Struct, frozen=True, kw_only=True):
    """The energising share of one inventory."""

    day: Day | None
    position: Link
    bar: Bullet
    share: str
    change: str
    """Points against the inventory before; empty for the first."""


def inventory_views(desk: Desk) -> tuple[InventoryView, ...]:
    """Every inventory, the newest first."""
    figures = desk.figures.crafting.inventories
    views = [
        _view(desk, figure, before, f"inventory-{place}")
        for place, (before, figure) in enumerate(zip([None, *figures], figures, strict=False), 1)
    ]
    return tuple(reversed(views))


def _view(desk: Desk, figure: InventoryFigure, before: InventoryFigure | None, name: str) -> InventoryView:
    tasks = figure.inventory.tasks
    groups = _groups(figure)
    top = max((task.share or 0 for task in tasks), default=0)
    was = {plain(task.task): task.share for task in before.inventory.tasks} if before is not None else {}
    return InventoryView(
        id=name,
        day=desk.when(figure.inventory.date),
        position=desk.link("position", figure.position),
        said=figure.said,
        description=listing([f"{part.name.lower()} {part.share}" for part in groups], most=4),
        bar=parts((kind, label, _sum(figure, key)) for key, label, kind in (*PARTS, UNKNOWN)),
        parts=groups,
        tasks=tuple(_task(desk, task, top, was) for task in tasks),
    )


def _groups(figure: InventoryFigure) -> tuple[EnergyPart, ...]:
    kinds = (*PARTS, UNKNOWN) if figure.unknown else PARTS
    return tuple(
        EnergyPart(
            name=label,
            kind=kind,
            share=share_text(_sum(figure, key)),
            tasks=tuple(task.task for task in figure.inventory.tasks if task.share and part_of(task) == key),
        )
        for key, label, kind in kinds
    )


def _sum(figure: InventoryFigure, key: str) -> float:
    return sum(task.share or 0 for task in figure.inventory.tasks if part_of(task) == key)


def part_of(task: Task) -> str:
    """Which part of the bar a task belongs to."""
    if task.energy is None:
        return "unknown"
    return "gives" if task.energy > 0 else "drains" if task.energy < 0 else "neutral"


def share_text(share: float) -> str:
    """`35 %`."""
    return f"{number(share)} %"


def _task(desk: Desk, task: Task, top: float, was: Mapping[str, float | None]) -> TaskRow:
    before = was.get(plain(task.task))
    named = {plain(talent.text) for talent in desk.figures.feedback.talents}
    return TaskRow(
        task=task.task,
        share="" if task.share is None else share_text(task.share),
        bar=None if task.share is None or not top else bullet(task.share, top),
        was=f"{share_text(before)} before" if before is not None and before != task.share else "",
        pill=ENERGY[task.energy] if task.energy is not None else Pill("Energy not said"),
        talents=tuple((talent, plain(talent) in named) for talent in task.talents),
        skills=desk.links("skill", task.skills),
    )


def share_rows(desk: Desk) -> tuple[ShareRow, ...]:
    """The energising share over time, the newest first; nothing under two inventories with shares."""
    sized = [figure for figure in desk.figures.crafting.inventories if figure.total]
    rows = tuple(_share(desk, figure, before) for before, figure in zip([None, *sized], sized, strict=False))
    return tuple(reversed(rows)) if len(rows) > 1 else ()


def _share(desk: Desk, figure: InventoryFigure, before: InventoryFigure | None) -> ShareRow:
    return ShareRow(
        day=desk.when(figure.inventory.date),
        position=desk.link("position", figure.position),
        bar=bullet(figure.energising, max(WHOLE, figure.energising)),
        share=share_text(figure.energising),
        change="" if before is None else points_said(round(figure.energising - before.energising, 1)),
    )


def points_said(change: float) -> str:
    """`+30 points`, `−1 point`."""
    return f"{signed(change)} {'point' if abs(change) == 1 else 'points'}"
