"""What a reader outside sees of a plan, and whether a text of the owner's names anything else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum

from msgspec import Struct

from careerplan.plan.comment import without_comments
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Key, Record
from careerplan.plan.reference import fold, slug

_WIKILINK = re.compile(r"\[\[([^\]|]*)")
_REFERENCE = re.compile(r"(\w+):\S.*", re.DOTALL)
_OUTSIDE = r"(?!\s*<?(?:https?://|mailto:))"
_INTO_THE_PLAN = re.compile(
    rf"\]\({_OUTSIDE}|^(?:[^\w\[\n]|\d)*\[(?!\[).*?\]:{_OUTSIDE}", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
"""A link or the definition of one that leads to anything but the world."""


class Sight(Struct, frozen=True):
    """The records that a reader sees, and the rest."""

    shown: frozenset[Key]
    hidden: frozenset[Key]
    names: frozenset[str]
    """Ids and titles of those shown, folded, each also as `kind:name`."""


class Dropped(Enum):
    """The value that stands for "not to be shown"."""

    DROPPED = "dropped"


DROPPED = Dropped.DROPPED


def sight_of(shown: Collection[Record], every: Iterable[Record]) -> Sight:
    """What a reader sees to whom these records are shown."""
    keys = frozenset(record.key for record in shown)
    names = {
        f"{prefix}{fold(name)}"
        for record in shown
        for name in (record.id, without_comments(record.title))
        for prefix in (f"{record.kind}:", *(() if _is_reference(name) else ("",)))
    }
    return Sight(keys, frozenset(record.key for record in every) - keys, frozenset(names))


def text_in_sight(text: str, sight: Sight) -> str | Dropped:
    """Free text without its comments, unless it leads to anything but the world and records in sight.

    It leads there by wikilink, as a whole by `kind:name`, or by a link to anything but http, https
    or mailto: the path of a file says whom it is about.
    """
    if "<!--" in text:
        text = without_comments(text).strip()
    named = [match[1] for match in _WIKILINK.finditer(text)]
    if _is_reference(text):
        named.append(text)
    if _INTO_THE_PLAN.search(text) or not all(_is_named(name, sight) for name in named):
        return DROPPED
    return text


def _is_reference(text: str) -> bool:
    reference = _REFERENCE.fullmatch(text.strip())
    return reference is not None and reference[1] in KINDS


def _is_named(name: str, sight: Sight) -> bool:
    prefix, separator, rest = name.partition(":")
    start = f"{prefix.strip()}:" if separator and prefix.strip() in KINDS else ""
    plain = rest if start else name
    return start + fold(plain) in sight.names or start + slug(plain) in sight.names
