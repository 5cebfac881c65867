"""Share pages: from the whole plan to what one person may see, to their page, to a sealed file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from careerplan.insight.measure import Figures, measure
from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.plan import Plan
from careerplan.plan.settings import Audience
from careerplan.plan.share import NONCE, Share, has_ended
from careerplan.share.assets import scripts_of
from careerplan.share.bundle import Bundle, pack_bundle
from careerplan.share.derive import share_content_key, share_path, share_secret
from careerplan.share.envelope import envelope_json, seal
from careerplan.share.locked import bundle_of
from careerplan.share.secret import Secret
from careerplan.site.addresses import TODAY
from careerplan.site.pages import make_brief_page, make_share_page
from careerplan.site.render import render_pages
from careerplan.site.theme import Theme, static_files


class Stage(Struct, frozen=True):
    """What every share page of a build is made with."""

    root: Path
    theme: Theme
    today: dt.date


class SharePage(Struct, frozen=True):
    """One share, and its page before it is sealed."""

    share: Share
    audience: Audience
    bundle: Bundle


def live_shares(plan: Plan, today: dt.date) -> Iterator[tuple[Share, Audience]]:
    """Shares that have a link and have not ended, with what their readers may see.

    A share of an audience that careerplan.toml does not declare, or for a person whom the plan
    does not hold, has no page: doubt means private.
    """
    people = {person.id for person in plan.people}
    for share in plan.shares:
        audience = plan.settings.audiences.get(share.sees)
        if audience is None or share.person not in people or not NONCE.fullmatch(share.nonce):
            continue
        if not has_ended(share, today):
            yield share, audience


def live_pages(plan: Plan, stage: Stage) -> Iterator[SharePage]:
    """The page of every live share."""
    for share, audience in live_shares(plan, stage.today):
        yield SharePage(share, audience, share_bundle(plan, share, audience, stage))


def share_bundle(plan: Plan, share: Share, audience: Audience, stage: Stage) -> Bundle:
    """The page of a share with its styles and scripts, from a plan that never held the rest."""
    figures = measure(visible_to(plan, audience, share.person), stage.today)
    html = _page_html(figures, share, plan, stage)
    named = scripts_of(TODAY, html)
    static = static_files(stage.theme)
    kept = {name: data for name, data in static.items() if not name.endswith(".js") or name in named}
    return bundle_of({**kept, TODAY: html}, TODAY)


def brief_html(plan: Plan, stage: Stage) -> bytes:
    """The brief as its readers are handed it."""
    page = make_brief_page(measure(brief_plan(plan), stage.today))
    return render_pages((page,), stage.theme, stage.root).outputs[page.path]


def _page_html(figures: Figures, share: Share, plan: Plan, stage: Stage) -> bytes:
    page = make_share_page(figures, share, plan.settings.plan)
    return render_pages((page,), stage.theme, stage.root).outputs[page.path]


def seal_share(page: SharePage, master: Secret) -> tuple[str, str]:
    """The path of a share's page and its envelope."""
    nonce = page.share.nonce
    path, until = share_path(master, nonce), last_day(page.share)
    key = share_content_key(share_secret(master, nonce))
    return path, envelope_json(seal(pack_bundle(page.bundle), key, "share", path, until))


def last_day(share: Share) -> str:
    """The last day on which a share opens, `YYYY-MM-DD`; empty if it says none."""
    return share.until.last.isoformat() if share.until is not None and share.until.last is not None else ""
