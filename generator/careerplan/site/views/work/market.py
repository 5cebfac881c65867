"""The market: what interviews asked for, what was offered, and the next light search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from careerplan.insight.market import MarketFigures, MissingSkill, OfferRow
from careerplan.insight.words import count, listing, verb
from careerplan.plan.application import Application
from careerplan.site.addresses import MARKET, anchor
from careerplan.site.drafts import Draft
from careerplan.site.views.introductions import introductions
from careerplan.site.views.outside import Outside, outside_links
from careerplan.site.views.parts import Desk, Invitation, Link, Pill, Rule, SourceFile
from careerplan.site.views.phrases import files_said
from careerplan.site.views.records.record_facts import Fact, facts_of
from careerplan.site.views.states import gap_pill
from careerplan.site.words import Day

MOST_OFFERS = 4
"""Offers that fit side by side; those of older applications stand with them."""
NEEDS = {"must": "Must", "want": "Want"}
FIRST_PROBE = Invitation(
    id="first-probe",
    title="Ask the market",
    text=(
        "Talk to somebody who could employ you, whether or not you want to go. What they ask for and you lack"
        " is worth more than an advert."
    ),
    path="content/market/first-probe.md",
    lines="---\n{date: 2026-11-21, organisation: Osier, purpose: probe, outcome: Two calls, missing: [kafka]}\n---",
)


class AskedRow(Struct, frozen=True, kw_only=True):
    """A skill that was asked for and is still missing."""

    skill: Link
    times: str
    pill: Pill
    asked_by: tuple[Link, ...]
    goals: tuple[Link, ...]


class OfferCell(Struct, frozen=True, kw_only=True):
    """What one organisation offers of a criterion."""

    name: str
    value: str
    unmet: bool
    """True if it refuses what must be."""


class CriterionRow(Struct, frozen=True, kw_only=True):
    """One criterion of the vision, the present job and the offers."""

    name: str
    pill: Pill
    refused: str
    """Who does not give what must be; empty if nobody refuses it."""
    wish: str
    now: str
    cells: tuple[OfferCell, ...]


class Offers(Struct, frozen=True, kw_only=True):
    """Criteria against offers."""

    headline: str
    names: tuple[Link, ...]
    note: str
    rows: tuple[CriterionRow, ...]


class ApplicationRow(Struct, frozen=True, kw_only=True):
    """One application or interview."""

    id: str
    title: str
    sample: bool
    role: Link | None
    """Where the title does not say it."""
    day: Day | None
    order: str
    pill: Pill
    stage: str
    outcome: str
    missing: tuple[Link, ...]
    goal: Link | None
    offers: tuple[tuple[str, str], ...]
    note: str
    body: Markup
    links: tuple[Outside, ...]
    mentions: tuple[Link, ...]
    rest: tuple[Fact, ...]
    """Its tags, and keys that are not the program's."""
    source: SourceFile | None


class Market(Struct, frozen=True, kw_only=True):
    """All of the page."""

    headline: str
    facts: tuple[str, ...]
    search: Pill
    search_said: str
    introductions: tuple[Markup, ...]
    first_probe: Invitation | None
    asked: tuple[AskedRow, ...]
    closed: tuple[Link, ...]
    """Skills that were asked for and are there by now."""
    offers: Offers | None
    rows: tuple[ApplicationRow, ...]
    rules: tuple[Rule, ...]


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(MARKET, "pages/market.html", "Market", partial(_view, desk))


def _view(desk: Desk) -> Market:
    market, applications = desk.figures.market, _newest_first(desk.plan.applications)
    return Market(
        headline=headline(market, applications),
        facts=tuple(facts(applications)) if market.missing_said else (),
        search=search_pill(market),
        search_said=market.search_said,
        introductions=introductions(desk, MARKET, "application"),
        first_probe=None if applications else FIRST_PROBE,
        asked=tuple(_asked(desk, missing) for missing in market.missing),
        closed=_closed(desk, market),
        offers=_offers(desk, market),
        rows=tuple(_row(desk, application) for application in applications),
        rules=_rules(desk) if applications else (),
    )


def _newest_first(applications: Sequence[Application]) -> tuple[Application, ...]:
    return tuple(sorted(applications, key=lambda item: (item.date.order, item.id), reverse=True))


def headline(market: MarketFigures, applications: Sequence[Application]) -> str:
    """What was asked for most, else how often you asked."""
    if market.missing_said:
        return market.missing_said
    return next(facts(applications), "Nobody asked yet")


