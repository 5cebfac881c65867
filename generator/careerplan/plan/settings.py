"""The plan's settings: what careerplan.toml says, with a default for all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from careerplan.plan.amount import Money, Span
from careerplan.plan.level import DEFAULT_SCALE, Scale
from careerplan.plan.record import AudienceName, Url

CurrentLevelRule = Literal["median", "self", "newest"]


class PlanSettings(Struct, frozen=True, kw_only=True):
    """`[plan]`: whose plan it is, and the rules of its figures."""

    owner: Annotated[str, Meta(description="Whose plan it is.")] = ""
    title: Annotated[str, Meta(description="The name of the site.")] = "Career plan"
    language: Annotated[str, Meta(description="The language of the plan.", examples=["en"])] = "en"
    timezone: Annotated[str, Meta(description="Where “today” is a calendar day.", examples=["Europe/Amsterdam"])] = (
        "UTC"
    )
    currency: Annotated[str, Meta(description="The currency of amounts without one.", examples=["EUR"])] = "EUR"
    current_level: Annotated[
        CurrentLevelRule, Meta(description="How the ratings of several people become one level.")
    ] = "median"
    review_every: Annotated[Span, Meta(description="How often to reassess.")] = Span("quarter", months=3)
    stale_after: Annotated[Span, Meta(description="When a rating or record is old.")] = Span("6 months", months=6)
    search_every: Annotated[Span, Meta(description="How often to look at the market.")] = Span("2 years", months=24)
    reply_to: Annotated[str, Meta(description="Where a mentor's answer can be mailed.")] = ""


class Budget(Struct, frozen=True, kw_only=True):
    """`[budget]`: what there is to spend."""

    hours_per_week: Annotated[float | None, Meta(description="Hours a week.", ge=0, le=168)] = None
    money_per_year: Annotated[Money | None, Meta(description="Money a year.")] = None
    coffees_per_month: Annotated[float | None, Meta(description="Coffees a month.", ge=0, le=100)] = None


class SiteSettings(Struct, frozen=True, kw_only=True):
    """`[site]`: how and where it is shown."""

    url: Annotated[Url | None, Meta(description="Where it is published.")] = None
    theme: Annotated[str, Meta(description="A folder of themes/.")] = "default"
    visibility: Annotated[Literal["private", "public"], Meta(description="private: on a host only a locked build.")] = (
        "private"
    )
    edit_url: Annotated[Url | None, Meta(description="Where a file can be edited; shown paths become links.")] = None


class BriefSettings(Struct, frozen=True, kw_only=True):
    """`[brief]`: the page for a 1:1."""

    sees: Annotated[AudienceName | None, Meta(description="The audience whose view it is made from.")] = None


class Audience(Struct, frozen=True, kw_only=True):
    """`[audiences.NAME]`: what a circle of readers may see."""

    name: AudienceName
    kinds: Annotated[tuple[str, ...], Meta(description="Kinds that are nominated: shown once accepted.")] = ()
    fields: Annotated[tuple[str, ...], Meta(description="Keys granted, as `kind.key`.", examples=["goal.body"])] = ()
    accepted: tuple[str, ...] = ()
    """Ids out of `audiences/NAME.txt`, written `kind:id`."""
    may_name: tuple[str, ...] = ()
    """Lines of the same file that let prose name what is hidden: `goal:talk names person:maria`."""


class Settings(Struct, frozen=True, kw_only=True):
    """All settings of a plan."""

    plan: Annotated[PlanSettings, Meta(description="Whose plan it is.")] = PlanSettings()
    budget: Annotated[Budget, Meta(description="What there is to spend.")] = Budget()
    site: Annotated[SiteSettings, Meta(description="How it is shown.")] = SiteSettings()
    brief: Annotated[BriefSettings, Meta(description="The page for a 1:1.")] = BriefSettings()
    scale: Scale = DEFAULT_SCALE
    categories: tuple[str, ...] = ()
    """Added to the eight that every plan has."""
    audiences: Mapping[AudienceName, Audience] = field(default_factory=dict)
