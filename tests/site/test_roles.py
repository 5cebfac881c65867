"""The pages of roles: what guidelines say, and what the pages say out of them."""

from __future__ import annotations

from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

SKILLS = "---\nskills: {Kafka: novice, Writing: advanced, Hiring: }\n---\n"
STAFF = """---
title: Staff engineer
track: ic
rank: 5
shape: wide
archetype: architect
reports: 6
source: the ladder, version 3
imported: 2026-01-09
needs:
  - {skill: Kafka, level: advanced, importance: 3, sources: [guideline, "person:jonas"]}
  - {skill: Writing, level: intermediate, sources: guideline}
  - {skill: Hiring, level: novice}
  - {skill: Go, level: novice, optional: true}
---
The design review is the job.
"""
PEOPLE = "---\npeople:\n  - {title: Jonas, role_model_for: staff}\n---\n"
PLAN = {"skills.md": SKILLS, "roles/staff.md": STAFF, "people.md": PEOPLE}


def page(site_of: SiteOf, files: dict[str, str], name: str = "staff") -> str:
    return site_of(files)[f"roles/{name}.html"]


def heading(html: str) -> str:
    return text_of(html[html.index("<h1>") : html.index("</h1>")])


def test_the_sentence_says_what_is_met_and_what_is_left(site_of: SiteOf) -> None:
    assert heading(page(site_of, PLAN)) == "Staff engineer: 1 of 2 met, 2 levels to go, 1 not assessed"


def test_each_need_stands_against_you_with_its_source(site_of: SiteOf) -> None:
    said = section(page(site_of, PLAN), "needs")
    assert "Kafka matters most 2 4 advanced 2 short guideline, Jonas" in said
    assert "Hiring ? 2 novice Not assessed" in said
    assert "Writing 4 3 intermediate 1 above guideline" in said
    assert "Not assessed: Hiring." in said


def test_optional_needs_stand_apart(site_of: SiteOf) -> None:
    said = section(page(site_of, PLAN), "needs")
    assert said.index("Wished for, not asked for") < said.index("Go ? 2 novice Not assessed")


def test_where_the_needs_come_from(site_of: SiteOf) -> None:
    said = section(page(site_of, PLAN), "sources")
    assert "Guideline 2 People in the role 1" in said
    assert "Imported from the ladder, version 3, 9 Jan." in said
    assert "asked nobody" not in said


def test_only_guidelines_means_that_nobody_was_asked(site_of: SiteOf) -> None:
    role = "---\nneeds: [{skill: Kafka, level: expert, sources: guideline}]\n---\n"
    assert "You have asked nobody in the role yet." in section(page(site_of, {"roles/r.md": role}, "r"), "sources")


def test_a_role_model_is_named_with_what_they_said(site_of: SiteOf) -> None:
    assert "Jonas Shows you the role. Named Kafka." in section(page(site_of, PLAN), "people")


def test_whether_it_serves_the_vision(site_of: SiteOf) -> None:
    vision = "---\ntitle: V\nrole: staff\nreports: 0-2\nshape: deep\n---\n"
    said = section(page(site_of, PLAN | {"vision.md": vision}), "serves")
    assert "It exercises your one gap: Kafka." in said
    assert "It comes with 6 reports; the vision wishes for 0–2." in said
    assert "It is wide; the vision wishes for deep." in said


def test_a_role_beside_the_vision_moves_no_gap(site_of: SiteOf) -> None:
    other = "---\ntitle: Chef\nneeds: {Cooking: expert}\n---\n"
    files = PLAN | {"vision.md": "---\ntitle: V\nrole: staff\n---\n", "roles/chef.md": other}
    assert "It does not move any vision gap." in section(page(site_of, files, "chef"), "serves")


def test_beside_the_role_held_now(site_of: SiteOf) -> None:
    now = "---\ntitle: Engineer\nneeds: {Kafka: awareness, Writing: expert}\n---\n"
    path = "---\npositions:\n  - {title: Engineer, role: now, start: 2024-01-01}\n---\n"
    said = section(page(site_of, PLAN | {"roles/now.md": now, "path.md": path}), "serves")
    assert "Beside Engineer, which you hold now, it raises 1 need by 3 levels, lowers 1 and adds 1." in said


def test_goals_that_lead_to_it_and_its_own_text(site_of: SiteOf) -> None:
    goal = "---\ntitle: Lead the redesign\nstatus: planned\nrole: staff\n---\n"
    html = page(site_of, PLAN | {"goals/g.md": goal})
    assert "Goals that lead to it Lead the redesign" in section(html, "serves")
    assert "The design review is the job." in text_of(html)


def test_all_met_is_comfort(site_of: SiteOf) -> None:
    html = page(
        site_of,
        {
            "skills.md": "---\nskills: {Kafka: expert}\n---\n",
            "roles/r.md": "---\ntitle: R\nneeds: {Kafka: novice}\n---\n",
        },
        "r",
    )
    assert heading(html) == "R: its one need is met"
    assert "Everything it asks for is met: comfort, with no challenge left." in section(html, "needs")


def test_three_levels_at_once_are_too_far_out(site_of: SiteOf) -> None:
    html = page(
        site_of,
        {
            "skills.md": "---\nskills: {Kafka: awareness}\n---\n",
            "roles/r.md": "---\ntitle: R\nneeds: {Kafka: expert}\n---\n",
        },
        "r",
    )
    assert "Its largest gap is three levels or more: too far out for one step." in section(html, "needs")


def test_none_assessed_and_no_needs_claim_nothing(site_of: SiteOf) -> None:
    unknown = page(site_of, {"roles/r.md": "---\ntitle: R\nneeds: {Kafka: expert, Go: novice}\n---\n"}, "r")
    assert heading(unknown) == "R: 2 needs, none assessed"
    empty = page(site_of, {"roles/r.md": "---\ntitle: R\nneeds: {}\n---\n"}, "r")
    assert heading(empty) == "R: no needs yet"


def test_the_list_goes_by_track_and_rank(site_of: SiteOf) -> None:
    files = PLAN | {
        "roles/senior.md": "---\ntitle: Senior\ntrack: ic\nrank: 4\nneeds: {Writing: novice}\n---\n",
        "roles/head.md": "---\ntitle: Head\ntrack: manager\nneeds: {Kafka: expert}\n---\n",
    }
    html = site_of(files)["roles/index.html"]
    said = section(html, "list")
    assert heading(html) == "3 roles, 1 of them is met in full."
    assert said.index("IC track") < said.index("Senior") < said.index("Staff engineer Closest 1 of 2 met 2 levels")
    assert said.index("Manager track") < said.index("Head 0 of 1 met 3 levels")


def test_without_roles_the_page_says_which_file_to_create(site_of: SiteOf) -> None:
    html = site_of({})["roles/index.html"]
    assert heading(html) == "No roles yet."
    assert "Create content/roles/lead.md with:" in text_of(html)
