"""`careerplan add`: a record from its archetype."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.options import day_for, folder_option, plan_folder, today_option

if TYPE_CHECKING:
    from careerplan.plan.problem import Fault
    from careerplan.plan.record import Kind

ALIASES = {"learning": "activity", "course": "activity", "people": "person", "note": "page", "job": "position"}

TO_FILL_IN = frozenset({"reference-unknown", "rater-unknown"})
"""Problems that a new file may have: it names what is still to be added, or to be named otherwise."""

FIRST_FOR_SHARES = {
    "person": "first add whom it is for: careerplan add person NAME",
    "sees": "first declare what they see, as [audiences.NAME] in careerplan.toml, and --set sees=NAME",
}
"""Keys that a share needs, since it opens for nobody without them: what to do before it."""


@click.command("add")
@click.argument("kind", metavar="KIND", required=False)
@click.argument("title", metavar="TITLE", required=False)
@folder_option
@today_option
@click.option("--set", "assignments", metavar="KEY=VALUE", multiple=True, help="Fill in a key; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Show the difference, write nothing.")
@click.pass_context
def command(
    context: click.Context,
    /,
    kind: str | None,
    title: str | None,
    folder: Path | None,
    today: dt.date | None,
    assignments: tuple[str, ...],
    **flags: bool,
) -> None:
    """Add a record from its archetype and print its path; a sample of that name makes way for it.

    KIND is vision, role, skill, goal, activity, person, feedback, review, position, application,
    craft, win, share or page. On a terminal you are asked for what is missing. What `check` would call an error is not
    written; names that the plan does not have yet are. A share needs its person and an audience of careerplan.toml
    first.

    \b
    careerplan add goal "Give a talk" --set category=communication --set due=2027-Q1
    careerplan add skill Negotiation
    """
    from careerplan.authoring.archetypes import ARCHETYPES, archetype_text  # noqa: PLC0415 - --help must stay light
    from careerplan.authoring.files import replace_text, sample_at, write_new  # noqa: PLC0415 - as above
    from careerplan.cli.writing import show_difference  # noqa: PLC0415 - as above
    from careerplan.config import read_settings  # noqa: PLC0415 - as above
    from careerplan.plan.reference import slug  # noqa: PLC0415 - as above

    root = plan_folder(context, folder)
    known, named = _asked(kind, title)
    settings = _assigned(assignments, known)
    day = day_for(today, read_settings(root).settings.plan.timezone)
    stem = slug(f"{day.isoformat()} {named}") if known == "feedback" else slug(named)
    path = Path("content") / ARCHETYPES[known].folder / f"{stem}.md"
    text = archetype_text(known, named, day, settings)
    _check_new(root, path.as_posix(), text)
    sample = sample_at(root / path)
    if flags["dry_run"]:
        show_difference(path.as_posix(), sample, text)
        return
    if sample is not None:
        replace_text(root / path, text)
    elif not write_new(root / path, text):
        raise click.UsageError(f"{path.as_posix()} was written by somebody else just now.")
    click.echo(path.as_posix())


def _asked(kind: str | None, title: str | None) -> tuple[Kind, str]:
    """The kind and the title, from the command line or from the terminal."""
    from careerplan.authoring.archetypes import ARCHETYPES  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.writing import ask, said_or, show_choices  # noqa: PLC0415 - as above

    line = f"careerplan add {said_or(kind, 'KIND')} {said_or(title, 'TITLE')}"
    if kind is None:
        show_choices("Kinds", ARCHETYPES)
    kinds = ", ".join(ARCHETYPES)
    known: Kind = ask(kind, _kind, "Kind", f"Say what to add, one of {kinds}: {line}")
    return known, ask(title, _title, "Title", f"Say its title: {line}")


def _kind(text: str) -> Kind | Fault:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a kind that is not there

    from careerplan.authoring.archetypes import ARCHETYPES  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    name = text.strip().casefold()
    known = next((kind for kind in ARCHETYPES if kind in (name, ALIASES.get(name))), None)
    if known is not None:
        return known
    near = get_close_matches(name, (*ARCHETYPES, *ALIASES), n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    if name == "event":
        hint = "events stand in a list: write them under events: in content/path.md. "
    return Fault("value-choice", f"there is no kind “{text}”", f"{hint}The kinds are {', '.join(ARCHETYPES)}")


def _title(text: str) -> str | Fault:
    from careerplan.cli.writing import one_line  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    return one_line(text) or Fault("value-shape", "the title is empty")


def _check_new(root: Path, path: str, text: str) -> None:
    """Refuse a file that `check` would refuse; names that nothing bears yet are only said."""
    from careerplan.authoring.files import is_free, problems_of_new  # noqa: PLC0415 - --help must stay light
    from careerplan.config import read_settings  # noqa: PLC0415 - as above

    if not is_free(root / path):
        raise click.UsageError(f"{path} is there already; give it another title, or edit it.")
    problems = problems_of_new(root, path, text, read_settings(root).settings)
    for problem in problems:
        first = FIRST_FOR_SHARES.get(problem.excerpt.partition(":")[0]) if path.startswith("content/shares/") else None
        if problem.severity == "error" and (first or problem.code not in TO_FILL_IN):
            hint = " A list is written KEY=[one, two]." if problem.code == "value-choice" else ""
            raise click.UsageError(f"{problem.message}; {first or problem.help}.{hint} Nothing was written.")
    for problem in problems:
        if problem.code in TO_FILL_IN:
            click.echo(f"{path}:{problem.line}: to be filled in: {problem.message}; {problem.help}", err=True)


def _assigned(assignments: tuple[str, ...], kind: str) -> dict[str, str]:
    """`key=value` pairs, each key one that the kind has."""
    from careerplan.cli.writing import one_line  # noqa: PLC0415 - --help must stay light
    from careerplan.content.convert import NAMING_KEYS, fields_of  # noqa: PLC0415 - as above
    from careerplan.plan.plan import KINDS  # noqa: PLC0415 - as above

    struct = next(record for name, record in KINDS.items() if name == kind)
    keys = (*sorted(NAMING_KEYS), *fields_of(struct))
    found: dict[str, str] = {}
    for assignment in assignments:
        one_line(assignment)
        key, separator, value = assignment.partition("=")
        if not separator:
            raise click.UsageError(f"--set {assignment!r} has no value; write key=value.")
        if key.strip() not in keys:
            raise click.UsageError(f"A {kind} has no key {key.strip()!r}. The keys are {', '.join(keys)}.")
        found[key.strip()] = value.strip()
    return found
