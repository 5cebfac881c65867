"""Calibration: one's own ratings beside those of others, and the ratings that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from careerplan.insight.calibration import BAND, Calibration, CalibrationFigure, Verdict
from careerplan.insight.evidence import EvidenceFigure
from careerplan.insight.words import count, number
from careerplan.site.charts.levels import Dumbbell, dumbbell
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.phrases import signed
from careerplan.site.views.states import level_text

VERDICTS: dict[Verdict, Pill] = {
    "blind-spot": Pill("Blind spot", "warn"),
    "hidden-strength": Pill("Hidden strength", "ok"),
    "aligned": Pill("Aligned"),
}


class Compared(Struct, frozen=True, kw_only=True):
    """A skill that you and somebody else have rated."""

    skill: Link
    chart: Dumbbell
    own: str
    others: str
    difference: str
    pill: Pill


class Ask(Struct, frozen=True):
    """A person, and the skills to ask them to rate; without a person, nobody is there to ask."""

    person: Link | None
    skills: tuple[Link, ...]


class CalibrationCard(Struct, frozen=True, kw_only=True):
    """The whole card."""

    title: str
    note: str
    rows: tuple[Compared, ...]
    """Skills on which the views differ, the most overrated first."""
    alike: tuple[Link, ...]
    """Skills on which they do not."""
    asks: tuple[Ask, ...]
    rate_yourself: tuple[Link, ...]
    without_evidence: tuple[Link, ...]
    evidence_said: str


def calibration_card(desk: Desk) -> CalibrationCard | None:
    """How your view compares; none while nobody has rated anything."""
    figures = desk.figures.calibration
    if not figures.skills:
        return None
    compared = [figure for figure in figures.skills if figure.delta is not None]
    return CalibrationCard(
        title=title_of(figures),
        note=bias_said(figures.bias, len(compared)),
        rows=tuple(_row(desk, figure) for figure in compared if figure.delta),
        alike=_links(desk, [figure for figure in compared if not figure.delta]),
        asks=_asks(desk, figures),
        rate_yourself=_links(desk, figures.having("rate-yourself")),
        without_evidence=_links(desk, [figure for figure in figures.skills if figure.without_evidence]),
        evidence_said=evidence_said(desk.figures.evidence),
    )


def title_of(figures: Calibration) -> str:
    """`Calibration: 1 blind spot, 2 hidden strengths`."""
    blind, hidden = len(figures.having("blind-spot")), len(figures.having("hidden-strength"))
    named = [count(blind, "blind spot")] if blind else []
    if hidden:
        named.append(count(hidden, "hidden strength"))
    if named:
        return f"Calibration: {', '.join(named)}"
    if figures.having("aligned"):
        return "Calibration: no blind spots"
    return "Calibration: ask someone" if figures.asks else "Calibration: nothing to compare yet"


def bias_said(bias: float | None, compared: int) -> str:
    """How far your ratings lie above or below those of others, on average."""
    if bias is None:
        return "No skill has been rated both by you and by somebody else, so there is nothing to compare yet."
    rule = "Your newest rating less the mean of the others’ newest."
    if compared == 1:
        return rule
    rounded = round(bias, 1)
    if not rounded:
        return f"{rule} On average you rate yourself as they do."
    side = "above" if rounded > 0 else "below"
    return f"{rule} On average you rate yourself {levels_text(abs(rounded))} {side} them."


def levels_text(value: float) -> str:
    """`1 level`, `0.4 levels`."""
    shown = number(value)
    return f"{shown} {'level' if shown == '1' else 'levels'}"


def evidence_said(evidence: EvidenceFigure) -> str:
    """How many ratings say nothing of what they rest on; nothing if all do."""
    if not evidence.without:
        return ""
    if evidence.ratings == 1:
        return "The one rating names no evidence."
    if evidence.without == evidence.ratings:
        return f"None of the {evidence.ratings} ratings names its evidence."
    return f"{evidence.without} of {evidence.ratings} ratings without evidence."


def view_said(figure: CalibrationFigure) -> str:
    """Your view of one skill beside that of others, in a sentence; nothing without both."""
    if figure.delta is None:
        return ""
    if not figure.delta:
        return "You and the others rate it alike."
    levels = levels_text(abs(figure.delta))
    side = "above" if figure.delta > 0 else "below"
    what = {"blind-spot": ": a blind spot", "hidden-strength": ": a hidden strength"}.get(figure.verdict, "")
    within = "" if abs(figure.delta) > BAND else ": aligned"
    return f"You rate yourself {levels} {side} the mean of the others{what or within}."


def _row(desk: Desk, figure: CalibrationFigure) -> Compared:
    own = figure.skill.self_level
    mean = fmean(other.level for other in figure.skill.others)
    return Compared(
        skill=desk.link("skill", figure.skill.id),
        chart=dumbbell(desk.scale, own, None, others=mean),
        own=level_text(own),
        others=number(mean),
        difference=signed(figure.delta or 0),
        pill=VERDICTS[figure.verdict],
    )


def _asks(desk: Desk, figures: Calibration) -> tuple[Ask, ...]:
    """Whom to ask about what: the gaps without a mentor's or manager's view."""
    wanted: dict[str | None, list[str]] = {}
    for missing in figures.asks:
        wanted.setdefault(missing.person, []).append(missing.skill)
    ordered = sorted(wanted, key=lambda person: person is None)
    return tuple(
        Ask(desk.link("person", person) if person else None, desk.links("skill", wanted[person])) for person in ordered
    )


def _links(desk: Desk, figures: Sequence[CalibrationFigure]) -> tuple[Link, ...]:
    return desk.links("skill", (figure.skill.id for figure in figures))
