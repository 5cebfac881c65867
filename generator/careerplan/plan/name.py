"""Names of people and organisations, and where a text says one of them.

A name is found as it is written, as a whole word: "Maria" in "Maria's", not in "mariachi". A name
of several words is found however it is written, and so is somebody's first name if it is long enough
to be no other word; any name is, inside an address or an id. An address may also run a name together,
with an initial or whole. Scripts without capitals join words, so there a name is found wherever it
stands. Other forms of a name (a nickname, a case ending) are found where `aliases` has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from careerplan.plan.comment import without_comments
from careerplan.plan.months import MONTH_NAMES
from careerplan.plan.person import Person
from careerplan.plan.word import folded, is_capital, is_joined, is_syllable, letters_of, plain, words_of

SHORTEST = 3
"""Letters of a word of somebody's name that names them by itself; two where a letter is a syllable."""
SHORTEST_BESIDE_INITIAL = 4
"""Letters of a name that an address may run together with an initial."""
SHORTEST_IN_ANY_CASE = 5
"""Letters of a first name that is found without its capital too."""

PARTICLES = frozenset({"van", "von", "der", "den", "del", "della", "de", "di", "da", "la", "le", "el", "al", "bin"})
NOT_NAMES = PARTICLES | {
    *("the", "and", "mrs", "miss", "mister", "prof", "professor", "doctor", "sir", "herr", "frau"),
    *("aunt", "uncle", "old", "new", "former", "boss", "manager", "mentor", "coach", "recruiter"),
}
"""Words that stand in what people call others, and name nobody."""
LEGAL_FORMS = frozenset(
    {
        *("ag", "ab", "as", "aps", "bv", "co", "corp", "corporation", "gmbh", "inc", "kft", "kg", "limited", "llc"),
        *("llp", "ltd", "nv", "oy", "oyj", "plc", "pty", "sa", "sarl", "sas", "se", "spa", "srl", "ug"),
        *("ао", "зао", "оао", "ооо", "пао", "株式会社", "有限公司"),
    }
)
"""Words at either end of an organisation's name that nobody says."""

_ADDRESS = re.compile(r"://|@|\]\(|\w\.\w{2,}/|^\W*www\.")
_RUN = re.compile(r"[^\W\d_]+")
_MARKS_WITHIN = re.compile(r"(?<=[^\W_])[*`~]+(?=[^\W_])")
"""Emphasis and code that begins or ends inside a word."""
_MONTHS = frozenset(name for names in MONTH_NAMES for name in names)


class Name(Struct, frozen=True):
    """Somebody or something that a text may name."""

    of: str
    """`person:maria`, `organisation:Osier`: as a line of `audiences/NAME.txt` has it."""
    title: str
    forms: frozenset[str]
    """How prose names them, each as `plain` makes it."""
    in_any_case: frozenset[str] = frozenset()
    """Forms of one word that are found without their capital too."""
    joined: frozenset[str] = frozenset()
    """The whole name run together, in small letters: found wherever it is a word."""
    handles: frozenset[str] = frozenset()
    """The same with an initial in place of a name: found in addresses."""


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
    return _name_of(str(person.key), title, wholes)


def rater_name(rater: str) -> Name:
    """Somebody who gave a rating and is none of the people."""
    title = " ".join(without_comments(rater).split())
    return _name_of(f"person:{title}", title, (title,))


def owner_name(owner: str) -> Name:
    """The owner, whose name hides nobody."""
    return _name_of("", owner, (owner,))


def _name_of(of: str, title: str, wholes: Iterable[str]) -> Name:
    words = [word for word in words_of(title) if word.casefold() not in PARTICLES]
    joined, handles = _run_together([word for word in words if word.casefold() not in NOT_NAMES])
    return Name(of, title, _whole(wholes) | _parts(title), _first_names(words), joined, handles)


