"""Values of any declared type that mean nothing: what stands in a twin where the plan hides something.

They are valid: a level is one of the scale, a date is a date, a number keeps to its bounds, a name
is that of a record of the twin. A type that is not known here raises, so a new one is no hole.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from careerplan.plan.amount import Minutes, Money, Range, Span
from careerplan.plan.level import Level
from careerplan.plan.plan import KINDS
from careerplan.plan.record import (
    SELF,
    TARGET_KINDS,
    ActionName,
    AudienceName,
    Key,
    Kind,
    RaterId,
    RoleName,
    Url,
)
from careerplan.plan.when import When, parse_when

NAMED_KINDS: Mapping[object, Kind] = {**TARGET_KINDS, RaterId: "person", RoleName: "role", ActionName: "goal"}
"""Type of a name -> the kind of record that it may name."""

Value: TypeAlias = Any
"""What stands under a key; its type is known at run time, from the kind's declaration."""

_DATES = ("2019", "2023-03", "~2025-Q3", "2025-11-21", "2026-02-03", "mid-2026", "2026-11..2027-02", "2031", "ongoing")
_WHENS = tuple(when for text in _DATES if isinstance(when := parse_when(text), When))
_SPANS = (Span("week", days=7), Span("month", months=1), Span("3 years", months=36))


class Noise(Struct, frozen=True):
    """Where values come from."""

    dice: random.Random
    names: Mapping[Kind, tuple[str, ...]]
    """Ids of records of the twin, most of them in sight: what is hidden refers to what is not."""
    levels: int
    """How many levels the scale has."""
    fullness: float
    """How likely a key is set that need not be: 0 to 1."""

    def word(self) -> str:
        """A word that stands nowhere else."""
        return f"q{self.dice.getrandbits(48):x}"

    def name(self, kind: Kind) -> str:
        """The id of some record of a kind; a stray word if there is none."""
        names = self.names.get(kind)
        return self.dice.choice(names) if names else self.word()

    def throw(self, likelihood: float) -> bool:
        """True as often as that."""
        return self.dice.random() < likelihood

    def sets(self) -> bool:
        """True if a key is to be set that need not be."""
        return self.dice.random() < self.fullness


Maker = Callable[[Noise], Value]


def other_than(value: Value, kind_of: object, noise: Noise) -> Value:
    """A value of a declared type that differs from the one there is, if the type allows."""
    make = maker_of(kind_of)
    for _ in range(8):
        made = make(noise)
        if made != value:
            break
    return made


@cache
def maker_of(kind_of: object, low: int = 0, high: int = 9) -> Maker:
    """What makes values of a declared type; numbers without a type of their own lie within the bounds."""
    if kind_of in _MAKERS:
        return _MAKERS[kind_of]
    if kind_of is int:
        return lambda noise: noise.dice.randint(low, high)
    if kind_of is float:
        return lambda noise: noise.dice.randint(4 * low, 4 * high) / 4
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Annotated:
        return maker_of(arguments[0], *_bounds(arguments[1]))
    if origin is Literal:
        return lambda noise: noise.dice.choice(arguments)
    if origin in (Union, UnionType):
        members = [maker_of(member, low, high) for member in arguments if member is not NoneType]
        return lambda noise: noise.dice.choice(members)(noise)
    if origin is tuple and arguments[1:] == (...,):
        return _tuple_maker(maker_of(arguments[0], low, high))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_maker(maker_of(arguments[0]), maker_of(arguments[1]))
    if isinstance(kind_of, type) and issubclass(kind_of, Struct):
        return _struct_maker(kind_of)
    raise NotImplementedError(kind_of)


def _bounds(meta: Meta) -> tuple[int, int]:
    low = int(meta.ge) if meta.ge is not None else 0
    return low, int(meta.le) if meta.le is not None else low + 9


def _tuple_maker(item: Maker) -> Maker:
    return lambda noise: tuple(item(noise) for _ in range(noise.dice.randint(1, 2)))


def _mapping_maker(key: Maker, item: Maker) -> Maker:
    return lambda noise: {key(noise): item(noise) for _ in range(noise.dice.randint(1, 2))}


def _struct_maker(kind_of: type[Struct]) -> Maker:
    hints = hints_of(kind_of)
    makers = [(field.name, field.required, maker_of(hints[field.name])) for field in fields_of(kind_of)]

    def make(noise: Noise) -> Value:
        return kind_of(**{name: make(noise) for name, required, make in makers if required or noise.sets()})

    return make


@cache
def fields_of(kind_of: type[Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a struct; msgspec resolves them anew each time it is asked."""
    return fields(kind_of)


@cache
def hints_of(kind_of: type[Struct]) -> Mapping[str, object]:
    """The declared type of each field, with its bounds."""
    return get_type_hints(kind_of, include_extras=True)


def default_of(field: FieldInfo) -> Value:
    """What a field holds that is not set."""
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


def _text(noise: Noise) -> str:
    return f"{noise.word()} {noise.word()}"


def _url(noise: Noise) -> str:
    return noise.dice.choice((f"https://{noise.word()}.example", f"mailto:{noise.word()}@example.org"))


def _key(noise: Noise) -> Key:
    kind = noise.dice.choice(tuple(noise.names) or tuple(KINDS))
    return Key(kind, noise.name(kind))


def _money(noise: Noise) -> Money:
    return Money(noise.dice.choice(("EUR", "USD", "JPY")), noise.dice.randint(1, 900_000))


def _range(noise: Noise) -> Range:
    low = noise.dice.randint(0, 9)
    return Range(low, low + noise.dice.randint(0, 9))


def _day(noise: Noise) -> dt.date:
    return dt.date(2018, 1, 1) + dt.timedelta(days=noise.dice.randint(0, 4500))


def _naming(kind: Kind) -> Maker:
    return lambda noise: noise.name(kind)


_MAKERS: Mapping[object, Maker] = {
    **{name: _naming(kind) for name, kind in NAMED_KINDS.items()},
    RaterId: lambda noise: noise.dice.choice((SELF, noise.name("person"), noise.word())),
    AudienceName: Noise.word,
    str: _text,
    Url: _url,
    Key: _key,
    Level: lambda noise: noise.dice.randrange(noise.levels),
    Minutes: lambda noise: noise.dice.randint(1, 9000),
    bool: lambda noise: noise.throw(0.5),
    When: lambda noise: noise.dice.choice(_WHENS),
    Span: lambda noise: noise.dice.choice(_SPANS),
    Money: _money,
    Range: _range,
    dt.date: _day,
}
