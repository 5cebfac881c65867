"""The page for an address that does not exist.

A host shows it in place of any address, in any folder, while every address of the site is relative:
a folder on disk and a sub-path need that. Every folder of the site has an `index.html`, so the first
link leads back from inside all of them; and where the settings say where the site is published, the
full address works from everywhere. A sealed site is read through one file, and says its address nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from careerplan.site.addresses import NOT_FOUND
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk, Link


class NotFound(Struct, frozen=True):
    """The way back."""

    home: str
    """The site's own address with a slash at the end; empty where the settings do not say, and in a sealed site."""
    near: tuple[Link, ...] = ()
    """Pages that may be meant; only where the page is made for one address."""


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    yield Draft(NOT_FOUND, "pages/not_found.html", "No page here", partial(view, desk))


def view(desk: Desk, near: Sequence[Link] = ()) -> NotFound:
    """The way back, and the pages that may be meant."""
    url = ("" if desk.is_sealed else desk.plan.settings.site.url) or ""
    home = f"{url.rstrip('/')}/" if url.startswith(("https://", "http://")) else ""
    return NotFound(home, tuple(near))
