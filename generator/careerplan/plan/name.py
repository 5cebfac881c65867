"""Names of people and organisations, and where a text says one of them.

A name is found as it is written, as a whole word: "Maria" in "Maria's", not in "mariachi". A name
of several words is found however it is written; so is any name inside an address or an id. Scripts
without capitals join words, so there a name is found wherever it stands. Accents, invisible
characters and the ways to write an apostrophe make no difference. Other forms of a name (a nickname,
a case ending) are found where `aliases` has them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from careerplan.plan.comment import without_comments
from careerplan.plan.person import Person

SHORTEST = 3
"""Letters of a word of somebody's name that names them by itself; two where a letter is a syllable."""

NOT_NAMES = frozenset(
    {"the", "and", "mrs", "miss", "mister", "prof", "professor", "doctor", "sir", "herr", "frau", "van", "von", "der"}
    | {
        "den",
        "del",
        "della",
        "aunt",
        "uncle",
        "old",
        "new",
        "former",
        "boss",
        "manager",
        "mentor",
        "coach",
        "recruiter",
    }
)
"""Words that stand in what people call others, and name nobody."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|@)\S*|\]\([^)\s]*\)?")
_SYLLABLES = ("CJK UNIFIED", "HANGUL", "HIRAGANA", "KATAKANA")


class Name(Struct, frozen=True):
    """Somebody or something that a text may name."""

    of: str
    """`person:maria`, `organisation:Osier`: as a line of `audiences/NAME.txt` has it."""
    title: str
    forms: frozenset[str]
    """How prose names them, each as `plain` makes it."""


class Said(Struct, frozen=True):
    """A name in a text."""

    of: str
    title: str
    word: str
    """What stands in the text."""
    line: int
    """The line of the text, from 0."""


def person_name(person: Person) -> Name:
    """A person's name, its aliases, and each word of the name that can stand alone."""
    title = " ".join(without_comments(person.title).split())
    wholes = (title, *(without_comments(alias) for alias in person.aliases))
    return Name(str(person.key), title, _whole(wholes) | _parts(title))


def rater_name(rater: str) -> Name:
    """Somebody who gave a rating and is none of the people."""
    title = " ".join(without_comments(rater).split())
    return Name(f"person:{title}", title, _whole((title,)) | _parts(title))


def owner_name(owner: str) -> Name:
    """The owner, whose name hides nobody."""
    return Name("", owner, _whole((owner,)) | _parts(owner))


def organisation_name(text: str) -> Name:
    """An organisation's name with and without its article, and its first word where all of its words are names.

    "Lekrand Water Board" is called "Lekrand"; "Evening school" is not called "Evening".
    """
    title = " ".join(without_comments(text).split())
    words = words_of(title)
    while len(words) > 1 and words[0].casefold() in NOT_NAMES:
        words = words[1:]
    is_known_by_first = len(words) > 1 and all(_is_capital(word) for word in words) and len(words[0]) > SHORTEST
    first = {words[0]} if is_known_by_first else set()
    return Name(f"organisation:{title}", title, _whole((title, " ".join(words))) | first)


def plain(text: str) -> str:
    """A text as names are looked for in it, line by line: accents and invisible characters are gone."""
    return "\n".join(_plain_line(line) for line in text.split("\n"))


def words_of(text: str) -> list[str]:
    """The words of a text, as `plain` makes them."""
    return _WORD.findall(plain(text))


def _plain_line(line: str) -> str:
    if line.isascii() and "&" not in line:
        return line
    apart = unicodedata.normalize("NFD", html.unescape(line)).replace("\u2019", "'")
    kept = "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFC", kept)


def _whole(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(words) for name in names if (words := words_of(name)))


def _parts(title: str) -> frozenset[str]:
    """The words of a name that can stand alone; where some have a capital, only those."""
    words = words_of(title)
    has_capitals = any(_is_capital(word) for word in words)
    pieces = {piece for word in words for piece in (word, *_given(word))}
    alone = {word for word in pieces if not has_capitals or _is_capital(word) or _is_joined(word)}
    return frozenset(word for word in alone if _is_long_enough(word)) - _ordinary(alone)


