"""Random plans for property tests: every kind and every key, built from the declared types.

A key that is added to a kind tomorrow is covered without a change here. References are coherent:
each names a record that the plan holds. Each free text says where it stands, so no two are alike.

Hypothesis draws a seed and how full a plan is; the rest is thrown by dice, because thousands of
draws for each plan would take a hundred times as long.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from careerplan.plan.amount import Minutes, Money, Range, Span
from careerplan.plan.goal import CATEGORIES
from careerplan.plan.level import DEFAULT_SCALE, Level
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.record import (
    PRIVATE,
    SELF,
    TARGET_KINDS,
    ActionName,
    AudienceName,
    Body,
    Key,
    Kind,
    PersonId,
    RaterId,
    Record,
    RoleId,
    RoleName,
    SkillId,
    Url,
)
from careerplan.plan.settings import Audience, Settings
from careerplan.plan.skill import Spelling
from careerplan.plan.when import When, parse_when
from tests.rewriting import fields_of, hints_of, marked

PROPERTY = settings(
    max_examples=int(os.environ.get("CAREERPLAN_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""For a property over plans: 200 of them on a desk, as many as CAREERPLAN_EXAMPLES says in CI."""

FEWEST_IN_CI = 2000
PRIVACY = settings(PROPERTY, max_examples=max(PROPERTY.max_examples, FEWEST_IN_CI if os.environ.get("CI") else 0))
"""For the properties of privacy, which CI tries on at least two thousand plans."""

CIRCLE = AudienceName("circle")
"""The audience of every random plan; "others" is declared beside it, "typo" is not."""
OTHERS, TYPO = AudienceName("others"), AudienceName("typo")

NAMED_KINDS: tuple[Kind, ...] = ("vision", "role", "skill", "goal", "person", "position")
"""Kinds that references name: both records of each are in every plan."""

IMPLIED = "skill-c"
"""A skill that no file is about."""

Value: TypeAlias = Any
"""What stands under a key; its type is known at run time, from the kind's declaration."""

AnyStruct = TypeVar("AnyStruct", bound=Struct)


def ids_of(kind: Kind) -> tuple[str, ...]:
    """The ids that records of a kind may have in a random plan."""
    return (f"{kind}-a", f"{kind}-b")


class Dice(random.Random):
    """Dice that also know how likely an optional key is to be set."""

    def __init__(self, seed: int, fullness: float) -> None:
        super().__init__(seed)
        self.seed_drawn, self.fullness = seed, fullness

    def __repr__(self) -> str:
        return f"Dice({self.seed_drawn}, {self.fullness})"

    def some(self, things: Sequence[str], share: float) -> tuple[str, ...]:
        """Each of the things with the same likelihood, in their order."""
        return tuple(thing for thing in things if self.random() < share)


_WHENS = tuple(
    when
    for text in ("2023-03", "2024", "2025-11-21", "mid-2026", "~2026-Q4", "2026-05..2027-02", "ongoing", "2031")
    if isinstance(when := parse_when(text), When)
)
_KEYS = tuple(Key(kind, name) for kind in NAMED_KINDS for name in ids_of(kind))
_AUDIENCES = ((), (CIRCLE,), (OTHERS, CIRCLE), (OTHERS,), (PRIVATE,), (CIRCLE, PRIVATE), (CIRCLE, TYPO))

TEXTS = ("text <!-- text -->", "text [[goal:goal-b|that]]", "text [text](../people/text.md)", "person:person-b")
"""Free texts of which not all may be shown."""

_CHOICES: Mapping[object, Sequence[Any]] = {
    **{name: ids_of(kind) for name, kind in TARGET_KINDS.items()},
    SkillId: (*ids_of("skill"), IMPLIED),
    RaterId: (SELF, *ids_of("person"), "text"),
    RoleName: (*ids_of("role"), "text"),
    ActionName: (*ids_of("goal"), "text"),
    AudienceName: (CIRCLE, OTHERS),
    Key: _KEYS,
    Url: ("https://example.org/text", "mailto:text@example.org", "people/person-a.md"),
    str: ("", "text", *TEXTS),
    Level: range(len(DEFAULT_SCALE.steps)),
    Minutes: range(0, 600, 45),
    int: (1, 2),  # within what every key allows
    float: (0.0, 0.5, 1.0),
    bool: (True, False),
    When: _WHENS,
    Span: (Span("month", months=1), Span("5 years", months=60)),
    Money: (Money("EUR", 12_345), Money("JPY", 900)),
    Range: (Range(0, 2), Range(3, 3)),
    dt.date: (dt.date(2025, 11, 21), dt.date(2026, 2, 3)),
}


