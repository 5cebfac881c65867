"""Titles of records that have no name of their own."""

from __future__ import annotations

import pytest

from careerplan.site.titles import shown_titles
from tests.insight.builders import plan_from

PEOPLE = """
    === people/joost.md
    ---
    title: Joost van Rhee
    ---
    === roles/lead.md
    ---
    title: Lead hydrologist
    needs: {Writing: novice}
    ---
"""


@pytest.mark.parametrize(
    ("file", "keys", "title"),
    [
        ("feedback/2025-06-20-joost.md", "from: joost\n    date: 2025-06-20", "Joost van Rhee, 20 Jun 2025"),
        ("feedback/joost.md", "from: joost\n    date: 2025-06", "Joost van Rhee, Jun 2025"),
        ("feedback/summer.md", "from: joost\n    date: 2025-Q3\n    title: Summer talk", "Summer talk"),
        ("feedback/2025.md", "from: self\n    date: 2025", "You, 2025"),
        ("market/2026-05-12-osier.md", "date: 2026-05-12\n    organisation: Osier", "Osier, 12 May 2026"),
        ("market/2026-05-12.md", "date: 2026-05-12\n    role: lead", "Lead hydrologist, 12 May 2026"),
        ("market/osier.md", "date: 2026-05-12\n    title: Analyst at Osier", "Analyst at Osier"),
        ("path/lead.md", "start: 2020\n    role: lead", "Lead hydrologist"),
    ],
)
def test_a_record_without_a_title_goes_by_who_and_when(file: str, keys: str, title: str) -> None:
    plan = plan_from(f"{PEOPLE}    === {file}\n    ---\n    {keys}\n    ---\n")
    assert title in shown_titles(plan).values()


def test_a_name_from_right_to_left_does_not_turn_its_date_around() -> None:
    given = "=== feedback/ali.md\n---\nfrom: ali\ndate: 2026-06-20\n---\n"
    plan = plan_from("=== people/ali.md\n---\ntitle: علي\n---\n" + given)
    assert "\u2068علي\u2069, 20 Jun 2026" in shown_titles(plan).values()
