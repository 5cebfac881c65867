"""Checks that need figures: what is sound as a file and still worth a second look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from careerplan.insight.measure import Figures
from careerplan.insight.named import check_names
from careerplan.insight.words import when_text
from careerplan.plan.audience import visible_to
from careerplan.plan.plan import Plan, by_id
from careerplan.plan.problem import Problem
from careerplan.plan.record import Record
from careerplan.plan.share import Share, has_ended
from careerplan.plan.shared import shared
from careerplan.plan.skill import Skill

Texts = Mapping[str, str]
"""The files of a plan by path, for the lines to show."""


def check_figures(figures: Figures, texts: Texts) -> tuple[Problem, ...]:
    """Figures that do not fit together, and shares that do not say what their owner means."""
    shares = [share for share in figures.plan.shares if not share.sample]
    return (
        *_targets_below(figures, texts),
        *(problem for share in shares for problem in _check_share(share, figures, texts)),
        *check_names(figures, texts),
    )


def _targets_below(figures: Figures, texts: Texts) -> Iterator[Problem]:
    """Own targets below the current level: allowed, but seldom meant."""
    word = figures.plan.settings.scale.word
    for figure in figures.skills:
        if figure.target_from == "own" and figure.gap is not None and figure.gap < 0:
            message = f"the target {word(figure.target)} lies below the current level {word(figure.current)}"
            help_text = "raise the target, or leave it out to take the role's"
            yield _problem(figure.skill, "target", texts, "target-below", message, help_text)


def _check_share(share: Share, figures: Figures, texts: Texts) -> Iterator[Problem]:
    """What the page of a share leaves out without a word, and shares that ask or open nothing."""
    if not share.ask and not share.rate:
        help_text = "add ask: with the one question that you have, or rate: with skills"
        yield _problem(share, "", texts, "share-asks-nothing", "it asks nothing", help_text)
    if has_ended(share, figures.today) and share.until is not None:
        message = f"it ended {when_text(share.until, figures.today)}, so it has no page any more"
        yield _problem(share, "until", texts, "share-ended", message, "set a later day, or delete the file")
    yield from _held_back(share, figures.plan, texts)


def _held_back(share: Share, plan: Plan, texts: Texts) -> Iterator[Problem]:
    audience = plan.settings.audiences.get(share.sees)
    if audience is None:
        return  # an error by itself
    told = shared(share, visible_to(plan, audience, share.person))
    skills = by_id(plan.skills)
    for skill in dict.fromkeys(share.rate):
        if skill not in told.rate and skill in skills:
            message = f"“{skills[skill].title}” is to be rated, but {share.sees} may not see it, so it is left out"
            yield _problem(share, "rate", texts, "share-rate-hidden", message, _to_show(skills[skill], share))
    lost: tuple[tuple[Literal["ask", ""], str, bool], ...] = (
        ("ask", "the question", bool(share.ask) and not told.ask),
        ("", "the note", bool(share.body.public_text.strip()) and not told.body.text),
    )
    for key, what, is_lost in lost:
        if is_lost:
            message = f"{what} leads to something that {share.sees} may not see, or to a file, so it is left out"
            yield _problem(
                share, key, texts, "share-text-hidden", message, "say it without a link, or show them that too"
            )


def _to_show(skill: Skill, share: Share) -> str:
    if skill.implied:
        return f"only a role names it: write it down with careerplan add skill, then add audience: {share.sees} to it"
    return f"add audience: {share.sees} to the skill, or take it out of rate:"


def _problem(record: Record, key: str, texts: Texts, code: str, message: str, help_text: str) -> Problem:
    """A problem at a key of a record; at the record itself where it has no such line of its own."""
    place = record.place
    text = texts.get(place.path, "")
    match = re.search(rf"^{key}:[ \t]*", text, re.MULTILINE) if key and place.line == 1 else None
    line = text.count("\n", 0, match.start()) + 1 if match else place.line
    lines = text.split("\n")
    return Problem(
        path=place.path,
        line=line,
        column=match.end() - match.start() + 1 if match else 1,
        code=code,
        message=message,
        help=help_text,
        excerpt=lines[line - 1] if 0 < line <= len(lines) else "",
    )
