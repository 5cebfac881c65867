"""What a year says of its levels: what was gained, what is short, and why the two may differ."""

from __future__ import annotations

from careerplan.insight.words import count, listing
from careerplan.insight.years import YearFigure


def year_said(figure: YearFigure) -> str:
    """`5 levels gained, 2 goals reached and 4 wins.`; empty if it was none of these."""
    reached = sum(item.goal.status == "done" for item in figure.goals)
    parts = [
        (figure.gained, count(figure.gained, "level") + " gained"),
        (reached, count(reached, "goal") + " reached"),
        (len(figure.wins), count(len(figure.wins), "win")),
    ]
    said = listing([text for number, text in parts if number > 0])
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def gaps_said(figure: YearFigure) -> str:
    """`Gaps: 14 levels short at the beginning, 9 now`, over the same skills; then those first rated in the year."""
    short = figure.short_then or figure.short_now
    if not short and not figure.short_new:
        return "Skills: nothing is short"
    end = "at the end" if figure.is_over else "now"
    then = f"{count(figure.short_then, 'level')} short at the beginning, {figure.short_now or 'none'} {end}"
    new = f"{count(figure.new, 'skill')} first rated in the year, {count(figure.short_new, 'level')} short"
    return f"Gaps: {'; '.join(said for said, holds in ((then, short), (new, figure.new)) if holds)}"


def rebased_said(figure: YearFigure) -> str:
    """Why the levels gained are not the sum of the rows; empty where they are."""
    moved = sum(item.now - item.then for item in figure.skills if item.then is not None)
    if moved == figure.gained:
        return ""
    return (
        "Levels gained count skills without a target too, and somebody’s first rating, which may move the level,"
        " gains none."
    )
