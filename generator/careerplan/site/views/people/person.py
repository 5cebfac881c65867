"""One person: when you met, what they said and what became of it, what to ask next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.people import PersonFigure, was_held
from careerplan.insight.words import count
from careerplan.plan.activity import Activity
from careerplan.plan.person import Person
from careerplan.site.addresses import PEOPLE, output_path
from careerplan.site.charts.levels import LevelScale
from careerplan.site.drafts import Draft
from careerplan.site.views.goals.goal_work import MODE_WORDS, activity_span
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Rule, SourceFile
from careerplan.site.views.people.contacts import Next, days_ago, next_words, purse_text, relations_text
from careerplan.site.views.people.feedback_points import Points, has_points, merged_points
from careerplan.site.views.people.given_ratings import RatingRow, marks_of, ratings_given
from careerplan.site.views.people.share_rows import ShareRow, share_row
from careerplan.site.views.people.time_with import AdviceRow, MeetingRow, NeedRow, advice_rows, meeting_rows, need_rows
from careerplan.site.views.spans import Span
from careerplan.site.words import Day

RULES = (
    Rule("Last met", "The newest meeting of any kind that has begun by today."),
    Rule("Next", "The nearest meeting arranged; else the last one plus how often you want to meet."),
    Rule("Coffees", "Meetings of kind coffee: had, of those had and arranged. Their cost is added by currency."),
    Rule("Ratings given", "The newest level that they gave each skill, in the skill's file or with feedback."),
)


class Note(Struct, frozen=True):
    """A key that people do not have, as it was written."""

    key: str
    text: str


class Together(Struct, frozen=True):
    """A way of learning that you went together."""

    link: Link
    mode: str
    span: Span
    left: str
    """What is left of it: slides, a text, what you saw."""


class PersonPage(Struct, frozen=True, kw_only=True):
    """The page of one person."""

    people: Link
    title: str
    sample: bool
    relations: str
    since: Day | None
    topics: tuple[Link, ...]
    role_model_for: tuple[Link, ...]
    tags: str
    contact: str
    last: Day | None
    since_said: str
    every: str
    next: Next | None
    coffees: str
    source: SourceFile | None
    ask: str
    agenda: tuple[str, ...]
    needs: tuple[NeedRow, ...]
    asked: str
    """That you asked them to be a mentor, what you offered and what they said."""
    asked_on: Day | None
    advice: tuple[AdviceRow, ...]
    meetings_title: str
    meetings: tuple[MeetingRow, ...]
    points: tuple[Points, ...]
    feedback: tuple[Link, ...]
    scale: LevelScale
    ratings: tuple[RatingRow, ...]
    marks: tuple[str, ...]
    """The marks that occur in the charts of the ratings."""
    shares: tuple[ShareRow, ...]
    activities: tuple[Together, ...]
    wins: tuple[Link, ...]
    body: Markup
    links: tuple[Outside, ...]
    extra: tuple[Note, ...]
    mentions: tuple[Link, ...]
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """A page for everybody."""
    for figure in desk.figures.people.people:
        path = output_path(figure.person.key)
        yield Draft(path, "pages/person.html", desk.title(figure.person), partial(_page, desk, figure, path))


def _page(desk: Desk, figure: PersonFigure, path: str) -> PersonPage:
    person = figure.person
    points = merged_points(desk, desk.figures.feedback, person.id)
    ratings = ratings_given(desk, person.id)
    return PersonPage(
        people=Link("People", PEOPLE),
        title=desk.title(person),
        sample=person.sample,
        relations=relations_text(person.relations),
        since=desk.when(person.since),
        topics=desk.links("skill", person.topics),
        role_model_for=desk.links("role", person.role_model_for),
        tags=", ".join(person.tags),
        contact=person.contact,
        last=desk.day(figure.last_met),
        since_said=days_ago(figure.days_since),
        every=person.every.text if person.every is not None else "",
        next=next_words(desk, figure),
        coffees=coffees_text(figure),
        source=desk.source(person.place.path),
        ask=person.ask,
        agenda=person.agenda,
        needs=need_rows(desk, person),
        asked=asked_text(person),
        asked_on=desk.when(person.asked.date) if person.asked is not None else None,
        advice=advice_rows(desk, person),
        meetings_title=_meetings_title(desk, person),
        meetings=meeting_rows(desk, person),
        points=points if has_points(points) else (),
        feedback=desk.links("feedback", (f.id for f in desk.plan.feedback if f.from_ == person.id)),
        scale=desk.scale,
        ratings=ratings,
        marks=marks_of(ratings),
        shares=tuple(share_row(desk, share) for share in desk.plan.shares if share.person == person.id),
        activities=tuple(_together(desk, a) for a in desk.plan.activities if person.id in a.with_),
        wins=desk.links("win", (w.id for w in desk.plan.wins if person.id in (*w.people, *w.supported))),
        body=desk.bodies.html(person.body, path, person.place.path),
        links=outside_links(desk, person),
        extra=tuple(Note(note.key, note.text) for note in person.extra),
        mentions=desk.mentioned_in(person.key),
        rules=RULES,
    )


def _together(desk: Desk, activity: Activity) -> Together:
    mode = MODE_WORDS[activity.mode] if activity.mode is not None else ""
    return Together(desk.link("activity", activity.id), mode, activity_span(activity, desk.today), activity.artefact)


def _meetings_title(desk: Desk, person: Person) -> str:
    held = sum(was_held(meeting, desk.today) for meeting in person.meetings)
    return f"Meetings: {held} so far" if held else "Meetings"


def coffees_text(figure: PersonFigure) -> str:
    """`3 of 4 coffees, 13.50 EUR`; empty without any."""
    whole = figure.coffees + figure.coffees_planned
    if not whole:
        return ""
    cost = purse_text(figure.cost)
    counted = count(whole, "coffee") if figure.coffees == whole else f"{figure.coffees} of {count(whole, 'coffee')}"
    return f"{counted}, {cost}" if cost else counted


def asked_text(person: Person) -> str:
    """What you offered a mentor to be, and their answer."""
    if person.asked is None:
        return ""
    offer = f"Offered: {person.asked.offer}" if person.asked.offer else ""
    answer = f"Answer: {person.asked.answer}" if person.asked.answer.strip() else "No answer so far"
    return ". ".join(part.rstrip(".") for part in (offer, answer) if part) + "."
