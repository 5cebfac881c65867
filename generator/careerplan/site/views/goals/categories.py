"""Categories and sizes of goals: every group with its goals, empty ones too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import verb
from careerplan.site.views.parts import Desk, Link

SHOWN = 8
"""Goals named in one group; the others stand on the same page by their state."""
NAMES: Mapping[str, str] = {
    "people": "People and leadership",
    "communication": "Communication and community",
    "environment": "Work environment",
}


class Group(Struct, frozen=True, kw_only=True):
    """Goals under one heading."""

    name: str
    count: int
    goals: tuple[Link, ...]
    more: int = 0
    """Goals beyond those that are named."""


def category_name(category: str) -> str:
    """A category as a heading."""
    return NAMES.get(category) or category[:1].upper() + category[1:].replace("-", " ")


def by_category(desk: Desk) -> tuple[Group, ...]:
    """Every category of the plan; what is not yours is left out."""
    mine: dict[str, list[GoalFigure]] = {category: [] for category in desk.figures.categories}
    for figure in desk.figures.goals:
        if figure.goal.want != "no":
            mine[figure.goal.category].append(figure)
    return tuple(_group(desk, category_name(category), goals) for category, goals in mine.items())


def by_size(desk: Desk) -> tuple[Group, ...]:
    """Unfinished goals by their size in the owner's words; none if no goal says it."""
    sizes: dict[str, list[GoalFigure]] = {}
    for figure in desk.figures.goals:
        if figure.is_open:
            sizes.setdefault(figure.goal.size.strip().casefold(), []).append(figure)
    return tuple(_group(desk, size[:1].upper() + size[1:], goals) for size, goals in sizes.items() if size)


def _group(desk: Desk, name: str, goals: Sequence[GoalFigure]) -> Group:
    shown = goals if len(goals) <= SHOWN + 1 else goals[:SHOWN]
    return Group(
        name=name,
        count=len(goals),
        goals=desk.links("goal", (figure.id for figure in shown)),
        more=len(goals) - len(shown),
    )


def empty_said(groups: Iterable[Group]) -> str:
    """`Categories: 2 are empty`, and how many only if there are any."""
    empty = sum(not group.count for group in groups)
    return f"Categories: {empty} {verb(empty, 'is', 'are')} empty" if empty else "Categories"
