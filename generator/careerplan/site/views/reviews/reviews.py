"""Reviews: the five steps, when the next one is due, what changed since the last, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.pace import Pace, PaceVerdict
from careerplan.insight.reviews import Changes
from careerplan.insight.snapshots import before, frozen_totals
from careerplan.insight.words import count, late, length, listing, number, relative, verb
from careerplan.plan.review import Review
from careerplan.site import addresses
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.parts import Desk, Invitation, Link, Pill, Rule, SourceFile
from careerplan.site.views.phrases import Phrase, files_said, signed
from careerplan.site.views.reviews.unchanged import Unchanged, unchanged
from careerplan.site.views.states import STATUS, STEP_TITLES, STEPS
from careerplan.site.words import Day

VERDICTS: dict[PaceVerdict, Pill] = {
    "ahead": Pill("Ahead", "ok"),
    "on-track": Pill("On track", "ok"),
    "behind": Pill("Behind", "warn"),
}
MOST_QUARTERS = 8


class Step(Struct, frozen=True, kw_only=True):
    """One of the five steps."""

    title: str
    pill: Pill
    text: str
    file: SourceFile | None
    is_next: bool
    """True for the one that needs attention."""


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is not as it was at the last review."""

    link: Link
    text: str
    pill: Pill | None = None
    was: Day | None = None
    now: Day | None = None


class Since(Struct, frozen=True, kw_only=True):
    """What changed since the last review."""

    title: str
    changes: tuple[Change, ...]
    note: str
    rate_again: tuple[Link, ...]
    unchanged: Unchanged


class PaceCard(Struct, frozen=True, kw_only=True):
    """How fast levels rise, and whether that is fast enough."""

    title: str
    said: str
    pill: Pill | None
    quarters: tuple[tuple[str, str, str], ...]
    """Quarter, how far the levels moved, and whether the pace rests on it; the newest first."""
    reached: tuple[tuple[str, tuple[Link, ...]], ...]
    """Year, and the skills that reached their target in it."""


class ReviewLine(Struct, frozen=True, kw_only=True):
    """One review in the list."""

    review: Link
    sample: bool
    day: Day | None
    decision: str
    satisfaction: str
    energy: str
    short: str
    """Levels missing on that day."""
    moved: str
    """`+2` since the review before."""
    closed: str


