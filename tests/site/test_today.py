"""Today: what a reader meets first, at none, one and many."""

from __future__ import annotations

import re

import pytest

from careerplan.site.views.today.today_words import LONGEST_LINE
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of


def test_an_untitled_vision_is_its_first_sentence(site_of: SiteOf) -> None:
    vision = "---\nwritten: 2026-01-01\nhorizon: 5 years\n---\nI bake for two villages. Not more.\n"
    said = text_of(site_of({"vision.md": vision})["index.html"])
    assert "By 2031 I bake for two villages." in said
    assert "Not more" not in said


def test_a_long_first_sentence_is_cut_between_words(site_of: SiteOf) -> None:
    vision = f"---\nwritten: 2026-01-01\n---\n{'word ' * 60}end.\n"
    page = site_of({"vision.md": vision})["index.html"]
    line = next(part for part in page.split("<bdi>") if part.startswith("word"))
    assert len(line.split("</bdi>")[0]) <= LONGEST_LINE + 2
    assert "word …" in line


def test_a_vision_with_a_title_keeps_it(site_of: SiteOf) -> None:
    said = text_of(site_of({"vision.md": "# The baker of two villages\n\nI bake.\n"})["index.html"])
    assert "Vision The baker of two villages" in said


def test_what_nothing_is_planned_for_has_no_bar(site_of: SiteOf) -> None:
    skill = "---\ntarget: 4\nratings: [2026-06-01 novice, 2026-10-20 intermediate]\n---\n"
    page = site_of({"skills/writing.md": skill})["index.html"]
    row = page[page.index("Levels gained") :].split("</tr>")[0]
    assert "<svg" not in row
    assert '<span class="big">1 ' in row


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ("2025-06-01 novice, 2026-06-01 intermediate", "gained 1"),
        ("2025-06-01 novice, 2026-06-01 novice", "no change"),
        ("2025-06-01 intermediate, 2026-06-01 novice", "lost 1"),
    ],
)
def test_a_level_lost_is_not_called_gained(site_of: SiteOf, ratings: str, said: str) -> None:
    site = site_of({"skills/writing.md": f"---\ntarget: 4\nratings: [{ratings}]\n---\n"})
    largest = section(site["index.html"], "largest")
    assert "In 12 months" in largest
    assert said in largest
    assert ("gained in 12 months" in largest) == (said == "gained 1")
    assert "Gained" not in largest
    assert ("1 level lost in 12 months" in text_of(site["skills/index.html"])) == (said == "lost 1")
    assert ("1 level lost" in text_of(site["skills/writing.html"])) == (said == "lost 1")


def test_a_quarter_in_which_levels_were_lost_says_so(site_of: SiteOf) -> None:
    skill = "---\ntarget: 4\nratings: [2026-06-01 intermediate, 2026-10-20 novice]\n---\n"
    assert "Levels lost 1" in text_of(site_of({"skills/writing.md": skill})["index.html"])


def test_today_names_neither_market_nor_wellbeing_nor_triggers(site_of: SiteOf) -> None:
    files = {
        "market/2026.md": "---\ndate: 2026-01-05\norganisation: Osier\n---\n",
        "health.md": "---\ntriggers: [Blame]\ncheckins: [{date: 2026-11-01, energy: 1}]\n---\n",
    }
    said = text_of(site_of(files)["index.html"]).casefold()
    for word in ("market", "wellbeing", "trigger", "osier", "blame"):
        assert word not in said


WAITING = {
    "careerplan.toml": '[audiences.headhunters]\nkinds = ["application"]\n[brief]\nsees = "headhunters"\n',
    "market/osier.md": "---\ndate: 2026-05-12\norganisation: Osier\n---\n",
}

ONE_NEW = "1 new record is held back until you accept it."
ONE_NAME = "1 hidden name stands in what others may read, and nothing is made for them until you accept it."


def waiting_line(page: str) -> str:
    found = re.search(r'<p class="step"><span class="pill">Sharing</span>(.*?)</p>', page, re.DOTALL)
    return text_of(found[1]).removesuffix(" careerplan audience") if found else ""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ONE_NEW),
        (
            {"market/pellworth.md": "---\ndate: 2026-06-12\norganisation: Pellworth\n---\n"},
            "2 new records are held back until you accept them.",
        ),
        (
            {"goals/a.md": "---\ntitle: Ask Osier\naudience: headhunters\n---\n"},
            f"{ONE_NEW} {ONE_NAME}",
        ),
        ({"careerplan.toml": '[audiences.headhunters]\nkinds = ["application"]\n'}, ""),
        ({"market/osier.md": "---\ndate: 2026-05-12\naudience: private\n---\n"}, ""),
    ],
)
def test_p42_today_says_what_waits_and_only_how_many(site_of: SiteOf, more: dict[str, str], said: str) -> None:
    page = site_of(WAITING | more)["index.html"]
    assert waiting_line(page) == said
    assert "headhunters" not in page


def test_p42_what_waits_stands_on_no_page_for_others(site_of: SiteOf) -> None:
    site = site_of(WAITING)
    assert "held back" in text_of(site["index.html"])
    assert "held back" not in text_of(site["brief.html"])
