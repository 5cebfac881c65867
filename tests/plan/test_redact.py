"""What goes from the values that are shown: references, links, comments, whole bodies."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from careerplan.insight.gaps import skill_figures
from careerplan.plan.audience import HeldBack, held_back, visible_to
from careerplan.plan.plan import by_id
from careerplan.plan.record import Body, Key
from careerplan.plan.settings import Audience
from tests.plan.seeing import MENTORS, TODAY, encoded, keys, plan_from, seen

# References


def test_p04_references_to_hidden_records_go() -> None:
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


def test_p03_a_hidden_role_gives_no_targets() -> None:
    plan = seen(ROLE.replace("AUDIENCE", "private"), fields=("vision.role",))
    assert plan.visions[0].role is None
    assert {figure.id: figure.target for figure in skill_figures(plan, TODAY)} == {"speaking": None}


def test_a_vision_whose_role_is_not_granted_gives_no_targets() -> None:
    plan = seen(ROLE.replace("AUDIENCE", "mentors"))
    assert {figure.target for figure in skill_figures(plan, TODAY)} == {None}


def test_a_skill_that_only_roles_name_is_spelt_as_a_role_in_sight_spells_it() -> None:
    text = """
=== roles/a-secret.md
---
needs: {"Salary-TALKS (for Deltawerk)": expert, "Chairing <!-- SECRET -->": expert}
---
=== roles/lead.md
---
audience: mentors
needs: {salary talks for deltawerk: advanced, CHAIRING: novice}
---
"""
    assert [skill.title for skill in plan_from(text).skills] == ["Chairing", "Salary-TALKS (for Deltawerk)"]
    assert [skill.title for skill in seen(text).skills] == ["CHAIRING", "salary talks for deltawerk"]
    assert encoded(seen(text)) == encoded(seen("=== roles/lead.md" + text.split("=== roles/lead.md")[1]))


def test_a_need_goes_with_a_private_skill_that_takes_over_its_name() -> None:
    role = "=== roles/lead.md\n---\naudience: mentors\nneeds: {Chairing: advanced}\n---\n"
    assert keys(seen(role)) == {"role:lead", "skill:chairing"}
    taken = seen(f"{role}=== skills/leading.md\n---\naliases: [Chairing]\n---\n")
    assert (keys(taken), taken.roles[0].needs) == ({"role:lead"}, ())


# Bodies


def test_a_body_that_names_c_sharp_is_held_back_where_only_c_is_seen() -> None:
    text = """
=== skills.md
---
skills: [{title: C, audience: mentors}, "C++", "C#"]
---
=== goals/talk.md
---
audience: mentors
---
LINK
"""

    def body(link: str) -> str:
        return seen(text.replace("LINK", link), fields=("goal.body",)).goals[0].body.text

    assert [body(link) for link in ("[[C]]", "[[C#Why]]")] == ["[[C]]", "[[C#Why]]"]
    assert [body(link) for link in ("[[C#]]", "[[C#|C]]", "[[skill:C#]]", "[[C##Why]]", "[[C++]]")] == [""] * 5


def test_p04_a_body_that_mentions_a_hidden_record_is_held_back_whole_and_reported() -> None:
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


def test_p04_a_milestone_that_links_to_a_hidden_record_is_left_out() -> None:
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


# Titles and texts


@pytest.mark.parametrize(
    "written",
    [
        "---\ntitle: Work with X <!-- SECRET -->\naudience: mentors\n---\nPublic.",
        "---\naudience: mentors\n---\n# Work with X <!-- SECRET -->\n\nPublic.",
        "---\naudience: mentors\n---\n# Work with X <!-- SECRET\nSECRET --> Public.",
        "---\ntitle: |\n  Work with X <!--\n  SECRET\naudience: mentors\n---\nPublic.",
    ],
)
def test_a_comment_is_no_part_of_a_title(written: str) -> None:
    text = f"=== goals/x.md\n{written}\n"
    assert [goal.title for goal in plan_from(text).goals] == ["Work with X"]
    plan = seen(text, fields=("goal.body",))
    assert (plan.goals[0].title, plan.goals[0].body.text.strip()) == ("Work with X", "Public.")
    assert b"SECRET" not in encoded(plan)


def test_a_comment_is_no_part_of_a_name_made_from_other_keys() -> None:
    text = """
