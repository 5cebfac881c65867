"""One review: the figures of its day against today's, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.goals import GoalFigure
from careerplan.insight.reviews import level_then
from careerplan.insight.snapshots import before, gap_then, same_scale, words_then
from careerplan.insight.words import percent, verb
from careerplan.plan.review import GoalSnapshot, Review, SkillSnapshot, Snapshot
from careerplan.plan.when import When
from careerplan.site.addresses import output_path
from careerplan.site.charts.levels import Dumbbell, LevelScale, dumbbell
from careerplan.site.drafts import Draft
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Pill, Rule, SourceFile
from careerplan.site.views.phrases import files_said
from careerplan.site.views.reviews.review_figures import between_said, levels_said, short_of
from careerplan.site.views.skills.gap_rows import keys_of
from careerplan.site.views.states import STATUS, level_text
from careerplan.site.words import Day


class SkillThen(Struct, frozen=True, kw_only=True):
    """One skill, then and now."""

    skill: Link
    chart: Dumbbell
    then_x: str | None
    """Where the level then lies on today's scale; none where it does not compare."""
    then: str
    """`2 of 4`, in numbers of the scale of that day."""
    word: str
    """Its word then, where today's scale has other words."""
    now: str
    gap_then: str
    gap_now: str


class GoalThen(Struct, frozen=True, kw_only=True):
    """One goal, then and now."""

    goal: Link
    then: Pill
    progress_then: str
    now: Pill
    progress_now: str
    due_then: Day | None
    due_now: Day | None
    is_moved: bool
    """True if it is due on another day now."""


class ReviewView(Struct, frozen=True, kw_only=True):
    """All of one review's page."""

    title: str
    said: str
    sample: bool
    date: Day | None
    facts: tuple[tuple[str, str], ...]
    source: SourceFile | None
    since: tuple[Link, str] | None
    """The review before, and what happened since."""
    next: Day | None
    has_snapshot: bool
    scale: LevelScale
    scale_then: str
    """The scale of that day, where today's has other words."""
    skills_said: str
    keys: tuple[str, ...]
    """The marks that the rows of moved skills hold."""
    moved: tuple[SkillThen, ...]
    same: tuple[SkillThen, ...]
    goals_said: str
    changed: tuple[GoalThen, ...]
    unchanged: tuple[GoalThen, ...]
    body: Markup
    mentions: tuple[Link, ...]
    links: tuple[Outside, ...]
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """A page for every review."""
    for review in desk.plan.reviews:
        path = output_path(review.key)
        yield Draft(path, "pages/review.html", desk.title(review), partial(_view, desk, review, path))


def _view(desk: Desk, review: Review, path: str) -> ReviewView:
    snapshot = review.snapshot or Snapshot()
    scale = desk.plan.settings.scale
    skills = [(name, then, desk.figures.skill.get(name)) for name, then in snapshot.skills.items()]
    moved = [row for row in skills if _has_moved(desk, snapshot, row[1], row[2])]
    same = [row for row in skills if row not in moved]
    goals = {goal.id: goal for goal in desk.figures.goals}
    rows = [
        (_goal_row(desk, name, then, goals.get(name)), _goal_changed(then, goals.get(name)))
        for name, then in snapshot.goals.items()
    ]
    changed = tuple(row for row, has_changed in rows if has_changed)
    moved_rows = tuple(_skill_row(desk, snapshot, *row) for row in moved)
    happened = before(review, desk.plan.reviews, desk.today)
    return ReviewView(
        title=desk.title(review),
        said=levels_said(short_of(snapshot, desk.figures.skill, scale))
        if snapshot.skills
        else "no figures were frozen",
        sample=review.sample,
        date=desk.when(review.date),
        facts=tuple(_facts(review)),
        source=desk.source(review.place.path),
        since=(desk.link("review", happened.since.id), between_said(happened)) if happened is not None else None,
        next=desk.when(review.next),
        has_snapshot=review.snapshot is not None,
        scale=desk.scale,
        scale_then=""
        if same_scale(snapshot, scale)
        else " · ".join(f"{n} {word}" for n, word in enumerate(words_then(snapshot, scale))),
        skills_said=changed_said("Skills", len(moved), len(skills)),
        keys=_keys(moved_rows),
        moved=moved_rows,
        same=tuple(_skill_row(desk, snapshot, *row) for row in sorted(same, key=lambda row: -(gap_then(row[1]) or 0))),
        goals_said=changed_said("Goals", len(changed), len(rows)),
        changed=changed,
        unchanged=tuple(row for row, has_changed in rows if not has_changed),
        body=desk.bodies.html(review.body, path, review.place.path),
        mentions=desk.mentioned_in(review.key),
        links=outside_links(desk, review),
        rules=_rules(review),
    )


