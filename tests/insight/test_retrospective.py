from __future__ import annotations

from tests.insight.build import measured


def test_outcome_and_worth_are_independent() -> None:
    grid = measured(
        """
        === goals.md
        ---
        goals:
          - {title: Talk, status: done, meaningful: 2, meaningful_expected: -1}
          - {title: Books, status: missed, meaningful: 1}
          - {title: Certificate, status: dropped, meaningful: -1}
          - {title: Chair, status: done, meaningful: 0}
          - {title: Move, status: done}
          - {title: Still on, status: active}
        ---
        """
    ).retrospective
    filled = {(cell.outcome, cell.felt): cell.goals for cell in grid.cells if cell.goals}
    assert filled == {
        ("done", "meaningful"): ("talk",),
        ("done", "flat"): ("chair",),
        ("done", "unknown"): ("move",),
        ("missed", "meaningful"): ("books",),
        ("dropped", "flat"): ("certificate",),
    }
    assert (grid.finished, grid.unknown, len(grid.cells)) == (5, 1, 15)
    assert [surprise.said for surprise in grid.surprises] == [
        "Done and flat: “Chair”.",
        "Missed but meaningful: “Books”.",
        "Worth it without your expecting it: “Talk”.",
    ]


def test_nothing_finished_is_an_empty_grid() -> None:
    grid = measured("").retrospective
    assert not any(cell.goals for cell in grid.cells)
    assert grid.surprises == ()
