"""Feedback: what people said to start, keep and stop, and what follows from it.

Talents are what two people or more told you to keep, compared without case and punctuation.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.learning import is_done, served_by
from careerplan.insight.ratings import counted_day
from careerplan.insight.words import count, day_text, listing, quoted, sentence, when_text
from careerplan.plan.activity import Activity
from careerplan.plan.amount import Span
from careerplan.plan.feedback import Feedback
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.record import SELF
from careerplan.plan.reference import fold
from careerplan.plan.skill import Skill
from careerplan.plan.when import When

HALF_A_YEAR = Span("6 months", months=6)
TIMES_NAMED = 2
MOST_WORDS_OF_VAGUE = 5
VAGUE_WORDS = frozenset(
    {
        "communicate",
        "communication",
        "confidence",
        "impact",
        "influence",
        "initiative",
        "leadership",
        "maturity",
        "ownership",
        "presence",
        "proactive",
        "strategic",
        "visibility",
        "visible",
    }
)
"""Words that stand for several skills at once, and so for none that could be worked on."""


class Said(Struct, frozen=True, kw_only=True):
    """One point of feedback with where it comes from."""

    text: str
    by: str
    """A person's id, or the name as written."""
    date: When
    feedback: str
    """The id of the feedback it stands in."""


class Talent(Struct, frozen=True):
    """Something that several people told you to keep."""

    text: str
    """As the first of them put it."""
    people: tuple[str, ...]


class Stagnation(Struct, frozen=True, kw_only=True):
    """A soft skill that feedback named more than once and nothing was done about."""

    skill: Skill
    named: tuple[When, ...]
    """When feedback named it, oldest first."""
    last_activity: dt.date | None = None
    """None if no dated activity ever served it."""
    said: str


class FeedbackFigures(Struct, frozen=True, kw_only=True):
    """All feedback, the newest first in each list."""

    start: tuple[Said, ...] = ()
    keep: tuple[Said, ...] = ()
    stop: tuple[Said, ...] = ()
    talents: tuple[Talent, ...] = ()
    """By the number of people, then in words."""
    without_action: tuple[str, ...] = ()
    """Feedback of which it is not said what you do about it."""
    without_action_said: str = ""
    vague: tuple[Said, ...] = ()
    """Points to start or stop that name no skill one could work on."""
    vague_said: str = ""
    stagnation: tuple[Stagnation, ...] = ()


def feedback_figures(plan: Plan, today: dt.date) -> FeedbackFigures:
    """Everything said by today."""
    given = [feedback for feedback in plan.feedback if feedback.date.first is None or feedback.date.first <= today]
    given.sort(key=lambda feedback: feedback.date.order, reverse=True)
    unanswered = tuple(feedback.id for feedback in given if feedback.action is None)
    vague = tuple(_vague(given))
    return FeedbackFigures(
        start=_merged(given, "start"),
        keep=_merged(given, "keep"),
        stop=_merged(given, "stop"),
        talents=talents(given),
        without_action=unanswered,
        without_action_said=_without_action(len(unanswered), len(given)),
        vague=vague,
        vague_said=_vague_said(vague),
        stagnation=tuple(_stagnation(plan, given, today)),
    )


def _merged(given: Iterable[Feedback], part: str) -> tuple[Said, ...]:
    return tuple(
        Said(text=text, by=feedback.from_, date=feedback.date, feedback=feedback.id)
        for feedback in given
        for text in getattr(feedback, part)
    )


def _without_action(number: int, whole: int) -> str:
    if not number:
        return ""
    if whole == 1:
        return "The one feedback has no action."
    return f"{number} of {whole} pieces of feedback {'has' if number == 1 else 'have'} no action."


def plain(text: str) -> str:
    """A text as talents are compared: without case, punctuation and extra spaces."""
    kept = "".join(" " if unicodedata.category(c)[0] in "PS" else c for c in text)
    return fold(kept)


def talents(given: Sequence[Feedback]) -> tuple[Talent, ...]:
    """What two or more others told you to keep."""
    oldest_first = sorted(given, key=lambda feedback: (feedback.date.order, feedback.id))
    wording: dict[str, str] = {}
    people: dict[str, dict[str, None]] = {}
    for feedback in oldest_first:
        if feedback.from_ == SELF:
            continue
        for text in filter(plain, feedback.keep):
            wording.setdefault(plain(text), text)
            people.setdefault(plain(text), {})[feedback.from_] = None
    repeated = [Talent(wording[key], tuple(by)) for key, by in people.items() if len(by) > 1]
    return tuple(sorted(repeated, key=lambda talent: (-len(talent.people), fold(talent.text))))


def _vague(given: Iterable[Feedback]) -> Iterable[Said]:
    for feedback in given:
        if feedback.skills:
            continue
        for text in (*feedback.start, *feedback.stop):
            words = plain(text).split()
            if len(words) <= MOST_WORDS_OF_VAGUE and VAGUE_WORDS.intersection(words):
                yield Said(text=text, by=feedback.from_, date=feedback.date, feedback=feedback.id)


def _vague_said(vague: Sequence[Said]) -> str:
    if not vague:
        return ""
    named = listing([quoted(item.text) for item in vague])
    if len(vague) == 1:
        return f"{named} names no skill: ask which one is meant."
    return f"{count(len(vague), 'point')} name no skill: {named}. Ask which one is meant."


def _stagnation(plan: Plan, given: Sequence[Feedback], today: dt.date) -> Iterable[Stagnation]:
    named: dict[str, list[When]] = {}
    for feedback in reversed(given):
        for skill_id in dict.fromkeys(feedback.skills):
            named.setdefault(skill_id, []).append(feedback.date)
    active = _last_activity(plan, today)
    long_ago = HALF_A_YEAR.before(today)
    for skill in plan.skills:
        dates = named.get(skill.id, [])
        last = active.get(skill.id)
        if skill.skill_kind != "soft" or len(dates) < TIMES_NAMED or (last is not None and last > long_ago):
            continue
        yield Stagnation(
            skill=skill, named=tuple(dates), last_activity=last, said=_stagnates(skill, dates, last, today)
        )


def _stagnates(skill: Skill, dates: Sequence[When], last: dt.date | None, today: dt.date) -> str:
    when = listing([when_text(date, today) for date in dates])
    activity = "no activity so far" if last is None else f"the last activity on {day_text(last, today)}"
    return sentence(f"{skill.title} was named {len(dates)} times, {when}, with {activity}")


def _last_activity(plan: Plan, today: dt.date) -> Mapping[str, dt.date]:
    """The last day on which an activity served each skill; activities without a date tell nothing."""
    goals = by_id(plan.goals)
    newest: dict[str, dt.date] = {}
    for activity in plan.activities:
        day = _active_until(activity, today)
        if day is None:
            continue
        for skill_id in served_by(activity, goals):
            newest[skill_id] = max(newest.get(skill_id, day), day)
    return newest


def _active_until(activity: Activity, today: dt.date) -> dt.date | None:
    if isinstance(activity.done, When) and is_done(activity.done, today):
        return counted_day(activity.done, today)
    if activity.start is None or activity.start.first is None or activity.start.first > today:
        return None
    if is_done(activity.done, today):
        return counted_day(activity.due or activity.start, today)
    return counted_day(activity.due, today) or today
