"""What goes from the values that are shown: references, links, comments, whole bodies."""

from __future__ import annotations

from msgspec.structs import replace

from careerplan.insight.gaps import skill_figures
from careerplan.plan.audience import HeldBack, held_back, visible_to
from careerplan.plan.plan import by_id
from careerplan.plan.record import Body, Key
from careerplan.plan.settings import Audience
from tests.plan.seeing import MENTORS, TODAY, encoded, plan_from, seen

# References


def test_references_to_hidden_records_go() -> None:
    text = """
=== goals/talk.md
---
audience: mentors
skills: {speaking: advanced, saying-no: advanced}
role: head
after: [leave]
conflicts_with: [leave, grade]
---
=== goals/leave.md
---
title: Leave
---
=== goals/grade.md
---
audience: mentors
---
=== roles/head.md
---
needs: {speaking: advanced}
---
=== skills/speaking.md
---
audience: mentors
related: [saying-no]
sources: ["person:maria", advert]
---
=== skills/saying-no.md
---
title: Saying no
---
=== people/maria.md
---
title: Maria
---
=== learning/course.md
---
audience: mentors
with: maria
skills: [saying-no, speaking]
goal: talk
---
"""
    granted = ("goal.skills", "goal.role", "goal.after", "goal.conflicts_with", "skill.related", "skill.sources")
    plan = seen(text, fields=(*granted, "activity.with", "activity.skills", "activity.goal"))
    talk, course = by_id(plan.goals)["talk"], plan.activities[0]
    assert (talk.skills, talk.role, talk.after, talk.conflicts_with) == ({"speaking": 4}, None, (), ("grade",))
    assert (plan.skills[0].related, plan.skills[0].sources) == ((), ("advert",))
    assert (course.with_, course.skills, course.goal) == ((), ("speaking",), "talk")
    for hidden in (b"maria", b"leave", b"saying", b"head"):
        assert hidden not in encoded(plan)


ROLE = """
=== vision.md
---
audience: mentors
role: lead
---
=== roles/lead.md
---
audience: AUDIENCE
needs:
  - {skill: speaking, level: advanced, sources: ["person:maria", interview]}
  - {skill: Chairing, level: novice}
  - {skill: saying-no, level: expert}
---
=== roles/head.md
---
needs: {Firing: expert}
---
=== people/maria.md
---
title: Maria
---
=== skills/speaking.md
---
audience: mentors
level: novice
---
=== skills/saying-no.md
---
title: Saying no
---
"""


def test_a_role_shows_the_needs_whose_skills_are_seen_and_the_skills_that_only_it_names() -> None:
    plan = seen(ROLE.replace("AUDIENCE", "mentors"), fields=("vision.role",))
    assert [(need.skill, need.level) for need in plan.roles[0].needs] == [("speaking", 4), ("chairing", 2)]
    assert [(skill.id, skill.implied) for skill in plan.skills] == [("chairing", True), ("speaking", False)]
    assert {figure.id: figure.target for figure in skill_figures(plan, TODAY)} == {"speaking": 4, "chairing": 2}


def test_where_a_need_is_known_from_shows_only_if_the_needs_are_named() -> None:
    text = ROLE.replace("AUDIENCE", "mentors")
    assert seen(text).roles[0].needs[0].sources == ()
    named = seen(text, fields=("role.needs",)).roles[0].needs[0].sources
    assert [source.origin for source in named] == ["interview"]


def test_a_hidden_role_gives_no_targets() -> None:
    plan = seen(ROLE.replace("AUDIENCE", "private"), fields=("vision.role",))
    assert plan.visions[0].role is None
    assert {figure.id: figure.target for figure in skill_figures(plan, TODAY)} == {"speaking": None}


def test_a_vision_whose_role_is_not_granted_gives_no_targets() -> None:
    plan = seen(ROLE.replace("AUDIENCE", "mentors"))
    assert {figure.target for figure in skill_figures(plan, TODAY)} == {None}


# Bodies


def test_a_body_that_mentions_a_hidden_record_is_held_back_whole_and_reported() -> None:
    text = """
=== goals/talk.md
---
audience: mentors
---
I promised it to [[maria]].
=== goals/grade.md
---
audience: mentors
---
See [[talk]]. <!-- not before March -->
::: private
Or I leave, says [[maria]].
:::
=== people/maria.md
---
title: Maria
---
"""
    plan = seen(text, fields=("goal.body",))
    assert by_id(plan.goals)["talk"].body == Body()
    body = by_id(plan.goals)["grade"].body
    assert (body.text.strip(), body.mentions) == ("See [[talk]].", (Key("goal", "talk"),))
    assert (body.public_text, body.public_mentions, body.line) == (body.text, body.mentions, 1)

    mentors = Audience(name=MENTORS, fields=("goal.body",))
    held = held_back(plan_from(text, mentors), mentors)
    assert held == (HeldBack(Key("goal", "talk"), mentions=(Key("person", "maria"),)),)


def test_a_comment_never_leaves_the_house() -> None:
    body = Body(text="x", public_text="Before <!-- salary --> after <!-- open end")
    plan = plan_from("=== goals/talk.md\n---\naudience: mentors\n---\n", Audience(name=MENTORS, fields=("goal.body",)))
    plan = replace(plan, goals=tuple(replace(goal, body=body) for goal in plan.goals))
    assert visible_to(plan, plan.settings.audiences[MENTORS]).goals[0].body.text.split() == ["Before", "after"]


def test_a_milestone_that_links_to_a_hidden_record_is_left_out() -> None:
    text = """
=== people/maria.md
---
title: Maria
---
=== goals/talk.md
---
audience: mentors
milestones: ["Shown to [[maria]]", "Rehearsed for [[talk]]", "Sent [[person:maria|her]] the draft"]
next_step: Ask [[Maria]]
---
"""
    goal = seen(text, fields=("goal.next_step",)).goals[0]
    assert [milestone.title for milestone in goal.milestones] == ["Rehearsed for [[talk]]"]
    assert goal.next_step == ""
