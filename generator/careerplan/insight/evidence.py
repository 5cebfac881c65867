"""Evidence: how many ratings say what they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure


class EvidenceFigure(Struct, frozen=True):
    """Ratings in the skills' own files, with and without evidence; feedback has no place for any."""

    ratings: int = 0
    without: int = 0
    skills: tuple[str, ...] = ()
    """Skills with ratings of which none has evidence, and with none listed of their own."""


def evidence_figures(skills: Iterable[SkillFigure]) -> EvidenceFigure:
    """How many of the ratings that count name their evidence."""
    ratings = without = 0
    bare: list[str] = []
    for figure in skills:
        own = [rating for rating in figure.ratings if rating.feedback is None]
        missing = sum(not rating.evidence.strip() for rating in own)
        ratings += len(own)
        without += missing
        if own and missing == len(own) and not figure.skill.evidence:
            bare.append(figure.id)
    return EvidenceFigure(ratings, without, tuple(bare))