def _keys(rows: Sequence[SkillThen]) -> tuple[str, ...]:
    then = ("then",) if any(row.then_x and row.then_x != row.chart.now for row in rows) else ()
    marks = keys_of(row.chart for row in rows)
    return (*then, *(mark for mark in marks if mark != "gained"))  # here the line begins at what stands as then


def changed_said(what: str, changed: int, whole: int) -> str:
    """`Skills: 2 of 25 are not as they were`."""
    if not changed:
        return f"{what}: as they were"
    if changed == whole:
        return f"{what}: none is as it was"
    return f"{what}: {changed} of {whole} {verb(changed, 'is', 'are')} not as {verb(changed, 'it was', 'they were')}"


def _facts(review: Review) -> Iterator[tuple[str, str]]:
    if review.decision is not None:
        yield "Decision", review.decision
    if review.satisfaction is not None:
        yield "Satisfaction", f"{review.satisfaction} of 5"
    if review.energy is not None:
        yield "Energy", f"{review.energy} of 5"
    if review.meaning is not None:
        yield "Work is a", review.meaning


def _has_moved(desk: Desk, snapshot: Snapshot, then: SkillSnapshot, now: SkillFigure | None) -> bool:
    """True if the level or the target is other than then, or the skill is gone."""
    if now is None:
        return True
    for level_before, level_now in ((then.current, now.current), (then.target, now.target)):
        before_now, comparable = level_then(level_before, snapshot, desk.plan.settings.scale)
        if not comparable or before_now != level_now:
            return True
    return False


def _skill_row(desk: Desk, snapshot: Snapshot, name: str, then: SkillSnapshot, now: SkillFigure | None) -> SkillThen:
    scale = desk.plan.settings.scale
    level, comparable = level_then(then.current, snapshot, scale)
    gap = gap_then(then)
    words = words_then(snapshot, scale)
    known_word = then.current is not None and then.current < len(words) and not same_scale(snapshot, scale)
    current, target = (now.current, now.target) if now is not None else (None, None)
    return SkillThen(
        skill=desk.link("skill", name),
        chart=dumbbell(desk.scale, current, target, was=level if comparable else None),
        then_x=desk.scale.x(level) if comparable and level is not None else None,
        then=_of(then.current, then.target),
        word=words[then.current] if known_word and then.current is not None else "",
        now=_of(current, target) if now is not None else "gone",
        gap_then="" if gap is None else str(max(gap, 0)),
        gap_now="" if current is None or target is None else str(max(target - current, 0)),
    )


def _of(level: int | None, target: int | None) -> str:
    return level_text(level) if target is None else f"{level_text(level)} of {int(target)}"


def _goal_changed(then: GoalSnapshot, now: GoalFigure | None) -> bool:
    if now is None or then.status != now.goal.status or not _same(then.due, now.goal.due):
        return True
    return (
        then.progress is not None and now.progress.share is not None and abs(then.progress - now.progress.share) >= 0.01
    )


def _same(then: When | None, now: When | None) -> bool:
    if then is None or now is None:
        return then is now
    return (then.first, then.last) == (now.first, now.last)


def _goal_row(desk: Desk, name: str, then: GoalSnapshot, now: GoalFigure | None) -> GoalThen:
    return GoalThen(
        goal=desk.link("goal", name),
        then=STATUS[then.status] if then.status is not None else Pill("No state"),
        progress_then=_share(then.progress),
        now=Pill("Gone") if now is None else STATUS[now.goal.status],
        progress_now="" if now is None else _share(now.progress.share),
        due_then=desk.when(then.due),
        due_now=desk.when(now.goal.due) if now is not None else None,
        is_moved=now is not None and not _same(then.due, now.goal.due),
    )


def _share(progress: float | None) -> str:
    """`33 %`; empty for what is unknown or reached, which its state says."""
    return "" if progress is None or progress >= 1 else percent(progress)


def _rules(review: Review) -> tuple[Rule, ...]:
    if review.snapshot is None:
        return ()
    return (
        Rule(
            "Then",
            "What the review wrote down on its day, in the levels of that day. Nothing is worked out again: a"
            " role or a scale that changed since does not touch it.",
        ),
        Rule(
            "Short",
            "Targets less levels, summed over the skills of the snapshot that have both on both days; then by its own"
            " targets, now by today’s. What is met or above counts as 0, what is not assessed or gone does not count.",
        ),
        Rule(
            "Pace",
            "Levels gained since the review before, from what was frozen then to what was frozen now, for every quarter"
            " of the days between. None under four weeks.",
        ),
        Rule("Files", files_said([review.place.path])),
    )
