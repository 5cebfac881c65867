"""The role matrix: every skill against every role, number and sign in each cell.

On a phone one role stands for all, as rows of levels; the others are links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from careerplan.insight.gaps import GapStatus
from careerplan.insight.roles import MatrixRow, NeedFigure, RoleComparison, RoleFigure, closest_role, next_role
from careerplan.insight.roles import role_matrix as skills_by_role
from careerplan.insight.words import count
from careerplan.site.charts.levels import Dumbbell, dumbbell
from careerplan.site.views.parts import LONG_TABLE, Desk, Link, Pill, Tone
from careerplan.site.views.phrases import TRACKS, Phrase
from careerplan.site.views.states import level_text

FEW_COLUMNS = 7
"""More roles than these scroll sideways, with the skills' names in view."""


class RoleColumn(Struct, frozen=True):
    """The head and foot of one role's column."""

    role: Link
    marks: tuple[str, ...]
    """`now`, `next`, `closest`."""
    met: str
    """`13 of 14`."""


class TrackSpan(Struct, frozen=True):
    """Columns of one track, side by side."""

    title: str
    span: int


class MatrixCell(Struct, frozen=True):
    """What a role needs of a skill, and how far it is."""

    text: str
    """Empty for a skill that is not asked for."""
    tone: Tone | Literal["note"] = ""


class SkillLine(Struct, frozen=True):
    """One skill against all roles."""

    skill: Link
    now: str
    cells: tuple[MatrixCell, ...]


class SkillGroup(Struct, frozen=True):
    """The hard or the soft skills; those that nobody groups are one without a title."""

    title: str
    rows: tuple[SkillLine, ...]


class NeedLine(Struct, frozen=True):
    """One need of the role that a phone shows."""

    skill: Link
    chart: Dumbbell
    said: str
    """`2 of 4`."""


class PhoneRole(Struct, frozen=True, kw_only=True):
    """The one role of a phone's screen, and the way to the others."""

    role: Link
    said: str
    rows: tuple[NeedLine, ...]
    met: tuple[Link, ...]
    others: tuple[tuple[Link, str], ...]


class RoleMatrix(Struct, frozen=True, kw_only=True):
    """The whole matrix."""

    title: Phrase
    tracks: tuple[TrackSpan, ...]
    """Empty where no role names its track."""
    columns: tuple[RoleColumn, ...]
    groups: tuple[SkillGroup, ...]
    pairs: tuple[Phrase, ...]
    """What lies between two roles of one rank on the two tracks."""
    has_optional: bool
    is_wide: bool
    folded: str
    """What the fold says of a matrix of very many skills; empty for one that stands open."""
    phone: PhoneRole


def role_matrix(desk: Desk) -> RoleMatrix | None:
    """The matrix of all roles that ask for something; none without any."""
    places = [place for place, figure in enumerate(desk.figures.roles) if figure.needs or figure.optional]
    if not places:
        return None
    roles = [desk.figures.roles[place] for place in places]
    groups = tuple(_groups(desk, places))
    count = sum(len(group.rows) for group in groups)
    return RoleMatrix(
        title=_title(desk, roles),
        tracks=_tracks(roles),
        columns=tuple(
            RoleColumn(desk.link("role", figure.role.id), marks_of(figure), met_of(figure)) for figure in roles
        ),
        groups=groups,
        pairs=tuple(_pairs(desk)),
        has_optional=any(figure.optional for figure in roles),
        is_wide=len(roles) > FEW_COLUMNS,
        folded=f"All {count} skills" if count > LONG_TABLE else "",
        phone=_phone(desk, roles),
    )


def _groups(desk: Desk, places: Sequence[int]) -> Iterator[SkillGroup]:
    """Hard skills, then soft ones with traits and experience; one group needs no title."""
    matrix = skills_by_role(desk.figures.roles, desk.figures.skills)
    hard = [row for row in matrix if row.skill.skill_kind == "hard"]
    soft = [row for row in matrix if row.skill.skill_kind != "hard"]
    for title, rows in (("Hard", hard), ("Soft", soft)):
        if rows:
            yield SkillGroup(title if hard and soft else "", tuple(_line(desk, row, places) for row in rows))


def _line(desk: Desk, row: MatrixRow, places: Sequence[int]) -> SkillLine:
    cells = tuple(cell_of(row.cells[place]) for place in places)
    return SkillLine(desk.link("skill", row.skill.id), level_text(row.current), cells)


def _pairs(desk: Desk) -> Iterator[Phrase]:
    for pair in desk.tracks:
        ic, manager = desk.link("role", pair.ic.id), desk.link("role", pair.manager.id)
        yield ("From ", ic, " to ", manager, f": {between_said(pair.over)}. Back: {between_said(pair.back)}.")


def between_said(compared: RoleComparison) -> str:
    """`3 gaps, 3 levels in all; 2 surpluses`: someone with just what one role asks for, in the other."""
    gaps = count(compared.gaps, "gap")
    parts = [f"{gaps}, {count(compared.gap_sum, 'level')} in all" if compared.gaps else gaps]
    if compared.surplus:
        parts.append(count(compared.surplus, "surplus", "surpluses"))
    if compared.new:
        parts.append(f"{count(len(compared.new), 'skill')} that only it names")
    return "; ".join(parts)


