"""Phrases: what a text says, word by word, whatever form it was written out in.

A phrase is a short text as a whole, or six words on end of a longer one, as a tuple of folded
words. Two texts that differ in case, punctuation, markup or escapes say the same.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import unquote

Phrase: TypeAlias = tuple[str, ...]

LONGEST = 6
"""Words of a phrase; a longer text is all its runs of so many words."""
SHORTEST = 8
"""Characters of a phrase, spaces counted; what is shorter stands in too many texts by chance."""

_BREAK = "\0"
"""Stands between texts of which one does not go on in the other."""

_WORD = re.compile(rf"[^\W_]+|{_BREAK}")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SENTENCE = re.compile(r"[.!?:;]\s+|\n")
_WIKILINK = re.compile(r"!?\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)]*)\)")
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|bdi|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|wbr)\b[^>]*>")
_EDGE = re.compile(r'[<>]|(?<!\\)"')
_IS_PARTED = re.compile(r"\s*[{\[]|.*<", re.DOTALL)
"""Pages and JSON: there a quotation mark parts two texts, and one within a text is escaped."""
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrtbf])|([\"\\/]))")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{11,}={0,2}")
_LARGEST_RUN = 100_000
"""Letters of base64 that may be a text; longer runs are images and sealed data."""


def words_of(text: str) -> Phrase:
    """The words of a text, without case, punctuation and what cannot be seen."""
    return tuple(_WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()))


def phrases_of(text: str) -> Iterator[Phrase]:
    """What may be recognised of a text that was written as Markdown: every phrase of each of its sentences."""
    said = _LINK.sub(r"\1", _WIKILINK.sub(lambda link: link[2] or link[1], text))
    for sentence in _SENTENCE.split(said):
        yield from _phrases(words_of(sentence))
    for target in (*(link[1] for link in _WIKILINK.finditer(text)), *(link[2] for link in _LINK.finditer(text))):
        yield from _phrases(words_of(target))


def _phrases(words: Phrase) -> Iterator[Phrase]:
    for start in range(max(len(words) - LONGEST, 0) + 1):
        phrase = words[start : start + LONGEST]
        if 2 * len(phrase) > SHORTEST or len(" ".join(phrase)) >= SHORTEST:
            yield phrase


def runs_of(data: bytes) -> Iterator[Phrase]:
    """All that an output says, as runs of words between breaks.

    Entities, JSON escapes, percent signs and base64 are read as what they stand for; markup is read
    twice, with the tags of running text as breaks and without them.
    """
    text = data.decode("utf-8", errors="replace")
    yield words_in(text)
    yield words_in(_INLINE_TAG.sub("", text))
    for found in _BASE64.finditer(text):
        if len(found[0]) <= _LARGEST_RUN and (hidden := _from_base64(found[0])):
            yield words_in(hidden)


def words_in(text: str) -> Phrase:
    """The words of a page, script or log with its escapes undone, and a break where one of its texts ends."""
    plain = _EDGE.sub(_BREAK, text) if _IS_PARTED.match(text) else text
    for _ in range(3):  # an address in a script in a page is escaped three times
        before, plain = plain, html.unescape(unquote(_JSON_ESCAPE.sub(_unescaped, plain)))
        if plain == before:
            break
    return words_of(plain)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return " " if found[2] else found[3]


def _from_base64(text: str) -> str:
    """The text that a run of base64 stands for; empty if it stands for none."""
    bare = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        plain = base64.b64decode(bare + "=" * (-len(bare) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return plain if plain.isprintable() or "\n" in plain else ""


def joined(phrase: Phrase) -> str:
    """Words as a text in which a phrase can be looked for with spaces on both sides."""
    return f" {' '.join(phrase)} "
