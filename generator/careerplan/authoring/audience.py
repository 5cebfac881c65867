"""What accepting would change for an audience, and its list `audiences/NAME.txt` afterwards.

The owner accepts what was shown, all of it and no more: the records that wait, and each hidden name
that the texts say once those records are in sight. A line whose record or naming is gone is taken
out, for a new record of that name would be seen at once; a line that cannot be read stays, and
`check` speaks of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.accepted import accepted_line
from careerplan.plan.audience import HeldBack, held_back, visible_to, waiting
from careerplan.plan.plan import KINDS, Plan
from careerplan.plan.prose import NAMES, SETTINGS, Naming, namings
from careerplan.plan.record import Key, PersonId
from careerplan.plan.settings import Audience


class Preview(Struct, frozen=True, kw_only=True):
    """What an audience sees, and what it would see once all is accepted."""

    audience: Audience
    readers: tuple[PersonId, ...]
    """People whose shares show this view; each sees a little of their own on top."""
    now: Plan
    then: Plan
    waiting: tuple[Key, ...]
    """Records to be accepted."""
    names: tuple[Naming, ...]
    """Namings to be accepted."""
    accepted_names: tuple[Naming, ...]
    held_back: tuple[HeldBack, ...]
    """What stays out of sight even then."""
    dead: tuple[str, ...]
    """Lines of the list whose record or naming is gone."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that accepting adds."""
        return tuple(sorted((*map(str, self.waiting), *map(str, self.names))))

    @property
    def changes(self) -> bool:
        return bool(self.lines or self.dead)


def preview(plan: Plan, audience: Audience, readers: Sequence[PersonId], *, whole: bool) -> Preview:
    """What an audience sees and would see; `whole` is false where files could not be read.

    A record of a file that cannot be read seems gone, so nothing counts as dead then.
    """
    new = waiting(plan, audience)
    accepted = replace(audience, accepted=(*audience.accepted, *map(str, new)))
    said = {str(naming): naming for reader in (None, *readers) for naming in namings(plan, accepted, reader)}
    names = tuple(said[line] for line in sorted(said))
    return Preview(
        audience=audience,
        readers=tuple(readers),
        now=visible_to(plan, audience),
        then=visible_to(plan, accepted),
        waiting=new,
        names=tuple(naming for naming in names if str(naming) not in audience.may_name),
        accepted_names=tuple(naming for naming in names if str(naming) in audience.may_name),
        held_back=held_back(plan, accepted),
        dead=_dead(plan, audience, said) if whole else (),
    )


def _dead(plan: Plan, audience: Audience, said: Collection[str]) -> tuple[str, ...]:
    records = {str(record.key) for record in plan.records()}
    return (
        *(line for line in audience.accepted if line not in records and _is_record(line)),
        *(line for line in audience.may_name if line not in said and _is_naming(line)),
    )


def _is_record(text: str) -> bool:
    return text.partition(":")[0] in KINDS or text == SETTINGS


def _is_naming(line: str) -> bool:
    record, _, name = line.partition(NAMES)
    return _is_record(record) and name.partition(":")[0] in ("person", "organisation")


def accepted_list(before: str, added: Iterable[str], taken_out: Iterable[str]) -> str:
    """The text of a list with lines added in their order and others taken out; all else stays as it was."""
    newline = "\r\n" if "\r\n" in before else "\n"
    gone = set(taken_out)
    lines = [line.removesuffix("\r") for line in before.removeprefix("\ufeff").split("\n")]
    lines = [line for line in lines[: -1 if not lines[-1] else None] if accepted_line(line) not in gone]
    for new in sorted(set(added) - {accepted_line(line) for line in lines}):
        lines.insert(_place(lines, new), new)
    return "".join(f"{line}{newline}" for line in lines)


def _place(lines: Sequence[str], new: str) -> int:
    """After the last line that comes before it, else before the first one; the owner's comments stay on top."""
    grants = [(number, accepted_line(line)) for number, line in enumerate(lines) if accepted_line(line)]
    earlier = [number for number, line in grants if line < new]
    if earlier:
        return earlier[-1] + 1
    return grants[0][0] if grants else len(lines)
