"""A page before it has a frame: what each view module gives."""

from __future__ import annotations

from msgspec import Struct


class Draft(Struct, frozen=True):
    """One page: its file, template, title and view."""

    path: str
    """Relative to the site's root, as it is named on disk."""
    template: str
    title: str
    view: Struct
