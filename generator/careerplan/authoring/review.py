"""A review to write: the figures of its day frozen, what changed, and six questions.

The snapshot is written once and never worked out again, so later changes of roles, scales or
ratings cannot rewrite what was known then. Sample records are never in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careerplan.authoring.archetypes import quoted
from careerplan.insight.gaps import SkillFigure
from careerplan.insight.measure import Figures
from careerplan.insight.words import ago, count, day_text, length, money, number, sentence, short
from careerplan.plan.amount import Money
from careerplan.plan.goal import Goal
from careerplan.plan.reference import slug
from careerplan.plan.when import When, quarter_of

QUESTIONS = (
    "What am I glad of since the last review, and what did it take?",
    "Which goals were worth it, whatever became of them, and which were not?",
    "What gave me energy, and what took it?",
    "Is the vision still mine? What would I write differently today?",
    "What is in the way, and who could help?",
    "What do I begin, change or stop until the next review?",
)


def period_of(figures: Figures) -> str:
    """The period that a review of today looks back on, by the plan's rhythm: `2026-Q4`, `2026-11`, `2026`."""
    every = figures.plan.settings.plan.review_every
    if every.months >= 12:
        return str(figures.today.year)
    return quarter_of(figures.today) if every.months >= 3 else f"{figures.today:%Y-%m}"


def review_text(figures: Figures, period: str) -> str:
    """The file of a review of today, ready to be written into."""
    parts = [
        "---",
        f"date: {figures.today.isoformat()}",
        f"period: {period}",
        "# decision: keep        (keep, adjust or restart)",
        "# satisfaction: 3       (1 to 5)",
        "# energy: 3             (1 to 5)",
        "# meaning: career       (job, career or calling)",
        *_snapshot(figures),
        "---",
        "",
        *_changes(figures),
        *_plan_and_actual(figures),
        *_ratings_due(figures),
    ]
    for place, question in enumerate(QUESTIONS, 1):
        parts += [f"## {place}. {question}", ""]
    return "\n".join(parts).rstrip() + "\n"


def _snapshot(figures: Figures) -> Iterator[str]:
    yield "snapshot:"
    yield f"  today: {figures.today.isoformat()}"
    yield f"  scale: [{', '.join(quoted(word) for word in figures.plan.settings.scale.words())}]"
    skills = sorted((f for f in figures.skills if _is_frozen(f)), key=lambda figure: figure.id)
    yield "  skills:" if skills else "  skills: {}"
    for figure in skills:
        yield f"    {quoted(figure.id)}: {{current: {_null(figure.current)}, target: {_null(figure.target)}}}"
    goals = [figure for figure in figures.goals if not figure.goal.sample]
    yield "  goals:" if goals else "  goals: {}"
    for goal in goals:
        due = quoted_when(goal.goal.due) if goal.goal.due is not None else "null"
        share = "null" if goal.progress.share is None else number(goal.progress.share)
        yield f"    {quoted(goal.id)}: {{status: {goal.goal.status}, due: {due}, progress: {share}}}"


def _is_frozen(figure: SkillFigure) -> bool:
    return not figure.skill.sample and (figure.current is not None or figure.target is not None)


def quoted_when(when: When) -> str:
    """A when as YAML reads it back inside braces: quoted where a sign of it would end the value."""
    plain = not any(sign in when.text for sign in ",{}[]:#&*!|>'\"%@`")
    return when.text if plain and when.text[:1].isalnum() else f'"{when.text}"'


def _null(level: int | None) -> str:
    return "null" if level is None else str(int(level))


def _changes(figures: Figures) -> Iterator[str]:
    """What is other than at the last review, with its figures then."""
    last = figures.reviews.last_day
    yield f"## What changed since {day_text(last, figures.today) if last is not None else 'the beginning'}"
    yield ""
    since = figures.reviews.since
    lines = [
        *(f"- [[skill:{move.skill.id}]]: {move.then}, now {move.now}" for move in since.levels),
        *(f"- [[goal:{goal.id}]]: {goal.status}{_why(goal)}" for goal in since.closed),
        *(
            f"- [[goal:{moved.goal.id}]]: due {_due(moved.was)}, now {_due(moved.now)}{_moved_by(moved.days)}"
            for moved in since.moved
        ),
        *(f"- [[goal:{goal.id}]]: new" for goal in since.new_goals),
        # without brackets: a link to what is gone would be a mistake
        *(f"- {gone}: gone" for gone in (*since.gone_skills, *since.gone_goals)),
    ]
    yield from lines or [_nothing(figures)]
    yield ""


