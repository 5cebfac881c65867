"""Sentences about people and what they said, with the figures that they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from careerplan.plan.when import When
from careerplan.site.views.parts import Desk
from careerplan.site.views.people.contacts import people_headline
from careerplan.site.views.people.feedback_points import talent_rows
from careerplan.site.views.people.people import relation_counts
from careerplan.site.views.people.person import coffees_text
from tests.sentences.exported import days_until
from tests.sentences.forms import SHOWN, Case, Export, Facts, Row, coming, gone, length, spoken, ways


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
        yield Case(stagnation.said, {**facts, "named": len(item["named"]), "rest": len(item["named"]) - SHOWN})
    for row in talent_rows(desk, figures):
        yield Case(row.said, {**facts, "kept_by": told["talents_kept_by"][row.text]})


_WHEN = ("{on|in|around} @", "~")
_DATES = (
    *ways(_WHEN, " and ", _WHEN),
    *ways(_WHEN, ", ", _WHEN, " and ", _WHEN),
    *ways(_WHEN, ", ", _WHEN, ", ", _WHEN, " and <rest> more"),
)
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


PEOPLE_ROWS = (PEOPLE, WHOM_NEXT, FEEDBACK)
