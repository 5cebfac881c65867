"""Where keys end and text begins, and on which line each stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.content.frontmatter import Document, split
from careerplan.content.nodes import Scalar
from careerplan.content.yaml12 import Refusal


def lines_of(document: Document) -> dict[str, int]:
    return {name.text: name.line for name, _ in document.keys.entries}


@pytest.mark.parametrize(
    ("text", "keys", "body", "body_line"),
    [
        ("Just text.\n", {}, "Just text.", 1),
        ("\n\nJust text.\n", {}, "Just text.", 3),
        ("---\ntitle: A\n---\nBody.", {"title": 2}, "Body.", 4),
        ("\n\n---\ntitle: A\n---\nBody.", {"title": 4}, "Body.", 6),
        ("  ---  \ntitle: A\n--- \n\n\nBody.", {"title": 2}, "Body.", 6),
        ("---\n\n\ntitle: A\ndue: 2026\n---\nBody.", {"title": 4, "due": 5}, "Body.", 7),
        ("---\n# a comment\ntitle: A\n---\n", {"title": 3}, "", 4),
        ("-----\ntitle: A\n-----\nBody.", {"title": 2}, "Body.", 4),
        ("---\n---\nBody.", {}, "Body.", 3),
        ("---\n~\n---\nBody.", {}, "Body.", 4),
        ("---\ntitle: A\n---\nBody.\n\n---\n\nMore.\n", {"title": 2}, "Body.\n\n---\n\nMore.", 4),
        ("---\ntitle: A\n---\n\n    code\n", {"title": 2}, "    code", 5),
        ("---\ntitle: a\u2028b\ndue: 2026\n---\nBody.", {"title": 2, "due": 3}, "Body.", 5),
        ("---\ncontent: A\nhandler: B\n---\nBody.", {"content": 2, "handler": 3}, "Body.", 5),
        ("Text\n---\ntitle: A\n---\n", {}, "Text\n---\ntitle: A\n---", 1),
    ],
)
def test_a_file_in_two_parts(text: str, keys: dict[str, int], body: str, body_line: int) -> None:
    document = split(text)
    assert lines_of(document) == keys
    assert (document.body, document.body_line) == (body, body_line)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\ntitle: A\npay: 5000\n", "frontmatter-unclosed", 1),
        ("---\ntitle: A\n ---\nBody.", "frontmatter-unclosed", 1),
        ("---\ntitle: A\n--\nBody.", "frontmatter-unclosed", 1),
        ("---", "frontmatter-unclosed", 1),
        ("\n\n---\ntitle: A", "frontmatter-unclosed", 3),
        ("---\n\n- a\n---\n", "frontmatter-shape", 3),
        ("---\n\nText, and more.\n---\n", "frontmatter-shape", 3),
        ("--- # keys\npay: 5000\n---\n", "frontmatter-shape", 1),
        ("---yaml\npay: 5000\n---\n", "frontmatter-shape", 1),
        ("\n+++\npay = 5000\n+++\n", "frontmatter-shape", 2),
        ("---\na: b: c\n---\n", "yaml-colon", 2),
        ("---\n\n\na: 1\na: 2\n---\n", "yaml-duplicate", 5),
    ],
)
def test_keys_that_cannot_be_read_are_never_taken_for_text(text: str, code: str, line: int) -> None:
    with pytest.raises(Refusal) as refused:
        split(text)
    assert (refused.value.fault.code, refused.value.line) == (code, line)


def test_an_unknown_section_survives_byte_for_byte() -> None:
    body = (
        "## Health\n\n*  Sleep\u00a0  \n\ttab\n\n```\n  code ---\n```\n<b>raw</b> &amp; \\* [x]\n\n| a | b |\n|--|--|"
    )
    assert split(f"---\ntitle: A\n---\n{body}\n").body == body
    assert split(body).body == body


@given(st.text(alphabet=st.characters(exclude_characters="\r"), max_size=60))
def test_every_line_of_a_body_is_found_again(text: str) -> None:
    document = split(f"---\ntitle: A\n---\n.{text}")
    assert f".{text}".rstrip() == document.body
    assert document.body_line == 4
    assert document.keys.get("title") == Scalar("A", 2, 8)
