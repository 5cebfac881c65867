"""Names of records: titles from headings and file names, ids from the keys of a list item."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf

from careerplan.content.frontmatter import Document
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence, as_text
from careerplan.plan.comment import without_comments
from careerplan.plan.record import Kind

_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\n|\Z)")


_MADE_IDS: MappingOf[Kind, tuple[str, ...]] = {
    "feedback": ("date", "from"),
    "position": ("start", "role"),
    "application": ("date", "organisation"),
}
_MADE_TITLES: MappingOf[Kind, tuple[str, ...]] = {
    "feedback": ("from",),
    "position": ("role", "organisation"),
    "application": ("organisation", "role"),
}


def made_id(kind: Kind, entry: Mapping) -> str:
    """The text of a list item's id, where the kind makes it from other keys than the title."""
    return " ".join(text_of(entry.get(name)) for name in _MADE_IDS.get(kind, ())).strip()


def made_title(kind: Kind, entry: Mapping) -> str:
    """The title of a list item that has none, for kinds that can make one."""
    for name in _MADE_TITLES.get(kind, ()):
        if text := text_of(entry.get(name)):
            return text
    return ""


def titled_body(document: Document, written: str, stem: str) -> tuple[str, str, int]:
    """Title, and the body without the heading that gave the title; comments are no part of a title."""
    heading = _HEADING.match(document.body)
    spoken = without_comments(heading[1]).strip() if heading else ""
    if heading is None or (written and written.casefold() != spoken.casefold()):
        return written or _spoken(stem), document.body, document.body_line
    skipped = heading.end()
    rest = document.body[skipped:]
    blank = len(rest) - len(rest.lstrip("\n"))
    line = document.body_line + document.body.count("\n", 0, skipped + blank)
    goes_on = "<!--" if "<!--" in heading[1].rpartition("-->")[2] else ""
    return written or _plain_heading(spoken) or _spoken(stem), goes_on + rest.lstrip("\n"), line


def _plain_heading(text: str) -> str:
    """A heading's words without the marks of emphasis, code and links."""
    unlinked = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"(\*\*|__|`|\*)", "", unlinked).strip()


def _spoken(stem: str) -> str:
    """A file's stem as a title: `public-speaking` is “Public speaking”; one with digits stays."""
    if any(c.isdigit() for c in stem):
        return stem
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or stem


def stem_of(name: str) -> str:
    """A file's name without its Markdown ending."""
    return re.sub(r"\.(md|markdown)$", "", name, flags=re.IGNORECASE)


def text_of(node: Node | None) -> str:
    """A scalar as one line, without comments; empty for anything else."""
    return " ".join(without_comments(node.text).split()) if isinstance(node, Scalar) and not node.is_null else ""


def texts_of(node: Node | None) -> tuple[str, ...]:
    """The texts of a list, or of one text."""
    if isinstance(node, Scalar):
        return (node.text,) if not node.is_null else ()
    if isinstance(node, Sequence):
        return tuple(as_text(item) for item in node.items if not (isinstance(item, Scalar) and item.is_null))
    return ()
