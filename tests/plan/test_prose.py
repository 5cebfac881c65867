"""Prose that names what is hidden: what is listed, what is not, and what accepting changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from careerplan.plan.audience import visible_to, waiting
from careerplan.plan.plan import PLURALS, Plan
from careerplan.plan.prose import namings, unaccepted_names
from careerplan.plan.record import PersonId
from careerplan.plan.settings import Audience, PlanSettings
from tests.plan.seeing import MENTORS, encoded, keys, plan_from
from tests.strategies import CIRCLE, NAMED_KINDS, PROPERTY, Dice, any_plan, dice, readers

PEOPLE = "=== people.md\n---\npeople: [Maria Fontein, {title: Dilan Aksoy, audience: mentors}]\n---\n"


def listed(text: str, *, reader: str | None = None, owner: str = "", **grants: tuple[str, ...]) -> list[str]:
    """The namings of what the mentors see of the plan in a text."""
    mentors = Audience(name=MENTORS, **grants)
    plan = plan_from(text, mentors, plan=PlanSettings(owner=owner))
    return [str(naming) for naming in namings(plan, mentors, PersonId(reader) if reader else None)]


def goal(keys_of_goal: str, body: str = "") -> str:
    return f"=== goals/talk.md\n---\naudience: mentors\n{keys_of_goal}\n---\n{body}\n"


def test_a_title_that_names_somebody_hidden_is_listed() -> None:
    assert listed(PEOPLE + goal("title: Thank Maria")) == ["goal:talk names person:maria-fontein"]


def test_somebody_in_sight_is_not_hidden() -> None:
    assert listed(PEOPLE + goal("title: Thank Dilan")) == []


def test_the_reader_of_a_share_is_granted_their_own_name() -> None:
    text = PEOPLE + goal("title: Thank Maria")
    assert listed(text, reader="maria-fontein") == []
    assert listed(text, reader="dilan-aksoy") == ["goal:talk names person:maria-fontein"]


def test_the_owner_and_whoever_shares_a_name_with_somebody_in_sight_hide_nobody() -> None:
    text = PEOPLE.replace("Maria Fontein", "Maria Aksoy") + goal("title: Thank Aksoy, and Noor")
    assert listed(text) == []
    assert listed(text.replace("Dilan Aksoy", "Dilan"), owner="Noor Aksoy") == []
    assert listed(text.replace("Thank Aksoy", "Maria Aksoy")) == ["goal:talk names person:maria-aksoy"]


@pytest.mark.parametrize(
    ("written", "granted"),
    [
        ("milestones: [Ask Maria]", ()),
        ("measure: {what: Talks that Maria heard, to: 3}", ()),
        ("next_step: Ask Maria", ("goal.next_step",)),
        ("risks: [{risk: It rains, then: Ask Maria}]", ("goal.risks",)),
        ("tags: [Maria]", ("goal.tags",)),
        ("links: [{title: A page, url: 'https://example.org/maria'}]", ("goal.links",)),
        ("decisions: [{date: 2026-12-15, question: Who?, rule: Maria decides}]", ("goal.decisions",)),
    ],
)
def test_every_text_of_a_record_in_sight_is_read_however_deep(written: str, granted: tuple[str, ...]) -> None:
    found = ["goal:talk names person:maria-fontein"]
    assert listed(PEOPLE + goal(f"title: Talk\n{written}"), fields=granted) == found
    assert listed(PEOPLE + goal(f"title: Talk\n{written}")) == (found if not granted else [])


def test_a_body_is_read_where_it_is_granted_without_private_blocks_and_comments() -> None:
    text = PEOPLE + goal("title: Talk", "Maria.\n")
    assert listed(text) == []
    assert listed(text, fields=("goal.body",)) == ["goal:talk names person:maria-fontein"]
    hidden = PEOPLE + goal("title: Talk", "<!-- Maria -->\n\n::: private\nMaria\n:::\n")
    assert listed(hidden, fields=("goal.body",)) == []


def test_an_id_that_says_more_than_its_title_is_read() -> None:
    people = PEOPLE.replace("Maria Fontein", "Ruth Fontein")
    text = people + "=== goals/thank-ruth.md\n---\ntitle: Thank somebody\naudience: mentors\n---\n"
    assert listed(text) == ["goal:thank-ruth names person:ruth-fontein"]
    assert listed(text.replace("Thank somebody", "Thank ruth")) == []


def test_a_level_may_name_somebody_too() -> None:
    plan = plan_from(PEOPLE, mentors := Audience(name=MENTORS))
    step = replace(plan.settings.scale.steps[5], meaning="As good as Maria.")
    scale = replace(plan.settings.scale, steps=(*plan.settings.scale.steps[:5], step))
    plan = replace(plan, settings=replace(plan.settings, scale=scale))
    assert [str(naming) for naming in namings(plan, mentors)] == ["careerplan.toml names person:maria-fontein"]


def test_the_question_and_the_note_of_a_share_are_read_for_its_reader_only() -> None:
    share = "=== shares/d.md\n---\nperson: dilan-aksoy\nsees: mentors\nask: Is Maria right?\n---\nAs Maria said.\n"
    assert listed(PEOPLE + share) == []
    assert listed(PEOPLE + share, reader="dilan-aksoy") == ["share:d names person:maria-fontein"]


OSIER = """
=== market/osier.md
---
date: 2026-05-12
organisation: Osier
---
=== path.md
---
positions: [{start: 2020, organisation: Tarnweir}]
---
=== learning.md
---
activities:
  - {title: Course, provider: Willow College}
  - {title: Licence, certificate: {name: Licence, issuer: Water Guild}}
