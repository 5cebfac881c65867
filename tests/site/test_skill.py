"""The page of one skill: what its file and its neighbours say, and what the page says out of them."""

from __future__ import annotations

from tests.site.conftest import SiteOf
from tests.site.reader import Document, section, text_of

VISION = "---\ntitle: Staff\nrole: staff\n---\n"
STAFF = "---\ntitle: Staff engineer\nneeds:\n  - {skill: design, level: advanced, importance: 3}\n---\n"
PEOPLE = """---
people:
  - {title: Maria Lind, id: maria, relations: manager, topics: design}
  - {title: Ben, relations: peer}
---
"""
DESIGN = """---
title: System design
id: design
group: Engineering
priority: 1
due: 2027-06-30
ratings:
  - 2024-02-10 awareness
  - 2026-03 novice maria: solid inside one service
  - {date: 2026-06-02, level: intermediate, evidence: Draft accepted, note: better}
  - {date: 2026-06-03, by: ben, observed: false}
evidence:
  - {date: 2026-05-01, what: The ticketing design, url: "https://example.org/design"}
---
What I mean by this.
"""
PLAN = {"vision.md": VISION, "roles/staff.md": STAFF, "people.md": PEOPLE, "skills/design.md": DESIGN}


def page(site_of: SiteOf, files: dict[str, str], name: str = "design") -> str:
    return site_of(files)[f"skills/{name}.html"]


def heading(html: str) -> str:
    return text_of(html[html.index("<h1>") : html.index("</h1>")])


