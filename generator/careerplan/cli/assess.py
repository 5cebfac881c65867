"""`careerplan assess`: one more rating of a skill."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.options import folder_option, today_option

if TYPE_CHECKING:
    from careerplan.cli.writing import Desk
    from careerplan.plan.level import Level
    from careerplan.plan.problem import Fault
    from careerplan.plan.record import RaterId
    from careerplan.plan.skill import Skill


@click.command("assess")
@click.argument("name", metavar="SKILL", required=False)
@click.argument("level", metavar="LEVEL", required=False)
@folder_option
@today_option
@click.option("--by", metavar="PERSON", help="Who gave the rating (default: you).")
@click.option("--note", metavar="TEXT", default="", help="Why.")
@click.option("--date", metavar="DATE", help="When it was given (default: today).")
@click.option("--dry-run", is_flag=True, help="Show the difference, write nothing.")
@click.pass_context
def command(
    context: click.Context,
    /,
    name: str | None,
    level: str | None,
    folder: Path | None,
    today: dt.date | None,
    *,
    dry_run: bool,
    **said: str | None,
) -> None:
    """Add a rating to a skill, in the file that it stands in, and print the file's path.

    SKILL is an id, an alias or a title; LEVEL a word of your scale or its number. On a terminal you are asked for what
    is missing. The rating is written as the others of the skill are; all else in the file stays as it is. A file that
    has errors is not touched. A skill that only a role names gets a file of its own.

    \b
    careerplan assess kafka intermediate --note "ran the migration"
    careerplan assess kafka 2 --by maria --date 2026-11 --dry-run
    """
    from careerplan.authoring.assess import Given, with_rating  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.writing import at_desk, day_said, one_line, text_of, write  # noqa: PLC0415 - as above

    desk = at_desk(context, folder, today)
    skill, rated = _asked(desk, name, level)
    given = Given(
        date=day_said(desk, said["date"]), level=rated, by=_rater(desk, said["by"]), note=one_line(said["note"] or "")
    )
    raw = None if skill.implied else text_of(desk, skill.place.path)
    write(desk, with_rating(desk.plan, skill, given, raw), dry_run=dry_run)


def _asked(desk: Desk, name: str | None, level: str | None) -> tuple[Skill, Level]:
    """The skill and the level, from the command line or from the terminal."""
    from careerplan.cli.writing import ask, said_or, show_choices  # noqa: PLC0415 - --help must stay light

    scale = desk.plan.settings.scale
    line = f"careerplan assess {said_or(name, 'SKILL')} {said_or(level, 'LEVEL')}"
    if name is None:
        show_choices("Skills", (skill.id for skill in desk.plan.skills if _has_levels(skill)))
    skill = ask(name, lambda text: _skill(desk, text), "Skill", f"Say which skill: {line}")
    if level is None:
        show_choices("Levels", scale.words())
    words = ", ".join(scale.words())
    return skill, ask(level, scale.parse, "Level", f"Say which level, one of {words}: {line}")


def _skill(desk: Desk, name: str) -> Skill | Fault:
    from careerplan.cli.writing import named, refuse_sample  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    skill = named(desk, desk.plan.skills, "skill", name)
    if isinstance(skill, Fault):
        return skill
    refuse_sample(skill)
    if not _has_levels(skill):
        return Fault("level-unknown", f"“{skill.title}” is an experience, which has no level", "it has need: and have:")
    return skill


def _has_levels(skill: Skill) -> bool:
    return skill.skill_kind != "experience" and not skill.sample


def _rater(desk: Desk, name: str | None) -> RaterId:
    from careerplan.authoring.assess import rater_named  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.writing import named, sentence  # noqa: PLC0415 - as above
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    rater = rater_named(desk.plan, name or "")
    if isinstance(rater, Fault):
        person = named(desk, desk.plan.people, "person", name or "")
        if isinstance(person, Fault) and person.code == "reference-ambiguous":
            rater = person
        raise click.UsageError(sentence(rater))
    return rater
