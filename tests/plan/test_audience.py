"""What a circle of readers sees; tests/share/test_noninterference.py proves that the rest changes nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from careerplan.plan.amount import Span
from careerplan.plan.audience import visible_to, waiting
from careerplan.plan.level import DEFAULT_SCALE, Scale
from careerplan.plan.plan import Plan
from careerplan.plan.record import AudienceName, Key, PersonId, Url
from careerplan.plan.settings import Audience, Budget, PlanSettings, Settings, SiteSettings
from tests.plan.seeing import MENTORS, keys, plan_from, seen

# Which records


def test_a_record_that_names_nobody_is_seen_by_nobody() -> None:
    assert (
        keys(seen("=== goals/talk.md\n---\ntitle: Talk\n---\n=== skills.md\n---\nskills: {SQL: novice}\n---\n"))
        == set()
    )


def test_a_record_that_names_the_audience_is_seen() -> None:
    text = """
=== goals/talk.md
---
audience: [mentors, manager]
---
=== goals/grade.md
---
audience: manager
---
"""
    assert keys(seen(text)) == {"goal:talk"}


def test_an_activity_inside_a_goal_is_granted_by_its_own_audience_only() -> None:
    text = """
=== goals/talk.md
---
audience: mentors
activities: [Course, {title: Rehearsal, audience: mentors}]
---
=== goals.md
---
audience: mentors
goals: [{title: Write, activities: [Workshop]}]
---
=== learning.md
---
audience: mentors
activities: [{title: Book, goal: talk}]
---
"""
    assert keys(seen(text, fields=("activity.goal",))) == {
        "goal:talk",
        "goal:write",
        "activity:talk-rehearsal",
        "activity:book",
    }


def test_private_wins_over_the_audience_beside_it_and_over_acceptance() -> None:
    text = "=== goals/talk.md\n---\naudience: [mentors, private]\n---\n=== goals/move.md\n---\naudience: private\n---\n"
    assert keys(seen(text, kinds=("goal",), accepted=("goal:talk", "goal:move"))) == set()


@pytest.mark.parametrize("written", ["mentrs", "[mentors, privte]", "[mentors, null]", "NO", '"false"', "[]", "null"])
def test_p07_an_audience_that_cannot_be_trusted_denies_the_record(written: str) -> None:
    text = f"=== goals/talk.md\n---\naudience: {written}\n---\n"
    assert keys(seen(text, kinds=("goal",), accepted=("goal:talk",))) == set()


NEARLY = ["Audience: private", "audiences: private", "visibility: private", "private: true", "hide: yes"]


@pytest.mark.parametrize("written", [*NEARLY, "milestones: [{title: Draft, private: true}]"])
def test_p07_a_key_that_is_nearly_audience_closes_the_record(written: str) -> None:
    text = f"=== goals/talk.md\n---\n{written}\n---\n"
    assert keys(seen(text, kinds=("goal",), accepted=("goal:talk",))) == set()
    assert keys(seen(text.replace("---\n", "---\naudience: mentors\n", 1))) == set()


@pytest.mark.parametrize("written", NEARLY)
def test_p07_above_a_list_it_closes_what_says_nothing_itself(written: str) -> None:
    text = f"=== goals.md\n---\naudience: mentors\n{written}\ngoals: [Talk]\n---\n"
    assert keys(seen(text)) == set()


def test_p42_two_records_that_claim_one_id_are_both_held_back() -> None:
    goal, person = "---\ntitle: Talk\n---\n", "---\ntitle: Maria\n---\n"
    text = f"=== goals/talk.md\n{goal}=== goals/a/Talk.md\n{goal}=== people/maria.md\n{person}"
    assert keys(seen(text, kinds=("goal",), accepted=("goal:talk",), reader="maria")) == {"person:maria"}
    text += f"=== people/former/maria.md\n{person}"
    assert keys(seen(text, kinds=("goal",), accepted=("goal:talk",), reader="maria")) == set()


def test_p42_a_record_whose_like_is_broken_is_held_back() -> None:
    text = "=== goals/talk.md\n---\ntitle: [Talk\n---\n=== goals/a/talk.md\n---\ntitle: Leave\n---\n"
    assert keys(seen(text, kinds=("goal",), accepted=("goal:talk",))) == set()


def test_p07_an_undeclared_name_closes_a_record_even_where_no_reader_refused_it() -> None:
    plan = plan_from("=== goals/talk.md\n---\naudience: mentors\n---\n")
    misspelt = (MENTORS, AudienceName("privat"))
    plan = replace(plan, goals=tuple(replace(goal, audience=misspelt) for goal in plan.goals))
    assert keys(visible_to(plan, plan.settings.audiences[MENTORS])) == set()


@pytest.mark.parametrize("name", ["mentrs", "private", "public"])
def test_p07_an_audience_that_is_not_declared_sees_nothing(name: str) -> None:
    plan = plan_from("=== goals/talk.md\n---\naudience: mentors\n---\n=== people/maria.md\n---\ntitle: Maria\n---\n")
    plan = replace(plan, goals=tuple(replace(goal, audience=(AudienceName(name),)) for goal in plan.goals))
    undeclared = Audience(name=AudienceName(name), kinds=("goal",), accepted=("goal:talk",))
    assert visible_to(plan, undeclared, PersonId("maria")) == Plan()
    assert waiting(plan, undeclared) == ()


def test_p42_a_new_record_of_a_nominated_kind_waits_until_it_is_accepted() -> None:
    mentors = Audience(name=MENTORS, kinds=("goal",), accepted=("goal:talk", "skill:sql"))
    text = """
