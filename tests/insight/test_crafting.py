from __future__ import annotations

import pytest

from tests.insight.build import measured


def inventories(*rows: str) -> str:
    listed = "".join(f"      - {{date: {row}}}\n" for row in rows)
    return f"=== path.md\n---\npositions:\n  - start: 2020\n    inventories:\n{listed}---\n"


def test_one_change_of_each_kind() -> None:
    crafting = measured(
        """
        === crafting.md
        ---
        crafting:
          - {date: 2025-11, kind: task, title: A, energy: 2}
          - {date: 2026-01, kind: relational, title: B, energy: -1}
          - {date: 2026-07, kind: cognitive, title: C}
        ---
        """
    ).crafting
    assert crafting.counts == {"task": 1, "relational": 1, "cognitive": 1}
    assert (crafting.energy, crafting.energy_unknown) == (1, 1)
    assert [craft.title for craft in crafting.crafts] == ["C", "B", "A"]


def test_no_crafting_at_all() -> None:
    crafting = measured("").crafting
    assert crafting.counts == {"task": 0, "relational": 0, "cognitive": 0}
    assert (crafting.energy, crafting.energising, crafting.said) == (None, None, "")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ("2026-10, tasks: [{task: A, share: 60, energy: 2}, {task: B, share: 40, energy: -1}]",),
            "60 % of working time gives energy.",
        ),
        (
            (
                "2025-10, tasks: [{task: A, share: 30, energy: 1}, {task: B, share: 70, energy: 0}]",
                "2026-10, tasks: [{task: A, share: 60, energy: 2}, {task: B, share: 40, energy: 0}]",
            ),
            "60 % of working time gives energy, 30 points more than in the inventory before.",
        ),
        (
            (
                "2025-10, tasks: [{task: A, share: 51, energy: 1}, {task: B, share: 49, energy: 0}]",
                "2026-10, tasks: [{task: A, share: 50, energy: 2}, {task: B, share: 50, energy: 0}]",
            ),
            "50 % of working time gives energy, 1 point less than in the inventory before.",
        ),
        (
            (
                "2025-10, tasks: [{task: A, share: 100, energy: 1}]",
                "2026-10, tasks: [{task: A, share: 100, energy: 2}]",
            ),
            "100 % of working time gives energy, as in the inventory before.",
        ),
    ],
)
def test_the_share_of_work_that_gives_energy(rows: tuple[str, ...], said: str) -> None:
    assert measured(inventories(*rows)).crafting.said == said


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ("{task: A, share: 60, energy: 2}, {task: B, share: 40}", ""),
        ("{task: A, share: 60, energy: 2}, {task: B, share: 30}", "The shares add to 90 %, not to 100 %."),
        (
            "{task: A, share: 60, energy: 2}, {task: B}",
            "The shares add to 60 %, not to 100 %. 1 task without a share.",
        ),
        ("{task: A}", ""),
    ],
)
def test_shares_that_do_not_add_up_are_said(tasks: str, said: str) -> None:
    (figure,) = measured(inventories(f"2026-10, tasks: [{tasks}]")).crafting.inventories
    assert figure.said == said


def test_energy_that_nobody_gave_is_unknown_not_zero() -> None:
    tasks = "{task: A, share: 60, energy: 2}, {task: B, share: 40}"
    (figure,) = measured(inventories(f"2026-10, tasks: [{tasks}]")).crafting.inventories
    assert (figure.energising, figure.draining, figure.unknown) == (60, 0, 40)
