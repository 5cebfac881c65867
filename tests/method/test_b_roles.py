"""Roles: what they ask for, who says so, the two tracks, and what a move asks for."""

from __future__ import annotations

import pytest

from tests.insight.builders import LADDER, THEMES
from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

SKILLS = "---\nskills: {Kafka: novice, Writing: advanced}\n---\n"


def role(lines: str, body: str = "") -> dict[str, str]:
    return {"skills.md": SKILLS, "roles/staff.md": f"---\ntitle: Staff\n{lines}\n---\n{body}\n"}


def staff(site_of: SiteOf, files: dict[str, str]) -> str:
    return site_of(files)["roles/staff.html"]


def ladder(track: str = "ic") -> dict[str, str]:
    """The ladder of nine themes with the engineer's self ratings; the last two roles are of one rank."""
    ranks = {"engineer": 2, "senior-2-ic": 4, "principal-ic": 6, "principal-pm": 6}
    files = {
        f"roles/{name}.md": f"---\ntitle: {name}\nrank: {ranks[name]}\n"
        f"track: {'manager' if name == 'principal-pm' else track}\nneeds:\n"
        + "".join(f"  {theme}: {level}\n" for theme, level in zip(THEMES, levels, strict=True))
        + "---\n"
        for name, levels in LADDER.items()
    }
    skills = "".join(f"  {theme}: {level}\n" for theme, level in zip(THEMES, LADDER["engineer"], strict=True))
    return files | {"skills.md": f"---\nskills:\n{skills}---\n"}


def test_c11_nine_skills_are_nine_rows_with_the_word_of_their_level(site_of: SiteOf, export_of: ExportOf) -> None:
    needs = section(site_of(ladder())["roles/senior-2-ic.html"], "needs")
    assert (needs.count("3 intermediate"), needs.count("2 novice")) == (7, 2)
    exported = next(found for found in export_of(ladder())["roles"] if found["id"] == "senior-2-ic")
    assert [need["level"] for need in exported["needs"]] == [int(level) for level in LADDER["senior-2-ic"]]
    assert (exported["gaps"], exported["gap_sum"]) == (9, 10)