class ReviewsView(Struct, frozen=True, kw_only=True):
    """All of the page."""

    before: str
    due: Day | None
    due_said: str
    facts: tuple[Phrase, ...]
    last: Day | None
    steps: tuple[Step, ...]
    introductions: tuple[Markup, ...]
    since: Since | None
    pace: PaceCard | None
    lines: tuple[ReviewLine, ...]
    start: Invitation | None
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The index of reviews."""
    yield Draft(addresses.REVIEWS, "pages/reviews.html", "Reviews", partial(_view, desk))


def _view(desk: Desk) -> ReviewsView:
    figures = desk.figures.reviews
    reviews = sorted(desk.plan.reviews, key=lambda review: (review.date.order, review.id), reverse=True)
    words, said = next_said(desk)
    return ReviewsView(
        before=words,
        due=desk.day(figures.next_due),
        due_said=said,
        facts=_facts(desk),
        last=desk.when(figures.last.date) if figures.last is not None else None,
        steps=_steps(desk),
        introductions=introductions(desk, addresses.REVIEWS, "review"),
        since=_since(desk) if figures.last is not None else None,
        pace=_pace_card(desk),
        lines=tuple(_line(desk, review) for review in reviews),
        start=None if reviews else _invitation(desk),
        rules=_rules(desk),
    )


def next_said(desk: Desk) -> tuple[str, str]:
    """The words before and after the day of the next review; only the first where there is none."""
    figures = desk.figures.reviews
    if figures.next_due is None:
        return "No review yet.", ""
    if figures.overdue:
        return "The next review was due", late(figures.days_overdue)
    return "The next review is due", relative(figures.next_due, desk.today)


def _facts(desk: Desk) -> tuple[Phrase, ...]:
    figures = desk.figures.reviews
    every = desk.plan.settings.plan.review_every.text
    facts: list[Phrase] = [(f"Every {every}",)]
    if figures.missed > 1:
        facts.append((f"{figures.missed} reviews missed",))
    return tuple(facts)


def _steps(desk: Desk) -> tuple[Step, ...]:
    steps = desk.figures.steps
    attention = next((step for step in steps if step.state != "in-order"), None)
    written = {record.place.path for record in desk.records.values()}
    return tuple(
        Step(
            title=STEP_TITLES[step.step],
            pill=STEPS[step.state],
            text=step.next,
            file=desk.source(step.path) if step.path in written else SourceFile(step.path) if step.path else None,
            is_next=step is attention,
        )
        for step in steps
    )


def _since(desk: Desk) -> Since:
    changes = desk.figures.reviews.since
    stale = tuple(desk.link("skill", old.key.id) for old in desk.figures.stale if old.key.kind == "skill")
    note = "" if changes.compared else "The last review froze no figures, so only goals that ended since are known."
    return Since(
        title=since_said(changes),
        changes=tuple(_changes(desk, changes)),
        note=note,
        rate_again=stale,
        unchanged=unchanged(desk),
    )


def since_said(changes: Changes) -> str:
    """`Since the last review: 2 skills moved, 1 goal closed`."""
    numbers = (
        (len(changes.levels), "skill", "moved"),
        (len(changes.closed), "goal", "closed"),
        (len(changes.moved), "date", "moved"),
        (len(changes.new_goals), "goal", "new"),
        (len(changes.gone_skills), "skill", "gone"),
        (len(changes.gone_goals), "goal", "gone"),
    )
    parts = [f"{count(many, one)} {what}" for many, one, what in numbers if many]
    return f"Since the last review: {listing(parts, most=6) or 'nothing has changed'}"


def _changes(desk: Desk, changes: Changes) -> Iterator[Change]:
    for move in changes.levels:
        verb_of = "went from" if move.change is None else "rose from" if move.change > 0 else "fell from"
        yield Change(link=desk.link("skill", move.skill.id), text=f"{verb_of} {move.then} to {move.now}")
    for goal in changes.closed:
        yield Change(link=desk.link("goal", goal.id), text="", pill=STATUS[goal.status])
    for moved in changes.moved:
        by = "" if not moved.days else f" {length(abs(moved.days))} {'later' if moved.days > 0 else 'sooner'}"
        yield Change(
            link=desk.link("goal", moved.goal.id),
            text=f"is due{by}:",
            was=desk.when(moved.was),
            now=desk.when(moved.now),
        )
    for goal in changes.new_goals:
        yield Change(link=desk.link("goal", goal.id), text="is new")
    for name in (*changes.gone_skills, *changes.gone_goals):
        yield Change(link=Link(name), text="is gone")


def _pace_card(desk: Desk) -> PaceCard | None:
    """The pace; none where nothing was ever rated with a date."""
    pace = desk.figures.pace
    if not pace.levels:
        return None
    title = "Pace: not known yet" if pace.per_quarter is None else f"Pace: {_levels(pace.per_quarter)} a quarter"
    return PaceCard(
        title=title,
        said=pace_said(pace),
        pill=VERDICTS.get(pace.verdict),
        quarters=tuple(
            (quarter.quarter, signed(quarter.gained), "counted" if quarter.counted else "not counted")
            for quarter in reversed(pace.levels[-MOST_QUARTERS:])
        ),
        reached=tuple((str(year.year), desk.links("skill", year.skills)) for year in reversed(pace.reached)),
    )


def _levels(value: float) -> str:
    shown = signed(value).removeprefix("+")
    return f"{shown} {'level' if shown in ('1', '−1') else 'levels'}"


def pace_said(pace: Pace) -> str:
    """How much is left, when it closes at this pace, and what was planned."""
    unknown = f" {pace.unknown} {verb(pace.unknown, 'skill is', 'skills are')} not assessed." if pace.unknown else ""
    if not pace.remaining:
        return f"No level is missing.{unknown}"
    left = f"{count(pace.remaining, 'level')} to go"
    planned = f"; planned for {pace.planned}" if pace.planned is not None else ""
    if pace.per_quarter is None:
        return f"{left}{planned}. A pace takes two full quarters between the first and the last dated rating.{unknown}"
    if pace.closes is None:
        return f"{left}{planned}. At this pace the gaps do not close.{unknown}"
    return f"{left}: closes about {pace.closes} at this pace{planned}.{unknown}"


def _line(desk: Desk, review: Review) -> ReviewLine:
    happened = before(review, desk.plan.reviews, desk.today)
    gained = happened.gained if happened is not None else None
    return ReviewLine(
        review=desk.link("review", review.id),
        sample=review.sample,
        day=desk.when(review.date),
        decision=review.decision or "",
        satisfaction="" if review.satisfaction is None else f"{review.satisfaction} of 5",
        energy="" if review.energy is None else f"{review.energy} of 5",
        short="" if review.snapshot is None else number(frozen_totals(review.snapshot).levels),
        moved="" if gained is None else signed(gained),
        closed="" if happened is None else str(happened.closed),
    )


def _invitation(desk: Desk) -> Invitation:
    day = desk.today.isoformat()
    return Invitation(
        "start",
        "Look back once a quarter",
        "careerplan review writes the file with the figures of the day and six questions. By hand, three lines"
        " will do.",
        f"content/reviews/{day[:7]}.md",
        f"---\ndate: {day}\ndecision: keep\n---\nWhat went better than expected?",
    )


def _rules(desk: Desk) -> tuple[Rule, ...]:
    every = desk.plan.settings.plan.review_every.text
    stale = desk.plan.settings.plan.stale_after.text
    return (
        Rule("Next review", f"The day that the last review names, else one {every} after it."),
        Rule(
            "Pace",
            "The mean of the levels gained in the last four full quarters between the first and the last rating."
            " A person’s first rating of a skill gains nothing.",
        ),
        Rule("Closes", "The quarter of today and as many more as the levels to go take at that pace."),
        Rule(
            "Due for a new rating, not changed",
            f"Older than {stale} (stale_after in careerplan.toml): the newest rating of a skill, the last change of a"
            " vision, role, open goal or note, as updated says or the history of its file.",
        ),
        Rule("Short", "Targets less levels as they were frozen on the day of the review."),
        Rule("Moved and closed", "From the figures frozen at the review before to those frozen at this one."),
        Rule("Files", files_said(review.place.path for review in desk.plan.reviews) or "none yet"),
    )
