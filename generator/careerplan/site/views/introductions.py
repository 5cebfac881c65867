"""Introductions: the bodies of list files, to stand above the page of their kind."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from careerplan.plan.record import Kind
from careerplan.site.views.parts import Desk


def introductions(desk: Desk, page_path: str, *kinds: Kind) -> tuple[Markup, ...]:
    """The introductions of some kinds, in their order; those without a text are left out."""
    return tuple(dict.fromkeys(_rendered(desk, page_path, kinds)))


def _rendered(desk: Desk, page_path: str, kinds: tuple[Kind, ...]) -> Iterator[Markup]:
    for kind in kinds:
        for number, body in enumerate(desk.plan.introductions.get(kind, ()), 1):
            if body.text.strip():
                yield desk.bodies.html(body, page_path, "", f"about-{kind}-{number}")