def _nothing(figures: Figures) -> str:
    if figures.reviews.last is None:
        return "This is the first review; the next one will be compared with its figures."
    if not figures.reviews.since.compared:
        return "The last review froze no figures, so there is nothing to compare with."
    return "No level moved, no goal closed, no date moved."


def _why(goal: Goal) -> str:
    return f". {sentence(goal.status_reason)}" if goal.status_reason.strip() else ""


def _due(when: When | None) -> str:
    return when.text if when is not None else "without a date"


def _moved_by(days: int | None) -> str:
    if not days:
        return ""
    return f" ({length(abs(days))} {'later' if days > 0 else 'earlier'})"


def _plan_and_actual(figures: Figures) -> Iterator[str]:
    """Plan against actual, of this quarter; gaps now and then; the pace."""
    yield "## Plan and actual"
    yield ""
    yield from _amounts(figures)
    totals = figures.gaps
    known = totals.count - totals.experience  # a snapshot holds levels, and gaps of experience have none
    now = f"{count(known, 'gap')}, {count(totals.sum, 'level')} in all" if known else "no gaps"
    then = _gaps_then(figures)
    beside = f", and {count(totals.experience, 'gap')} of experience" if totals.experience else ""
    yield f"- Gaps: {now}{beside}{f'; then {then}' if then else ''}"
    pace = figures.pace
    if pace.per_quarter is not None:
        closes = f", so the gaps close in {pace.closes}" if pace.closes else ""
        yield f"- Pace: {number(pace.per_quarter)} levels a quarter{closes}"
    yield ""


def _amounts(figures: Figures) -> Iterator[str]:
    quarter = figures.resources.quarter
    planned, spent = quarter.planned, quarter.spent
    if planned.minutes or spent.minutes:
        yield f"- Hours in {quarter.name}: {spent.minutes / 60:.0f} of {planned.minutes / 60:.0f} planned"
    for currency in sorted({*planned.money, *spent.money}):
        used = money(Money(currency, spent.money.get(currency, 0)))
        plan = planned.money.get(currency, 0)
        of = f" of {money(Money(currency, plan))} planned" if plan else ", none planned"
        yield f"- Money in {quarter.name}: {used}{of}"
    if planned.coffees or spent.coffees:
        yield f"- Coffees in {quarter.name}: {spent.coffees} of {planned.coffees} planned"


def _gaps_then(figures: Figures) -> str:
    last = figures.reviews.last
    if last is None or last.snapshot is None:
        return ""
    missing = [
        then.target - then.current
        for then in last.snapshot.skills.values()
        if then.target is not None and then.current is not None and then.target > then.current
    ]
    return f"{count(len(missing), 'gap')}, {count(sum(missing), 'level')} in all" if missing else "none"


def _ratings_due(figures: Figures) -> Iterator[str]:
    """Who should rate what: old ratings first, then gaps that no manager or mentor has rated."""
    real = [figure for figure in figures.skills if not figure.skill.sample]
    old = [figure for figure in real if figure.stale and figure.is_open_gap]
    never = [figure for figure in real if figure.status == "unknown"]
    asks = [ask for ask in figures.calibration.asks if ask.person is not None]
    if not old and not never and not asks:
        return
    yield "## To rate"
    yield ""
    yield from (f"- [ ] [[skill:{figure.id}]], not assessed yet" for figure in never)
    for figure in old:
        rated = ago((figures.today - figure.last_rated).days) if figure.last_rated is not None else "never"
        gap = f", {short(figure.gap)}" if figure.gap else ""
        yield f"- [ ] [[skill:{figure.id}]], last rated {rated}{gap}"
    yield from _ask_lines((ask.person, ask.skill) for ask in asks if ask.person is not None)
    yield ""


def _ask_lines(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    by_person: dict[str, list[str]] = {}
    for person, skill in pairs:
        by_person.setdefault(person, []).append(skill)
    for person, skills in by_person.items():
        named = ", ".join(f"[[skill:{skill}]]" for skill in skills)
        yield f"- [ ] Ask [[person:{person}]] to rate {named}"


def review_path(period: str) -> str:
    """The file of a period's review, below the plan's folder."""
    name = period.replace(" ", "-")
    return f"content/reviews/{name if slug(period) == name.lower() else slug(period)}.md"
