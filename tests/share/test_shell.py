"""The pages around what is sealed: always the same bytes, and known again by them."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from careerplan.share.assets import script_hash
from careerplan.share.shell import (
    SCRIPTS,
    envelope_in,
    is_shell,
    locked_page,
    not_found_page,
    placeholder_page,
    policy,
    share_page,
)
from tests.share.sealing import share_envelope, site_envelope

ENVELOPE = site_envelope()
THEME = script_hash(b"let theme")
PAGES = {
    "locked": locked_page(ENVELOPE, [THEME]),
    "share": share_page(share_envelope()),
    "not_found": not_found_page(),
    "preview": placeholder_page(),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_ours_is_known_and_one_with_a_changed_byte_is_not(name: str) -> None:
    page = PAGES[name]
    assert is_shell(page)
    for at in range(0, len(page), max(1, len(page) // 40)):
        changed = page[:at] + bytes([page[at] ^ 1]) + page[at + 1 :]
        inside = envelope_in(page) is not None and envelope_in(changed) != envelope_in(page)
        in_hash = THEME.encode() in page and THEME.encode() not in changed
        assert inside or in_hash or not is_shell(changed), at


def test_what_is_added_anywhere_is_noticed() -> None:
    page = PAGES["locked"]
    assert not is_shell(page + b"<p>Pay")
    assert not is_shell(page.replace(b"<main>", b"<main><p>Pay"))
    assert not is_shell(page.replace(b"</head>", b"<!-- pay --></head>"))
    assert not is_shell(page.replace(b"blob: data:", b"blob: data: https:"))
    assert not is_shell(page.replace(THEME.encode(), b"'unsafe-inline'"))
    assert not is_shell(b"<!DOCTYPE html><title>Plain</title>")
    assert not is_shell(b"\xff\xfe\x00")


def test_the_envelope_is_found_and_is_all_that_two_pages_differ_in() -> None:
    assert envelope_in(PAGES["locked"]) == ENVELOPE
    assert envelope_in(PAGES["not_found"]) is None
    other = locked_page('{"format":1}', [THEME])
    assert other == PAGES["locked"].replace(ENVELOPE.encode(), b'{"format":1}')


def test_an_envelope_cannot_end_its_own_element() -> None:
    page = share_page('{"format":1,"path":"</script><p>out"}')
    assert b"<p>out" not in page


@pytest.mark.parametrize(
    "envelope",
    [
        ENVELOPE.replace('"format"', '"note":"Leave Corvine","format"'),
        ENVELOPE.replace('{"format":1', '{"format":1,"format":1'),
        ENVELOPE.replace(",", ", "),
        ENVELOPE.replace('"salt":"', '"salt":"Leave Corvine '),
        ENVELOPE.replace('"until":""', '"until":"Leave Corvine"'),
        ENVELOPE.replace('"path":""', '"path":"Leave Corvine"'),
        ENVELOPE + " Leave Corvine",
        share_envelope(),
        "",
    ],
)
def test_p05_a_page_with_anything_else_in_the_place_of_its_envelope_is_none_of_ours(envelope: str) -> None:
    assert not is_shell(locked_page(envelope))


@pytest.mark.parametrize("name", PAGES)
def test_p29_a_page_says_nothing_of_whose_it_is_and_asks_not_to_be_listed(name: str) -> None:
    text = PAGES[name].decode()
    head = text.partition("</head>")[0]
    assert "<title>Private page</title>" in head
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in head
    assert '<meta name="referrer" content="no-referrer">' in head
    shown = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", text.partition("<body>")[2], flags=re.DOTALL)
    assert not re.search(r"career|plan\b|goal|skill", shown, re.IGNORECASE)


@pytest.mark.parametrize("name", PAGES)
def test_the_one_script_and_the_one_style_are_those_that_the_policy_names(name: str) -> None:
    text = PAGES[name].decode()
    rules = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert rules is not None
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert (len(scripts), len(styles)) == (0 if name == "preview" else 1, 1)
    for content in (*scripts, *styles):
        assert base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() in rules[1]
    assert "unsafe" not in rules[1]
    assert not re.search(r"\s(?:src|srcset|action|style|on\w+)=", text.partition("<body>")[2].partition("<script>")[0])


def test_a_policy_without_scripts_allows_none() -> None:
    assert "script-src 'none';" in policy((), ())
    assert policy((), ()).startswith("default-src 'none'; ")


def test_scripts_hold_nothing_that_ends_their_element_or_loads_anything() -> None:
    text = "".join(
        page.decode().rpartition("<script>")[2].partition("</script>")[0]
        for page in PAGES.values()
        if b"<script>" in page
    )
    assert [name for name, files in SCRIPTS.items() if files] == ["locked", "share", "not_found"]
    for sign in (
        "<!--",
        "<script",
        "innerHTML",
        "outerHTML",
        "eval(",
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "sendBeacon",
    ):
        assert sign not in text
