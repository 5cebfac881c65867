"""People: mentors, coffees, what each gave, and the people one helps."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of

MARIA = """---
title: Maria Fontein
relations: mentor
since: 2025-04
every: month
next: 2026-11-26
meetings: [{date: 2026-10-14, cost: 4.50}, {date: 2026-09-02, cost: 4.50}, {date: 2026-08-05, cost: 4.50},
  {date: 2026-12-04}]
---
"""
DILAN = "---\ntitle: Dilan Aksoy\nrelations: mentor\nevery: 2 weeks\nmeetings: [{date: 2026-10-07, kind: call}]\n---\n"
RUTH = "---\ntitle: Ruth Adeyemi\nrelations: [mentor, manager]\n---\n"
THREE = {"people/maria.md": MARIA, "people/dilan.md": DILAN, "people/ruth.md": RUTH}


def test_c77_three_mentors_with_the_days_since_the_last_coffee(site_of: SiteOf, export_of: ExportOf) -> None:
    mentors = section(site_of(THREE)["people/index.html"], "mentors")
    assert "Maria Fontein Mentor 14 Oct, 38 days ago month Meets 26 Nov" in mentors
    assert "Dilan Aksoy Mentor 7 Oct, 45 days ago 2 weeks 4 weeks late" in mentors
    assert "Ruth Adeyemi Mentor, manager Not met yet" in mentors
    people = {person["id"]: person for person in export_of(THREE)["people"]}
    assert [people[name]["last_met"] for name in ("maria", "dilan", "ruth")] == ["2026-10-14", "2026-10-07", None]
    assert (people["dilan"]["next_due"], people["dilan"]["overdue"]) == ("2026-10-21", True)


def test_c77_a_newer_meeting_moves_page_and_export(site_of: SiteOf, export_of: ExportOf) -> None:
    files = THREE | {"people/dilan.md": DILAN.replace("2026-10-07", "2026-11-14")}
    assert "14 Nov, 7 days ago 2 weeks in 7 days" in section(site_of(files)["people/index.html"], "mentors")
    dilan = next(person for person in export_of(files)["people"] if person["id"] == "dilan")
    assert (dilan["last_met"], dilan["overdue"]) == ("2026-11-14", False)


def test_c77_without_a_mentor_it_says_how_to_get_one(site_of: SiteOf) -> None:
    none = {"people/dilan.md": DILAN.replace("mentor", "peer")}
    assert "Don't have a mentor? Get one, or five" in text_of(site_of(none)["people/index.html"])
    assert "Don't have a mentor?" not in text_of(site_of(THREE)["people/index.html"])


def test_c78_three_of_four_coffees_with_what_they_cost(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/maria.md": MARIA}
    site = site_of(files)
    assert "3 of 4 coffees, 13.50 EUR" in text_of(site["people/maria.html"])
    assert "3 of 4 13.50 EUR" in section(site["people/index.html"], "mentors")
    exported = export_of(files)
    (maria,) = exported["people"]
    assert (maria["coffees"], maria["coffees_planned"], maria["cost"]) == (3, 1, {"EUR": 13.5})
    assert exported["resources"]["year"]["money"]["EUR"]["spent"] == 13.5
    assert exported["resources"]["year"]["coffees"]["spent"] == 3


def test_c78_a_call_is_no_coffee_and_costs_none_of_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/maria.md": MARIA.replace("{date: 2026-08-05,", "{date: 2026-08-05, kind: call,")}
    assert "2 of 3 coffees, 9 EUR" in text_of(site_of(files)["people/maria.html"])
    (maria,) = export_of(files)["people"]
    assert (maria["coffees"], maria["cost"]) == (2, {"EUR": 9})


BRIGID = (
    "---\ntitle: Brigid Tolan\nrelations: role-model\nasked: {date: 2026-10-05, offer: Data for her paper%s}\n---\n"
)


def test_c79_asked_and_no_answer_for_thirty_days(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/brigid.md": BRIGID % ""}
    site = site_of(files)
    assert "Brigid Tolan has not answered; you asked 6 weeks ago." in text_of(site["people/index.html"])
    assert "Asked to be a mentor 5 Oct. Offered: Data for her paper. No answer so far." in text_of(
        site["people/brigid.html"]
    )
    assert export_of(files)["people"][0]["days_unanswered"] == 47


def test_c79_an_answer_ends_the_waiting(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/brigid.md": BRIGID % ', answer: "In spring"'}
    site = site_of(files)
    assert "has not answered" not in text_of(site["people/index.html"])
    assert "Answer: In spring." in text_of(site["people/brigid.html"])
    assert export_of(files)["people"][0]["days_unanswered"] is None


RUTHS = {
    "people/ruth.md": "---\ntitle: Ruth Adeyemi\nrelations: manager\nmeetings: [{date: 2026-11-02, kind: one-to-one,"
    " note: The rota}]\n---\n",
    "skills.md": "---\nskills:\n  - {title: Writing, ratings: [2026-05 advanced, 2026-06 novice ruth]}\n---\n",
    "feedback/ruth.md": "---\nfrom: ruth\ndate: 2026-09-01\nkeep: Draws first\nratings: {Writing: %s}\n---\n",
}


def test_c80_a_person_collects_ratings_feedback_and_meetings(site_of: SiteOf, export_of: ExportOf) -> None:
    files = RUTHS | {"feedback/ruth.md": RUTHS["feedback/ruth.md"] % "intermediate"}
    html = site_of(files)["people/ruth.html"]
    assert "Writing Intermediate (novice before) 3 4" in section(html, "ratings")
    assert "Draws first" in section(html, "points-keep")
    assert "2 Nov One-to-one The rota" in section(html, "meetings")
    exported = export_of(files)
    assert exported["skills"][0]["others"] == [{"by": "ruth", "level": 3, "date": "2026-09-01"}]
    assert [said["by"] for said in exported["feedback"]["keep"]] == ["ruth"]
    assert exported["people"][0]["meetings"] == [{"date": "2026-11-02", "kind": "one-to-one", "note": "The rota"}]


def test_c80_another_rating_with_feedback_changes_both(site_of: SiteOf, export_of: ExportOf) -> None:
    files = RUTHS | {"feedback/ruth.md": RUTHS["feedback/ruth.md"] % "advanced"}
    assert "Writing Advanced (novice before) 4 4" in section(site_of(files)["people/ruth.html"], "ratings")
    assert export_of(files)["skills"][0]["others"][0]["level"] == 4


def test_c80_of_a_person_who_gave_nothing_no_empty_part_is_shown(site_of: SiteOf) -> None:
    html = site_of({"people/jo.md": "---\nrelations: peer\n---\n"})["people/jo.html"]
    assert not {"ratings", "feedback", "meetings", "advice"} & set(Document(html).ids)


SEFA = """---
title: Sefa
relations: mentee
meetings:
  - {date: 2026-04-08, note: Asked for the hard river}
  - {date: %s, note: Wrote it alone}
