"""Somebody else's text as Markdown that shows exactly their characters, and that an editor can still read.

A mark gets a backslash only where it would mean something: to our Markdown, to the rules that look
for wikilinks, comments and private blocks in the raw text, or to the outline of a file.
"""

from __future__ import annotations

import re

_PUNCTUATION = r"!-/:-@\[-`{-~"
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\\(?=[{_PUNCTUATION}]|$)", re.MULTILINE), r"\\\\"),  # first, before there are others
    (re.compile(r"[`*\[\]]"), r"\\\g<0>"),
    (re.compile(r"(?<![^\W_])_|_(?![^\W_])"), r"\\_"),
    (re.compile(r"~(?=~)|(?<=~)~"), r"\\~"),
    (re.compile(r":(?=:)|(?<=:):"), r"\\:"),
    (re.compile(r"(?<=\])[(:]"), r"\\\g<0>"),
    (re.compile(r"<(?=!)"), r"\\<\\"),
    (re.compile(r"<(?=[A-Za-z])"), r"\\<"),
    (re.compile(r"&(?=#?\w+;)"), r"\\&"),
    (re.compile(r"^[#>=|:-]|^\+(?=\s|$)", re.MULTILINE), r"\\\g<0>"),
    (re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE), r"\1\\\2"),
)
"""What is escaped, in this order."""

_LINE_END = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_BULLET = re.compile(r"^(?:[-*+\u2022\u2013]|\d{1,3}[.)])\s+")


def as_markdown(text: str) -> str:
    """A cleaned text as a body: its empty lines part paragraphs, its other line ends stay."""
    for pattern, escaped in _MARKS:
        text = pattern.sub(escaped, text)
    return _LINE_END.sub("\\\\\n", text)


def as_points(text: str) -> tuple[str, ...]:
    """A cleaned text as the points of a list: each line one, without the bullet that it may begin with."""
    return tuple(point for line in text.split("\n") if (point := _BULLET.sub("", line)))
