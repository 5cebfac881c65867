"""Skills: targets and gaps, whose view differs, what comes first, and what is left alone."""

from __future__ import annotations

import pytest

from tests.insight.builders import LADDER, THEMES
from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

SKILLS = "skills/index.html"
PEOPLE = "---\npeople:\n  - {title: Maria, relations: mentor}\n  - {title: Ben, relations: manager}\n---\n"
VISION = "---\ntitle: V\nrole: staff\n---\nThere.\n"


def plan(*skills: str, needs: str = "", people: str = PEOPLE) -> dict[str, str]:
    """Skills, one in each line, and the role of the vision."""
    listed = "".join(f"  - {skill}\n" for skill in skills)
    return {
        "skills.md": f"---\nskills:\n{listed}---\n",
        "people.md": people,
        "vision.md": VISION,
        "roles/staff.md": f"---\ntitle: Staff\ntrack: ic\nneeds: {{{needs}}}\n---\n",
    }


def skill_of(export_of: ExportOf, files: dict[str, str], name: str) -> dict[str, object]:
    found: dict[str, object] = next(skill for skill in export_of(files)["skills"] if skill["id"] == name)
    return found


def test_c24_the_roles_target_and_ones_own_in_its_place(site_of: SiteOf, export_of: ExportOf) -> None:
    asked = plan("{title: Kafka, level: 2}", needs="Kafka: advanced")
    assert "Target 4 advanced" in section(site_of(asked)["skills/kafka.html"], "level")
    kafka = skill_of(export_of, asked, "kafka")
    assert (kafka["target"], kafka["target_from"]) == (4, "role:staff")
    own = plan("{title: Kafka, level: 2, target: expert, target_reason: I teach it}", needs="Kafka: advanced")
    html = site_of(own)["skills/kafka.html"]
    assert "Target 5 own target, expert" in section(html, "level")
    assert "I teach it" in text_of(html)
    kafka = skill_of(export_of, own, "kafka")
    assert (kafka["target"], kafka["target_from"], kafka["gap"]) == (5, "own", 3)


def ladder(missing: str = "") -> dict[str, str]:
    """The engineer of the ladder, who aims at the senior role; one theme may have no level."""
    now, asked = LADDER["engineer"], LADDER["senior-2-ic"]
    skills = "".join(
        f"  {theme}: {'' if theme == missing else level}\n" for theme, level in zip(THEMES, now, strict=True)
    )
    needs = "".join(f"  {theme}: {level}\n" for theme, level in zip(THEMES, asked, strict=True))
    return {
        "skills.md": f"---\nskills:\n{skills}---\n",
        "roles/staff.md": f"---\ntitle: Staff\nneeds:\n{needs}---\n",
        "vision.md": VISION,
    }


