"""The page of all goals: by state, by category, what is loose, and what they were worth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.words import count
from careerplan.site.addresses import GOALS
from careerplan.site.drafts import Draft
from careerplan.site.views.goals.categories import Group, by_category, by_size, empty_said
from careerplan.site.views.goals.goal_lists import (
    Folded,
    OpenTable,
    States,
    by_state,
    ended_row,
    folded,
    idea_row,
    open_table,
)
from careerplan.site.views.goals.goal_sentences import headline
from careerplan.site.views.goals.retrospect import Retrospect, retrospect
from careerplan.site.views.goals.scope import Scope, scope
from careerplan.site.views.introductions import introductions
from careerplan.site.views.parts import Desk, Invitation, Link, Rule
from careerplan.site.views.phrases import Fact


class GoalsView(Struct, frozen=True, kw_only=True):
    """All goals."""

    headline: str
    facts: tuple[Fact, ...]
    introductions: tuple[Markup, ...]
    promotion: str
    """That every goal only leads to a promotion; empty if it is not so."""
    conflicts: tuple[tuple[Link, Link], ...]
    now: OpenTable
    next: OpenTable
    ideas: Folded
    finished: Folded
    dropped: Folded
    categories: tuple[Group, ...]
    categories_said: str
    sizes: tuple[Group, ...]
    own: str
    """How much of the plan leads to a role, and how much develops what the vision needs."""
    basics: tuple[str, ...]
    """Foundations that are met already."""
    scope: Scope
    retrospect: Retrospect | None
    invitation: Invitation | None
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The page of all goals."""
    yield Draft(GOALS, "pages/goals.html", "Goals", partial(goals_view, desk))


def goals_view(desk: Desk) -> GoalsView:
    """What the page shows."""
    states = by_state(desk.figures.goals)
    groups = by_category(desk)
    vision, notices = desk.figures.vision.current, desk.figures.notices
    over = len(states.finished) + len(states.dropped)
    return GoalsView(
        headline=headline(desk.figures.goals, states.now, len(states.next), len(states.ideas), over),
        facts=_facts(desk, states),
        introductions=introductions(desk, GOALS, "goal"),
        promotion=notices.promotion,
        conflicts=tuple((desk.link("goal", first), desk.link("goal", second)) for first, second in notices.conflicts),
        now=open_table(desk, states.now),
        next=open_table(desk, states.next),
        ideas=folded([idea_row(desk, figure) for figure in (*states.ideas, *states.not_mine)]),
        finished=folded([ended_row(desk, figure) for figure in states.finished]),
        dropped=folded([ended_row(desk, figure) for figure in states.dropped]),
        categories=groups,
        categories_said=empty_said(groups),
        sizes=by_size(desk),
        own=" ".join(said for said in (notices.ladder.said, notices.deliberate.said) if said),
        basics=vision.basics_met if vision is not None else (),
        scope=scope(desk),
        retrospect=retrospect(desk),
        invitation=None if desk.figures.goals else INVITATION,
        rules=RULES if desk.figures.goals else (),
    )


def _facts(desk: Desk, states: States) -> tuple[Fact, ...]:
    complete = desk.figures.completeness
    numbers = (
        (len(states.next), "next"),
        (len(states.ideas), "idea" if len(states.ideas) == 1 else "ideas"),
        (len(states.not_mine), "not mine"),
        (len(states.finished), "finished"),
        (len(states.dropped), "dropped"),
        (len(complete.gaps_without_goal), _without(len(complete.gaps_without_goal), "gap", "a goal")),
        (len(complete.goals_without_gap), _without(len(complete.goals_without_gap), "goal", "a gap")),
    )
    return tuple(Fact(str(number), text) for number, text in numbers if number)


def _without(number: int, what: str, lack: str) -> str:
    return f"{count(number, what).partition(' ')[2]} without {lack}"


INVITATION = Invitation(
    id="first-goal",
    title="Your first goal",
    text="A goal is a milestone toward your vision. It may be small, it may be an idea, and it need not have a date.",
    path="content/goals/first-goal.md",
    lines="---\ntitle: Give a talk at work\nstatus: active\ndue: 2027-Q1\nmilestones: [Tell it to one colleague]\n---",
)

RULES = (
    Rule(
        "Progress",
        "The measure, (now − from) of (to − from); else milestones done of all; else activities done of all; else it"
        " is not known. The files in goals/ say which.",
    ),
    Rule("Even pace", "The share of a goal’s days, from its start to the end of its due date, that is over."),
    Rule(
        "State",
        "Off track once the due date has passed; not started while it is an idea, planned or waiting, or its start"
        " lies ahead; at risk with a milestone more than 7 days late, or progress more than 25 points behind the"
        " time; else on track. What you set by hand wins. A goal that is over has no such state.",
    ),
    Rule(
        "SMART",
        "S: a text or a skill to reach. M: a measure or milestones. A: a zone that is not panic, and hours within"
        " your week. R: a role, vision, value or gap it serves. T: a due date. Only for active and planned goals.",
    ),
    Rule(
        "Without a goal, without a gap",
        "A gap that no open goal names; an open goal that names no skill which is a gap or might be one.",
    ),
    Rule("Was it meaningful", "The key meaningful of each finished goal: above 0 meaningful, 0 and below flat."),
)
