"""Job crafting: changes made to the present job, and what it consists of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.crafting import CraftingFigures
from careerplan.insight.words import count, listing
from careerplan.plan.craft import Craft
from careerplan.site.addresses import CRAFTING, anchor
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Invitation, Link, Pill, Rule, SourceFile
from careerplan.site.views.phrases import files_said, signed
from careerplan.site.views.records.record_facts import Fact, facts_of
from careerplan.site.views.work.inventories import (
    ENERGY,
    InventoryView,
    ShareRow,
    inventory_views,
    share_rows,
)
from careerplan.site.words import Day

CraftKind = Literal["task", "relational", "cognitive"]
COLUMNS: Mapping[CraftKind, tuple[str, str]] = {
    "task": ("Tasks", "What you do, and when."),
    "relational": ("Relations", "With whom, and how."),
    "cognitive": ("View of the work", "How you see it."),
}
FIRST_CHANGE = Invitation(
    id="first-change",
    title="A change to the job you have",
    text="Most jobs can be changed a little without asking: a task, a relation, or how you see the work.",
    path="content/crafting.md",
    lines=(
        "---\ncrafting:\n  - {date: 2026-11-21, kind: task, title: First hour without mail, before: Mail first,"
        " after: Design first}\n---"
    ),
)
FIRST_INVENTORY = Invitation(
    id="first-inventory",
    title="What the job consists of",
    text="Tasks of the present job with their share of working time and what they do to your energy, −2 to 2.",
    path="content/path.md",
    lines=(
        "---\npositions:\n  - {start: 2025-09, title: Developer, inventories: [{date: 2026-11,"
        " tasks: [{task: Design, share: 40, energy: 2}]}]}\n---"
    ),
)


class CraftRow(Struct, frozen=True, kw_only=True):
    """One change."""

    id: str
    title: str
    sample: bool
    day: Day | None
    pill: Pill | None
    """What it did to your energy; none if it does not say."""
    facts: tuple[tuple[str, str], ...]
    """Before, after, expected, result: those that it says."""
    skills: tuple[Link, ...]
    body: Markup
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
    rest: tuple[Fact, ...]
    """Its tags, and keys that are not the program's."""
    source: SourceFile | None


class Column(Struct, frozen=True, kw_only=True):
    """The changes of one kind."""

    id: str
    title: str
    note: str
    count: int
    rows: tuple[CraftRow, ...]


class Crafting(Struct, frozen=True, kw_only=True):
    """All of the page."""

    headline: str
    facts: tuple[str, ...]
    introductions: tuple[Markup, ...]
    columns: tuple[Column, ...]
    """All three, or none without a change."""
    columns_title: str
    newest: InventoryView | None
    earlier: tuple[InventoryView, ...]
    shares: tuple[ShareRow, ...]
    deliberate: str
    """How much of the time develops what the vision needs; empty without an inventory."""
    unused: tuple[str, ...]
    invitations: tuple[Invitation, ...]
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(CRAFTING, "pages/crafting.html", "Job crafting", partial(_view, desk))


def _view(desk: Desk) -> Crafting:
    figures = desk.figures.crafting
    inventories = inventory_views(desk)
    return Crafting(
        headline=figures.said or changes_said(figures),
        facts=tuple(_facts(figures)),
        introductions=introductions(desk, CRAFTING, "craft"),
        columns=tuple(_column(desk, kind) for kind in COLUMNS) if figures.crafts else (),
        columns_title=changes_said(figures),
        newest=inventories[0] if inventories else None,
        earlier=inventories[1:],
        shares=share_rows(desk),
        deliberate=desk.figures.notices.deliberate.said if inventories else "",
        unused=figures.talents_unused,
        invitations=tuple(_invitations(figures)),
        rules=_rules(desk) if figures.crafts or inventories else (),
    )


def changes_said(figures: CraftingFigures) -> str:
    """`3 changes to the job: 1 to tasks, 1 to relations and 1 to the view of it`."""
    words = {"task": "to tasks", "relational": "to relations", "cognitive": "to the view of it"}
    made = [f"{number} {words[kind]}" for kind, number in figures.counts.items() if number]
    if not made:
        return "The job as it is"
    whole = count(sum(figures.counts.values()), "change")
    return f"{whole} to the job: {listing(made)}"


def _facts(figures: CraftingFigures) -> Iterator[str]:
    if figures.said and figures.crafts:
        yield changes_said(figures)
    if figures.energy is not None:
        known = len(figures.crafts) - figures.energy_unknown
        said = "says" if known == 1 else "say"
        yield f"Energy {signed(figures.energy)} in all, of {count(known, 'change')} that {said} it"


def _invitations(figures: CraftingFigures) -> Iterator[Invitation]:
    if not figures.crafts:
        yield FIRST_CHANGE
    if not figures.inventories:
        yield FIRST_INVENTORY


def _column(desk: Desk, kind: CraftKind) -> Column:
    title, note = COLUMNS[kind]
    rows = tuple(_row(desk, craft) for craft in desk.figures.crafting.crafts if craft.craft_kind == kind)
    return Column(id=kind, title=title, note=note, count=desk.figures.crafting.counts[kind], rows=rows)


def _row(desk: Desk, craft: Craft) -> CraftRow:
    facts = (
        ("Before", craft.before),
        ("After", craft.after),
        ("Expected", craft.expected),
        ("Result", craft.result),
    )
    return CraftRow(
        id=anchor(craft.key),
        title=desk.title(craft),
        sample=craft.sample,
        day=desk.when(craft.date),
        pill=ENERGY[craft.energy] if craft.energy is not None else None,
        facts=tuple((name, text) for name, text in facts if text),
        skills=desk.links("skill", craft.skills),
        body=desk.bodies.html(craft.body, CRAFTING, craft.place.path, anchor(craft.key)),
        links=outside_links(desk, craft),
        mentions=desk.mentioned_in(craft.key),
        rest=facts_of(desk, craft),
        source=desk.source(craft.place.path),
    )


def _rules(desk: Desk) -> tuple[Rule, ...]:
    paths = [craft.place.path for craft in desk.plan.crafts]
    paths += [position.place.path for position in desk.plan.positions if position.inventories]
    return (
        Rule("Energising share", "Shares of the tasks with energy above 0, added up, as they are written."),
        Rule("Change", "Points more or less than in the inventory before."),
        Rule("Talents", "What two people or more told you to keep; a task uses it if it names it."),
        Rule("Files", files_said(paths)),
    )
