"""Job crafting: changes in three columns, and how much of the job gives energy."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

CHANGES = """---
crafting:
  - date: 2026-01-09
    kind: task
    title: Mail last
    before: Mail first
    after: Design first
    expected: Calm
    result: Calm indeed
    energy: 2
  - {date: 2026-02-09, kind: relational, title: Ring the reader, energy: -1}
  - {date: 2026-03-09, kind: cognitive, title: A miss is data}
---
"""


def test_c93_three_entries_stand_one_in_each_column(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of({"crafting.md": CHANGES})["crafting.html"]
    assert "3 changes to the job: 1 to tasks, 1 to relations and 1 to the view of it" in text_of(html)
    assert "Mail last" in section(html, "task")
    assert "Ring the reader" in section(html, "relational")
    assert "A miss is data" in section(html, "cognitive")
    counted = export_of({"crafting.md": CHANGES})["crafting"]
    assert (counted["task"], counted["relational"], counted["cognitive"]) == (1, 1, 1)
    assert (counted["energising"], counted["energising_change"]) == (None, None)


def test_c93_a_change_says_before_after_expected_result_and_energy(site_of: SiteOf) -> None:
    said = section(site_of({"crafting.md": CHANGES})["crafting.html"], "task")
    assert "Before Mail first After Design first Expected Calm Result Calm indeed" in said
    assert "Gives (+2)" in said
    assert "Energy +1 in all, of 2 changes that say it" in text_of(site_of({"crafting.md": CHANGES})["crafting.html"])


def test_c93_another_kind_moves_the_sentence_and_the_figure(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"crafting.md": CHANGES.replace("kind: cognitive", "kind: task")}
    html = site_of(files)["crafting.html"]
    assert "3 changes to the job: 2 to tasks and 1 to relations" in text_of(html)
    assert "Nothing so far." in section(html, "cognitive")
    assert export_of(files)["crafting"]["task"] == 2


def job(*inventories: str) -> dict[str, str]:
    listed = "".join(f"      - {inventory}\n" for inventory in inventories)
    return {"path.md": f"---\npositions:\n  - start: 2025-01\n    title: Developer\n    inventories:\n{listed}---\n"}


NOW = (
    "{date: 2026-10, tasks: [{task: Design, share: 60, energy: 2, talents: [Explains clearly]},"
    " {task: Mail, share: 40, energy: -1}]}"
)
BEFORE = "{date: 2025-10, tasks: [{task: Design, share: 45, energy: 1}, {task: Mail, share: 55, energy: -1}]}"


def test_c94_sixty_percent_of_working_time_gives_energy(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of(job(NOW))["crafting.html"]
    assert "60 % of working time gives energy." in text_of(html)
    assert "Gives energy 60 % Design" in section(html, "inventory-1")
    assert "Drains 40 % Mail" in section(html, "inventory-1")
    assert export_of(job(NOW))["crafting"]["energising"] == 60


def test_c94_shares_that_do_not_add_to_100_are_said(site_of: SiteOf) -> None:
    html = site_of(job(NOW.replace("share: 40", "share: 25")))["crafting.html"]
    assert "The shares add to 85 %, not to 100 %." in section(html, "inventory-1")
    assert "The shares add" not in text_of(site_of(job(NOW))["crafting.html"])


def test_c95_two_inventories_say_the_change(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of(job(BEFORE, NOW))["crafting.html"]
    assert "60 % of working time gives energy, 15 points more than in the inventory before." in text_of(html)
    assert "60 % +15 points" in section(html, "shares")
    assert "60 % 45 % before" in section(html, "tasks")
    assert export_of(job(BEFORE, NOW))["crafting"]["energising_change"] == 15


def test_c86_the_task_list_shows_the_talents_it_uses_and_those_that_no_task_names(site_of: SiteOf) -> None:
    feedback = {
        f"feedback/{name}.md": f"---\nfrom: {name}\ndate: 2026-0{month}-01\nkeep: [Explains clearly, Stays calm]\n---\n"
        for month, name in enumerate(("maria", "ben"), 1)
    }
    html = site_of(job(NOW) | feedback)["crafting.html"]
    assert "Explains clearly Talent" in section(html, "tasks")
    assert "Stays calm" in section(html, "unused")
    assert "Explains clearly" not in section(html, "unused")


def test_nothing_written_invites_to_both_parts(site_of: SiteOf) -> None:
    said = text_of(site_of({})["crafting.html"])
    assert "The job as it is" in said
    assert "content/crafting.md" in said
    assert "content/path.md" in said


def test_an_inventory_without_shares_claims_no_percent(site_of: SiteOf) -> None:
    html = site_of(job("{date: 2026-10, tasks: [Design]}"))["crafting.html"]
    assert "%" not in section(html, "tasks")
    assert "gives energy" not in text_of(html).partition("How is this")[0].partition("What the job consists of")[0]