def any_value(kind_of: object, dice: Dice) -> Value:
    """A value of a declared type; a type that nobody taught us is an error, not a gap in a test."""
    if kind_of in _CHOICES:
        return dice.choice(_CHOICES[kind_of])
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Literal:
        return dice.choice(arguments)
    if origin in (Union, UnionType):
        return any_value(dice.choice([member for member in arguments if member is not NoneType]), dice)
    if origin is tuple:
        return tuple(any_value(arguments[0], dice) for _ in range(dice.randint(1, 2)))
    if origin is not None and issubclass(origin, Mapping):
        name, item = arguments
        return {any_value(name, dice): any_value(item, dice) for _ in range(dice.randint(1, 2))}
    if isinstance(kind_of, type) and issubclass(kind_of, Struct):
        return any_struct(kind_of, dice)
    raise NotImplementedError(kind_of)


def any_struct(kind_of: type[AnyStruct], dice: Dice, **given: Value) -> AnyStruct:
    """A struct with some of the optional keys, beside those given."""
    drawn = given
    hints = hints_of(kind_of)
    for field in fields_of(kind_of):
        if field.name not in given and (field.required or dice.random() < dice.fullness):
            drawn[field.name] = any_value(hints[field.name], dice)
    return kind_of(**drawn)


def any_body(dice: Dice) -> Body:
    """A body with a comment and a private block, which may refer to records too."""
    public, private = ([dice.choice(_KEYS)] if dice.random() < 0.5 else [] for _ in range(2))
    return Body(
        text="text",
        line=dice.randint(1, 40),
        mentions=tuple(dict.fromkeys((*public, *private))),
        public_text="text <!-- text -->",
        public_mentions=tuple(public),
    )


def any_record(kind: Kind, name: str, dice: Dice) -> Record:
    """A record of a kind, under a given id."""
    given: dict[str, object] = {}
    if kind == "skill":
        given["implied"] = name == IMPLIED
        given["spelt"] = tuple(Spelling(RoleId(role), f"text {role}") for role in ids_of("role"))
    record: Record = any_struct(
        KINDS[kind],
        dice,
        id=name,
        title=_any_title(name, dice),
        audience=dice.choice(_AUDIENCES),
        sample=dice.random() < 0.1,
        body=any_body(dice),
        **given,
    )
    return marked(record, name)


def _any_title(name: str, dice: Dice) -> str:
    """A title, thrown apart: most are plain, and the values of the record do not hang on it."""
    apart = Dice(dice.seed_drawn + sum(name.encode()), dice.fullness)
    return apart.choice(("text", "text", "text", "text [[person-a]]", *TEXTS[:3]))


def any_plan(dice: Dice) -> Plan:
    """A plan with records of every kind, and the audience `CIRCLE` declared."""
    found: dict[str, tuple[Record, ...]] = {}
    for kind, plural in PLURALS.items():
        names = ids_of(kind) if kind in NAMED_KINDS else dice.some(ids_of(kind), 0.7)
        names += (IMPLIED,) if kind == "skill" else ()
        found[plural] = tuple(any_record(kind, name, dice) for name in names)
    plan: Plan = replace(Plan(), **found)
    own = replace(
        marked(any_struct(Settings, dice), "settings"),
        scale=DEFAULT_SCALE,
        categories=tuple(sorted({goal.category for goal in plan.goals} - set(CATEGORIES))),
        audiences={name: any_audience(name, dice) for name in (CIRCLE, OTHERS)},
    )
    introductions = {dice.choice(tuple(KINDS)): (marked(any_body(dice), "introduction"),)}
    return replace(plan, settings=own, introductions=introductions)


GRANTABLE: tuple[str, ...] = (
    *(f"{kind}.{field.encode_name}" for kind, kind_of in KINDS.items() for field in fields_of(kind_of)),
    "skill.ratings_by_others",
    "goal.no_such_key",
)
"""All that `fields` could name, also what it must not be able to grant."""

_EVERY_ID = tuple(f"{kind}:{name}" for kind in KINDS for name in (*ids_of(kind), f"{kind}-c"))


def any_audience(name: AudienceName, dice: Dice) -> Audience:
    """An audience with any of the kinds, keys and accepted records."""
    return Audience(
        name=name,
        kinds=dice.some(tuple(KINDS), 0.6),
        fields=dice.some(GRANTABLE, dice.choice((0.0, 0.3, 0.6, 0.97, 0.97))),
        accepted=dice.some(_EVERY_ID, 0.6),
    )


def dice() -> st.SearchStrategy[Dice]:
    """Dice to throw a plan with: `any_plan(dice)`. A failure prints them, where a plan would fill pages."""
    return st.builds(Dice, st.integers(0, 2**32 - 1), st.sampled_from((0.1, 0.3, 0.7)))


def plans() -> st.SearchStrategy[Plan]:
    """Random plans, for a property that is not likely to have to print one."""
    return dice().map(any_plan)


def readers() -> st.SearchStrategy[PersonId | None]:
    """Nobody, one of the people, or someone who is not among them."""
    names = [PersonId(name) for name in (*ids_of("person"), "stranger")]
    return st.sampled_from((None, *names))
