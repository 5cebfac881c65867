"""Everything, A to Z."""

from __future__ import annotations

import pytest

from careerplan.site.addresses import EVERYTHING, SHOWN_ON
from careerplan.site.views.records.everything import SECTIONS, first_letter
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

FILES = {
    "people/ali.md": "---\ntitle: علي\n---\n",
    "people/eva.md": "---\ntitle: Éva\n---\n",
    "skills.md": "---\nskills: {Estimation: novice}\n---\n",
    "goals/talk.md": "---\nstatus: active\n---\n",
    "reviews/2026-q3.md": "---\ndate: 2026-10-01\n---\n",
    "learning.md": """---
activities:
  - {title: Course, mode: training, skills: [Estimation], goal: talk, start: 2026-08, done: 2026-10-02, hours: 6,
     spent: {hours: 7, money: [20, 3 GBP]}, with: eva, provider: School, url: "https://example.org/c",
     certificate: {name: Paper, issuer: School, earned: 2026-10, expires: 2028}}
---
Books and days.
""",
    "wins.md": "---\nwins: [{title: It runs, date: 2026-03-02, impact: Sixty readers, people: eva}]\n---\n",
}


@pytest.mark.parametrize(
    ("title", "letter"),
    [("Éva", "E"), ("eggs", "E"), ("2026-Q3", "0–9"), ("“Quoted”", "Q"), ("علي", "ع"), ("…", "0–9"), ("Öl", "O")],
)
def test_a_title_is_filed_under_its_first_letter(title: str, letter: str) -> None:
    assert first_letter(title) == letter


def test_all_records_are_listed_with_their_kind(site_of: SiteOf) -> None:
    html = site_of(FILES)["everything.html"]
    text = text_of(html)
    assert "7 records, A to Z" in text
    for entry in ("Course learning", "Estimation skill", "Éva person", "It runs win", "Talk goal"):
        assert entry in text
    assert text.index("Course learning") < text.index("علي person")


def test_records_without_a_page_have_their_place_and_facts_here(site_of: SiteOf) -> None:
    html = site_of(FILES)["everything.html"]
    assert 'id="activity-course"' in html
    assert 'id="win-it-runs"' in html
    learning = section(html, "activity")
    for fact in (
        "How Training",
        "Skills Estimation",
        "Goal Talk",
        "Done 2 Oct",
        "Planned 6 h",
        "Spent 7 h, 20 EUR, 3 GBP",
        "With Éva",
        "Where https://example.org/c",
        "Certificate Paper, School",
        "Runs out 2028",
    ):
        assert fact in learning
    assert "Impact Sixty readers" in section(html, "win")


def test_an_empty_plan_says_what_goes_here(site_of: SiteOf) -> None:
    html = site_of({})["everything.html"]
    assert "Create content/skills.md with:" in text_of(html)
    assert "<h1>Everything, A to Z</h1>" in html


def test_digits_come_before_letters(site_of: SiteOf) -> None:
    text = text_of(site_of({"a.md": "# Apples\n", "b.md": "# 12 things\n"})["everything.html"])
    assert text.index("12 things note") < text.index("Apples note")


def test_every_kind_that_links_lead_here_for_has_its_section() -> None:
    assert set(SECTIONS) == {kind for kind, (path, _) in SHOWN_ON.items() if path == EVERYTHING}
