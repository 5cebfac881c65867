"""Goals: what they were worth, what work must offer, what stays quiet, and whom they serve."""

from __future__ import annotations

import re

import pytest

from careerplan.plan.plan import Plan
from tests.plan.seeing import keys, seen
from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

GOALS = "goals/index.html"

OVER = """---
goals:
  - {title: First talk, status: done, finished: 2026-05, meaningful: 2, meaningful_expected: 0}
  - {title: Books read, status: missed, finished: 2026-06, meaningful: 1, measure: {from: 153, to: 300, now: 236}}
  - {title: Cloud certificate, status: dropped, finished: 2026-07, meaningful: 0, status_reason: no longer wanted}
---
"""


def grid(page: str) -> dict[str, list[str]]:
    """The retrospective: outcome -> the goals by whether they felt meaningful, flat or unsaid."""
    table = page[page.index('id="retro"') :]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', table[: table.index("</table>")], re.DOTALL)
    return {name: [text_of(cell) for cell in re.findall(r"<td.*?</td>", cells, re.DOTALL)] for name, cells in rows}


def felt(exported: dict[str, list[dict[str, object]]]) -> dict[tuple[object, object], object]:
    return {(cell["outcome"], cell["felt"]): cell["goals"] for cell in exported["cells"] if cell["goals"]}


