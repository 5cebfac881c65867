"""The path: the vision in full, the positions so far, and how far the roles are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.path import PositionFigure
from careerplan.insight.roles import RoleFigure, next_role
from careerplan.insight.words import count, length
from careerplan.plan.when import days_between
from careerplan.site.addresses import PATH
from careerplan.site.charts.amounts import Bullet, bullet
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.parts import Desk, Invitation, Link, Pill, Rule, SourceFile
from careerplan.site.views.path.certificates import CertificateRow, certificate_rows
from careerplan.site.views.path.lanes import TRACKS
from careerplan.site.views.path.positions import Zigzag, zigzag
from careerplan.site.views.path.versions import EarlierVision, earlier_views
from careerplan.site.views.path.visions import VisionView, vision_view
from careerplan.site.views.roles.role_columns import met_of
from careerplan.site.words import Day

FIRST_POSITION = Invitation(
    id="first-position",
    title="Positions so far",
    text="What you did until now. A step up, a step aside and a step down count alike.",
    path="content/path.md",
    lines="---\npositions:\n  - {start: 2021-04, title: Developer, organisation: Tarnweir, track: ic}\n---",
)
FIRST_ROLE = Invitation(
    id="first-role",
    title="Roles",
    text="What a role asks for, from its guideline, from adverts or from people who do it.",
    path="content/roles/staff-engineer.md",
    lines="---\nneeds: {System design: advanced, Mentoring: intermediate}\n---",
)
RULES = (
    Rule("Moves", "Positions that begin after the first one. Asked for, where the position says so."),
    Rule(
        "Readiness",
        "Needs of a role that are met, of those with a known answer, without the optional ones. What is not assessed"
        " is said beside it.",
    ),
    Rule("To go", "Levels missing in all. A skill without a level is not counted, and said beside it."),
    Rule("Certificates", "Those of ways of learning, once they say when they were earned."),
    Rule("Growing in place", "Two years or more in one position with levels gained in that time."),
    Rule("At the start", "Needs of the role that were gaps on the first day, and what is left of them today."),
    Rule("Horizon", "So long after written, or the day it names: 3 to 10 years are advised, 5 to 10 are usual."),
    Rule(
        "Three circles", "What you enjoy, are good at and are paid for: an item is the same if only its case differs."
    ),
    Rule("Energy", "Goals and activities that carry the same words as a tag stand beside what gives or takes energy."),
    Rule("Fullest week", "Planned hours of active goals, spread evenly over their days, in the week that has most."),
    Rule("Ways that are open", "Gaps by each role’s own needs. What is not assessed is no gap, and said beside it."),
    Rule("Versions", "Each against the one that came next, its text word by word."),
)


class RoleRow(Struct, frozen=True, kw_only=True):
    """One role and how far it is."""

    link: Link
    sample: bool
    pills: tuple[Pill, ...]
    """Held now, next step, closest."""
    bar: Bullet | None
    met: str
    to_go: str
    unknown: str
    """`3 not assessed`; empty if all are."""


class Path(Struct, frozen=True, kw_only=True):
    """The page of the path."""

    headline: str
    written: Day | None
    until: Day | None
    left: str
    """`6 years left`; empty without a horizon or once it has passed."""
    track: str
    decide_by: Day | None
    source: SourceFile | None
    introductions: tuple[Markup, ...]
    invitations: tuple[Invitation, ...]
    zigzag: Zigzag | None
    vision: VisionView | None
    earlier: tuple[EarlierVision, ...]
    roles: tuple[RoleRow, ...]
    certificates: tuple[CertificateRow, ...]
    orphaned: tuple[Link, ...]
    """Open goals that belong to a vision which was given up."""
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(PATH, "pages/path.html", "Path", partial(_view, desk))


def _view(desk: Desk) -> Path:
    figure = desk.figures.vision
    current = figure.current
    vision = vision_view(desk, current) if current is not None else None
    positions = desk.figures.path.positions
    return Path(
        headline=path_headline(desk),
        written=desk.when(current.written) if current is not None else None,
        until=desk.day(figure.target_date),
        left=_left(desk),
        track=TRACKS[current.track] if current is not None and current.track is not None else "",
        decide_by=vision.decide_by if vision is not None else None,
        source=vision.source if vision is not None else None,
        introductions=introductions(desk, PATH, "vision", "position", "event", "role"),
        invitations=tuple(_invitations(desk)),
        zigzag=zigzag(desk) if positions else None,
        vision=vision,
        earlier=tuple(earlier_views(desk)),
        roles=tuple(_role_row(desk, role) for role in desk.figures.roles),
        certificates=certificate_rows(desk),
        orphaned=desk.links("goal", figure.orphaned),
        rules=RULES if positions or vision is not None or desk.figures.roles else (),
    )


def _invitations(desk: Desk) -> Iterator[Invitation]:
    if desk.figures.vision.current is None:
        yield _first_vision(desk)
    if not desk.figures.path.positions:
        yield FIRST_POSITION
    if not desk.figures.roles:
        yield FIRST_ROLE


def _first_vision(desk: Desk) -> Invitation:
    return Invitation(
        id="first-vision",
        title="Vision",
        text="Where you want to be in 3 to 10 years: what you enjoy, what you are good at, what somebody pays for.",
        path="content/vision.md",
        lines=f"---\nwritten: {desk.today.isoformat()}\nhorizon: 6 years\n---\nIn six years I ...",
    )


def _left(desk: Desk) -> str:
    target = desk.figures.vision.target_date
    if target is None or target <= desk.today:
        return ""
    return f"{length(days_between(desk.today, target))} left"


def path_headline(desk: Desk) -> str:
    """How many moves there were and what comes next."""
    following = next_role(desk.figures.roles)
    moves = moves_said(desk.figures.path.positions)
    ahead = f"Next: {following.role.title}." if following is not None and not following.present else ""
    said = " ".join(part for part in (moves, ahead) if part)
    current = desk.figures.vision.current
    return said or (desk.title(current) if current is not None else "Your path")


def moves_said(positions: Sequence[PositionFigure]) -> str:
    """`4 moves so far, 2 of them asked for.`; empty without a position."""
    begun = [figure for figure in positions if figure.days is not None]
    if not begun:
        return ""
    moves = begun[1:]
    if not moves:
        return "One position so far."
    asked = sum(figure.position.asked_for is True for figure in moves)
    counted = f"{count(len(moves), 'move')} so far"
    if not asked:
        return f"{counted}."
    if asked == len(moves):
        return f"{counted}, {'asked for' if asked == 1 else 'all asked for'}."
    return f"{counted}, {asked} of them asked for."


def _role_row(desk: Desk, figure: RoleFigure) -> RoleRow:
    pills = (
        (figure.present, Pill("Held now")),
        (figure.next, Pill("Next step")),
        (figure.closest, Pill("Closest")),
    )
    return RoleRow(
        link=desk.link("role", figure.role.id),
        sample=figure.role.sample,
        pills=tuple(pill for is_so, pill in pills if is_so),
        bar=bullet(figure.met, figure.known) if figure.known else None,
        met=met_of(figure) if figure.needs else "",
        to_go=str(figure.gap_sum) if figure.gap_sum else "",
        unknown=f"{len(figure.unknown)} not assessed" if figure.unknown else "",
    )
