"""Why a goal is on the plan: what it serves, how far it stretches, what stands before and against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from careerplan.insight.goals import GoalFigure
from careerplan.insight.words import count
from careerplan.insight.zones import ZoneName
from careerplan.plan.record import Key
from careerplan.site.views.parts import Desk, Link, Pill
from careerplan.site.views.states import goal_pill, level_text

ZONE_WORDS: Mapping[ZoneName, str] = {
    "comfort": "Comfort",
    "learning": "Learning",
    "panic": "Panic",
    "unknown": "Not known",
}


class Served(Struct, frozen=True, kw_only=True):
    """A skill that the goal serves."""

    link: Link
    step: str
    """From which level to which."""


class Beside(Struct, frozen=True):
    """Another goal, and how it stands."""

    link: Link
    pill: Pill


class Reasons(Struct, frozen=True, kw_only=True):
    """Why, and what it touches."""

    texts: tuple[tuple[str, str], ...]
    """A word and what was written under it."""
    skills: tuple[Served, ...]
    serves: tuple[tuple[str, Link], ...]
    """The role and the vision, each with the word before it."""
    old_vision: bool
    """True if the vision it names is no longer the current one."""
    values: tuple[str, ...]
    zone: str
    """Empty once it is over, unless it was written: levels of today say nothing of then."""
    zone_said: str
    zone_far: bool
    """True if it lies too far out."""
    after: tuple[Beside, ...]
    against: tuple[Beside, ...]
    impact: str
    wish: str
    energy: str
    """Whether its tags name what drains or energises, as the vision says."""

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to say of it."""
        parts = (self.texts, self.skills, self.serves, self.values, self.zone, self.after, self.against)
        return not (any(parts) or self.old_vision or self.impact or self.wish or self.energy)


def reasons(desk: Desk, figure: GoalFigure) -> Reasons:
    """What the page says under Why."""
    goal = figure.goal
    serves = []
    if goal.role is not None:
        serves.append(("Role", desk.link("role", goal.role)))
    if goal.vision is not None:
        serves.append(("Vision", desk.link("vision", goal.vision)))
    against = dict.fromkeys((*goal.conflicts_with, *_that_conflict_with(desk, goal.id)))
    return Reasons(
        texts=tuple(
            (name, text) for name, text in (("Relevant", goal.relevant), ("Achievable", goal.achievable)) if text
        ),
        skills=tuple(_served(desk, skill, level, is_open=figure.is_open) for skill, level in goal.skills.items()),
        serves=tuple(serves),
        old_vision=goal.id in desk.figures.vision.orphaned,
        values=goal.values,
        zone=ZONE_WORDS[figure.zone] if figure.is_open or goal.zone is not None else "",
        zone_said=_zone_said(desk, figure),
        zone_far=figure.zone == "panic",
        after=tuple(_beside(desk, other) for other in goal.after),
        against=tuple(_beside(desk, other) for other in against),
        impact=impact_said(goal.impact.who, goal.impact.how_many) if goal.impact is not None else "",
        wish=_wish(goal.want, goal.size),
        energy=energy_said(desk, goal.key),
    )


def energy_said(desk: Desk, key: Key) -> str:
    """That a goal or an activity is tagged with what the vision says drains or energises; empty if not."""
    notices = desk.figures.notices
    words = [word for word, keys in (("drains", notices.draining), ("energises", notices.energising)) if key in keys]
    return f"Tagged with work that {' and '.join(words)}" if words else ""


def _that_conflict_with(desk: Desk, goal_id: str) -> Iterator[str]:
    return (figure.id for figure in desk.figures.goals if goal_id in figure.goal.conflicts_with)


def _served(desk: Desk, skill: str, level: int | None, *, is_open: bool) -> Served:
    known = desk.figures.skill.get(skill)
    current = known.current if known is not None else None
    step = step_said(current, level, desk) if is_open else aimed_said(current, level, desk)
    return Served(link=desk.link("skill", skill), step=step)


def aimed_said(current: int | None, level: int | None, desk: Desk) -> str:
    """What a goal that is over had aimed at, and where the skill stands today: `to 4, advanced; now 3`."""
    aim = f"to {level_text(level)}, {desk.word(level)}" if level is not None else "no level was named"
    return f"{aim}; now {level_text(current)}" if current is not None else f"{aim}; not assessed"


def step_said(current: int | None, level: int | None, desk: Desk) -> str:
    """`from 2 to 4, advanced`, `stays at 3`, `not assessed, to 3, intermediate`."""
    if level is None:
        return "no level to reach is named"
    aim = f"{level_text(level)}, {desk.word(level)}"
    if current is None:
        return f"not assessed, to {aim}"
    if current == level:
        return f"stays at {aim}"
    return f"from {level_text(current)} to {aim}" if current < level else f"is at {level_text(current)}, above {aim}"


def _zone_said(desk: Desk, figure: GoalFigure) -> str:
    goal = figure.goal
    if goal.zone is not None:
        return "as you wrote it"
    steps = [
        level - known.current
        for skill, level in goal.skills.items()
        if level is not None and (known := desk.figures.skill.get(skill)) is not None and known.current is not None
    ]
    if figure.zone == "unknown" or not steps:
        return "it names no skill and level to reach" if not goal.skills else "a skill of it is not assessed"
    largest = max(steps)
    return f"the largest step is {count(largest, 'level')}" if largest > 0 else "no step up"


def _beside(desk: Desk, goal_id: str) -> Beside:
    figure = next((figure for figure in desk.figures.goals if figure.id == goal_id), None)
    return Beside(desk.link("goal", goal_id), goal_pill(figure) if figure is not None else Pill("Not in this plan"))


def impact_said(who: str, how_many: str) -> str:
    """Whom it changes something for, and how many they are."""
    return f"{who}: {how_many}" if who and how_many else who or how_many


def _wish(want: int | str | None, size: str) -> str:
    wanted = "" if want is None else "not mine" if want == "no" else f"{want} of 5"
    return ", ".join(part for part in (wanted, size) if part)
