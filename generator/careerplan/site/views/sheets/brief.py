"""The brief: one page for a 1:1, from figures of what its readers may see and of nothing else.

It is read by others: it says "I", names no file, links to no page, and counts nothing hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.goals import GoalFigure
from careerplan.insight.people import PersonFigure, next_meeting
from careerplan.insight.roles import RoleFigure, next_role
from careerplan.insight.since import Happening, happened_since
from careerplan.insight.words import count, listing, quoted
from careerplan.plan.amount import Span
from careerplan.plan.goal import Status
from careerplan.plan.person import Person, Want
from careerplan.site.addresses import BRIEF
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Invitation, Pill
from careerplan.site.views.sheets.sheet import CARD, CELL, HEAD, HEIGHT, LINE, ROW, Card, fitting, lines
from careerplan.site.views.states import goal_pill, reason_told
from careerplan.site.words import Day, money_text

TOP = 92
"""The height of what stands above and below the cards."""
GOAL_LETTERS = 74
"""Letters of a goal's title and reason that stand side by side on paper."""
LOOK_BACK = Span("3 months", months=3)
"""Where no review and no meeting is in sight, so far back is looked for changes."""
ENDED: dict[Status, str] = {
    "done": "I reached",
    "partly": "I reached a part of",
    "missed": "I did not reach",
    "dropped": "I dropped",
    "changed": "I changed",
}
FIRST_AGENDA = Invitation(
    id="first-agenda",
    title="Nothing to talk about yet",
    text=(
        "One page for a 1:1: what you want to talk about and what you need stand with the person who is your"
        " manager. Goals and gaps join them where [brief] in careerplan.toml says whose view to show."
    ),
    path="content/people/my-manager.md",
    lines=(
        "---\nrelations: manager\nagenda: [What I want to talk about]\n"
        "needs: [{what: A day for the course, by: 2026-12}]\n---"
    ),
)


class Points(Struct, frozen=True):
    """What I want to talk about."""

    rows: tuple[str, ...]
    more: str = ""


class Change(Struct, frozen=True):
    """One thing that happened."""

    day: Day | None
    text: str


class Changes(Struct, frozen=True):
    """What happened, the newest first."""

    rows: tuple[Change, ...]
    more: str = ""


class GoalRow(Struct, frozen=True, kw_only=True):
    """One open goal."""

    title: str
    pill: Pill
    reason: str
    due: Day | None


class Goals(Struct, frozen=True):
    """My open goals."""

    rows: tuple[GoalRow, ...]
    more: str = ""


class NeedRow(Struct, frozen=True, kw_only=True):
    """One thing that I need."""

    what: str
    by: Day | None
    money: str


class Needs(Struct, frozen=True):
    """What I need, the soonest first."""

    rows: tuple[NeedRow, ...]
    more: str = ""


class GapRow(Struct, frozen=True, kw_only=True):
    """A skill that the next role asks more of."""

    skill: str
    levels: str
    """`novice now, advanced needed`."""
    pill: Pill


class Gaps(Struct, frozen=True, kw_only=True):
    """What the next role asks for."""

    role: str
    said: str
    rows: tuple[GapRow, ...]
    more: str = ""


class Brief(Struct, frozen=True, kw_only=True):
    """All of the page."""

    owner: str
    with_whom: str
    meeting: Day | None
    agenda: Points
    needs: Needs
    since: Day | None
    changes: Changes
    asks_changes: bool
    """False where nothing that could change is in sight."""
    goals: Goals
    gaps: Gaps | None
    invitation: Invitation | None


def make(desk: Desk) -> Draft:
    """The one page of its kind; the desk's figures must be those of the brief."""
    return Draft(BRIEF, "pages/brief.html", "Brief for a 1:1", partial(_view, desk))


def _view(desk: Desk) -> Brief:
    readers = [figure for figure in desk.figures.people.people if _is_reader(figure.person)]
    since = since_when(desk, readers)
    happened = happened_since(desk.figures.goals, desk.figures.skills, since, desk.today)
    goals = open_goals(desk.figures.goals)
    view = Brief(
        owner=desk.plan.settings.plan.owner,
        with_whom=listing([figure.person.title for figure in readers]),
        meeting=_meeting(desk, readers),
        agenda=Points(tuple(text for figure in readers for text in figure.person.agenda)),
        needs=Needs(tuple(_need(desk, want) for want in wants(readers))),
        since=desk.day(since),
        changes=Changes(tuple(Change(desk.day(item.day), change_said(desk, item)) for item in happened)),
        asks_changes=bool(desk.figures.goals or desk.figures.skills),
        goals=Goals(tuple(_goal(desk, figure) for figure in goals)),
        gaps=_gaps(desk),
        invitation=None if readers or goals or happened else FIRST_AGENDA,
    )
    return on_one_sheet(view)


