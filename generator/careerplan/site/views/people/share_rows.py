"""Shares: whom a page was made for, what they see, until when, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from careerplan.plan.share import Share, State, state_of
from careerplan.site.addresses import PEOPLE, anchor
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Link, Pill, SourceFile
from careerplan.site.words import Day

STATES: Mapping[State, Pill] = {
    "open": Pill("Open", "ok"),
    "ends today": Pill("Ends today", "warn"),
    "ended": Pill("Ended"),
    "no link yet": Pill("No link yet", "warn"),
}


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
    to_send: str
    """The command that makes its link; empty once it has one, and once it has ended."""
    ask: str
    rate: tuple[Link, ...]
    show: str
    body: Markup
    links: tuple[Outside, ...]
    source: SourceFile | None


def share_row(desk: Desk, share: Share) -> ShareRow:
    """The row of one share; it is open to its last day."""
    state = state_of(share, desk.today)
    name = anchor(share.key)
    return ShareRow(
        id=name,
        title=desk.title(share),
        href=desk.link("share", share.id).href,
        sample=share.sample,
        person=desk.link("person", share.person),
        pill=STATES[state],
        sees=share.sees,
        until=desk.when(share.until),
        ended=state == "ended",
        to_send=f"careerplan share add {share.person}" if state == "no link yet" else "",
        ask=share.ask,
        rate=desk.links("skill", share.rate),
        show=", ".join(share.show),
        body=desk.bodies.html(share.body, PEOPLE, share.place.path, name),
        links=outside_links(desk, share),
        source=desk.source(share.place.path),
    )
