"""Leave triggers and well-being: what would make one leave, how it changed, signs, energy."""

from __future__ import annotations

import re

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of


def test_c103_the_export_holds_every_trigger_with_its_state(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"wellbeing.md": "---\ntriggers: [{text: No rest, state: present, since: 2026-03}, No air]\n---\n"}
    assert "1 of 2 triggers is present." in text_of(site_of(files)["wellbeing.html"])
    told = export_of(files)["triggers"]["board"]
    assert [(item["text"], item["state"], item["since"]) for item in told] == [
        ("No rest", "present", "2026-03-01"),
        ("No air", "absent", None),
    ]


def test_c103_without_a_trigger_there_is_no_board(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"thoughts.md": "Nothing of the kind.\n"}
    assert "triggers" not in Document(site_of(files)["wellbeing.html"]).ids
    assert export_of(files)["triggers"]["board"] == []


CHANGED = """---
triggers:
  - {text: The rota stays, state: present, from: helper, changes: [{date: %s, what: "Was: it is unfair"}]}
---
"""
PATH = {"path.md": "---\npositions: [{id: helper, title: Helper, start: 2020, end: 2022}]\n---\n"}


def test_c104_a_trigger_shows_its_changes_and_where_it_comes_from(site_of: SiteOf, export_of: ExportOf) -> None:
    files = PATH | {"wellbeing.md": CHANGED % "2026-03-15"}
    triggers = section(site_of(files)["wellbeing.html"], "triggers")
    assert "Learnt as Helper" in triggers
    assert "15 Mar. Was: it is unfair" in triggers
    (told,) = export_of(files)["triggers"]["board"]
    assert (told["from"], told["changes"]) == ("helper", [{"date": "2026-03-15", "what": "Was: it is unfair"}])


def test_c104_another_date_changes_both(site_of: SiteOf, export_of: ExportOf) -> None:
    files = PATH | {"wellbeing.md": CHANGED % "2025-03-15"}
    assert "15 Mar 2025. Was: it is unfair" in section(site_of(files)["wellbeing.html"], "triggers")
    assert export_of(files)["triggers"]["board"][0]["changes"][0]["date"] == "2025-03-15"


def test_c105_a_sign_leads_to_the_light_search(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {
        "wellbeing.md": "---\nsigns: [I blame in place of mending]\n---\n",
        "market/osier.md": "---\ndate: 2024-11-01\norganisation: Osier\n---\n",
    }
    html = site_of(files)["wellbeing.html"]
    assert "I blame in place of mending" in section(html, "signs")
    assert "market.html" in Document(html.partition('id="signs"')[2].partition("</section>")[0]).links
    exported = export_of(files)
    assert exported["triggers"]["signs"] == ["I blame in place of mending"]
    assert exported["market"]["last_search"] == "2024-11-01"


def test_c105_no_sign_is_no_box(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"wellbeing.md": "---\ncheckins: [{date: 2026-01, energy: 3}]\n---\n"}
    assert "signs" not in Document(site_of(files)["wellbeing.html"]).ids
    assert export_of(files)["triggers"]["signs"] == []


def energy(*scores: int) -> dict[str, str]:
    listed = ", ".join(f"{{date: 2026-0{month}-01, energy: {score}}}" for month, score in enumerate(scores, 1))
    return {"wellbeing.md": f"---\ncheckins: [{listed}]\n---\n"}


def test_c106_low_energy_three_times_in_a_row_is_said_plainly(site_of: SiteOf, export_of: ExportOf) -> None:
    files = energy(4, 2, 1, 2)
    assert "Energy was low in the last 3 check-ins." in text_of(site_of(files)["wellbeing.html"])
    told = export_of(files)["triggers"]
    assert told["low_in_a_row"] == 3
    assert [item["energy"] for item in told["energy"]] == [4, 2, 1, 2]


def test_c106_a_better_day_ends_it(site_of: SiteOf, export_of: ExportOf) -> None:
    files = energy(4, 2, 1, 3)
    assert "Energy was low" not in text_of(site_of(files)["wellbeing.html"])
    assert export_of(files)["triggers"]["low_in_a_row"] == 0


def test_c106_no_page_can_be_sorted_by_hours_worked(site_of: SiteOf) -> None:
    goals = {
        f"goals/{name}.md": f"---\nstatus: active\nhours: {hours}\nspent: {hours}\n---\n"
        for name, hours in (("few", 5), ("many", 50))
    }
    sortable = [
        (path, table)
        for path, html in site_of(goals | energy(3)).items()
        for table in re.findall(r"<table[^>]*data-sortable.*?</thead>", html, re.DOTALL)
    ]
    assert sortable
    assert [path for path, table in sortable if "hour" in table.lower()] == []
