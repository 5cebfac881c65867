"""The search index."""

from __future__ import annotations

import json
from typing import Any

import pytest

from careerplan.site.search import LONGEST_TEXT, plain_text
from tests.site.conftest import SiteOf


def rows(site: dict[str, str]) -> dict[str, list[Any]]:
    script = site["search-index.js"].split("window.careerIndex = ", 1)[1]
    return {row[0]: row for row in json.loads(script.rstrip().removesuffix(";"))}


def test_every_record_has_a_row_with_its_kind_address_and_words(site_of: SiteOf) -> None:
    found = rows(
        site_of(
            {
                "skills/kafka.md": "---\ntitle: Kafka\ngroup: Engineering\ntags: [queues]\n---\nReads **logs**.",
                "people/maria.md": "---\ntitle: Maria\nrelations: role-model\ntopics: [kafka]\nask: Why logs?\n---\n",
                "goals/talk.md": "---\ntitle: Give a talk\nstatus: active\nnext_step: Ask for a room\n---\n",
                "wins.md": "---\nwins: [{title: It runs, date: 2026-03, impact: Sixty readers}]\n---\n",
                "feedback/m.md": "---\nfrom: maria\ndate: 2026-06-20\nkeep: Stays calm\n---\n",
            }
        )
    )
    assert found["Kafka"] == ["Kafka", "skill, Engineering", "skills/kafka.html", "queues Reads logs."]
    assert found["Maria"] == ["Maria", "role model", "people/maria.html", "Why logs? Kafka"]
    assert found["Give a talk"][1:] == ["goal, active", "goals/talk.html", "Ask for a room"]
    assert found["It runs"][2:] == ["everything.html#win-it-runs", "Sixty readers"]
    assert any("Stays calm" in row[3] for row in found.values())


def test_pages_that_are_no_record_can_be_found_too(site_of: SiteOf) -> None:
    found = rows(site_of({}))
    assert found["Path"] == ["Path", "page", "path/index.html", ""]
    assert "No page here" not in found


def test_feedback_goes_by_its_giver_and_date(site_of: SiteOf) -> None:
    files = {
        "people/jo.md": "---\ntitle: Jo\n---\n",
        "feedback/2026-06-20-jo.md": "---\nfrom: jo\ndate: 2026-06-20\n---\n",
    }
    assert rows(site_of(files))["Jo, 20 Jun 2026"][2] == "people/index.html#feedback-2026-06-20-jo"


def test_long_texts_are_cut_at_a_word(site_of: SiteOf) -> None:
    text = rows(site_of({"a.md": "# A\n\n" + "flood " * 200}))["A"][3]
    assert len(text) <= LONGEST_TEXT
    assert text.endswith("flood")


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("## Head\n\n- [x] done\n1. one", "Head done one"),
        ("a [[skill:go|Go]] and [[python]]", "a Go and python"),
        ("a [link](https://example.org) ![alt](x.png)", "a link alt"),
        ("**bold** _slanted_ `code` ~~gone~~ snake_case", "bold slanted code gone snake_case"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a b 1 2"),
        ("> said\n\n::: private\nsecret\n:::\n<!-- not this -->", "said secret"),
        ("text[^1]\n\n[^1]: below", "text below"),
    ],
)
def test_text_is_searched_without_the_marks_of_markdown(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain
