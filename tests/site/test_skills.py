"""The index of skills: what a plan's files say, and what the page says out of them."""

from __future__ import annotations

import re

import pytest

from careerplan.insight.evidence import EvidenceFigure
from careerplan.site.views.parts import Link
from careerplan.site.views.phrases import files_said, is_address, joined, signed, text_of
from careerplan.site.views.skills.calibrated import bias_said, evidence_said
from tests.site.conftest import SiteOf
from tests.site.reader import section
from tests.site.reader import text_of as readable

VISION = "---\ntitle: Staff\nrole: staff\n---\n"
STAFF = "---\ntitle: Staff engineer\ntrack: ic\nneeds: {Kafka: advanced, Writing: intermediate, Hiring: novice}\n---\n"
SKILLS = """---
skills:
  - {title: Kafka, ratings: [2025-12-01 awareness, 2026-06-02 novice]}
  - {title: Writing, kind: soft, group: Words, ratings: [2026-06-02 advanced]}
  - {title: Hiring, kind: soft}
---
"""
PLAN = {"vision.md": VISION, "roles/staff.md": STAFF, "skills.md": SKILLS}


def page(site_of: SiteOf, files: dict[str, str]) -> str:
    return site_of(files)["skills/index.html"]


def row(html: str, skill: str) -> str:
    """What the gap table says of one skill."""
    table = html[html.index('<table class="stack" id="gaps"') :]
    found = re.search(rf"<tr data-kind[^\n]*>{re.escape(skill)}<.*", table)
    assert found is not None
    return readable(found[0])


def heading(html: str) -> str:
    return readable(html[html.index("<h1>") : html.index("</h1>")])


def test_the_headline_counts_gaps_and_levels_and_what_the_role_has(site_of: SiteOf) -> None:
    said = heading(page(site_of, PLAN))
    assert said == "1 gap, of 2 levels. 1 of 2 assessed skills is where Staff engineer needs it."


