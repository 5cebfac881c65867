"""Leaks: words of the plan that its readers' plan does not hold, and secrets, in what leaves the house.

This is the net below the proof of noninterference.py, woven from other thread: it knows nothing of
grants and compares words. It forgives what may stand in a page without anybody having told it: a
sentence of which each word is one of the program, one in sight or a number. Anybody may write down
what a page says, in an answer or in a note, and that page is no leak of it. A short name stands for a
record whatever words it is made of, and is forgiven less.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, quote_plus

from msgspec import Struct

from careerplan.plan.months import MONTH_NAMES
from careerplan.plan.plan import Plan
from careerplan.plan.record import NOT_KEYS
from careerplan.share.noise import fields_of
from careerplan.share.phrases import LONGEST, Phrase, joined, phrases_of, runs_of, words_in, words_of
from careerplan.share.secret import Secret
from careerplan.share.shown import texts_of

SETTINGS = "careerplan.toml"

_NAMES = ("title", "aliases", "id")
"""Keys that name a record."""

_WRITTEN = frozenset({".py", ".html", ".css", ".js", ".svg"})
"""Endings of the files that hold the words of the program."""


class Leak(Struct, frozen=True, order=True):
    """Something that stands where it must not; its value is not told."""

    output: str
    """The page, log or file."""
    record: str
    """`kind:id`, `careerplan.toml`, or the name of a secret: for the owner at home."""
    key: str = ""


class Watched(Struct, frozen=True):
    """Every phrase of a plan, and the record and key where it stands first."""

    phrases: Mapping[Phrase, tuple[str, str]]
    names: frozenset[Phrase]
    """Those that are the whole name of a record."""


class Interface(Struct, frozen=True):
    """The words that stand in the program and its theme, and so tell nothing of a plan."""

    text: str
    """All of them in their order, as `joined` gives them."""
    words: frozenset[str]

    def says(self, phrase: Phrase) -> bool:
        """True if a phrase stands there word for word."""
        return self.words.issuperset(phrase) and joined(phrase) in self.text


def watched(plan: Plan) -> Watched:
    """What to look for: all that a plan says. What is in sight is told apart later."""
    found: dict[Phrase, tuple[str, str]] = {}
    names: dict[Phrase, tuple[str, str]] = {}
    for record, key, text in _texts(plan):
        places = names if key in _NAMES and len(words_of(text)) <= LONGEST else found
        for phrase in phrases_of(text):
            if any(not _is_number(word) for word in phrase):
                places.setdefault(phrase, (record, key))
    return Watched({**found, **names}, frozenset(names))


def interface(folders: Iterable[Path]) -> Interface:
    """The words of the program itself and of the folders of a theme."""
    own = Path(__file__).parent.parent
    paths = [path for folder in (own, *folders) for path in folder.rglob("*") if path.suffix in _WRITTEN]
    paths = [path for path in paths if not path.is_relative_to(own / "starter")]  # it holds a plan
    runs = [words_in(path.read_text(encoding="utf-8", errors="replace")) for path in paths]
    return Interface("".join(map(joined, runs)), frozenset(word for run in runs for word in run))


def leaked(plan: Watched, outputs: Mapping[str, bytes], shown: Iterable[object], known: Interface) -> tuple[Leak, ...]:
    """The outputs' phrases that only the plan explains: not `shown`, all that a reader is meant to see.

    `shown` are any values of the plan: the readers' own plan, the name of the owner, a share.
    """
    sight = _sight_of(shown)
    hidden = {phrase: place for phrase, place in plan.phrases.items() if phrase not in sight.phrases}
    beginnings = frozenset(phrase[:2] for phrase in hidden)
    found: dict[Leak, None] = {}
    for output, data in outputs.items():
        for phrase in _phrases_in(data, hidden, beginnings):
            leak = Leak(output, *hidden[phrase])
            if leak not in found and not _is_explained(phrase, sight, known, is_name=phrase in plan.names):
                found[leak] = None
    return tuple(sorted(found))


def revealed(secrets: Mapping[str, Secret], outputs: Mapping[str, bytes]) -> tuple[Leak, ...]:
    """The outputs in which a secret stands, in any of the forms in which keys and passphrases are written."""
    forms = {name: tuple(_forms(secret.reveal())) for name, secret in secrets.items()}
    return tuple(
        Leak(output, name)
        for output, data in outputs.items()
        for name, written in forms.items()
        if any(form in data for form in written)
    )


class _InSight(Struct, frozen=True):
    """What a reader is meant to see, ready to be compared."""

    phrases: frozenset[Phrase]
    text: str
    words: frozenset[str]
    values: frozenset[Phrase]
    """Short values as a whole: titles, names, words of levels."""


def _sight_of(shown: Iterable[object]) -> _InSight:
    values = tuple(shown)
    said = [text for value in values for text in texts_of(value)]
    said += [str(record.key) for value in values if isinstance(value, Plan) for record in value.records()]
    runs = [words_of(text) for text in said]
    return _InSight(
        phrases=frozenset(phrase for text in said for phrase in phrases_of(text)),
        text="".join(map(joined, runs)),
        words=frozenset(word for run in runs for word in run),
        values=frozenset(run for run in runs if 0 < len(run) <= LONGEST),
    )


def _texts(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Each text of a plan with the record and the key that it stands in."""
    for record in plan.records():
        for field in fields_of(type(record)):
            key = field.encode_name if field.name not in NOT_KEYS else field.name
            for text in texts_of(getattr(record, field.name)):
                yield str(record.key), key, text
    for kind, bodies in plan.introductions.items():
        for text in texts_of(bodies):
            yield kind, "body", text
    for field in fields_of(type(plan.settings)):
        value = getattr(plan.settings, field.name)
        # an audience is kinds, keys and ids; of its own it has the name
        for text in texts_of(tuple(value) if field.name == "audiences" else value):
            yield SETTINGS, field.encode_name, text


