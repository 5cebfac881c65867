"""Notes: nothing of a free page is lost."""

from __future__ import annotations

from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

LEAVING = """---
title: When I would leave
created: 2025-01-12
updated: 2026-10-02
threshold: 3
weather: {wind: west, days: [1, 2]}
triggers:
  - text: No rest
    state: present
    since: 2025-11
    evidence: Third winter
    changes: [{date: 2026-03-15, what: Was vague}]
  - {text: Nobody asks, state: absent, from: helper}
signs: [I take the long way home]
checkins: [{date: 2025-06-30, energy: 2, note: Tired}, {date: 2026-06-30, energy: 4}]
assumptions:
  - {text: One has to lead, still_true: false}
  - {text: Nights are fun, still_true: "Some"}
  - Small firms are safe
---
See [[calm]].
"""
FILES = {
    "wellbeing.md": LEAVING,
    "notes/deep/calm.md": "# Calm\n\nText.\n",
    "path.md": "---\npositions: [{id: helper, title: Helper, start: 2020}]\n---\n",
}


def test_a_note_shows_when_it_was_written_and_changed(site_of: SiteOf) -> None:
    text = text_of(site_of(FILES)["notes/wellbeing.html"])
    assert "Created 12 Jan 2025" in text
    assert "Updated 2 Oct, 7 weeks ago" in text
    assert "content/wellbeing.md" in text


def test_keys_of_ones_own_are_kept(site_of: SiteOf) -> None:
    keys = section(site_of(FILES)["notes/wellbeing.html"], "keys")
    assert "weather" in keys
    assert "west" in keys


def test_triggers_checkins_and_assumptions_are_tables(site_of: SiteOf) -> None:
    html = site_of(FILES)["notes/wellbeing.html"]
    triggers = section(html, "triggers")
    assert "1 of 2 is present; 3 at once stand out." in triggers
    assert "No rest Present Nov 2025 Third winter 15 Mar. Was vague" in triggers
    assert "Nobody asks Learnt as Helper Absent" in triggers
    checkins = section(html, "checkins")
    assert checkins.index("30 Jun 4") < checkins.index("30 Jun 2025 2 Tired")
    assumptions = section(html, "assumptions")
    assert "One has to lead No longer true" in assumptions
    assert "Nights are fun Some" in assumptions
    assert "Small firms are safe No answer yet" in assumptions
    assert "I take the long way home" in section(html, "signs")


def test_a_note_lists_what_mentions_it(site_of: SiteOf) -> None:
    html = site_of(FILES)["notes/deep/calm.html"]
    assert "When I would leave" in section(html, "mentions")
    assert 'href="../../notes/wellbeing.html"' in html


def test_the_list_has_the_last_changed_first(site_of: SiteOf) -> None:
    text = text_of(site_of(FILES)["notes/index.html"])
    assert "2 notes" in text
    assert text.index("When I would leave") < text.index("Calm")


def test_no_note_says_which_file_to_create(site_of: SiteOf) -> None:
    assert "Create content/notes/how-i-work.md with:" in text_of(site_of({})["notes/index.html"])


def test_a_note_with_nothing_in_it_says_so(site_of: SiteOf) -> None:
    assert "Nothing written here yet." in text_of(site_of({"a.md": "---\ntitle: A\n---\n"})["notes/a.html"])


def test_the_index_of_notes_stands_above_them_and_is_no_note(site_of: SiteOf) -> None:
    site = site_of({"index.md": "All of my *plan*.\n", "notes/index.md": "My notes.\n", "notes/calm.md": "# Calm\n"})
    text = text_of(site["notes/index.html"])
    assert text.index("All of my plan.") < text.index("My notes.") < text.index("Calm")
    assert "1 note" in text.casefold()


def test_an_introduction_alone_puts_the_notes_into_the_navigation(site_of: SiteOf) -> None:
    assert 'href="notes/index.html"' in site_of({"README.md": "How I use this.\n"})["index.html"]
