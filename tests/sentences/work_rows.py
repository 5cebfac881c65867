"""Sentences about the work itself, the path, the market and reviews, with the figures that they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from careerplan.insight.words import listing
from careerplan.site.views.parts import Desk
from careerplan.site.views.path.path import moves_said
from careerplan.site.views.path.positions import raised_said
from careerplan.site.views.reviews.reviews import since_said
from careerplan.site.views.work.crafting import changes_said
from careerplan.site.views.work.market import facts as market_facts
from tests.sentences.exported import days_until, gap_skills, open_goals
from tests.sentences.forms import Case, Export, Facts, Row, coming, length, spoken, ways


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
        "skills_gone": len(told["skills_gone"]),
        "goals_gone": len(told["goals_gone"]),
        "open": len(open_goals(export)),
    }
    yield Case(figures.said, facts)
    yield Case(since_said(figures.since), facts)


_SINCE = (
    "<levels> {skill|skills} moved",
    "<closed> {goal|goals} closed",
    "<moved> {date|dates} moved",
    "<new> {goal|goals} new",
    "<skills_gone> {skill|skills} gone",
    "<goals_gone> {goal|goals} gone",
)
REVIEWS = Row(
    "reviews",
    _reviews,
    (
        "No review yet.",
        f"Last review @; the next is {length('late')} late.",
        *ways("Last review @; the next is due ", coming("due"), "."),
        "Since the last review: nothing has changed<levels=0><closed=0><moved=0><new=0><skills_gone=0><goals_gone=0>",
        *(
            f"Since the last review: {listing(said, most=len(_SINCE))}"
            for many in range(1, len(_SINCE) + 1)
            for said in combinations(_SINCE, many)
        ),
    ),
    "closed",
)


WORK_ROWS = (TRIGGERS, WORK, MARKET, RESOURCES, PATH, REVIEWS)
