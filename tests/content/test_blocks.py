"""What of a body may be shown outside: a private block that is not sound hides all that follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.content.blocks import public_part


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Public.", "Public."),
        ("A\n\n::: private\nSECRET\n:::\n\nB", "A\n\n\nB"),
        (":::private\nSECRET\n:::", ""),
        (":::\tprivate \nSECRET\n::: \nB", "B"),
        ("::: private\nSECRET\n:::\nB\n::: private\nSECRET\n:::", "B"),
        ("A <!-- SECRET --> B", "A  B"),
        ("A\n<!-- SECRET\nSECRET -->\nB", "A\n\nB"),
        ("A <!-- SECRET", "A"),
        ("Ratio 1::2, std::string", "Ratio 1::2, std::string"),
        ("Java::private, A\u2028B\x85C", "Java::private, A\u2028B\x85C"),
    ],
)
def test_sound_blocks_and_comments_are_cut_out(text: str, shown: str) -> None:
    blocks = public_part(text)
    assert (blocks.public, blocks.malformed) == (shown, None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A\n::: private\nSECRET", 1),
        ("A\n:::\nSECRET", 1),
        ("A\n> ::: private\n> SECRET\n> :::", 1),
        ("A\n  ::: private\nSECRET\n:::", 1),
        ("A\n\t::: private\nSECRET\n:::", 1),
        ("A\n- ::: private\n  SECRET\n  :::", 1),
        ("A\n- [ ] ::: private\n  SECRET", 1),
        ("A\n1. ::: private\n   SECRET", 1),
        ("A\n| ::: private | SECRET |", 1),
        ("A\n[^1]: ::: private\n    SECRET\n    :::", 1),
        ("A\n:::: private\nSECRET\n::::", 1),
        ("A\n::: Private\nSECRET\n:::", 1),
        ("A\n::: secret\nSECRET\n:::", 1),
        ("A\n::: private SECRET\n:::", 1),
        ("A\n**::: private**\nSECRET", 1),
        ("A\n\u200b::: private\nSECRET\n:::", 1),
        ("A\n\u00a0::: private\nSECRET\n:::", 1),
        ("A\n::: private\n::: private\nSECRET\n:::\nSECRET\n:::", 2),
        ("A\n::: private\nSECRET\n:::\n:::\nSECRET", 4),
        ("A\n:: private\nSECRET\n::", 1),
        ("A\n> ::Private\nSECRET", 1),
        ("A\n::: private\n:: private\nSECRET\n:::\nSECRET\n:::", 2),
        ("A\nB\u2028::: private\u2028SECRET\u2028:::", 1),
        ("A\nB\u2029::: private\nSECRET\n:::", 1),
        ("A\nB\x85::: private\x85SECRET", 1),
        ("A\nB\x0b:: private\x0bSECRET", 1),
        ("A\n::: private\u2028\nSECRET\n:::", 1),
        ("A\n::: private\nSECRET\u2028:::\nSECRET\n:::", 2),
        ("A\n```\n::: private\nSECRET\n```\nSECRET", 2),
    ],
)
def test_after_a_malformed_one_nothing_is_shown(text: str, line: int) -> None:
    blocks = public_part(text)
    assert "SECRET" not in blocks.public
    assert blocks.public.startswith("A")
    assert blocks.why
    if "```" not in text:
        assert blocks.malformed == line


PIECES = ("::: private\n", ":::\n", "> ::: private\n", "SECRET\n", "<!-- ", "-->", "```\n", "- ", "[^1]: ", "\n", "A\n")


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_stands_in_a_block_is_never_shown(before: str, after: str) -> None:
    text = f"{before.replace('SECRET', 'A')}\n::: private\nSECRET\n:::\n{after.replace('SECRET', 'A')}"
    assert "SECRET" not in public_part(text).public


def test_a_long_line_of_boxes_is_read_at_once() -> None:
    text = "[ ] [x] [^1]: " * 2_000 + "A :::"
    assert public_part(text).public == text
