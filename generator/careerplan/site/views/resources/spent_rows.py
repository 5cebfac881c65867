"""What each goal plans and has taken."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.amounts import Amounts
from careerplan.insight.resources import GoalResources
from careerplan.plan.amount import Money
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.resources.amount_rows import hours_number
from careerplan.site.words import money_text

SHOWN = 20


class SpentRow(Struct, frozen=True, kw_only=True):
    """One goal."""

    link: Link
    hours: str
    money: tuple[str, ...]
    """One text for each currency."""
    coffees: str


class SpentTable(Struct, frozen=True, kw_only=True):
    """Open goals, and folded below them the others."""

    rows: tuple[SpentRow, ...]
    rest: tuple[SpentRow, ...]
    more: str


def spent_table(desk: Desk) -> SpentTable | None:
    """Every goal that plans or has taken anything; none if there is none."""
    is_open = {figure.id: figure.is_open for figure in desk.figures.goals}
    listed = desk.figures.resources.by_goal
    running = [item for item in listed if is_open[item.goal]]
    over = [item for item in listed if not is_open[item.goal]]
    shown, rest = running[:SHOWN], [*running[SHOWN:], *over]
    if not shown:
        shown, rest = rest, []
    if not shown:
        return None
    only_over = len(rest) == len(over)
    what = "goal that is over" if only_over and len(rest) == 1 else "goals that are over" if only_over else "more"
    return SpentTable(
        rows=tuple(_row(desk, item) for item in shown),
        rest=tuple(_row(desk, item) for item in rest),
        more=f"{len(rest)} {what}",
    )


def _row(desk: Desk, item: GoalResources) -> SpentRow:
    return SpentRow(
        link=desk.link("goal", item.goal),
        hours=hours_said(item.spent.minutes, item.planned.minutes),
        money=money_said(item.spent, item.planned),
        coffees=f"{item.planned.coffees} planned" if item.planned.coffees else "",
    )


def hours_said(spent: int, planned: int) -> str:
    """`54 of 80 h`, `14 h, none planned`, `0 of 6 h`; empty for nothing."""
    if planned:
        return f"{hours_number(spent)} of {hours_number(planned)} h"
    return f"{hours_number(spent)} h, none planned" if spent else ""


def money_said(spent: Amounts, planned: Amounts) -> tuple[str, ...]:
    """The same for each currency."""
    found: list[str] = []
    for currency in sorted({*spent.money, *planned.money}):
        used, plan = spent.money.get(currency, 0), planned.money.get(currency, 0)
        if plan:
            bare = money_text(Money(currency, used)).removesuffix(f" {currency}")
            found.append(f"{bare} of {money_text(Money(currency, plan))}")
        elif used:
            found.append(f"{money_text(Money(currency, used))}, none planned")
    return tuple(found)