---
"""


def test_c81_a_mentee_with_two_dated_notes(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/sefa.md": SEFA % "2026-11-17"}
    site = site_of(files)
    assert "Mentee" in section(site["people/index.html"], "others")
    meetings = section(site["people/sefa.html"], "meetings")
    assert "17 Nov Coffee Wrote it alone 8 Apr Coffee Asked for the hard river" in meetings
    notes = [(meeting["date"], meeting["note"]) for meeting in export_of(files)["people"][0]["meetings"]]
    assert notes == [("2026-04-08", "Asked for the hard river"), ("2026-11-17", "Wrote it alone")]


def test_c81_an_earlier_note_takes_its_place_in_time(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/sefa.md": SEFA % "2026-01-17"}
    assert "8 Apr Coffee Asked for the hard river 17 Jan Coffee Wrote it alone" in section(
        site_of(files)["people/sefa.html"], "meetings"
    )
    assert export_of(files)["people"][0]["last_met"] == "2026-04-08"


ADVISED = "---\ntitle: Maria\nrelations: mentor\nadvice: [{date: 2026-06-09, text: Show it early%s}]\n---\n"


def test_c82_advice_stands_with_its_giver_and_what_became_of_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/maria.md": ADVISED % ", became: Shown in July"}
    html = site_of(files)["people/maria.html"]
    assert "Maria" in text_of(html)
    assert "Show it early 9 Jun. Shown in July" in section(html, "advice")
    assert export_of(files)["people"][0]["advice"] == [
        {"date": "2026-06-09", "text": "Show it early", "became": "Shown in July"}
    ]


def test_c82_advice_of_which_nothing_became(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"people/maria.md": ADVISED % ""}
    assert "Show it early 9 Jun. Nothing written down yet" in section(site_of(files)["people/maria.html"], "advice")
    assert export_of(files)["people"][0]["advice"][0]["became"] is None
