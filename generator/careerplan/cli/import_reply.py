"""`careerplan import reply`: an answer becomes a feedback file, whose ratings count."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from careerplan.cli.main import ERRORS
from careerplan.cli.options import folder_option, is_asked, today_option
from careerplan.plan.person import Person
from careerplan.plan.record import PersonId
from careerplan.plan.reply import Reply

if TYPE_CHECKING:
    from careerplan.cli.shares import Home
    from careerplan.share.mail import Mail
    from careerplan.share.reply import NotTaken


class Letter(Struct, frozen=True, kw_only=True):
    """What somebody wrote, with who they are: as the seal says, or the owner."""

    person: Person
    reply: Reply
    asked: str = ""
    notes: tuple[str, ...] = ()
    is_sealed: bool = True


@click.command("reply")
@click.argument("file", metavar="FILE|-")
@folder_option
@today_option
@click.option("--from", "sender", metavar="PERSON", help="Who wrote an ordinary mail, without a sealed answer in it.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be written.")
@click.pass_context
def command(
    context: click.Context,
    /,
    file: str,
    folder: Path | None,
    today: dt.date | None,
    sender: str | None,
    **flags: bool,
) -> None:
    """Take in the answer of somebody whom you sent a link: a whole mail, or the file that the page gave them.

    Who answered is known from the seal, not from the text. It becomes one file in content/feedback/, whose
    ratings count; their text is kept as they wrote it. Each answer is taken once. With - the mail is read from
    standard input, and --yes is needed.

    \b
    careerplan import reply answer.txt
    careerplan import reply mail.eml --dry-run
    careerplan import reply letter.txt --from maria
    """
    from careerplan.cli.shares import at_home  # noqa: PLC0415 - --help must stay light
    from careerplan.share.mail import read_mail  # noqa: PLC0415 - as above

    home = at_home(context, folder, today)
    mail = read_mail(_data(file))
    sealed = bool(mail.blocks) or mail.is_cut
    letters, refused = _sealed(home, mail, sender) if sealed else _ordinary(home, mail, sender)
    for letter in letters:
        _take_in(home, letter, may_ask=file != "-", **flags)
    sys.exit(ERRORS if refused else 0)


def _data(file: str) -> bytes:
    from careerplan.share.mail import LARGEST  # noqa: PLC0415 - --help must stay light

    try:
        if file == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise click.UsageError(f"{file} cannot be read: {reason}.") from None
    if len(data) > LARGEST:
        raise click.UsageError("That is larger than 1 MB; save the mail without its attachments.")
    return data


def _sealed(home: Home, mail: Mail, sender: str | None) -> tuple[Sequence[Letter], bool]:
    """The answers whose seal holds, and whether there are others; why those are not taken is said."""
    from careerplan.cli.shares import master_of  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.plan import by_id  # noqa: PLC0415 - as above
    from careerplan.share.reply import CUT, NotTaken, open_reply  # noqa: PLC0415 - as above

    plan, master = home.read.plan, master_of(home)
    people = by_id(plan.people)
    letters: dict[str, Letter] = {}
    failed: list[NotTaken] = [CUT] if mail.is_cut else []
    for block in mail.blocks:
        found = open_reply(block, plan, master, home.today)
        if isinstance(found, NotTaken):
            failed.append(found)
            continue
        letter = Letter(person=people[found.share.person], reply=found.reply, asked=found.share.ask, notes=found.notes)
        letters.setdefault(found.reply.id, letter)
    new = tuple(letter for letter in letters.values() if not _was_taken(home, letter))
    for reason in failed:
        click.echo(f"Not taken in: {reason.reason}. {reason.help}.", err=True)
    if sender is not None and any(letter.person.id != _person(home, sender).id for letter in new):
        raise click.UsageError("The seal says that somebody else than --from wrote it. Nothing was written.")
    return new, bool(failed) or len(new) < len(letters)


def _ordinary(home: Home, mail: Mail, sender: str | None) -> tuple[Sequence[Letter], bool]:
    """A mail without a seal: only the owner can say who wrote it."""
    from careerplan.share.reply import unsealed_reply  # noqa: PLC0415 - --help must stay light

    if sender is None:
        raise click.UsageError(
            "There is no sealed answer in it. If it is an ordinary mail whose writer you know, say who wrote it:"
            " --from PERSON"
        )
    person = _person(home, sender)
    letter = Letter(person=person, reply=unsealed_reply(mail.text, person.id, home.today), is_sealed=False)
    if letter.reply.is_empty:
        raise click.UsageError("There is no text in it.")
    return ((), True) if _was_taken(home, letter) else ((letter,), False)


def _was_taken(home: Home, letter: Letter) -> bool:
    """True for an answer that has become feedback before; says in which file."""
    from careerplan.authoring.replies import taken_in  # noqa: PLC0415 - --help must stay light

    before = taken_in(home.read.plan, letter.reply)
    if before is not None:
        click.echo(f"Not taken in: this answer was taken in before. It is {before.place.path}.", err=True)
    return before is not None


def _person(home: Home, name: str) -> Person:
    from careerplan.authoring.shares import person_named  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.shares import wrong  # noqa: PLC0415 - as above
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    found = person_named(home.read.plan, name)
    if isinstance(found, Fault):
        wrong(found)
    return found


def _take_in(home: Home, letter: Letter, *, may_ask: bool, yes: bool, dry_run: bool) -> None:
    """Show the file that an answer becomes, ask, write it, and say what came."""
    from careerplan.authoring.files import problems_of_new, write_new  # noqa: PLC0415 - --help must stay light
    from careerplan.authoring.replies import feedback_path, feedback_text, what_came  # noqa: PLC0415 - as above
    from careerplan.cli.tables import printable  # noqa: PLC0415 - as above
    from careerplan.plan.problem import has_errors  # noqa: PLC0415 - as above

    plan = home.read.plan
    person = PersonId(letter.person.id)
    text = feedback_text(letter.reply, person, letter.asked, plan)

    def is_sound(path: str) -> bool:
        return not has_errors(problems_of_new(home.root, path, text, plan.settings))

    path = feedback_path(home.root, letter.reply, person, is_sound)
    if path is None:
        raise click.UsageError("The file would have errors, so it was not written; careerplan check may say why.")
    click.echo("\n".join(map(printable, (path, *text.split("\n")))), nl=False, err=not dry_run)
    for note in letter.notes:
        click.echo(note, err=True)
    if dry_run:
        return
    if not yes and not _is_wanted(letter, may_ask=may_ask):
        click.echo("Nothing was written.", err=True)
        return
    with _claimed(home.root, letter.reply) as is_ours:
        if not is_ours or not write_new(home.root / path, text):
            raise click.UsageError("The same answer, or a file of that name, was written by somebody else just now.")
    click.echo(path)
    click.echo(f"{what_came(letter.reply, letter.person.title)}; careerplan build shows them.", err=True)


def _is_wanted(letter: Letter, *, may_ask: bool) -> bool:
    if not may_ask or not is_asked():
        raise click.UsageError("Nobody can be asked here, so nothing was written; add --yes.")
    who = f"The seal is that of {letter.person.id}'s page." if letter.is_sealed else f"{letter.person.id} wrote this?"
    return bool(click.confirm(f"{who} Write the file?", err=True))


@contextlib.contextmanager
def _claimed(root: Path, reply: Reply) -> Iterator[bool]:
    """True for the one process that may take an answer in now: others that run at once get False.

    Killed within, it leaves a file that the next build sweeps away.
    """
    from careerplan.site.write import HALF_WRITTEN, STATE  # noqa: PLC0415 - --help must stay light

    claim = root / STATE / HALF_WRITTEN.replace("*", reply.id)
    claim.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(claim, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        yield False
        return
    try:
        yield not _was_written(root, reply)
    finally:
        claim.unlink(missing_ok=True)


def _was_written(root: Path, reply: Reply) -> bool:
    """True if an answer has become a file since the plan was read."""
    from careerplan.authoring.replies import FOLDER  # noqa: PLC0415 - --help must stay light

    return any(f'reply: "{reply.id}"' in path.read_text("utf-8", "replace") for path in (root / FOLDER).glob("*.md"))
