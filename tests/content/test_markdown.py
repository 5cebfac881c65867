"""Markdown is never trusted: what is written may do nothing but be read."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerplan.content.link_rules import Linked, Links
from careerplan.content.markdown import render, render_inline
from tests.golden import Case, Golden, cases_of

CASES = Path(__file__).parent / "cases" / "markdown.md"
RECORDS = {
    "kafka": Linked("skills/kafka.html", "Kafka"),
    "goal:talk": Linked("goals/talk.html", "A <b>talk</b>"),
}
LINKS = Links(
    wikilink=lambda name: RECORDS.get(name.casefold()),
    file=lambda path: Linked("goals/talk.html", "A talk") if path == "talk.md" else None,
    image=lambda path: f"media/{path}" if path == "chart.png" else None,
)


@pytest.mark.parametrize("case", cases_of(CASES))
def test_markdown_becomes_html(case: Case, golden: Golden) -> None:
    golden.case(case, str(render(case.text, LINKS)))


class Seen(HTMLParser):
    """Every tag and attribute of a text of HTML, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


ALLOWED_TAGS = {
    *("p", "a", "span", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "div"),
    *("h2", "h3", "h4", "h5", "h6", "section", "sup", "img", "table", "thead", "tbody", "tr", "th", "td"),
}
ALLOWED_ATTRIBUTES = {
    *("href", "src", "alt", "title", "class", "id", "rel", "loading", "role", "aria-label", "tabindex", "start"),
}


def assert_harmless(html: str) -> None:
    seen = Seen(html)
    assert seen.tags <= ALLOWED_TAGS, seen.tags
    assert {name for name, _ in seen.attributes} <= ALLOWED_ATTRIBUTES, seen.attributes
    for name, value in seen.attributes:
        if name == "href":
            assert re.match(r"(https?://|https?:|mailto:|#|(skills|goals)/[a-z]+\.html)", value, re.IGNORECASE), value
        if name == "src":
            assert value == "media/chart.png"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<iframe src=https://evil.example></iframe>",
    "<div onclick=alert(1)>x</div>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://a/b)",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](< javascript:alert(1)>)",
    "[x](<java\tscript:alert(1)>)",
    "[x](\u00a0javascript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "[x](/\\evil.example)",
    "[x](/evil)",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x]: <data:text/html,x>\n\n[x][x]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,AAAA)",
    "![x](https://evil.example/pixel.png)",
    "![x](//evil.example/pixel.png)",
    "![x](../../../etc/passwd.png)",
    '!["onerror="alert(1)](chart.png)',
    '![x](chart.png "a\\" onerror=\\"alert(1)")',
    '[x](https://a.example "a\\" onclick=\\"alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    "<javascript:alert(1)>",
    '<https://a.example/"onclick=alert(1)>',
    "[[kafka|<img src=x onerror=alert(1)>]]",
    "[[<script>alert(1)</script>]]",
    "[[goal:talk]]",
    '[[kafka#"><script>alert(1)</script>]]',
    "# <script>alert(1)</script>",
    "# x {onclick=alert(1)}",
    '```"><script>alert(1)</script>\ncode\n```',
    '``` " onclick=alert(1)\ncode\n```',
    "| <script> | b |\n|:--|--:|\n| <b onclick=x> | [x](javascript:alert(1)) |",
    "x[^1]\n\n[^1]: <script>alert(1)</script> [y](javascript:alert(1))",
    'x[^"><script>]\n\n[^"><script>]: y',
    "<!--><script>alert(1)</script>-->",
    "<!-- --><script>alert(1)</script>",
    "a <!-- x --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "::: private\n<script>alert(1)</script>\n:::",
    "- [x] <script>alert(1)</script>",
    "[a <!-- b](javascript:alert(1)) -->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)</script>",
    "[x](https://a.example)[y](javascript:alert(1))",
    "[![x](javascript:alert(1))](javascript:alert(1))",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_through(text: str) -> None:
    assert_harmless(str(render(text, LINKS)))
    assert_harmless(str(render_inline(text, LINKS)))


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=10), max_size=4).map(" ".join) | st.text())
@example("[a <!-- b](c) -->")
@example("* <!--\n\n-->x")
@example("> <!--\n-->")
def test_no_text_at_all_is_hostile_or_raises(text: str) -> None:
    assert_harmless(str(render(text, LINKS, "doc")))


def test_two_bodies_on_one_page_keep_their_ids_apart() -> None:
    text = "# Why\n\nx[^1]\n\n[^1]: y"
    ids = [
        {value for name, value in Seen(str(render(text, LINKS, document))).attributes if name == "id"}
        for document in ("one", "two")
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_nothing_written_is_nothing_shown() -> None:
    assert render(" \n\n", LINKS) == ""


def test_a_heading_of_a_record_on_a_shared_page_keeps_the_records_anchor() -> None:
    links = Links(lambda _: Linked("people/index.html#feedback-x", "Feedback"), lambda _: None, lambda _: None)
    assert 'href="people/index.html#feedback-x"' in render("[[x#Keep]]", links)


def test_a_heading_of_the_same_body_is_found_where_several_bodies_share_a_page() -> None:
    links = Links(lambda _: None, lambda _: None, lambda _: None)
    page = render("## Why\n\n[up](#why)", links, "first")
    assert 'id="h-first-why"' in page
    assert 'href="#h-first-why"' in page
