"""The page for an address that does not exist.

A host shows it in place of any address, in any folder, while every address of the site is relative:
a folder on disk and a sub-path need that. Every folder of the site has an `index.html`, so the first
link leads back from inside all of them; and where the settings say where the site is published, the
full address works from everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from careerplan.site.addresses import NOT_FOUND
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk


class NotFound(Struct, frozen=True):
    """The way back."""

    home: str
    """The site's own address with a slash at the end; empty where the settings do not say."""


def make(desk: Desk) -> Iterator[Draft]:
    """The one page of its kind."""
    url = desk.plan.settings.site.url or ""
    home = f"{url.rstrip('/')}/" if url.startswith(("https://", "http://")) else ""
    yield Draft(NOT_FOUND, "pages/not_found.html", "No page here", NotFound(home))
