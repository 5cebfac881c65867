"""Everything, A to Z: search without a script, and the place of records without a page of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.words import count
from careerplan.plan.record import Kind, Record
from careerplan.plan.reference import fold
from careerplan.site.addresses import EVERYTHING, SHOWN_ON, anchor
from careerplan.site.drafts import Draft
from careerplan.site.kinds import KIND_WORDS
from careerplan.site.views.introductions import introductions
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Invitation, Link, SourceFile
from careerplan.site.views.records.record_facts import Fact, facts_of

SECTIONS: Mapping[Kind, str] = {
    "activity": "Learning",
    "win": "Wins",
}
"""Kinds that `SHOWN_ON` leads to this page, and the heading that their records stand under."""
FIRST_RECORD = Invitation(
    id="first-record",
    title="Nothing here yet",
    text="Every record of the plan will stand here: skills, goals, people, notes, wins, whatever you write.",
    path="content/skills.md",
    lines="---\nskills: {Python: advanced, Negotiation: novice}\n---",
)


class Entry(Struct, frozen=True):
    """One record of the index."""

    link: Link
    kind: str
    sample: bool


class Letter(Struct, frozen=True):
    """The records whose titles begin with one letter."""

    id: str
    title: str
    entries: tuple[Entry, ...]


class RecordRow(Struct, frozen=True, kw_only=True):
    """One record without a page of its own."""

    id: str
    title: str
    sample: bool
    facts: tuple[Fact, ...]
    body: Markup
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
    source: SourceFile | None


class Section(Struct, frozen=True):
    """The records of one kind."""

    id: str
    title: str
    introductions: tuple[Markup, ...]
    rows: tuple[RecordRow, ...]


class Everything(Struct, frozen=True, kw_only=True):
    """All records."""

    headline: str
    letters: tuple[Letter, ...]
    sections: tuple[Section, ...]
    first_record: Invitation | None


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(EVERYTHING, "pages/everything.html", "Everything, A to Z", partial(_view, desk))


def _view(desk: Desk) -> Everything:
    letters = tuple(_letters(desk))
    number = sum(len(letter.entries) for letter in letters)
    return Everything(
        headline=f"{count(number, 'record')}, A to Z" if number else "Everything, A to Z",
        letters=letters,
        sections=tuple(_sections(desk)),
        first_record=None if number else FIRST_RECORD,
    )


def _letters(desk: Desk) -> Iterator[Letter]:
    """Records by the first letter of their title; digits and signs come first."""
    groups: dict[str, list[tuple[str, Record]]] = {}
    for record in desk.plan.records():
        title = desk.title(record)
        groups.setdefault(first_letter(title), []).append((_plain(title), record))
    for number, name in enumerate(sorted(groups, key=lambda name: (name != "0–9", name)), 1):
        ordered = sorted(groups[name], key=lambda item: (item[0], item[1].kind, item[1].id))
        yield Letter(f"letter-{number}", name, tuple(_entry(desk, record) for _, record in ordered))


def first_letter(title: str) -> str:
    """The letter that a title is filed under: without accents and marks, digits and signs together."""
    plain = _plain(title)
    found = next((sign for sign in plain if unicodedata.category(sign)[0] in "LN"), "")
    return found.upper() if found.isalpha() else "0–9"


def _plain(title: str) -> str:
    """A title for sorting: without case and accents."""
    parts = unicodedata.normalize("NFKD", fold(title))
    return "".join(sign for sign in parts if unicodedata.category(sign) not in ("Mn", "Cf"))


def _entry(desk: Desk, record: Record) -> Entry:
    return Entry(desk.link(record.kind, record.id), KIND_WORDS[record.kind], record.sample)


def _sections(desk: Desk) -> Iterator[Section]:
    for kind, title in SECTIONS.items():
        records = [record for record in desk.plan.records() if record.kind == kind]
        if records:
            about = introductions(desk, EVERYTHING, kind)
            yield Section(SHOWN_ON[kind][1], title, about, tuple(_row(desk, record) for record in records))


def _row(desk: Desk, record: Record) -> RecordRow:
    name = anchor(record.key)
    return RecordRow(
        id=name,
        title=desk.title(record),
        sample=record.sample,
        facts=facts_of(desk, record),
        body=desk.bodies.html(record.body, EVERYTHING, record.place.path, name),
        links=outside_links(desk, record),
        mentions=desk.mentioned_in(record.key),
        source=desk.source(record.place.path),
    )
