"""Addresses that a record names: sources, books, talks, in the plan or out of it."""

from __future__ import annotations

import re

from msgspec import Struct

from careerplan.content.links import resolve_file
from careerplan.plan.record import Link as Written
from careerplan.plan.record import Record
from careerplan.site.addresses import address
from careerplan.site.views.parts import Desk

_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class Outside(Struct, frozen=True):
    """An address with a title."""

    title: str
    href: str = ""
    """Complete for another site, relative to the root for a record; empty where it leads nowhere."""
    is_page: bool = False
    """True if it is a page of this site."""


def outside_links(desk: Desk, record: Record) -> tuple[Outside, ...]:
    """What a record lists under `links`."""
    return tuple(outside(desk, link, record.place.path) for link in record.links)


def outside(desk: Desk, link: Written, source: str) -> Outside:
    """One address; a path beside the file leads to the page of the record that stands there."""
    if _OUTSIDE.match(link.url):
        return Outside(link.title or link.url, link.url)
    record = _record_at(desk, resolve_file(source, link.url)) if source else None
    if record is None:
        return Outside(link.title or link.url)
    return Outside(link.title or desk.title(record), address(record.key), is_page=True)


def _record_at(desk: Desk, path: str) -> Record | None:
    """The record that fills a file."""
    found = (record for record in desk.plan.records() if record.place.path == path and record.place.line == 1)
    return next(found, None)
