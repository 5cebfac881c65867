"""What accepting changes: the preview of an audience, and the text of its list afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from careerplan.authoring.audience import Preview, accepted_list, preview
from careerplan.content.accepted import accepted_line
from careerplan.plan.audience import visible_to, waiting
from careerplan.plan.plan import Plan
from careerplan.plan.prose import unaccepted_names
from careerplan.plan.record import PersonId
from careerplan.plan.settings import Audience
from tests.plan.seeing import MENTORS, encoded, keys, plan_from
from tests.strategies import CIRCLE, PROPERTY, Dice, any_plan, dice

PLAN = """
=== people.md
---
people: [Maria, Ben]
---
=== goals/talk.md
---
title: Talk to Maria
skills: {sql: novice}
---
See [[sql]].
=== skills/sql.md
---
title: SQL
---
"""


def looked_at(text: str, audience: Audience, *, whole: bool = True) -> Preview:
    return preview(plan_from(text, audience), audience, (), whole=whole)


def after(audience: Audience, seen: Preview) -> Audience:
    """The audience as its list says it once all that was shown is accepted."""
    lines = [line for line in (*audience.accepted, *audience.may_name) if line not in seen.dead] + list(seen.lines)
    accepted = tuple(line for line in lines if " names " not in line)
    return replace(audience, accepted=accepted, may_name=tuple(line for line in lines if " names " in line))


def test_names_are_those_that_the_new_records_will_say() -> None:
    mentors = Audience(name=MENTORS, kinds=("goal",))
    assert unaccepted_names(plan_from(PLAN, mentors), mentors) == ()
    assert looked_at(PLAN, mentors).lines == ("goal:talk", "goal:talk names person:maria")


def test_somebody_who_comes_into_sight_is_no_hidden_name() -> None:
    mentors = Audience(name=MENTORS, kinds=("goal", "person"))
    assert looked_at(PLAN, mentors).lines == ("goal:talk", "person:ben", "person:maria")


def test_what_one_new_record_brings_into_sight_of_another_is_told() -> None:
    mentors = Audience(
        name=MENTORS, kinds=("skill", "goal"), fields=("goal.body", "goal.skills"), accepted=("goal:talk",)
    )
    seen = looked_at(PLAN, mentors)
    before, then = seen.now.goals[0], seen.then.goals[0]
    assert (before.body.text, dict(before.skills)) == ("", {})
    assert (then.body.text, dict(then.skills)) == ("See [[sql]].", {"sql": 2})


def test_lines_of_what_is_gone_are_dead_and_lines_that_mean_nothing_are_kept() -> None:
    accepted = ("goal:talk", "goal:gone", "gaol:talk", "talk")
    names = ("goal:talk names person:maria", "goal:talk names person:ben", "goal:gone names person:ben", "x names y")
    seen = looked_at(PLAN, Audience(name=MENTORS, kinds=("goal",), accepted=accepted, may_name=names))
    assert seen.dead == ("goal:gone", "goal:talk names person:ben", "goal:gone names person:ben")
    assert [str(naming) for naming in seen.accepted_names] == ["goal:talk names person:maria"]


def test_while_files_cannot_be_read_nothing_counts_as_gone() -> None:
    mentors = Audience(name=MENTORS, kinds=("goal",), accepted=("goal:talk", "goal:gone"))
    assert looked_at(PLAN, mentors, whole=False).dead == ()


@pytest.mark.parametrize(
    ("before", "after_it"),
    [
        ("", "goal:b\nskill:a\n"),
        ("goal:a\nrole:x\n", "goal:a\ngoal:b\nrole:x\nskill:a\n"),
        ("# Mine.\n\n# Roles\nrole:x\n", "# Mine.\n\n# Roles\ngoal:b\nrole:x\nskill:a\n"),
        ("role:x\n# The rest\n", "goal:b\nrole:x\nskill:a\n# The rest\n"),
        ("  goal:b  \n", "  goal:b  \nskill:a\n"),
        ("goal:gone\n# why\nskill:a", "# why\ngoal:b\nskill:a\n"),
        ("# Mine\r\nrole:x\r\n", "# Mine\r\ngoal:b\r\nrole:x\r\nskill:a\r\n"),
        ("\ufeffgoal:gone\n", "goal:b\nskill:a\n"),
        ("skill:z\nskill:b\n", "goal:b\nskill:a\nskill:z\nskill:b\n"),
    ],
)
def test_new_lines_find_their_place_and_the_owners_own_stay(before: str, after_it: str) -> None:
    assert accepted_list(before, ["skill:a", "goal:b"], ["goal:gone"]) == after_it


def test_a_new_list_is_sorted() -> None:
    lines = ["skill:a", "goal:a names person:b", "goal:a"]
    assert accepted_list("", lines, []) == "goal:a\ngoal:a names person:b\nskill:a\n"


# Whatever the plan


@PROPERTY
@given(dice())
def test_p42_accepting_adds_what_was_shown_and_no_more(thrown: Dice) -> None:
    plan = any_plan(thrown)
    audience = plan.settings.audiences[CIRCLE]
    seen = preview(plan, audience, (), whole=True)
    accepted = after(audience, seen)
    shown = visible_to(plan, accepted)
    assert encoded(shown) == encoded(seen.then)
    assert set(waiting(plan, audience)) == set(seen.waiting)
    assert waiting(plan, accepted) == ()
    assert unaccepted_names(plan, accepted) == ()
    assert encoded(seen.now) == encoded(visible_to(plan, audience))


@PROPERTY
@given(dice())
def test_accepting_takes_nothing_out_of_sight(thrown: Dice) -> None:
    plan = any_plan(thrown)
    audience = plan.settings.audiences[CIRCLE]
    seen = preview(plan, audience, (PersonId("person-a"),), whole=True)
    accepted = after(audience, seen)
    assert keys(visible_to(plan, audience)) <= keys(visible_to(plan, accepted))
    assert preview(plan, accepted, (PersonId("person-a"),), whole=True).lines == ()


@PROPERTY
@given(dice())
def test_what_was_written_reads_back_as_what_was_accepted(thrown: Dice) -> None:
    plan: Plan = any_plan(thrown)
    seen = preview(plan, plan.settings.audiences[CIRCLE], (), whole=True)
    text = accepted_list("# mine\ngoal:kept\n", seen.lines, ())
    assert {accepted_line(line) for line in text.split("\n")} == {"", "goal:kept", *seen.lines}
