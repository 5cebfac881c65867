"""The page of people: whom to meet, the ledger of coffees, what they said."""

from __future__ import annotations

import re

from tests.site.conftest import SiteOf
from tests.site.reader import Document, section, text_of

MARIA = """---
title: Maria Fontein
relations: mentor
every: month
ask: What would you cut?
meetings:
  - {date: 2026-10-14, cost: 4.50, note: Three misses}
  - {date: 2026-09-02, cost: 4.50}
  - {date: 2026-02-03, cost: 4.50}
  - {date: 2026-12-04}
---
"""
DILAN = "---\ntitle: Dilan Aksoy\nrelations: mentor\nevery: 2 weeks\nmeetings: [{date: 2026-10-07, kind: call}]\n---\n"
RUTH = "---\ntitle: Ruth Adeyemi\nrelations: [mentor, manager]\nnext: 2026-11-24\n---\n"


def page(site_of: SiteOf, files: dict[str, str]) -> str:
    return site_of(files)["people/index.html"]


def test_three_mentors_show_the_days_since_they_were_last_met(site_of: SiteOf) -> None:
    html = page(site_of, {"people/maria.md": MARIA, "people/dilan.md": DILAN, "people/ruth.md": RUTH})
    mentors = section(html, "mentors")
    assert "Maria Fontein" in mentors
    assert "14 Oct, 38 days ago" in mentors
    assert "7 Oct, 45 days ago" in mentors
    assert "Not met yet" in mentors
    assert 'id="others"' not in html


def test_three_coffees_of_four_with_their_cost(site_of: SiteOf) -> None:
    mentors = section(page(site_of, {"people/maria.md": MARIA}), "mentors")
    assert "3 of 4" in mentors
    assert "13.50 EUR" in mentors


def test_the_ledger_counts_what_was_had_and_marks_what_is_to_come(site_of: SiteOf) -> None:
    ledger = section(page(site_of, {"people/maria.md": MARIA}), "coffees")
    assert ledger.startswith("Coffees: 3 this year, 13.50 EUR")
    assert "To come" in ledger
    assert "Three misses" in ledger


def test_coffees_of_other_years_and_currencies_stand_by_themselves(site_of: SiteOf) -> None:
    meetings = "meetings: [{date: 2025-03-02, cost: 4 GBP}, {date: 2025-04-02, cost: 5}]"
    html = page(site_of, {"people/maria.md": f"---\nrelations: peer\n{meetings}\n---\n"})
    assert "2025: 2 coffees, 5 EUR, 4 GBP" in section(html, "coffees")
    assert "Coffees: none this year" in text_of(html)


def test_who_is_late_comes_first_and_is_said_in_the_headline(site_of: SiteOf) -> None:
    html = page(site_of, {"people/dilan.md": DILAN, "people/ruth.md": RUTH})
    text = text_of(html)
    assert "Dilan Aksoy is 4 weeks overdue. Next: Ruth Adeyemi, in 3 days." in text
    meet = section(html, "meet")
    assert meet.index("Dilan") < meet.index("Ruth")
    assert "4 weeks late" in meet


def test_two_who_are_late_are_counted(site_of: SiteOf) -> None:
    late = DILAN.replace("Dilan Aksoy", "Ife Okafor").replace("2 weeks", "1 week")
    text = text_of(page(site_of, {"people/dilan.md": DILAN, "people/ife.md": late}))
    assert "2 people are overdue, Ife Okafor by 5 weeks." in text


def test_a_question_without_a_date_is_kept(site_of: SiteOf) -> None:
    meet = section(page(site_of, {"people/jo.md": "---\nrelations: peer\nask: Which book?\n---\n"}), "meet")
    assert "No date" in meet
    assert "Which book?" in meet


def test_no_mentor_is_an_invitation(site_of: SiteOf) -> None:
    text = text_of(page(site_of, {"people/jo.md": "---\nrelations: peer\n---\n"}))
    assert "Don't have a mentor? Get one, or five" in text


def test_an_empty_plan_says_which_files_to_create(site_of: SiteOf) -> None:
    text = text_of(page(site_of, {}))
    assert "Nobody in your plan yet" in text
    assert "Create content/people/maria.md with:" in text
    assert "Create content/feedback/maria.md with:" in text
    assert "How is this worked out?" not in text


