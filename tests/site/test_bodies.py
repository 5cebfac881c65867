"""Bodies beside the lists that a page makes of some of their sections."""

from __future__ import annotations

import pytest

from careerplan.site.bodies import beside_lists
from tests.site.conftest import SiteOf
from tests.site.reader import text_of

MILESTONES = frozenset({"milestones"})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", ""),
        ("Why.\n", "Why."),
        ("Why.\n\n## Milestones\n\n- [x] One\n  and more\n- [ ] Two\n", "Why."),
        ("## Milestones:\n- One\n\n## How\n\nSo.\n", "## How\n\nSo."),
        ("## Milestones\n\n- One\n\nThe first matters most.\n", "## Milestones\n\n- One\n\nThe first matters most."),
        ("## Steps\n\n- One\n", "## Steps\n\n- One"),
    ],
)
def test_only_sections_that_are_nothing_but_the_list_are_left_out(written: str, shown: str) -> None:
    assert beside_lists(written, MILESTONES) == shown


def test_a_milestone_of_the_body_stands_once_on_the_page(site_of: SiteOf) -> None:
    goal = "---\ntitle: Talk\nstatus: active\n---\nWhy.\n\n## Milestones\n\n- [ ] Send the abstract (2026-12)\n"
    page = text_of(site_of({"goals/talk.md": goal})["goals/talk.html"])
    assert page.count("Send the abstract") == 1
    assert "Why." in page
