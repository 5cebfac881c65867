"""`careerplan share add`: a share for a person, with a link of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct

from careerplan.cli.options import folder_option, is_asked, today_option
from careerplan.plan.record import PersonId

if TYPE_CHECKING:
    from careerplan.authoring.shares import NewShare
    from careerplan.cli.shares import Home
    from careerplan.plan.person import Person
    from careerplan.plan.plan import Plan
    from careerplan.plan.prose import Naming
    from careerplan.plan.record import AudienceName, SkillId
    from careerplan.plan.settings import Audience
    from careerplan.plan.share import Section, Share

DAYS_OPEN = 90
"""How long a share is open that says nothing else."""
NO_END = ("never", "none", "-")


class Given(Struct, frozen=True, kw_only=True):
    """What was said on the command line."""

    sees: str | None = None
    until: str | None = None
    ask: str | None = None
    rate: tuple[str, ...] = ()
    show: tuple[str, ...] = ()


@click.command("add")
@click.argument("name", metavar="PERSON")
@folder_option
@today_option
@click.option("--sees", metavar="AUDIENCE", help="What they see: an audience of careerplan.toml.")
@click.option("--until", metavar="DATE", help="The last day on which it opens (default: in 90 days; never for no end).")
@click.option("--ask", metavar="TEXT", help="The question to them.")
@click.option("--rate", metavar="SKILL", multiple=True, help="A skill that they are to rate; may be repeated.")
@click.option("--show", metavar="SECTION", multiple=True, help="A section of the page; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Show what would be written.")
@click.pass_context
def command(
    context: click.Context, /, name: str, folder: Path | None, today: dt.date | None, *, dry_run: bool, **given: object
) -> None:
    """Make a share for a person and print its path; a share written by hand gets its nonce.

    On a terminal you are asked for what is missing. The nonce in the file is what the link is made from.

    \b
    careerplan share add maria --sees mentors --until 2027-01-31
    careerplan share add maria --ask "What would you cut?" --rate kafka
    """
    from careerplan.authoring.shares import without_link  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.shares import at_home, put_nonce  # noqa: PLC0415 - as above

    asked = msgspec.convert(given, Given)
    home = at_home(context, folder, today)
    person, by_hand = _whom(home, name)
    waiting = (by_hand,) if by_hand is not None else without_link(home.read.plan, PersonId(person.id))
    if not waiting:
        _add(home, person, asked, dry_run=dry_run)
        return
    named = [f"--{key}" for key, value in given.items() if value]
    if named:
        raise click.UsageError(
            f"{waiting[0].place.path} is a share for {person.id} without a link yet. Run this without {named[0]} to"
            " give it one; what else it says stands in the file."
        )
    if len(waiting) > 1:
        raise click.UsageError(
            f"{person.id} has {len(waiting)} shares without a link; name one of"
            f" {', '.join(f'share:{share.id}' for share in waiting)}."
        )
    put_nonce(home, waiting[0], dry_run=dry_run)
    if dry_run:
        return
    _say_next(home, waiting[0])


def _whom(home: Home, name: str) -> tuple[Person, Share | None]:
    """The person that a word means, and the share without a link, where it names that."""
    from careerplan.authoring.shares import person_named, share_named  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.shares import wrong  # noqa: PLC0415 - as above
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    plan = home.read.plan
    person = person_named(plan, name)
    if not isinstance(person, Fault):
        if person.sample:
            raise click.UsageError(f"{person.id} is a sample; first add whom it is for: careerplan add person NAME")
        return person, None
    share = share_named(plan, name, home.today)
    if isinstance(share, Fault):
        wrong(person)
    if share.nonce:
        raise click.UsageError(f"The share {share.id} has its link: careerplan share link share:{share.id}")
    return next(person for person in plan.people if person.id == share.person), share


def _add(home: Home, person: Person, given: Given, *, dry_run: bool) -> None:
    from careerplan.authoring.files import problems_of_new, write_new  # noqa: PLC0415 - --help must stay light
    from careerplan.authoring.shares import TO_COME, free_share_path, share_text, written_share  # noqa: PLC0415 - as above
    from careerplan.cli.shares import fresh_nonce  # noqa: PLC0415 - as above
    from careerplan.cli.tables import printable  # noqa: PLC0415 - as above

    share = _filled(home, person, given)
    path, text = free_share_path(home.root, PersonId(person.id)), share_text(share, fresh_nonce())
    for problem in problems_of_new(home.root, path, text, home.read.plan.settings):
        if problem.severity == "error":
            raise click.UsageError(printable(f"{problem.message}; {problem.help}. Nothing was written."))
    if dry_run:
        shown = share_text(share, TO_COME).split("\n")
        click.echo("\n".join(printable(line) for line in (path, *shown)), nl=False)
        return
    if not write_new(home.root / path, text):
        raise click.UsageError(f"{path} was written by somebody else just now.")
    click.echo(path)
    _say_next(home, written_share(share, Path(path).stem))


def _filled(home: Home, person: Person, given: Given) -> NewShare:
    """What was given, and on a terminal what was asked for."""
    from careerplan.authoring.shares import NewShare  # noqa: PLC0415 - --help must stay light

    sees = _audience(home, given.sees)
    until, ask, rate = given.until, given.ask, given.rate
    usual = (home.today + dt.timedelta(days=DAYS_OPEN)).isoformat()
    if is_asked():
        until = until or click.prompt("The last day on which it opens (never for no end)", default=usual, err=True)
        if ask is None:
            ask = click.prompt("Your question to them (Enter for none)", default="", show_default=False, err=True)
        rate = rate or tuple(_asked_skills(home))
    return NewShare(
        person=PersonId(person.id),
        sees=sees,
        until=_last_day(home, until or usual),
        ask=" ".join((ask or "").split()),
        rate=tuple(dict.fromkeys(_skill(home, skill) for skill in rate)),
        show=tuple(dict.fromkeys(_section(section) for section in given.show)),
    )


def _audience(home: Home, name: str | None) -> AudienceName:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a name that is not there

    declared = {str(known): known for known in home.read.plan.settings.audiences}
    if not declared:
        raise click.UsageError("First say in careerplan.toml what they may see, as [audiences.NAME].")
    if name is None and len(declared) == 1:
        return next(iter(declared.values()))
    listed = ", ".join(declared)
    if name is None and is_asked():
        name = str(click.prompt(f"What they see ({listed})", err=True))
    if name is None:
        raise click.UsageError(f"Say what they see: --sees AUDIENCE, one of {listed}.")
    if name not in declared:
        near = get_close_matches(name, declared, n=1)
        hint = f"did you mean {near[0]}?" if near else f"declared are {listed}"
        raise click.UsageError(f"“{name}” is not an audience; {hint}")
    return declared[name]


def _last_day(home: Home, text: str) -> str:
    """The end as it will stand in the file; empty for none."""
    from careerplan.cli.shares import wrong  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above
    from careerplan.plan.when import parse_when  # noqa: PLC0415 - as above

    if text.strip().casefold() in NO_END:
        return ""
    found = parse_when(text)
    if isinstance(found, Fault):
        wrong(found)
    if found.last is not None and found.last < home.today:
        raise click.UsageError(f"{text} is over, so nobody could open it.")
    return text.strip()


def _asked_skills(home: Home) -> Sequence[str]:
    said = str(
        click.prompt("Skills to rate, with commas between (Enter for none)", default="", show_default=False, err=True)
    )
    titles = {skill.title for skill in home.read.plan.skills}
    return [said] if said in titles else [part.strip() for part in said.split(",") if part.strip()]


def _skill(home: Home, name: str) -> SkillId:
    from careerplan.authoring.shares import skill_named  # noqa: PLC0415 - --help must stay light
    from careerplan.cli.shares import wrong  # noqa: PLC0415 - as above
    from careerplan.plan.problem import Fault  # noqa: PLC0415 - as above

    found = skill_named(home.read.plan, name)
    if isinstance(found, Fault):
        wrong(found)
    return found


def _section(name: str) -> Section:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a name that is not there
    from typing import get_args  # noqa: PLC0415 - as above

    from careerplan.plan.share import Section  # noqa: PLC0415 - --help must stay light

    known: tuple[Section, ...] = get_args(Section)
    chosen = next((section for section in known if section == name.strip().casefold()), None)
    if chosen is None:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the sections are {', '.join(known)}"
        raise click.UsageError(f"“{name}” is not a section; {hint}")
    return chosen


def _say_next(home: Home, share: Share) -> None:
    """What they will not see though it is asked about, and what comes next."""
    from careerplan.cli.tables import printable  # noqa: PLC0415 - as above
    from careerplan.plan.audience import visible_to, waiting  # noqa: PLC0415 - --help must stay light
    from careerplan.plan.shared import shared  # noqa: PLC0415 - as above
    from careerplan.site.views.share.minutes import many_levels_said  # noqa: PLC0415 - as above

    plan = home.read.plan
    person, sees = share.person, share.sees
    audience = plan.settings.audiences.get(sees)
    if audience is None:
        return
    told = shared(share, visible_to(plan, audience, person))
    for skill in share.rate:
        if skill not in told.rate:
            click.echo(f"{sees} sees nothing of {skill}, so the page will not ask about it.", err=True)
    if share.ask and not told.ask:
        lost = f"Your question leads to something that {sees} may not see, or to a file, so the page will leave it out."
        click.echo(f"{lost} Say it without a link.", err=True)
    for naming in _named_in(plan, audience, share):
        click.echo(printable(f"Your question names {naming.title}, and {sees} may not see that."), err=True)
        click.echo(f"Word it otherwise, or accept it: careerplan audience {sees} --accept", err=True)
    if many := many_levels_said(len(told.rate)):
        click.echo(many, err=True)
    has_others = any(other.person == person and other.id != share.id for other in plan.shares)
    name = f"share:{share.id}" if has_others else person
    steps = [f"careerplan share preview {name}", "careerplan build --locked", f"careerplan share link {name}"]
    if waiting(plan, audience):
        steps.insert(0, f"careerplan audience {sees} --accept (records wait to be accepted)")
    click.echo("Next: " + "\n      ".join(steps), err=True)


def _named_in(plan: Plan, audience: Audience, share: Share) -> tuple[Naming, ...]:
    """Whom the question names who is hidden from its reader, and has not been accepted."""
    from msgspec.structs import replace  # noqa: PLC0415 - --help must stay light

    from careerplan.plan.prose import unaccepted_names  # noqa: PLC0415 - as above

    others = tuple(other for other in plan.shares if other.id != share.id)
    found = unaccepted_names(replace(plan, shares=(*others, share)), audience, share.person)
    return tuple(naming for naming in found if naming.record == str(share.key) and naming.key == "ask")