def organisation_name(text: str) -> Name:
    """An organisation's name with and without its article and its legal form, and its first word where all are names.

    "Lekrand Water Board" is called "Lekrand"; "Evening school" is not called "Evening".
    """
    title = " ".join(without_comments(text).split())
    words = words_of(title)
    while len(words) > 1 and words[0].casefold() in NOT_NAMES:
        words = words[1:]
    said = _without_legal_form(words)
    is_known_by_first = len(said) > 1 and all(is_capital(word) for word in said) and len(said[0]) > SHORTEST
    first = {said[0]} if is_known_by_first else set()
    joined = frozenset("".join(some).casefold() for some in (words, said) if len(some) > 1)
    return Name(f"organisation:{title}", title, _whole((title, " ".join(words), " ".join(said))) | first, joined=joined)


def _without_legal_form(words: list[str]) -> list[str]:
    said = list(words)
    while len(said) > 1 and said[-1].casefold() in LEGAL_FORMS:
        said.pop()
    while len(said) > 1 and said[0].casefold() in LEGAL_FORMS:
        said.pop(0)
    return said


def _whole(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(words) for name in names if (words := words_of(name)))


def _parts(title: str) -> frozenset[str]:
    """The words of a name that can stand alone; where some have a capital, only those."""
    words = words_of(title)
    pieces = {piece for word in words for piece in (word, *_given(word), *_beside_apostrophe(word))}
    has_capitals = any(is_capital(piece) for piece in pieces)
    alone = {word for word in pieces if not has_capitals or is_capital(word) or is_joined(word)}
    return frozenset(word for word in alone if _is_long_enough(word)) - _ordinary(alone)


def _given(word: str) -> tuple[str, ...]:
    """Given and family name where both are written as one word, as in Chinese and Korean."""
    if not all(is_syllable(letter) for letter in word) or not 2 < len(word) < 5:
        return ()
    return (word[-2:],) if len(word) == 3 else (word[:2], word[-2:])


def _beside_apostrophe(word: str) -> tuple[str, ...]:
    """`Arc` of d'Arc, and `ONeill` for O'Neill."""
    return (word.rpartition("'")[2], word.replace("'", "")) if "'" in word else ()


def _ordinary(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.casefold() in NOT_NAMES)


def _is_long_enough(word: str) -> bool:
    letters = letters_of(word)
    return len(letters) >= SHORTEST or (len(letters) > 1 and all(is_syllable(c) for c in letters))


def _first_names(words: list[str]) -> frozenset[str]:
    """The first word of a name that is nothing but a name, if it is long; not for `Career coach`."""
    is_name = all(is_capital(word) and word.casefold() not in NOT_NAMES for word in words)
    first = words[0] if words and is_name else ""
    return frozenset({first}) if len(first) >= SHORTEST_IN_ANY_CASE and first.casefold() not in _MONTHS else frozenset()


