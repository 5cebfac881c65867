"""Prose that an audience sees and that names somebody or something it may not see.

References to hidden records go by themselves; the owner's own words stay, so the owner must say
that they may be read. Nothing is held back for a name: that would tell that there is somebody to
hide. What leaves the house for that audience waits instead, until each naming is accepted in a
line of `audiences/NAME.txt`, such as `goal:talk names person:maria`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from careerplan.plan.audience import visible_to
from careerplan.plan.name import Name, Names, Said, organisation_name, owner_name, person_name, rater_name
from careerplan.plan.plan import Plan
from careerplan.plan.record import NOT_KEYS, SELF, Body, Key, PersonId, Record
from careerplan.plan.redact import fields_of
from careerplan.plan.settings import Audience
from careerplan.plan.shared import shared
from careerplan.plan.word import words_of

NAMES = " names "
"""Between a record and what it names, in a line of `audiences/NAME.txt`."""

SETTINGS = "careerplan.toml"
"""Stands for the settings where a line names a record: the sentences of levels are prose too."""

_UNSEEN = (NOT_KEYS - {"body"}) | {"id", "audience", "sample", "nonce"}


class Naming(Struct, frozen=True, kw_only=True):
    """One record whose visible text names one person or organisation that is hidden."""

    record: str
    """`goal:talk`, or `careerplan.toml`."""
    of: str
    """`person:maria`, or `organisation:Osier`."""
    title: str
    """The name of whom or what, as the plan has it."""
    key: str
    """The key that holds the text; `id` for the record's own name."""
    word: str
    """What stands in the text."""
    text: str
    """The line of the text."""

    def __str__(self) -> str:
        return f"{self.record}{NAMES}{self.of}"


def unaccepted_names(plan: Plan, audience: Audience, reader: PersonId | None = None) -> tuple[Naming, ...]:
    """What must be accepted before anything is made for an audience, or for one reader of it; for the owner only."""
    return tuple(naming for naming in namings(plan, audience, reader) if str(naming) not in audience.may_name)


def namings(plan: Plan, audience: Audience, reader: PersonId | None = None) -> tuple[Naming, ...]:
    """Every naming in what an audience sees, accepted or not, by record and name; for the owner only."""
    seen = visible_to(plan, audience, reader)
    hidden = _hidden_names(plan, seen)
    found: dict[str, Naming] = {}
    for record, key, text in _texts(plan, seen, audience, reader):
        lines = text.split("\n")
        for said in hidden.said_in_id(text) if key == "id" else hidden.said_in(text):
            naming = _naming(record, key, lines[min(said.line, len(lines) - 1)].strip(), said)
            found.setdefault(str(naming), naming)
    return tuple(found[line] for line in sorted(found))


def known_names(plan: Plan) -> tuple[Name, ...]:
    """All whom the plan knows by name: its people, raters who are none of them, organisations."""
    people = [person_name(person) for person in plan.people if not person.sample]
    ids = {person.id for person in plan.people}
    raters = [*(rating.by for skill in plan.skills if not skill.sample for rating in skill.ratings)]
    raters += [feedback.from_ for feedback in plan.feedback if not feedback.sample]
    strangers = {rater for rater in raters if rater != SELF and rater not in ids}
    names = (*people, *map(rater_name, strangers), *map(organisation_name, _organisations(plan)))
    return tuple(_by_title(name for name in names if name.forms))


def _by_title(names: Iterable[Name]) -> Iterator[Name]:
    """Each name once: an organisation that is written in two ways is one."""
    told: set[str] = set()
    for name in sorted(names, key=lambda name: name.of):
        if name.of.casefold() not in told:
            told.add(name.of.casefold())
            yield name


def _organisations(plan: Plan) -> Iterator[str]:
    for records in (plan.roles, plan.positions, plan.applications):
        yield from (record.organisation for record in records if not record.sample)
    for activity in plan.activities:
        if not activity.sample:
            yield activity.provider
            yield activity.certificate.issuer if activity.certificate is not None else ""


def _hidden_names(plan: Plan, seen: Plan) -> Names:
    """The names that nothing in sight bears; a word of a name that somebody in sight bears tells nothing."""
    in_sight = [person_name(person) for person in seen.people]
    in_sight += [*map(organisation_name, _organisations(seen)), owner_name(plan.settings.plan.owner)]
    shown = {name.of.casefold() for name in in_sight}
    hidden = [name for name in known_names(plan) if name.of.casefold() not in shown]
    return Names(hidden, {form for name in in_sight for form in name.forms})


def _naming(record: str, key: str, text: str, said: Said) -> Naming:
    return Naming(record=record, of=said.of, title=said.title, key=key, word=said.word, text=text)


def _texts(plan: Plan, seen: Plan, audience: Audience, reader: PersonId | None) -> Iterator[tuple[str, str, str]]:
    """Record, key and text of all that is read: the plan in sight, and what the reader's share says itself."""
    for record in seen.records():
        yield from _texts_of(record)
    for step in seen.settings.scale.steps:
        yield SETTINGS, "levels", step.meaning
    for share in plan.shares:
        if share.person == reader and share.sees == audience.name and not share.sample:
            words = shared(share, seen)
            yield str(share.key), "ask", words.ask
            yield str(share.key), "body", words.body.text


def _texts_of(record: Record) -> Iterator[tuple[str, str, str]]:
    told = set(words_of(record.title.casefold()))
    yield str(record.key), "id", "-".join(part for part in record.id.split("-") if not told.issuperset(words_of(part)))
    for field in fields_of(type(record)):
        if field.name not in _UNSEEN:
            for text in _strings(getattr(record, field.name)):
                yield str(record.key), field.encode_name, text


def _strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Body):
        yield value.text
    elif isinstance(value, Key):
        return
    elif isinstance(value, Struct):
        for field in fields_of(type(value)):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _strings(name)
            yield from _strings(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