def test_a_mentor_who_has_not_answered_is_named(site_of: SiteOf) -> None:
    asked = "---\ntitle: Brigid Tolan\nrelations: role-model\nasked: {date: 2026-10-05, offer: Data}\n---\n"
    assert "Brigid Tolan has not answered; you asked 6 weeks ago." in text_of(page(site_of, {"people/b.md": asked}))


FEEDBACK = {
    "people/maria.md": MARIA,
    "people/ruth.md": RUTH,
    "feedback/2026-06-20-maria.md": "---\nfrom: maria\ndate: 2026-06-20\nratings: {Writing: novice}\n---\n"
    "## Keep\n\n- Stays calm.\n\n## Why\n\nBecause of the flood.\n",
    "feedback/ruth.md": "---\nfrom: ruth\ndate: 2025-06-20\nkeep: stays calm\nstop: Saying sorry\n"
    "action: Count it\n---\n",
    "skills.md": "---\nskills: {Writing: advanced}\n---\n",
}


def test_points_are_merged_with_their_giver_and_date(site_of: SiteOf) -> None:
    html = page(site_of, FEEDBACK)
    points = section(html, "points")
    assert "Stays calm." in text_of(html)
    assert "Start Nothing so far." in points
    keep = section(html, "points-keep")
    assert "Stays calm. Maria Fontein, 20 Jun" in keep
    assert "stays calm Ruth Adeyemi, 20 Jun 2025" in keep
    assert "Saying sorry Ruth Adeyemi, 20 Jun 2025" in section(html, "points-stop")


def test_what_two_people_say_is_a_talent(site_of: SiteOf) -> None:
    talents = section(page(site_of, FEEDBACK), "talents")
    assert "stays calm Kept by 2: Ruth Adeyemi, Maria Fontein" in talents


def test_feedback_without_a_title_shows_its_giver_and_date(site_of: SiteOf) -> None:
    site = site_of(FEEDBACK)
    assert "Maria Fontein, 20 Jun 2026" in text_of(site["everything.html"])
    assert "Maria Fontein, 20 Jun 2026" in text_of(site["people/maria.html"])


def test_each_piece_shows_what_stands_beside_its_lists(site_of: SiteOf) -> None:
    html = page(site_of, FEEDBACK)
    assert 'id="feedback-2026-06-20-maria"' in html
    pieces = section(html, "feedback")
    assert "Because of the flood." in pieces
    assert "Rated Writing novice" in pieces
    assert "What you do about it: Count it" in pieces
    assert "No action" in pieces
    assert text_of(html).count("Stays calm.") == 1


def test_shares_say_whom_and_until_when(site_of: SiteOf) -> None:
    keys = "title: Before the trial\nperson: maria\nsees: mentors\nask: What would you cut?"
    share = f"---\n{keys}\nnonce: {'0f' * 16}\nuntil: {{}}\n---\n"
    files = {
        "careerplan.toml": '[audiences.mentors]\nfields = ["goal.body"]\n',
        "people/maria.md": MARIA,
        "shares/now.md": share.format("2026-12-31"),
        "shares/then.md": share.format("2026-06-30"),
    }
    shares = section(page(site_of, files), "shares")
    assert re.search(r"Open Before the trial\. Sees “mentors”, until 31 Dec\.", shares)
    assert re.search(r"Ended Before the trial\. Sees “mentors”, ended 30 Jun\.", shares)


def test_a_share_without_a_link_says_how_it_gets_one(site_of: SiteOf) -> None:
    files = {
        "careerplan.toml": "[audiences.mentors]\n",
        "people/maria.md": MARIA,
        "shares/new.md": "---\nperson: maria\nsees: mentors\nask: What would you cut?\n---\n",
    }
    site = site_of(files)
    for path in ("people/index.html", "people/maria.html"):
        shares = section(site[path], "shares")
        assert "No link yet" in shares
        assert "It has no link yet: careerplan share add maria" in shares


def test_sample_people_are_tagged(site_of: SiteOf) -> None:
    html = page(site_of, {"people/jo.md": "---\nrelations: mentor\nsample: true\n---\n"})
    assert "Sample" in section(html, "mentors")


def test_the_text_of_the_list_file_stands_above(site_of: SiteOf) -> None:
    html = page(site_of, {"people.md": "---\npeople: [Jo]\n---\nWho they are to me.\n"})
    text = Document(html).text
    assert text.index("Who they are to me.") < text.index("Mentors")
