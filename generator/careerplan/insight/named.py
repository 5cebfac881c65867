"""Checks of names: where a text that others may read names somebody whom they may not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careerplan.insight.audiences import AudienceFigure
from careerplan.insight.measure import Figures
from careerplan.plan.problem import Problem
from careerplan.plan.prose import SETTINGS, Naming
from careerplan.plan.record import Source
from careerplan.plan.word import words_of


def check_names(figures: Figures, texts: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each hidden name that an audience in use would read and that the owner has not accepted."""
    if not any(audience.names for audience in figures.audiences):
        return
    places = {str(record.key): record.place for record in figures.plan.records()}
    for audience in figures.audiences:
        for naming in audience.names:
            place = places.get(naming.record, Source(SETTINGS))
            yield _problem(audience, naming, place, texts.get(place.path, ""))


def _problem(audience: AudienceFigure, naming: Naming, place: Source, text: str) -> Problem:
    line, column, excerpt = _at_name(naming, place, text)
    whom = "an organisation that" if naming.of.startswith("organisation:") else "a person whom"
    return Problem(
        path=place.path,
        line=line,
        column=column,
        code="audience-names",
        message=f"“{naming.word}” names {whom} the audience {audience.name} may not see, so nothing is made for it",
        help=f"look at it with careerplan audience {audience.name}, then add --accept; or take the name out",
        excerpt=excerpt,
    )


def _at_name(naming: Naming, place: Source, text: str) -> tuple[int, int, str]:
    """Line, column and text where a record names somebody; where it begins, if no line of it can be told."""
    lines = text.split("\n")
    wanted = words_of(naming.word)[:1]
    named = [
        (naming.text not in line, number, max(line.find(naming.word), 0) + 1, line)
        for number, line in enumerate(lines[place.line - 1 :], place.line)
        if wanted and wanted[0] in words_of(line)
    ]
    first = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    return min(named)[1:] if named else (place.line, 1, first)