def _given(word: str) -> tuple[str, ...]:
    """Given and family name where both are written as one word, as in Chinese and Korean."""
    if not all(_is_syllable(letter) for letter in word) or not 2 < len(word) < 5:
        return ()
    return (word[-2:],) if len(word) == 3 else (word[:2], word[-2:])


def _ordinary(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.casefold() in NOT_NAMES)


def _is_long_enough(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= SHORTEST or (len(letters) > 1 and all(_is_syllable(c) for c in letters))


def _is_capital(word: str) -> bool:
    return word[0] != word[0].lower()


def _is_joined(word: str) -> bool:
    """True in a script without capitals: such scripts join words, or write no spaces at all."""
    return not any(c.lower() != c.upper() or c.isdigit() for c in word)


def _is_syllable(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_SYLLABLES)


class Names:
    """Names to look for; built once, never changed."""

    def __init__(self, names: Iterable[Name], known: Collection[str] = ()) -> None:
        """`known` are forms that name somebody whom the reader may know, so that they tell nothing."""
        self._by_form: dict[str, list[Name]] = {}
        told = {_folded(form) for form in known}
        forms: set[str] = set()
        for name in names:
            for form in name.forms:
                if _folded(form) not in told:
                    self._by_form.setdefault(_folded(form), []).append(name)
                    forms.add(form)
        pattern = _pattern(forms)
        self._written = re.compile(pattern)
        self._anyhow = re.compile(pattern, re.IGNORECASE)

    def said_in(self, text: str) -> Iterator[Said]:
        """Each name in a text, in its order; one may come more than once."""
        if not self._by_form or not text:
            return
        seen = plain(text)
        yield from self._said(self._written, seen, 0)
        for address in _ADDRESS.finditer(seen):
            yield from self._said(self._anyhow, unquote(address[0]), seen.count("\n", 0, address.start()))

    def said_in_id(self, record_id: str) -> Iterator[Said]:
        """Each name in an id, which is written without capitals."""
        if self._by_form and record_id:
            yield from self._said(self._anyhow, plain(record_id), 0)

    def _said(self, pattern: re.Pattern[str], text: str, line: int) -> Iterator[Said]:
        for match in pattern.finditer(text):
            word = match[match.lastgroup or 0]
            for name in self._by_form.get(_folded(word), ()):
                yield Said(name.of, name.title, word, line + text.count("\n", 0, match.start()))


def _folded(form: str) -> str:
    return " ".join(_WORD.findall(form)).casefold()


def _pattern(forms: Collection[str]) -> str:
    """Matches any of the forms, the longest first."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    joined = "|".join(_joined_pattern(form) for form in ordered if _is_joined(form.split(" ")[-1]))
    spaced = "|".join(_spaced_pattern(form) for form in ordered if not _is_joined(form.split(" ")[-1]))
    options: Mapping[str, str] = {
        rf"(?<![^\W_])(?P<spaced>{spaced})(?:'?s)?(?![^\W_])": spaced,
        f"(?P<joined>{joined})": joined,
    }
    return "|".join(option for option, alternatives in options.items() if alternatives)


def _spaced_pattern(form: str) -> str:
    words = [re.escape(word) for word in form.split(" ")]
    if len(words) > 1:
        return f"(?i:{_between(words)})"
    return "|".join(sorted({words[0], words[0][:1].upper() + words[0][1:], words[0].upper()}, key=len, reverse=True))


def _joined_pattern(form: str) -> str:
    """In Korean what is joined to a name follows it, so that a name begins a word."""
    begins_a_word = unicodedata.name(form[0], "").startswith("HANGUL")
    return (r"(?<![^\W_])" if begins_a_word else "") + _between([re.escape(word) for word in form.split(" ")])


def _between(words: Iterable[str]) -> str:
    """Words with whatever may stand between them: a space, a line's end, a hyphen, a full stop."""
    return r"[\W_]{1,3}".join(words)
