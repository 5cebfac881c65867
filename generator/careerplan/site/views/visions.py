"""Visions in full: the current one with its circles and criteria, and the ones before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.roles import OptionFigure
from careerplan.insight.vision import Circle
from careerplan.insight.words import count, number
from careerplan.plan.record import RoleId
from careerplan.plan.vision import Archetype, Criterion, Vision
from careerplan.plan.when import When
from careerplan.site.addresses import PATH, anchor
from careerplan.site.views.lanes import TRACKS
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, SourceFile
from careerplan.site.words import Day

REGIONS = {
    "ideal": "The centre",
    "hobby": "A hobby: nobody pays for it yet",
    "grow": "Grow: worth becoming good at",
    "trap": "A trap: good at it without liking it",
    "paid": "Paid for, and nothing else",
}
SENTENCES = frozenset({"Why", "Calling", "A second career", "Place", "Travel"})


class Region(Struct, frozen=True):
    """One of the seven regions of the three circles."""

    enjoy: str
    good_at: str
    paid_for: str
    items: str
    """Empty where nothing lies."""
    means: str


class VisionFact(Struct, frozen=True):
    """One thing that a vision says in a word."""

    name: str
    text: str
    link: Link | None = None


class VisionList(Struct, frozen=True):
    """A list of a vision."""

    title: str
    items: tuple[str, ...]


class OptionColumn(Struct, frozen=True, kw_only=True):
    """One way that is still open."""

    role: Link
    is_leaning: bool
    ready: str
    for_: tuple[str, ...]
    against: tuple[str, ...]
    experiments: tuple[str, ...]


class VisionView(Struct, frozen=True, kw_only=True):
    """The current vision."""

    id: str
    title: str
    sample: bool
    body: Markup
    facts: tuple[VisionFact, ...]
    sentences: tuple[VisionFact, ...]
    """Facts that are said in a sentence of yours."""
    archetypes: tuple[tuple[str, bool], ...]
    """All of them, each with whether it was chosen; nothing where none was."""
    warnings: tuple[str, ...]
    regions: tuple[Region, ...]
    criteria: tuple[Criterion, ...]
    lists: tuple[VisionList, ...]
    options: tuple[OptionColumn, ...]
    decide_by: Day | None
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
    source: SourceFile | None


class Change(Struct, frozen=True):
    """What one key said before and says now."""

    name: str
    before: str
    now: str


class EarlierVision(Struct, frozen=True, kw_only=True):
    """A vision that is no longer the current one."""

    id: str
    title: str
    written: Day | None
    retired: Day | None
    is_retired: bool
    reason: str
    changes: tuple[Change, ...]
    """Against the current vision."""
    body: Markup
    source: SourceFile | None


def vision_view(desk: Desk, vision: Vision) -> VisionView:
    """The current vision, whole."""
    figure = desk.figures.vision
    name = anchor(vision.key)
    facts = tuple(vision_facts(desk, vision))
    return VisionView(
        id=name,
        title=desk.title(vision),
        sample=vision.sample,
        body=desk.bodies.html(vision.body, PATH, vision.place.path, name),
        facts=tuple(fact for fact in facts if fact.name not in (*SENTENCES, "Archetype")),
        sentences=tuple(fact for fact in facts if fact.name in SENTENCES),
        archetypes=archetypes(vision),
        warnings=tuple(warning.text for warning in figure.warnings),
        regions=tuple(_region(circle) for circle in figure.circles),
        criteria=vision.criteria,
        lists=tuple(_lists(vision)),
        options=tuple(_option(desk, option, vision) for option in desk.figures.options),
        decide_by=desk.when(vision.decide_by),
        links=outside_links(desk, vision),
        mentions=desk.mentioned_in(vision.key),
        source=desk.source(vision.place.path),
    )


def archetypes(vision: Vision) -> tuple[tuple[str, bool], ...]:
    """`tech lead`, `architect`, `solver`, `right hand`, each with whether it appeals; nothing where none does."""
    every = get_args(Archetype) if vision.archetype else ()
    return tuple((name.replace("-", " "), name in vision.archetype) for name in every)


def vision_facts(desk: Desk, vision: Vision) -> Iterator[VisionFact]:
    """The short keys of a vision, those that it gives."""
    if vision.role is not None:
        yield VisionFact("Destination", "", desk.link("role", vision.role))
    if vision.next_role is not None:
        yield VisionFact("Next step", "", desk.link("role", vision.next_role))
    for name, text in short_keys(vision).items():
        if text:
            yield VisionFact(name, text)


def short_keys(vision: Vision) -> dict[str, str]:
    """Names and words of the keys that say something in a word; empty where a key is not given."""
    technical = {True: "technical", False: "not technical", None: ""}[vision.technical]
    limits = vision.constraints
    return {
        "Track": TRACKS[vision.track] if vision.track is not None else "",
        "Work": technical,
        "Knowledge": vision.breadth or "",
        "Reach": {"wide": "many teams", "deep": "one problem", None: ""}[vision.shape],
        "Archetype": ", ".join(name.replace("-", " ") for name in vision.archetype),
        "Direct reports": str(vision.reports) if vision.reports is not None else "",
        "Work is a": vision.meaning or "",
        "Why": vision.why,
        "Calling": vision.calling,
        "A second career": vision.second_career,
        "Hours a week": number(limits.hours_per_week) if limits is not None and limits.hours_per_week else "",
        "Place": limits.place if limits is not None else "",
        "Travel": limits.travel if limits is not None else "",
        "Tags": ", ".join(vision.tags),
    }


def _lists(vision: Vision) -> Iterator[VisionList]:
    lists = (
        ("Gives energy", vision.energises),
        ("Takes energy", vision.drains),
        ("Values", vision.values),
        ("Foundations that are there", vision.basics_met),
        ("Not learning", vision.not_learning),
    )
    return (VisionList(title, items) for title, items in lists if items)


def _region(circle: Circle) -> Region:
    return Region(
        "enjoy" if circle.enjoy else "–",
        "good at" if circle.good_at else "–",
        "paid for" if circle.paid_for else "–",
        ", ".join(circle.items),
        REGIONS[circle.name],
    )


def _option(desk: Desk, figure: OptionFigure, vision: Vision) -> OptionColumn:
    option, role = figure.option, figure.role
    ready = ""
    if role is not None and role.needs:
        ready = f"{role.met} of {count(len(role.needs), 'need')} met"
    return OptionColumn(
        role=desk.link("role", option.role),
        is_leaning=option.role == vision.leaning,
        ready=ready,
        for_=option.for_,
        against=option.against,
        experiments=option.experiments,
    )


def earlier_view(desk: Desk, vision: Vision) -> EarlierVision:
    """A vision before the current one, with why it was given up."""
    current = desk.figures.vision.current
    name = anchor(vision.key)
    return EarlierVision(
        id=name,
        title=desk.title(vision),
        written=desk.when(vision.written),
        retired=desk.when(vision.retired) if isinstance(vision.retired, When) else None,
        is_retired=bool(vision.retired),
        reason=vision.reason,
        changes=tuple(changes_between(desk, vision, current)) if current is not None else (),
        body=desk.bodies.html(vision.body, PATH, vision.place.path, name),
        source=desk.source(vision.place.path),
    )


def changes_between(desk: Desk, before: Vision, now: Vision) -> Iterator[Change]:
    """The short keys that both visions give and that one says otherwise than the other."""
    then_role, now_role = _role(desk, before.role), _role(desk, now.role)
    pairs = [("Destination", then_role, now_role)]
    said_then, said_now = short_keys(before), short_keys(now)
    pairs += [(name, said_then[name], said_now[name]) for name in said_now if name not in ("Why", "Tags")]
    for name, then, today in pairs:
        if then and today and then != today:
            yield Change(name, then, today)


def _role(desk: Desk, role: RoleId | None) -> str:
    return desk.link("role", role).title if role is not None else ""
