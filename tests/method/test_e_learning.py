"""The plan: by which of the four modes each skill is learnt, and what follows from it."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of

GAP = {
    "skills.md": "---\nskills: [{title: Kafka, target: expert, ratings: [2026-03-02 novice]}]\n---\n",
}
COURSE = "---\ntitle: A course\nmode: training\nskills: Kafka\n---\n"


def modes_of(pages: dict[str, str]) -> str:
    return section(pages["resources.html"], "modes")


def test_c50_a_gap_with_only_training_has_no_doing_yet(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GAP | {"learning/course.md": COURSE}
    pages = site_of(files)
    assert "No doing yet for 1 gap: Kafka" in modes_of(pages)
    assert "Modes: 1 gap has no doing yet" in section(pages["skills/index.html"], "modes")
    modes = export_of(files)["modes"]["kafka"]
    assert (modes["training"], modes["observing"], modes["doing"], modes["teaching"]) == (1, 0, 0, 0)


def test_c50_a_task_in_doing_fills_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GAP | {"learning/course.md": COURSE.replace("training", "doing")}
    pages = site_of(files)
    assert "Every gap is practised" in modes_of(pages)
    assert "no doing yet" not in section(pages["skills/index.html"], "modes")
    assert export_of(files)["modes"]["kafka"]["doing"] == 1


def test_c50_without_gaps_and_activities_there_is_no_matrix(site_of: SiteOf) -> None:
    assert 'id="modes"' not in site_of({})["resources.html"]


CERTIFIED = """---
title: A course
mode: training
provider: University of Lek
skills: Kafka
url: https://example.org/course
certificate: {name: Streams II, issuer: The Lek Board, earned: 2026-05-12, expires: 2028-05}
---
"""


def test_c51_a_certificate_stands_on_the_skill_the_path_and_in_the_export(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GAP | {"learning/course.md": CERTIFIED}
    pages = site_of(files)
    assert "certificate Streams II, 12 May" in text_of(pages["skills/kafka.html"])
    said = section(pages["path/index.html"], "certificates")
    assert said == "Certificates Streams II 12 May, The Lek Board; runs out May 2028"
    assert "University of Lek" in text_of(pages["everything.html"])
    (activity,) = export_of(files)["activities"]
    assert (activity["certificate"], activity["earned"]) == ("Streams II", "2026-05-12")
    assert (activity["provider"], activity["expires"]) == ("University of Lek", "2028-05-31")


def test_c51_one_that_ran_out_says_so_and_one_aimed_at_is_not_on_the_path(site_of: SiteOf, export_of: ExportOf) -> None:
    old = GAP | {"learning/course.md": CERTIFIED.replace("2028-05", "2026-10-31")}
    assert "ran out 31 Oct" in section(site_of(old)["path/index.html"], "certificates")
    aimed = GAP | {"learning/course.md": CERTIFIED.replace(" earned: 2026-05-12,", "")}
    assert 'id="certificates"' not in site_of(aimed)["path/index.html"]
    assert export_of(aimed)["activities"][0]["earned"] is None


def test_c51_the_certificate_leads_to_the_way_of_learning(site_of: SiteOf) -> None:
    page = site_of(GAP | {"learning/course.md": CERTIFIED})["path/index.html"]
    assert "../everything.html#activity-course" in Document(page).links


OBSERVED = """---
title: Sit in on the planning round
mode: observing
with: Ruth
done: 2026-09-08
artefact: She lets the silence work
skills: Kafka
---
"""


def test_c52_what_was_observed_with_whom_stands_on_their_page(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GAP | {
        "learning/round.md": OBSERVED,
        "people/ruth.md": "---\ntitle: Ruth\nmeetings: [{date: 2026-09-08, kind: shadow, note: The budget}]\n---\n",
        "people/ben.md": "---\ntitle: Ben\n---\n",
    }
    pages = site_of(files)
    together = section(pages["people/ruth.html"], "together")
    assert "Sit in on the planning round Observing, done 8 Sep: She lets the silence work" in together
    assert "8 Sep Shadowing The budget" in section(pages["people/ruth.html"], "meetings")
    assert 'id="together"' not in pages["people/ben.html"]
    assert export_of(files)["activities"][0]["with"] == ["ruth"]

    other = files | {"learning/round.md": OBSERVED.replace("Ruth", "Ben")}
    assert "Sit in on" in section(site_of(other)["people/ben.html"], "together")
    assert export_of(other)["activities"][0]["with"] == ["ben"]


STRETCH = {
    "skills.md": "---\nskills: {Kafka: awareness}\n---\n",
    "goals/run.md": "---\ntitle: Run the cluster\nstatus: active\nskills: {Kafka: expert}\n"
    "activities: [{title: On call alone, mode: doing, hours: 20}]\n---\n",
}


def test_c53_an_assignment_in_the_panic_zone_is_flagged(site_of: SiteOf, export_of: ExportOf) -> None:
    said = section(site_of(STRETCH)["resources.html"], "zones")
    assert "Zones: 20 of 20 hours lie too far out" in said
    assert "too far out: “Run the cluster” and “On call alone”." in said
    exported = export_of(STRETCH)
    assert [(a["mode"], a["zone"]) for a in exported["activities"]] == [("doing", "panic")]
    assert exported["zones"]["panic"] == 20


def test_c53_a_smaller_step_lies_in_learning(site_of: SiteOf, export_of: ExportOf) -> None:
    files = STRETCH | {"goals/run.md": STRETCH["goals/run.md"].replace("expert", "intermediate")}
    assert "Zones: all hours lie in learning" in section(site_of(files)["resources.html"], "zones")
    assert export_of(files)["activities"][0]["zone"] == "learning"


TAUGHT = "---\ntitle: A lesson\nmode: teaching\nskills: Kafka\naudience_of: The trainees\ndone: {done}\n---\n"
AGAIN = "Rate it again: you have taught it since."


def test_c54_teaching_after_the_last_rating_asks_for_a_new_one(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GAP | {"learning/lesson.md": TAUGHT.format(done="2026-10-14")}
    pages = site_of(files)
    assert AGAIN in text_of(pages["skills/kafka.html"])
    assert "The trainees" in text_of(pages["everything.html"])
    assert export_of(files)["skills"][0]["taught_since"] is True


def test_c54_teaching_before_it_does_not(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GAP | {"learning/lesson.md": TAUGHT.format(done="2026-02-14")}
    assert AGAIN not in text_of(site_of(files)["skills/kafka.html"])
    assert export_of(files)["skills"][0]["taught_since"] is False


def test_c54_what_was_never_rated_is_not_rated_again(site_of: SiteOf) -> None:
    files = {"skills.md": "---\nskills: [Kafka]\n---\n", "learning/lesson.md": TAUGHT.format(done="2026-10-14")}
    assert AGAIN not in text_of(site_of(files)["skills/kafka.html"])


def test_c55_three_dots_fill_with_consume_build_and_teach(site_of: SiteOf, export_of: ExportOf) -> None:
    seen = []
    files = dict(GAP)
    for mode in ("training", "doing", "teaching"):
        files[f"learning/{mode}.md"] = f"---\nmode: {mode}\nskills: Kafka\n---\n"
        said = modes_of(site_of(files))
        modes = export_of(files)["modes"]["kafka"]
        seen.append((said[said.index("●") :][:3], (modes["consume"], modes["build"], modes["teach"])))
    assert seen == [
        ("●○○", (True, False, False)),
        ("●●○", (True, True, False)),
        ("●●●", (True, True, True)),
    ]


def test_c55_nothing_yet_is_said_in_words(site_of: SiteOf) -> None:
    assert "○○○ nothing yet" in modes_of(site_of(GAP))
