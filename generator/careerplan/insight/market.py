"""Market: what interviews asked for that is still missing, what was offered, and the next light search."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.ratings import counted_day
from careerplan.insight.vision import current_vision
from careerplan.insight.words import count, day_text, late, relative
from careerplan.plan.application import Application
from careerplan.plan.plan import Plan
from careerplan.plan.reference import fold
from careerplan.plan.skill import Skill
from careerplan.plan.vision import Criterion, Vision

LACKING = frozenset({"gap", "unknown", "experience-gap", "no-target"})
"""Statuses of a skill that is still missing; no target may mean that only the market asks for it."""
REFUSED = frozenset({"no", "none", "not", "never", "without"})
"""First words of an offer that does not give what is wanted."""


class MissingSkill(Struct, frozen=True):
    """A skill that was asked for, and how often."""

    skill: Skill
    times: int


class Offer(Struct, frozen=True, kw_only=True):
    """What one organisation offers of a criterion."""

    application: str
    value: str | None = None
    """None if nothing is written down."""
    refused: bool = False
    """True if it plainly does not give it."""


class OfferRow(Struct, frozen=True, kw_only=True):
    """One criterion of the vision against the present job and the offers."""

    criterion: Criterion
    offers: tuple[Offer, ...] = ()
    unmet: bool = False
    """True if it is a must that an offer refuses."""


class MarketFigures(Struct, frozen=True, kw_only=True):
    """The market as far as it was asked. Private: never on a page that is opened at work."""

    applications: tuple[Application, ...] = ()
    """Newest first."""
    missing: tuple[MissingSkill, ...] = ()
    """The most often asked for first."""
    missing_said: str = ""
    last_search: dt.date | None = None
    """The newest probe."""
    search_due: dt.date | None = None
    """When the next light search falls due; none before the first probe."""
    days_overdue: int = 0
    search_said: str
    offers: tuple[OfferRow, ...] = ()


def market_figures(plan: Plan, skills: Mapping[str, SkillFigure], today: dt.date) -> MarketFigures:
    """What the applications up to today say."""
    held = [item for item in plan.applications if item.date.first is None or item.date.first <= today]
    held.sort(key=lambda item: item.date.order, reverse=True)
    missing = _missing(held, skills)
    probes = [item.date for item in held if item.purpose == "probe"]
    last = max((day for when in probes if (day := counted_day(when, today))), default=None)
    due = plan.settings.plan.search_every.after(last) if last is not None else None
    overdue = max((today - due).days, 0) if due is not None else 0
    return MarketFigures(
        applications=tuple(held),
        missing=missing,
        missing_said=_missing_said(missing),
        last_search=last,
        search_due=due,
        days_overdue=overdue,
        search_said=_search_said(last, due, today),
        offers=tuple(_offers(current_vision(plan, today), held)),
    )


def _missing(held: Iterable[Application], skills: Mapping[str, SkillFigure]) -> tuple[MissingSkill, ...]:
    times = Counter(skill for item in held for skill in dict.fromkeys(item.missing))
    found = [
        MissingSkill(skills[skill].skill, number)
        for skill, number in times.items()
        if skill in skills and skills[skill].status in LACKING
    ]
    return tuple(sorted(found, key=lambda item: (-item.times, fold(item.skill.title), item.skill.id)))


def _missing_said(missing: Sequence[MissingSkill]) -> str:
    if not missing:
        return ""
    top = missing[0]
    return f"The market asked most for {top.skill.title}, {count(top.times, 'time')}."


def _search_said(last: dt.date | None, due: dt.date | None, today: dt.date) -> str:
    if last is None or due is None:
        return "No light search yet."
    if due < today:
        return f"The next light search was due {day_text(due, today)}, {late((today - due).days)}."
    return f"Last light search {day_text(last, today)}; the next is due {relative(due, today)}."


def _offers(vision: Vision | None, held: Sequence[Application]) -> Iterable[OfferRow]:
    offering = [item for item in held if item.offers]
    folded = {item.id: {fold(name): value for name, value in item.offers.items()} for item in offering}
    for criterion in vision.criteria if vision is not None else ():
        values = [(item.id, folded[item.id].get(fold(criterion.name))) for item in offering]
        offers = tuple(
            Offer(application=item, value=value, refused=value is not None and is_refusal(value))
            for item, value in values
        )
        unmet = criterion.need == "must" and any(offer.refused for offer in offers)
        yield OfferRow(criterion=criterion, offers=offers, unmet=unmet)


def is_refusal(value: str) -> bool:
    """True for an offer that begins with `no`, `none`, `not`, `never` or `without`."""
    words = fold(value).replace(",", " ").replace(".", " ").split()
    return bool(words) and words[0] in REFUSED
