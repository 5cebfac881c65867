"""The levels that one person gave, beside one's own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.ratings import GivenRating
from careerplan.site.charts.levels import Dumbbell, dumbbell
from careerplan.site.views.parts import Desk, Link
from careerplan.site.words import Day


class RatingRow(Struct, frozen=True, kw_only=True):
    """What they said last of one skill."""

    skill: Link
    chart: Dumbbell
    given: str
    """Their level, in a number."""
    word: str
    """Their level in words, with the one before if it was another: `Novice (awareness before)`."""
    own: str
    """Your own, in a number; `?` if you have not rated it."""
    day: Day | None
    note: str


def ratings_given(desk: Desk, person: str) -> tuple[RatingRow, ...]:
    """Their newest rating of each skill, the newest first."""
    found: list[tuple[str, RatingRow]] = []
    for figure in desk.figures.skills:
        given = [rating for rating in figure.ratings if rating.by == person]
        if given:
            newest = given[-1].date
            found.append((newest.isoformat() if newest is not None else "", _row(desk, figure, given)))
    found.sort(key=lambda item: item[0], reverse=True)
    return tuple(row for _, row in found)


def _row(desk: Desk, figure: SkillFigure, given: Sequence[GivenRating]) -> RatingRow:
    last = given[-1]
    earlier = [rating for rating in given[:-1] if rating.level != last.level]
    return RatingRow(
        skill=desk.link("skill", figure.id),
        chart=dumbbell(desk.scale, figure.self_level, figure.target, others=last.level),
        given=str(int(last.level)),
        word=level_words(desk.word(last.level), desk.word(earlier[-1].level) if earlier else ""),
        own="?" if figure.self_level is None else str(int(figure.self_level)),
        day=desk.day(last.date) if last.when is None else desk.when(last.when),
        note=last.note,
    )


def level_words(now: str, before: str) -> str:
    """`Novice`, or `Novice (awareness before)`."""
    word = now[:1].upper() + now[1:]
    return f"{word} ({before} before)" if before else word


def marks_of(rows: Sequence[RatingRow]) -> tuple[str, ...]:
    """The marks that a legend of these rows needs."""
    drawn = (("own", any(row.chart.now for row in rows)), ("target", any(row.chart.target for row in rows)))
    return (*(name for name, is_drawn in drawn if is_drawn), "others")
