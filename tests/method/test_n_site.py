"""The site itself: private by default, free pages, errors that speak, sources anywhere."""

from __future__ import annotations

import json
from pathlib import Path

from careerplan.build import build_site, measure_brief, measure_for, measure_plan, read_plan
from careerplan.insight.export import export
from careerplan.plan.record import AudienceName
from tests.site.conftest import TODAY, ExportOf, SiteOf, write
from tests.site.reader import Document, section, text_of

SETTINGS = '[brief]\nsees = "mentors"\n[audiences.mentors]\nfields = ["skill.ratings_by_others", "goal.body"]\n'
SHARED = {
    "careerplan.toml": SETTINGS,
    "people/ruth.md": "---\ntitle: Ruth Adeyemi\nrelations: manager\n---\n",
    "feedback/ruth.md": "---\nfrom: ruth\ndate: 2026-09-01\nkeep: Stays calm\nratings: {Writing: novice}\n---\n",
    "skills/writing.md": "---\ntitle: Writing\naudience: mentors\nlevel: advanced\n---\n",
    "goals/raise.md": "---\ntitle: Ask for a raise\nstatus: active\ndue: 2026-12\n%s---\nFrom 5150 to 5600 a month.\n",
}


def outside(root: Path, files: dict[str, str]) -> tuple[str, str]:
    """The brief, and the export of the audience: all that a reader outside is given."""
    write(root, files)
    read = read_plan(root)
    audience = read.plan.settings.audiences[AudienceName("mentors")]
    html = build_site(measure_plan(read, TODAY)).outputs["brief.html"].decode()
    seen = export(measure_for(read, audience, None, TODAY), ())
    assert export(measure_brief(read, TODAY), ())["skills"] == seen["skills"]
    return html, json.dumps(seen)


def test_c107_neither_pay_nor_the_giver_of_feedback_leaves_the_house(tmp_path: Path) -> None:
    files = SHARED | {"goals/raise.md": SHARED["goals/raise.md"] % ""}
    html, exported = outside(tmp_path, files)
    assert '"title": "Writing"' in exported
    for text in (html, exported):
        for hidden in ("5600", "raise", "Ruth", "Adeyemi", "ruth", "Stays calm"):
            assert hidden not in text, hidden


def test_c107_a_record_shows_once_it_names_the_audience_and_only_its_granted_keys(tmp_path: Path) -> None:
    files = SHARED | {"goals/raise.md": SHARED["goals/raise.md"] % "audience: mentors\nnext_step: Book a room\n"}
    html, exported = outside(tmp_path, files)
    assert "Ask for a raise" in html
    assert "Ask for a raise" in exported
    for text in (html, exported):
        assert "Book a room" not in text
        assert "Ruth" not in text


HEALTH = "---\nlayout: post\nmoods: [low, high]\nupdated: 2026-10-02\n---\n# Health\n\nSleep before [[SQL]]. %s\n"


def test_c108_a_free_page_is_rendered_linked_and_searched(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"health/notes.md": HEALTH % "Two walks.", "skills.md": "---\nskills: {SQL: novice}\n---\n"}
    site = site_of(files)
    page = site["notes/health/notes.html"]
    assert "Sleep before SQL. Two walks." in text_of(page)
    assert "layout post moods low, high" in section(page, "keys")
    assert "../../skills/sql.html" in Document(page).links
    assert "Mentioned in Health" in text_of(site["skills/sql.html"])
    assert "Two walks." in site["search-index.js"]
    assert export_of(files)["notes"] == [{"id": "health/notes", "title": "Health", "updated": "2026-10-02"}]


def test_c108_other_text_is_other_text_on_the_page(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"health/notes.md": (HEALTH % "Three walks.").replace("# Health", "# Sleep")}
    site = site_of(files)
    assert "Three walks." in text_of(site["notes/health/notes.html"])
    assert "Two walks." not in site["search-index.js"]
    assert export_of(files)["notes"][0]["title"] == "Sleep"


BROKEN = "---\ntitle: Retrospective: 2019\n---\nWhat I wrote.\n"


def test_c109_one_clear_message_and_the_site_is_still_built(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/look-back.md": BROKEN, "goals/talk.md": "---\ntitle: Give a talk\nstatus: active\n---\n"}
    site = site_of(files)
    said = text_of(site["problems.html"])
    assert "content/goals/look-back.md 1 error error yaml-colon line 2, column 21" in said
    assert "A colon followed by a space inside an unquoted text" in said
    assert 'Put quotes around the text: title: "Retrospective: 2019"' in said
    assert "Give a talk" in text_of(site["goals/index.html"])
    (problem,) = [item for item in export_of(files)["problems"] if item["severity"] == "error"]
    assert (problem["code"], problem["path"], problem["line"]) == ("yaml-colon", "content/goals/look-back.md", 2)


def test_c109_with_quotes_the_message_is_gone(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/look-back.md": BROKEN.replace("Retrospective: 2019", '"Retrospective: 2019"')}
    assert "look-back.md 1 error" not in text_of(site_of(files)["problems.html"])
    assert [item for item in export_of(files)["problems"] if item["severity"] == "error"] == []


SOURCE = '---\ntitle: {}\nlinks: [{{title: A good book, url: "https://example.org/{}"}}]\n{}---\nText.\n'
ANYWHERE = {
    "vision.md": ("vision", "path/index.html", ""),
    "roles/lead.md": ("role", "roles/lead.html", "needs: {}\n"),
    "skills/sql.md": ("skill", "skills/sql.html", ""),
    "goals/talk.md": ("goal", "goals/talk.html", ""),
    "learning/course.md": ("activity", "everything.html", ""),
    "people/maria.md": ("person", "people/maria.html", ""),
    "feedback/maria.md": ("feedback", "people/index.html", "from: maria\ndate: 2026-09-01\n"),
    "reviews/q3.md": ("review", "reviews/q3.html", "date: 2026-09-30\n"),
    "path/dev.md": ("position", "path/index.html", "start: 2024\n"),
    "market/osier.md": ("application", "market.html", "date: 2026-05\n"),
    "crafting/mail.md": ("craft", "crafting.html", "date: 2026-05\nkind: task\n"),
    "wins/run.md": ("win", "everything.html", "date: 2026-05\n"),
    "notes/walks.md": ("page", "notes/walks.html", ""),
}


def test_c110_sources_can_stand_on_every_kind_of_record(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {name: SOURCE.format(kind.title(), kind, more) for name, (kind, _, more) in ANYWHERE.items()}
    site = site_of(files)
    missing = [
        kind for kind, page, _ in ANYWHERE.values() if f"https://example.org/{kind}" not in Document(site[page]).links
    ]
    assert missing == []
    links = export_of(files)["links"]
    assert len(links) == len(ANYWHERE)
    assert {"ref": "goal:talk", "title": "A good book", "url": "https://example.org/goal"} in links


def test_c110_another_address_changes_both_and_none_is_no_box(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"goals/talk.md": SOURCE.format("Talk", "other", "")}
    assert "https://example.org/other" in Document(site_of(files)["goals/talk.html"]).links
    assert export_of(files)["links"][0]["url"] == "https://example.org/other"
    bare = {"goals/talk.md": "---\ntitle: Talk\n---\n"}
    assert "A good book" not in text_of(site_of(bare)["goals/talk.html"])
    assert export_of(bare)["links"] == []
