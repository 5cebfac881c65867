"""References: how records are named, and how a name finds its record.

A name matches id, then alias, then title, without case, within the kind expected; a person's
first name will do where nothing else matches.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from msgspec import Struct

from careerplan.plan.comment import without_comments
from careerplan.plan.record import Key, Kind

LONGEST_SLUG = 180
"""Bytes in UTF-8: file systems allow 255 for a name, and `.html` and a mark come on top."""

NOTES = "notes/"
"""The folder that the ids of pages leave out; a reference may name it."""

_SIGNS = (("++", "-plus-plus"), ("#", "-sharp"), ("+", "-plus"), ("&", "-and-"))


def slug(text: str) -> str:
    """An id from any text: lower case, letters and digits of any script kept (NFC), hyphens between.

    `C`, `C++` and `C#` stay three. A text without a letter or digit gives its code points.
    """
    lowered = unicodedata.normalize("NFC", text).strip().lower()
    for sign, word in _SIGNS:
        lowered = lowered.replace(sign, word)
    lowered = lowered.replace("'", "").replace("\u2019", "")
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" or c == "_" else "-" for c in lowered)
    joined = re.sub(r"-{2,}", "-", kept).strip("-")
    if not joined:
        joined = "-".join(f"u{ord(c):x}" for c in text.strip()[:8])
    while len(joined.encode()) > LONGEST_SLUG:
        joined = joined[:-1].rstrip("-")
    return unicodedata.normalize("NFC", joined)


def fold(name: str) -> str:
    """A name as it is compared: NFC, without case, single spaces."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


class Entry(Struct, frozen=True):
    """One record as references see it."""

    key: Key
    title: str
    aliases: tuple[str, ...] = ()


class Found(Struct, frozen=True):
    """The records that a name matches: none, one, or several to choose from."""

    keys: tuple[Key, ...]
    near: tuple[str, ...] = ()
    """Names like it, when there is no match."""


class _Names:
    """The records that each name of a plan belongs to, by kind and folded name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.ids: dict[tuple[Kind, str], Key] = {}
        self.aliases: dict[tuple[Kind, str], list[Key]] = {}
        self.titles: dict[tuple[Kind, str], list[Key]] = {}
        self.first_names: dict[str, list[Key]] = {}
        self.shown: dict[Kind, list[str]] = {}
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        kind = entry.key.kind
        self.ids.setdefault((kind, fold(entry.key.id)), entry.key)
        for alias in entry.aliases:
            self.aliases.setdefault((kind, fold(alias)), []).append(entry.key)
        if entry.title:
            self.titles.setdefault((kind, fold(entry.title)), []).append(entry.key)
        if kind == "person" and " " in entry.title.strip():
            self.first_names.setdefault(fold(entry.title.split()[0]), []).append(entry.key)
        self.shown.setdefault(kind, []).append(entry.key.id)


class Index:
    """All names of a plan; never changed. Two of the same entries are equal."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Index) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    @cached_property
    def _names(self) -> _Names:
        return _Names(self._entries)

    def find(self, name: str, kind: Kind) -> Found:
        """The record of a kind that a name means; `kind:name` is accepted too."""
        prefix, separator, rest = without_comments(name).partition(":")
        name = rest if separator and prefix.strip() == kind else f"{prefix}{separator}{rest}"
        matches = self._named(name, kind) or (self._by_first_name(name) if kind == "person" else ())
        if matches:
            return Found(matches)
        return Found((), self._near(name, (kind,)))

    def find_any(self, name: str) -> Found:
        """The records of any kind that a wikilink means: `name` or `kind:name`.

        A share bears the name of its person, so a plain name means the person.
        """
        prefix, separator, rest = name.partition(":")
        if separator and prefix.strip() in self._names.shown:
            return self.find(rest.strip(), _as_kind(prefix.strip(), self._names.shown))
        matches: dict[Key, None] = {}
        for kind in self._names.shown:
            matches.update(dict.fromkeys(self._named(name, kind)))
        if found := tuple(matches) or self._by_first_name(name):
            return Found(tuple(key for key in found if key.kind != "share") or found)
        return Found((), self._near(name, tuple(self._names.shown)))

    def _named(self, name: str, kind: Kind) -> tuple[Key, ...]:
        if kind == "page":
            name = name.strip().removeprefix(NOTES)
        return self._match(kind, fold(name)) or self._match(kind, slug(name))

    def _by_first_name(self, name: str) -> tuple[Key, ...]:
        """People are called by their first name; two of one name are both matches."""
        return tuple(dict.fromkeys(self._names.first_names.get(fold(name), ())))

    def _match(self, kind: Kind, folded: str) -> tuple[Key, ...]:
        by_id = self._names.ids.get((kind, folded))
        if by_id:
            return (by_id,)
        for names in (self._names.aliases, self._names.titles):
            if found := names.get((kind, folded)):
                return tuple(dict.fromkeys(found))
        return ()

    def _near(self, name: str, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
        candidates: Mapping[str, None] = dict.fromkeys(
            shown for kind in kinds for shown in self._names.shown.get(kind, ())
        )
        return tuple(get_close_matches(slug(name), candidates, n=3, cutoff=0.6))


def _as_kind(name: str, kinds: Iterable[Kind]) -> Kind:
    return next(kind for kind in kinds if kind == name)
