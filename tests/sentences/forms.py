"""Forms of sentences: their numbers by name, so that each can be held against a figure.

`<met> of the <known> skills` takes two numbers, in digits or words. `<met=0>` takes none: it says
what the words mean, and `<met=known>` that two figures are the same. `<list:gaps>` is a list of so
many names, of which the first three stand there. `~` are words of the plan, `@` is a date, and
`{is|are}` is either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from msgspec import Struct

from careerplan.site.views.parts import Desk

Export: TypeAlias = Mapping[str, Any]
"""What `careerplan export` says of the same plan."""
Facts: TypeAlias = Mapping[str, float | None]
"""Figures by the names that forms give them."""

WORDS = {word: number for number, word in enumerate(("no", "one", "two", "three", "four", "five"))} | {"none": 0}
SHOWN = 3
"""Names that a list in a sentence shows before it counts the rest."""

_NUMBER = rf"([−-]?\d+(?:\u202f\d{{3}})*(?:\.\d+)?|{'|'.join(WORDS)})"
_WORDED = r"\d{1,2} [A-Z][a-z]{2}(?: \d{4})?|[A-Z][a-z]{2} \d{4}|[a-z]+-\d{4}"
_PERIOD = r"the (?:first|second|third|last) (?:quarter|half) of \d{4}"
_RANGE = rf"(?:{_WORDED}) – (?:{_WORDED})|[A-Z][a-z]{{2}}–[A-Z][a-z]{{2}} \d{{4}}"
_DATE = rf"(?:about |~)?(?:{_RANGE}|{_WORDED}|{_PERIOD}|\d{{4}}(?:-\d\d(?:-\d\d)?|-Q\d)?(?:\.\.\d{{4}}-\d\d)?)"
_TOKEN = re.compile(r"<(\w+)=(\w+)>|<list:(\w+)>|<(\w+)>|\{([^}]*)\}|([~@])")
_MARK = re.compile(r" ?\([a-z]+-?[\w-]*/[^()]*\)")
"""Where a text of a random plan stands, as the text itself says."""

Check: TypeAlias = Callable[[tuple[str | None, ...], Facts], bool]


class Case(Struct, frozen=True):
    """One sentence, and the figures of the export that it may speak of."""

    said: str
    facts: Facts


class Row(Struct, frozen=True):
    """One computed sentence: where it is said, and its forms."""

    name: str
    cases: Callable[[Desk, Export], Iterable[Case]]
    forms: tuple[str, ...]
    counts: str = ""
    """The figure that random plans must reach at none, one and many; empty where there is none to count."""


class _Form(Struct, frozen=True):
    pattern: re.Pattern[str]
    checks: tuple[Check, ...]


def agrees(case: Case, forms: Iterable[str]) -> bool:
    """True if the sentence has one of the forms, and all numbers of it are those of the figures."""
    return any(_agrees(case, _compiled(form)) for form in forms)


def _agrees(case: Case, form: _Form) -> bool:
    match = form.pattern.fullmatch(_MARK.sub("", case.said))
    return match is not None and all(check(match.groups(), case.facts) for check in form.checks)


@cache
def _compiled(form: str) -> _Form:
    pattern, checks, groups, end = "", list[Check](), 0, 0
    for token in _TOKEN.finditer(form):
        pattern += re.escape(form[end : token.start()])
        end = token.end()
        same, value, listed, number, either, other = token.groups()
        if same is not None:
            checks.append(_same(same, value))
        elif listed is not None:
            pattern += r"[^\d]+?(?: and (\d+) more)?"
            checks.append(_listed(groups, listed))
            groups += 1
        elif number is not None:
            pattern += _NUMBER
            checks.append(_is(groups, number))
            groups += 1
        elif either is not None:
            pattern += f"(?:{'|'.join(re.escape(part) for part in either.split('|'))})"
        else:
            pattern += _DATE if other == "@" else r"[^\d]+?"
    return _Form(re.compile(pattern + re.escape(form[end:]), re.IGNORECASE), tuple(checks))


def _same(name: str, value: str) -> Check:
    return lambda _, facts: facts.get(name) == (int(value) if value.isdecimal() else facts.get(value))


def _is(group: int, name: str) -> Check:
    def check(said: tuple[str | None, ...], facts: Facts) -> bool:
        fact = facts.get(name)
        return fact is not None and abs(number_of(said[group] or "") - fact) < 0.0051

    return check


def _listed(group: int, name: str) -> Check:
    return lambda said, facts: max(int(facts.get(name) or 0) - SHOWN, 0) == int(said[group] or 0)


def number_of(text: str) -> float:
    """The number that digits or a word say."""
    word = WORDS.get(text.casefold())
    return float(text.replace("−", "-").replace("\u202f", "")) if word is None else float(word)


def ways(*parts: str | tuple[str, ...]) -> Iterator[str]:
    """Every form that takes one of the choices at each place."""
    choices = [(part,) if isinstance(part, str) else part for part in parts]
    yield from ("".join(chosen) for chosen in product(*choices))


def length(name: str) -> str:
    """A length of time in a form."""
    return f"<{name}> {{day|days|week|weeks|year|years}}"


def spoken(days: float | None) -> float | None:
    """The number that a length of time is said with: days up to 20, weeks below two years, else years."""
    if days is None or days <= 20:
        return days
    return days // 7 if days < 730 else (days + 1) // 365.25


def coming(name: str) -> tuple[str, ...]:
    """A day ahead, by how many days."""
    return (f"today<{name}=0>", f"tomorrow<{name}=1>", f"in {length(name)}")


def gone(name: str) -> tuple[str, ...]:
    """A day that is over, by how many days."""
    return (f"today<{name}=0>", f"yesterday<{name}=1>", f"{length(name)} ago")
