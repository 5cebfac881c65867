"""`careerplan add`: a record from its archetype."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NoReturn

import click

from careerplan.cli.options import day_for, folder_option, plan_folder, today_option

ALIASES = {"learning": "activity", "course": "activity", "people": "person", "note": "page", "job": "position"}

TO_FILL_IN = frozenset({"reference-unknown", "rater-unknown"})
"""Problems that a new file may have: it names what is still to be added, or to be named otherwise."""

FIRST_FOR_SHARES = {
    "person": "first add whom it is for: careerplan add person NAME",
    "sees": "first declare what they see, as [audiences.NAME] in careerplan.toml, and --set sees=NAME",
}
"""Keys that a share needs, since it opens for nobody without them: what to do before it."""


@click.command("add")
@click.argument("kind")
@click.argument("title")
@folder_option
@today_option
@click.option("--set", "assignments", metavar="KEY=VALUE", multiple=True, help="Fill in a key; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Show what would be written.")
@click.pass_context
def command(
    context: click.Context,
    /,
    kind: str,
    title: str,
    folder: Path | None,
    today: dt.date | None,
    assignments: tuple[str, ...],
    **flags: bool,
) -> None:
    """Add a record from its archetype and print its path; a sample of that name makes way for it.

    KIND is vision, role, skill, goal, activity, person, feedback, review, position, application,
    craft, win, share or page. What `check` would call an error is not written; names that the plan does not
    have yet are. A share needs its person and an audience of careerplan.toml first.

    \b
    careerplan add goal "Give a talk" --set category=communication --set due=2027-Q1
    careerplan add skill Negotiation
    """
    from careerplan.authoring.archetypes import ARCHETYPES, archetype_text  # noqa: PLC0415 - --help must stay light
    from careerplan.authoring.files import replace_sample, write_new  # noqa: PLC0415 - as above
    from careerplan.config import read_settings  # noqa: PLC0415 - as above
    from careerplan.plan.reference import slug  # noqa: PLC0415 - as above

    root = plan_folder(context, folder)
    known = next((name for name in ARCHETYPES if name in (kind.casefold(), ALIASES.get(kind.casefold()))), None)
    if known is None:
        _refuse_kind(kind, tuple(ARCHETYPES))
    _check_text(title)
    if not title.strip():
        raise click.UsageError("The title is empty.")
    settings = _assigned(assignments, known)
    day = day_for(today, read_settings(root).settings.plan.timezone)
    stem = slug(f"{day.isoformat()} {title}") if known == "feedback" else slug(title)
    path = Path("content") / ARCHETYPES[known].folder / f"{stem}.md"
    text = archetype_text(known, " ".join(title.split()), day, settings)
    _check_new(root, path.as_posix(), text)
    if flags["dry_run"]:
        click.echo(f"{path.as_posix()}\n{text}", nl=False)
        return
    replace_sample(root / path)
    if not write_new(root / path, text):
        raise click.UsageError(f"{path.as_posix()} was written by somebody else just now.")
    click.echo(path.as_posix())


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


def _refuse_kind(kind: str, known: tuple[str, ...]) -> NoReturn:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a kind that is not there

    near = get_close_matches(kind.casefold(), (*known, *ALIASES), n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    if kind.casefold() == "event":
        hint = " Events stand in a list: write them under events: in content/path.md."
    raise click.UsageError(f"There is no kind {kind!r}.{hint} The kinds are {', '.join(known)}.")


def _check_text(text: str) -> None:
    if not text.isascii() and text != text.encode(errors="replace").decode():
        raise click.UsageError("The title or a value is not UTF-8.")


def _assigned(assignments: tuple[str, ...], kind: str) -> dict[str, str]:
    """`key=value` pairs, each key one that the kind has."""
    from careerplan.content.convert import NAMING_KEYS, fields_of  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.plan import KINDS  # noqa: PLC0415 - as above

    struct = next(record for name, record in KINDS.items() if name == kind)
    keys = (*sorted(NAMING_KEYS), *fields_of(struct))
    found: dict[str, str] = {}
    for assignment in assignments:
        _check_text(assignment)
        key, separator, value = assignment.partition("=")
        if not separator:
            raise click.UsageError(f"--set {assignment!r} has no value; write key=value.")
        if key.strip() not in keys:
            raise click.UsageError(f"A {kind} has no key {key.strip()!r}. The keys are {', '.join(keys)}.")
        found[key.strip()] = value.strip()
    return found
