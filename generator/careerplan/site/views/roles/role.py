"""One role: what it needs against you, who says so, who shows it, and whether it serves the vision."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.roles import NeedFigure, RoleFigure
from careerplan.site.addresses import output_path
from careerplan.site.charts.levels import Dumbbell, LevelScale, dumbbell
from careerplan.site.drafts import Draft
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Pill, Rule, SourceFile
from careerplan.site.views.phrases import CURRENT_LEVEL, LEFT_OUT, TRACKS, Phrase, files_said, joined
from careerplan.site.views.roles.role_columns import by_distance, marks_of, need_pill
from careerplan.site.views.roles.role_words import (
    compared_said,
    named_by,
    origin_counts,
    other_track_said,
    readiness,
    reports_said,
    serves_said,
    shape_said,
    source_names,
    sources_said,
    standing,
)
from careerplan.site.views.skills.gap_rows import keys_of
from careerplan.site.views.skills.skill_work import Shown
from careerplan.site.views.states import goal_pill, level_text
from careerplan.site.words import Day


class NeedRow(Struct, frozen=True, kw_only=True):
    """One need against you."""

    skill: Link
    chart: Dumbbell
    now: str
    needs: str
    word: str
    note: str
    """`matters most`; empty for the usual importance."""
    pill: Pill
    sources: Phrase


class PersonRow(Struct, frozen=True):
    """Somebody who shows the role, or has said what it needs."""

    person: Link
    said: Phrase


class RoleView(Struct, frozen=True, kw_only=True):
    """All of one role's page."""

    title: str
    standing: str
    sample: bool
    marks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """Name and value."""
    source: SourceFile | None
    readiness: tuple[Phrase, ...]
    scale: LevelScale
    needs: tuple[NeedRow, ...]
    optional: tuple[NeedRow, ...]
    keys: tuple[str, ...]
    people: tuple[PersonRow, ...]
    origins: tuple[tuple[str, int], ...]
    sources_said: str
    taken_from: str
    imported: Day | None
    serves: tuple[Phrase, ...]
    lessons: tuple[str, ...]
    """What the positions held in it taught."""
    goals: tuple[tuple[Link, Pill], ...]
    elsewhere: tuple[Shown, ...]
    mentions: tuple[Link, ...]
    links: tuple[Outside, ...]
    body: Markup
    rules: tuple[Rule, ...]


MARKS = {"now": "Held now", "next": "Next step", "closest": "Closest"}
IMPORTANCE = {1: "matters least", 2: "", 3: "matters most"}


def make(desk: Desk) -> Iterator[Draft]:
    """A page for every role."""
    for figure in desk.figures.roles:
        path = output_path(figure.role.key)
        yield Draft(path, "pages/role.html", desk.title(figure.role), partial(_view, desk, figure, path))


def _view(desk: Desk, figure: RoleFigure, path: str) -> RoleView:
    role = figure.role
    needs = tuple(_row(desk, need) for need in by_distance(figure.needs))
    optional = tuple(_row(desk, need) for need in by_distance(figure.optional))
    everything = (*figure.needs, *figure.optional)
    said = ((reports_said(desk, figure),), (shape_said(desk, figure),))
    serves = (serves_said(desk, figure), compared_said(desk, figure), other_track_said(desk, figure), *said)
    return RoleView(
        title=desk.title(role),
        standing=standing(figure),
        sample=role.sample,
        marks=tuple(MARKS[mark] for mark in marks_of(figure)) + _destination(desk, figure),
        facts=tuple(_facts(figure)),
        source=desk.source(role.place.path),
        readiness=readiness(desk, figure),
        scale=desk.scale,
        needs=needs,
        optional=optional,
        keys=keys_of(row.chart for row in (*needs, *optional)),
        people=_people(desk, figure),
        origins=origin_counts(everything),
        sources_said=sources_said(desk, figure),
        taken_from=role.source,
        imported=desk.when(role.imported),
        serves=tuple(phrase for phrase in serves if any(phrase)),
        lessons=_lessons(desk, figure),
        goals=tuple(
            (desk.link("goal", goal.id), goal_pill(goal)) for goal in desk.figures.goals if goal.goal.role == role.id
        ),
        elsewhere=tuple(_elsewhere(desk, figure)),
        mentions=desk.mentioned_in(role.key),
        links=outside_links(desk, role),
        body=desk.bodies.html(role.body, path, role.place.path),
        rules=_rules(desk, figure),
    )


