from __future__ import annotations

import datetime as dt

import pytest

from careerplan.insight.path import PositionFigure
from tests.insight.build import measured
from tests.insight.builders import TODAY


def path(*rows: str, others: str = "", today: dt.date = TODAY) -> tuple[PositionFigure, ...]:
    listed = "".join(f"  - {{{row}}}\n" for row in rows)
    return measured(f"=== path.md\n---\npositions:\n{listed}---\n{others}", today=today).path.positions


def test_every_kind_of_move_has_its_stroke_and_its_words() -> None:
    figures = path(
        "start: 2012, move: start, track: ic",
        "start: 2015, move: promotion, track: ic, asked_for: false",
        "start: 2018, move: lateral, track: manager",
        "start: 2020, move: demotion, track: ic, asked_for: true",
        "start: 2022, title: Unsaid",
    )
    assert [(figure.stroke, figure.move_said) for figure in figures] == [
        ("level", "Start"),
        ("up", "Promotion, not asked for"),
        ("level", "Sideways move"),
        ("down", "Step down, asked for"),
        ("level", ""),
    ]


def test_lanes_are_the_tracks_in_the_order_of_time() -> None:
    figures = measured(
        """
        === path.md
        ---
        positions:
          - {start: 2020, track: ic, title: Later}
          - {start: 2015, role: lead, title: Earlier}
        ---
        === roles/lead.md
        ---
        track: manager
        needs: {Hiring: 2}
        ---
        """
    ).path
    assert figures.lanes == ("manager", "ic")
    assert [figure.position.title for figure in figures.positions] == ["Earlier", "Later"]


def test_the_first_ninety_days_are_marked() -> None:
    now, before = path("start: 2026-09-15", "start: 2020-01-01, end: 2026-09-14")[::-1]
    assert now.first_days == (dt.date(2026, 9, 15), dt.date(2026, 12, 13))
    assert (now.in_first_days, before.in_first_days) == (True, False)
    assert (now.present, before.present) == (True, False)


def test_a_position_that_lies_ahead_has_not_begun() -> None:
    (ahead,) = path("start: 2027-02-01")
    assert (ahead.present, ahead.days, ahead.in_first_days) == (False, None, False)


GREW = "=== skills/sql.md\n---\ntitle: SQL\nratings: [{}]\n---\n"


@pytest.mark.parametrize(
    ("start", "ratings", "said"),
    [
        ("2023-11-01", "2023-12 novice, 2025-01 advanced", "3 years in the same position, 2 levels gained."),
        ("2023-11-01", "2023-12 novice, 2025-01 intermediate", "3 years in the same position, 1 level gained."),
        ("2023-11-01", "2023-12 novice", ""),
        ("2025-06-01", "2025-07 novice, 2026-01 advanced", ""),
    ],
)
def test_growing_in_place(start: str, ratings: str, said: str) -> None:
    (figure,) = path(f"start: {start}", others=GREW.format(ratings))
    assert figure.in_place == said


LADDER = """
=== roles/engineer.md
---
needs: {Python: 3, SQL: 2, Git: 2}
---
=== roles/lead.md
---
needs: [{skill: Python, level: 2}, {skill: SQL, level: 4}, {skill: Hiring, level: 3},
  {skill: Kafka, level: 5, optional: true}]
---
"""


def test_what_a_move_asks_for_that_was_not_asked_before() -> None:
    _, lead = path("start: 2020, role: engineer", "start: 2025-06-01, role: lead", others=LADDER)
    assert [(need.skill, need.before, need.now) for need in lead.raised] == [("sql", 2, 4), ("hiring", None, 3)]
    assert lead.raised_levels == 2


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        (("[2025-01 advanced]", "[2025-01 expert]", "[2025-01 expert]"), "Started with no gaps."),
        (
            ("[2025-01 awareness, 2026-01 advanced]", "[2025-01 expert]", "[2025-01 expert]"),
            "Started with 1 gap, none left.",
        ),
        (
            ("[2025-01 awareness]", "[2025-01 novice, 2026-01 expert]", "[2026-01 novice]"),
            "Started with 2 gaps, 1 left; 1 skill had no level then.",
        ),
        (("[2025-01 awareness]", "[]", "[]"), None),
    ],
)
def test_started_with_gaps_and_what_is_left(ratings: tuple[str, str, str], said: str | None) -> None:
    skills = "".join(
        f"=== skills/{name}.md\n---\ntitle: {name}\nratings: {given}\n---\n"
        for name, given in zip(("Python", "SQL", "Hiring"), ratings, strict=True)
    )
    (lead,) = path("start: 2025-06-01, role: lead", others=LADDER + skills)
    assert (lead.at_start.said if lead.at_start is not None else None) == said


def test_a_job_title_that_is_no_role_has_no_needs() -> None:
    (figure,) = path("start: 2025-06-01, role: Chief of something")
    assert (figure.role, figure.raised, figure.at_start) == (None, (), None)
