"""Parts that the views of several pages share, and what all of them are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from careerplan.insight.measure import Figures
from careerplan.insight.tracks import TrackPair, track_pairs
from careerplan.plan.plan import Plan
from careerplan.plan.record import SELF, Key, Kind, Record
from careerplan.plan.when import When
from careerplan.site.addresses import address
from careerplan.site.bodies import Bodies
from careerplan.site.charts.levels import LevelScale
from careerplan.site.words import Day, WhenWords, day_of, when_of

LONG_TABLE = 60
"""Rows above which a table that is not the first of its page is folded."""

Tone = Literal["", "ok", "warn", "bad"]


class Link(Struct, frozen=True):
    """A record by its title, and where it is shown."""

    title: str
    href: str = ""
    """Relative to the site's root; empty for plain text."""


class SourceFile(Struct, frozen=True):
    """The file that something comes from."""

    path: str
    href: str = ""
    """Where the host lets it be edited; empty where the settings do not say."""


class Pill(Struct, frozen=True):
    """A state in a word."""

    text: str
    tone: Tone = ""


class Rule(Struct, frozen=True):
    """How one figure is worked out."""

    name: str
    text: str


class Invitation(Struct, frozen=True):
    """What to write where there is nothing yet."""

    id: str
    title: str
    text: str
    path: str
    lines: str


class Desk:
    """What every view is made from: the plan, its figures, the day, and how records are linked.

    Made once per build; it looks things up and holds no state of a page.
    """

    def __init__(
        self, figures: Figures, bodies: Bodies, when_words: WhenWords = when_of, *, is_sealed: bool = False
    ) -> None:
        self.figures = figures
        self.plan: Plan = figures.plan
        self.today: dt.date = figures.today
        self.bodies = bodies
        self.when_words = when_words
        self.is_sealed = is_sealed
        scale = self.plan.settings.scale
        self.scale = LevelScale(highest=max(int(scale.highest), 1), words=scale.words())

    @cached_property
    def records(self) -> Mapping[Key, Record]:
        """Every record by its key."""
        return {record.key: record for record in self.plan.records()}

    @cached_property
    def tracks(self) -> tuple[TrackPair, ...]:
        """Ranks that both tracks have, the lowest first."""
        return track_pairs(self.plan.roles)

    @cached_property
    def mentions(self) -> Mapping[Key, tuple[Key, ...]]:
        """Who mentions whom: the records whose bodies link to a record."""
        found: dict[Key, list[Key]] = {}
        for record in self.plan.records():
            for key in record.body.mentions:
                if key != record.key:
                    found.setdefault(key, []).append(record.key)
        return {key: tuple(sources) for key, sources in found.items()}

    def title(self, record: Record) -> str:
        """A record's title; that of one without a name of its own is put in words."""
        return self.bodies.titles[record.key]

    def link(self, kind: Kind, record_id: str) -> Link:
        """A link to a record; its id as text where the plan does not hold it."""
        record = self.records.get(Key(kind, record_id))
        return Link(self.title(record), address(record.key)) if record is not None else Link(record_id)

    def links(self, kind: Kind, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self.link(kind, record_id) for record_id in ids)

    def rater(self, rater: str) -> Link:
        """A rater by name: oneself, a person, or whoever was written."""
        return Link("You") if rater == SELF else self.link("person", rater)

    def mentioned_in(self, key: Key) -> tuple[Link, ...]:
        """Links to the records whose bodies mention this one."""
        return tuple(self.link(source.kind, source.id) for source in self.mentions.get(key, ()))

    def source(self, path: str) -> SourceFile | None:
        """A file of the plan; none where the plan does not say (a view of an audience)."""
        if not path:
            return None
        base = self.plan.settings.site.edit_url
        return SourceFile(path, f"{base.rstrip('/')}/{quote(path)}" if base else "")

    def day(self, day: dt.date | None) -> Day | None:
        return None if day is None else day_of(day, self.today)

    def when(self, when: When | None) -> Day | None:
        return self.when_words(when, self.today)

    def word(self, level: int | None) -> str:
        """A level's word in the plan's scale."""
        return self.plan.settings.scale.word(None if level is None else type(self.plan.settings.scale.highest)(level))
