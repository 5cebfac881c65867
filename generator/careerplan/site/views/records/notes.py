"""Notes: living documents with the dates of their writing, and nothing of them lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.words import ago, count
from careerplan.plan.page import Page
from careerplan.plan.when import When, days_between
from careerplan.site.addresses import NOTES, output_path
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Invitation, Link, SourceFile
from careerplan.site.views.records.note_tables import (
    AssumptionRow,
    CheckinRow,
    KeyRow,
    TriggerRow,
    assumption_rows,
    checkin_rows,
    trigger_rows,
    triggers_said,
)
from careerplan.site.words import Day

FIRST_NOTE = Invitation(
    id="first-note",
    title="Notes",
    text="Free pages of any kind: what you keep looking up, what you learnt, how you want to work.",
    path="content/notes/how-i-work.md",
    lines="# How I work\n\nMornings without meetings. See [[python]].",
)


class NoteRow(Struct, frozen=True, kw_only=True):
    """One note of the list."""

    link: Link
    sample: bool
    updated: Day | None
    order: str
    """For sorting: the day of the last change."""
    created: Day | None
    source: SourceFile | None


class Notes(Struct, frozen=True, kw_only=True):
    """The list of notes."""

    headline: str
    introductions: tuple[Markup, ...]
    rows: tuple[NoteRow, ...]
    first_note: Invitation | None


class NotePage(Struct, frozen=True, kw_only=True):
    """One note."""

    notes: Link
    title: str
    sample: bool
    created: Day | None
    updated: Day | None
    updated_said: str
    """`6 weeks ago`; empty if that is not known to the day."""
    tags: str
    source: SourceFile | None
    keys: tuple[KeyRow, ...]
    triggers_said: str
    triggers: tuple[TriggerRow, ...]
    signs: tuple[str, ...]
    checkins: tuple[CheckinRow, ...]
    assumptions: tuple[AssumptionRow, ...]
    body: Markup
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
    is_empty: bool
    """True if there is nothing but a title."""


def make(desk: Desk) -> Iterator[Draft]:
    """The list, and a page for each note."""
    yield Draft(NOTES, "pages/notes.html", "Notes", partial(_list, desk))
    for page in desk.plan.pages:
        path = output_path(page.key)
        yield Draft(path, "pages/note.html", desk.title(page), partial(_page, desk, page, path))


def _list(desk: Desk) -> Notes:
    pages = sorted(desk.plan.pages, key=_changed, reverse=True)
    return Notes(
        headline=count(len(pages), "note").capitalize() if pages else "Notes",
        introductions=introductions(desk, NOTES, "page"),
        rows=tuple(_row(desk, page) for page in pages),
        first_note=None if pages else FIRST_NOTE,
    )


def _changed(page: Page) -> tuple[str, str]:
    when = page.updated or page.created
    return (when.last.isoformat() if when is not None and when.last is not None else "", page.id)


def _row(desk: Desk, page: Page) -> NoteRow:
    return NoteRow(
        link=desk.link("page", page.id),
        sample=page.sample,
        updated=desk.when(page.updated),
        order=_changed(page)[0],
        created=desk.when(page.created),
        source=desk.source(page.place.path),
    )


def _page(desk: Desk, page: Page, path: str) -> NotePage:
    body = desk.bodies.html(page.body, path, page.place.path)
    triggers, checkins, assumptions = trigger_rows(desk, page), checkin_rows(desk, page.checkins), assumption_rows(page)
    return NotePage(
        notes=Link("Notes", NOTES),
        title=desk.title(page),
        sample=page.sample,
        created=desk.when(page.created),
        updated=desk.when(page.updated),
        updated_said=_since(desk, page.updated),
        tags=", ".join(page.tags),
        source=desk.source(page.place.path),
        keys=tuple(KeyRow(note.key, note.text) for note in page.extra),
        triggers_said=triggers_said(page),
        triggers=triggers,
        signs=page.signs,
        checkins=checkins,
        assumptions=assumptions,
        body=body,
        links=outside_links(desk, page),
        mentions=desk.mentioned_in(page.key),
        is_empty=not (body or triggers or page.signs or checkins or assumptions or page.extra or page.links),
    )


def _since(desk: Desk, when: When | None) -> str:
    if when is None or when.precision != "day" or when.last is None or when.last > desk.today:
        return ""
    return ago(days_between(when.last, desk.today))
