"""Staff and leadership: wide or deep, archetypes, reports, impact through others, expertise, the first days."""

from __future__ import annotations

import datetime as dt

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of

VISION = "---\nwritten: 2026\nrole: staff\nshape: {}\narchetype: [solver, right-hand]\nreports: 0-2\n---\nBy the sea.\n"
STAFF = "---\ntitle: Staff\nshape: {}\narchetype: architect\nreports: {}\nneeds: {{Writing: expert}}\n---\n"
SKILLS = "---\nskills: {Writing: novice}\n---\n"


def staff(*, wish: str = "deep", shape: str = "wide", reports: str = "6") -> dict[str, str]:
    return {
        "vision.md": VISION.format(wish),
        "roles/staff.md": STAFF.format(shape, reports),
        "skills.md": SKILLS,
    }


def test_c97_wide_or_deep_stands_on_the_vision_and_on_a_role(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(staff())
    assert "deep: one problem" in section(site["path/index.html"], "shape")
    assert "It is wide; the vision wishes for deep." in section(site["roles/staff.html"], "serves")
    exported = export_of(staff())
    assert (exported["vision"]["poles"]["shape"], exported["roles"][0]["shape"]) == ("deep", "wide")


def test_c97_another_wish_changes_both_and_agreement_says_nothing(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(staff(wish="wide"))
    assert "wide: many teams" in section(site["path/index.html"], "shape")
    assert "It is wide" not in text_of(site["roles/staff.html"])
    assert export_of(staff(wish="wide"))["vision"]["poles"]["shape"] == "wide"


def test_c98_all_four_archetypes_with_those_chosen(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(staff())
    shape = section(site["path/index.html"], "shape")
    assert "Archetype tech lead architect solver appeals to you right hand appeals to you" in shape
    assert "Archetype architect" in text_of(site["roles/staff.html"])
    exported = export_of(staff())
    assert exported["vision"]["archetype"] == ["solver", "right-hand"]
    assert exported["roles"][0]["archetype"] == ["architect"]


def test_c98_another_choice_changes_both_and_none_draws_none(site_of: SiteOf, export_of: ExportOf) -> None:
    one = staff() | {"vision.md": VISION.format("deep").replace("[solver, right-hand]", "tech-lead")}
    assert "tech lead appeals to you architect solver right hand" in section(site_of(one)["path/index.html"], "shape")
    assert export_of(one)["vision"]["archetype"] == ["tech-lead"]
    none = staff() | {"vision.md": VISION.format("deep").replace("archetype: [solver, right-hand]\n", "")}
    assert "Archetype" not in text_of(site_of(none)["path/index.html"])


def test_c99_six_reports_against_a_wish_of_two(site_of: SiteOf, export_of: ExportOf) -> None:
    serves = section(site_of(staff())["roles/staff.html"], "serves")
    assert "It comes with 6 reports; the vision wishes for 0–2." in serves
    assert export_of(staff())["notices"]["reports_mismatch"] == ["staff"]


def test_c99_within_the_wish_nothing_is_said(site_of: SiteOf, export_of: ExportOf) -> None:
    files = staff(reports="1-3")
    text = text_of(site_of(files)["roles/staff.html"])
    assert "Reports 1–3" in text
    assert "It comes with" not in text
    assert export_of(files)["notices"]["reports_mismatch"] == []


WINS = """---
wins:
  - {title: First bulletin, date: 2026-05, supported: sefa}
  - {title: The raise, date: 2026-06, supported: [%s]}
---
"""
PEOPLE = {"people.md": "---\npeople: [Sefa, Ruth]\n---\n"}


def test_c100_work_supported_stands_with_each_person(site_of: SiteOf, export_of: ExportOf) -> None:
    files = PEOPLE | {"wins.md": WINS % "sefa, ruth"}
    site = site_of(files)
    assert "First bulletin The raise" in section(site["people/sefa.html"], "wins")
    assert "Wins The raise" in section(site["people/ruth.html"], "wins")
    assert "Supported Sefa, Ruth" in text_of(site["everything.html"])
    assert export_of(files)["notices"]["supported"] == {"ruth": 1, "sefa": 2}


def test_c100_somebody_less_is_gone_from_both(site_of: SiteOf, export_of: ExportOf) -> None:
    files = PEOPLE | {"wins.md": WINS % "sefa"}
    assert "wins" not in Document(site_of(files)["people/ruth.html"]).ids
    assert export_of(files)["notices"]["supported"] == {"sefa": 2}


WORK = """---
positions:
  - start: 2024
    title: Developer
    inventories: [{date: 2026-01, tasks: [{task: Reports, share: %s, skills: Writing}, {task: Mail, share: 40}]}]
---
"""


def test_c101_the_share_of_work_that_develops_a_skill_of_the_vision(site_of: SiteOf, export_of: ExportOf) -> None:
    files = staff() | {"path.md": WORK % 60}
    assert "60 % of working time goes into such skills." in text_of(site_of(files)["crafting.html"])
    assert export_of(files)["notices"]["deliberate_share"] == 0.6


def test_c101_less_of_such_work_is_less_on_page_and_export(site_of: SiteOf, export_of: ExportOf) -> None:
    files = staff() | {"path.md": WORK % 10}
    assert "20 % of working time goes into such skills." in text_of(site_of(files)["crafting.html"])
    assert export_of(files)["notices"]["deliberate_share"] == 0.2
    assert "such skills" not in text_of(site_of(staff())["crafting.html"])


def held(start: dt.date) -> dict[str, str]:
    return {"path.md": f"---\npositions: [{{title: Lead, start: {start}, move: lateral}}]\n---\n"}


def test_c102_the_first_ninety_days_are_marked(site_of: SiteOf, export_of: ExportOf) -> None:
    files = held(dt.date(2026, 10, 1))
    path = section(site_of(files)["path/index.html"], "path")
    assert "These are its first 90 days, until 29 Dec 2026" in path
    assert export_of(files)["path"][0]["first_days_end"] == "2026-12-29"


def test_c102_the_mark_goes_with_the_ninetieth_day(site_of: SiteOf, export_of: ExportOf) -> None:
    last, over = held(dt.date(2026, 8, 24)), held(dt.date(2026, 8, 23))
    assert "first 90 days" in section(site_of(last)["path/index.html"], "path")
    assert "first 90 days" not in section(site_of(over)["path/index.html"], "path")
    assert [export_of(files)["path"][0]["first_days_end"] for files in (last, over)] == ["2026-11-21", "2026-11-20"]
