"""What an audience sees and what waits for it, in lines for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterator

from careerplan.authoring.audience import Preview
from careerplan.cli.tables import columns_of, printable
from careerplan.insight.words import count, listing, quoted, verb
from careerplan.plan.audience import HeldBack, visible_to
from careerplan.plan.grants import keys_of
from careerplan.plan.plan import PLURALS, Plan, by_id
from careerplan.plan.prose import Naming
from careerplan.plan.record import PersonId, RaterId, Record
from careerplan.plan.redact import fields_of
from careerplan.plan.skill import Skill

WIDTH = 80
EVERY = 99
"""More than a list of names ever holds."""


def folded(text: str, indent: int = 0, hang: int = 4) -> str:
    """A text in lines of at most 80 columns, where its words allow that; those after the first hang."""
    lines, line = [], " " * indent
    for word in printable(text).split():
        if line.strip() and columns_of(f"{line} {word}") > WIDTH:
            lines.append(line)
            line = " " * (indent + hang)
        line += word if not line.strip() else f" {word}"
    return "\n".join([*lines, line])


def preview_lines(plan: Plan, preview: Preview) -> Iterator[str]:
    """All of it: what is seen now, what is new, what stays hidden and why, and whom the prose names."""
    yield from _seen(preview)
    for reader in preview.readers:
        yield from _own(plan, preview, reader)
    yield from _new(plan, preview)
    yield from _held_back(preview)
    yield from _names(preview)
    yield from _dead(preview)


def _seen(preview: Preview) -> Iterator[str]:
    audience, records = preview.audience, tuple(preview.now.records())
    yield folded(f"The audience {audience.name} sees {count(len(records), 'record') if records else 'nothing'}.")
    for kind, plural in PLURALS.items():
        of_kind = [record for record in records if record.kind == kind]
        if of_kind:
            named = sorted(keys_of(kind, audience).named)
            beyond = f", with {listing(named, EVERY)}" if named else ""
            yield ""
            yield folded(f"{count(len(of_kind), kind, plural)}{beyond}:", hang=2)
            yield from (_record(record) for record in of_kind)


def _record(record: Record) -> str:
    implied = " (only named by a role)" if isinstance(record, Skill) and record.implied else ""
    return folded(f"{record.key} {quoted(record.title)}{implied}", indent=2)


def _own(plan: Plan, preview: Preview, reader: PersonId) -> Iterator[str]:
    """What the reader of a share sees of their own."""
    seen = visible_to(plan, preview.audience, reader)
    person = by_id(seen.people).get(reader)
    if person is None:
        return
    given = sum(rating.by == RaterId(reader) for skill in seen.skills for rating in skill.ratings)
    own = (
        (1, "their own name"),
        (len(person.meetings), count(len(person.meetings), "meeting")),
        (len(person.advice), count(len(person.advice), "piece of advice", "pieces of advice")),
        (given, count(given, "rating that they gave", "ratings that they gave")),
    )
    yield ""
    said = listing([text for number, text in own if number], EVERY)
    yield folded(f"{person.title}, who has a share, also sees {said}.", hang=2)


def _new(plan: Plan, preview: Preview) -> Iterator[str]:
    if not preview.waiting:
        return
    records = {record.key: record for record in plan.records()}
    number = len(preview.waiting)
    shown = {record.key: record for record in preview.then.records()}
    before = {record.key: record for record in preview.now.records()}
    yield ""
    held = verb(number, "is held back until you accept it", "are held back until you accept them")
    yield folded(
        f"New since you last accepted: {count(number, 'record')}. {_capital(verb(number, 'it', 'they'))} {held}.",
        hang=2,
    )
    yield from (_record(shown.get(key, records[key])) for key in preview.waiting)
    with_them = [record for key, record in shown.items() if key not in before and key not in preview.waiting]
    if with_them:
        yield ""
        yield "With what is new there also comes into sight:"
        yield from map(_record, with_them)
    more = {key: _changed(before[key], record) for key, record in shown.items() if key in before}
    if any(more.values()):
        yield ""
        yield "With what is new, more is seen of:"
        yield from (folded(f"{key}: {listing(keys, EVERY)}", indent=2) for key, keys in more.items() if keys)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _changed(before: Record, then: Record) -> tuple[str, ...]:
    return tuple(
        field.encode_name for field in fields_of(type(then)) if getattr(before, field.name) != getattr(then, field.name)
    )


def _held_back(preview: Preview) -> Iterator[str]:
    if not preview.held_back:
        return
    yield ""
    yield "Granted, and still held back, in whole or in part:"
    for held in preview.held_back:
        yield folded(f"{held.key}: {_why(held, preview)}", indent=2)


def _why(held: HeldBack, preview: Preview) -> str:
    if held.mentions:
        return f"its text is not shown, since it refers to {listing([str(key) for key in held.mentions], EVERY)}"
    granted = {f"{held.key.kind}.{key}" for key in keys_of(held.key.kind, preview.audience).shown}
    lacking = [name for name in held.lacks if name not in granted]
    if lacking:
        return f"it needs {listing(lacking, EVERY)} in fields"
    keys = [name.partition(".")[2] for name in held.lacks]
    return f"its {listing(keys, EVERY).replace(' and ', ' or ')} leads to something hidden"


def _names(preview: Preview) -> Iterator[str]:
    if preview.names:
        number = len(preview.names)
        yield ""
        stand = f"{count(number, 'hidden name')} {verb(number, 'stands', 'stand')} in what they would read."
        until = f"Nothing is made for this audience until you accept {verb(number, 'it', 'them')}:"
        yield folded(f"{stand} {until}", hang=2)
        for naming in preview.names:
            yield folded(str(naming), indent=2)
            yield f"    {naming.key}: {_excerpt(naming)}"
    if preview.accepted_names:
        yield ""
        yield "Hidden names that you accepted:"
        yield from (folded(str(naming), indent=2) for naming in preview.accepted_names)


def _excerpt(naming: Naming) -> str:
    """The words around a name, in one line of the terminal."""
    words, room = printable(naming.text).split(), WIDTH - 8 - columns_of(f"{naming.key}: ")
    at = next((number for number, word in enumerate(words) if naming.word.split()[0] in word), 0)
    first = last = at
    while True:
        wider = (max(first - 1, 0), min(last + 1, len(words) - 1))
        if wider == (first, last) or columns_of(" ".join(words[wider[0] : wider[1] + 1])) > room:
            break
        first, last = wider
    start, end = "… " if first else "", " …" if last < len(words) - 1 else ""
    return f"{start}{' '.join(words[first : last + 1])}{end}"


def _dead(preview: Preview) -> Iterator[str]:
    if not preview.dead:
        return
    number = len(preview.dead)
    yield ""
    say = f"{count(number, 'line')} of the list {verb(number, 'speaks', 'speak')} of what is gone."
    yield folded(f"{say} --accept takes {verb(number, 'it', 'them')} out:", hang=2)
    yield from (folded(line, indent=2) for line in preview.dead)
