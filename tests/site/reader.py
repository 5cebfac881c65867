"""A page as a browser takes it apart: its ids, what it links to, what it loads, what can be read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

LOADS = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}
SILENT = frozenset({"script", "style", "head"})
INLINE = frozenset({"a", "b", "bdi", "small", "time", "em", "strong", "code"})
"""Elements that do not part the words around them."""


class Document(HTMLParser):
    """One parsed page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        """Every `href` of an anchor."""
        self.loads: list[str] = []
        """Every address that the page fetches by itself."""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.inline: list[str] = []
        """Text of scripts and styles."""
        self.parts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    @property
    def text(self) -> str:
        """All that can be read, in one line."""
        return " ".join("".join(self.parts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes.extend(given.items())
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in LOADS and LOADS[tag] in given:
            self.loads.append(given[LOADS[tag]])
        if tag in SILENT:
            self._open.append(tag)
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and tag in self._open:
            self._open.remove(tag)
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inline.extend([data.strip()] if data.strip() and self._open[-1] != "head" else [])
        else:
            self.parts.append(data)


def text_of(html: str) -> str:
    """All that can be read on a page, in one line."""
    return Document(html).text


def row_of(html: str, name: str) -> str:
    """The table row that a name heads, as it is written."""
    rows: list[str] = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    return next(row for row in rows if text_of(row).startswith(name))


def section(html: str, heading_id: str) -> str:
    """What can be read from the heading with an id to the next one of its level."""
    start = html.index(f'id="{heading_id}"')
    start = html.rindex("<", 0, start)
    end = html.find("</section>", start)
    return text_of(html[start : end if end >= 0 else len(html)])
