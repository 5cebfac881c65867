"""Feedback: start, keep and stop, talents, and what follows from it."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

PEOPLE = {"people.md": "---\npeople: [{title: Ruth, relations: manager}, {title: Ben, relations: peer}, Ida]\n---\n"}
THREE = PEOPLE | {
    "feedback/ruth.md": "---\nfrom: ruth\ndate: 2026-06-20\nstart: Draw first\nkeep: Explains clearly\n---\n",
    "feedback/ben.md": "---\nfrom: ben\ndate: 2026-03-01\nkeep: explains clearly.\nskills: Writing\n---\n",
    "feedback/ida.md": "---\nfrom: ida\ndate: 2025-11-30\naction: Count it\n---\n## Keep\n\n- Explains clearly\n\n"
    "## Stop\n\n- Saying sorry\n",
    "skills.md": "---\nskills: {Writing: advanced}\n---\n",
}


def test_c83_three_pieces_are_merged_with_source_and_date(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of(THREE)["people/index.html"]
    keep = section(html, "points-keep")
    assert "Explains clearly Ruth, 20 Jun explains clearly. Ben, 1 Mar Explains clearly Ida, 30 Nov 2025" in keep
    assert "Draw first Ruth, 20 Jun" in section(html, "points-start")
    assert "Saying sorry Ida, 30 Nov 2025" in section(html, "points-stop")
    said = export_of(THREE)["feedback"]
    assert [(item["by"], item["date"]) for item in said["keep"]] == [
        ("ruth", "2026-06-20"),
        ("ben", "2026-03-01"),
        ("ida", "2025-11-30"),
    ]
    assert [len(said[part]) for part in ("start", "stop")] == [1, 1]


def test_c83_by_person_and_by_skill(site_of: SiteOf) -> None:
    site = site_of(THREE)
    assert "Saying sorry" in section(site["people/ida.html"], "points-stop")
    assert "Draw first" not in text_of(site["people/ida.html"])
    assert "Ben" in text_of(site["skills/writing.html"])


def test_c83_another_date_changes_the_order(site_of: SiteOf, export_of: ExportOf) -> None:
    files = THREE | {"feedback/ben.md": THREE["feedback/ben.md"].replace("2026-03-01", "2026-10-01")}
    keep = section(site_of(files)["people/index.html"], "points-keep")
    assert keep.index("Ben, 1 Oct") < keep.index("Ruth, 20 Jun")
    assert [item["by"] for item in export_of(files)["feedback"]["keep"]] == ["ben", "ruth", "ida"]


def test_c84_what_three_people_ask_to_keep_is_a_talent(site_of: SiteOf, export_of: ExportOf) -> None:
    talents = section(site_of(THREE)["people/index.html"], "talents")
    assert "Explains clearly Kept by 3: Ida, Ben, Ruth" in talents
    assert export_of(THREE)["feedback"]["talents"] == ["Explains clearly"]


def test_c84_what_one_person_says_is_none(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {name: text for name, text in THREE.items() if name not in ("feedback/ben.md", "feedback/ida.md")}
    assert 'id="talents"' not in site_of(files)["people/index.html"]
    assert export_of(files)["feedback"]["talents"] == []


def test_c85_feedback_without_an_action_is_counted(site_of: SiteOf, export_of: ExportOf) -> None:
    assert "2 of 3 pieces of feedback have no action." in text_of(site_of(THREE)["people/index.html"])
    assert export_of(THREE)["feedback"]["without_action"] == ["ruth", "ben"]


def test_c85_an_action_more_is_one_less_and_none_is_no_sentence(site_of: SiteOf, export_of: ExportOf) -> None:
    acted = {
        name: THREE[name].replace("date:", "action: Say it once\ndate:")
        for name in ("feedback/ruth.md", "feedback/ben.md")
    }
    one = THREE | {"feedback/ruth.md": acted["feedback/ruth.md"]}
    assert "1 of 3 pieces of feedback has no action." in text_of(site_of(one)["people/index.html"])
    assert export_of(one)["feedback"]["without_action"] == ["ben"]
    assert "no action." not in text_of(site_of(THREE | acted)["people/index.html"])


JOB = """---
positions:
  - start: 2025-01
    title: Developer
    inventories: [{date: 2026-10, tasks: [{task: Reviews, share: 60, talents: [%s]}, {task: Mail, share: 40}]}]
---
"""


def test_c86_a_talent_that_a_task_uses(site_of: SiteOf, export_of: ExportOf) -> None:
    files = THREE | {"path.md": JOB % "Explains clearly"}
    html = site_of(files)["crafting.html"]
    assert "Explains clearly Talent" in section(html, "tasks")
    assert 'id="unused"' not in html
    crafting = export_of(files)["crafting"]
    assert (crafting["talents_used"], crafting["talents_unused"]) == (["Explains clearly"], [])


def test_c86_a_talent_that_no_task_uses(site_of: SiteOf, export_of: ExportOf) -> None:
    files = THREE | {"path.md": JOB % "Patience"}
    html = site_of(files)["crafting.html"]
    assert "Patience" in section(html, "tasks")
    assert "Explains clearly" in section(html, "unused")
    crafting = export_of(files)["crafting"]
    assert (crafting["talents_used"], crafting["talents_unused"]) == ([], ["Explains clearly"])


def test_c86_without_an_inventory_no_talent_is_called_unused(site_of: SiteOf, export_of: ExportOf) -> None:
    assert 'id="unused"' not in site_of(THREE)["crafting.html"]
    assert export_of(THREE)["crafting"]["talents_unused"] == []
