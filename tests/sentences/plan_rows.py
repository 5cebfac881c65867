"""Sentences about the plan as a whole and its goals, with the figures that they speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerplan.insight.next import late_things
from careerplan.site.views.goals.categories import by_category, empty_said
from careerplan.site.views.goals.goal_lists import by_state
from careerplan.site.views.goals.goal_sentences import headline as goals_headline
from careerplan.site.views.goals.retrospect import unsaid
from careerplan.site.views.goals.scope import scope
from careerplan.site.views.parts import Desk
from careerplan.site.views.today.today_words import next_said
from tests.sentences.exported import FINISHED, days_until, gap_skills, open_goals, today_of
from tests.sentences.forms import Case, Export, Facts, Row, coming, length, spoken, ways


def _headline(desk: Desk, export: Export) -> Iterator[Case]:
    late = [item["days_late"] for item in export["deadlines"] if item["days_late"] > 14]
    review = days_until(export, export["reviews"]["next_due"])
    role = next((role for role in export["roles"] if role["next"]), None) or {
        "met": None,
        "known": None,
        "unknown": None,
    }
    gaps = export["gaps"]
    yield Case(
        desk.figures.headline,
        {
            "things": len(late),
            "late": spoken(max(late, default=None)),
            "review_late": spoken(-review) if review is not None else None,
            "review_in": review,
            "steps": len(_rises(export)) + len(_just_finished(export)),
            **{name: role[name] for name in ("met", "known", "unknown")},
            "gaps": gaps["count"],
            "at_target": gaps["met"] + gaps["surplus"],
            "not_assessed": gaps["unknown"],
            "short": max((skill["gap"] or 0 for skill in gap_skills(export)), default=None),
        },
    )


def _rises(export: Export) -> list[str]:
    since = (today_of(export) - dt.timedelta(days=14)).isoformat()
    gained = {
        skill["id"]: [point["gained"] for point in skill["history"] if point["date"] and point["date"] >= since]
        for skill in export["skills"]
    }
    return [skill for skill, points in gained.items() if sum(points) > 0]


def _just_finished(export: Export) -> list[str]:
    since, today = (today_of(export) - dt.timedelta(days=14)).isoformat(), export["today"]
    goals = [goal for goal in export["goals"] if goal["status"] in ("done", "partly") and goal["finished"]]
    return [goal["id"] for goal in goals if since <= goal["finished"] <= today]


_MORE_UNKNOWN = ("", "; <unknown> more {is|are} not assessed")
_EVENTS = ("~ rose to ~ on @", "~ was {finished|partly finished} {on|in|around} @")
HEADLINE = Row(
    "headline",
    _headline,
    (
        f"~ is {length('late')} late.<things=1>",
        f"<things> things are more than 14 days late, ~ by {length('late')}.",
        f"The review is {length('review_late')} late.",
        *ways("The review is due ", coming("review_in"), "."),
        *ways(_EVENTS, (".<steps=1>", ", one of <steps> steps in the last 14 days.")),
        *ways("You meet the one skill assessed for ~<known=1><met=1>", _MORE_UNKNOWN, "."),
        *ways("You do not yet meet the one skill assessed for ~<known=1><met=0>", _MORE_UNKNOWN, "."),
        *ways("You meet all <known> skills assessed for ~<met=known>", _MORE_UNKNOWN, "."),
        *ways("You meet <met> of the <known> skills assessed for ~", _MORE_UNKNOWN, "."),
        "No gap among <at_target> {skill|skills} with a target.<gaps=0><not_assessed=0>",
        "No gap among <at_target> {skill|skills} with a target; <not_assessed> {skill|skills} not assessed.<gaps=0>",
        "<gaps> {gap|gaps}: <list:gaps>.",
        "1 gap: ~, <short> {level|levels} short.<gaps=1>",
        "<gaps> gaps; the largest is ~, <short> {level|levels} short.",
        "Start here: rate five skills.<gaps=0><at_target=0>",
    ),
    "things",
)


def _next(desk: Desk, export: Export) -> Iterator[Case]:
    dated = [item for item in export["next"] if item["date"] and item["kind"] not in ("rate", "next-step")]
    ahead = [days_until(export, item["date"]) or 0 for item in dated]
    all_late = (
        *(item["days_late"] > 0 for item in export["deadlines"]),
        *(person["overdue"] and person["arranged"] is None for person in export["people"]),
    )
    yield Case(
        next_said(desk.figures.next, late_things(desk.figures.deadlines, desk.figures.people, desk.today), desk.today),
        {
            "late": sum(days < 0 for days in ahead),
            "all_late": sum(all_late),
            "soon": sum(0 <= days <= 14 for days in ahead),
        },
    )


NEXT = Row(
    "what comes next",
    _next,
    (
        "<late> {is|are} late.<soon=0><all_late=late>",
        "<late> of <all_late> late things {is|are} shown.<soon=0>",
        "<late> of <all_late> late things {is|are} shown, <soon> {is|are} due within 14 days.",
        "<soon> {is|are} due within 14 days.<late=0>",
        "<late> {is|are} late, <soon> {is|are} due within 14 days.<all_late=late>",
        "Nothing is late, and nothing is due within 14 days.<late=0><soon=0>",
    ),
    "late",
)


def _completeness(desk: Desk, export: Export) -> Iterator[Case]:
    complete, told = desk.figures.completeness, export["completeness"]
    planned = [goal["planned"] for goal in open_goals(export)]
    kinds = (
        sum(amounts["hours"] for amounts in planned),
        sum(sum(amounts["money"].values()) for amounts in planned),
        sum(amounts["coffees"] for amounts in planned),
    )
    facts: Facts = {
        "active": sum(goal["status"] == "active" for goal in open_goals(export)),
        "without_due": len(told["goals_without_due"]),
        "gaps": export["gaps"]["count"],
        "without_goal": len(told["gaps_without_goal"]),
        "without_gap": len(told["goals_without_gap"]),
        "values": len(export["notices"]["uncited_values"]),
        "kinds": sum(bool(amount) for amount in kinds),
    }
    loose = scope(desk)
    said = (complete.schedule.said, complete.scope.said, complete.resources.said)
    for sentence in (*said, loose.gaps_said, loose.goals_said, loose.values_said):
        yield Case(sentence, facts)


COMPLETENESS = Row(
    "completeness",
    _completeness,
    (
        "No goal is active.<active=0>",
        "The active goal has no due date.<active=1><without_due=1>",
        "The active goal has a due date.<active=1><without_due=0>",
        "<without_due> of <active> active goals {has|have} no due date.",
        "All <active> active goals have a due date.<without_due=0>",
        "There is no gap to close.<gaps=0>",
        "No gap is known: no skill has a target.<gaps=0>",
        "No goal names the one gap.<gaps=1><without_goal=1>",
        "A goal names the one gap.<gaps=1><without_goal=0>",
        "<without_goal> of <gaps> gaps {has|have} no goal.",
        "Goals name all <gaps> gaps.<without_goal=0>",
        "The plan lacks resources: no hours, money or coffees are planned.<kinds=0>",
        "{Hours are|Money is|Coffees are} planned.<kinds=1>",
        "{Hours and money|Hours and coffees|Money and coffees} are planned.<kinds=2>",
        "Hours, money and coffees are planned.<kinds=3>",
        "<without_goal> {gap|gaps} without a goal",
        "<without_gap> {goal|goals} without a gap",
        "<values> {value|values} that no goal serves",
    ),
    "active",
)


def _goals(desk: Desk, export: Export) -> Iterator[Case]:
    states = by_state(desk.figures.goals)
    goals = open_goals(export)
    now = [goal for goal in goals if goal["status"] == "active"]
    more_than_ideas = [goal for goal in goals if goal["status"] != "idea"]
    late = [goal["days_late"] for goal in more_than_ideas if goal["days_late"]]
    milestones = [
        item["days_late"]
        for item in export["deadlines"]
        if item["kind"] == "milestone"
        and item["days_late"] > 0
        and item["ref"] in {f"goal:{goal['id']}" for goal in more_than_ideas}
    ]
    over = len(states.finished) + len(states.dropped)
    yield Case(
        goals_headline(desk.figures.goals, states.now, len(states.next), len(states.ideas), over),
        {
            "now": len(now),
            "on_track": sum(goal["health"] == "on-track" for goal in now),
            "next": sum(goal["status"] in ("planned", "waiting") for goal in goals),
            "ideas": sum(goal["status"] == "idea" for goal in goals),
            "over": sum(goal["status"] in FINISHED for goal in export["goals"]),
            "late": len(late),
            "late_milestones": len(milestones),
            "days": spoken(max(late or milestones, default=None)),
        },
    )


_LATE = (
    "<late=0><late_milestones=0>",
    f" One goal is {length('days')} late.<late=1>",
    f" <late> goals are late, the oldest by {length('days')}.",
    f" One milestone is {length('days')} late.<late=0><late_milestones=1>",
    f" <late_milestones> milestones are late, the oldest by {length('days')}.<late=0>",
)
GOALS = Row(
    "the headline of goals",
    _goals,
    (
        *ways("No goal now, <next> {comes|come} next.<now=0>", _LATE),
        "No goal now, <ideas> {idea|ideas} to choose from.<now=0><next=0>",
        "No goal now, <over> {is|are} over.<now=0><next=0><ideas=0>",
        "No goals yet.<now=0><next=0><ideas=0><over=0>",
        *ways("1 goal now, on track.<now=1><on_track=1>", _LATE),
        *ways("1 goal now, {at risk|off track|not started}.<now=1><on_track=0>", _LATE),
        *ways("<now> goals now, all on track.<on_track=now>", _LATE),
        *ways("<now> goals now, <on_track> on track.", _LATE),
    ),
    "now",
)


def _retrospective(desk: Desk, export: Export) -> Iterator[Case]:
    told = export["retrospective"]
    finished = [goal for goal in export["goals"] if goal["status"] in FINISHED]
    figures = desk.figures.retrospective
    yield Case(unsaid(figures.unknown, figures.finished), {"unknown": told["unknown"], "finished": len(finished)})
    empty = sum(not count for count in export["categories"].values())
    yield Case(empty_said(by_category(desk)), {"empty": empty, "unknown": told["unknown"], "finished": len(finished)})


RETROSPECTIVE = Row(
    "finished goals, and categories",
    _retrospective,
    (
        "Add meaningful: -2 to 2 to its file once you know.<unknown=1><finished=1>",
        "<unknown> of <finished> {waits|wait} for meaningful: -2 to 2 in {its file|their files}.",
        "Categories: <empty> {is|are} empty",
        "Categories<empty=0>",
    ),
    "unknown",
)


def _notices(desk: Desk, export: Export) -> Iterator[Case]:
    told, figures = export["notices"], desk.figures.notices
    share = told["deliberate_share"]
    facts: Facts = {
        "bound": told["ladder_bound"],
        "total": told["ladder_of"],
        "own": told["ladder_of"] - told["ladder_bound"],
        "serving": told["deliberate_goals"],
        "share": None if share is None else int(share * 100 + 0.5),
    }
    yield Case(figures.ladder.said, facts)
    yield Case(figures.deliberate.said, facts)


_SERVING = (
    "The one open goal develops a skill that the vision needs<total=1><serving=1>",
    "No open goal develops a skill that the vision needs<total=1><serving=0>",
    "<serving> of <total> open goals {develops|develop} a skill that the vision needs",
)
_SHARE = "<share> % of working time goes into such skills"
NOTICES = Row(
    "notices",
    _notices,
    (
        "None of <total> goals leads to a role: all are your own.<bound=0>",
        "All <total> goals lead to a role.<bound=total>",
        "<bound> of <total> goals {leads|lead} to a role, <own> {is|are} your own.",
        *ways(_SERVING, (".", f"; {_SHARE}.")),
        f"{_SHARE}.<total=0>",
    ),
    "bound",
)


PLAN_ROWS = (HEADLINE, NEXT, COMPLETENESS, GOALS, RETROSPECTIVE, NOTICES)
