"""Links and images of a body, led to the pages and files of the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from msgspec import Struct

HEADING_PREFIX = "h-"
"""Before the id of every heading of a body, so that it never meets an id of the page."""

SAFE_SCHEME = re.compile(r"^(?:https?:|mailto:)", re.IGNORECASE)


AnyFound = TypeVar("AnyFound")


class Linked(Struct, frozen=True):
    """Where a link leads, relative to the page, and the title of what is there."""

    href: str
    """Empty where the page may name it and not lead there."""
    title: str = ""


class Links(Struct, frozen=True):
    """How a page finds the targets of its body's links; None means: show the text, do not link."""

    wikilink: Callable[[str], Linked | None]
    file: Callable[[str], Linked | None]
    image: Callable[[str], str | None]


def find_wikilink(text: str, find: Callable[[str], AnyFound | None]) -> tuple[AnyFound | None, str]:
    """What a wikilink's text leads to, and the heading it names there.

    The whole text is looked up first, so that `C#` is not C; `#heading` is split off only where
    that finds nothing. An empty name is the page itself.
    """
    names = [(text, "")] + [(text[:at], text[at + 1 :]) for at in range(len(text) - 2, -1, -1) if text[at] == "#"]
    for name, heading in names:
        found = find(name.strip())
        if found is not None:
            return found, heading.strip()
    return None, ""


def resolve_targets(state: StateCore) -> None:
    """Links to files become links to pages; images become files of the site, or links."""
    links: Links = state.env["links"]
    for token in state.tokens:
        if token.type != "inline":
            continue
        open_unlinked = False
        for child in token.children or []:
            if child.type == "link_open":
                open_unlinked = not _resolve_link(child, links, str(state.env.get("docId", "")))
            elif child.type == "link_close" and open_unlinked:
                child.type, child.tag, open_unlinked = "span_close", "span", False
            elif child.type == "image":
                _resolve_image(child, links)


def _resolve_link(token: Token, links: Links, document: str) -> bool:
    """True if the token is a link afterwards."""
    href = str(token.attrGet("href") or "")
    if token.meta.get("resolved"):
        return True
    if SAFE_SCHEME.match(href):
        token.attrSet("rel", "noreferrer noopener")
        return True
    if href.startswith("#"):
        token.attrSet("href", "#" + HEADING_PREFIX + "-".join(filter(None, (document, href[1:]))))
        return True
    path, _, fragment = href.partition("#")
    linked = links.file(path)
    if linked is None:
        token.type, token.tag = "span_open", "span"
        token.attrs = {"class": "unlinked"}
        return False
    token.attrSet("href", with_fragment(linked.href, fragment))
    return True


def _resolve_image(token: Token, links: Links) -> None:
    source = str(token.attrGet("src") or "")
    if SAFE_SCHEME.match(source):
        token.type = "remote_image"
        return
    found = links.image(source)
    if found is None:
        token.type = "missing_image"
        return
    token.attrSet("src", found)
    token.attrSet("loading", "lazy")


def with_fragment(href: str, fragment: str) -> str:
    """An address with a heading of its page; one that leads to an anchor already keeps that."""
    return f"{href}#{HEADING_PREFIX}{fragment}" if fragment and "#" not in href else href
