"""What the docs hold: steps to follow, links, tables; read as a person would read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

_FENCED = re.compile(r"(?:^`([^`\n]+)`\n\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:^ {4}\S[^\n]*\n)+", re.MULTILINE)
_STEP = re.compile(rf"{_FENCED.pattern}|{_INDENTED.pattern}", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)")


class Write(Struct, frozen=True):
    """A step of a page: this text goes into this file of the plan."""

    path: str
    text: str


class Run(Struct, frozen=True):
    """A step of a page: this line goes into the terminal."""

    line: str
    shows: str = ""
    """What the page says that it prints, an ellipsis for what is another every time; empty where it says nothing."""


def steps_of(page: str) -> Iterator[Write | Run]:
    """What a page asks its reader to do, in its order: fences with a path before them, and commands.

    Lines of a block that is indented by four spaces are commands too, without their comments.
    """
    for match in _STEP.finditer(page):
        path, language, text = match.groups()
        if text is None:
            yield from (Run(re.split(r"\s+# ", line.strip())[0]) for line in match[0].splitlines())
        elif path:
            yield Write(path, text)
        elif language == "sh":
            yield from (Run(line) for line in text.splitlines())
        elif language == "console":
            yield from _transcript(text)


def _transcript(text: str) -> Iterator[Run]:
    """Lines after `$ `, each with what it prints."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, shows = part.partition("\n")
        yield Run(line, shows)


def fences_of(page: str, language: str) -> list[str]:
    """The texts of all fences in a language."""
    return [text for _, name, text in _FENCED.findall(page) if name == language]


def links_of(page: str) -> list[str]:
    """Addresses of links and pictures, outside of code."""
    return _LINK.findall(_FENCED.sub("", page))


def anchors_of(page: str) -> set[str]:
    """The anchors that a git host gives to a page's headings."""
    titles = re.findall(r"^#{1,6} +(.+)$", _FENCED.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def rows_of(page: str) -> list[list[str]]:
    """The cells of every table row of a page, heads and rules left out."""
    lines = [line for line in _FENCED.sub("", page).splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rules = {number for number, row in enumerate(rows) if set("".join(row)) <= set("-: ")}
    return [row for number, row in enumerate(rows) if number not in rules and number + 1 not in rules]


def section_of(page: str, title: str) -> str:
    """The text under a heading of the second level; what looks like one within a fence is none."""
    masked = _FENCED.sub(lambda fence: "." * len(fence[0]), page)
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", masked, re.MULTILINE | re.DOTALL)
    if match is None:
        raise LookupError(title)
    return page[match.start(1) : match.end(1)]
