"""A page as text: what can be read on it, line by line, for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from msgspec import Struct

_APART = frozenset({"p", "section", "article", "header", "footer", "main", "table", "ul", "ol", "dl", "fieldset"})
_LINES = frozenset({"div", "li", "dt", "dd", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "legend", "label"})
_CELLS = frozenset({"td", "th"})
_PIECES = frozenset({"a", "span"})
"""Two of these side by side, with nothing between them, are two things."""
_SILENT = frozenset({"head", "script", "style", "svg", "template"})
_HEADINGS: Mapping[str, int] = {"h1": 1, "h2": 2}


class Plain(Struct, frozen=True):
    """What can be read on a page."""

    title: str
    headings: tuple[str, ...]
    """Of the first two levels."""
    text: str


def plain_page(html: bytes) -> Plain:
    """The words of a page, without its pictures, scripts and styles."""
    page = _Page()
    page.feed(html.decode("utf-8", "replace"))
    page.close()
    lines: list[str] = []
    for line in "".join(page.parts).split("\n"):
        words = " ".join(line.split())
        if words or (lines and lines[-1]):
            lines.append(words)
    headings = tuple(" ".join(heading.split()) for heading in page.headings)
    return Plain(" ".join(page.title.split()), headings, "\n".join(lines).strip())


class _Page(HTMLParser):
    """Collects words and the ends of lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.headings: list[str] = []
        self.title = ""
        self._silent: list[str] = []
        self._in_title = False
        self._in_heading = False
        self._after_piece = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
        """Begin a line or a paragraph; what is silent is passed over."""
        if tag in _SILENT:
            self._silent.append(tag)
        self._in_title = tag == "title" and self._silent[-1:] == ["head"]
        if tag in _HEADINGS and not self._silent:
            self._in_heading = True
            self.headings.append("")
        if tag in _PIECES and self._after_piece and not self._silent:
            self.parts.append(", ")
        self._after_piece = False
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        self._in_title = False
        if tag in _HEADINGS:
            self._in_heading = False
        self._after_piece = tag in _PIECES
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self._after_piece = False
        if self._in_title:
            self.title += data
        if self._silent:
            return
        if self._in_heading:
            self.headings[-1] += data
        self.parts.append(" ".join(data.split("\n")))

    def _part(self, tag: str) -> None:
        if tag in _APART:
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append("  ")
