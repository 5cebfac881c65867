"""Visions over time: earlier versions, their goals, what life allows, and a way that is still open."""

from __future__ import annotations

import pytest

from careerplan.site.views.path.rewording import rewording
from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

PATH = "path/index.html"
VERSIONS = {
    "visions/2016.md": "---\ntitle: First\nwritten: 2016\nretired: 2020\nreason: I had children.\ntrack: manager\n---\n"
    "I lead a large team in a big city.\n",
    "visions/2020.md": "---\ntitle: Second\nwritten: 2020\nretired: 2026\nreason: The firm closed.\ntrack: ic\n---\n"
    "I lead a small team by the sea in a quiet town.\n",
    "visions/2026.md": "---\ntitle: Third\nwritten: 2026-02\ntrack: ic\n---\nI write by the sea in a quiet town.\n",
}


def test_c7_versions_newest_first_with_the_reasons_between_them(site_of: SiteOf, export_of: ExportOf) -> None:
    versions = section(site_of(VERSIONS)[PATH], "earlier")
    order = ["Third Current", "Second", "The firm closed.", "First", "I had children."]
    assert [versions.index(part) for part in order] == sorted(versions.index(part) for part in order)
    assert "Track Manager IC" in versions
    exported = export_of(VERSIONS)["vision"]
    assert (exported["id"], exported["earlier"]) == ("2026", ["2020", "2016"])


def test_c7_neighbours_are_compared_word_by_word(site_of: SiteOf) -> None:
    html = site_of(VERSIONS)[PATH]
    versions = section(html, "earlier")
    assert "The text beside the next: 4 words dropped, 1 added." in versions
    assert '<del><span class="hidden">Dropped:</span> lead a small team</del>' in html
    assert '<ins><span class="hidden">Added:</span> write</ins>' in html


def test_c7_a_newer_version_takes_its_place(site_of: SiteOf, export_of: ExportOf) -> None:
    files = VERSIONS | {"visions/newest.md": "---\ntitle: Fourth\nwritten: 2026-10\n---\nI rest.\n"}
    assert "Fourth Current" in section(site_of(files)[PATH], "earlier")
    assert export_of(files)["vision"]["id"] == "newest"


def test_c7_the_versions_stand_on_the_timeline(site_of: SiteOf) -> None:
    assert "Second ‹ 2020 to 2026 Earlier vision" in text_of(site_of(VERSIONS)["timeline.html"])


def test_c7_a_single_vision_has_no_list_of_versions(site_of: SiteOf) -> None:
    assert 'id="earlier"' not in site_of({"vision.md": "There.\n"})[PATH]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("one two three four", "one two three four five", "1 word added."),
        ("one two three four five", "one two three four", "1 word dropped."),
        ("one two three", "four five six", "3 words dropped, 3 added."),
        ("a x b", "a y b", "1 word dropped, 1 added."),
    ],
)
def test_c7_words_that_came_and_went(before: str, now: str, said: str) -> None:
    found = rewording(before, now)
    assert found is not None
    assert found.said == said
    assert " ".join(piece.text for piece in found.pieces if piece.fate != "added") == before
    assert " ".join(piece.text for piece in found.pieces if piece.fate != "dropped") == now


@pytest.mark.parametrize(("before", "now"), [("same words", "same  words"), ("", "new"), ("w " * 4000, "new")])
def test_c7_nothing_is_said_of_texts_that_are_alike_empty_or_too_long(before: str, now: str) -> None:
    assert rewording(before, now) is None


def old_goals(of_second: str) -> dict[str, str]:
    goals = "".join(f"  - {{title: Goal {name}, vision: '2020', status: active}}\n" for name in "AB")
    return VERSIONS | {
        "goals.md": f"---\ngoals:\n{goals}  - {{title: Goal C, vision: '{of_second}', status: active}}\n---\n"
    }


def test_c8_goals_of_an_old_vision_are_to_keep_move_or_drop(site_of: SiteOf, export_of: ExportOf) -> None:
    text = text_of(site_of(old_goals("2020"))[PATH])
    assert "belong to an old vision, to keep, move or drop: Goal A, Goal B, Goal C" in text
    assert export_of(old_goals("2020"))["vision"]["orphaned_goals"] == ["goal-a", "goal-b", "goal-c"]
    moved = old_goals("2026")
    assert "to keep, move or drop: Goal A, Goal B Your" not in text
    assert "Goal C" not in text_of(site_of(moved)[PATH])
    assert export_of(moved)["vision"]["orphaned_goals"] == ["goal-a", "goal-b"]