def test_a_row_holds_now_target_gap_and_the_date_of_the_last_rating(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    assert row(html, "Kafka") == "Kafka hard 2 4 gained 1 2 short 2 Jun"
    assert row(html, "Writing") == "Writing Words, soft 4 3 1 above 2 Jun"


def test_a_skill_without_a_rating_is_not_assessed_and_never_0(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    assert row(html, "Hiring") == "Hiring soft ? 2 Not assessed"
    assert "1 not assessed" in readable(html)


def test_rows_can_be_filtered_by_kind_group_and_state(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    assert 'data-kind="soft" data-group="Words" data-status="surplus"' in html
    assert '<option value="gap">Gap</option>' in html
    assert 'name="group"' not in html  # a filter with one choice filters nothing


def test_the_first_gaps_are_named_with_the_reason(site_of: SiteOf) -> None:
    assert "Kafka 2 levels below what Staff engineer needs" in section(page(site_of, PLAN), "table")


def test_a_matrix_cell_holds_number_and_sign(site_of: SiteOf) -> None:
    manager = """---
title: Head
track: manager
needs: [{skill: Kafka, level: awareness}, {skill: Hiring, level: novice, optional: true}]
---
"""
    said = section(page(site_of, PLAN | {"roles/head.md": manager}), "roles")
    assert "Kafka 2 4 −2 1 +1" in said
    assert "Hiring ? 2 ? (2 ?)" in said
    assert "Met, of those rated 1 of 2 1 of 1" in said


def test_a_phone_shows_the_next_role_and_links_to_the_others(site_of: SiteOf) -> None:
    vision = "---\ntitle: Staff\nrole: staff\nnext_role: senior\n---\n"
    senior = "---\ntitle: Senior\nneeds: {Kafka: intermediate}\n---\n"
    html = page(site_of, PLAN | {"vision.md": vision, "roles/senior.md": senior})
    phone = html[html.index('<div class="phone">') :]
    said = readable(phone[: phone.index("</section>")])
    assert said.startswith("Senior 0 of 1 met")
    assert "Kafka 2 of 3" in said
    assert "Staff engineer 1 of 2 met" in said


def test_many_roles_scroll_in_a_region_of_their_own(site_of: SiteOf) -> None:
    roles = {f"roles/r{n}.md": f"---\ntitle: Role {n}\nneeds: {{Kafka: novice}}\n---\n" for n in range(9)}
    html = page(site_of, PLAN | roles)
    assert '<div class="wide desk" role="region" aria-label="Roles and skills" tabindex="0">' in html


def test_under_five_skills_there_is_no_map(site_of: SiteOf) -> None:
    assert 'id="map"' not in page(site_of, PLAN)


def test_every_skill_stands_in_exactly_one_cell_of_the_map(site_of: SiteOf) -> None:
    ic = "---\ntitle: Staff engineer\ntrack: ic\nneeds: {A: expert, B: novice, C: novice}\n---\n"
    manager = "---\ntitle: Head\ntrack: manager\nneeds: {B: novice, D: novice}\n---\n"
    skills = "---\nskills: {A: novice, B: novice, C: novice, D: novice, E: novice}\n---\n"
    html = page(site_of, {"vision.md": VISION, "roles/staff.md": ic, "roles/head.md": manager, "skills.md": skills})
    said = section(html, "map")
    assert said.startswith("Map: both tracks ask for 1 skill")
    assert "Hard A 2 of 5 ●●○○◎ C 2 of 2 ●◉○○○ B 2 of 2 ●◉○○○ D 2 ●●○○○ E 2 ●●○○○" in said


def test_a_blind_spot_and_whom_to_ask(site_of: SiteOf) -> None:
    skills = """---
skills:
  - {title: Kafka, ratings: [2026-06-02 expert, 2026-06-03 novice maria]}
  - {title: Writing, ratings: [2026-06-02 novice]}
---
"""
    people = "---\npeople:\n  - {title: Maria, relations: manager}\n---\n"
    wanted = skills.replace("{title: Writing,", "{title: Writing, target: expert,")
    said = section(page(site_of, {"skills.md": wanted, "people.md": people}), "calibration")
    assert said.startswith("Calibration: 1 blind spot")
    assert "Kafka 5 2 +3 Blind spot" in said
    assert "Ask Maria about Writing." in said
    assert "3 ratings names its evidence" in said
    without_gap = section(page(site_of, {"skills.md": skills, "people.md": people}), "calibration")
    assert "Ratings to ask for" not in without_gap


def test_skills_rated_alike_are_a_line_not_rows(site_of: SiteOf) -> None:
    skills = "---\nskills:\n  - {title: Kafka, ratings: [2026-06-02 novice, 2026-06-03 novice ben]}\n---\n"
    people = "---\npeople:\n  - {title: Ben, relations: peer}\n---\n"
    said = section(page(site_of, {"skills.md": skills, "people.md": people}), "calibration")
    assert said.startswith("Calibration: no blind spots")
    assert "Rated alike by you and by others: Kafka." in said


def test_strong_without_evidence_is_said(site_of: SiteOf) -> None:
    said = section(page(site_of, {"skills.md": "---\nskills: {Kafka: expert}\n---\n"}), "calibration")
    assert "No evidence yet Kafka" in said


def test_an_experience_is_a_gap_without_a_level(site_of: SiteOf) -> None:
    skills = "---\nskills:\n  - {title: Led a team, kind: experience, need: five people, have: no}\n---\n"
    html = page(site_of, {"skills.md": skills})
    assert heading(html) == "1 gap of experience."
    assert "Led a team five people no Missing" in section(html, "experience")


def test_what_is_not_learned_is_listed_and_in_no_sum(site_of: SiteOf) -> None:
    skills = "---\nskills:\n  - {title: Go, target: expert, level: novice, not_now: true, reason: Others do it}\n---\n"
    html = page(site_of, {"skills.md": skills})
    assert heading(html) == "1 skill, without a target yet."
    assert "Go hard Others do it content/skills.md" in section(html, "not-learning")


def test_teaching_brings_a_stage_back(site_of: SiteOf) -> None:
    skills = """---
skills:
  - {title: Python, stage: unconscious-competent, ratings: [2025-01-01 expert]}
---
"""
    learning = "---\nactivities:\n  - {title: A course, mode: teaching, skills: Python, done: 2026-05-01}\n---\n"
    html = page(site_of, {"skills.md": skills, "learning.md": learning})
    said = section(html, "stage-unconscious-competent")
    assert "Able without thinking Python back to conscious by teaching" in said


def test_a_gap_that_is_only_read_about_has_no_doing_yet(site_of: SiteOf) -> None:
    learning = "---\nactivities:\n  - {title: A book, mode: training, skills: Kafka}\n---\n"
    said = section(page(site_of, PLAN | {"learning.md": learning}), "modes")
    assert said.startswith("Modes: 1 gap has no doing yet")
    assert "Kafka 1 C B T consumed No doing yet" in said


def test_the_text_of_a_list_file_stands_above(site_of: SiteOf) -> None:
    html = page(site_of, {"skills.md": "---\nskills: {Kafka: novice}\n---\nThe small ones live here.\n"})
    assert html.index("The small ones live here.") < html.index('id="table"')


def test_an_empty_plan_says_which_file_to_create(site_of: SiteOf) -> None:
    html = page(site_of, {})
    assert heading(html) == "No skills yet."
    assert "Create content/skills.md with:" in readable(html)
    assert 'id="table"' not in html


def test_one_skill_without_a_target_has_a_true_headline(site_of: SiteOf) -> None:
    html = page(site_of, {"skills.md": "---\nskills: {Kafka: novice}\n---\n"})
    assert heading(html) == "1 skill, without a target yet."
    assert 'class="filters' not in html


def test_all_met_and_none_met_read_right(site_of: SiteOf) -> None:
    met = page(site_of, PLAN | {"skills.md": "---\nskills: {Kafka: expert, Writing: expert, Hiring: expert}\n---\n"})
    assert heading(met) == "No gaps. All 3 assessed skills are where Staff engineer needs them."
    none = page(site_of, PLAN | {"skills.md": "---\nskills: {Kafka: none, Writing: none, Hiring: none}\n---\n"})
    assert heading(none) == "3 gaps, 9 levels in all. None of the 3 assessed skills is where Staff engineer needs it."


def test_a_plan_of_unknowns_claims_no_gap(site_of: SiteOf) -> None:
    html = page(site_of, PLAN | {"skills.md": "---\nskills: {Kafka: }\n---\n"})
    assert heading(html) == "3 skills have a target and no level yet."


@pytest.mark.parametrize(
    ("bias", "compared", "said"),
    [
        (None, 0, "nothing to compare yet."),
        (1.0, 1, "the mean of the others’ newest."),
        (0.04, 3, "On average you rate yourself as they do."),
        (-0.4, 3, "On average you rate yourself 0.4 levels below them."),
        (1.0, 3, "On average you rate yourself 1 level above them."),
    ],
)
def test_bias_in_words(bias: float | None, compared: int, said: str) -> None:
    assert bias_said(bias, compared).endswith(said)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (EvidenceFigure(0, 0), ""),
        (EvidenceFigure(4, 0), ""),
        (EvidenceFigure(1, 1), "The one rating names no evidence."),
        (EvidenceFigure(3, 3), "None of the 3 ratings names its evidence."),
        (EvidenceFigure(10, 8), "8 of 10 ratings without evidence."),
    ],
)
def test_evidence_in_words(figure: EvidenceFigure, said: str) -> None:
    assert evidence_said(figure) == said


def test_names_join_into_a_sentence() -> None:
    names = [Link(name) for name in "abcd"]
    assert [text_of(joined(names[:n])) for n in range(5)] == ["", "a", "a and b", "a, b and c", "a, b, c and 1 more"]


def test_signs_are_true_minus_signs() -> None:
    assert [signed(value) for value in (1, 0, -1.5)] == ["+1", "0", "−1.5"]


def test_files_of_one_folder_are_counted() -> None:
    paths = ["content/skills.md", "content/skills/a.md", "content/skills/b.md", "content/skills/a.md", ""]
    assert files_said(paths) == "content/skills.md, content/skills/ (2 files)"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("https://example.org/a", True), ("see https://example.org", False), ("javascript:alert(1)", False), ("", False)],
)
def test_only_whole_addresses_become_links(text: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert is_address(text) is is_one


def test_very_long_tables_below_the_first_are_folded(site_of: SiteOf) -> None:
    names = [f"Skill {number}" for number in range(61)]
    needs = ", ".join(f"{name}: 3" for name in names)
    files = {
        "skills.md": f"---\nskills: {{{', '.join(f'{name}: 2' for name in names)}}}\n---\n",
        "roles/lead.md": f"---\nneeds: {{{needs}}}\n---\n",
        "vision.md": "---\nrole: lead\n---\n",
    }
    assert site_of(files)["skills/index.html"].count("<summary>All 61 skills</summary>") == 2
    few = {**files, "skills.md": "---\nskills: {Skill 1: 2}\n---\n", "roles/lead.md": "---\nneeds: {Skill 1: 3}\n---\n"}
    assert "<summary>All" not in site_of(few)["skills/index.html"]
