"""The headline of Today: the first of `RULES` that holds, one sentence, never written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.deadlines import Deadline
from careerplan.insight.gaps import SkillFigure, gap_totals, pressing
from careerplan.insight.goals import GoalFigure
from careerplan.insight.ratings import gained_between
from careerplan.insight.reviews import ReviewFigures
from careerplan.insight.roles import RoleFigure, next_role
from careerplan.insight.words import (
    count,
    day_text,
    late,
    length,
    listing,
    quoted,
    relative,
    sentence,
    short,
    verb,
    when_text,
)
from careerplan.plan.plan import Plan

LATE_DAYS = 14
REVIEW_DAYS = 7
RECENT_DAYS = 14
START_HERE = "Start here: rate five skills."


class Ground(Struct, frozen=True, kw_only=True):
    """What the rules look at."""

    plan: Plan
    skills: Mapping[str, SkillFigure]
    goals: Sequence[GoalFigure]
    roles: Sequence[RoleFigure]
    reviews: ReviewFigures
    deadlines: Sequence[Deadline]
    today: dt.date


def headline(
    plan: Plan,
    skills: Mapping[str, SkillFigure],
    goals: Sequence[GoalFigure],
    roles: Sequence[RoleFigure],
    reviews: ReviewFigures,
    due: Sequence[Deadline],
    today: dt.date,
) -> str:
    """The one sentence at the top of Today."""
    ground = Ground(
        plan=plan,
        skills=skills,
        goals=goals,
        roles=roles,
        reviews=reviews,
        deadlines=due,
        today=today,
    )
    return next((said for rule in RULES if (said := rule(ground))), START_HERE)


def long_late(ground: Ground) -> str:
    """Something more than 14 days late."""
    overdue = [item for item in ground.deadlines if item.days_late > LATE_DAYS]
    if not overdue:
        return ""
    worst = max(overdue, key=lambda item: item.days_late)
    name = "a private item" if worst.private else _name(worst)
    if len(overdue) == 1:
        return sentence(f"{name} is {late(worst.days_late)}")
    return f"{len(overdue)} things are more than 14 days late, {name} by {length(worst.days_late)}."


def _name(item: Deadline) -> str:
    return item.title if item.kind == "review" else quoted(item.title)


def review_due(ground: Ground) -> str:
    """A review due within 7 days, or late."""
    due = ground.reviews.next_due
    if due is None or (due - ground.today).days > REVIEW_DAYS:
        return ""
    if ground.reviews.overdue:
        return f"The review is {late(ground.reviews.days_overdue)}."
    return f"The review is due {relative(due, ground.today)}."


def recent_rise(ground: Ground) -> str:
    """A level that rose or a goal that was finished within 14 days."""
    events = sorted((*_rises(ground), *_finished(ground)), key=lambda event: (-event[0].toordinal(), event[1]))
    if not events:
        return ""
    newest = events[0][1]
    if len(events) == 1:
        return f"{newest}."
    return f"{newest}, one of {len(events)} steps in the last {RECENT_DAYS} days."


def _rises(ground: Ground) -> Iterable[tuple[dt.date, str]]:
    since = ground.today - dt.timedelta(days=RECENT_DAYS)
    for figure in ground.skills.values():
        rises = [
            point.date for point in figure.series if point.date is not None and point.gained > 0 and since <= point.date
        ]
        if rises and figure.current is not None and gained_between(figure.series, since, ground.today) > 0:
            word = ground.plan.settings.scale.word(figure.current)
            yield (rises[-1], f"{figure.skill.title} rose to {word} on {day_text(rises[-1], ground.today)}")


def _finished(ground: Ground) -> Iterable[tuple[dt.date, str]]:
    since = ground.today - dt.timedelta(days=RECENT_DAYS)
    for figure in ground.goals:
        finished = figure.goal.finished
        if figure.private or figure.goal.status not in ("done", "partly") or finished is None:
            continue
        # "finished in November" may be longer ago than 14 days, so the first day of it decides
        if finished.first is not None and since <= finished.first <= ground.today:
            part = "partly " if figure.goal.status == "partly" else ""
            name = quoted(figure.goal.title)
            yield (finished.first, f"{name} was {part}finished {when_text(finished, ground.today)}")


def toward_next_role(ground: Ground) -> str:
    """The next role, and how many of its skills are met."""
    role = next_role(ground.roles)
    if role is None or not role.known:
        return ""
    title, met, known = role.role.title, role.met, role.known
    unknown = len(role.unknown)
    rest = f"; {unknown} more {verb(unknown, 'is', 'are')} not assessed" if unknown else ""
    if known == 1:
        meets = "meet" if met else "do not yet meet"
        return f"You {meets} the one skill assessed for {title}{rest}."
    if met == known:
        return f"You meet all {known} skills assessed for {title}{rest}."
    share = f"{met} of the {known}" if met else f"none of the {known}"
    return f"You meet {share} skills assessed for {title}{rest}."


def gaps(ground: Ground) -> str:
    """The number of gaps and the largest."""
    totals = gap_totals(ground.skills.values())
    if not totals.count:
        met = totals.met + totals.surplus
        if not met:
            return ""
        unknown = f"; {count(totals.unknown, 'skill')} not assessed" if totals.unknown else ""
        return f"No gap among {count(met, 'skill')} with a target{unknown}."
    open_gaps = sorted((figure for figure in ground.skills.values() if figure.is_open_gap), key=pressing)
    sized = [figure for figure in open_gaps if figure.gap is not None]
    if not sized:
        return f"{count(totals.count, 'gap')}: {listing([figure.skill.title for figure in open_gaps])}."
    largest = max(sized, key=lambda figure: figure.gap or 0)
    named = f"{largest.skill.title}, {short(largest.gap or 0)}"
    if totals.count == 1:
        return f"1 gap: {named}."
    return f"{totals.count} gaps; the largest is {named}."


RULES: tuple[Callable[[Ground], str], ...] = (long_late, review_due, recent_rise, toward_next_role, gaps)
"""In order; a rule that does not hold gives an empty text."""
