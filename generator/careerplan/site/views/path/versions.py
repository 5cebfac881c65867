"""Versions of the vision: the earlier ones, why each was given up, and what the next one changed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from careerplan.plan.record import RoleId
from careerplan.plan.vision import Vision
from careerplan.plan.when import When
from careerplan.site.addresses import PATH, anchor
from careerplan.site.search import plain_text
from careerplan.site.views.parts import Desk, SourceFile
from careerplan.site.views.path.rewording import Rewording, rewording
from careerplan.site.views.path.visions import short_keys
from careerplan.site.words import Day


class Change(Struct, frozen=True):
    """What one key said before and says now."""

    name: str
    before: str
    now: str


class EarlierVision(Struct, frozen=True, kw_only=True):
    """A vision that is no longer the current one."""

    id: str
    title: str
    written: Day | None
    retired: Day | None
    is_retired: bool
    reason: str
    changes: tuple[Change, ...]
    """Against the version that came next."""
    rewording: Rewording | None
    """The same for its text."""
    body: Markup
    source: SourceFile | None


def earlier_views(desk: Desk) -> Iterator[EarlierVision]:
    """The visions that are not current, newest first, each with what the version after it changed."""
    figure = desk.figures.vision
    for after, vision in zip((figure.current, *figure.earlier), figure.earlier, strict=False):
        yield _earlier(desk, vision, after)


def _earlier(desk: Desk, vision: Vision, after: Vision | None) -> EarlierVision:
    name = anchor(vision.key)
    return EarlierVision(
        id=name,
        title=desk.title(vision),
        written=desk.when(vision.written),
        retired=desk.when(vision.retired) if isinstance(vision.retired, When) else None,
        is_retired=bool(vision.retired),
        reason=vision.reason,
        changes=tuple(changes_between(desk, vision, after)) if after is not None else (),
        rewording=rewording(_words(vision), _words(after)) if after is not None else None,
        body=desk.bodies.html(vision.body, PATH, vision.place.path, name),
        source=desk.source(vision.place.path),
    )


def _words(vision: Vision) -> str:
    """The text of a vision without its private blocks, which lose their mark in a comparison."""
    return plain_text(vision.body.public_text)


def changes_between(desk: Desk, before: Vision, now: Vision) -> Iterator[Change]:
    """The short keys that both visions give and that one says otherwise than the other."""
    then_role, now_role = _role(desk, before.role), _role(desk, now.role)
    pairs = [("Destination", then_role, now_role)]
    said_then, said_now = short_keys(before), short_keys(now)
    pairs += [(name, said_then[name], said_now[name]) for name in said_now if name not in ("Why", "Tags")]
    for name, then, today in pairs:
        if then and today and then != today:
            yield Change(name, then, today)


def _role(desk: Desk, role: RoleId | None) -> str:
    return desk.link("role", role).title if role is not None else ""