def _phrases_in(data: bytes, hidden: Collection[Phrase], beginnings: Collection[Phrase]) -> Iterator[Phrase]:
    """The phrases that an output holds, in one pass: few places begin like one of them."""
    for run in runs_of(data):
        yield from {(word,) for word in run if (word,) in hidden}
        for at, pair in enumerate(pairwise(run)):
            if pair in beginnings:
                yield from (phrase for end in range(2, LONGEST + 1) if (phrase := run[at : at + end]) in hidden)


def _is_explained(phrase: Phrase, sight: _InSight, known: Interface, *, is_name: bool) -> bool:
    """True if a phrase may stand in a page by itself."""
    if joined(phrase) in sight.text or known.says(phrase):
        return True
    if not is_name:
        return all(word in known.words or word in sight.words or _is_number(word) for word in phrase)
    rest, has_values = _without_values(phrase, sight)
    if not has_values:
        return len([word for word in phrase if not _is_number(word)]) == 1 and all(
            word in known.words for part in rest for word in part
        )
    return all(known.says(part) and (len(part) > 1 or len(part[0]) <= 3) for part in rest)


def _without_values(phrase: Phrase, sight: _InSight) -> tuple[list[Phrase], bool]:
    """What is left of a phrase without numbers and the short values in sight, and whether it held such a value."""
    left: list[list[str]] = [[]]
    at, has_values = 0, False
    while at < len(phrase):
        longest = next((n for n in range(len(phrase) - at, 0, -1) if phrase[at : at + n] in sight.values), 0)
        if longest or _is_number(phrase[at]):
            has_values = has_values or bool(longest)
            at += longest or 1
            left.append([])
        else:
            left[-1].append(phrase[at])
            at += 1
    return [tuple(part) for part in left if part], has_values


_MONTHS = frozenset(word for names in MONTH_NAMES for name in names for word in words_of(name))


def _is_number(word: str) -> bool:
    """True for a number, also as a part of a date."""
    return word in _MONTHS or re.fullmatch(r"\d+(?:st|nd|rd|th|h|q\d)?|q\d|h\d", word) is not None


def _forms(secret: bytes) -> Iterator[bytes]:
    """A secret as bytes, hexadecimal, base64, and as text in addresses, pages and scripts."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        yield encode(secret).rstrip(b"=")
    try:
        text = secret.decode()
    except UnicodeDecodeError:
        return
    for written in (html.escape(text), json.dumps(text)[1:-1], quote(text), quote_plus(text), *_with_other_gaps(text)):
        yield written.encode()


def _with_other_gaps(text: str) -> Iterator[str]:
    words = text.split(" ")
    if len(words) > 1:
        yield from (gap.join(words) for gap in ("-", "_", "", "\n", "\t"))