---
=== roles/lead.md
---
organisation: Sallow
needs: {}
---
"""


def test_organisations_of_all_kinds_are_known() -> None:
    said = "Not at Osier, Tarnweir, Willow, Sallow or the Water Guild."
    assert listed(OSIER + goal("title: Talk", said), fields=("goal.body",)) == [
        "goal:talk names organisation:Osier",
        "goal:talk names organisation:Sallow",
        "goal:talk names organisation:Tarnweir",
        "goal:talk names organisation:Water Guild",
        "goal:talk names organisation:Willow College",
    ]


def test_an_organisation_that_is_in_sight_is_not_hidden() -> None:
    text = OSIER.replace("date: 2026", "audience: mentors\ndate: 2026") + goal("title: Talk about Osier")
    granted = ("application.date", "application.organisation", "application.role")
    assert listed(text, fields=granted) == []
    assert listed(text) == ["goal:talk names organisation:Osier"]


def test_a_rater_who_is_none_of_the_people_is_hidden() -> None:
    rated = "=== skills/sql.md\n---\nratings: [{date: 2026-05, level: novice, by: Old boss Henk}]\n---\n"
    assert listed(rated + goal("title: Ask Henk")) == ["goal:talk names person:Old boss Henk"]


def test_samples_name_nobody() -> None:
    assert listed(PEOPLE.replace("Maria Fontein", "{title: Maria, sample: true}") + goal("title: Thank Maria")) == []


def test_what_was_accepted_is_listed_and_waits_no_longer() -> None:
    text = PEOPLE + goal("title: Thank Maria") + "=== goals/b.md\n---\naudience: mentors\ntitle: Maria again\n---\n"
    mentors = Audience(name=MENTORS, may_name=("goal:talk names person:maria-fontein",))
    plan = plan_from(text, mentors)
    assert len(namings(plan, mentors)) == 2
    (left,) = unaccepted_names(plan, mentors)
    assert (str(left), left.key, left.word) == ("goal:b names person:maria-fontein", "title", "Maria")


# Whatever the plan


def accepting(plan: Plan, audience: Audience, reader: PersonId | None) -> Audience:
    """The audience once its owner has accepted all that is named."""
    named = tuple(str(naming) for naming in unaccepted_names(plan, audience, reader))
    return replace(audience, may_name=(*audience.may_name, *named))


@PROPERTY
@given(dice(), readers())
def test_accepting_names_shows_nothing_more_and_leaves_none(thrown: Dice, reader: PersonId | None) -> None:
    plan = talkative(any_plan(thrown))
    audience = plan.settings.audiences[CIRCLE]
    accepted = accepting(plan, audience, reader)
    assert encoded(visible_to(plan, accepted, reader)) == encoded(visible_to(plan, audience, reader))
    assert unaccepted_names(plan, accepted, reader) == ()


@PROPERTY
@given(dice(), readers())
def test_only_what_is_in_sight_is_listed_and_only_for_what_is_hidden(thrown: Dice, reader: PersonId | None) -> None:
    plan = talkative(any_plan(thrown))
    audience = plan.settings.audiences[CIRCLE]
    seen = keys(visible_to(plan, audience, reader))
    shares = {str(share.key) for share in plan.shares}
    for naming in namings(plan, audience, reader):
        assert naming.record in seen | shares | {"careerplan.toml"}
        assert naming.of not in seen


def talkative(plan: Plan) -> Plan:
    """The same plan with people whose names its texts are full of."""
    people = [replace(person, title=f"Text{number}") for number, person in enumerate(plan.people)]
    people[0] = replace(people[0], title="text", aliases=())
    return replace(plan, people=tuple(people))


@PROPERTY
@given(dice(), readers())
def test_p42_without_acceptance_a_new_record_of_a_nominated_kind_changes_nothing(
    thrown: Dice, reader: PersonId | None
) -> None:
    """Kinds that nothing can refer to; what a reference to a hidden record tells is tested elsewhere."""
    plan = any_plan(thrown)
    audience = plan.settings.audiences[CIRCLE]
    new = {key for key in waiting(plan, audience) if key.kind not in (*NAMED_KINDS, "feedback")}
    kept = {name: tuple(r for r in getattr(plan, name) if r.key not in new) for name in PLURALS.values()}
    before = visible_to(replace(plan, **kept), audience, reader)
    assert encoded(before) == encoded(visible_to(plan, audience, reader))
