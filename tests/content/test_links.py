"""What bodies refer to: for privacy, a name too many is safe and one too few is not."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerplan.content.link_rules import Linked, Links, find_wikilink
from careerplan.content.links import mentions_in, resolve_file
from careerplan.content.markdown import render
from careerplan.plan.record import Key
from tests.texts import codes, read

PATH = "content/goals/talk.md"


def mentioned(text: str) -> list[str]:
    return [mention.text for mention in mentions_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[[a]] and [[b|text]] and [[goal:c#part]]", ["a", "b", "goal:c#part"]),
        ("[[ spaced ]] [[a|]] [[]] [[a]", ["spaced"]),
        ("| [[a\\|in a table]] |", ["a"]),
        ("`[[a]]`", ["a"]),
        ("[x](a.md) [y](<b c.md> 'title') [z](d%20e.md)", ["a.md", "b c.md", "d%20e.md"]),
        ("[x](a_(b).md) [y](a\\).md)", ["a_(b).md", "a).md"]),
        ("[x](&#97;.md)", ["a.md"]),
        ("[x](\n  a.md)", ["a.md"]),
        ("[x]: a.md\n> [y]: <b.md>\n- [z]:\n  c.md", ["a.md", "b.md", "c.md"]),
        ("![x](a.png)", ["a.png"]),
        ("[x](https://a.example) [y](#part) [z](mailto:a@b.example) [w](?q)", []),
        ("[^1]: a.md", []),
    ],
)
def test_every_reference_is_found(text: str, names: list[str]) -> None:
    assert mentioned(text) == names


def test_places_count_lines_from_nought_and_columns_from_one() -> None:
    found = list(mentions_in("a\n b [[c]] [d](e.md)\n```\n[[f]]\n```"))
    assert [(mention.line, mention.column, mention.in_code) for mention in found] == [
        (1, 4, False),
        (3, 1, True),
        (1, 14, False),
    ]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("other.md", "content/goals/other.md"),
        ("../skills/python.md#why", "content/skills/python.md"),
        ("./a%20b.md?x", "content/goals/a b.md"),
        ("/skills/python.md", "content/skills/python.md"),
        ("../../secret.md", "secret.md"),
        ("../../../secret.md", "../secret.md"),
    ],
)
def test_a_relative_link_leads_to_a_path_of_the_plan(target: str, path: str) -> None:
    assert resolve_file(PATH, target) == path


PIECES = (
    *("[[a]]", "[[a|b]]", "[[a\\|b]]", "[x](a.md)", "[x](<a b.md>)", "![x](a.png)", "[x]: a.md\n", "[x]", "\n", "> "),
    *("- ", "`", "```\n", "<!-- ", " -->", "| ", "|--|\n", "\\", "(", ")", "<", ">", "[", "]", "&amp;", " ", "[^1]: "),
    *("[x](\n", "a.md", "\t", "1. ", "    ", "[x][y]", "[y]: <b.md> 't'\n", "&#x2e;", "^[", "*", "![", "](", "]:"),
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text())
@example("[x\n](a.md)")
@example("[x]:\na.md\n\n[x]")
@example("> [x]:\n> a.md\n\n[x]")
@example("[x](a&#x2e;md)")
@example("[^1]: [x](a.md)\n\ny[^1]")
def test_whatever_becomes_a_link_was_mentioned(text: str) -> None:
    shown: set[str] = set()

    def wikilink(name: str) -> Linked:
        shown.add(name)
        return Linked("x.html")

    def file(path: str) -> Linked:
        if path.split("?", maxsplit=1)[0]:  # the rest leads to the page itself
            shown.add(resolve_file(PATH, path))
        return Linked("x.html")

    def image(path: str) -> str:
        if path:
            shown.add(resolve_file(PATH, path))
        return "x.png"

    render(text, Links(wikilink, file, image))
    found = {resolve_file(PATH, mention.text) if mention.is_file else mention.text for mention in mentions_in(text)}
    assert shown <= found


LANGUAGES = """
=== skills.md
---
skills: [C, C++, "C#"]
---
=== goals/talk.md
---
title: A talk
---
"""


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("[[C]]", "c"),
        ("[[C++]]", "c-plus-plus"),
        ("[[C#]]", "c-sharp"),
        ("[[skill:C#]]", "c-sharp"),
        ("[[skill: c-sharp|the sharp one]]", "c-sharp"),
        ("[[C#|C]]", "c-sharp"),
        ("[[C#Why]]", "c"),
        ("[[C##Why]]", "c-sharp"),
        ("[[C++#Why not C#]]", "c-plus-plus"),
    ],
)
def test_a_wikilink_is_looked_up_whole_before_a_heading_is_split_off(link: str, name: str) -> None:
    parsed = read(f"{LANGUAGES}{link}")
    assert parsed.plan.goals[0].body.mentions == (Key("skill", name),)
    assert parsed.problems == ()


def test_a_name_that_ends_in_a_hash_is_not_the_name_without_it() -> None:
    parsed = read(LANGUAGES.replace(', C++, "C#"', "") + "[[C#]] [[C]]")
    assert parsed.plan.goals[0].body.mentions == (Key("skill", "c"),)
    assert codes(parsed) == ["wikilink-unknown"]


def test_a_heading_of_the_page_itself_is_no_unknown_record() -> None:
    assert read(f"{LANGUAGES}[[#Why]]").problems == ()


def test_pages_split_a_wikilink_as_mentions_do() -> None:
    known = {"C": "c", "C#": "c-sharp"}
    for text in ("C", "C#", "C#Why", "C##Why", "C#Why#not", "B", "B#Why"):
        found, heading = find_wikilink(text, known.get)
        html = str(render(f"[[{text}]]", Links(lambda name: as_link(known.get(name)), lambda _: None, lambda _: None)))
        assert ("href" in html) == (found is not None)
        if found:
            anchor = f"#h-{heading.lower().replace('#', '-sharp')}" if heading else ""
            assert f'href="{found}{anchor}"' in html


def as_link(href: str | None) -> Linked | None:
    return Linked(href) if href else None
