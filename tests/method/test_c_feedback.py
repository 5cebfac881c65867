"""Skills that feedback names, or only seems to, and experience that has no level."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section

VAGUE = "---\nfrom: Maria\ndate: 2026-09-02\nstart: Improve communication\n---\n"


def test_c38_feedback_that_names_no_skill_waits_for_a_question(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"feedback/a.md": VAGUE}
    said = section(site_of(files)["people/index.html"], "points")
    assert "“Improve communication” names no skill: ask which one is meant." in said
    assert "The one feedback has no action." in said
    feedback = export_of(files)["feedback"]
    assert [said["text"] for said in feedback["vague"]] == ["Improve communication"]
    assert feedback["without_action"] == ["a"]


def test_c38_a_named_skill_and_an_action_take_it_off_the_list(site_of: SiteOf, export_of: ExportOf) -> None:
    named = VAGUE.replace("---\n", "---\nskills: [Saying no]\naction: Ask Maria for two cases\n", 1)
    files = {"feedback/a.md": named, "skills.md": "---\nskills: [{title: Saying no, kind: soft}]\n---\n"}
    said = section(site_of(files)["people/index.html"], "points")
    assert "names no skill" not in said
    assert "no action" not in said
    assert export_of(files)["feedback"]["vague"] == []


def test_c38_a_point_that_can_be_worked_on_is_not_vague(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"feedback/a.md": VAGUE.replace("Improve communication", "Send the notes on the same day")}
    assert "names no skill" not in section(site_of(files)["people/index.html"], "points")
    assert export_of(files)["feedback"]["vague"] == []


STAGNANT = {
    "skills.md": "---\nskills: [{title: Delegation, kind: soft}]\n---\n",
    "feedback.md": "---\nfeedback:\n  - {from: Maria, date: 2025-11-10, skills: [Delegation], start: Hand it over}\n"
    "  - {from: Ben, date: 2026-06-03, skills: [Delegation], start: Let go}\n---\n",
    "learning/course.md": "---\ntitle: A course\nmode: training\nskills: [Delegation]\ndone: 2025-12-05\n---\n",
}


def test_c39_a_soft_skill_named_twice_and_left_alone_is_said_with_its_dates(
    site_of: SiteOf, export_of: ExportOf
) -> None:
    said = section(site_of(STAGNANT)["people/index.html"], "points")
    assert "Delegation was named 2 times, on 10 Nov 2025 and on 3 Jun, with the last activity on 5 Dec 2025." in said
    assert export_of(STAGNANT)["feedback"]["stagnating"] == [
        {"id": "delegation", "named": ["2025-11-10", "2026-06-03"], "last_activity": "2025-12-05"}
    ]


def test_c39_something_done_this_autumn_ends_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = STAGNANT | {"learning/course.md": STAGNANT["learning/course.md"].replace("2025-12-05", "2026-10-05")}
    assert "was named" not in section(site_of(files)["people/index.html"], "points")
    assert export_of(files)["feedback"]["stagnation"] == []


def test_c39_named_once_is_no_pattern(site_of: SiteOf) -> None:
    once = "---\nfrom: Ben\ndate: 2026-06-03\nskills: [Delegation]\nstart: Let go\n---\n"
    files = {"skills.md": STAGNANT["skills.md"], "feedback/ben.md": once}
    assert "was named" not in section(site_of(files)["people/index.html"], "points")


LED = "---\ntitle: Led a team\nkind: experience\nneed: A team of 5 for a year\n{have}---\n"


def test_c40_an_experience_that_is_missing_is_a_gap_without_a_level(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"skills/led.md": LED.format(have="")}
    pages, exported = site_of(files), export_of(files)
    assert "Led a team A team of 5 for a year" in section(pages["skills/index.html"], "experience")
    assert "Missing" in section(pages["skills/index.html"], "experience")
    (skill,) = exported["skills"]
    assert (skill["status"], skill["gap"], skill["current"]) == ("experience-gap", None, None)
    assert (exported["gaps"]["count"], exported["gaps"]["experience"], exported["gaps"]["sum"]) == (1, 1, 0)


def test_c40_what_was_done_closes_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"skills/led.md": LED.format(have="have: Six people for two years\n")}
    said = section(site_of(files)["skills/index.html"], "experience")
    assert "Met" in said
    assert "Missing" not in said
    exported = export_of(files)
    assert (exported["skills"][0]["status"], exported["gaps"]["count"]) == ("met", 0)