def _destination(desk: Desk, figure: RoleFigure) -> tuple[str, ...]:
    vision = desk.figures.vision.current
    return ("Destination",) if vision is not None and vision.role == figure.role.id else ()


def _facts(figure: RoleFigure) -> Iterator[tuple[str, str]]:
    role = figure.role
    if role.track is not None:
        yield "", f"{TRACKS[role.track]}{f', rank {role.rank}' if role.rank is not None else ''}"
    elif role.rank is not None:
        yield "Rank", str(role.rank)
    if role.organisation:
        yield "At", role.organisation
    if role.shape is not None:
        yield "Shape", role.shape
    if role.archetype:
        yield "Archetype", ", ".join(word.replace("-", " ") for word in role.archetype)
    if role.reports is not None:
        yield "Reports", str(role.reports)


def _row(desk: Desk, need: NeedFigure) -> NeedRow:
    return NeedRow(
        skill=desk.link("skill", need.skill.id),
        chart=dumbbell(desk.scale, need.current, need.need.level),
        now=level_text(need.current),
        needs=str(int(need.need.level)),
        word=desk.word(need.need.level),
        note=IMPORTANCE[need.need.importance],
        pill=need_pill(need),
        sources=source_names(desk, need.need),
    )


def _people(desk: Desk, figure: RoleFigure) -> tuple[PersonRow, ...]:
    """Those who show the role first, then those who only said what it needs."""
    named = named_by((*figure.needs, *figure.optional))
    rows = []
    for person in dict.fromkeys((*figure.role_models, *named)):
        skills = desk.links("skill", named.get(person, ()))
        parts: list[str | Link] = ["Shows you the role. "] if person in figure.role_models else []
        if skills:
            parts += ["Named ", *joined(skills, most=len(skills)), "."]
        rows.append(PersonRow(desk.link("person", person), tuple(parts)))
    return tuple(rows)


def _lessons(desk: Desk, figure: RoleFigure) -> tuple[str, ...]:
    """What the positions held in the role taught, in the order of time."""
    return tuple(
        lesson
        for held in desk.figures.path.positions
        if held.role is not None and held.role.id == figure.role.id
        for lesson in held.position.lessons
    )


def _elsewhere(desk: Desk, figure: RoleFigure) -> Iterator[Shown]:
    """Positions held in the role, with what it asked for then, and interviews for it."""
    for held in desk.figures.path.positions:
        if held.role is not None and held.role.id == figure.role.id:
            said = held.at_start.said.rstrip(".") if held.at_start is not None else "Held"
            yield Shown(said, desk.link("position", held.position.id), "", desk.when(held.position.start))
    for application in desk.plan.applications:
        if application.role == figure.role.id:
            yield Shown("Interview", desk.link("application", application.id), "", desk.when(application.date))


def _rules(desk: Desk, figure: RoleFigure) -> tuple[Rule, ...]:
    current = CURRENT_LEVEL[desk.plan.settings.plan.current_level]
    needed = {need.skill.id for need in (*figure.needs, *figure.optional)}
    skills = (skill.place.path for skill in desk.plan.skills if skill.id in needed and not skill.implied)
    return (
        Rule(
            "Met",
            "By the role’s own needs, never by your own targets. What is above counts as met; what is not"
            " assessed does not count.",
        ),
        Rule(
            "To go",
            "Need less current level, summed over the needs that are short. What is only wished for stands apart.",
        ),
        Rule("Current level", f"{current} {LEFT_OUT}"),
        Rule("Files", files_said([figure.role.place.path, *skills])),
    )
