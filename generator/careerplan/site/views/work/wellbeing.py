"""Wellbeing: what would make you leave, energy, satisfaction, and what you take for granted.

Said plainly, without a diagnosis; nothing is ranked by hours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from careerplan.insight.ratings import past_day
from careerplan.insight.triggers import TriggerFigures, TriggerState
from careerplan.insight.words import count, length
from careerplan.plan.page import Page, Trigger
from careerplan.site.addresses import MARKET, WELLBEING
from careerplan.site.charts.scores import Scores, score_plot
from careerplan.site.charts.times import Axis, Label, TimeScale, axis
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Invitation, Link, Pill, Rule
from careerplan.site.views.phrases import files_said
from careerplan.site.views.records.note_tables import (
    AssumptionRow,
    CheckinRow,
    TriggerRow,
    assumption_rows,
    checkin_rows,
    trigger_row,
)
from careerplan.site.views.work.satisfaction import AskedAgain, SatisfactionView, asked_again, satisfaction

MOST_CHECKINS = 8
"""Check-ins that stand open; earlier ones are folded."""
MOST_LABELS = 5
"""Labels of an axis that fit on a narrow screen."""
STATES: Mapping[TriggerState, Pill] = {
    "calm": Pill("Calm", "ok"),
    "several": Pill("Several", "warn"),
    "at-once": Pill("Several at once", "bad"),
}
FIRST_PAGE = Invitation(
    id="first-page",
    title="When you would leave, and how you are",
    text="Write down on a calm day what would make you leave. And now and then how much energy there is, 1 to 5.",
    path="content/wellbeing.md",
    lines=(
        "---\ntriggers: [Somebody is blamed before it is understood, The rota stays at one week in four]\n"
        "checkins: [{date: 2026-11-21, energy: 4}]\n---"
    ),
)


class BoardRow(Struct, frozen=True, kw_only=True):
    """One trigger on the board of all pages."""

    row: TriggerRow
    since_said: str
    """`for 55 weeks`; empty if it is absent or the day is not known."""
    page: Link


class Board(Struct, frozen=True, kw_only=True):
    """All leave triggers, those that are present first, the longest there at the top."""

    pill: Pill
    threshold: str
    rows: tuple[BoardRow, ...]


class Energy(Struct, frozen=True, kw_only=True):
    """Check-ins over time."""

    headline: str
    said: str
    """That it was low several times in a row; empty if not."""
    chart: Scores | None
    """None under two dated check-ins."""
    axis: Axis | None
    labels: tuple[tuple[Label, bool], ...]
    """Labels of the axis, each with whether it stands on a wide screen only."""
    description: str
    """The chart in words."""
    rows: tuple[CheckinRow, ...]
    rest: tuple[CheckinRow, ...]
    more: str


class Wellbeing(Struct, frozen=True, kw_only=True):
    """All of the page."""

    headline: str
    pages: tuple[Link, ...]
    """Where it is written."""
    board: Board | None
    signs: tuple[str, ...]
    search: Link
    search_said: str
    energy: Energy | None
    satisfaction: SatisfactionView | None
    reviews: tuple[AskedAgain, ...]
    assumptions: tuple[AssumptionRow, ...]
    first_page: Invitation | None
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(WELLBEING, "pages/wellbeing.html", "Wellbeing", partial(_view, desk))


def _view(desk: Desk) -> Wellbeing:
    pages = _pages(desk)
    board = _board(desk)
    energy = _energy(desk)
    felt, reviews = satisfaction(desk), asked_again(desk)
    return Wellbeing(
        headline=headline(desk.figures.triggers, energy),
        pages=desk.links("page", (page.id for page in pages)),
        board=board,
        signs=tuple(sign for page in pages for sign in page.signs),
        search=Link("The light search", MARKET),
        search_said=desk.figures.market.search_said,
        energy=energy,
        satisfaction=felt,
        reviews=reviews,
        assumptions=tuple(row for page in pages for row in assumption_rows(page)),
        first_page=None if pages else FIRST_PAGE,
        rules=_rules(desk, pages) if pages or felt or reviews else (),
    )


def _pages(desk: Desk) -> tuple[Page, ...]:
    """Notes that carry any of it."""
    return tuple(page for page in desk.plan.pages if page.triggers or page.signs or page.checkins or page.assumptions)


def headline(triggers: TriggerFigures, energy: Energy | None) -> str:
    """The most serious of what was written down."""
    if triggers.state != "calm" or (triggers.count and not triggers.energy_said):
        return triggers.said
    if triggers.energy_said:
        return triggers.energy_said
    return energy.headline if energy is not None else "How you are"


def _board(desk: Desk) -> Board | None:
    figures = desk.figures.triggers
    if not figures.count:
        return None
    of_page = [(trigger, page) for page in desk.plan.pages for trigger in page.triggers]
    of_page.sort(key=lambda item: (item[0].state == "absent", _since(item[0])))
    return Board(
        pill=STATES[figures.state],
        threshold=f"{figures.threshold} at once stand out" if figures.threshold > 1 else "One alone stands out",
        rows=tuple(_board_row(desk, trigger, page) for trigger, page in of_page),
    )


def _since(trigger: Trigger) -> dt.date:
    first = trigger.since.first if trigger.since is not None else None
    return first or dt.date.max


def _board_row(desk: Desk, trigger: Trigger, page: Page) -> BoardRow:
    since = past_day(trigger.since, desk.today) if trigger.state != "absent" else None
    first = trigger.since.first if trigger.since is not None and since is not None else None
    return BoardRow(
        row=trigger_row(desk, trigger),
        since_said=f"for {length((desk.today - first).days)}" if first is not None else "",
        page=desk.link("page", page.id),
    )


def _energy(desk: Desk) -> Energy | None:
    """Check-ins of all pages; none without one."""
    figures = desk.figures.triggers
    if not figures.checkins:
        return None
    rows = checkin_rows(desk, figures.checkins)
    dated = [(day, item.energy) for item in figures.checkins if (day := past_day(item.date, desk.today)) is not None]
    scale = TimeScale.of_quarters(dated[0][0], desk.today) if len(dated) > 1 else None
    shown = len(rows) if len(rows) <= MOST_CHECKINS + 1 else MOST_CHECKINS
    quarters = axis(scale, desk.today, "quarters") if scale is not None else None
    return Energy(
        headline=energy_said(figures),
        said=figures.energy_said,
        chart=score_plot(scale, dated) if scale is not None else None,
        axis=quarters,
        labels=spread_labels(quarters.labels) if quarters is not None else (),
        description=", ".join(f"{row.energy} on {row.day.text}" for row in reversed(rows) if row.day is not None),
        rows=rows[:shown],
        rest=rows[shown:],
        more=f"{count(len(rows) - shown, 'earlier check-in')}",
    )


def spread_labels(labels: Sequence[Label]) -> tuple[tuple[Label, bool], ...]:
    """Every second label stands on a wide screen only, where a narrow one has no room for all."""
    crowded = len(labels) > MOST_LABELS
    return tuple((label, crowded and place % 2 == 1) for place, label in enumerate(labels))


def energy_said(figures: TriggerFigures) -> str:
    """`Energy: 3 of 5 at the last check-in`."""
    return f"Energy: {figures.checkins[-1].energy} of 5 at the last check-in"


def _rules(desk: Desk, pages: tuple[Page, ...]) -> tuple[Rule, ...]:
    paths = [page.place.path for page in pages]
    paths += [position.place.path for position in desk.plan.positions if position.satisfaction or position.meaning]
    return (
        Rule(
            "Triggers",
            "Calm below the threshold, several from it on, and at once if so many began within three months."
            " Of several pages the smallest threshold holds.",
        ),
        Rule("Low energy", "Said from three check-ins of 1 or 2 in a row on. It is what you wrote, not a diagnosis."),
        Rule("Satisfaction", "1 to 5, as positions and reviews say it. Hours worked are no measure here."),
        Rule("Files", files_said(paths)),
    )