def _run_together(words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The whole name as one word, and the names with an initial: `mariafontein`; `mfontein`, `mariaf`."""
    spelt = ["".join(letters_of(word)).casefold() for word in words]
    if len(spelt) < 2 or not all(spelt) or any(is_joined(word) for word in words):
        return frozenset(), frozenset()
    first, last = spelt[0], spelt[-1]
    pairs = ((first, last[0]), (last[0], first), (last, first[0]), (first[0], last))
    handles = {"".join(pair) for pair in pairs if max(map(len, pair)) >= SHORTEST_BESIDE_INITIAL}
    return frozenset({"".join(spelt), first + last, last + first}), frozenset(handles)


class Names:
    """Names to look for; built once, never changed."""

    def __init__(self, names: Iterable[Name], known: Collection[str] = ()) -> None:
        """`known` are forms that name somebody whom the reader may know, so that they tell nothing."""
        self._by_form: dict[str, list[Name]] = {}
        self._joined: dict[str, list[Name]] = {}
        self._handles: dict[str, list[Name]] = {}
        told = {folded(form) for form in known}
        forms: set[str] = set()
        in_any_case: set[str] = set()
        for name in names:
            for form in name.forms:
                if folded(form) not in told:
                    self._by_form.setdefault(folded(form), []).append(name)
                    forms.add(form)
            in_any_case |= name.in_any_case & forms
            for run in name.joined - told:
                self._joined.setdefault(run, []).append(name)
            for run in (name.joined | name.handles) - told:
                self._handles.setdefault(run, []).append(name)
        self._written = re.compile(_pattern(forms, in_any_case))
        self._anyhow = re.compile(_pattern(forms, frozenset()), re.IGNORECASE)

    def said_in(self, text: str) -> Iterator[Said]:
        """Each name in a text, in words first and then in addresses; one may come more than once."""
        if not self._by_form or not text:
            return
        seen = plain(text)
        written = [*self._said(self._written, seen, 0), *_runs(self._joined, seen, 0)]
        yield from written
        yield from _but(written, self._said_in_addresses(seen))
        bare = _MARKS_WITHIN.sub("", seen)
        yield from _but(written, self._said(self._written, bare, 0) if bare != seen else ())

    def _said_in_addresses(self, seen: str) -> Iterator[Said]:
        for number, line in enumerate(seen.split("\n")):
            for token in line.split():
                if _ADDRESS.search(token):
                    yield from self._said(self._anyhow, unquote(token), number)
                    yield from _runs(self._handles, unquote(token), number)

    def said_in_id(self, record_id: str) -> Iterator[Said]:
        """Each name in an id, which is written without capitals."""
        if self._by_form and record_id:
            yield from self._said(self._anyhow, plain(record_id), 0)
            yield from _runs(self._handles, plain(record_id), 0)

    def _said(self, pattern: re.Pattern[str], text: str, line: int) -> Iterator[Said]:
        for match in pattern.finditer(text):
            word = match[match.lastgroup or 0]
            for name in self._by_form.get(folded(word), ()):
                yield Said(name.of, name.title, word, line + text.count("\n", 0, match.start()))


def _but(told: Iterable[Said], found: Iterable[Said]) -> Iterator[Said]:
    """What is found beside what has been told, word for word, of the same line."""
    known = {(said.of, said.line, said.word) for said in told}
    return (said for said in found if (said.of, said.line, said.word) not in known)


def _runs(known: Mapping[str, Collection[Name]], text: str, line: int) -> Iterator[Said]:
    """The names that stand in a text as one word of letters only."""
    for match in _RUN.finditer(text) if known else ():
        for name in known.get(match[0].casefold(), ()):
            yield Said(name.of, name.title, match[0], line + text.count("\n", 0, match.start()))


def _pattern(forms: Collection[str], in_any_case: Collection[str]) -> str:
    """Matches any of the forms, the longest first; none inside a longer word."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    joined = "|".join(_joined_pattern(form) for form in ordered if is_joined(form.split(" ")[-1]))
    spaced = "|".join(
        _spaced_pattern(form, any_case=form in in_any_case) for form in ordered if not is_joined(form.split(" ")[-1])
    )
    options: Mapping[str, str] = {
        rf"(?<![^\W\d_])(?P<spaced>{spaced})(?:'?s)?(?![^\W\d_])": spaced,
        f"(?P<joined>{joined})": joined,
    }
    return "|".join(option for option, alternatives in options.items() if alternatives)


def _spaced_pattern(form: str, *, any_case: bool) -> str:
    """A number at the end of a name is part of it: `Team 1` does not stand in `Team 12`."""
    words = [re.escape(word) for word in form.split(" ")]
    before, after = r"(?<!\d)" if form[0].isdigit() else "", r"(?!\d)" if form[-1].isdigit() else ""
    if len(words) > 1 or any_case:
        return f"{before}(?i:{_between(words)}){after}"
    word = words[0]
    spellings = {word, word[:1].upper() + word[1:], word.upper()}
    if word.isupper() and len(word) > SHORTEST:
        spellings.add(word.capitalize())
    return "|".join(f"{before}{spelling}{after}" for spelling in sorted(spellings, key=len, reverse=True))


def _joined_pattern(form: str) -> str:
    """In Korean what is joined to a name follows it, so that a name begins a word."""
    begins_a_word = unicodedata.name(form[0], "").startswith("HANGUL")
    return (r"(?<![^\W_])" if begins_a_word else "") + _between([re.escape(word) for word in form.split(" ")])


def _between(words: Iterable[str]) -> str:
    """Words with whatever may stand between them: a space, a line's end, a hyphen, a full stop."""
    return r"[\W_]{1,3}".join(words)
