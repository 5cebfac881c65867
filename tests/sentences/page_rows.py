"""Sentences about roles, people, the path and the work itself, with the figures that they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from careerplan.plan.when import When
from careerplan.site.views.parts import Desk
from careerplan.site.views.path.path import moves_said
from careerplan.site.views.path.positions import raised_said
from careerplan.site.views.people.contacts import people_headline
from careerplan.site.views.people.feedback_points import talent_rows
from careerplan.site.views.people.people import relation_counts
from careerplan.site.views.people.person import coffees_text
from careerplan.site.views.phrases import text_of
from careerplan.site.views.reviews.reviews import since_said
from careerplan.site.views.roles.role_columns import between_said, met_said
from careerplan.site.views.roles.role_words import reached_said, reports_said, serves_said
from careerplan.site.views.roles.role_words import standing as role_standing
from careerplan.site.views.work.crafting import changes_said
from careerplan.site.views.work.market import facts as market_facts
from tests.sentences.forms import Case, Export, Facts, Row, coming, gone, length, spoken, ways
from tests.sentences.insight_rows import days_until, gap_skills, open_goals


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


def _people(desk: Desk, export: Export) -> Iterator[Case]:
    figures, people = desk.figures.people, export["people"]
    waiting = [person["days_unanswered"] for person in people if (person["days_unanswered"] or 0) >= 30]
    yield Case(
        figures.unanswered_said, {"waiting": len(waiting), "asked": spoken(max(waiting, default=None)), "people": None}
    )
    for relation in relation_counts(desk.plan.people):
        number = sum(_word(relation) in person["relations"] for person in people)
        yield Case(relation, {"of_relation": number, "waiting": None})
    for figure, person in zip(figures.people, people, strict=True):
        last, due = days_until(export, person["last_met"]), days_until(export, person["next_due"])
        yield Case(
            figure.said,
            {
                "met": spoken(None if last is None else -last),
                "late": spoken(None if due is None else -due),
                "due": spoken(due),
                "ahead": spoken(_arranged(desk, figure.arranged)),
                "waiting": len(waiting),
            },
        )
        yield Case(
            coffees_text(figure),
            {"had": person["coffees"], "all": person["coffees"] + person["coffees_planned"], **_costs(person["cost"])},
        )


def _word(relation: str) -> str:
    """`2 role models` -> `role-model`."""
    return relation.partition(" ")[2].removesuffix("s").replace("peopl", "people").replace(" ", "-")


def _arranged(desk: Desk, when: When | None) -> int | None:
    return None if when is None or when.last is None else (when.last - desk.today).days


def _costs(cost: dict[str, float]) -> Facts:
    return {currency.lower(): cost.get(currency) for currency in ("EUR", "JPY")}


_LAST = ("Not met yet", "Last met today<met=0>", *ways("Last met @, ", gone("met")))
_THEN = (
    "",
    "; next @",
    *ways("; next @, ", coming("ahead")),
    f"; the next was due @, {length('late')} late",
    *ways("; the next is due ", coming("due")),
)
_COST = ("", ", <eur> EUR", ", <jpy> JPY", ", <eur> EUR, <jpy> JPY")
PEOPLE = Row(
    "people",
    _people,
    (
        f"~ has not answered; you asked {length('asked')} ago.<waiting=1>",
        "<waiting> people have not answered: <list:waiting>.",
        "<of_relation> ~",
        *ways(_LAST, _THEN, "."),
        *ways("<had> {coffee|coffees}<had=all>", _COST),
        *ways("<had> of <all> {coffee|coffees}", _COST),
    ),
    "waiting",
)


def _whom_next(desk: Desk, export: Export) -> Iterator[Case]:
    figures = desk.figures.people.people
    arranged = {figure.id: figure.arranged for figure in figures if figure.arranged is not None}
    overdue = [
        -(days_until(export, person["next_due"]) or 0)
        for person in export["people"]
        if person["overdue"] and person["id"] not in arranged
    ]
    first = min(arranged.values(), key=lambda when: when.order, default=None)
    yield Case(
        people_headline(figures, desk.today),
        {
            "overdue": len(overdue),
            "late": spoken(max(overdue, default=None)),
            "ahead": spoken(_arranged(desk, first)),
            "people": len(export["people"]),
        },
    )


_OVERDUE = (
    "<overdue=0>",
    f"~ is {length('late')} overdue.<overdue=1>",
    f"<overdue> people are overdue, ~ by {length('late')}.",
)
WHOM_NEXT = Row(
    "the headline of people",
    _whom_next,
    (
        "Nobody in your plan yet<people=0>",
        "<people> {person|people}, no meeting arranged<overdue=0>",
        *_OVERDUE[1:],
        *ways(("", *(f"{said} " for said in _OVERDUE[1:])), "Next: ~, ", (*coming("ahead"), "{in|on|around} @"), "."),
    ),
    "overdue",
)


def _feedback(desk: Desk, export: Export) -> Iterator[Case]:
    told, figures = export["feedback"], desk.figures.feedback
    given = sum(item.date.first is None or item.date.first <= desk.today for item in desk.plan.feedback)
    facts: Facts = {"without": len(told["without_action"]), "given": given, "vague": len(told["vague"])}
    yield Case(figures.without_action_said, facts)
    yield Case(figures.vague_said, facts)
    for stagnation, item in zip(figures.stagnation, told["stagnating"], strict=True):
        yield Case(stagnation.said, {**facts, "named": len(item["named"])})
    for row in talent_rows(desk, figures):
        yield Case(row.said, {**facts, "kept_by": told["talents_kept_by"][row.text]})


_WHEN = ("{on|in|around} @", "~")
_DATES = (*ways(_WHEN, " and ", _WHEN), *ways(_WHEN, ", ", _WHEN, " and ", _WHEN), "<list:named>")
_ACTIVITY = ("with no activity so far", "with the last activity on @")
FEEDBACK = Row(
    "feedback",
    _feedback,
    (
        "The one feedback has no action.<without=1><given=1>",
        "<without> of <given> pieces of feedback {has|have} no action.",
        "~ names no skill: ask which one is meant.<vague=1>",
        "<vague> points name no skill: <list:vague>. Ask which one is meant.",
        *ways("~ was named <named> times, ", _DATES, ", ", _ACTIVITY, "."),
        "Kept by <kept_by>",
    ),
    "without",
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


def _triggers(desk: Desk, export: Export) -> Iterator[Case]:
    told, figures = export["triggers"], desk.figures.triggers
    facts: Facts = {"present": told["present"], "count": told["count"], "low": told["low_in_a_row"]}
    yield Case(figures.said, facts)
    yield Case(figures.energy_said, facts)


TRIGGERS = Row(
    "leave triggers and energy",
    _triggers,
    (
        "No leave trigger is written down.<count=0>",
        "<present> of <count> {trigger|triggers} {is|are} present: several at the same time.",
        "None of <count> triggers is present.<present=0>",
        "The one trigger is absent.<count=1><present=0>",
        "The one trigger is present.<count=1><present=1>",
        "<present> of <count> triggers {is|are} present.",
        "Energy was low in the last <low> check-ins.",
    ),
    "present",
)


def _work(desk: Desk, export: Export) -> Iterator[Case]:
    told, figures = export["crafting"], desk.figures.crafting
    change = told["energising_change"]
    counts = {name: told[name] for name in ("task", "relational", "cognitive")}
    facts: Facts = {
        **counts,
        "changes": sum(counts.values()),
        "share": told["energising"],
        "more": change,
        "less": None if change is None else -change,
    }
    yield Case(figures.said, facts)
    yield Case(changes_said(figures), facts)
    for inventory, held in zip(figures.inventories, told["inventories"], strict=True):
        without = sum(task.share is None for task in inventory.inventory.tasks)
        yield Case(inventory.said, {**facts, "total": held["total"], "without_share": without})


_MADE = ("<task> to tasks", "<relational> to relations", "<cognitive> to the view of it")
_TOTAL = ("", "The shares add to <total> %, not to 100 %.")
WORK = Row(
    "the work itself",
    _work,
    (
        "<share> % of working time gives energy.",
        "<share> % of working time gives energy, as in the inventory before.<more=0>",
        "<share> % of working time gives energy, <more> {point|points} more than in the inventory before.",
        "<share> % of working time gives energy, <less> {point|points} less than in the inventory before.",
        "The job as it is<changes=0>",
        *ways("<changes> {change|changes} to the job: ", _MADE),
        *ways("<changes> changes to the job: ", _MADE[:2], " and ", _MADE[1:]),
        f"<changes> changes to the job: {_MADE[0]}, {_MADE[1]} and {_MADE[2]}",
        *ways(_TOTAL[1:], ("", " <without_share> {task|tasks} without a share.")),
        "<without_share> {task|tasks} without a share.<total=100>",
    ),
    "changes",
)


def _market(desk: Desk, export: Export) -> Iterator[Case]:
    told, figures = export["market"], desk.figures.market
    due, last = days_until(export, told["search_due"]), days_until(export, told["last_search"])
    probes = sum(item["purpose"] == "probe" for item in told["applications"])
    facts: Facts = {
        "times": max((times for _, times in told["missing"]), default=None),
        "late": spoken(None if due is None else -due),
        "due": spoken(due),
        "last": last,
        "applications": len(told["applications"]),
        "probes": probes,
    }
    for said in (figures.missing_said, figures.search_said, *market_facts(figures.applications)):
        yield Case(said, facts)


MARKET = Row(
    "the market",
    _market,
    (
        "The market asked most for ~, <times> {time|times}.",
        "No light search yet.<probes=0>",
        f"The next light search was due @, {length('late')} late.",
        *ways("Last light search @; the next is due ", coming("due"), "."),
        "One application, a probe<applications=1><probes=1>",
        "One application, in earnest<applications=1><probes=0>",
        "<applications> applications, all probes<probes=applications>",
        "<applications> applications, all in earnest<probes=0>",
        "<applications> applications, <probes> of them {a probe|probes}",
    ),
    "probes",
)


def _resources(desk: Desk, export: Export) -> Iterator[Case]:
    zones, modes = export["zones"], export["modes"]
    total = sum(zones.values())
    facts: Facts = {
        "panic": _spoken_hours(zones["panic"]),
        "total": _spoken_hours(total),
        "hours": total,
        "comfort": zones["comfort"],
        "too_far": len(_too_far(export)),
        "left": export["resources"]["coffees_left"],
        "lacking": sum(not modes.get(skill["id"], {"doing": 0})["doing"] for skill in gap_skills(export)),
    }
    for said in (desk.figures.zones.said, desk.figures.modes.said, desk.figures.suggestion):
        yield Case(said, facts)


def _too_far(export: Export) -> list[str]:
    """Open goals in the panic zone, and such activities that are theirs or not done."""
    goals = {goal["id"]: goal for goal in open_goals(export)}
    known = {goal["id"] for goal in export["goals"]}
    activities = [
        item
        for item in export["activities"]
        if item["zone"] == "panic" and (item["goal"] in goals if item["goal"] in known else not item["done"])
    ]
    return [item["id"] for item in (*goals.values(), *activities) if item["zone"] == "panic"]


def _spoken_hours(hours: float) -> float:
    """Less than an hour is said in minutes."""
    return round(hours * 60) if 0 < hours < 1 else hours


_HOURS = "{hour|hours|minute|minutes}"
RESOURCES = Row(
    "resources",
    _resources,
    (
        "Too far out: <list:too_far>.<panic=0>",
        f"<panic> {_HOURS} of <total> {_HOURS} planned lie too far out: <list:too_far>.",
        "All planned hours lie in the comfort zone: nothing here stretches you.<comfort=hours>",
        "No doing yet for <lacking> {gap|gaps}: <list:lacking>.",
        "<left> {coffee|coffees} left this year.",
    ),
    "lacking",
)


def _path(desk: Desk, export: Export) -> Iterator[Case]:
    path = export["path"]
    begun = [held for held in path if held["start"] and held["start"] <= export["today"]]
    asked = sum(held["asked_for"] is True for held in begun[1:])
    yield Case(moves_said(desk.figures.path.positions), {"begun": len(begun), "moves": len(begun) - 1, "asked": asked})
    for figure, held in zip(desk.figures.path.positions, path, strict=True):
        facts: Facts = {
            "begun": len(begun),
            "days": spoken(figure.days),
            "gained": held["gained"],
            "gaps": held["gaps_at_start"],
            "left": held["gaps_left"],
            "unknown": held["unknown_at_start"],
            "raised": len(held["raised"]),
            "levels": held["raised_levels"],
        }
        at_start = figure.at_start.said if figure.at_start is not None else ""
        for said in (figure.in_place, at_start, raised_said(figure)):
            yield Case(said, facts)


_AT_START = ("<unknown=0>", "; <unknown> {skill|skills} had no level then")
PATH = Row(
    "the path",
    _path,
    (
        "One position so far.<begun=1>",
        "<moves> {move|moves} so far.<asked=0>",
        "<moves> {move|moves} so far, {asked for|all asked for}.<asked=moves>",
        "<moves> moves so far, <asked> of them asked for.",
        f"{length('days')} in the same position, <gained> {{level|levels}} gained.",
        *ways("Started with no gaps<gaps=0>", _AT_START, "."),
        *ways("Started with <gaps> {gap|gaps}, <left> left", _AT_START, "."),
        "Asks more than the position before: <raised> {need|needs}<levels=0>",
        "Asks more than the position before: <raised> {need|needs}, <levels> {level|levels}",
    ),
    "begun",
)


def _reviews(desk: Desk, export: Export) -> Iterator[Case]:
    told, figures = export["reviews"], desk.figures.reviews
    due = days_until(export, told["next_due"])
    facts: Facts = {
        "late": spoken(None if due is None else -due),
        "due": spoken(due),
        "levels": len(told["levels_moved"]),
        "closed": len(told["goals_closed"]),
        "moved": len(told["dates_moved"]),
        "new": len(told["goals_new"]),
        "open": len(open_goals(export)),
    }
    yield Case(figures.said, facts)
    yield Case(since_said(figures.since), facts)


_SINCE = (
    "<levels> {skill|skills} moved",
    "<closed> {goal|goals} closed",
    "<moved> {date|dates} moved",
    "<new> {goal|goals} new",
)
REVIEWS = Row(
    "reviews",
    _reviews,
    (
        "No review yet.",
        f"Last review @; the next is {length('late')} late.",
        *ways("Last review @; the next is due ", coming("due"), "."),
        "Since the last review: nothing has changed<levels=0><closed=0><moved=0><new=0>",
        *ways("Since the last review: ", _SINCE),
        *ways("Since the last review: ", _SINCE, " and ", _SINCE),
        *ways("Since the last review: ", _SINCE, ", ", _SINCE, " and ", _SINCE),
        f"Since the last review: {_SINCE[0]}, {_SINCE[1]}, {_SINCE[2]} and {_SINCE[3]}",
    ),
    "closed",
)

PAGE_ROWS = (ROLES, TRACKS, PEOPLE, WHOM_NEXT, FEEDBACK, NOTICES, TRIGGERS, WORK, MARKET, RESOURCES, PATH, REVIEWS)
