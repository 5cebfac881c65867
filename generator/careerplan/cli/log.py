"""`careerplan log`: what was done to learn, or a meeting that took place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct

from careerplan.cli.options import folder_option, today_option

if TYPE_CHECKING:
    from careerplan.authoring.log import Done
    from careerplan.cli.writing import Desk
    from careerplan.plan.activity import Mode
    from careerplan.plan.amount import Minutes
    from careerplan.plan.goal import Goal
    from careerplan.plan.person import Person
    from careerplan.plan.problem import Fault
    from careerplan.plan.record import SkillId


class Given(Struct, frozen=True, kw_only=True):
    """What was said on the command line."""

    goal: str | None = None
    skill: tuple[str, ...] = ()
    mode: str | None = None
    hours: str | None = None
    coffee: str | None = None
    date: str | None = None


@click.command("log")
@click.argument("words", metavar="TEXT", nargs=-1)
@folder_option
@today_option
@click.option("--goal", metavar="GOAL", help="The goal that it belongs to (default: content/learning.md).")
@click.option("--skill", metavar="SKILL", multiple=True, help="A skill that it served; may be repeated.")
@click.option("--mode", metavar="MODE", help="How you learnt: training, observing, doing or teaching.")
@click.option("--hours", metavar="HOURS", help="Time spent, such as 2, 1.5, 2h30 or 45 min.")
@click.option("--coffee", metavar="PERSON", help="A coffee with this person in place of an activity; TEXT is a note.")
@click.option("--date", metavar="DATE", help="When it was (default: today).")
@click.option("--dry-run", is_flag=True, help="Show the difference, write nothing.")
@click.pass_context
def command(
    context: click.Context,
    /,
    words: tuple[str, ...],
    folder: Path | None,
    today: dt.date | None,
    *,
    dry_run: bool,
    **said: object,
) -> None:
    """Add an activity that is done, or a coffee with a person, to its list, and print the file's path.

    An activity stands in its goal's activities, without a goal in content/learning.md; its hours are spent hours. A
    coffee stands in the person's meetings. It is written as the others of the list are; all else in the file stays as
    it is. A file that has errors is not touched.

    \b
    careerplan log "Read two chapters on queues" --skill kafka --mode training --hours 2
    careerplan log "Gave the talk to two colleagues" --goal talk --mode doing --date 2026-11-14
    careerplan log "Cut the second half" --coffee maria --hours 1
    """
    from careerplan.authoring.log import with_meeting  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.writing import at_desk, text_of, write  # noqa: PLC0415 - as above

    given = msgspec.convert(said, Given)
    desk = at_desk(context, folder, today)
    if given.coffee is None:
        _log_activity(desk, words, given, dry_run=dry_run)
        return
    if given.goal or given.mode:
        raise click.UsageError("A coffee has no --goal and no --mode; leave them out, or leave --coffee out.")
    person = _person(desk, given.coffee)
    done = _done(desk, " ".join(words), given)
    write(desk, with_meeting(desk.plan, person, done, text_of(desk, person.place.path) or ""), dry_run=dry_run)


def _log_activity(desk: Desk, words: tuple[str, ...], given: Given, *, dry_run: bool) -> None:
    from careerplan.authoring.log import learning_path, with_activity  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.writing import ask, text_of, write  # noqa: PLC0415 - as above

    goal = _goal(desk, given.goal) if given.goal is not None else None
    line = f"careerplan log TEXT{' …' if any(msgspec.structs.astuple(given)) else ''}"
    example = 'careerplan log "Read two chapters on queues" --mode training --hours 2'
    text = ask(
        " ".join(words) if words else None, _title, "What did you do", f"Say what you did: {line}, such as {example}"
    )
    path = learning_path(file.path for file in desk.content.files) if goal is None else goal.place.path
    change = with_activity(desk.plan, goal, _done(desk, text, given), path, text_of(desk, path))
    write(desk, change, dry_run=dry_run)


def _title(text: str) -> str | Fault:
    from careerplan.cli.writing import one_line  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    return one_line(text) or Fault("value-shape", "the text is empty", "say what you did")


def _done(desk: Desk, text: str, given: Given) -> Done:
    from careerplan.authoring.log import Done  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.writing import day_said, one_line  # noqa: PLC0415 - as above

    return Done(
        text=one_line(text),
        date=day_said(desk, given.date),
        skills=tuple(dict.fromkeys(_skill(desk, name) for name in given.skill)),
        mode=_mode(given.mode) if given.mode is not None else None,
        minutes=_minutes(given.hours) if given.hours is not None else None,
    )


def _goal(desk: Desk, name: str) -> Goal:
    from careerplan.cli.writing import found, named, refuse_sample  # noqa: PLC0415 - --help must stay light

    goal = found(named(desk, desk.plan.goals, "goal", name))
    refuse_sample(goal)
    return goal


def _person(desk: Desk, name: str) -> Person:
    from careerplan.cli.writing import found, named, refuse_sample  # noqa: PLC0415 - --help must stay light

    person = found(named(desk, desk.plan.people, "person", name))
    refuse_sample(person)
    return person


def _skill(desk: Desk, name: str) -> SkillId:
    from careerplan.cli.writing import found, named  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.record import SkillId  # noqa: PLC0415 - as above

    return SkillId(found(named(desk, desk.plan.skills, "skill", name)).id)


def _minutes(text: str) -> Minutes:
    from careerplan.cli.writing import found  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.amount import parse_duration  # noqa: PLC0415 - as above

    return found(parse_duration(text))


def _mode(text: str) -> Mode:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word that is not there
    from typing import get_args  # noqa: PLC0415 - as above

    from careerplan.plan.activity import Mode  # noqa: PLC0415 - --help must stay light

    known: tuple[Mode, ...] = get_args(Mode)
    chosen = next((mode for mode in known if mode == text.strip().casefold()), None)
    if chosen is None:
        near = get_close_matches(text, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the modes are {', '.join(known)}"
        raise click.UsageError(f"“{text}” is not a mode; {hint}")
    return chosen
