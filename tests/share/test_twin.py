"""Twins: valid plans in which nothing hidden is left as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from msgspec import Meta
from msgspec.structs import replace

from careerplan.plan.audience import visible_to
from careerplan.plan.goal import Goal
from careerplan.plan.grants import ALWAYS
from careerplan.plan.plan import KINDS, Plan
from careerplan.plan.record import PersonId
from careerplan.plan.settings import Settings
from careerplan.plan.shared import shared
from careerplan.share.circle import circle_of, share_circle
from careerplan.share.noise import Noise, fields_of, hints_of, maker_of
from careerplan.share.noninterference import interferes
from careerplan.share.shown import texts_of
from careerplan.share.twin import twin_of, twin_share
from tests.plan.seeing import MENTORS, encoded, plan_from
from tests.strategies import CIRCLE, PROPERTY, Dice, any_plan, dice

PLAN = """
=== goals/talk.md
---
audience: [mentors]
want: 3
next_step: Call the venue
tags: [fear]
---
=== goals/leave.md
---
title: Leave by spring
due: 2027-03
---
=== people/maria.md
---
title: Maria Lopes
advice: [{date: 2026-04-02, text: Publish it}]
contact: maria@example.org
---
"""


@pytest.mark.parametrize("declared", [*KINDS.values(), Settings], ids=lambda declared: declared.__name__)
def test_made_up_values_keep_to_what_their_keys_allow(declared: type[msgspec.Struct]) -> None:
    make = maker_of(declared)
    for seed in range(40):
        made = make(Noise(dice=Dice(seed, 0), names={"skill": ("sql",)}, levels=6, fullness=seed % 4 / 3))
        assert wrong_values(made, declared) == []


def wrong_values(value: object, kind_of: object, meta: Meta | None = None) -> list[str]:
    """The values in a struct that its declared types do not allow."""
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Annotated:
        return wrong_values(value, arguments[0], arguments[1])
    if origin in (Union, UnionType):
        tries = [wrong_values(value, member, meta) for member in arguments]
        return [] if [] in tries else tries[0]
    if origin is Literal:
        return [] if value in arguments else [f"{value!r} is none of {arguments}"]
    if origin is tuple and isinstance(value, tuple):
        return [wrong for item in value for wrong in wrong_values(item, arguments[0], meta)]
    if isinstance(value, Mapping):
        pairs = [(part, of) for pair in value.items() for part, of in zip(pair, arguments, strict=True)]
        return [wrong for part, of in pairs for wrong in wrong_values(part, of)]
    if isinstance(value, msgspec.Struct):
        hints = hints_of(type(value))
        fits = isinstance(kind_of, type) and isinstance(value, kind_of)
        parts = [(getattr(value, field.name), hints[field.name]) for field in fields_of(type(value))]
        return [wrong for part, of in parts for wrong in wrong_values(part, of)] if fits else [f"no {kind_of}"]
    bare = getattr(kind_of, "__supertype__", kind_of)
    if not isinstance(bare, type) or not isinstance(value, bare):
        return [f"{value!r} is no {kind_of}"]
    if meta is not None and isinstance(value, int | float):
        low, high = meta.ge if meta.ge is not None else value, meta.le if meta.le is not None else value
        return [] if low <= value <= high else [f"{value} is not within {low} and {high}"]
    return []


def test_a_type_that_nobody_taught_it_is_an_error_and_no_hole() -> None:
    with pytest.raises(NotImplementedError):
        maker_of(dt.timedelta)


@settings(PROPERTY, max_examples=max(1, PROPERTY.max_examples // 10))
@given(dice(), dice())
def test_no_text_is_left_that_only_hidden_records_hold(thrown: Dice, change: Dice) -> None:
    plan = any_plan(thrown)
    audience = plan.settings.audiences[CIRCLE]
    circle = circle_of(plan, audience)
    seen = visible_to(plan, audience)
    in_sight = {id(record) for record in circle.within(seen).seen}
    of_sight = {text for record in circle.seen if id(record) in in_sight for text in texts_of(record)}
    hidden = [record for record in plan.records() if id(record) not in in_sight]
    marked = {text for record in hidden for text in texts_of(record) if record.id in text} - of_sight
    for fullness in (0.0, 1.0):
        twin = twin_of(plan, seen, circle, change, fullness)
        assert not marked & set(texts_of(tuple(twin.records())))


def seen_and_twin(fullness: float) -> tuple[Plan, Plan]:
    plan = plan_from(PLAN)
    mentors = plan.settings.audiences[MENTORS]
    seen = visible_to(plan, mentors)
    return plan, twin_of(plan, seen, circle_of(plan, mentors), Dice(7, 0), fullness)


def test_the_bare_twin_holds_only_what_is_granted() -> None:
    _, twin = seen_and_twin(0.0)
    assert [str(record.key) for record in twin.records()] == ["goal:talk"]
    goal = twin.goals[0]
    assert (goal.want, goal.next_step, goal.tags, goal.place.path == "content/goals/talk.md") == (None, "", (), False)


def test_the_full_twin_has_another_value_under_each_hidden_key_and_more_records() -> None:
    plan, twin = seen_and_twin(1.0)
    before = next(goal for goal in plan.goals if goal.id == "talk")
    after = next(goal for goal in twin.goals if goal.id == "talk")
    same = {field.encode_name for field in fields_of(Goal) if getattr(before, field.name) == getattr(after, field.name)}
    assert same <= ALWAYS["goal"] | {"id", "sample", "audience"}
    assert len(list(twin.records())) > len(list(plan.records())) + len(KINDS)
    assert b"Leave by spring" not in encoded(twin)
    assert b"maria" not in encoded(twin)


def test_a_share_keeps_its_question_and_loses_its_name() -> None:
    text = (
        "=== shares/one.md\n---\ntitle: Before I leave\nperson: maria\nsees: mentors\nask: What would you cut?\n---\n"
    )
    plan = plan_from(PLAN + text)
    mentors, share = plan.settings.audiences[MENTORS], plan.shares[0]
    seen = visible_to(plan, mentors, share.person)
    circle = share_circle(plan, mentors, PersonId("maria"))
    twin = twin_of(plan, seen, circle, Dice(7, 0), 1.0)
    other = twin_share(share, shared(share, seen), seen, twin, circle, Dice(7, 0))
    assert (other.person, other.sees, other.until, other.show) == (share.person, share.sees, share.until, share.show)
    assert shared(other, seen).ask == "What would you cut?"
    assert other.rate
    assert "Before I leave" not in (other.title, other.id)


class GoalOfTomorrow(Goal, frozen=True, kw_only=True):
    """A goal with a key that nobody has thought of."""

    mood: Annotated[str, Meta(description="How it feels.")] = ""


def test_p01_a_key_of_tomorrow_is_hidden_and_changed_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_from(PLAN)
    asdict = msgspec.structs.asdict
    goals = tuple(GoalOfTomorrow(**asdict(goal), mood="afraid") for goal in plan.goals)
    plan = replace(plan, goals=goals)
    mentors = plan.settings.audiences[MENTORS]
    assert not interferes(lambda other: encoded(visible_to(other, mentors)), plan, mentors, dice=Dice(1, 0))

    monkeypatch.setitem(ALWAYS, "goal", ALWAYS["goal"] | {"mood"})
    assert b"afraid" in encoded(visible_to(plan, mentors))
    assert interferes(lambda _: b"", plan, mentors, dice=Dice(1, 0))