def cell_of(need: NeedFigure | None) -> MatrixCell:
    """`4 −2` short, `3 ✓` met, `2 +1` above, `3 ?` not assessed; wished for in brackets."""
    if need is None:
        return MatrixCell("")
    level = level_text(need.need.level)
    tone: Tone = ""
    if need.status == "gap" and need.gap is not None:
        text, tone = f"{level} −{need.gap}", "warn" if need.gap == 1 else "bad"
    elif need.status == "surplus" and need.gap is not None:
        text, tone = f"{level} +{-need.gap}", "ok"
    elif need.status == "met":
        text, tone = f"{level} ✓", "ok"
    else:
        text = f"{level} {_SIGNS.get(need.status, '')}".strip()
    return MatrixCell(f"({text})", "note") if need.need.optional else MatrixCell(text, tone)


_SIGNS: dict[GapStatus, str] = {"unknown": "?", "experience-gap": "missing", "not-now": "not now"}


def marks_of(figure: RoleFigure) -> tuple[str, ...]:
    """What sets a role apart from the others, in words."""
    marks = {"now": figure.present, "next": figure.next, "closest": figure.closest}
    return tuple(word for word, holds in marks.items() if holds)


def met_of(figure: RoleFigure) -> str:
    """`13 of 14` needs met; `–` where none is known."""
    return f"{figure.met} of {figure.known}" if figure.known else "–"


def met_said(figure: RoleFigure) -> str:
    """The same in words."""
    if figure.known:
        return f"{met_of(figure)} met"
    return f"{count(len(figure.unknown), 'skill')} not assessed" if figure.unknown else "no needs yet"


def needs_met_said(figure: RoleFigure) -> str:
    """`1 of 4 needs met, 1 not assessed`; nothing for a role that asks for nothing."""
    if not figure.known:
        return f"{count(len(figure.unknown), 'need')}, none assessed" if figure.unknown else ""
    unknown = f", {len(figure.unknown)} not assessed" if figure.unknown else ""
    return f"{figure.met} of {count(figure.known, 'need')} met{unknown}"


def need_pill(need: NeedFigure) -> Pill:
    """How far a need is from being met."""
    if need.status == "gap" and need.gap is not None:
        tone: Tone = "warn" if need.gap == 1 else "bad"
        return Pill(f"{need.gap} short", "" if need.need.optional else tone)
    if need.status == "surplus" and need.gap is not None:
        return Pill(f"{-need.gap} above", "ok")
    return _NEED_PILLS[need.status]


_NEED_PILLS: dict[GapStatus, Pill] = {
    "met": Pill("Met", "ok"),
    "unknown": Pill("Not assessed"),
    "not-now": Pill("Not now"),
    "experience-gap": Pill("Missing", "warn"),
}


def by_distance(needs: Sequence[NeedFigure]) -> list[NeedFigure]:
    """Needs as a reader wants them: gaps by size and importance, then unknown, met, above, put off."""
    order: tuple[GapStatus, ...] = ("gap", "experience-gap", "unknown", "met", "surplus", "not-now")
    return sorted(needs, key=lambda need: (order.index(need.status), -(need.gap or 0) * need.need.importance))


def _title(desk: Desk, roles: Sequence[RoleFigure]) -> Phrase:
    following, closest = next_role(roles), closest_role(roles)
    if following is not None and closest is not None and following is not closest:
        return (
            "Roles: ",
            desk.link("role", following.role.id),
            " is next, ",
            desk.link("role", closest.role.id),
            " is the closest",
        )
    named = following or closest
    if named is None:
        return ("Roles",)
    return ("Roles: ", desk.link("role", named.role.id), " is next" if named is following else " is the closest")


def _tracks(roles: Sequence[RoleFigure]) -> tuple[TrackSpan, ...]:
    if not any(figure.role.track for figure in roles):
        return ()
    grouped = groupby(roles, key=lambda figure: figure.role.track)
    return tuple(TrackSpan(TRACKS[track] if track else "No track", len(list(group))) for track, group in grouped)


def _phone(desk: Desk, roles: Sequence[RoleFigure]) -> PhoneRole:
    chosen = next_role(roles) or closest_role(roles) or roles[0]
    away = [need for need in by_distance(chosen.needs) if need.status in ("gap", "unknown", "experience-gap")]
    return PhoneRole(
        role=desk.link("role", chosen.role.id),
        said=met_said(chosen),
        rows=tuple(
            NeedLine(
                desk.link("skill", need.skill.id),
                dumbbell(desk.scale, need.current, need.need.level),
                f"{level_text(need.current)} of {level_text(need.need.level)}",
            )
            for need in away
        ),
        met=desk.links("skill", (need.skill.id for need in chosen.needs if need.status in ("met", "surplus"))),
        others=tuple((desk.link("role", figure.role.id), met_said(figure)) for figure in roles if figure is not chosen),
    )
