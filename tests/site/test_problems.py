"""The page of problems."""

from __future__ import annotations

from tests.site.conftest import SiteOf
from tests.site.reader import text_of

BROKEN = "---\ntitle: Retrospective: 2019\n---\n"
UNKNOWN = "---\nstatus: activ\nmillestones: [One]\n---\n"


def test_problems_stand_by_file_with_the_graver_file_first(site_of: SiteOf) -> None:
    site = site_of({"a.md": "", "goals/talk.md": UNKNOWN, "skills/x.md": BROKEN})
    text = text_of(site["problems.html"])
    assert text.index("content/goals/talk.md") < text.index("content/skills/x.md") < text.index("content/a.md")
    assert "The rest of the plan is built from what could be read. No text is lost." in text


def test_each_shows_its_code_place_line_and_help(site_of: SiteOf) -> None:
    site = site_of({"careerplan.toml": '[plan]\ntitle = "Mine"\n', "goals/talk.md": UNKNOWN})
    text = text_of(site["problems.html"])
    assert "1 error and 1 warning in your files" in text
    assert "error value-choice line 2, column 9" in text
    assert "status: activ" in text
    assert "warning key-unknown line 3, column 1" in text
    assert "milestones" in text


def test_nothing_to_mend_is_said_plainly(site_of: SiteOf) -> None:
    toml = '[plan]\ntitle = "Mine"\n'
    text = text_of(site_of({"careerplan.toml": toml, "goals/talk.md": "---\nstatus: idea\n---\n"})["problems.html"])
    assert "Nothing to mend in your files" in text
