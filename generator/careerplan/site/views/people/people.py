"""People: whom to meet next, the ledger of coffees, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import get_args

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.words import count
from careerplan.plan.person import Person, Relation
from careerplan.site.addresses import PEOPLE
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.parts import Desk, Invitation, Rule
from careerplan.site.views.people.coffees import Ledger, ledger
from careerplan.site.views.people.contacts import (
    Meeting,
    PersonRow,
    meet_next,
    people_headline,
    person_row,
)
from careerplan.site.views.people.feedback_points import (
    FeedbackEntry,
    Points,
    TalentRow,
    feedback_entries,
    has_points,
    merged_points,
    talent_rows,
)
from careerplan.site.views.people.share_rows import ShareRow, share_row

FIRST_PERSON = Invitation(
    id="first-person",
    title="People",
    text="Mentors, managers, peers, role models: who they are to you, when you met, and what to ask next.",
    path="content/people/maria.md",
    lines="---\nrelations: mentor\nevery: month\nask: What would you learn first?\n---",
)
RULES = (
    Rule("Last met", "The newest meeting of any kind that has begun by today."),
    Rule("Late", "Days since the meeting fell due: the last one plus how often you want to meet."),
    Rule("Coffees", "Meetings of kind coffee. Planned are the goals' coffees, else those of the budget."),
    Rule("Cost", "What coffees cost, each currency for itself. Other meetings count in resources only."),
    Rule("Talent", "A keep given by two people or more, compared without case and punctuation."),
    Rule("Named twice", "A soft skill that two pieces of feedback name, with no activity for six months."),
)


class Group(Struct, frozen=True, kw_only=True):
    """Mentors, or everybody else."""

    id: str
    title: str
    note: str
    rows: tuple[PersonRow, ...]


class People(Struct, frozen=True, kw_only=True):
    """The page of people."""

    headline: str
    facts: tuple[str, ...]
    introductions: tuple[Markup, ...]
    first_person: Invitation | None
    meet: tuple[Meeting, ...]
    unanswered: str
    groups: tuple[Group, ...]
    ledger: Ledger | None
    talents: tuple[TalentRow, ...]
    notes: tuple[str, ...]
    """What the feedback as a whole asks for."""
    points: tuple[Points, ...]
    """Empty if nothing was said."""
    feedback: tuple[FeedbackEntry, ...]
    first_feedback: Invitation | None
    shares: tuple[ShareRow, ...]
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(PEOPLE, "pages/people.html", "People", partial(_view, desk))


def _view(desk: Desk) -> People:
    figures, feedback = desk.figures.people, desk.figures.feedback
    people = figures.people
    points = merged_points(desk, feedback)
    entries = feedback_entries(desk)
    coffees = ledger(desk, people)
    return People(
        headline=people_headline(people, desk.today),
        facts=_facts(desk, coffees),
        introductions=introductions(desk, PEOPLE, "person", "feedback", "share"),
        first_person=None if people else FIRST_PERSON,
        meet=meet_next(desk, people),
        unanswered=figures.unanswered_said,
        groups=tuple(_groups(desk)) if people else (),
        ledger=coffees if coffees.this_year or coffees.earlier or coffees.bar else None,
        talents=talent_rows(desk, feedback),
        notes=_notes(desk),
        points=points if has_points(points) else (),
        feedback=entries,
        first_feedback=None if entries else _first_feedback(desk),
        shares=tuple(share_row(desk, share) for share in desk.plan.shares),
        rules=RULES if people or entries else (),
    )


def _first_feedback(desk: Desk) -> Invitation:
    return Invitation(
        id="first-feedback",
        title="Feedback",
        text="What people told you to start, keep and stop. What two of them tell you to keep is a talent.",
        path="content/feedback/maria.md",
        lines=f"---\nfrom: maria\ndate: {desk.today.isoformat()}\nkeep: Writes it down before the meeting\n---",
    )


def _groups(desk: Desk) -> Iterator[Group]:
    figures = desk.figures.people
    mentors = tuple(f for f in figures.people if "mentor" in f.person.relations)
    others = tuple(f for f in figures.people if "mentor" not in f.person.relations)
    rows = tuple(person_row(desk, figure) for figure in mentors)
    yield Group(id="mentors", title="Mentors", note=figures.no_mentor, rows=rows)
    if others:
        rows = tuple(person_row(desk, figure) for figure in others)
        yield Group(id="others", title="Others", note="", rows=rows)


def _facts(desk: Desk, coffees: Ledger) -> tuple[str, ...]:
    """`2 mentors`, `1 manager`, and the coffees of this year."""
    facts = relation_counts(desk.plan.people)
    return (*facts, f"Coffees this year: {coffees.had}") if coffees.bar is not None else facts


def relation_counts(people: tuple[Person, ...]) -> tuple[str, ...]:
    """How many people are what to you, in the order of the relations; those that nobody is are left out."""
    found = Counter(relation for person in people for relation in dict.fromkeys(person.relations))
    return tuple(
        count(found[relation], relation.replace("-", " ")) for relation in get_args(Relation) if found[relation]
    )


def _notes(desk: Desk) -> tuple[str, ...]:
    feedback = desk.figures.feedback
    said = (feedback.without_action_said, feedback.vague_said, *(item.said for item in feedback.stagnation))
    return tuple(sentence for sentence in said if sentence)
