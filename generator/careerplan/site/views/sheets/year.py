"""A year on one page, to be shown to others: the path, gaps then and now, wins, what people said to keep.

It says "I". What speaks of pay, market, wellbeing or leaving is not in its figures, nor is any
record whose audience is `private`; who said something to keep stands there by relation, not by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from careerplan.insight.feedback import Said, plain
from careerplan.insight.path import MOVE_WORDS, PositionFigure
from careerplan.insight.words import count, listing
from careerplan.insight.years import YearFigure, YearSkill
from careerplan.plan.person import Person, Relation
from careerplan.plan.plan import by_id
from careerplan.site.addresses import PATH, year_path
from careerplan.site.charts.levels import Dumbbell, LevelScale, dumbbell
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.sheets.sheet import (
    CARD,
    CHART_ROW,
    HEAD,
    HEIGHT,
    LINE,
    MORE,
    NOTE,
    ROW,
    Card,
    fitting,
    lines,
)
from careerplan.site.views.sheets.year_words import gaps_said, rebased_said, year_said
from careerplan.site.views.states import STATUS
from careerplan.site.words import Day

TOP = 196
"""The height of what stands above and below the cards."""
MOST_SKILLS = 9
LONGEST_IMPACT = 120
_SENTENCE = re.compile(r".*?[.!?…](?=\s)", re.DOTALL)
RELATIONS: Mapping[Relation, str] = {
    "manager": "My manager",
    "mentor": "A mentor",
    "sponsor": "A sponsor",
    "report": "Somebody I lead",
    "mentee": "Somebody I help",
    "peer": "A peer",
}
"""What may be told of a giver; a recruiter is of the market and not told."""


class PositionLine(Struct, frozen=True, kw_only=True):
    """One position held in the year."""

    title: str
    where: str
    first: Day | None
    """None if it began before the year."""
    last: Day | None
    move: str
    """How I came to it, if that was in this year."""


class SkillRow(Struct, frozen=True, kw_only=True):
    """One skill, then and now."""

    title: str
    chart: Dumbbell
    then_x: str | None
    then: str
    now: str
    target: str
    pill: Pill


class WinRow(Struct, frozen=True):
    """One win."""

    day: Day | None
    title: str
    impact: str


class GoalLine(Struct, frozen=True):
    """One goal that ended."""

    title: str
    day: Day | None
    pill: Pill


class Keep(Struct, frozen=True):
    """What somebody said to keep."""

    text: str
    who: str
    day: Day | None


class Year(Struct, frozen=True, kw_only=True):
    """All of the page."""

    headline: str
    said: str
    years: tuple[tuple[Link, bool], ...]
    """The other pages of years, each with whether it is this one."""
    path: Link
    positions: tuple[PositionLine, ...]
    gaps_title: str
    now_title: str
    scale: LevelScale
    skills: tuple[SkillRow, ...]
    skills_more: str
    rebased: str
    """Why the levels gained are not the sum of the rows."""
    marks: tuple[str, ...]
    wins: tuple[WinRow, ...]
    wins_more: str
    goals: tuple[GoalLine, ...]
    goals_more: str
    keeps: tuple[Keep, ...]
    keeps_more: str


def make(desk: Desk) -> Iterator[Draft]:
    """A page for each year that has something to tell."""
    for figure in desk.figures.years:
        yield Draft(year_path(figure.year), "pages/year.html", f"Year {figure.year}", partial(_view, desk, figure))


def _view(desk: Desk, figure: YearFigure) -> Year:
    skills = tuple(_skill(desk, item) for item in figure.skills)
    wins = tuple(WinRow(desk.when(win.date), win.title, opening(win.impact)) for win in reversed(figure.wins))
    keeps = _keeps(desk, figure.keeps)
    goals = tuple(
        GoalLine(item.goal.title, desk.when(item.goal.finished), STATUS[item.goal.status])
        for item in reversed(figure.goals)
    )
    positions = tuple(_position(desk, item, figure.year) for item in figure.positions)
    rebased = rebased_said(figure) if skills else ""
    above = (" ".join(map(_position_text, positions)), *((rebased,) if rebased else ()))
    fit = _fitting(above, skills, wins, keeps, goals)
    return Year(
        headline=f"My year {figure.year}" if figure.is_over else f"My year {figure.year} so far",
        said=year_said(figure),
        years=tuple((Link(str(other.year), year_path(other.year)), other is figure) for other in desk.figures.years),
        path=Link("Path", PATH),
        positions=positions,
        gaps_title=gaps_said(figure),
        now_title="At the end" if figure.is_over else "Now",
        scale=desk.scale,
        skills=skills[: fit.skills],
        skills_more=_more(len(skills) - fit.skills, "skill"),
        rebased=rebased,
        marks=_marks(skills[: fit.skills]),
        wins=wins[: fit.wins],
        wins_more=_more(len(wins) - fit.wins, "win"),
        goals=goals[: fit.goals],
        goals_more=_more(len(goals) - fit.goals, "goal"),
        keeps=keeps[: fit.keeps],
        keeps_more=f"And {len(keeps) - fit.keeps} more." if len(keeps) > fit.keeps else "",
    )


class _Fit(Struct, frozen=True):
    """How many rows of each part stand on the sheet."""

    skills: int
    wins: int
    keeps: int
    goals: int


def _fitting(
    above: Sequence[str],
    skills: Sequence[SkillRow],
    wins: Sequence[WinRow],
    keeps: Sequence[Keep],
    goals: Sequence[GoalLine],
) -> _Fit:
    """As many rows as one sheet of A4 holds; the three lists stand side by side."""
    width = {1: 90, 2: 44}.get(sum(bool(rows) for rows in (wins, keeps, goals)), 28)
    bands = (
        (Card((CHART_ROW,) * min(len(skills), MOST_SKILLS), CARD + HEAD + MORE),),
        (
            Card(tuple(_win_height(row, width) for row in wins), CARD + LINE),
            Card(tuple(LINE * lines(f"{row.text} {row.who}, 00 Mmm", width) + ROW for row in keeps), CARD + LINE),
            Card(
                tuple(LINE * lines(f"{row.title} {row.pill.text}, 00 Mmm", width) + ROW for row in goals), CARD + LINE
            ),
        ),
    )
    (shown,), (won, kept, ended) = fitting(bands, HEIGHT - TOP - NOTE * sum(lines(text, 95) for text in above))
    return _Fit(shown, won, kept, ended)


def _win_height(row: WinRow, width: int) -> float:
    impact = NOTE * lines(row.impact, round(width * 1.1)) if row.impact else 0
    return LINE * lines(f"{row.title} 00 Mmm", width - 2) + impact + ROW


def opening(text: str) -> str:
    """The first sentence of a long text: the page is one sheet."""
    found = _SENTENCE.match(text) if len(text) > LONGEST_IMPACT else None
    return found[0].strip() if found is not None else text


def _more(number: int, what: str) -> str:
    return f"And {count(number, f'more {what}')}." if number > 0 else ""


def _position(desk: Desk, figure: PositionFigure, year: int) -> PositionLine:
    position = figure.position
    began = figure.start is not None and figure.start.year == year
    ended = figure.end is not None and figure.end.year == year and figure.end <= desk.today
    return PositionLine(
        title=desk.title(position),
        where=position.organisation,
        first=desk.when(position.start) if began else None,
        last=desk.when(position.end) if ended else None,
        move=MOVE_WORDS[position.move] if began and position.move is not None else "",
    )


def _position_text(line: PositionLine) -> str:
    """As long as it is on the page."""
    days = [f"from {day.text}" for day in (line.first, line.last) if day is not None]
    return ", ".join([line.title, line.where, line.move, *days])


def _skill(desk: Desk, item: YearSkill) -> SkillRow:
    left = item.target - item.now
    return SkillRow(
        title=item.skill.title,
        chart=dumbbell(desk.scale, item.now, item.target, was=item.then),
        then_x=desk.scale.x(item.then) if item.then is not None else None,
        then=desk.word(item.then),
        now=desk.word(item.now),
        target=desk.word(item.target),
        pill=Pill(f"{left} short") if left > 0 else Pill("Met", "ok"),
    )


def _marks(skills: tuple[SkillRow, ...]) -> tuple[str, ...]:
    """The marks that the legend explains."""
    moved = any(row.then_x and row.then_x != row.chart.now for row in skills)
    return ("then", "now", "target") if moved else ("now", "target")


def _keeps(desk: Desk, said: Sequence[Said]) -> tuple[Keep, ...]:
    """What was said, the newest first; the same said by several people once, with all of them."""
    people = by_id(desk.plan.people)
    same: dict[str, list[Said]] = {}
    for item in said:
        same.setdefault(plain(item.text), []).append(item)
    return tuple(
        Keep(
            text=items[0].text.rstrip("."),
            who=_who(relation_said(people.get(item.by)) for item in items),
            day=desk.when(items[0].date),
        )
        for items in same.values()
    )


def _who(relations: Iterable[str]) -> str:
    """`A sponsor and a peer`."""
    first, *others = dict.fromkeys(relations)
    return listing([first, *(other[0].lower() + other[1:] for other in others)])


def relation_said(person: Person | None) -> str:
    """`A mentor`: what somebody is to me, in place of the name."""
    told = (RELATIONS[relation] for relation in person.relations if relation in RELATIONS) if person else iter(())
    return next(told, "Somebody I work with")
