"""The page of one goal: why, how far, with whom and by when, and what it was worth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import percent, relative, sentence
from careerplan.plan.goal import FINISHED, Goal
from careerplan.site.addresses import GOALS, output_path
from careerplan.site.bodies import beside_lists
from careerplan.site.drafts import Draft
from careerplan.site.views.goals.categories import category_name
from careerplan.site.views.goals.goal_course import Course, Reached, course, reached
from careerplan.site.views.goals.goal_lists import WORTH
from careerplan.site.views.goals.goal_reasons import Reasons, reasons
from careerplan.site.views.goals.goal_work import Work, work
from careerplan.site.views.goals.letters import Letters, letters_of
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Pill, Rule, SourceFile
from careerplan.site.views.spans import Span, goal_span
from careerplan.site.views.states import STATUS, goal_pill
from careerplan.site.words import Day


class DecisionRow(Struct, frozen=True):
    """A point at which to decide."""

    when: Day | None
    question: str
    rule: str
    passed: bool


class Ended(Struct, frozen=True, kw_only=True):
    """What it was worth."""

    worth: str
    expected: str
    note: str


class Step(Struct, frozen=True):
    """A step in the life of a goal."""

    when: Day | None
    pill: Pill


class Touched(Struct, frozen=True):
    """Records of one kind that name the goal."""

    name: str
    links: tuple[Link, ...]


class GoalView(Struct, frozen=True, kw_only=True):
    """One goal."""

    title: str
    sample: bool
    category: str
    crumb: str
    lead: str
    pill: Pill
    reason: str
    set_by: str
    span: Span
    relative: str
    """How far off or late its end is; empty once it is over, and without an end."""
    relative_iso: str
    letters: Letters | None
    source: SourceFile | None
    next_step: str
    reached: Reached | None
    course: Course | None
    reasons: Reasons
    work: Work
    body: Markup | None
    risks: tuple[tuple[str, str], ...]
    decisions: tuple[DecisionRow, ...]
    ended: Ended | None
    asks_worth: bool
    """True if it is over and nobody said what it was worth."""
    history: tuple[Step, ...]
    links: tuple[Outside, ...]
    touched: tuple[Touched, ...]
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """A page for each goal."""
    for figure in desk.figures.goals:
        path = output_path(figure.goal.key)
        yield Draft(path, "pages/goal.html", figure.goal.title, partial(goal_view, desk, figure, path))


def goal_view(desk: Desk, figure: GoalFigure, path: str) -> GoalView:
    """What the page of a goal shows."""
    goal, pill, far = figure.goal, goal_pill(figure), reached(figure)
    notes = replace(goal.body, text=beside_lists(goal.body.text, frozenset({"milestones"})))
    has_end = figure.is_open and figure.end is not None
    return GoalView(
        title=desk.title(goal),
        sample=goal.sample,
        category=category_name(goal.category),
        crumb=f"{GOALS}#categories",
        lead=goal.specific,
        pill=pill,
        reason=_reason(figure),
        set_by=set_by(figure),
        span=goal_span(goal, desk.today),
        relative=_relative(figure, desk) if has_end else "",
        relative_iso=str(figure.end) if has_end else "",
        letters=letters_of(figure),
        source=desk.source(goal.place.path),
        next_step=goal.next_step if figure.is_open else "",
        reached=far,
        course=course(desk, figure, pill),
        reasons=reasons(desk, figure),
        work=work(desk, figure),
        body=desk.bodies.html(notes, path, goal.place.path) if notes.text else None,
        risks=tuple((risk.risk, risk.then) for risk in goal.risks),
        decisions=tuple(_decisions(desk, goal)),
        ended=_ended(goal),
        asks_worth=goal.status in FINISHED and goal.meaningful is None and not goal.meaningful_note,
        history=tuple(Step(desk.when(change.date), STATUS[change.status]) for change in goal.history),
        links=outside_links(desk, goal),
        touched=tuple(touched for touched in _touched(desk, goal) if touched.links),
        rules=tuple(_rules(figure, far)),
    )


def _reason(figure: GoalFigure) -> str:
    """Why it stands as it does; what became of it, once it is over."""
    return sentence(figure.reason or figure.goal.status_reason)


def set_by(figure: GoalFigure) -> str:
    """Who says how it stands, where that is open."""
    if figure.health is None or figure.reason == "Set by you.":
        return ""
    return "set by you" if figure.set_by == "person" else "worked out"


def _relative(figure: GoalFigure, desk: Desk) -> str:
    if figure.end is None:
        return ""
    said = relative(figure.end, desk.today)
    return said.replace(" ago", " late") if figure.end < desk.today else said


def _decisions(desk: Desk, goal: Goal) -> Iterator[DecisionRow]:
    dated = sorted(goal.decisions, key=lambda item: (item.date is None, item.date.order if item.date else None))
    for decision in dated:
        last = decision.date.last if decision.date is not None else None
        yield DecisionRow(
            when=desk.when(decision.date),
            question=decision.question,
            rule=decision.rule,
            passed=last is not None and last < desk.today,
        )


def _ended(goal: Goal) -> Ended | None:
    if goal.meaningful is None and not goal.meaningful_note:
        return None
    expected = goal.meaningful_expected
    return Ended(
        worth=WORTH[goal.meaningful] if goal.meaningful is not None else "",
        expected=WORTH[expected].removeprefix("felt ") if expected is not None else "",
        note=goal.meaningful_note,
    )


def _touched(desk: Desk, goal: Goal) -> Iterator[Touched]:
    """What names this goal elsewhere in the plan."""
    plan = desk.plan
    before = [other.id for other in plan.goals if goal.id in other.after]
    yield Touched("Comes before", desk.links("goal", before))
    yield Touched("Wins", desk.links("win", (win.id for win in plan.wins if win.goal == goal.id)))
    asked = (feedback.id for feedback in plan.feedback if feedback.action == goal.id)
    yield Touched("Answers feedback of", desk.links("feedback", asked))
    tried = (application.id for application in plan.applications if application.goal == goal.id)
    yield Touched("Applications", desk.links("application", tried))
    yield Touched("Mentioned in", desk.mentioned_in(goal.key))


def _rules(figure: GoalFigure, far: Reached | None) -> Iterator[Rule]:
    if far is not None:
        yield Rule("Progress", far.ground)
    if figure.is_open and figure.elapsed is not None:
        yield Rule("Even pace", f"{percent(figure.elapsed)} of its days, from start to end, are over.")
    if figure.health is not None:
        yield Rule("State", f"{figure.reason} {_by(figure)}".strip())
    yield Rule(
        "Zone",
        "As written, else the largest step from a skill’s current level to the level to reach: 0 comfort, 1 or 2"
        " learning, 3 or more panic.",
    )
    yield Rule(
        "Hours and money", "What the goal says in all, else the sum of its activities; spent is the sum of both."
    )


def _by(figure: GoalFigure) -> str:
    if figure.set_by == "person":
        return "" if figure.reason == "Set by you." else "Set by you in its file."
    return (
        "The first rule that holds: past due, not begun, a milestone more than 7 days late, progress more than 25"
        " points behind the time."
    )
