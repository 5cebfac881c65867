"""A plan to show a friend: nothing that was written stands in it, and what is left still hangs together."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from msgspec import Struct

from careerplan.build import read_plan
from careerplan.insight.measure import measure
from careerplan.plan.discreet import discreet
from careerplan.plan.plan import PLURALS, Plan
from careerplan.plan.record import PRIVATE
from careerplan.site.pages import make_brief_page, make_pages
from careerplan.site.render import render_pages
from careerplan.site.theme import find_theme
from tests.strategies import NAMED_KINDS, PROPERTY, Dice, any_plan, dice, ids_of

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 21)

WRITTEN = ("text (", *(name for kind in NAMED_KINDS for name in ids_of(kind)), "skill-c", "12345", "123.45", "JPY")
"""What stands in every random plan and may stand in no discreet one: texts, ids, amounts."""


def texts(value: object) -> Iterator[str]:
    """Every text and number of a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from texts(name)
            yield from texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def pages_of(plan: Plan) -> str:
    """All words of all pages of a site."""
    figures = measure(plan, TODAY)
    made = make_pages(figures, (), frozenset())
    rendered = render_pages((*made.pages, make_brief_page(figures)), find_theme(ROOT, "default").theme, ROOT)
    whole = b"\n".join((*rendered.outputs.values(), made.search)).decode()
    return html.unescape(re.sub(r"<svg.*?</svg>", "", whole, flags=re.DOTALL)) + "".join(rendered.outputs)


@PROPERTY
@given(dice())
def test_no_text_name_or_amount_of_a_plan_is_left_in_it(thrown: Dice) -> None:
    plan = any_plan(thrown)
    left = [text for text in texts(discreet(plan)) if any(word in text for word in WRITTEN)]
    assert left == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dice())
def test_no_text_name_or_amount_of_a_plan_stands_in_any_page(thrown: Dice) -> None:
    plan = any_plan(thrown)
    pages = pages_of(discreet(plan))
    assert [word for word in WRITTEN if word in pages] == []


def test_no_title_name_or_sentence_of_the_example_stands_in_any_page() -> None:
    plan = read_plan(ROOT).plan
    pages = pages_of(discreet(plan))
    named = {record.title for record in plan.records() if record.kind != "review"}
    sentences = {text for record in plan.records() for text in texts(record) if len(text) > 25}
    assert len(named) > 100
    assert [text for text in sorted(named | sentences) if len(text) > 4 and text in pages] == []


@PROPERTY
@given(dice())
def test_every_record_but_shares_has_a_stand_in_with_a_number(thrown: Dice) -> None:
    plan = any_plan(thrown)
    shown = discreet(plan)
    for kind, name in PLURALS.items():
        records = getattr(shown, name)
        if kind == "share":
            assert records == ()
        else:
            titles = [f"{kind.capitalize()} {number}" for number in range(1, len(getattr(plan, name)) + 1)]
            assert [record.title for record in records] == titles


def test_figures_stay_what_they_were() -> None:
    plan = read_plan(ROOT).plan
    before, after = measure(plan, TODAY), measure(discreet(plan), TODAY)
    assert (after.gaps.count, after.gaps.sum, after.gaps.met) == (before.gaps.count, before.gaps.sum, before.gaps.met)
    assert [goal.health for goal in after.goals] == [goal.health for goal in before.goals]
    assert (after.pace.verdict, after.zones.minutes) == (before.pace.verdict, before.zones.minutes)


def test_the_same_name_has_the_same_stand_in_wherever_it_stands() -> None:
    plan = read_plan(ROOT).plan
    shown = discreet(plan)
    renamed = {old.id: new.id for old, new in zip(plan.people, shown.people, strict=True)}
    pairs = [
        (old.by, new.by)
        for skill, stand_in in zip(plan.skills, shown.skills, strict=True)
        for old, new in zip(skill.ratings, stand_in.ratings, strict=True)
        if old.by in renamed
    ]
    assert pairs
    assert all(renamed[old] == new for old, new in pairs)


def test_what_is_private_stays_private_and_nobody_is_granted_anything() -> None:
    plan = read_plan(ROOT).plan
    shown = discreet(plan)
    assert shown.settings.audiences == {}
    assert {name for record in shown.records() for name in record.audience} <= {PRIVATE}
    assert {record.place.path for record in shown.records()} == {""}