=== goals/talk.md
---
title: Talk
---
=== goals/leave.md
---
title: Leave
---
=== goals/grade.md
---
audience: mentors
---
=== goals/baby.md
---
audience: private
---
=== skills.md
---
skills: {SQL: novice}
---
"""
    plan = plan_from(text, mentors)
    assert keys(visible_to(plan, mentors)) == {"goal:talk", "goal:grade"}
    assert waiting(plan, mentors) == (Key("goal", "leave"),)


def test_starter_records_and_shares_are_never_seen() -> None:
    text = """
=== goals/talk.md
---
audience: mentors
sample: true
---
=== people/maria.md
---
title: Maria
---
=== shares/maria.md
---
audience: mentors
person: maria
sees: mentors
nonce: 5f1d
---
"""
    granted = ("share.person", "share.sees", "share.nonce", "goal.sample")
    assert keys(seen(text, kinds=("goal", "share"), fields=granted, accepted=("goal:talk", "share:maria"))) == set()


def test_a_second_record_with_the_same_id_is_not_seen_with_the_first() -> None:
    plan = plan_from("=== goals/talk.md\n---\naudience: mentors\ntitle: Open\n---\n")
    twin = replace(plan.goals[0], title="Closed", audience=())
    doubled = replace(plan, goals=(twin, *plan.goals))
    assert [goal.title for goal in visible_to(doubled, plan.settings.audiences[MENTORS]).goals] == ["Open"]


def test_p03_records_stand_in_the_order_of_their_ids_not_of_their_folders() -> None:
    text = (
        "=== goals/a-secret-folder/z.md\n---\naudience: mentors\n---\n=== goals/b/a.md\n---\naudience: mentors\n---\n"
    )
    assert [goal.id for goal in seen(text).goals] == ["a", "z"]


# The whole plan


def test_settings_keep_what_figures_need_and_no_more() -> None:
    steps = tuple(replace(step, aliases=("beginner",)) for step in DEFAULT_SCALE.steps)
    own = PlanSettings(
        owner="Noor Haddad",
        title="Noor's plan",
        language="nl",
        timezone="Europe/Amsterdam",
        currency="CHF",
        current_level="self",
        review_every=Span("month", months=1),
        stale_after=Span("year", months=12),
        search_every=Span("month", months=1),
        reply_to="noor@example.org",
    )
    plan = plan_from(
        "=== goals/talk.md\n---\naudience: mentors\ncategory: stage\n---\n=== goals/x.md\n---\ncategory: escape\n---\n",
        plan=own,
        categories=("escape", "stage"),
        scale=Scale(steps),
        budget=Budget(hours_per_week=4),
        site=SiteSettings(url=Url("https://plan.example.org"), edit_url=Url("https://git.example.org/plan")),
    )
    settings = visible_to(plan, plan.settings.audiences[MENTORS]).settings
    assert settings == Settings(
        plan=PlanSettings(
            language="nl",
            timezone="Europe/Amsterdam",
            currency="CHF",
            current_level="self",
            stale_after=Span("year", months=12),
        ),
        categories=("stage",),
        scale=DEFAULT_SCALE,
    )


def test_the_introduction_of_a_list_file_is_never_seen() -> None:
    text = "=== skills.md\n---\naudience: mentors\nskills: {SQL: novice}\n---\nWhat I tell nobody.\n"
    assert plan_from(text).introductions
    plan = seen(text, kinds=("skill",), fields=("skill.body",), accepted=("skill:sql",))
    assert (keys(plan), plan.introductions) == ({"skill:sql"}, {})
