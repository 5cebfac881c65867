"""`careerplan path`: the career path in the terminal, and how far each role is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.options import (
    Verb,
    day_for,
    folder_option,
    plan_folder,
    refuse_on_host,
    show_values_option,
    today_option,
)
from careerplan.cli.tables import columns_of, print_table, print_text, printable, terminal_width, wrapped

if TYPE_CHECKING:
    from careerplan.insight.path import PathFigures, PositionFigure
    from careerplan.insight.roles import RoleFigure
    from careerplan.plan.position import Event
    from careerplan.plan.vision import Track

LANE = 4
"""Columns of the zig-zag from one track to the next."""
HELD, PRESENT, ON, OVER, BACK = "o", "*", "|", "\\", "/"


@click.command("path", cls=Verb)
@folder_option
@today_option
@show_values_option
@click.pass_context
def command(context: click.Context, /, folder: Path | None, today: dt.date | None, *, show_values: bool) -> None:
    """Show the path so far, a column for each track, and how far each role is.

    \b
    careerplan path
    """
    from careerplan.build import measure_plan, read_plan  # noqa: PLC0415 - --help must stay light

    refuse_on_host(show_values=show_values)
    read = read_plan(plan_folder(context, folder))
    figures = measure_plan(read, day_for(today, read.plan.settings.plan.timezone)).figures
    width = terminal_width()
    for line in path_lines(figures.path, width):
        click.echo(line)
    click.echo()
    if figures.roles:
        rows = [_role_row(figure) for figure in figures.roles]
        print_table(("Role", "Track", "Met", "To go", "Not assessed", ""), rows, right=frozenset({2, 3, 4}))
        click.echo()
        print_text("Met: needs of the role. To go: levels that are missing in all.")
    else:
        click.echo("No roles yet. Add one: careerplan add role TITLE")


def path_lines(path: PathFigures, width: int | None) -> Iterator[str]:
    """The zig-zag: positions, the moves between them, and events, in the order of time."""
    if not path.positions and not path.events:
        yield "No positions yet. Write them in content/path.md."
        return
    tracks = tuple(dict.fromkeys(figure.track for figure in path.positions))
    dates = [record.text for record in (*(f.position.start for f in path.positions), *(e.date for e in path.events))]
    margin = max(columns_of(printable(date)) for date in dates)
    drawn = LANE * max(len(tracks) - 1, 0) + 1
    if len(tracks) > 1:
        yield from _heads(tracks, margin)
    for date, drawing, text in _rows(path, tracks):
        before = printable(date) + " " * (margin - columns_of(printable(date)))
        left = f"{before}  {drawing.ljust(drawn)}  "
        first, *more = wrapped(printable(text), max(width - columns_of(left), 20) if width is not None else None)
        yield (left + first).rstrip()
        for line in more:
            yield " " * columns_of(left) + line


def _heads(tracks: Sequence[Track | None], margin: int) -> Iterator[str]:
    """The name of each track above its column, on a line of its own where the one before reaches into it."""
    from careerplan.site.views.path.lanes import TRACKS  # noqa: PLC0415 - --help must stay light

    line = ""
    for lane, track in enumerate(tracks):
        place = margin + 2 + LANE * lane
        if len(line) >= place:
            yield line
            line = ""
        line = line.ljust(place) + TRACKS[track]
    yield line


def _rows(path: PathFigures, tracks: Sequence[Track | None]) -> Iterator[tuple[str, str, str]]:
    """Date, drawing and words of each row."""
    events = list(path.events)
    lane: int | None = None
    for figure in path.positions:
        while events and events[0].date.order < figure.position.start.order:
            yield _event(events.pop(0), lane)
        now = tracks.index(figure.track)
        if lane is not None and (lane != now or figure.move_said):
            yield "", _joint(lane, now), figure.move_said
        yield figure.position.start.text, _at(now * LANE, PRESENT if figure.present else HELD), _said(figure)
        lane = now
    for event in events:
        yield _event(event, lane)


def _event(event: Event, lane: int | None) -> tuple[str, str, str]:
    return event.date.text, "" if lane is None else _at(lane * LANE, ON), event.title


def _joint(before: int, now: int) -> str:
    """The way from one lane to another, drawn halfway."""
    return _at((before + now) * LANE // 2, ON if before == now else OVER if now > before else BACK)


def _at(column: int, sign: str) -> str:
    return " " * column + sign


def _said(figure: PositionFigure) -> str:
    """Title, organisation and how long."""
    from careerplan.insight.words import count, length  # noqa: PLC0415 - --help must stay light

    position = figure.position
    where = position.organisation if position.organisation not in position.title else ""
    until = "now" if figure.present else f"to {position.end.text}" if position.end is not None else "planned"
    lasted = length(figure.days) if figure.days is not None else ""
    gained = f"{count(figure.gained, 'level')} gained" if figure.gained else ""
    return f"{', '.join(filter(None, (position.title, where)))} ({', '.join(filter(None, (until, lasted, gained)))})"


def _role_row(figure: RoleFigure) -> tuple[str, ...]:
    from careerplan.site.views.path.lanes import TRACKS  # noqa: PLC0415 - --help must stay light

    notes = (("now", figure.present), ("next", figure.next), ("closest", figure.closest))
    return (
        figure.role.title,
        TRACKS[figure.role.track] if figure.role.track is not None else "",
        f"{figure.met} of {figure.known}" if figure.known else "",
        str(figure.gap_sum) if figure.known else "",
        str(len(figure.unknown)) if figure.unknown else "",
        ", ".join(note for note, holds in notes if holds),
    )
