"""Crafting: changes made to the present job, and how much of its time gives energy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from careerplan.insight.feedback import Talent, plain
from careerplan.insight.words import count, number
from careerplan.plan.craft import Craft
from careerplan.plan.plan import Plan
from careerplan.plan.position import Inventory

CRAFT_KINDS = ("task", "relational", "cognitive")
WHOLE = 100.0


class InventoryFigure(Struct, frozen=True, kw_only=True):
    """What a job consisted of at one time. Shares are percent of working time, as written."""

    inventory: Inventory
    position: str
    energising: float = 0.0
    """Share of tasks with energy above 0."""
    draining: float = 0.0
    """Share of tasks with energy below 0."""
    unknown: float = 0.0
    """Share of tasks of which no energy is given."""
    total: float = 0.0
    without_share: int = 0
    """Tasks without a share: in none of the sums."""
    said: str = ""
    """That the shares do not add to 100; empty if they do."""


class CraftingFigures(Struct, frozen=True, kw_only=True):
    """Job crafting."""

    counts: Mapping[str, int]
    """By kind, all three."""
    crafts: tuple[Craft, ...] = ()
    """Newest first."""
    energy: int | None = None
    """What the changes did to your energy in all; none if no change says."""
    energy_unknown: int = 0
    """Changes that do not say."""
    inventories: tuple[InventoryFigure, ...] = ()
    """Oldest first; the newest is the present one."""
    energising: float | None = None
    """Share of energising work in the newest inventory, in percent; none without one."""
    change: float | None = None
    """Points more (less, if negative) than in the one before."""
    talents_used: tuple[str, ...] = ()
    """Talents that a task of the newest inventory names."""
    talents_unused: tuple[str, ...] = ()
    """Talents that none of its tasks names; empty without an inventory."""
    said: str = ""


def crafting_figures(plan: Plan, talents: Sequence[Talent]) -> CraftingFigures:
    """The changes by kind, and the inventories of tasks in their order, held against what people told you to keep."""
    counts = dict.fromkeys(CRAFT_KINDS, 0)
    for craft in plan.crafts:
        counts[craft.craft_kind] += 1
    known = [craft.energy for craft in plan.crafts if craft.energy is not None]
    inventories = sorted(
        (_figure(inventory, position.id) for position in plan.positions for inventory in position.inventories),
        key=lambda figure: (figure.inventory.date.last or dt.date.max, figure.position),
    )
    named = {plain(name) for task in (inventories[-1].inventory.tasks if inventories else ()) for name in task.talents}
    sized = [figure for figure in inventories if figure.total]
    energising = sized[-1].energising if sized else None
    change = sized[-1].energising - sized[-2].energising if len(sized) > 1 else None
    return CraftingFigures(
        counts=counts,
        crafts=tuple(sorted(plan.crafts, key=lambda craft: craft.date.order, reverse=True)),
        energy=sum(known) if known else None,
        energy_unknown=len(plan.crafts) - len(known),
        inventories=tuple(inventories),
        energising=energising,
        change=change,
        talents_used=tuple(talent.text for talent in talents if plain(talent.text) in named),
        talents_unused=tuple(talent.text for talent in talents if inventories and plain(talent.text) not in named),
        said=_said(energising, change),
    )


def _figure(inventory: Inventory, position: str) -> InventoryFigure:
    shared = [(task.share, task.energy) for task in inventory.tasks if task.share is not None]
    total = sum(share for share, _ in shared)
    return InventoryFigure(
        inventory=inventory,
        position=position,
        energising=sum(share for share, energy in shared if energy is not None and energy > 0),
        draining=sum(share for share, energy in shared if energy is not None and energy < 0),
        unknown=sum(share for share, energy in shared if energy is None),
        total=total,
        without_share=len(inventory.tasks) - len(shared),
        said=_total_said(total, len(inventory.tasks) - len(shared), len(shared)),
    )


def _total_said(total: float, without_share: int, with_share: int) -> str:
    if not with_share:
        return ""
    said = "" if round(total, 1) == WHOLE else f"The shares add to {number(total)} %, not to 100 %."
    if without_share:
        said = f"{said} {count(without_share, 'task')} without a share.".strip()
    return said


def _said(energising: float | None, change: float | None) -> str:
    if energising is None:
        return ""
    share = f"{number(energising)} % of working time gives energy"
    if change is None:
        return f"{share}."
    if round(change, 1) == 0:
        return f"{share}, as in the inventory before."
    direction = "more" if change > 0 else "less"
    points = count(round(abs(change)), "point") if abs(change) % 1 == 0 else f"{number(abs(change))} points"
    return f"{share}, {points} {direction} than in the inventory before."