def facts(applications: Sequence[Application]) -> Iterator[str]:
    """`3 interviews and applications, 2 of them probes`; nothing without one."""
    if not applications:
        return
    probes = sum(item.purpose == "probe" for item in applications)
    whole = len(applications)
    if whole == 1:
        yield f"One application, {'a probe' if probes else 'in earnest'}"
    elif probes in (0, whole):
        yield f"{whole} applications, all {'probes' if probes else 'in earnest'}"
    else:
        yield f"{whole} applications, {probes} of them {verb(probes, 'a probe', 'probes')}"


def search_pill(market: MarketFigures) -> Pill:
    """Whether the light search is due, in a word."""
    if market.search_due is None:
        return Pill("")
    return Pill("Overdue", "warn") if market.days_overdue else Pill("In order", "ok")


def _asked(desk: Desk, missing: MissingSkill) -> AskedRow:
    figure = desk.figures.skill[missing.skill.id]
    asked = (item.id for item in desk.figures.market.applications if missing.skill.id in item.missing)
    return AskedRow(
        skill=desk.link("skill", missing.skill.id),
        times=count(missing.times, "time"),
        pill=gap_pill(figure),
        asked_by=desk.links("application", asked),
        goals=desk.links("goal", figure.goals),
    )


def _closed(desk: Desk, market: MarketFigures) -> tuple[Link, ...]:
    still = {missing.skill.id for missing in market.missing}
    asked = dict.fromkeys(skill for item in market.applications for skill in item.missing)
    return desk.links("skill", (skill for skill in asked if skill not in still and skill in desk.figures.skill))


def _offers(desk: Desk, market: MarketFigures) -> Offers | None:
    """None where there is no criterion or no offer to hold against it."""
    offering = [item for item in market.applications if item.offers]
    if not market.offers or not offering:
        return None
    shown = [item.id for item in offering[:MOST_OFFERS]]
    names = {item.id: item.organisation or desk.title(item) for item in offering}
    older = len(offering) - len(shown)
    return Offers(
        headline=offers_said(market.offers),
        names=tuple(Link(names[name], desk.link("application", name).href) for name in shown),
        note=f"The offers of {count(older, 'older application')} stand with them below." if older else "",
        rows=tuple(_criterion(row, names, shown) for row in market.offers),
    )


def offers_said(rows: Sequence[OfferRow]) -> str:
    """How many of the criteria that must be met are refused by an offer."""
    unmet = sum(row.unmet for row in rows)
    if not unmet:
        return "Criteria against offers"
    return f"Criteria against offers: {unmet} that must be met {verb(unmet, 'is', 'are')} refused"


def _criterion(row: OfferRow, names: Mapping[str, str], shown: Sequence[str]) -> CriterionRow:
    is_must = row.criterion.need == "must"
    refused = [names[offer.application] for offer in row.offers if offer.refused and is_must]
    values = {offer.application: offer for offer in row.offers}
    return CriterionRow(
        name=row.criterion.name,
        pill=Pill("Must, unmet", "bad") if row.unmet else Pill(NEEDS[row.criterion.need]),
        refused=f"Refused by {listing(refused)}" if refused else "",
        wish=row.criterion.wish,
        now=row.criterion.now,
        cells=tuple(
            OfferCell(name=names[name], value=values[name].value or "", unmet=is_must and values[name].refused)
            for name in shown
        ),
    )


def _row(desk: Desk, application: Application) -> ApplicationRow:
    title = desk.title(application)
    role = desk.link("role", application.role) if application.role is not None else None
    serious = application.purpose == "serious"
    return ApplicationRow(
        id=anchor(application.key),
        title=title,
        sample=application.sample,
        role=role if role is not None and (role.href or role.title.casefold() not in title.casefold()) else None,
        day=desk.when(application.date),
        order=application.date.order[0].isoformat(),
        pill=Pill("In earnest") if serious else Pill("Probe"),
        stage=application.stage,
        outcome=application.outcome,
        missing=desk.links("skill", application.missing),
        goal=desk.link("goal", application.goal) if application.goal is not None else None,
        offers=tuple(application.offers.items()),
        note=application.note,
        body=desk.bodies.html(application.body, MARKET, application.place.path, anchor(application.key)),
        links=outside_links(desk, application),
        mentions=desk.mentioned_in(application.key),
        rest=facts_of(desk, application),
        source=desk.source(application.place.path),
    )


def _rules(desk: Desk) -> tuple[Rule, ...]:
    every = desk.plan.settings.plan.search_every.text
    return (
        Rule("Asked for", "How many interviews and applications name a skill that is still a gap or not assessed."),
        Rule("Light search", f"The newest probe and {every} (search_every in careerplan.toml)."),
        Rule("Unmet", "What must be met and an offer refuses: its words begin with no, none, not, never or without."),
        Rule("Files", files_said(item.place.path for item in desk.plan.applications)),
    )
