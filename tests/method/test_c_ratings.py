"""Skills: the scale, ratings by oneself and by others, evidence, and how levels move."""

from __future__ import annotations

import pytest

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

SKILLS = "skills/index.html"
PEOPLE = (
    "---\npeople:\n  - {title: Maria, relations: mentor}\n  - {title: Ben, relations: manager}\n"
    "  - {title: Dana, relations: peer}\n---\n"
)
MAPPED = '[levels.intermediate]\nmeaning = "I do it on my own."\naliases = ["working knowledge"]\n'


def rated(ratings: str, more: str = "") -> dict[str, str]:
    return {"people.md": PEOPLE, "skills/kafka.md": f"---\ntitle: Kafka\nratings: [{ratings}]\n{more}---\n"}


def kafka(site_of: SiteOf, files: dict[str, str]) -> str:
    return site_of(files)["skills/kafka.html"]


def exported_kafka(export_of: ExportOf, files: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = next(skill for skill in export_of(files)["skills"] if skill["id"] == "kafka")
    return found


@pytest.mark.parametrize(
    ("written", "shown", "level"),
    [
        ("level: Expert", "5 expert", 5),
        ("level: Working knowledge", "3 intermediate", 3),
        ("level: 3", "3 intermediate", 3),
        ("level: none", "0 none", 0),
        ("group: Data", "? not assessed", None),
    ],
)
def test_c20_words_numbers_and_what_is_not_assessed(
    site_of: SiteOf, export_of: ExportOf, written: str, shown: str, level: int | None
) -> None:
    files = {"skills/kafka.md": f"---\ntitle: Kafka\n{written}\n---\n", "careerplan.toml": MAPPED}
    assert f"Now {shown}" in section(kafka(site_of, files), "level")
    assert exported_kafka(export_of, files)["current"] == level


def test_c20_a_word_beside_the_scale_is_an_error_that_names_the_allowed_ones(
    site_of: SiteOf, export_of: ExportOf
) -> None:
    files = {"skills/kafka.md": "---\ntitle: Kafka\nlevel: wizard\n---\n", "skills/go.md": "---\nlevel: 3\n---\n"}
    said = text_of(site_of(files)["problems.html"])
    assert "content/skills/kafka.md" in said
    assert "“wizard” is no level" in said
    assert "novice (2), intermediate (3)" in said
    problem = next(found for found in export_of(files)["problems"] if found["severity"] == "error")
    assert (problem["path"], problem["line"]) == ("content/skills/kafka.md", 3)
    assert [skill["current"] for skill in export_of(files)["skills"] if skill["id"] == "go"] == [3]


EVERYTHING = {
    "people.md": PEOPLE,
    "skills/public-speaking.md": "---\nratings: [2024-03-01 awareness, 2026-03-01 novice, 2026-04-01 novice maria]\n"
    "evidence: [{date: 2026-02-01, what: The harbour talk}]\n---\n",
    "roles/lead.md": "---\ntitle: Lead\nneeds: {Public speaking: advanced}\n---\n",
    "goals/talk.md": "---\ntitle: Talk in May\nstatus: active\nskills: {Public speaking: intermediate}\n---\n",
    "learning/course.md": "---\ntitle: Voice course\nmode: training\nskills: Public speaking\n---\n",
    "feedback/maria.md": "---\nfrom: maria\ndate: 2026-05-01\nkeep: [Your pauses]\nskills: Public speaking\n---\n",
}


def test_c21_a_skills_page_lists_all_that_touches_it(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of(EVERYTHING)["skills/public-speaking.html"]
    assert "1 Apr Maria mentor 2 novice" in section(html, "ratings")
    assert "1 Mar 2024 1 awareness 1" in section(html, "level")
    assert "Talk in May" in section(html, "serves")
    assert "Voice course" in section(html, "serves")
    assert "Keep Your pauses" in section(html, "feedback")
    assert "The harbour talk" in section(html, "evidence")
    assert "Lead" in section(html, "roles")
    skill = export_of(EVERYTHING)["skills"][0]
    assert (skill["goals"], len(skill["history"]), [other["by"] for other in skill["others"]]) == (
        ["talk"],
        3,
        ["maria"],
    )


def test_c21_a_goal_less_is_gone_from_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {path: text for path, text in EVERYTHING.items() if path != "goals/talk.md"}
    assert "Talk in May" not in text_of(site_of(files)["skills/public-speaking.html"])
    assert export_of(files)["skills"][0]["goals"] == []


@pytest.mark.parametrize(("newest", "level"), [("novice", 2), ("advanced", 4)])
def test_c22_the_newest_of_two_own_ratings_is_current_and_both_are_history(
    site_of: SiteOf, export_of: ExportOf, newest: str, level: int
) -> None:
    files = rated(f"2024-05-01 awareness, 2026-05-01 {newest}")
    html = kafka(site_of, files)
    assert f"Now {level} {newest}" in section(html, "level")
    assert f"1 May You self {level} {newest} 1 May 2024 You self 1 awareness" in section(html, "ratings")
    skill = exported_kafka(export_of, files)
    assert (skill["self"], skill["current"]) == (level, level)
    assert skill["history"] == [
        {"date": "2024-05-01", "level": 1, "gained": 0},
        {"date": "2026-05-01", "level": level, "gained": level - 1},
    ]


FOUR = "2026-01-01 advanced, 2026-02-01 novice maria, 2026-03-01 novice ben, 2026-04-01 {dana} dana"


def test_c23_four_raters_are_four_columns(site_of: SiteOf, export_of: ExportOf) -> None:
    files = rated(FOUR.format(dana="expert"))
    level = section(kafka(site_of, files), "level")
    assert "Date Current level You Ben Dana Maria 1 Jan 4 advanced 4" in level
    assert "1 Apr 2 novice 5" in level
    others = exported_kafka(export_of, files)["others"]
    assert others == [
        {"by": "ben", "level": 2, "date": "2026-03-01"},
        {"by": "dana", "level": 5, "date": "2026-04-01"},
        {"by": "maria", "level": 2, "date": "2026-02-01"},
    ]


def test_c23_another_rating_changes_its_column(site_of: SiteOf, export_of: ExportOf) -> None:
    files = rated(FOUR.format(dana="awareness"))
    assert "1 Apr 2 novice 1" in section(kafka(site_of, files), "level")
    assert {"by": "dana", "level": 1, "date": "2026-04-01"} in exported_kafka(export_of, files)["others"]  # type: ignore[operator]


def test_c23_a_rater_whom_nobody_knows_is_a_warning_and_still_counts(site_of: SiteOf, export_of: ExportOf) -> None:
    files = rated("2026-01-01 advanced, 2026-02-01 novice olga")
    assert "olga" in text_of(site_of(files)["problems.html"])
    assert "warning" in {problem["severity"] for problem in export_of(files)["problems"]}
    assert exported_kafka(export_of, files)["current"] == 2


def with_evidence(number: int) -> dict[str, str]:
    """Ten skills with one rating each, of which so many name their evidence."""
    shown = ", evidence: A talk"
    return {
        f"skills/s{n}.md": f"---\nratings: [{{date: 2026-01-01, level: 2{shown if n < number else ''}}}]\n---\n"
        for n in range(10)
    }


@pytest.mark.parametrize(("number", "said"), [(2, "8 of 10 ratings without evidence"), (0, "None of the 10 ratings")])
def test_c28_ratings_without_evidence_are_counted(site_of: SiteOf, export_of: ExportOf, number: int, said: str) -> None:
    assert said in section(site_of(with_evidence(number))[SKILLS], "calibration")
    assert export_of(with_evidence(number))["evidence"] == {"ratings": 10, "without": 10 - number}


def test_c28_with_evidence_everywhere_nothing_is_said(site_of: SiteOf) -> None:
    assert "without evidence" not in text_of(site_of(with_evidence(10))[SKILLS])


@pytest.mark.parametrize(("second", "level"), [("intermediate", 3), ("advanced", 4)])
def test_c30_two_ratings_are_two_steps_and_the_table_says_the_same(
    site_of: SiteOf, export_of: ExportOf, second: str, level: int
) -> None:
    files = rated(f"2024-06-01 novice, 2025-06-01 {second}")
    html = kafka(site_of, files)
    assert f"Novice, 1 Jun 2024; {second}, 1 Jun 2025." in text_of(html)
    assert f"1 Jun 2024 2 novice 2 1 Jun 2025 {level} {second} {level}" in section(html, "level")
    history = exported_kafka(export_of, files)["history"]
    assert history == [
        {"date": "2024-06-01", "level": 2, "gained": 0},
        {"date": "2025-06-01", "level": level, "gained": level - 2},
    ]


def test_c30_under_two_dated_ratings_a_sentence_stands_in_its_place(site_of: SiteOf) -> None:
    assert "One dated rating so far" in section(kafka(site_of, rated("2024-06-01 novice")), "level")


def stepping(last: str) -> dict[str, str]:
    """Levels gained in four full quarters, and what is left of two skills."""
    ratings = f"[2025-09-30 0, 2025-12-31 1, 2026-03-31 2, 2026-09-30 {last}]"
    skills = (
        f"  - {{title: Kafka, target: 5, due: 2027-Q4, ratings: {ratings}}}\n  - {{title: Go, target: 5, level: 0}}\n"
    )
    return {"skills.md": f"---\nskills:\n{skills}---\n"}


def test_c31_pace_of_one_level_a_quarter_is_behind_with_six_to_go(site_of: SiteOf, export_of: ExportOf) -> None:
    said = text_of(site_of(stepping("4"))["reviews/index.html"])
    assert "Pace: 1 level a quarter" in said
    assert "6 levels to go: closes about 2028-Q2 at this pace; planned for 2027-Q4. Behind" in said
    pace = export_of(stepping("4"))["pace"]
    assert (pace["per_quarter"], pace["remaining"]) == (1, 6)
    assert (pace["closes"], pace["planned"], pace["verdict"]) == ("2028-Q2", "2027-Q4", "behind")


def test_c31_pace_falls_with_a_lower_rating(site_of: SiteOf, export_of: ExportOf) -> None:
    said = text_of(site_of(stepping("2"))["reviews/index.html"])
    assert "Pace: 0.5 levels a quarter" in said
    pace = export_of(stepping("2"))["pace"]
    assert (pace["per_quarter"], pace["remaining"], pace["closes"]) == (0.5, 8, "2030-Q4")


def test_c31_skills_that_reached_their_target_by_year(site_of: SiteOf, export_of: ExportOf) -> None:
    assert export_of(stepping("5"))["pace"]["reached"] == [{"year": 2026, "skills": ["kafka"]}]
    assert export_of(stepping("4"))["pace"]["reached"] == []
    assert "Kafka" in text_of(site_of(stepping("5"))["reviews/index.html"])


def test_c31_one_rating_tells_no_pace(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "a quarter 6 levels" not in text_of(site_of(rated("2026-01-01 novice"))["reviews/index.html"])
    pace = export_of(rated("2026-01-01 novice"))["pace"]
    assert (pace["per_quarter"], pace["verdict"]) == (None, "unknown")
