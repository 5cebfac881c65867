"""Sentences about levels and roles, with the figures that they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from careerplan.site.views.parts import Desk
from careerplan.site.views.phrases import text_of
from careerplan.site.views.reviews.reviews import pace_said
from careerplan.site.views.roles.role_columns import between_said, met_said
from careerplan.site.views.roles.role_words import reached_said, reports_said, serves_said
from careerplan.site.views.roles.role_words import standing as role_standing
from careerplan.site.views.skills.calibrated import bias_said, evidence_said, title_of
from careerplan.site.views.skills.gap_rows import destination_said, gaps_said
from careerplan.site.views.skills.skill_words import standing as skill_standing
from careerplan.site.views.today.today_words import gaps_said as gaps_of_today
from tests.sentences.exported import days_until, gap_skills
from tests.sentences.forms import Case, Export, Facts, Row, length, spoken, ways


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
        "asks": len(told["ask"]),
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
        "Calibration: nothing to compare yet<blind=0><hidden=0><aligned=0><asks=0>",
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


def _roles(desk: Desk, export: Export) -> Iterator[Case]:
    roles, wished = export["roles"], export["vision"]["reports"]
    full = sum(bool(role["known"]) and not role["gaps"] and not role["unknown"] for role in roles)
    yield Case(reached_said(desk.figures.roles), {"roles": len(roles), "full": full})
    for figure, role in zip(desk.figures.roles, roles, strict=True):
        facts: Facts = {
            **{name: role[name] for name in ("met", "known", "unknown", "gaps", "gap_sum")},
            "needs": sum(not need["optional"] for need in role["needs"]),
            "exercised": len(role["exercises"]),
            "plan_gaps": export["gaps"]["count"],
            **_ends("comes", role["reports"]),
            **_ends("wished", wished),
            "roles": len(roles),
        }
        serves = text_of(serves_said(desk, figure))
        for said in (role_standing(figure), met_said(figure), serves, reports_said(desk, figure)):
            yield Case(said, facts)


def _ends(name: str, ends: list[int]) -> Facts:
    low, high = ends or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


_NOT_ASSESSED = ("<unknown=0>", ", <unknown> not assessed")
_TO_GO = ("<gap_sum=0>", ", <gap_sum> {level|levels} to go")
_COMES = ("<comes_low>–<comes_high> reports", "<comes_low> {report|reports}<comes_low=comes_high>")
_WISHED = ("<wished_low>–<wished_high>.", "<wished_low>.<wished_low=wished_high>")
ROLES = Row(
    "roles",
    _roles,
    (
        "No roles yet.<roles=0>",
        "<roles> {role|roles}.<full=0>",
        "1 role, and you meet all of it.<roles=1><full=1>",
        "<roles> roles, <full> of them {is|are} met in full.",
        "{no needs yet|only wishes|nothing to compare}<known=0>",
        "<needs> {need|needs}, none assessed<known=0>",
        *ways("its one need is met<known=1><met=1>", _NOT_ASSESSED),
        *ways("all <known> met<met=known>", _NOT_ASSESSED),
        *ways("<met> of <known> met", _TO_GO, _NOT_ASSESSED),
        "<met> of <known> met",
        "<unknown> {skill|skills} not assessed<known=0>",
        "It does not move any vision gap.<exercised=0>",
        "It exercises your one gap: ~.<plan_gaps=1><exercised=1>",
        "It exercises <exercised> of your <plan_gaps> gaps: ~.",
        *ways("It comes with ", _COMES, "; the vision wishes for ", _WISHED),
    ),
    "met",
)


def _tracks(desk: Desk, export: Export) -> Iterator[Case]:
    for pair, told in zip(desk.tracks, export["tracks"], strict=True):
        for compared, figures in ((pair.over, told["over"]), (pair.back, told["back"])):
            yield Case(between_said(compared), {**figures, "new": len(figures["new"])})


_SURPLUS = ("<surplus=0>", "; <surplus> {surplus|surpluses}")
_NEW = ("<new=0>", "; <new> {skill|skills} that only it names")
TRACKS = Row(
    "both tracks",
    _tracks,
    (
        *ways("no gaps<gaps=0>", _SURPLUS, _NEW),
        *ways("<gaps> {gap|gaps}, <gap_sum> {level|levels} in all", _SURPLUS, _NEW),
    ),
)


def _steps(desk: Desk, export: Export) -> Iterator[Case]:
    skills = export["skills"]
    aimed = [skill for skill in skills if skill["target"] is not None or skill["status"] == "experience-gap"]
    unknown = sum(skill["status"] == "unknown" and not skill["optional"] for skill in skills)
    facts: Facts = {
        "aimed": len(aimed),
        "skills": len(skills),
        "gaps": export["gaps"]["count"],
        "unknown": unknown,
        "more": unknown - 1,
        "rated": spoken(max((-(days_until(export, s["last_rated"]) or 0) for s in gap_skills(export)), default=None)),
    }
    for step in desk.figures.steps:
        if step.step in ("skills", "gaps"):
            yield Case(step.next, facts)


STEPS = Row(
    "the steps of skills and gaps",
    _steps,
    (
        "List the skills that your vision needs.<skills=0>",
        "Say which levels the role needs, or set a target.<aimed=0>",
        "Ask somebody in the role what it takes: all needs come from guidelines.",
        "<aimed> {skill|skills} with a target.",
        "Rate <skills> {skill|skills}.",
        "Rate five skills.",
        "Rate ~: it has a target and no level.<unknown=1>",
        "Rate ~: it has a target and no level; <more> more {skill|skills} not assessed.",
        f"Rate ~ again: last rated {length('rated')} ago.",
        "There is nothing to compare with: no skill has a target.<aimed=0>",
        "<gaps> {gap|gaps}; every skill with a target is assessed.",
    ),
    "aimed",
)

SKILL_ROWS = (GAPS, DESTINATION, STANDINGS, PACE, CALIBRATION, ROLES, TRACKS, STEPS)
