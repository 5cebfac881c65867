"""Wellbeing: leave triggers, energy, satisfaction and assumptions, said plainly."""

from __future__ import annotations

import pytest

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of


def triggers(*present: str, whole: int = 9, more: str = "") -> dict[str, str]:
    """A page of triggers; those present name the day since when."""
    there = [f"  - {{text: Trigger {n}, state: present, since: {day}}}\n" for n, day in enumerate(present)]
    absent = [f"  - Trigger {n}\n" for n in range(len(present), whole)]
    return {"wellbeing.md": f"---\nthreshold: 3\ntriggers:\n{''.join(there + absent)}{more}---\n"}


def test_c103_one_of_nine_is_calm(site_of: SiteOf, export_of: ExportOf) -> None:
    files = triggers("2026-03-01")
    html = site_of(files)["wellbeing.html"]
    assert "1 of 9 triggers is present." in text_of(html)
    assert "Calm 3 at once stand out." in section(html, "triggers")
    counted = export_of(files)["triggers"]
    assert (counted["present"], counted["count"], counted["threshold"], counted["state"]) == (1, 9, 3, "calm")


def test_c103_three_within_a_quarter_are_several_at_the_same_time(site_of: SiteOf, export_of: ExportOf) -> None:
    files = triggers("2026-08-01", "2026-09-01", "2026-10-15")
    html = site_of(files)["wellbeing.html"]
    assert "3 of 9 triggers are present: several at the same time." in text_of(html)
    assert "Several at once" in section(html, "triggers")
    assert export_of(files)["triggers"]["state"] == "at-once"


def test_c103_three_over_years_are_several_but_not_at_once(site_of: SiteOf, export_of: ExportOf) -> None:
    files = triggers("2024-01-01", "2025-01-01", "2026-10-15")
    html = site_of(files)["wellbeing.html"]
    assert "3 of 9 triggers are present." in text_of(html)
    assert "at the same time" not in text_of(html)
    assert export_of(files)["triggers"]["state"] == "several"


def test_c103_the_longest_there_stands_first_and_says_since_when(site_of: SiteOf) -> None:
    said = section(site_of(triggers("2026-11-01", "2025-11-01"))["wellbeing.html"], "triggers")
    assert said.index("Trigger 1") < said.index("Trigger 0") < said.index("Trigger 2")
    assert "1 Nov 2025 for 55 weeks" in said
    assert "1 Nov for 20 days" in said


CHANGED = """---
triggers:
  - text: The rota stays as it is
    state: present
    from: 2022-developer
    changes: [{date: 2026-03-15, what: "Was: the rota is unfair."}]
---
"""


def test_c104_a_trigger_shows_how_it_changed_and_where_it_was_learnt(site_of: SiteOf) -> None:
    path = "---\npositions: [{id: 2022-developer, start: 2022, title: Developer}]\n---\n"
    html = site_of({"wellbeing.md": CHANGED, "path.md": path})["wellbeing.html"]
    said = section(html, "triggers")
    assert "15 Mar. Was: the rota is unfair." in said
    assert "Learnt as Developer" in said
    assert "path/index.html#position-2022-developer" in Document(html).links


def test_c105_a_sign_leads_to_the_light_search(site_of: SiteOf) -> None:
    html = site_of({"wellbeing.md": "---\nsigns: [I blame in place of mending]\n---\n"})["wellbeing.html"]
    assert "I blame in place of mending" in section(html, "signs")
    assert "No light search yet." in section(html, "signs")
    assert "market.html" in Document(html.partition('id="signs"')[2].partition("</section>")[0]).links


def energy(*scores: int) -> dict[str, str]:
    listed = ", ".join(f"{{date: 2026-0{month}-01, energy: {score}}}" for month, score in enumerate(scores, 1))
    return {"wellbeing.md": f"---\ncheckins: [{listed}]\n---\n"}


