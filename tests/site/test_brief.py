"""The brief: one page for a 1:1; tests/share/test_noninterference.py proves that nothing hidden is on it."""

from __future__ import annotations

from tests.site.conftest import SiteOf
from tests.site.reader import Document, section, text_of

RUTH = """---
title: Ruth Adeyemi
relations: manager
next: 2026-11-24
agenda: [The trial goes live]
needs: [{what: Travel to the meeting, by: 2027-01, money: 240 EUR}, {what: A rule, by: 2026-12-01}]
advice: [{date: 2026-10-01, text: Say no more often}]
---
Hates surprises.
"""
GOAL = """---
title: {title}
audience: {audience}
status: active
start: 2026-09-01
due: 2026-12-15
milestones: [{{title: Draft shown, done: 2026-11-02}}]
---
The doubt that I have.
"""
SETTINGS = """[plan]
owner = "Noor Haddad"
title = "How I get away"
[brief]
sees = "manager"
[audiences.manager]
fields = ["vision.role", "person.relations", "person.agenda", "person.needs", "person.next"]
"""


def test_without_an_audience_it_holds_the_agenda_and_needs_of_managers_alone(site_of: SiteOf) -> None:
    goal = GOAL.format(title="Run the trial", audience="private")
    files = {"people/ruth.md": RUTH, "goals/trial.md": goal, "skills.md": "---\nskills: {SQL: novice}\n---\n"}
    peer = "---\ntitle: Joost\nrelations: peer\nagenda: [A hike]\n---\n"
    html = site_of(files | {"people/joost.md": peer})["brief.html"]
    text = text_of(html)
    assert "To talk about with Ruth Adeyemi, 24 Nov" in text
    assert "The trial goes live" in text
    assert "A rule 1 Dec Travel to the meeting Jan 2027 240 EUR" in section(html, "needs")
    for hidden in ("Run the trial", "SQL", "Joost", "A hike", "Say no", "Hates surprises"):
        assert hidden not in html


def test_a_manager_whose_record_says_private_stays_out(site_of: SiteOf) -> None:
    html = site_of({"people/ruth.md": RUTH.replace("relations:", "audience: private\nrelations:")})["brief.html"]
    assert "Ruth" not in html
    assert "content/people/my-manager.md" in text_of(html)


def with_audience() -> dict[str, str]:
    return {
        "careerplan.toml": SETTINGS,
        "people/ruth.md": RUTH.replace("relations:", "audience: manager\nrelations:"),
        "goals/trial.md": GOAL.format(title="Run the trial", audience="manager"),
        "goals/leave.md": GOAL.format(title="Leave by spring", audience="private"),
        "vision.md": "---\nwritten: 2026\nrole: lead\naudience: manager\n---\nSecret words.\n",
        "roles/lead.md": "---\ntitle: Lead\naudience: manager\nneeds: {sql: expert, kafka: novice}\n---\n",
        "skills/sql.md": "---\ntitle: SQL\naudience: manager\nratings: [2026-01 novice, 2026-11-10 3]\n---\n",
    }


def test_with_an_audience_it_shows_goals_changes_and_gaps_of_its_view(site_of: SiteOf) -> None:
    html = site_of(with_audience())["brief.html"]
    assert "Run the trial" in section(html, "goals")
    assert "Run the trial On track 15 Dec 1 of 1 milestone" in section(html, "goals")
    changes = section(html, "changes")
    assert "What changed since 21 Aug" in changes
    assert "SQL went from novice to intermediate 10 Nov" in changes
    assert "I reached “Draft shown” of “Run the trial” 2 Nov" in changes
    gaps = section(html, "gaps")
    assert "My next role: Lead" in gaps
    assert "SQL intermediate now, expert needed 2 short" in gaps


def test_what_the_audience_may_not_see_is_nowhere_on_the_page(site_of: SiteOf) -> None:
    html = site_of(with_audience())["brief.html"]
    for hidden in ("Leave by spring", "doubt", "Secret words", "How I get away", "Hates", "Say no", "content/"):
        assert hidden not in html
    assert "Markdown file" not in html
    assert "Problems" not in html
    assert [link for link in Document(html).links if link not in ("#main", "index.html")] == []


def test_a_rating_of_another_skill_changes_nothing_on_it(site_of: SiteOf) -> None:
    before = site_of(with_audience())["brief.html"]
    hidden = {"skills/rust.md": "---\ntitle: Rust\nratings: [2026-11-11 expert]\n---\n", "notes.md": "Text.\n"}
    assert site_of(with_audience() | hidden)["brief.html"] == before


def test_it_speaks_as_the_owner_of_a_page_for_others(site_of: SiteOf) -> None:
    text = text_of(site_of(with_audience())["brief.html"])
    assert "Noor Haddad as of 21 Nov 2026" in text
    assert "What I want to talk about" in text
    assert " you " not in text
    assert "How is this worked out?" not in text


def test_an_unknown_audience_leaves_what_managers_are_asked(site_of: SiteOf) -> None:
    files = with_audience() | {"careerplan.toml": SETTINGS.replace('sees = "manager"', 'sees = "manger"')}
    html = site_of(files)["brief.html"]
    assert "Run the trial" not in html


def test_many_rows_are_cut_and_counted(site_of: SiteOf) -> None:
    agenda = ", ".join(f"Point {number} of a list that does not end soon" for number in range(60))
    html = site_of({"people/ruth.md": RUTH.replace("The trial goes live", agenda)})["brief.html"]
    shown = section(html, "agenda").count("Point ")
    assert 30 < shown < 60
    assert f"And {60 - shown} more." in section(html, "agenda")
