"""The proof's own reading of privacy.md, and that of `visible_to`: two tables that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from msgspec.structs import fields

from careerplan.plan.audience import visible_to
from careerplan.plan.grants import ALWAYS, NAMED_BY, NEVER, PARTS
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Key, Kind, PersonId
from careerplan.share.circle import NAMED_AFTER, NEVER_SHOWN, SHOWN_PARTS, circle_of
from tests.plan.seeing import MENTORS, plan_from
from tests.strategies import CIRCLE, PROPERTY, Dice, any_plan, any_record, dice, readers


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "share"])
def test_p01_both_readings_show_the_same_keys_of_a_record(kind: Kind) -> None:
    record = any_record(kind, f"{kind}-a", Dice(1, 0.5))
    plan = plan_from("=== goals/talk.md\n---\naudience: mentors\n---\n")
    circle = circle_of(plan, plan.settings.audiences[MENTORS])
    granted = type(circle)(
        audience=circle.audience, reader=None, granted=frozenset({record.key}), seen=(record,), open=(), closed=()
    )
    keys = [field.encode_name for field in fields(KINDS[kind])]
    # of ratings in a feedback a table cannot say whose they are
    assert {key for key in keys if granted.shows(key, record)} == ALWAYS[kind]


def test_both_readings_agree_on_items_and_on_names() -> None:
    assert dict(SHOWN_PARTS) == dict(PARTS)
    assert dict(NAMED_AFTER) == dict(NAMED_BY)
    assert NEVER_SHOWN == NEVER


@settings(PROPERTY, max_examples=max(1, PROPERTY.max_examples // 4))
@given(dice(), readers())
def test_p01_nothing_is_seen_that_the_second_reading_hides(thrown: Dice, reader: PersonId | None) -> None:
    plan = any_plan(thrown)
    audience = plan.settings.audiences[CIRCLE]
    seen = {record.key for record in visible_to(plan, audience, reader).records()}
    assert seen <= circle_of(plan, audience, reader).sees


def test_a_reader_is_known_where_their_record_is_in_sight() -> None:
    plan = plan_from("=== people/maria.md\n---\ntitle: Maria\n---\n=== people/ben.md\n---\ntitle: Ben [[maria]]\n---\n")
    mentors = plan.settings.audiences[MENTORS]
    assert circle_of(plan, mentors, PersonId("maria")).sees == {Key("person", "maria")}
    assert circle_of(plan, mentors, PersonId("ben")).reader is None
    assert circle_of(plan, mentors, PersonId("stranger")).reader is None