def test_the_sentence_says_how_far_it_is_and_for_whom(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    assert heading(html) == "System design: 2 levels below what Staff engineer needs"
    assert "Importance 3 of 3" in text_of(html)
    assert "Last rated 2 Jun, 24 weeks ago" in text_of(html)


def test_now_target_and_gap_stand_as_numbers_with_their_words(site_of: SiteOf) -> None:
    said = section(page(site_of, PLAN), "level")
    assert "Now 2 novice Target 4 advanced, by 30 Jun 2027 Gap 2 levels" in said


def test_two_dated_points_draw_a_line_and_the_same_stands_in_a_table(site_of: SiteOf) -> None:
    html = page(site_of, PLAN)
    text = section(html, "level")
    assert "Level: 1 step up since 10 Feb 2024" in text
    assert 'aria-labelledby="course-title course-text"' in html
    assert "Date Current level You Maria Lind 10 Feb 2024 1 awareness 1 Mar 2026 1 awareness 2" in text


def test_one_dated_rating_gives_a_sentence(site_of: SiteOf) -> None:
    html = page(site_of, {"skills/go.md": "---\nratings: [2026-06-02 novice]\n---\n"}, "go")
    assert "One dated rating so far" in section(html, "level")
    assert "course-title" not in html


def test_a_month_stays_a_month(site_of: SiteOf) -> None:
    html = page(site_of, {"skills/go.md": "---\nratings: [2024-05 novice, 2026-05 expert]\n---\n"}, "go")
    assert "Level: 3 steps up since May 2024" in section(html, "level")
    assert "31 May" not in text_of(html)


def test_ratings_say_who_when_and_on_what_grounds_newest_first(site_of: SiteOf) -> None:
    said = section(page(site_of, PLAN), "ratings")
    assert said.startswith("Ratings: 3 from 2 people You rate yourself 1 level above the mean of the others: aligned.")
    assert "2 Jun You self 3 intermediate better Draft accepted" in said
    assert said.index("2 Jun You") < said.index("Mar 2026 Maria Lind manager 2 novice solid inside one service")
    assert "3 Jun Ben peer – had not seen enough" in said


def test_ratings_that_came_with_feedback_lead_to_it(site_of: SiteOf) -> None:
    feedback = """---
from: ben
date: 2026-09-01
start: [drawing the failure first]
skills: design
ratings: {design: expert}
---
"""
    html = page(site_of, PLAN | {"feedback/ben.md": feedback})
    assert "1 Sep Ben peer 5 expert with feedback" in section(html, "ratings")
    assert "Start drawing the failure first" in section(html, "feedback")
    assert "Ben, 1 Sep, rated it expert" in section(html, "feedback")


def test_roles_that_need_it_show_their_gap(site_of: SiteOf) -> None:
    senior = "---\ntitle: Senior\nneeds: [{skill: design, level: novice, optional: true}]\n---\n"
    said = section(page(site_of, PLAN | {"roles/senior.md": senior}), "roles")
    assert "Staff engineer 4 advanced 2 short" in said
    assert "Senior 2 novice, wished for Met" in said


def test_goals_and_activities_that_serve_it(site_of: SiteOf) -> None:
    goal = """---
title: Lead the redesign
status: active
due: 2027-02-28
next_step: Write the first page
skills: {design: advanced}
activities:
  - {title: Read the book, mode: training, hours: 8, done: 2026-04-18}
---
"""
    html = page(site_of, PLAN | {"goals/redesign.md": goal})
    said = section(html, "serves")
    assert "Lead the redesign On track to advanced" in said
    assert "Read the book Training, 8 h, done 18 Apr" in said
    assert "What to do next Write the first page (Lead the redesign)." in text_of(html)


def test_what_to_do_next_names_the_missing_goal_and_rating(site_of: SiteOf) -> None:
    assert "What to do next No goal names it yet: write one, or say that it is not for now." in text_of(
        page(site_of, PLAN)
    )
    unrated = page(site_of, PLAN | {"skills/design.md": "---\nid: design\n---\n"})
    assert "What to do next Rate it, and ask somebody who has seen you at it." in text_of(unrated)


def test_an_old_rating_is_to_be_renewed(site_of: SiteOf) -> None:
    html = page(site_of, {"skills/go.md": "---\nratings: [2025-02-01 novice]\n---\n"}, "go")
    assert "Rate it again: it was last rated 94 weeks ago." in text_of(html)


def test_evidence_and_links_lead_out_and_mentions_lead_back(site_of: SiteOf) -> None:
    other = "---\ntitle: Writing\nrelated: design\n---\nSee [[design]].\n"
    html = page(site_of, PLAN | {"skills/writing.md": other})
    assert "https://example.org/design" in Document(html).links
    assert "The ticketing design 1 May" in section(html, "evidence")
    around = section(html, "feedback")
    assert "Mentioned in Writing" in around
    assert "Related Writing" in around
    assert "What I mean by this." in text_of(html)


def test_an_own_target_says_its_reason(site_of: SiteOf) -> None:
    skill = "---\ntitle: Go\nlevel: novice\ntarget: expert\ntarget_reason: I want to teach it\n---\n"
    html = page(site_of, {"skills/go.md": skill}, "go")
    assert heading(html) == "Go: 3 levels below your own target"
    assert "I want to teach it" in text_of(html)


def test_met_above_and_without_target_read_right(site_of: SiteOf) -> None:
    met = page(site_of, PLAN | {"skills/design.md": "---\ntitle: Design\nid: design\nlevel: advanced\n---\n"})
    assert heading(met) == "Design: at what Staff engineer needs"
    above = page(site_of, PLAN | {"skills/design.md": "---\ntitle: Design\nid: design\nlevel: expert\n---\n"})
    assert heading(above) == "Design: 1 level above what Staff engineer needs"
    free = page(site_of, {"skills/go.md": "---\ntitle: Go\nlevel: novice\n---\n"}, "go")
    assert heading(free) == "Go: novice, no target"


def test_a_skill_put_off_says_why_and_asks_for_nothing(site_of: SiteOf) -> None:
    html = page(site_of, {"skills/go.md": "---\ntitle: Go\nnot_now: true\nreason: Others do it\n---\n"}, "go")
    assert heading(html) == "Go: not now"
    assert "Others do it" in text_of(html)
    assert "What to do next" not in text_of(html)


def test_an_experience_has_no_levels(site_of: SiteOf) -> None:
    html = page(site_of, {"skills/led.md": "---\ntitle: Led\nkind: experience\nneed: five people\n---\n"}, "led")
    assert heading(html) == "Led: still missing"
    assert "Needed five people So far nothing" in section(html, "level")
    assert "Not assessed" not in text_of(html)


def test_a_skill_that_only_a_role_names_has_a_page_without_a_file(site_of: SiteOf) -> None:
    html = page(site_of, {"vision.md": VISION, "roles/staff.md": STAFF})
    assert heading(html) == "design: not assessed"
    assert "Only named by a role" in text_of(html)
    assert "content/skills" not in text_of(html)


def test_the_rule_names_the_ratings_it_went_by(site_of: SiteOf) -> None:
    said = text_of(page(site_of, PLAN))
    assert "The low median of what each person said last (you 3 and Maria Lind 2): 2, novice." in said


def test_an_address_that_is_a_script_is_no_link(site_of: SiteOf) -> None:
    skill = "---\nratings:\n  - {date: 2026-06-02, level: novice, evidence: 'javascript:alert(1)'}\n---\n"
    html = page(site_of, {"skills/go.md": skill}, "go")
    assert "javascript:alert(1)" in section(html, "ratings")
    assert not any(link.startswith("javascript") for link in Document(html).links)