def test_c11_another_level_changes_its_row(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "2 4 advanced 2 short" in section(staff(site_of, role("needs: {Kafka: advanced}")), "needs")
    assert "2 5 expert 3 short" in section(staff(site_of, role("needs: {Kafka: expert}")), "needs")
    (exported,) = export_of(role("needs: {Kafka: expert}"))["roles"]
    assert [(need["skill"], need["level"], need["gap"]) for need in exported["needs"]] == [("kafka", 5, 3)]


PEOPLE = "---\npeople: [Maria]\n---\n"
ASKED = 'needs:\n  - {skill: Kafka, level: 4, sources: [guideline, "person:maria"]}\n  - {skill: Writing, level: 4}'


def test_c12_a_need_shows_both_of_its_sources(site_of: SiteOf, export_of: ExportOf) -> None:
    files = role(ASKED) | {"people.md": PEOPLE}
    html = staff(site_of, files)
    assert "Kafka 2 4 advanced 2 short guideline, Maria" in section(html, "needs")
    assert "Guideline 1 People in the role 1" in section(html, "sources")
    assert "asked nobody" not in text_of(html)
    (exported,) = export_of(files)["roles"]
    assert exported["needs"][0]["sources"] == ["guideline", "person:maria"]
    assert exported["asked_someone"] is True


def test_c12_guidelines_alone_have_asked_nobody_in_the_role(site_of: SiteOf, export_of: ExportOf) -> None:
    files = role(ASKED.replace(', "person:maria"', "").replace("level: 4}", "level: 4, sources: guideline}"))
    said = section(staff(site_of, files), "sources")
    assert "All that is known of it comes from one source: guideline. You have asked nobody in the role yet." in said
    (exported,) = export_of(files)["roles"]
    assert (exported["sources"], exported["asked_someone"]) == (["guideline"], False)


def test_c12_one_person_alone_is_one_source(site_of: SiteOf) -> None:
    needs = 'needs: [{skill: Kafka, level: 4, sources: "person:maria"}, {skill: Writing, level: 4}]'
    said = section(staff(site_of, role(needs) | {"people.md": PEOPLE}), "sources")
    assert "comes from one source: Maria." in said
    assert "asked nobody" not in said


def shown_by(name: str) -> dict[str, str]:
    return role(ASKED) | {"people.md": f"---\npeople: [Maria, {{title: {name}, role_model_for: staff}}]\n---\n"}


@pytest.mark.parametrize("name", ["Jonas", "Ruth"])
def test_c13_a_role_model_stands_on_the_page_of_the_role(site_of: SiteOf, export_of: ExportOf, name: str) -> None:
    people = section(staff(site_of, shown_by(name)), "people")
    assert f"{name} Shows you the role." in people
    assert "Maria Named Kafka." in people
    assert export_of(shown_by(name))["roles"][0]["role_models"] == [name.casefold()]


def test_c14_both_tracks_of_one_rank_stand_side_by_side(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(ladder())
    roles = section(site["skills/index.html"], "roles")
    assert "IC track Manager track Skill You" in roles
    between = "From principal-ic to principal-pm: 3 gaps, 3 levels in all; 2 surpluses."
    assert f"{between} Back: 2 gaps, 2 levels in all; 3 surpluses." in roles
    serves = section(site["roles/principal-ic.html"], "needs") + text_of(site["roles/principal-ic.html"])
    assert "On the manager track stands principal-pm: 3 gaps, 3 levels in all; 2 surpluses." in serves
    (pair,) = export_of(ladder())["tracks"]
    assert (pair["ic"], pair["manager"]) == ("principal-ic", "principal-pm")
    assert pair["over"] == {"gaps": 3, "gap_sum": 3, "surplus": 2, "new": []}
    assert pair["back"] == {"gaps": 2, "gap_sum": 2, "surplus": 3, "new": []}


def test_c14_a_lower_need_of_the_other_track_is_a_gap_less(site_of: SiteOf, export_of: ExportOf) -> None:
    files = ladder()
    files["roles/principal-pm.md"] = files["roles/principal-pm.md"].replace("independent: 5", "independent: 4")
    assert "From principal-ic to principal-pm: 2 gaps, 2 levels in all" in text_of(site_of(files)["skills/index.html"])
    assert export_of(files)["tracks"][0]["over"]["gaps"] == 2


def test_c14_hard_and_soft_skills_are_grouped(site_of: SiteOf) -> None:
    skills = "---\nskills:\n  - {title: Kafka, level: 2}\n  - {title: Writing, kind: soft, level: 2}\n---\n"
    files = role("track: ic\nneeds: {Kafka: 3, Writing: 3}") | {"skills.md": skills}
    assert "Hard Kafka 2 3 −1 Soft Writing 2 3 −1" in section(site_of(files)["skills/index.html"], "roles")


def test_c14_without_a_rank_on_both_tracks_nothing_is_compared(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "Back:" not in text_of(site_of(ladder("other"))["skills/index.html"])
    assert export_of(ladder("other"))["tracks"] == []


def promoted(more: str) -> dict[str, str]:
    return {"skills.md": SKILLS, "goals/p.md": f"---\ntitle: Get promoted\nstatus: active\n{more}\n---\n"}


def test_c15_a_single_goal_that_is_a_promotion_is_told_the_rule(site_of: SiteOf, export_of: ExportOf) -> None:
    rule = "A promotion is neither needed for growing nor enough"
    assert rule in text_of(site_of(promoted(""))["goals/index.html"])
    assert export_of(promoted(""))["notices"]["promotion_only"] is True
    serving = promoted("skills: {Kafka: advanced}")
    assert rule not in text_of(site_of(serving)["goals/index.html"])
    assert export_of(serving)["notices"]["promotion_only"] is False


def candidate(needs: str) -> dict[str, str]:
    return role("needs: {Kafka: expert}") | {
        "vision.md": "---\ntitle: V\nrole: staff\n---\nThere.\n",
        "roles/chef.md": f"---\ntitle: Chef\nneeds: {{{needs}}}\n---\n",
    }


def test_c16_a_role_that_shares_no_gap_moves_none(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "It does not move any vision gap." in section(site_of(candidate("Cooking: 4"))["roles/chef.html"], "serves")
    chef = next(found for found in export_of(candidate("Cooking: 4"))["roles"] if found["id"] == "chef")
    assert chef["exercises"] == []


def test_c16_a_role_that_shares_a_gap_says_which(site_of: SiteOf, export_of: ExportOf) -> None:
    files = candidate("Cooking: 4, Kafka: 3")
    assert "It exercises your one gap: Kafka." in section(site_of(files)["roles/chef.html"], "serves")
    assert next(found for found in export_of(files)["roles"] if found["id"] == "chef")["exercises"] == ["kafka"]


def moved(to: str) -> dict[str, str]:
    positions = f"[{{role: engineer, start: 2020}}, {{role: {to}, start: 2024-01-01}}]"
    return ladder() | {"path.md": f"---\npositions: {positions}\n---\n"}


def test_c17_a_move_lists_nine_raised_needs_of_ten_levels(site_of: SiteOf, export_of: ExportOf) -> None:
    path = section(site_of(moved("senior-2-ic"))["path/index.html"], "path")
    assert "Asks more than the position before: 9 needs, 10 levels" in path
    assert "communication, awareness to intermediate" in path
    assert path.count("novice to intermediate") == 6
    exported = export_of(moved("senior-2-ic"))["path"][1]
    assert (len(exported["raised"]), exported["raised_levels"]) == (9, 10)
    assert exported["raised"][0] == {"skill": "planning", "before": 2, "now": 3}


def test_c17_a_move_to_the_same_role_raises_nothing(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "Asks more than the position before" not in text_of(site_of(moved("engineer"))["path/index.html"])
    assert export_of(moved("engineer"))["path"][1]["raised_levels"] == 0


@pytest.mark.parametrize(("day", "shown"), [("2026-01-09", "9 Jan."), ("2025-04-30", "30 Apr 2025.")])
def test_c18_an_imported_role_says_from_what_and_when(
    site_of: SiteOf, export_of: ExportOf, day: str, shown: str
) -> None:
    files = role(f"source: Osier ladder 3\nimported: {day}\nneeds: {{Kafka: 3}}")
    assert f"Imported from Osier ladder 3, {shown}" in section(staff(site_of, files), "sources")
    (exported,) = export_of(files)["roles"]
    assert (exported["source"], exported["imported"]) == ("Osier ladder 3", day)


def held(lesson: str) -> dict[str, str]:
    return role("needs: {Kafka: 3}", "They promote what is large.") | {
        "path.md": f"---\npositions: [{{role: staff, start: 2020, lessons: [{lesson}]}}]\n---\n"
    }


def test_c19_notes_and_lessons_stand_on_the_page_of_the_role(site_of: SiteOf, export_of: ExportOf) -> None:
    html = staff(site_of, held("We built too much"))
    assert "They promote what is large." in text_of(html)
    assert "What holding it taught you We built too much" in section(html, "lessons")
    assert export_of(held("We built too much"))["path"][0]["lessons"] == ["We built too much"]
    assert "Small is enough" in section(staff(site_of, held("Small is enough")), "lessons")
    assert 'id="lessons"' not in staff(site_of, role("needs: {Kafka: 3}"))