=== path.md
---
audience: mentors
positions: [{start: 2019, role: "Engineer <!-- SECRET -->", organisation: Deltawerk <!-- SECRET -->}]
---
"""
    plan = seen(text, fields=("position.role", "position.organisation"))
    position = plan.positions[0]
    assert (position.id, position.title, position.organisation) == ("2019-engineer", "Engineer", "Deltawerk")
    assert b"secret" not in encoded(plan).lower()


def test_a_comment_is_no_part_of_a_text() -> None:
    text = """
=== goals/talk.md
---
audience: mentors
next_step: Call <!-- SECRET -->
milestones: ["Rehearsed <!-- SECRET", "<<!-- x -->!-- SECRET --> Shown"]
---
"""
    plan = seen(text, fields=("goal.next_step",))
    assert plan.goals[0].next_step == "Call"
    assert b"SECRET" not in encoded(plan)


NAMED = """
=== people/bob.md
---
title: Bob
---
=== goals/first.md
---
audience: mentors
title: TITLE
---
=== goals/second.md
---
audience: mentors
title: After [[first]]
---
"""


@pytest.mark.parametrize(
    "title",
    ['"[[bob]]"', "Talk to [[Bob|him]]", "person:bob", '"[Him](../people/bob.md)"', '"[a]: ../people/bob.md"'],
)
def test_p04_a_title_that_names_a_hidden_record_holds_its_record_back_and_those_named_after_it(title: str) -> None:
    text = NAMED.replace("TITLE", title)
    assert keys(seen(text)) == set()
    mentors = Audience(name=MENTORS)
    assert held_back(plan_from(text, mentors), mentors) == (
        HeldBack(Key("goal", "first"), lacks=("goal.title",)),
        HeldBack(Key("goal", "second"), lacks=("goal.title",)),
    )
    assert len(keys(seen(NAMED.replace("TITLE", "Talk to Bob")))) == 2


def test_p35_titles_that_name_each_other_in_a_circle_are_seen_or_held_back_together() -> None:
    ring = "".join(
        f"=== goals/g{n}.md\n---\naudience: mentors\ntitle: After [[g{(n + 1) % 30}]]\nafter: g{(n + 1) % 30}\n---\n"
        f"See [[g{(n + 2) % 30}]].\n"
        for n in range(30)
    )
    assert len(keys(seen(ring, fields=("goal.body", "goal.after")))) == 30
    hidden = ring.replace("audience: mentors\ntitle: After [[g1]]", "title: After [[g1]]")
    assert keys(seen(hidden, fields=("goal.body", "goal.after"))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "see [x](../people/bob.md)",
        "see [x](<../people/bob.md>)",
        "see ![x]( bob.png)",
        "see [x](bob.md 'title')",
        "see [x](#bob)",
        "[x]: ../people/bob.md",
        "> [x]:\n  <bob.md>",
        "1. [x\\]y]: bob.md",
        "see [x](<!-- https://example.org/ -->bob.md)",
    ],
)
def test_p04_a_text_with_a_link_into_the_plan_is_left_out(text: str) -> None:
    assert next_step(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "see [x](https://example.org/a) and [y](<HTTP://example.org>)",
        "[write](mailto:noor@example.org)",
        "[x]: https://example.org",
        "Finish draft [v2]: send it",
        "[[talk]]: rehearse",
        "Read (twice) [this]",
    ],
)
def test_a_text_with_links_to_the_world_stays(text: str) -> None:
    assert next_step(text) == text


def next_step(text: str) -> str:
    plan = plan_from("=== goals/talk.md\n---\naudience: mentors\n---\n")
    goals = tuple(replace(goal, next_step=text) for goal in plan.goals)
    mentors = Audience(name=MENTORS, fields=("goal.next_step",))
    plan = replace(plan, goals=goals, settings=replace(plan.settings, audiences={MENTORS: mentors}))
    return visible_to(plan, mentors).goals[0].next_step
