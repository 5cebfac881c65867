"""One file's text becomes a tree of keys and a body, or says why not.

`python-frontmatter` splits; what it passes over in silence (no closing line, a list, a scalar) is
looked for here, since a frontmatter that is taken for text would publish private lines.
"""

from __future__ import annotations

import re

import frontmatter
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.yaml12 import Refusal, compose
from careerplan.plan.problem import Fault

EMPTY = Mapping((), 1, 1)

_OPENING = re.compile(r"\A\s*-{3,}[^\S\n]*$", re.MULTILINE)
_BOUNDARY = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
_ALMOST = re.compile(r"\A\s*(?:---[^\S\n]*[\w#!%]|\+\+\+[^\S\n]*$)", re.MULTILINE)


class Document(Struct, frozen=True):
    """A file in two parts."""

    keys: Mapping
    body: str
    body_line: int
    """The line at which the body begins."""


class _TreeHandler(YAMLHandler):
    """Loads the tree under one key of ours, so that no key of a user can meet one of the library."""

    FM_BOUNDARY = _BOUNDARY
    """The library's own pattern swallows blank lines, and with them the count."""

    def __init__(self, first_line: int) -> None:
        super().__init__()
        self.first_line = first_line

    def load(self, fm: str, **_: object) -> dict[str, Node | None]:
        return {"tree": compose(fm, self.first_line)}


def split(text: str) -> Document:
    """The keys and the body of a file. Raises Refusal for a frontmatter that cannot be trusted."""
    opening = _OPENING.match(text)
    if opening is None:
        if almost := _ALMOST.match(text):
            fault = Fault(
                "frontmatter-shape",
                "the first line is not --- alone, so the keys below it would be shown as text",
                "write --- alone on the first line, the keys as key: value, and --- after them",
            )
            raise Refusal(fault, _line_at(text, almost.end() - 1), 1)
        return _document(EMPTY, text, text.strip())
    first_line = _line_at(text, opening.end())
    if _BOUNDARY.search(text, opening.end()) is None:
        fault = Fault(
            "frontmatter-unclosed",
            "the frontmatter opens with --- and never closes",
            "add a line with --- after the last key",
        )
        raise Refusal(fault, first_line, 1)
    metadata, body = frontmatter.parse(text, handler=_TreeHandler(first_line))
    return _document(_as_keys(metadata["tree"], first_line), text, body)


def span_of_keys(text: str) -> tuple[int, int] | None:
    """Where the keys of a text that `split` takes begin and end, without the lines around them; None without any."""
    opening = _OPENING.match(text)
    closing = _BOUNDARY.search(text, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


def _document(keys: Mapping, text: str, body: str) -> Document:
    """The body is the end of the text; the indentation of its first line belongs to it."""
    start = len(text.rstrip()) - len(body)
    indentation = text[text.rfind("\n", 0, start) + 1 : start] if body else ""
    return Document(keys, indentation + body, _line_at(text, start))


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _as_keys(tree: object, first_line: int) -> Mapping:
    if tree is None or (isinstance(tree, Scalar) and tree.is_null):
        return EMPTY
    if isinstance(tree, Mapping):
        return tree
    what = "one text" if isinstance(tree, Scalar) else "a list"
    fault = Fault("frontmatter-shape", f"the frontmatter is {what}, not keys and values", "write key: value")
    line = tree.line if isinstance(tree, Scalar | Sequence) else first_line
    raise Refusal(fault, line, 1)
