"""Key facts of records that have no page of their own, one function for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from careerplan.insight.learning import is_done
from careerplan.plan.activity import Activity, Certificate
from careerplan.plan.amount import Money
from careerplan.plan.record import GoalId, Record, Url
from careerplan.plan.when import When
from careerplan.plan.win import Win
from careerplan.site.views.parts import Desk, Link
from careerplan.site.words import Day, hours_text, money_text

MODES = {"training": "Training", "observing": "Observing", "doing": "Doing", "teaching": "Teaching"}


class Fact(Struct, frozen=True):
    """One thing that a record says: a day, links or a text."""

    name: str
    text: str = ""
    day: Day | None = None
    links: tuple[Link, ...] = ()
    url: str = ""
    """An address on another site; the text is what it is shown by."""


def facts_of(desk: Desk, record: Record) -> tuple[Fact, ...]:
    """The facts of a record, those that it gives, in the order of its kind."""
    match record:
        case Activity():
            found = _activity(desk, record)
        case Win():
            found = _win(desk, record)
        case _:
            found = iter(())
    rest = (_text("Tags", ", ".join(record.tags)), *(Fact(note.key, note.text) for note in record.extra))
    return tuple(fact for fact in (*found, *rest) if fact.text or fact.day is not None or fact.links)


def _activity(desk: Desk, record: Activity) -> Iterator[Fact]:
    yield _text("How", MODES.get(record.mode or "", ""))
    yield Fact("Skills", links=desk.links("skill", record.skills))
    yield _goal(desk, record.goal)
    yield _text("State", record.state)
    yield _day(desk, "From", record.start)
    if isinstance(record.done, When):
        yield _day(desk, "Done" if is_done(record.done, desk.today) else "Done by", record.done)
    else:
        yield _text("Done", "yes" if record.done else "")
        yield _day(desk, "Due", record.due)
    spent = record.spent
    yield _text("Planned", _amount(record.hours, record.money))
    yield _text("Spent", _amount(spent.hours, spent.money) if spent is not None else "")
    yield _text("Zone", record.zone or "")
    yield Fact("With", links=desk.links("person", record.with_))
    yield _text("From whom", record.provider)
    yield Fact("Taught to", links=(desk.link("person", record.audience_of),) if record.audience_of else ())
    yield _text("What is left of it", record.artefact)
    yield _url(record.url)
    if record.certificate is not None:
        yield from _certificate(desk, record.certificate)


def _certificate(desk: Desk, certificate: Certificate) -> Iterator[Fact]:
    issuer = f", {certificate.issuer}" if certificate.issuer else ""
    yield _text("Certificate", certificate.name + issuer)
    yield _day(desk, "Earned", certificate.earned)
    yield _day(desk, "Runs out", certificate.expires)


def _win(desk: Desk, record: Win) -> Iterator[Fact]:
    yield _day(desk, "Date", record.date)
    yield _text("Impact", record.impact)
    yield Fact("Skills", links=desk.links("skill", record.skills))
    yield _goal(desk, record.goal)
    yield Fact("With", links=desk.links("person", record.people))
    yield Fact("Supported", links=desk.links("person", record.supported))
    yield _url(record.url)


def _text(name: str, text: str) -> Fact:
    return Fact(name, text)


def _day(desk: Desk, name: str, when: When | None) -> Fact:
    return Fact(name, day=desk.when(when))


def _goal(desk: Desk, goal: GoalId | None) -> Fact:
    return Fact("Goal", links=(desk.link("goal", goal),) if goal is not None else ())


def _url(url: Url | None) -> Fact:
    """An address is a link only where it leads to another site."""
    safe = url if url is not None and url.lower().startswith(("https://", "http://", "mailto:")) else ""
    return Fact("Where", url or "", url=safe)


def _amount(minutes: int | None, money: Sequence[Money]) -> str:
    return ", ".join(
        part for part in (hours_text(minutes), *(money_text(item) for item in money if item.minor)) if part
    )
