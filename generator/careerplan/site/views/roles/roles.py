"""Roles: all of them side by side, by track and rank, with how far each is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.roles import RoleFigure
from careerplan.insight.words import count
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.parts import Desk, Invitation, Link, Rule
from careerplan.site.views.phrases import TRACKS, files_said
from careerplan.site.views.roles.role import MARKS
from careerplan.site.views.roles.role_columns import marks_of, met_said
from careerplan.site.views.roles.role_words import reached_said, serves_said

PATH = "roles/index.html"


class RoleLine(Struct, frozen=True, kw_only=True):
    """One role."""

    role: Link
    sample: bool
    marks: tuple[str, ...]
    chart: Bullet | None
    """Needs met of those assessed; none where none is."""
    met: str
    to_go: str
    unknown: str
    exercises: str
    """How many gaps of the plan it would exercise, of how many."""


class TrackGroup(Struct, frozen=True):
    """The roles of one track, lowest rank first."""

    title: str
    """Empty where no role names its track."""
    roles: tuple[RoleLine, ...]


class RolesView(Struct, frozen=True, kw_only=True):
    """The list of roles."""

    headline: str
    introductions: tuple[Markup, ...]
    groups: tuple[TrackGroup, ...]
    start: Invitation | None
    rules: tuple[Rule, ...]


START = Invitation(
    "start",
    "What does the role ask for?",
    "Take it from a guideline, an advert, or somebody in the role: each skill with the level it needs.",
    "content/roles/lead.md",
    "---\ntitle: Lead\nneeds: {Public speaking: advanced, Writing: advanced}\n---",
)


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(PATH, "pages/roles.html", "Roles", partial(_view, desk))


def _view(desk: Desk) -> RolesView:
    roles = desk.figures.roles
    has_tracks = any(figure.role.track for figure in roles)
    groups = tuple(
        TrackGroup(
            (TRACKS[track] if track else "No track") if has_tracks else "",
            tuple(_line(desk, figure) for figure in figures),
        )
        for track, figures in groupby(roles, key=lambda figure: figure.role.track)
    )
    rules = (
        Rule(
            "Met",
            "Needs of the role that your current level reaches, of those that are assessed. What is only wished"
            " for stands apart.",
        ),
        Rule(
            "Closest",
            "The fewest levels missing, of roles that you do not hold, that are not fully met and at least half"
            " assessed.",
        ),
        Rule(
            "Your gaps", "Gaps towards the vision’s role, or towards your own targets, in skills that the role needs."
        ),
        Rule("Files", files_said(role.place.path for role in desk.plan.roles)),
    )
    return RolesView(
        headline=reached_said(roles),
        introductions=introductions(desk, PATH, "role"),
        groups=groups,
        start=None if roles else START,
        rules=rules if roles else (),
    )


def _line(desk: Desk, figure: RoleFigure) -> RoleLine:
    gaps = desk.figures.gaps.count
    return RoleLine(
        role=desk.link("role", figure.role.id),
        sample=figure.role.sample,
        marks=tuple(MARKS[mark] for mark in marks_of(figure)),
        chart=bullet(figure.met, figure.known) if figure.known else None,
        met=met_said(figure),
        to_go=count(figure.gap_sum, "level") if figure.gap_sum else "",
        unknown=str(len(figure.unknown)) if figure.unknown else "",
        exercises=f"{len(figure.exercises)} of {gaps}" if serves_said(desk, figure) else "",
    )
