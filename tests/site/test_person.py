"""The page of one person."""

from __future__ import annotations

from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

MARIA = """---
title: Maria Fontein
relations: [mentor, role-model]
since: 2025-04
role_model_for: principal
topics: [Writing]
every: month
ask: What would you cut?
agenda: [The trial]
needs: [{what: A rule, by: 2026-11-01, money: 240}]
asked: {date: 2025-03-01, offer: Data, answer: "Yes"}
meetings:
  - {date: 2026-10-14, cost: 8.40, hours: 1.5, note: Three misses, skills: [Writing]}
  - {date: 2026-12-04, kind: call}
advice:
  - {date: 2026-06-09, text: Show it early, became: Shown}
  - {date: 2026-10-14, text: Lose one on purpose}
colour: blue
---
Answers a question with a river.
"""
FILES = {
    "people/maria.md": MARIA,
    "roles/principal.md": "---\nneeds: {Writing: expert}\n---\n",
    "skills.md": """---
skills:
  - title: Writing
    ratings:
      - 2026-01 awareness maria
      - 2026-06 novice maria: four pages
      - 2026-05 advanced
---
""",
    "feedback/maria.md": "---\nfrom: maria\ndate: 2026-09-01\nstart: Draw first\n---\n",
    "wins.md": "---\nwins: [{title: The raise, date: 2026-03, supported: maria}]\n---\n",
    "notes/winter.md": "Ask [[maria]].",
}


def test_the_head_says_who_and_since_when_and_what_to_ask(site_of: SiteOf) -> None:
    text = text_of(site_of(FILES)["people/maria.html"])
    assert "Mentor, role model since Apr 2025. Shows what it is to be Principal. Topics: Writing." in text
    assert "Last met 14 Oct, 38 days ago" in text
    assert "Meets 4 Dec" in text
    assert "1 coffee, 8.40 EUR" in text
    assert "Ask What would you cut?" in text
    assert "1 Mar 2025. Offered: Data. Answer: Yes." in text
    assert "content/people/maria.md" in text


def test_advice_shows_what_became_of_it(site_of: SiteOf) -> None:
    advice = section(site_of(FILES)["people/maria.html"], "advice")
    assert "Lose one on purpose 14 Oct. Nothing written down yet" in advice
    assert "Show it early 9 Jun. Shown" in advice


def test_meetings_show_what_came_of_them(site_of: SiteOf) -> None:
    meetings = section(site_of(FILES)["people/maria.html"], "meetings")
    assert "Meetings: 1 so far" in meetings
    assert "4 Dec Call To come" in meetings
    assert "14 Oct Coffee 1 h 30, 8.40 EUR Three misses" in meetings


def test_what_is_needed_of_them_says_when_its_date_has_passed(site_of: SiteOf) -> None:
    assert "A rule Date passed By 1 Nov, 240 EUR" in section(site_of(FILES)["people/maria.html"], "needs")


def test_ratings_stand_beside_ones_own(site_of: SiteOf) -> None:
    ratings = section(site_of(FILES)["people/maria.html"], "ratings")
    assert "Writing Novice (awareness before): four pages 2 4" in ratings


def test_feedback_wins_and_mentions_are_linked(site_of: SiteOf) -> None:
    html = site_of(FILES)["people/maria.html"]
    assert "Draw first" in section(html, "feedback")
    assert "../people/index.html#feedback-maria" in html
    assert "../everything.html#win-the-raise" in html
    assert "Winter" in section(html, "mentions")


def test_an_unknown_key_is_not_lost(site_of: SiteOf) -> None:
    assert "colour blue" in section(site_of(FILES)["people/maria.html"], "extra")


def test_a_mentee_with_two_notes_shows_them_in_the_order_of_time(site_of: SiteOf) -> None:
    sefa = """---
relations: mentee
meetings:
  - {date: 2026-04-08, note: Asked for the hard river}
  - {date: 2026-11-17, note: Wrote it alone}
---
"""
    meetings = section(site_of({"people/sefa.md": sefa})["people/sefa.html"], "meetings")
    assert meetings.index("Wrote it alone") < meetings.index("Asked for the hard river")


def test_a_person_of_whom_nothing_is_known_has_a_page_without_empty_parts(site_of: SiteOf) -> None:
    html = site_of({"people/jo.md": "---\ntitle: Jo\n---\n"})["people/jo.html"]
    assert "Jo Not met yet content/people/jo.md" in text_of(html)
    assert html.count("<section") == 0