def test_c106_low_energy_three_times_in_a_row_is_said_plainly(site_of: SiteOf) -> None:
    said = text_of(site_of(energy(4, 2, 1, 2))["wellbeing.html"])
    assert "Energy was low in the last 3 check-ins." in said
    assert "burn" not in said.lower()


def test_c106_twice_or_with_a_break_is_not(site_of: SiteOf) -> None:
    for scores in ((4, 2, 1), (2, 2, 3, 2, 2)):
        said = text_of(site_of(energy(*scores))["wellbeing.html"])
        assert "Energy was low" not in said
    assert "Energy: 2 of 5 at the last check-in" in said


def test_c106_one_checkin_is_a_sentence_and_two_are_a_line(site_of: SiteOf) -> None:
    one = site_of(energy(3))["wellbeing.html"]
    assert 'role="img"' not in one
    assert "With a second dated check-in a line appears here." in one
    two = site_of(energy(3, 4))["wellbeing.html"]
    assert "3 on 1 Jan, 4 on 1 Feb" in two


POSITIONS = """---
positions:
  - {start: 2020, title: Tester, meaning: job, satisfaction: [{date: 2021-06, score: 2}]}
  - start: 2024
    title: Developer
    meaning: calling
    satisfaction: [{date: 2025-06, score: 3}, {date: 2026-06, score: 5}]
---
"""


def test_c89_every_position_has_a_line_of_its_own(site_of: SiteOf) -> None:
    html = site_of({"path.md": POSITIONS})["wellbeing.html"]
    said = section(html, "satisfaction")
    assert said.index("Developer") < said.index("Tester")
    assert "3 (Jun 2025), 5 (Jun 2026) calling" in said
    assert html.count('<line class="level"') == 1


def test_c96_meaning_is_asked_again_at_each_review(site_of: SiteOf) -> None:
    reviews = {
        "reviews/a.md": "---\ndate: 2026-03-31\nmeaning: job\nenergy: 2\n---\n",
        "reviews/b.md": "---\ndate: 2026-09-30\nmeaning: career\nsatisfaction: 4\n---\n",
        "reviews/c.md": "---\ndate: 2026-10-30\n---\n",
    }
    said = section(site_of(reviews)["wellbeing.html"], "asked-again")
    assert "Review of 30 Sep 2026 4 of 5 career Review of 31 Mar 2026 2 of 5 job" in said
    assert "30 Oct" not in said


def test_c91_assumptions_stand_with_their_answers(site_of: SiteOf) -> None:
    answered = "{text: One track, still_true: false}, {text: I am shy, still_true: Less than I said}"
    said = section(
        site_of({"thoughts.md": f"---\nassumptions: [{answered}, Luck]\n---\n"})["wellbeing.html"], "assumptions"
    )
    assert "One track No longer true" in said
    assert "I am shy Less than I said" in said
    assert "Luck No answer yet" in said


def test_nothing_written_invites_and_claims_nothing(site_of: SiteOf) -> None:
    said = text_of(site_of({})["wellbeing.html"])
    assert "How you are" in said
    assert "content/wellbeing.md" in said
    assert "trigger is" not in said


@pytest.mark.parametrize("word", ["market", "wellbeing", "trigger", "salary", "check-in", "Osier", "rota"])
def test_today_names_none_of_it_not_even_in_its_foot(site_of: SiteOf, word: str) -> None:
    files = triggers("2026-08-01", "2026-09-01", "2026-10-15", more="checkins: [{date: 2026-10, energy: 1}]\n") | {
        "market/osier.md": "---\ndate: 2020-05-12\norganisation: Osier\n---\n",
        "goals/rota.md": "---\ntitle: A better salary\nstatus: active\ndue: 2026-10-01\n---\n",
        "skills.md": "---\nskills: {SQL: novice, Kafka: novice}\n---\n",
    }
    site = site_of(files)
    assert word.lower() not in site["index.html"].lower()
    assert "market.html" in site["skills/index.html"]
