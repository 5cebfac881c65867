"""Visions in full: the current one with its circles and criteria, and the ones before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.roles import OptionFigure
from careerplan.insight.vision import Circle, Pole, PoleName
from careerplan.insight.words import count, number
from careerplan.plan.record import Key
from careerplan.plan.reference import fold
from careerplan.plan.vision import Archetype, Criterion, Vision
from careerplan.site.addresses import PATH, anchor
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Pill, SourceFile
from careerplan.site.views.path.lanes import TRACKS
from careerplan.site.views.resources.amount_rows import hours_number
from careerplan.site.views.resources.load_weeks import above_said
from careerplan.site.views.roles.role_columns import needs_met_said
from careerplan.site.words import Day

REGIONS = {
    "ideal": "The centre",
    "hobby": "A hobby: nobody pays for it yet",
    "grow": "Grow: worth becoming good at",
    "trap": "A trap: good at it, not enjoyed",
    "paid": "Paid for, and nothing else",
}
SENTENCES = frozenset({"Calling", "A second career", "Place", "Travel"})
ELSEWHERE = frozenset({"Why", "Track", "Work", "Knowledge", "Reach"})
"""Keys with a place of their own on the page."""
POLES: Mapping[PoleName, str] = {
    "track": "IC or manager",
    "technical": "Technical or not",
    "breadth": "Generalist or specialist",
    "shape": "Wide or deep",
}
SIDES: Mapping[str, str] = {
    **{track: word for track, word in TRACKS.items() if track is not None},
    "wide": "wide: many teams",
    "deep": "deep: one problem",
}
"""Words for the sides that are not their own."""


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
    pill: Pill | None = None


class Chosen(Struct, frozen=True):
    """One of the four poles, and the side chosen."""

    pole: str
    side: str
    is_decided: bool


class EnergyItem(Struct, frozen=True):
    """A sort of work, and the goals and activities that are tagged with it."""

    text: str
    tagged: tuple[Link, ...]


class EnergyList(Struct, frozen=True):
    """Work that gives energy, or takes it."""

    title: str
    items: tuple[EnergyItem, ...]


class VisionList(Struct, frozen=True):
    """A list of a vision."""

    title: str
    items: tuple[str, ...]


class OptionColumn(Struct, frozen=True, kw_only=True):
    """One way that is still open."""

    role: Link
    is_leaning: bool
    gaps: str
    """How many; empty where the role is not known or asks for nothing."""
    to_go: str
    """`5 levels to go`."""
    ready: str
    for_: tuple[str, ...]
    against: tuple[str, ...]
    experiments: tuple[str, ...]


class VisionView(Struct, frozen=True, kw_only=True):
    """The current vision."""

    id: str
    title: str
    sample: bool
    why: str
    body: Markup
    poles: tuple[Chosen, ...]
    facts: tuple[VisionFact, ...]
    sentences: tuple[VisionFact, ...]
    """Facts that are said in a sentence of yours."""
    archetypes: tuple[tuple[str, bool], ...]
    """All of them, each with whether it was chosen; nothing where none was."""
    warnings: tuple[str, ...]
    regions: tuple[Region, ...]
    energy: tuple[EnergyList, ...]
    criteria: tuple[Criterion, ...]
    lists: tuple[VisionList, ...]
    options: tuple[OptionColumn, ...]
    decide_by: Day | None
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
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
        why=vision.why,
        body=desk.bodies.html(vision.body, PATH, vision.place.path, name),
        poles=tuple(_chosen(pole) for pole in figure.poles),
        facts=tuple(fact for fact in facts if fact.name not in (*SENTENCES, "Archetype")),
        sentences=tuple(fact for fact in facts if fact.name in SENTENCES),
        archetypes=archetypes(vision),
        warnings=tuple(warning.text for warning in figure.warnings),
        regions=tuple(_region(circle) for circle in figure.circles),
        energy=tuple(_energy(desk, vision)),
        criteria=vision.criteria,
        lists=tuple(_lists(vision)),
        options=tuple(_option(desk, option) for option in desk.figures.options),
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
        if text and name not in ELSEWHERE:
            yield _hours_fact(desk, name, text) if name == "Hours a week" else VisionFact(name, text)


def _hours_fact(desk: Desk, name: str, hours: str) -> VisionFact:
    """The hours that life allows, with what the fullest week of the plan takes of them."""
    busiest = desk.figures.resources.busiest_week
    if not busiest:
        return VisionFact(name, hours)
    above = busiest - round(float(hours) * 60)
    pill = Pill(above_said(above), "bad") if above > 0 else None
    return VisionFact(name, f"{hours}, the fullest week takes {hours_number(busiest)}", pill=pill)


def _chosen(pole: Pole) -> Chosen:
    if pole.chosen is None:
        return Chosen(POLES[pole.name], "undecided", is_decided=False)
    return Chosen(POLES[pole.name], SIDES.get(pole.chosen, pole.chosen), is_decided=True)


def _energy(desk: Desk, vision: Vision) -> Iterator[EnergyList]:
    found = desk.figures.notices
    lists = (
        ("Gives energy", vision.energises, found.energising),
        ("Takes energy", vision.drains, found.draining),
    )
    for title, items, keys in lists:
        if items:
            yield EnergyList(title, tuple(EnergyItem(item, tuple(_tagged(desk, item, keys))) for item in items))


def _tagged(desk: Desk, item: str, keys: tuple[Key, ...]) -> Iterator[Link]:
    for key in keys:
        if fold(item) in map(fold, desk.records[key].tags):
            yield desk.link(key.kind, key.id)


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


def _option(desk: Desk, figure: OptionFigure) -> OptionColumn:
    option, role = figure.option, figure.role
    gaps = to_go = ready = ""
    if role is not None and role.needs:
        gaps, to_go = str(role.gaps), f"{count(role.gap_sum, 'level')} to go"
        ready = needs_met_said(role)
    return OptionColumn(
        role=desk.link("role", option.role),
        is_leaning=figure.leaning,
        gaps=gaps,
        to_go=to_go,
        ready=ready,
        for_=option.for_,
        against=option.against,
        experiments=option.experiments,
    )
