"""Checks that need figures: what is sound as a file and still worth a second look."""

from __future__ import annotations

from careerplan.insight.measure import Figures
from careerplan.plan.problem import Problem


def check_figures(figures: Figures) -> tuple[Problem, ...]:
    """Notes on figures that do not fit together."""
    return tuple(_target_below(figures))


def _target_below(figures: Figures) -> list[Problem]:
    """Own targets below the current level: allowed, but seldom meant."""
    word = figures.plan.settings.scale.word
    return [
        Problem(
            path=figure.skill.place.path,
            line=figure.skill.place.line,
            column=1,
            code="target-below",
            message=f"the target {word(figure.target)} lies below the current level {word(figure.current)}",
            help="raise the target, or leave it out to take the role's",
        )
        for figure in figures.skills
        if figure.target_from == "own" and figure.gap is not None and figure.gap < 0
    ]
