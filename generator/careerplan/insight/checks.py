"""Checks that need figures: what is sound as a file and still worth a second look."""

from __future__ import annotations

import re
from collections.abc import Mapping

from careerplan.insight.measure import Figures
from careerplan.plan.problem import Problem
from careerplan.plan.record import Source

_TARGET = re.compile(r"^target:[ \t]*", re.MULTILINE)


def check_figures(figures: Figures, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Notes on figures that do not fit together; `texts` are the files by path, for the lines to show."""
    return tuple(_target_below(figures, texts))


def _target_below(figures: Figures, texts: Mapping[str, str]) -> list[Problem]:
    """Own targets below the current level: allowed, but seldom meant."""
    word = figures.plan.settings.scale.word
    return [
        Problem(
            path=figure.skill.place.path,
            line=line,
            column=column,
            code="target-below",
            message=f"the target {word(figure.target)} lies below the current level {word(figure.current)}",
            help="raise the target, or leave it out to take the role's",
            excerpt=excerpt,
        )
        for figure in figures.skills
        if figure.target_from == "own" and figure.gap is not None and figure.gap < 0
        for line, column, excerpt in (_at_target(figure.skill.place, texts.get(figure.skill.place.path, "")),)
    ]


def _at_target(place: Source, text: str) -> tuple[int, int, str]:
    """Line, column and text of a skill's target: its key in a file of its own, else the item of the list."""
    match = _TARGET.search(text) if place.line == 1 else None
    line = text.count("\n", 0, match.start()) + 1 if match else place.line
    lines = text.split("\n")
    column = match.end() - match.start() + 1 if match else 1
    return line, column, lines[line - 1] if 0 < line <= len(lines) else ""
