"""Sentences about levels, roles, goals and the whole plan, with the figures that they speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from careerplan.site.views.goals.categories import by_category, empty_said
from careerplan.site.views.goals.goal_lists import by_state
from careerplan.site.views.goals.goal_sentences import headline as goals_headline
from careerplan.site.views.goals.retrospect import unsaid
from careerplan.site.views.goals.scope import scope
from careerplan.site.views.parts import Desk
from careerplan.site.views.phrases import text_of
from careerplan.site.views.reviews.reviews import pace_said
from careerplan.site.views.skills.calibrated import bias_said, evidence_said, title_of
from careerplan.site.views.skills.gap_rows import destination_said, gaps_said
from careerplan.site.views.skills.skill_words import standing as skill_standing
from careerplan.site.views.today.today_words import gaps_said as gaps_of_today
from careerplan.site.views.today.today_words import next_said
from tests.sentences.forms import Case, Export, Facts, Row, coming, length, spoken, ways

WORKING = ("planned", "active", "waiting")
FINISHED = ("done", "partly", "missed", "dropped", "changed")


def today_of(export: Export) -> dt.date:
    return dt.date.fromisoformat(export["today"])


def days_until(export: Export, day: str | None) -> int | None:
    """Days from today to a day of the export."""
    return None if day is None else (dt.date.fromisoformat(day) - today_of(export)).days


def open_goals(export: Export) -> list[Any]:
    """Goals that are neither over nor not mine: those have no health."""
    return [goal for goal in export["goals"] if goal["health"] is not None]


def gap_skills(export: Export) -> list[Any]:
    return [
        skill for skill in export["skills"] if skill["status"] in ("gap", "experience-gap") and not skill["optional"]
    ]


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


def _gaps(desk: Desk, export: Export) -> Iterator[Case]:
    gaps = export["gaps"]
    facts: Facts = {
        **{name: gaps[name] for name in ("count", "sum", "unknown", "experience")},
        "skills": len(export["skills"]),
        "highest": desk.scale.highest,
        "at_target": gaps["met"] + gaps["surplus"],
    }
    yield Case(gaps_of_today(desk.figures.gaps.count, desk.figures.gaps.sum, desk.scale.highest), facts)
    if export["skills"]:
        yield Case(gaps_said(desk), facts)


GAPS = Row(
    "gaps",
    _gaps,
    (
        "Levels 0 to <highest>. <count> gaps, <sum> {level|levels} in all.",
        "Levels 0 to <highest>. 1 gap.<count=1>",
        "<count> {gap|gaps} of experience.<sum=0><experience=count>",
        "1 gap, of <sum> {level|levels}.<count=1>",
        "<count> gaps, <sum> {level|levels} in all.",
        "No gaps among the skills that are assessed.<count=0>",
        "No gaps.<count=0><unknown=0>",
        "<unknown> {skill has|skills have} a target and no level yet.<count=0><at_target=0>",
        "<skills> {skill, without|skills, none with} a target yet.<count=0><at_target=0><unknown=0>",
    ),
    "count",
)


def _destination(desk: Desk, export: Export) -> Iterator[Case]:
    role = next((role for role in export["roles"] if role["id"] == export["vision"]["role"]), None)
    facts = {"met": None, "known": None} if role is None else {"met": role["met"], "known": role["known"]}
    yield Case(text_of(destination_said(desk)), facts)


DESTINATION = Row(
    "destination",
    _destination,
    (
        "The one assessed skill that ~ needs is met.<met=1><known=1>",
        "The one assessed skill that ~ needs is short.<met=0><known=1>",
        "None of the <known> assessed skills is where ~ needs it.<met=0>",
        "All <known> assessed skills are where ~ needs them.<met=known>",
        "<met> of <known> assessed skills {is|are} where ~ needs {it|them}.",
    ),
    "met",
)


def _standings(desk: Desk, export: Export) -> Iterator[Case]:
    for figure, skill in zip(desk.figures.skills, export["skills"], strict=True):
        gap = skill["gap"]
        yield Case(text_of(skill_standing(desk, figure)), {"gap": gap, "above": None if gap is None else -gap})


STANDINGS = Row(
    "a skill's standing",
    _standings,
    (
        "{not now|still missing|met|not assessed}",
        "~, no target",
        "<gap> {level|levels} below ~",
        "<above> {level|levels} above ~",
        "at ~<gap=0>",
    ),
    "gap",
)


def _pace(desk: Desk, export: Export) -> Iterator[Case]:
    pace = export["pace"]
    yield Case(
        pace_said(desk.figures.pace),
        {
            "remaining": pace["remaining"],
            "unknown": pace["unknown"],
            **_quarter("closes", pace["closes"]),
            **_quarter("planned", pace["planned"]),
        },
    )


def _quarter(name: str, quarter: str | None) -> Facts:
    year, _, number = (quarter or "0-Q0").partition("-Q")
    return {name: int(year), f"{name}_quarter": int(number)}


_PLANNED = ("<planned=0>", "; planned for <planned>-Q<planned_quarter>")
_UNKNOWN = ("<unknown=0>", " <unknown> {skill is|skills are} not assessed.")
PACE = Row(
    "pace",
    _pace,
    (
        *ways("No level is missing.<remaining=0>", _UNKNOWN),
        *ways(
            "<remaining> {level|levels} to go",
            _PLANNED,
            ". A pace takes two full quarters between the first and the last dated rating.",
            _UNKNOWN,
        ),
        *ways(
            "<remaining> {level|levels} to go", _PLANNED, ". At this pace the gaps do not close.<closes=0>", _UNKNOWN
        ),
        *ways(
            "<remaining> {level|levels} to go: closes about <closes>-Q<closes_quarter> at this pace",
            _PLANNED,
            ".",
            _UNKNOWN,
        ),
    ),
    "remaining",
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
    late = [goal["days_late"] for goal in now if goal["days_late"]]
    milestones = [
        item["days_late"]
        for item in export["deadlines"]
        if item["kind"] == "milestone"
        and item["days_late"] > 0
        and item["ref"] in {f"goal:{goal['id']}" for goal in now}
    ]
    over = len(states.finished) + len(states.dropped)
    yield Case(
        goals_headline(states.now, len(states.next), len(states.ideas), over),
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
        "No goal now, <next> {comes|come} next.<now=0>",
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


def _next(desk: Desk, export: Export) -> Iterator[Case]:
    dated = [item for item in export["next"] if item["date"] and item["kind"] not in ("rate", "next-step")]
    ahead = [days_until(export, item["date"]) or 0 for item in dated]
    yield Case(
        next_said(desk.figures.next, desk.today),
        {"late": sum(days < 0 for days in ahead), "soon": sum(0 <= days <= 14 for days in ahead)},
    )


NEXT = Row(
    "what comes next",
    _next,
    (
        "<late> {is|are} late.<soon=0>",
        "<soon> {is|are} due within 14 days.<late=0>",
        "<late> {is|are} late, <soon> {is|are} due within 14 days.",
        "Nothing is late, and nothing is due within 14 days.<late=0><soon=0>",
    ),
    "late",
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


def _calibration(desk: Desk, export: Export) -> Iterator[Case]:
    told, evidence = export["calibration"], export["evidence"]
    verdicts = [skill["verdict"] for skill in told["skills"]]
    compared = sum(skill["delta"] is not None for skill in told["skills"])
    bias = None if told["bias"] is None else abs(told["bias"])
    facts: Facts = {
        "blind": verdicts.count("blind-spot"),
        "hidden": verdicts.count("hidden-strength"),
        "aligned": verdicts.count("aligned"),
        "compared": compared,
        "bias": None if bias is None else round(bias, 1),
        "ratings": evidence["ratings"],
        "without": evidence["without"],
    }
    figures = desk.figures.calibration
    if figures.skills:
        yield Case(title_of(figures), facts)
        yield Case(bias_said(figures.bias, compared), facts)
    yield Case(evidence_said(desk.figures.evidence), facts)


_RULE = "Your newest rating less the mean of the others’ newest."
CALIBRATION = Row(
    "calibration and evidence",
    _calibration,
    (
        "Calibration: <blind> blind {spot|spots}<hidden=0>",
        "Calibration: <hidden> hidden {strength|strengths}<blind=0>",
        "Calibration: <blind> blind {spot|spots}, <hidden> hidden {strength|strengths}",
        "Calibration: no blind spots<blind=0><hidden=0>",
        "Calibration: ask someone<blind=0><hidden=0><aligned=0>",
        "No skill has been rated both by you and by somebody else, so there is nothing to compare yet.<compared=0>",
        f"{_RULE}<compared=1>",
        f"{_RULE} On average you rate yourself as they do.<bias=0>",
        f"{_RULE} On average you rate yourself <bias> {{level|levels}} {{above|below}} them.",
        "The one rating names no evidence.<ratings=1><without=1>",
        "None of the <ratings> ratings names its evidence.<without=ratings>",
        "<without> of <ratings> ratings without evidence.",
    ),
    "without",
)

INSIGHT_ROWS = (
    HEADLINE,
    GAPS,
    DESTINATION,
    STANDINGS,
    PACE,
    COMPLETENESS,
    GOALS,
    NEXT,
    RETROSPECTIVE,
    CALIBRATION,
)