def test_c61_done_and_proud_missed_and_glad_dropped_and_flat(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": OVER}
    page = site_of(files)[GOALS]
    cells = grid(page)
    assert cells["Done"] == ["First talk", "none", "none"]
    assert cells["Missed"] == ["Books read", "none", "none"]
    assert cells["Dropped"] == ["none", "Cloud certificate", "none"]
    assert "Worth it without your expecting it: “First talk”." in section(page, "retro")
    assert "Missed but meaningful: “Books read”." in section(page, "retro")
    assert felt(export_of(files)["retrospective"]) == {
        ("done", "meaningful"): ["first-talk"],
        ("missed", "meaningful"): ["books-read"],
        ("dropped", "flat"): ["cloud-certificate"],
    }


def test_c61_achieved_and_felt_nothing_moves_the_cell(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals.md": OVER.replace("meaningful: 2,", "meaningful: 0,")}
    page = site_of(files)[GOALS]
    assert grid(page)["Done"] == ["none", "First talk", "none"]
    assert "Done and flat: “First talk”." in section(page, "retro")
    assert felt(export_of(files)["retrospective"])["done", "flat"] == ["first-talk"]


def test_c61_before_anything_is_over_there_is_no_grid(site_of: SiteOf) -> None:
    page = site_of({"goals.md": "---\ngoals: [Talk]\n---\n"})[GOALS]
    assert "No goal is over yet." in section(page, "retro")
    assert "<table" not in page[page.index('id="retro"') :]


CRITERIA = {
    "vision.md": "---\ncriteria:\n  - {name: Remote, need: must, wish: three days, now: two days}\n"
    "  - {name: Lunch, need: want}\n---\nThere.\n",
    "market/osier.md": "---\ndate: 2026-05-12\norganisation: Osier\noffers: {remote: 'no', lunch: none}\n---\n",
}


def test_c65_a_must_that_an_offer_refuses_is_red_and_exported(site_of: SiteOf, export_of: ExportOf) -> None:
    pages = site_of(CRITERIA)
    said = section(pages["market.html"], "offers")
    assert "Must, unmet" in said
    assert "Refused by Osier" in said
    assert '<span class="pill bad">Must, unmet</span>' in pages["market.html"]
    assert "Remote must three days two days" in section(pages["path/index.html"], "criteria")
    assert export_of(CRITERIA)["market"]["unmet"] == ["Remote"]


def test_c65_what_is_only_wanted_may_be_refused(site_of: SiteOf, export_of: ExportOf) -> None:
    files = CRITERIA | {"vision.md": CRITERIA["vision.md"].replace("need: must", "need: want")}
    assert "unmet" not in section(site_of(files)["market.html"], "offers")
    assert export_of(files)["market"]["unmet"] == []


RAISE = "=== goals/ask.md\n---\ntitle: {title}\nstatus: active\nmeasure: {{what: Euros, to: 6000}}\n---\n"
TALK = "=== goals/talk.md\n---\ntitle: Give a talk\n---\n"
FIELDS = ("goal.title", "goal.status", "goal.measure")


def outside(title: str, *accepted: str) -> Plan:
    """What an audience that may see goals sees of a goal about pay and of another."""
    return seen(RAISE.format(title=title) + TALK, kinds=("goal",), fields=FIELDS, accepted=accepted)


def test_c66_a_goal_about_pay_is_in_no_view_until_it_is_named_there() -> None:
    assert keys(outside("Ask for a raise", "goal:talk")) == {"goal:talk"}
    assert keys(outside("Ask for a raise", "goal:talk", "goal:ask")) == {"goal:talk", "goal:ask"}


@pytest.mark.parametrize(("title", "private"), [("Ask for a raise", True), ("Ask for a desk", False)])
def test_c66_today_says_private_item_and_no_amount(
    site_of: SiteOf,
    export_of: ExportOf,
    title: str,
    private: bool,  # noqa: FBT001 - a case of a table
) -> None:
    front = f"title: {title}\nstatus: active\ndue: 2026-11-10\nnext_step: Name 6000 euros"
    files = {"goals/ask.md": f"---\n{front}\n---\n"}
    today = text_of(site_of(files)["index.html"])
    assert ("Private item" in today) is private
    assert (title in today) is not private
    assert ("6000" in today) is not private
    exported = export_of(files)
    assert exported["goals"][0]["private"] is private
    assert [item["kind"] for item in exported["next"]] == ["private" if private else "goal"]


VALUES = {
    "vision.md": "---\nvalues: [Honesty, Room for home]\n---\nThere.\n",
    "goals/days.md": "---\ntitle: Four days\nvalues: room for home\n---\n",
}


def test_c67_a_value_that_no_goal_serves_is_listed(site_of: SiteOf, export_of: ExportOf) -> None:
    pages = site_of(VALUES)
    assert section(pages[GOALS], "values-without") == "1 value that no goal serves Honesty"
    assert "Room for home" in section(pages["path/index.html"], "lists")
    assert export_of(VALUES)["notices"]["uncited_values"] == ["Honesty"]


def test_c67_once_it_is_cited_the_list_is_gone(site_of: SiteOf, export_of: ExportOf) -> None:
    files = VALUES | {"goals/days.md": VALUES["goals/days.md"].replace("room for home", "[Room for home, honesty]")}
    assert 'id="values-without"' not in site_of(files)[GOALS]
    assert export_of(files)["notices"]["uncited_values"] == []


LIFE = """---
title: Run a course
status: done
finished: 2026-05-22
history: [{date: 2025-09, status: idea}, {date: 2026-01-10, status: active}, {date: 2026-05-22, status: done}]
---
"""


def test_c68_the_life_of_a_goal_with_its_dates(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/course.md": LIFE}
    pages = site_of(files)
    said = section(pages["goals/course.html"], "history")
    assert said.index("Idea Sep 2025") < said.index("Active 10 Jan") < said.index("Done 22 May")
    assert "Run a course" in section(pages[GOALS], "finished")
    assert export_of(files)["goals"][0]["history"] == [
        {"date": "2025-09-30", "status": "idea"},
        {"date": "2026-01-10", "status": "active"},
        {"date": "2026-05-22", "status": "done"},
    ]


def test_c68_dropped_in_its_place_it_stays_too(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/course.md": LIFE.replace("status: done", "status: dropped")}
    pages = site_of(files)
    assert "Run a course" in section(pages[GOALS], "dropped")
    assert "Dropped 22 May" in section(pages["goals/course.html"], "history")
    assert export_of(files)["goals"][0]["history"][-1]["status"] == "dropped"


def test_c68_without_a_history_there_is_no_box(site_of: SiteOf) -> None:
    page = site_of({"goals/course.md": "---\ntitle: Run a course\n---\n"})["goals/course.html"]
    assert 'id="history"' not in page


IMPACT = "---\ntitle: A simpler form\ncategory: product\nimpact: {who: Riders, how_many: 40000}\n---\n"


def test_c69_whom_a_goal_serves_and_how_many(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/form.md": IMPACT}
    assert "Riders: 40000" in section(site_of(files)["goals/form.html"], "why")
    assert export_of(files)["goals"][0]["impact"] == {"who": "Riders", "how_many": "40000"}
    fewer = {"goals/form.md": IMPACT.replace("40000", "300")}
    assert "Riders: 300" in section(site_of(fewer)["goals/form.html"], "why")
    assert export_of(fewer)["goals"][0]["impact"]["how_many"] == "300"


def test_c69_without_them_nothing_is_said(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/form.md": "---\ntitle: A simpler form\nimpact: {who: Riders}\n---\n"}
    assert "Riders" in section(site_of(files)["goals/form.html"], "why")
    assert "Riders:" not in section(site_of(files)["goals/form.html"], "why")
    bare = {"goals/form.md": "---\ntitle: A simpler form\n---\n"}
    assert "Riders" not in text_of(site_of(bare)["goals/form.html"])
    assert export_of(bare)["goals"][0]["impact"] == {"who": None, "how_many": None}
