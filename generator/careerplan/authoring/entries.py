"""One more item for a list in a file: what it says, in each of the forms that the reader takes.

A rating can stand as `2026-05 novice maria: ran it`, as `{date: 2026-05, level: novice, by: maria, note: ran it}`, or
as keys in lines; the list decides which, by the form of the item before.
"""

from __future__ import annotations

import re

from msgspec import Struct

from careerplan.authoring.archetypes import in_quotes, quoted, written

Fields = tuple[tuple[str, str], ...]
"""Keys with their values as YAML that stands in lines and in brackets alike."""

_ENDS_VALUE = re.compile(r"[,\[\]{}]")
"""Signs that end an unquoted text in brackets."""


class Entry(Struct, frozen=True, kw_only=True):
    """An item of a list."""

    fields: Fields
    head: str
    """What stands before the colon of the short form, as YAML."""
    note: str = ""
    """What stands after it: a text, as the reader is to get it."""
    rest: Fields = ()
    """What stands after it in place of a text: keys."""
    short: bool = False
    """True if the short form is the usual one."""

    def in_braces(self) -> str:
        """`{date: 2026-05, level: novice}`."""
        return braced(self.fields)

    def in_one_line(self, *, in_brackets: bool) -> str:
        """The short form as an item: `2026-05 novice: ran it`, or its head alone where nothing follows."""
        tail = self._tail(in_brackets=in_brackets)
        return f"{self.head}: {tail}" if tail else self.head

    def as_pair(self, *, in_brackets: bool) -> str:
        """The short form as a key and its value, which in braces may be left out with the colon."""
        return (
            self.in_one_line(in_brackets=True)
            if in_brackets
            else f"{self.head}: {self._tail(in_brackets=False)}".rstrip()
        )

    def in_lines(self) -> list[str]:
        """`date: 2026-05` and `level: novice`, each on its line."""
        return [f"{key}: {value}" for key, value in self.fields]

    def _tail(self, *, in_brackets: bool) -> str:
        if self.rest:
            return braced(self.rest)
        return text(self.note) if in_brackets else quoted(self.note) if self.note else ""


def braced(fields: Fields) -> str:
    """Keys and values as a mapping in one line."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields) + "}"


def bracketed(values: tuple[str, ...]) -> str:
    """Texts as a list in one line."""
    return f"[{', '.join(text(value) for value in values)}]"


def text(value: str) -> str:
    """A text as YAML, in brackets too: plain where that is safe, else in double quotes; empty for none."""
    return _safe(quoted(value), value) if value else ""


def word(value: str) -> str:
    """A date, an amount or a word of the plan as YAML, in brackets too."""
    return _safe(written(value), value)


def _safe(yaml: str, value: str) -> str:
    return in_quotes(value) if yaml == value and _ENDS_VALUE.search(value) else yaml
