"""Job crafting: the tasks of the job, energy over time, and what work is to you."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of


def job(*inventories: str) -> dict[str, str]:
    listed = "".join(f"      - {inventory}\n" for inventory in inventories)
    return {"path.md": f"---\npositions:\n  - id: dev\n    start: 2025-01\n    inventories:\n{listed}---\n"}


def tasks(date: str, gives: int, drains: int) -> str:
    return (
        f"{{date: {date}, tasks: [{{task: Design, share: {gives}, energy: 2}},"
        f" {{task: Mail, share: {drains}, energy: -1}}]}}"
    )


def test_c94_sixty_percent_gives_energy(site_of: SiteOf, export_of: ExportOf) -> None:
    files = job(tasks("2026-10", 60, 40))
    html = site_of(files)["crafting.html"]
    assert "60 % of working time gives energy." in text_of(html)
    assert "Design 60 %" in section(html, "tasks")
    crafting = export_of(files)["crafting"]
    assert crafting["energising"] == 60
    assert crafting["inventories"] == [
        {"date": "2026-10-31", "position": "dev", "energising": 60, "draining": 40, "total": 100}
    ]


def test_c94_shares_that_do_not_make_100_are_said(site_of: SiteOf, export_of: ExportOf) -> None:
    files = job(tasks("2026-10", 60, 25))
    assert "The shares add to 85 %, not to 100 %." in text_of(site_of(files)["crafting.html"])
    assert export_of(files)["crafting"]["inventories"][0]["total"] == 85


def test_c95_two_inventories_say_the_change(site_of: SiteOf, export_of: ExportOf) -> None:
    files = job(tasks("2025-10", 45, 55), tasks("2026-10", 60, 40))
    html = site_of(files)["crafting.html"]
    assert "60 % of working time gives energy, 15 points more than in the inventory before." in text_of(html)
    assert "60 % +15 points" in section(html, "shares")
    crafting = export_of(files)["crafting"]
    assert crafting["energising_change"] == 15
    assert [item["energising"] for item in crafting["inventories"]] == [45, 60]


def test_c95_less_and_the_same_read_right_and_one_says_no_change(site_of: SiteOf, export_of: ExportOf) -> None:
    less = job(tasks("2025-10", 61, 39), tasks("2026-10", 60, 40))
    assert "60 % of working time gives energy, 1 point less than" in text_of(site_of(less)["crafting.html"])
    assert export_of(less)["crafting"]["energising_change"] == -1
    same = job(tasks("2025-10", 60, 40), tasks("2026-10", 60, 40))
    assert "gives energy, as in the inventory before." in text_of(site_of(same)["crafting.html"])
    assert export_of(job(tasks("2026-10", 60, 40)))["crafting"]["energising_change"] is None


REVIEWS = {
    "reviews/a.md": "---\ndate: 2026-03-31\nmeaning: job\nenergy: 2\n---\n",
    "reviews/b.md": "---\ndate: 2026-09-30\nmeaning: %s\nsatisfaction: 4\n---\n",
    "reviews/c.md": "---\ndate: 2026-10-30\n---\n",
}


def test_c96_what_work_is_to_you_is_asked_at_each_review(site_of: SiteOf, export_of: ExportOf) -> None:
    files = REVIEWS | {"reviews/b.md": REVIEWS["reviews/b.md"] % "career"}
    asked = section(site_of(files)["wellbeing.html"], "asked-again")
    assert "Review of 30 Sep 2026 4 of 5 career Review of 31 Mar 2026 2 of 5 job" in asked
    assert [(item["date"], item["meaning"]) for item in export_of(files)["asked_again"]] == [
        ("2026-03-31", "job"),
        ("2026-09-30", "career"),
    ]


def test_c96_another_answer_changes_both(site_of: SiteOf, export_of: ExportOf) -> None:
    files = REVIEWS | {"reviews/b.md": REVIEWS["reviews/b.md"] % "calling"}
    assert "4 of 5 calling" in section(site_of(files)["wellbeing.html"], "asked-again")
    assert export_of(files)["asked_again"][-1]["meaning"] == "calling"


def test_c96_reviews_that_do_not_say_it_make_no_table(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"reviews/c.md": REVIEWS["reviews/c.md"]}
    assert "asked-again" not in Document(site_of(files)["wellbeing.html"]).ids
    assert export_of(files)["asked_again"] == []
