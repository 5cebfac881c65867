"""Shares: whom a page was made for, what they see, until when, and what it asks."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from careerplan.plan.share import Share
from careerplan.site.addresses import PEOPLE, anchor
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Pill, SourceFile
from careerplan.site.words import Day


class ShareRow(Struct, frozen=True, kw_only=True):
    """One share."""

    id: str
    title: str
    href: str
    """Where the share is listed."""
    sample: bool
    person: Link
    pill: Pill
    sees: str
    until: Day | None
    ended: bool
    ask: str
    rate: tuple[Link, ...]
    show: str
    body: Markup
    links: tuple[Outside, ...]
    source: SourceFile | None


def share_row(desk: Desk, share: Share) -> ShareRow:
    """The row of one share; it is open to its last day."""
    last = share.until.last if share.until is not None else None
    ended = last is not None and last < desk.today
    name = anchor(share.key)
    return ShareRow(
        id=name,
        title=desk.title(share),
        href=desk.link("share", share.id).href,
        sample=share.sample,
        person=desk.link("person", share.person),
        pill=Pill("Ended") if ended else Pill("Open", "ok"),
        sees=share.sees,
        until=desk.when(share.until),
        ended=ended,
        ask=share.ask,
        rate=desk.links("skill", share.rate),
        show=", ".join(share.show),
        body=desk.bodies.html(share.body, PEOPLE, share.place.path, name),
        links=outside_links(desk, share),
        source=desk.source(share.place.path),
    )
