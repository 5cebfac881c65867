"""The plan: every record of it, in an order that does not depend on the file system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct, field

from careerplan.plan.activity import Activity
from careerplan.plan.application import Application
from careerplan.plan.craft import Craft
from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import Goal
from careerplan.plan.page import Page
from careerplan.plan.person import Person
from careerplan.plan.position import Event, Position
from careerplan.plan.record import Body, Key, Kind, Record
from careerplan.plan.review import Review
from careerplan.plan.role import Role
from careerplan.plan.settings import Settings
from careerplan.plan.share import Share
from careerplan.plan.skill import Skill
from careerplan.plan.vision import Vision
from careerplan.plan.win import Win

AnyRecord = TypeVar("AnyRecord", bound=Record)

KINDS: Mapping[Kind, type[Record]] = {
    kind_of.kind: kind_of
    for kind_of in (
        Vision,
        Role,
        Skill,
        Goal,
        Activity,
        Person,
        Feedback,
        Review,
        Position,
        Event,
        Application,
        Craft,
        Win,
        Share,
        Page,
    )
}

PLURALS: Mapping[Kind, str] = {
    "vision": "visions",
    "role": "roles",
    "skill": "skills",
    "goal": "goals",
    "activity": "activities",
    "person": "people",
    "feedback": "feedback",
    "review": "reviews",
    "position": "positions",
    "event": "events",
    "application": "applications",
    "craft": "crafts",
    "win": "wins",
    "share": "shares",
    "page": "pages",
}
"""Kind -> the field of `Plan` that holds its records."""


class Plan(Struct, frozen=True, kw_only=True):
    """Everything that is known, and nothing that is worked out."""

    settings: Settings = Settings()
    visions: tuple[Vision, ...] = ()
    roles: tuple[Role, ...] = ()
    skills: tuple[Skill, ...] = ()
    goals: tuple[Goal, ...] = ()
    activities: tuple[Activity, ...] = ()
    people: tuple[Person, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    reviews: tuple[Review, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    applications: tuple[Application, ...] = ()
    crafts: tuple[Craft, ...] = ()
    wins: tuple[Win, ...] = ()
    shares: tuple[Share, ...] = ()
    pages: tuple[Page, ...] = ()
    introductions: Mapping[Kind, tuple[Body, ...]] = field(default_factory=dict)
    """The bodies of list files, to stand above the index page of their kind."""
    contested: frozenset[Key] = frozenset()
    """Ids that two records claim: whoever may see the one need not be meant to see the other."""

    def records(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for name in PLURALS.values():
            yield from getattr(self, name)


def by_id(records: Iterable[AnyRecord]) -> dict[str, AnyRecord]:
    """Records by their id."""
    return {record.id: record for record in records}
