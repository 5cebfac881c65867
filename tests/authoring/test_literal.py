"""Somebody else's text stays text: whatever it holds, the page shows its characters and nothing else."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.authoring.literal import as_markdown, as_points
from careerplan.content.blocks import public_part
from careerplan.content.files import TextFile
from careerplan.content.link_rules import Linked, Links
from careerplan.content.load import Content, Parsed, parse_plan
from careerplan.content.markdown import render
from careerplan.plan.reply import cleaned
from careerplan.plan.settings import Settings

CORPUS = (
    "[[kafka]] and [[skill:kafka|this]] and [x](people/maria.md) ![y](https://tracker.example/x.png)",
    "[x]: people/maria.md\n[x]\n[x][x]\n![x][x]",
    "::: private\nhidden\n:::\n",
    ":: private\n> ::: private\n- ::: private\n1. :::\n| ::: |\n[^1]: :::",
    "<!-- a comment --> after\n<!-- open",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </p><b>bold</b> <3",
    "<https://evil.example> <mailto:a@b.example> https://evil.example/?a=1&amp;b=2 www.evil.example",
    "# Title\n## Start\n- one\n* two\n+ three\n+\n-\n1. four\n2) five\n1.5 hours",
    "Heading\n===\nOther\n---\n***\n* * *\n___\n_ _ _",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\na | b\n- | -\n:-: | -\n",
    "- [ ] task\n- [x] done\n[ ] bare",
    "```\ncode\n```\n~~~\ntildes\n~~~\n`tick` ``two`` ~~gone~~ ~3 weeks",
    "    four spaces\n\ttab",
    "a[^1] ^[inline]\n\n[^1]: note",
    "**bold** *it* __under__ _em_ snake_case_name a__b _x",
    "back\\slash \\* \\[ \\\\ end\\\nnext \\",
    "&lt;b&gt; &#91;&#91;kafka&#93;&#93; &amp; R&D &copy &nosuch;",
    "---\ntitle: x\n---\n",
    "> quoted\n>> twice\n>not",
    "{{ 7 * 7 }} {% raw %} {today} $x$ %PATH%",
    "java\tscript:alert(1) JaVaScRiPt:alert(1)",
    "\u202eevil\u202c \u2066x\u2069 \u2028line\u2029para \x85next \x00nul \x1b[31mred \x07",
    "\ufeffbom \uf485 \ud800 \ufdd0 \uffff \U000e0041",
    "نور and 日本語 and 👩\u200d💻 and e\u0301",
    "(Start)\nKeep:\n## Keep\n\n- more",
    "[a](b) [a] (b) ](c) ]:d []() [](",
    "=\n==\n+1 from me\n#1 on the list\n:smile: ::x::",
    "1" * 12 + ". x\n123456789. y\n1.\n2)",
    "goal:talk",
    "a\n\n\n\nb\n \n\t\nc",
)
PIECES = ("[[", "]]", "[", "](", "]:", "!", "<!--", "-->", "<", ">", "::: private", ":::", "::", "\n", "\n\n", "- ")
MORE = (
    "# ",
    "1. ",
    "`",
    "```",
    "~~",
    "*",
    "_",
    "\\",
    "|",
    "---",
    "===",
    "&lt;",
    "^",
    "kafka",
    "x",
    " ",
    "\t",
    "- [ ] ",
)

words = st.sampled_from((*PIECES, *MORE, *CORPUS)) | st.text(max_size=6)
texts = st.lists(words, max_size=12).map("".join)

NOWHERE = Links(lambda name: Linked(f"{name}.html"), Linked, lambda target: target)
"""Leads anywhere: what could be a link becomes one."""


def parsed(text: str, keys: str = "from: maria\ndate: 2026-11-21\n") -> Parsed:
    files = (
        TextFile("content/people/maria.md", "---\ntitle: Maria\n---\n"),
        TextFile("content/skills/kafka.md", "---\ntitle: Kafka\n---\n"),
        TextFile("content/feedback/2026-11-21-maria.md", f"---\n{keys}---\n\n{text}\n"),
    )
    return parse_plan(Content(files, ()), Settings())


def visible(markup: str) -> str:
    """What a browser shows: a line for each line and paragraph."""
    lines = re.sub(r"\s*</?p>\s*|<br>\s*", "\n", markup)
    return one_by_one(html.unescape(lines))


def one_by_one(text: str) -> str:
    """Lines that are not empty, with the spaces that a browser makes of spaces."""
    return "\n".join(line for part in text.split("\n") if (line := re.sub(r"[ \t\f\r]+", " ", part).strip(" ")))


def assert_literal(text: str) -> None:
    kept = cleaned(text)
    body = as_markdown(kept)
    result = parsed(body)
    assert [problem.code for problem in result.problems] == []
    (feedback,) = result.plan.feedback
    assert (feedback.title, feedback.start, feedback.keep, feedback.stop) == ("2026-11-21-maria", (), (), ())
    assert (feedback.body.text, feedback.body.mentions) == (body, ())
    assert public_part(body).public == body
    shown = str(render(feedback.body.text, NOWHERE))
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<p>", "</p>", "<br>"}
    assert visible(shown) == one_by_one(kept)


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
def test_p38_nothing_of_the_injection_corpus_comes_alive(text: str) -> None:
    assert_literal(text)


@pytest.mark.parametrize("first", CORPUS[:12], ids=range(12))
def test_p38_nor_of_two_of_them_together(first: str) -> None:
    for second in CORPUS:
        assert_literal(f"{first}{second}")
        assert_literal(f"{second}\n{first}")


@given(texts)
@settings(max_examples=300)
def test_p38_any_text_shows_as_its_own_characters(text: str) -> None:
    assert_literal(text)


@given(st.text(alphabet="[]()!<>-:*_`~\\|#=+&;^\n 1.xA/\"'", max_size=40))
@settings(max_examples=300)
def test_p38_any_run_of_marks_shows_as_its_own_characters(text: str) -> None:
    assert_literal(text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (
            "I would cut the trial (half of it): it's 1.5 winters.",
            "I would cut the trial (half of it): it's 1.5 winters.",
        ),
        ("See https://example.org/a_b?c=1&d=2", "See https://example.org/a_b?c=1&d=2"),
        ("R&D, ~3 weeks, +1, I <3 it", "R&D, ~3 weeks, +1, I <3 it"),
        ("- one\n2. two", "\\- one\\\n2\\. two"),
        ("C:\\Users\\me", "C:\\Users\\me"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_an_editor_can_still_read_it(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown


def test_lines_are_points_without_their_bullets() -> None:
    text = "- Ask the one who has not spoken\n\n* End on time\n\u2022 Say no\n3) Rest\nplain -5"
    assert as_points(cleaned(text)) == (
        "Ask the one who has not spoken",
        "End on time",
        "Say no",
        "Rest",
        "plain -5",
    )
    assert as_points("") == ()


def test_what_hides_is_gone_and_what_is_written_stays() -> None:
    assert cleaned("a\u202eb\x00c\x1b[31md\te\r\nf\u2028g\ufeff") == "abc[31md e\nf\ng"
    assert cleaned("\ud800 \uf485 \ufffe \ufdd0") == "\ufffd \ufffd \ufffd \ufffd"
    assert cleaned("  a  \n\n\n\n b \n") == "a\n\nb"
    assert cleaned("نور 👩\u200d💻 e\u0301 \u200f") == "نور 👩\u200d💻 e\u0301 \u200f"
