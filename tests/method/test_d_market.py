"""The market: light searches on Today, positions begun without every skill, goals and interviews."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of

PROBE = "---\ndate: 2023-01\norganisation: Osier\n---\n"


def test_c42_an_overdue_search_is_on_today_without_its_name(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"market/osier.md": PROBE}
    today = text_of(site_of(files)["index.html"])
    assert "31 Jan 2025 Private item 94 weeks late" in today
    assert "Osier" not in today
    assert "Look at the market" not in today
    exported = export_of(files)
    assert (exported["market"]["overdue"], exported["market"]["search_due"]) == (True, "2025-01-31")
    assert [(item["kind"], item["path"]) for item in exported["next"]] == [("private", None)]


def test_c42_every_four_years_is_not_due_yet(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"market/osier.md": PROBE, "careerplan.toml": '[plan]\nsearch_every = "4 years"\n'}
    assert "Private item" not in text_of(site_of(files)["index.html"])
    assert export_of(files)["market"]["overdue"] is False


def test_c42_before_the_first_search_nothing_is_late(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "Private item" not in text_of(site_of({})["index.html"])
    assert export_of({})["market"]["overdue"] is False


THEMES = ("Planning", "Writing", "Hydraulics", "Mentoring")


def started(now: str) -> dict[str, str]:
    """Four skills at novice on the first day of a role that asks for intermediate, and at a level now."""
    skills = "".join(f"  - {{title: {name}, ratings: [2023-12 novice, 2026-10 {now}]}}\n" for name in THEMES)
    needs = ", ".join(f"{name}: intermediate" for name in THEMES)
    return {
        "skills.md": f"---\nskills:\n{skills}---\n",
        "roles/lead.md": f"---\ntitle: Lead\nneeds: {{{needs}}}\n---\n",
        "path.md": "---\npositions: [{title: Lead at Osier, start: 2024-01, role: lead}]\n---\n",
    }


def test_c43_started_with_four_gaps_and_none_left(site_of: SiteOf, export_of: ExportOf) -> None:
    files = started("intermediate")
    pages = site_of(files)
    assert "Started with 4 gaps, none left" in section(pages["roles/lead.html"], "around")
    assert "Started with 4 gaps, none left." in section(pages["path/index.html"], "path")
    (position,) = export_of(files)["path"]
    assert (position["gaps_at_start"], position["gaps_left"]) == (4, 0)


def test_c43_without_growth_all_four_are_left(site_of: SiteOf, export_of: ExportOf) -> None:
    files = started("novice")
    assert "Started with 4 gaps, 4 left" in section(site_of(files)["roles/lead.html"], "around")
    assert export_of(files)["path"][0]["gaps_left"] == 4


def test_c43_without_ratings_of_that_time_nothing_is_claimed(site_of: SiteOf, export_of: ExportOf) -> None:
    files = started("novice") | {"skills.md": "---\nskills: [Planning]\n---\n"}
    assert "Started with" not in text_of(site_of(files)["roles/lead.html"])
    assert export_of(files)["path"][0]["gaps_at_start"] is None


def test_c44_the_goal_of_an_interview_stands_on_both_pages_and_in_the_export(
    site_of: SiteOf, export_of: ExportOf
) -> None:
    files = {
        "goals.md": "---\ngoals: [{title: Pass an interview, id: pass}, {title: Write a book, id: book}]\n---\n",
        "market/osier.md": "---\ndate: 2026-05-12\norganisation: Osier\ngoal: pass\n---\n",
    }
    pages = site_of(files)
    assert "goals/pass.html" in Document(pages["market.html"]).links
    assert "../market.html#application-osier" in Document(pages["goals/pass.html"]).links
    assert [item["goal"] for item in export_of(files)["market"]["applications"]] == ["pass"]

    other = files | {"market/osier.md": files["market/osier.md"].replace("goal: pass", "goal: book")}
    pages = site_of(other)
    assert "../market.html#application-osier" not in Document(pages["goals/pass.html"]).links
    assert "../market.html#application-osier" in Document(pages["goals/book.html"]).links
    assert [item["goal"] for item in export_of(other)["market"]["applications"]] == ["book"]
