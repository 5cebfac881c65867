"""The page of resources."""

from __future__ import annotations

import datetime as dt

import pytest

from careerplan.insight.zones import ZoneName
from careerplan.site.views.resources.load_weeks import above_said, headline, runs_said
from careerplan.site.views.resources.spent_rows import hours_said
from careerplan.site.views.resources.zone_bar import headline as zones_headline
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

PAGE = "resources.html"
TODAY = dt.date(2026, 11, 21)

BUDGET = "[budget]\nhours_per_week = 5\nmoney_per_year = 1200\ncoffees_per_month = 2\n"
PLAN = {
    "careerplan.toml": BUDGET,
    "goals.md": """---
goals:
  - {title: Talk, status: active, start: 2026-10-01, due: 2026-Q4, hours: 92, money: [200 EUR, 90 USD],
     spent: {hours: 34, money: 40}, coffees: 6, skills: {speaking: advanced}}
  - {title: Sail, status: active, hours: 10, due: ongoing}
---
""",
    "skills.md": "---\nskills: {Speaking: novice}\n---\n",
    "people.md": """---
people:
  - {title: Maria, meetings: [{date: 2026-10-09, cost: 4.50}, {date: 2026-11-03, cost: 4.50}]}
---
""",
}


def test_hours_money_and_coffees_stand_against_the_plan(site_of: SiteOf) -> None:
    page = site_of(PLAN)[PAGE]
    said = section(page, "periods")
    assert "34 of 92 h" in said
    assert "49 of 200 EUR" in said
    assert "2 of 6" in said
    assert "34 of 92 hours this quarter" in text_of(page)


def test_currencies_are_never_added(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "periods")
    assert "Money, EUR" in said
    assert "0 of 90 USD" in said
    assert "290" not in said


def test_weeks_above_the_cap_are_named(site_of: SiteOf) -> None:
    page = site_of(PLAN)[PAGE]
    said = section(page, "weeks")
    assert "Weekly load: 6 weeks above 5 hours" in said
    assert "Above it: 6 weeks from 16 Nov." in said
    assert "16 Nov 7 h 2 h above" in said


def test_amounts_without_two_dates_are_in_no_quarter(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "by-goal")
    assert "In no quarter and no year" in said
    assert said.endswith("Sail")


def test_zones_are_parts_with_their_hours(site_of: SiteOf) -> None:
    said = section(site_of(PLAN)[PAGE], "zones")
    assert "Zones: 92 of 102 hours lie in learning" in said
    assert "Comfort 0 h" in said
    assert "Learning 92 h Talk" in said
    assert "Not known 10 h Sail" in said


def test_gaps_without_doing_are_named(site_of: SiteOf) -> None:
    page = site_of(
        {
            "skills.md": "---\nskills: {Kafka: novice, Python: novice}\n---\n",
            "roles/staff.md": "---\nneeds: {kafka: expert, python: expert}\n---\n",
            "vision.md": "---\nrole: staff\n---\nThere.\n",
            "learning.md": "---\nactivities:\n  - {title: Read, mode: training, skills: kafka}\n"
            "  - {title: Run it, mode: doing, skills: python}\n---\n",
        }
    )[PAGE]
    said = section(page, "modes")
    assert "No doing yet for 1 gap: Kafka" in said
    assert "●○○ consume" in said
    assert "○●○ build" in said


def test_an_empty_plan_says_which_file_to_create(site_of: SiteOf) -> None:
    text = text_of(site_of({})[PAGE])
    assert "No hours, money or coffees yet." in text
    assert "content/goals/first-goal.md" in text
    assert "0 of 0" not in text


@pytest.mark.parametrize(
    ("mondays", "said"),
    [
        ([], ""),
        (["2026-11-16"], "Above it: the week of 16 Nov."),
        (["2026-11-16", "2026-11-23", "2027-01-04"], "Above it: 2 weeks from 16 Nov, the week of 4 Jan 2027."),
    ],
)
def test_weeks_that_follow_each_other_are_one(mondays: list[str], said: str) -> None:
    assert runs_said([dt.date.fromisoformat(day) for day in mondays], TODAY) == said


@pytest.mark.parametrize(
    ("over", "cap", "said"),
    [
        (0, None, "Weekly load: no cap is set"),
        (0, 300, "Weekly load: no week above 5 hours"),
        (1, 60, "Weekly load: 1 week above 1 hour"),
        (3, 150, "Weekly load: 3 weeks above 2.5 hours"),
    ],
)
def test_the_load_at_none_one_and_many(over: int, cap: int | None, said: str) -> None:
    assert headline(over, cap) == said


@pytest.mark.parametrize(("minutes", "said"), [(4, "4 min above"), (6, "0.1 h above"), (90, "1.5 h above")])
def test_a_week_says_by_how_much_it_is_above(minutes: int, said: str) -> None:
    assert above_said(minutes) == said


@pytest.mark.parametrize(
    ("spent", "planned", "said"),
    [(0, 0, ""), (840, 0, "14 h, none planned"), (0, 360, "0 of 6 h"), (270, 600, "4.5 of 10 h")],
)
def test_hours_of_a_goal(spent: int, planned: int, said: str) -> None:
    assert hours_said(spent, planned) == said


@pytest.mark.parametrize(
    ("comfort", "learning", "panic", "unknown", "said"),
    [
        (0, 0, 0, 0, "Zones"),
        (60, 0, 0, 0, "Zones: all hours lie in comfort"),
        (0, 0, 0, 60, "Zones: all hours are not placed"),
        (60, 120, 0, 0, "Zones: 2 of 3 hours lie in learning"),
        (60, 0, 0, 180, "Zones: 3 of 4 hours are not placed"),
        (60, 120, 60, 0, "Zones: 1 of 4 hours lie too far out"),
    ],
)
def test_where_the_hours_lie(comfort: int, learning: int, panic: int, unknown: int, said: str) -> None:
    minutes: dict[ZoneName, int] = {"comfort": comfort, "learning": learning, "panic": panic, "unknown": unknown}
    assert zones_headline(minutes, sum(minutes.values())) == said
