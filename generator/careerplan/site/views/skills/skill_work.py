"""What serves a skill and what shows it: goals, activities, evidence, feedback, and other records."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.learning import served_by
from careerplan.insight.words import count
from careerplan.plan.activity import Activity
from careerplan.plan.goal import Goal
from careerplan.plan.plan import by_id
from careerplan.plan.record import Key, SkillId
from careerplan.plan.when import When
from careerplan.site.addresses import address
from careerplan.site.charts.levels import Dumbbell, dumbbell
from careerplan.site.views.goals.goal_reasons import energy_said
from careerplan.site.views.goals.goal_work import MODE_WORDS, activity_span
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.phrases import is_address
from careerplan.site.views.roles.role_columns import need_pill
from careerplan.site.views.spans import Span, goal_span
from careerplan.site.views.states import goal_pill
from careerplan.site.words import Day, hours_text


class RoleRow(Struct, frozen=True, kw_only=True):
    """A role that asks for the skill."""

    role: Link
    chart: Dumbbell
    needs: str
    word: str
    note: str
    """`wished for`; empty for what is asked for."""
    pill: Pill


class GoalRow(Struct, frozen=True):
    """A goal that names the skill."""

    goal: Link
    pill: Pill
    aim: str
    """`to advanced`; empty where it names no level."""
    span: Span


class ActivityLine(Struct, frozen=True):
    """A way of learning that serves the skill."""

    link: Link
    notes: tuple[str, ...]
    span: Span
    people: tuple[Link, ...]


class Shown(Struct, frozen=True):
    """Something that shows the skill, or that has to do with it."""

    what: str
    link: Link
    href: str = ""
    """An address outside the site."""
    day: Day | None = None


class FeedbackLine(Struct, frozen=True):
    """One piece of feedback that is about the skill."""

    giver: Link
    day: Day | None
    points: tuple[tuple[str, str], ...]
    """`Start`, `Keep` or `Stop`, and what was said."""
    rated: str


def role_rows(desk: Desk, figure: SkillFigure) -> tuple[RoleRow, ...]:
    """Roles that need it or wish for it, in the order of roles."""
    return tuple(
        RoleRow(
            role=desk.link("role", role.role.id),
            chart=dumbbell(desk.scale, need.current, need.need.level),
            needs=str(int(need.need.level)),
            word=desk.word(need.need.level),
            note="wished for" if need.need.optional else "",
            pill=need_pill(need),
        )
        for role in desk.figures.roles
        for need in (*role.needs, *role.optional)
        if need.skill.id == figure.id
    )


def goal_rows(desk: Desk, figure: SkillFigure) -> tuple[GoalRow, ...]:
    """Goals that name it, open ones first."""
    named = {goal.id: goal for goal in desk.figures.goals}
    return tuple(
        GoalRow(
            desk.link("goal", goal),
            goal_pill(named[goal]),
            _aim(desk, named[goal].goal, figure),
            goal_span(named[goal].goal, desk.today),
        )
        for goal in (*figure.goals, *figure.closed_goals)
    )


def _aim(desk: Desk, goal: Goal, figure: SkillFigure) -> str:
    level = goal.skills.get(SkillId(figure.id))
    return "" if level is None else f"to {desk.word(level)}"


def activity_lines(desk: Desk, figure: SkillFigure) -> tuple[ActivityLine, ...]:
    """Activities that name it, or whose goal does, in the order of the plan."""
    goals = by_id(desk.plan.goals)
    return tuple(
        ActivityLine(
            desk.link("activity", activity.id),
            tuple(_activity_notes(desk, activity)),
            activity_span(activity, desk.today),
            desk.links("person", activity.with_),
        )
        for activity in desk.plan.activities
        if figure.id in served_by(activity, goals)
    )


def _activity_notes(desk: Desk, activity: Activity) -> Iterator[str]:
    if activity.mode is not None:
        yield MODE_WORDS[activity.mode]
    minutes = activity.hours or (activity.spent.hours if activity.spent is not None else None)
    if minutes:
        yield hours_text(minutes)
    certificate = activity.certificate
    if certificate is not None:
        earned = desk.when(certificate.earned)
        yield f"certificate {certificate.name}{f', {earned.text}' if earned is not None else ''}"
    energy = energy_said(desk, activity.key)
    if energy:
        yield energy.lower()


def evidence(desk: Desk, figure: SkillFigure) -> tuple[Shown, ...]:
    """What shows the skill: its own list, then wins, the newest first."""
    own = [
        (
            item.date,
            Shown("", Link(item.what), item.url if item.url and is_address(item.url) else "", desk.when(item.date)),
        )
        for item in figure.skill.evidence
    ]
    wins = [
        (win.date, Shown("Win", desk.link("win", win.id), "", desk.when(win.date)))
        for win in desk.plan.wins
        if figure.id in win.skills
    ]
    return tuple(shown for _, shown in sorted([*own, *wins], key=lambda pair: _order(pair[0]), reverse=True))


def _order(when: When | None) -> tuple[str, str]:
    return ("", "") if when is None else (str(when.order[0]), str(when.order[1]))


def feedback_lines(desk: Desk, figure: SkillFigure) -> tuple[FeedbackLine, ...]:
    """Feedback that names it or rates it, the newest first."""
    about = [given for given in desk.plan.feedback if figure.id in given.skills or figure.id in given.ratings]
    about.sort(key=lambda given: (given.date.order, given.id), reverse=True)
    lines = []
    for given in about:
        points = (("Start", given.start), ("Keep", given.keep), ("Stop", given.stop))
        level = given.ratings.get(SkillId(figure.id))
        named = figure.id in given.skills
        lines.append(
            FeedbackLine(
                giver=Link(desk.rater(given.from_).title, address(given.key)),
                day=desk.when(given.date),
                points=tuple((word, text) for word, texts in points for text in texts) if named else (),
                rated="" if level is None else f"rated it {desk.word(level)}",
            )
        )
    return tuple(lines)


def elsewhere(desk: Desk, figure: SkillFigure) -> tuple[Shown, ...]:
    """Other records that name it: people to ask, meetings about it, interviews, changes to the job."""
    return tuple(_elsewhere(desk, figure.id))


def _elsewhere(desk: Desk, skill: str) -> Iterator[Shown]:
    for person in desk.plan.people:
        if skill in person.topics:
            yield Shown("To ask about it", desk.link("person", person.id))
        met = [meeting for meeting in person.meetings if skill in meeting.skills]
        if met:
            newest = max(met, key=lambda meeting: meeting.date.order)
            said = f"{count(len(met), 'meeting')} about it" if len(met) > 1 else "A meeting about it"
            yield Shown(said, desk.link("person", person.id), "", desk.when(newest.date))
    for craft in desk.plan.crafts:
        if skill in craft.skills:
            yield Shown("Job crafting", desk.link("craft", craft.id), "", desk.when(craft.date))
    for application in desk.plan.applications:
        if skill in application.missing:
            title, day = desk.title(application), desk.when(application.date)
            link = Link(title, address(Key("application", application.id)))
            yield Shown("Missed in an interview", link, "", None if day is not None and day.text in title else day)