def test_c8_with_no_goal_left_over_nothing_is_said(site_of: SiteOf) -> None:
    assert "old vision" not in text_of(site_of(VERSIONS)[PATH])


def loaded(cap: str) -> dict[str, str]:
    """Two active goals that take 7 hours a week for four whole weeks."""
    goal = "{{title: {0}, status: active, start: 2026-11-23, due: 2026-12-20, hours: {1}}}"
    return {
        "vision.md": f"---\ntitle: V\nconstraints: {{hours_per_week: {cap}}}\n---\nThere.\n",
        "goals.md": f"---\ngoals:\n  - {goal.format('A', 12)}\n  - {goal.format('B', 16)}\n---\n",
        "path.md": "---\npositions: [{title: Clerk, start: 2018}]\nevents: [{title: A daughter, date: 2026-09}]\n---\n",
    }


def test_c9_seven_hours_planned_of_five_are_two_above(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of(loaded("5"))[PATH]
    assert "Hours a week 5, the fullest week takes 7 2 h above" in section(html, "shape")
    assert '<span class="pill bad">2 h above</span>' in html
    exported = export_of(loaded("5"))["resources"]
    assert (exported["hours_per_week"], exported["busiest_week"]) == (5, 7)
    assert len(exported["overloaded_weeks"]) == 4


def test_c9_of_eight_hours_nothing_is_above(site_of: SiteOf, export_of: ExportOf) -> None:
    kind = section(site_of(loaded("8"))[PATH], "shape")
    assert "Hours a week 8, the fullest week takes 7" in kind
    assert "above" not in kind
    assert export_of(loaded("8"))["resources"]["overloaded_weeks"] == []


def test_c9_an_event_of_life_is_a_mark_on_the_timeline(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "A daughter Sep 2026 Life" in text_of(site_of(loaded("5"))["timeline.html"])
    assert export_of(loaded("5"))["events"] == [{"date": "2026-09-30", "kind": "life", "title": "A daughter"}]


def fork(level: str) -> dict[str, str]:
    return {
        "vision.md": "---\ntitle: V\noptions: [{role: principal}, {role: head}]\nleaning: head\ndecide_by: 2027-06\n"
        "---\nThere.\n",
        "roles.md": "---\nroles:\n  - {title: Principal, needs: {Kafka: expert, Writing: expert}}\n"
        "  - {title: Head, needs: {Hiring: novice, Writing: novice}}\n---\n",
        "skills.md": f"---\nskills: {{Kafka: novice, Writing: {level}, Hiring: awareness}}\n---\n",
    }


def test_c10_both_gap_totals_stand_side_by_side(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(fork("novice"))
    ways = section(site[PATH], "options")
    assert "Decide by Jun 2027" in ways
    assert "Principal Gaps 2 6 levels to go 0 of 2 needs met" in ways
    assert "Head Leaning to it Gaps 1 1 level to go 1 of 2 needs met" in ways
    assert "Which way to go Jun 2027 Decide by then" in text_of(site["timeline.html"])
    exported = export_of(fork("novice"))
    assert exported["vision"]["decide_by"] == "2027-06-30"
    assert exported["options"] == [
        {"role": "principal", "gaps": 2, "gap_sum": 6, "unknown": 0, "leaning": False},
        {"role": "head", "gaps": 1, "gap_sum": 1, "unknown": 0, "leaning": True},
    ]


def test_c10_another_level_moves_a_total(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "Principal Gaps 1 3 levels to go" in section(site_of(fork("expert"))[PATH], "options")
    assert [option["gap_sum"] for option in export_of(fork("expert"))["options"]] == [3, 1]


def test_c10_what_is_not_assessed_is_no_gap(site_of: SiteOf, export_of: ExportOf) -> None:
    unknown = fork("novice") | {"skills.md": "---\nskills: {Kafka: novice}\n---\n"}
    ways = section(site_of(unknown)[PATH], "options")
    assert "Head Leaning to it Gaps 0 no levels to go 2 needs, none assessed" in ways
    assert [option["unknown"] for option in export_of(unknown)["options"]] == [1, 2]


def test_c7_private_blocks_are_not_compared(site_of: SiteOf) -> None:
    files = VERSIONS | {
        "visions/2026.md": "---\ntitle: Third\nwritten: 2026-02\n---\nI write by the sea in a quiet town.\n\n"
        "::: private\nThe inheritance.\n:::\n"
    }
    html = site_of(files)[PATH]
    assert "4 words dropped, 1 added." in section(html, "earlier")
    assert "inheritance" not in section(html, "earlier")
