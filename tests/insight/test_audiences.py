"""Audiences in use: what waits for the owner's word, and where a hidden name stands."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from careerplan.insight.audiences import audience_figures
from careerplan.insight.checks import check_figures
from careerplan.insight.measure import measure
from careerplan.plan.audience import visible_to
from careerplan.plan.plan import Plan
from careerplan.plan.record import AudienceName
from careerplan.plan.settings import Audience, BriefSettings, SiteSettings
from tests.plan.seeing import MANAGER, MENTORS, TODAY, plan_from
from tests.texts import said

GOAL = """
=== people.md
---
people: [Maria, Ben]
---
=== goals/talk.md
---
title: Talk
audience: [mentors, manager]
milestones:
  - {title: Told to Ben}
---
::: private
Maria
:::
"""
SHARE = "=== shares/maria.md\n---\nperson: maria\nsees: mentors\nuntil: 2026-11-21\nask: Well?\n---\n"


def plan_of(text: str, **settings: object) -> Plan:
    return plan_from(text, Audience(name=MENTORS, kinds=("person",)), **settings)


def in_use(plan: Plan, day: dt.date = TODAY) -> list[tuple[str, int, int]]:
    return [(figure.name, len(figure.waiting), len(figure.names)) for figure in audience_figures(plan, day)]


def test_an_audience_that_nothing_is_made_for_says_nothing() -> None:
    assert in_use(plan_of(GOAL)) == []


def test_a_share_uses_its_audience_until_its_last_day_is_over() -> None:
    assert in_use(plan_of(GOAL + SHARE)) == [("mentors", 2, 1)]
    assert in_use(plan_of(GOAL + SHARE), TODAY + dt.timedelta(days=1)) == []
    assert in_use(plan_of(GOAL + SHARE.replace("until: 2026-11-21", "sample: true"))) == []
    assert in_use(plan_of(GOAL + SHARE.replace("until: 2026-11-21\n", ""))) == [("mentors", 2, 1)]


def test_the_brief_uses_its_audience() -> None:
    assert in_use(plan_of(GOAL, brief=BriefSettings(sees=MANAGER))) == [("manager", 0, 1)]
    assert in_use(plan_of(GOAL, brief=BriefSettings(sees=MENTORS)))[0][:2] == ("mentors", 2)


def test_a_public_site_uses_the_public() -> None:
    plan = plan_of(GOAL, site=SiteSettings(visibility="public"))
    public = Audience(name=AudienceName("public"), kinds=("goal",))
    plan = replace(plan, settings=replace(plan.settings, audiences={**plan.settings.audiences, public.name: public}))
    assert in_use(plan) == [("public", 1, 0)]


def test_a_plan_that_an_audience_sees_knows_of_no_audience() -> None:
    plan = plan_of(GOAL + SHARE)
    assert audience_figures(visible_to(plan, plan.settings.audiences[MENTORS]), TODAY) == ()


def test_check_shows_each_hidden_name_where_it_stands() -> None:
    plan = plan_of(GOAL + SHARE, brief=BriefSettings(sees=MANAGER))
    text = GOAL.partition("=== goals/talk.md\n")[2]
    problems = check_figures(measure(plan, TODAY), {"content/goals/talk.md": text})
    (first, second) = (problem for problem in problems if problem.code == "audience-names")
    assert said([first]) == (
        "content/goals/talk.md:5:21: warning[audience-names]: “Ben” names a person whom the audience manager may not"
        " see, so nothing is made for it\n"
        "  | - {title: Told to Ben}\n"
        "  help: look at it with careerplan audience manager, then add --accept; or take the name out\n"
    )
    assert "mentors" in second.message


def test_check_says_so_of_the_sentence_of_a_level() -> None:
    plan = plan_of(GOAL.replace("Told to Ben", "Told"), brief=BriefSettings(sees=MANAGER))
    step = replace(plan.settings.scale.steps[5], meaning="As good as Ben.")
    scale = replace(plan.settings.scale, steps=(*plan.settings.scale.steps[:5], step))
    plan = replace(plan, settings=replace(plan.settings, scale=scale))
    (problem,) = check_figures(measure(plan, TODAY), {})
    assert (problem.path, problem.line, problem.excerpt) == ("careerplan.toml", 1, "")


@pytest.mark.parametrize("accepted", [(), ("goal:talk names person:ben",)])
def test_an_accepted_name_is_no_problem(accepted: tuple[str, ...]) -> None:
    mentors = Audience(name=MENTORS, may_name=accepted)
    problems = check_figures(measure(plan_from(GOAL + SHARE, mentors), TODAY), {})
    assert len(problems) == (0 if accepted else 1)
