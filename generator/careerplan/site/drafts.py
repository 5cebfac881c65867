"""A page before it is made: what each view module gives."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Draft(Struct, frozen=True):
    """One page: its file, template, title, and what makes its view."""

    path: str
    """Relative to the site's root, as it is named on disk."""
    template: str
    title: str
    view: Callable[[], Struct]
    """Called when the page is wanted: whoever wants one page does not pay for all."""