def test_c25_nine_gaps_of_ten_levels(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of(ladder())[SKILLS]
    assert "9 gaps, 10 levels in all." in text_of(html)
    assert "The low median of what each person said last, you among them." in text_of(html)
    assert section(html, "table").count("1 short") == 8
    gaps = export_of(ladder())["gaps"]
    assert (gaps["count"], gaps["sum"], gaps["unknown"]) == (9, 10, 0)


def test_c25_without_a_level_a_skill_is_not_assessed(site_of: SiteOf, export_of: ExportOf) -> None:
    files = ladder("technical")
    html = site_of(files)[SKILLS]
    assert "8 gaps, 9 levels in all." in text_of(html)
    assert "technical hard ? 3 Not assessed" in section(html, "table")
    gaps = export_of(files)["gaps"]
    assert (gaps["count"], gaps["sum"], gaps["unknown"]) == (8, 9, 1)
    technical = skill_of(export_of, files, "technical")
    assert (technical["status"], technical["gap"]) == ("unknown", None)


@pytest.mark.parametrize(
    ("ratings", "said", "verdict", "delta"),
    [
        ("2026-01-01 expert, 2026-02-01 novice ben", "Kafka 5 2 +3 Blind spot", "blind-spot", 3),
        ("2026-01-01 novice, 2026-02-01 advanced maria", "Kafka 2 4 −2 Hidden strength", "hidden-strength", -2),
        ("2026-01-01 novice, 2026-02-01 intermediate maria", "Kafka 2 3 −1 Aligned", "aligned", -1),
        ("2026-01-01 novice", "Ask Maria about Kafka.", "ask-someone", None),
    ],
)
def test_c26_ones_own_view_against_that_of_others(
    site_of: SiteOf, export_of: ExportOf, ratings: str, said: str, verdict: str, delta: int | None
) -> None:
    files = plan(f"{{title: Kafka, target: expert, ratings: [{ratings}]}}")
    assert said in section(site_of(files)[SKILLS], "calibration").replace("0 1 2 3 4 5 ", "")
    calibration = export_of(files)["calibration"]
    (kafka,) = calibration["skills"]
    assert (kafka["verdict"], kafka["delta"], calibration["bias"]) == (verdict, delta, delta)


@pytest.mark.parametrize(
    ("more", "bare"),
    [
        ("", True),
        (", evidence: [{date: 2026-01-01, what: The migration}]", False),
    ],
)
def test_c27_strong_in_ones_own_eyes_with_nothing_to_show(
    site_of: SiteOf, export_of: ExportOf, more: str, *, bare: bool
) -> None:
    files = plan(f"{{title: Kafka, level: advanced{more}}}")
    assert ("No evidence yet Kafka" in section(site_of(files)[SKILLS], "calibration")) is bare
    (kafka,) = export_of(files)["calibration"]["skills"]
    assert kafka["without_evidence"] is bare


def test_c27_having_done_it_shows_it(site_of: SiteOf, export_of: ExportOf) -> None:
    did = {"learning/move.md": "---\ntitle: The move\nmode: doing\nskills: Kafka\nstart: 2026-05-01\n---\n"}
    files = plan("{title: Kafka, level: advanced}") | did
    assert "No evidence yet" not in section(site_of(files)[SKILLS], "calibration")
    assert export_of(files)["calibration"]["skills"][0]["without_evidence"] is False


def test_c29_the_skill_and_whom_to_ask_are_named(site_of: SiteOf, export_of: ExportOf) -> None:
    gap = plan("{title: Kafka, level: 2, target: 4}")
    assert "Ask Maria about Kafka." in section(site_of(gap)[SKILLS], "calibration")
    assert export_of(gap)["calibration"]["ask"] == [{"id": "kafka", "person": "maria"}]
    knows = plan("{title: Kafka, level: 2, target: 4}", people="---\npeople: [{title: Ruth, topics: Kafka}]\n---\n")
    assert "Ask Ruth about Kafka." in section(site_of(knows)[SKILLS], "calibration")
    assert export_of(knows)["calibration"]["ask"] == [{"id": "kafka", "person": "ruth"}]


def test_c29_with_nobody_to_ask_it_says_so(site_of: SiteOf, export_of: ExportOf) -> None:
    alone = plan("{title: Kafka, level: 2, target: 4}", people="---\npeople: []\n---\n")
    assert "Nobody to ask yet about Kafka." in section(site_of(alone)[SKILLS], "calibration")
    assert export_of(alone)["calibration"]["ask"] == [{"id": "kafka", "person": None}]


def taught(mode: str) -> dict[str, str]:
    skill = "{title: Kafka, stage: unconscious-competent, ratings: [2025-01-01 advanced]}"
    activity = f"---\ntitle: Brown bag\nmode: {mode}\nskills: Kafka\ndone: 2026-05-01\n---\n"
    return plan(skill) | {"learning/bag.md": activity}


def test_c32_teaching_leads_back_to_conscious(site_of: SiteOf, export_of: ExportOf) -> None:
    stages = section(site_of(taught("teaching"))[SKILLS], "stage-unconscious-competent")
    assert stages == "Able without thinking Kafka back to conscious by teaching"
    kafka = skill_of(export_of, taught("teaching"), "kafka")
    assert (kafka["stage"], kafka["taught_back"]) == ("unconscious-competent", True)
    assert "back to conscious" not in text_of(site_of(taught("training"))[SKILLS])
    assert skill_of(export_of, taught("training"), "kafka")["taught_back"] is False


def test_c32_without_stages_there_is_no_board(site_of: SiteOf) -> None:
    assert 'id="stages"' not in site_of(plan("{title: Kafka, level: 2}"))[SKILLS]


def aiming(now: str) -> dict[str, str]:
    """Six hours that aim at expert."""
    goal = "---\ntitle: Be the one\nstatus: active\nskills: {Kafka: expert}\n---\n"
    course = "---\ntitle: Deep course\nmode: training\nskills: Kafka\ngoal: be-the-one\nhours: 6\n---\n"
    return plan(f"{{title: Kafka, level: {now}}}") | {"goals/be-the-one.md": goal, "learning/course.md": course}


def test_c33_from_awareness_to_expert_is_too_far_out(site_of: SiteOf, export_of: ExportOf) -> None:
    far = text_of(site_of(aiming("awareness"))["resources.html"])
    assert "6 hours of 6 hours planned lie too far out: “Be the one” and “Deep course”." in far
    assert export_of(aiming("awareness"))["zones"] == {"comfort": 0, "learning": 0, "panic": 6, "unknown": 0}
    near = text_of(site_of(aiming("intermediate"))["resources.html"])
    assert "too far out" not in near
    assert export_of(aiming("intermediate"))["zones"]["learning"] == 6


def test_c33_all_hours_in_comfort_is_said(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "nothing here stretches you" in text_of(site_of(aiming("expert"))["resources.html"])
    assert export_of(aiming("expert"))["zones"]["comfort"] == 6


@pytest.mark.parametrize(
    ("needs", "zone", "said"),
    [
        ("Kafka: 2", "comfort", "comfort, with no challenge left"),
        ("Kafka: 4", "learning", "2 short"),
        ("Kafka: 5", "panic", "too far out for one step"),
    ],
)
def test_c34_what_the_role_held_now_still_asks_for(
    site_of: SiteOf, export_of: ExportOf, needs: str, zone: str, said: str
) -> None:
    held = {"path.md": "---\npositions: [{role: staff, start: 2024}]\n---\n"}
    files = plan("{title: Kafka, level: 2}", needs=needs) | held
    html = site_of(files)["roles/staff.html"]
    assert "Held now" in text_of(html)
    assert said in section(html, "needs")
    (staff,) = export_of(files)["roles"]
    assert (staff["zone"], staff["present"]) == (zone, True)


FOUR = [f"{{title: {name}, level: 1, target: {target}}}" for name, target in zip("ABCD", "2345", strict=True)]


def test_c35_three_skills_come_first_and_why(site_of: SiteOf, export_of: ExportOf) -> None:
    table = section(site_of(plan(*FOUR))[SKILLS], "table")
    first = "D 4 levels below your own target C 3 levels below your own target B 2 levels below your own target"
    assert first in table
    assert [first["id"] for first in export_of(plan(*FOUR))["priorities"]] == ["d", "c", "b"]


def test_c35_a_priority_of_ones_own_goes_first(site_of: SiteOf, export_of: ExportOf) -> None:
    files = plan(FOUR[0].replace("level: 1", "level: 1, priority: 1"), *FOUR[1:])
    assert "A priority 1; 1 level below your own target" in section(site_of(files)[SKILLS], "table")
    assert export_of(files)["priorities"][0] == {"id": "a", "reason": "priority 1; 1 level below your own target"}


def test_c36_what_is_left_alone_is_listed_and_in_no_sum(site_of: SiteOf, export_of: ExportOf) -> None:
    vision = {"vision.md": "---\ntitle: V\nnot_learning: [Poker]\n---\nThere.\n"}
    both = ["{title: Kafka, level: 2, target: 4}", "{title: Law, level: 1, target: 5, not_now: true, reason: Later}"]
    left = plan(*both) | vision
    site = site_of(left)
    assert "1 gap, of 2 levels." in text_of(site[SKILLS])
    assert "Law hard Later content/skills.md Poker" in section(site[SKILLS], "not-learning")
    assert "Not learning Poker" in section(site["path/index.html"], "lists")
    gaps = export_of(left)["gaps"]
    assert (gaps["count"], gaps["sum"], gaps["not_now"]) == (1, 2, 1)
    taken_up = plan(both[0], both[1].replace("not_now: true", "not_now: false")) | vision
    assert "2 gaps, 6 levels in all." in text_of(site_of(taken_up)[SKILLS])
    assert export_of(taken_up)["gaps"]["sum"] == 6


def mapped(manager_needs: str) -> dict[str, str]:
    """Twelve skills, hard and soft in turn; three are needed as an IC."""
    kinds = [f"{{title: S{n}, level: 2, kind: {'soft' if n % 2 else 'hard'}}}" for n in range(12)]
    lead = {"roles/lead.md": f"---\ntitle: Lead\ntrack: manager\nneeds: {{{manager_needs}}}\n---\n"}
    return plan(*kinds, needs="S0: 4, S1: 4, S3: 4") | lead


def test_c37_each_of_twelve_skills_stands_in_one_cell(site_of: SiteOf, export_of: ExportOf) -> None:
    files = mapped("S1: 3, S5: 3")
    html = site_of(files)[SKILLS]
    grid = section(html, "map")
    assert "Kind IC track Both tracks Manager track Neither track" in grid
    assert "Soft S3 2 of 4 ●●○◎○ S1 2 of 4 ●●○◎○ S5 2 ●●○○○" in grid
    cells = export_of(files)["skill_map"]
    placed = [skill for cell in cells for skill in cell["skills"]]
    assert sorted(placed) == sorted(f"s{n}" for n in range(12))
    assert {"row": "soft", "column": "both", "skills": ["s1"]} in cells
    assert html[html.index('id="map"') :].count('href="../skills/s1.html"') >= 1


def test_c37_a_soft_skill_of_both_tracks_moves_to_the_middle(site_of: SiteOf, export_of: ExportOf) -> None:
    files = mapped("S1: 3, S3: 3")
    assert "Map: both tracks ask for 2 skills" in section(site_of(files)[SKILLS], "map")
    both = next(cell for cell in export_of(files)["skill_map"] if (cell["row"], cell["column"]) == ("soft", "both"))
    assert sorted(both["skills"]) == ["s1", "s3"]


def test_c37_under_five_skills_there_is_no_map(site_of: SiteOf) -> None:
    assert 'id="map"' not in site_of(plan("{title: Kafka, level: 2}", needs="Kafka: 3"))[SKILLS]