def on_one_sheet(view: Brief) -> Brief:
    """The same with no more rows than one sheet of A4 holds, and how many are left out."""
    gaps = view.gaps or Gaps(role="", said="", rows=())
    bands = (
        (
            Card(tuple(LINE * lines(text, 44) for text in view.agenda.rows)),
            Card(tuple(CELL * lines(row.what, 24) + ROW for row in view.needs.rows), CARD + HEAD),
        ),
        (Card(_goal_heights(view.goals.rows), CARD + HEAD),),
        (
            Card(tuple(LINE * lines(f"{row.text} 00 Mmm", 44) for row in view.changes.rows)),
            Card(tuple(CELL * _gap_lines(row) + ROW for row in gaps.rows), CARD + HEAD + LINE * lines(gaps.role, 22)),
        ),
    )
    (agenda, needs), (goals,), (changes, gap_rows) = fitting(bands, HEIGHT - TOP)
    return replace(
        view,
        agenda=Points(view.agenda.rows[:agenda], more_said(len(view.agenda.rows) - agenda)),
        needs=Needs(view.needs.rows[:needs], more_said(len(view.needs.rows) - needs)),
        goals=Goals(view.goals.rows[:goals], more_said(len(view.goals.rows) - goals)),
        changes=Changes(view.changes.rows[:changes], more_said(len(view.changes.rows) - changes)),
        gaps=replace(gaps, rows=gaps.rows[:gap_rows], more=more_said(len(gaps.rows) - gap_rows)) if view.gaps else None,
    )


def _goal_heights(rows: Sequence[GoalRow]) -> tuple[float, ...]:
    """Title and reason share a line in the proportion of their longest texts."""
    title = max((len(row.title) for row in rows), default=1)
    reason = max((len(row.reason) for row in rows), default=1)
    width = min(max(round(GOAL_LETTERS * title / (title + reason)), 12), GOAL_LETTERS - 12)
    return tuple(CELL * max(lines(row.title, width), lines(row.reason, GOAL_LETTERS - width)) + ROW for row in rows)


def _gap_lines(row: GapRow) -> int:
    return max(lines(row.skill, 20), lines(row.levels, 18))


def more_said(number: int) -> str:
    """`And 3 more.`; empty if nothing is left out."""
    return f"And {number} more." if number > 0 else ""


def _is_reader(person: Person) -> bool:
    """True for whom it is written: a manager, or anybody with an agenda or a need of their own."""
    return bool(person.agenda or person.needs) or "manager" in person.relations


def since_when(desk: Desk, readers: Sequence[PersonFigure]) -> dt.date:
    """The last review in sight, else the last meeting in sight, else three months ago."""
    met = max((figure.last_met for figure in readers if figure.last_met is not None), default=None)
    return desk.figures.reviews.last_day or met or LOOK_BACK.before(desk.today)


def _meeting(desk: Desk, readers: Sequence[PersonFigure]) -> Day | None:
    ahead = [when for figure in readers if (when := next_meeting(figure.person, desk.today)) is not None]
    return desk.when(min(ahead, key=lambda when: when.order, default=None))


def wants(readers: Sequence[PersonFigure]) -> tuple[Want, ...]:
    """What I need, the soonest first; what has no date last."""
    found = [want for figure in readers for want in figure.person.needs]
    return tuple(sorted(found, key=lambda want: want.by.order if want.by is not None else (dt.date.max, dt.date.max)))


def _need(desk: Desk, want: Want) -> NeedRow:
    return NeedRow(
        what=want.what, by=desk.when(want.by), money=money_text(want.money) if want.money is not None else ""
    )


def change_said(desk: Desk, item: Happening) -> str:
    """One thing that happened, as I say it."""
    if item.goal is not None and item.milestone is not None:
        return f"I reached {quoted(item.milestone.title)} of {quoted(item.goal.title)}"
    if item.goal is not None:
        return f"{ENDED[item.goal.status]} {quoted(item.goal.title)}"
    title = item.skill.title if item.skill is not None else ""
    return f"{title} went from {desk.word(item.before)} to {desk.word(item.after)}"


def open_goals(figures: Sequence[GoalFigure]) -> tuple[GoalFigure, ...]:
    """Open goals that are more than ideas, those with trouble first, then by their end."""
    order = {"off-track": 0, "at-risk": 1, "on-track": 2, "not-started": 3}
    shown = [figure for figure in figures if figure.is_open and figure.goal.status != "idea"]
    shown.sort(key=lambda figure: (order.get(figure.health or "", 4), figure.end or dt.date.max, figure.id))
    return tuple(shown)


def _goal(desk: Desk, figure: GoalFigure) -> GoalRow:
    return GoalRow(
        title=figure.goal.title,
        pill=goal_pill(figure),
        reason=reason_told(figure),
        due=desk.when(figure.goal.due),
    )


def _gaps(desk: Desk) -> Gaps | None:
    """None where no next role is in sight, or nothing it asks for."""
    following = next_role(desk.figures.roles)
    if following is None or not following.needs:
        return None
    return Gaps(
        role=following.role.title,
        said=f"{following.met} of {count(len(following.needs), 'skill')} met."
        + (f" {len(following.unknown)} not assessed." if following.unknown else ""),
        rows=tuple(_gap_rows(desk, following)),
    )


def _gap_rows(desk: Desk, role: RoleFigure) -> Iterator[GapRow]:
    needs = [need for need in role.needs if need.status == "gap" and need.gap]
    for need in sorted(needs, key=lambda need: (-(need.gap or 0), -need.need.importance, need.skill.title)):
        yield GapRow(
            skill=need.skill.title,
            levels=f"{desk.word(need.current)} now, {desk.word(need.need.level)} needed",
            pill=Pill(f"{need.gap} short", "warn"),
        )
