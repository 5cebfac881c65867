"""`careerplan audience`: what an audience would see, and its acceptance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.declared import declared_audience, named, refuse_doubtful_audiences
from careerplan.cli.options import folder_option, plan_folder, refuse_on_host, show_values_option
from careerplan.cli.tables import print_table, printable

if TYPE_CHECKING:
    from careerplan.authoring.audience import Preview
    from careerplan.build import Read
    from careerplan.plan.plan import Plan
    from careerplan.plan.record import PersonId
    from careerplan.plan.settings import Audience


@click.command("audience")
@click.argument("name", required=False)
@folder_option
@show_values_option
@click.option("--accept", is_flag=True, help="After showing it, write what is new into audiences/NAME.txt.")
@click.option("--dry-run", is_flag=True, help="Show which lines --accept would write.")
@click.option("--reader", metavar="PERSON", help="For the share of this person only.")
@click.pass_context
def command(
    context: click.Context, /, name: str | None, folder: Path | None, reader: str | None, **flags: bool
) -> None:
    """Show what an audience would see: records, what is new, what is held back, whom the texts name.

    Without NAME it lists the audiences. With --accept, what is new and the hidden names that texts
    say are accepted, all that was shown and nothing else.

    \b
    careerplan audience
    careerplan audience mentors
    careerplan audience mentors --accept
    """
    from careerplan.build import read_plan  # noqa: PLC0415 - --help must stay light

    if name is None and (reader is not None or flags["accept"] or flags["dry_run"]):
        raise click.UsageError("Name the audience: careerplan audience NAME --accept.")
    refuse_on_host(show_values=flags["show_values"])
    root = plan_folder(context, folder)
    read = read_plan(root)
    refuse_doubtful_audiences(read, "nothing can be said of them")
    if name is None:
        _list(read.plan)
        return
    audience = declared_audience(read, name, "there is nothing to show")
    seen = _preview(read, audience, _readers(read.plan, audience, reader))
    _show(read.plan, seen)
    if flags["dry_run"] or flags["accept"]:
        _accept(root, seen, dry_run=flags["dry_run"])
    elif seen.changes:
        _advise(seen)


def _readers(plan: Plan, audience: Audience, reader: str | None) -> tuple[PersonId, ...]:
    """The person who was named, else all whose shares show this view."""
    from difflib import get_close_matches  # noqa: PLC0415 - --help must stay light

    from careerplan.plan.record import PersonId  # noqa: PLC0415 - as above

    if reader is None:
        shares = [share for share in plan.shares if share.sees == audience.name and not share.sample]
        return tuple(dict.fromkeys(share.person for share in shares))
    ids = [person.id for person in plan.people]
    if reader not in ids:
        near = get_close_matches(reader, ids, n=1)
        raise click.UsageError(
            f"There is no {named('person', reader)}." + (f" Did you mean {near[0]}?" if near else "")
        )
    return (PersonId(reader),)


def _preview(read: Read, audience: Audience, readers: tuple[PersonId, ...]) -> Preview:
    from careerplan.authoring.audience import preview  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import has_errors  # noqa: PLC0415 - as above

    return preview(read.plan, audience, readers, whole=not has_errors(read.problems))


def _show(plan: Plan, seen: Preview) -> None:
    from careerplan.cli.preview import preview_lines  # noqa: PLC0415 - --help must stay light

    for line in preview_lines(plan, seen):
        click.echo(line)


def _advise(seen: Preview) -> None:
    """What the owner can do now; nothing was written."""
    from careerplan.cli.preview import folded  # noqa: PLC0415 - --help must stay light

    click.echo()
    click.echo(folded(f"To accept all that is new here: careerplan audience {seen.audience.name} --accept"))
    if seen.waiting:
        click.echo(folded("To keep a record back for good, write audience: private in its keys."))
    if seen.names:
        click.echo(folded("To keep a name back, take it out of the text or into a ::: private block."))


def _accept(root: Path, seen: Preview, *, dry_run: bool) -> None:
    """Write the list of the audience, or show the lines that differ."""
    from careerplan.authoring.audience import accepted_list  # noqa: PLC0415 - --help must stay light
    from careerplan.content.accepted import FOLDER  # noqa: PLC0415 - as above
    from careerplan.insight.words import count  # noqa: PLC0415 - as above
    from careerplan.site.write import replace_file  # noqa: PLC0415 - as above

    relative = f"{FOLDER}/{seen.audience.name}.txt"
    click.echo()
    if not seen.changes:
        click.echo("There is nothing to accept.")
        return
    path = _list_path(root, relative)
    text = accepted_list(_text_of(path, relative), seen.lines, seen.dead)
    if dry_run:
        differences = (*(f"-{line}" for line in seen.dead), *(f"+{line}" for line in seen.lines))
        click.echo("\n".join([relative, *map(printable, differences)]))
        return
    replace_file(path, text.encode())
    taken = f", {len(seen.dead)} taken out" if seen.dead else ""
    click.echo(f"Accepted: {count(len(seen.lines), 'line')} added to {relative}{taken}.")


def _list_path(root: Path, relative: str) -> Path:
    """Where the list stands; never out of the plan's folder by a symbolic link."""
    path = (root / relative).resolve()
    if not path.is_relative_to(root.resolve()):
        raise click.UsageError(f"{relative} leads out of the plan by a symbolic link. Nothing was written.")
    return path


def _text_of(path: Path, relative: str) -> str:
    if not path.exists():
        return ""
    if not path.is_file():
        raise click.UsageError(f"{relative} is not a file. Nothing was written.")
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise click.UsageError(f"{relative} is not UTF-8. Save it as UTF-8; nothing was written.")
    return text


def _list(plan: Plan) -> None:
    """Every audience, with what it sees and what waits for it."""
    from careerplan.plan.audience import visible_to, waiting  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.prose import unaccepted_names  # noqa: PLC0415 - as above

    if not plan.settings.audiences:
        click.echo("There are no audiences, so nobody but you sees anything. One is declared in careerplan.toml:")
        click.echo('\n[audiences.mentors]\nkinds = ["role", "skill", "goal"]')
        return
    rows = []
    for audience in plan.settings.audiences.values():
        readers = (None, *_readers(plan, audience, None))
        names = {str(naming) for reader in readers for naming in unaccepted_names(plan, audience, reader)}
        sees = sum(1 for _ in visible_to(plan, audience).records())
        numbers = (sees, len(waiting(plan, audience)), len(names))
        rows.append((audience.name, *map(str, numbers), _used_by(plan, audience)))
    print_table(("Audience", "Sees", "New", "Names", "Used by"), rows, right=frozenset({1, 2, 3}))
    waits = any(row[2:4] != ("0", "0") for row in rows)
    said = "What is new, and hidden names, wait for your word" if waits else "Each in full"
    click.echo(f"\n{said}: careerplan audience NAME")


def _used_by(plan: Plan, audience: Audience) -> str:
    from careerplan.insight.words import count  # noqa: PLC0415 - --help must stay light

    shares = sum(share.sees == audience.name and not share.sample for share in plan.shares)
    uses = [count(shares, "share")] if shares else []
    uses += ["the brief"] if plan.settings.brief.sees == audience.name else []
    uses += ["the public site"] if audience.name == plan.settings.site.visibility else []
    return ", ".join(uses) or "nothing yet"
