"""Bodies on pages: Markdown with its links led to the pages that show the records."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import quote, unquote

from markupsafe import Markup

from careerplan.content.link_rules import Linked, Links
from careerplan.content.links import resolve_file
from careerplan.content.markdown import render
from careerplan.plan.plan import Plan
from careerplan.plan.record import Body, Key, Record
from careerplan.plan.reference import Entry, Index
from careerplan.site.addresses import address, root_of
from careerplan.site.titles import shown_titles

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t:#]*$")
_BULLET = re.compile(r"^\s*[-*+]\s")

MEDIA = "media/"
"""The folder of the site that holds the images of bodies."""


class Bodies:
    """Renders bodies of one plan; remembers which images the pages show."""

    def __init__(self, plan: Plan, images: frozenset[str] = frozenset()) -> None:
        self._plan = plan
        self._images = images
        self.shown_images: set[str] = set()
        """Paths of images relative to the plan's folder, as pages were made."""

    @cached_property
    def titles(self) -> Mapping[Key, str]:
        """The title of every record, as pages show it."""
        return shown_titles(self._plan)

    @cached_property
    def _index(self) -> Index:
        return Index(Entry(record.key, record.title, record.aliases) for record in self._plan.records())

    @cached_property
    def _files(self) -> Mapping[str, Record]:
        files: dict[str, Record] = {}
        for record in self._plan.records():
            if record.place.line == 1 and record.place.path:
                files.setdefault(record.place.path, record)
        return files

    def html(self, body: Body, page_path: str, source: str, document_id: str = "") -> Markup:
        """The HTML of a body on a page; `source` is the file that it stands in."""
        return render(body.text, self._links(root_of(page_path), source), document_id)

    def text(self, text: str, page_path: str, source: str) -> Markup:
        """The HTML of a text of some other key that may hold Markdown."""
        return render(text, self._links(root_of(page_path), source))

    def alone(self, text: str, document_id: str) -> Markup:
        """The HTML of a text on a page that stands alone: links to the world only, records by their titles."""

        def wikilink(name: str) -> Linked | None:
            keys = self._index.find_any(name).keys
            return Linked("", self.titles[keys[0]]) if len(keys) == 1 and keys[0] in self.titles else None

        return render(text, Links(wikilink, lambda _: None, lambda _: None), document_id)

    def _links(self, root: str, source: str) -> Links:
        def wikilink(name: str) -> Linked | None:
            keys = self._index.find_any(name).keys
            if len(keys) != 1 or keys[0] not in self.titles:
                return None
            return Linked(root + address(keys[0]), self.titles[keys[0]])

        def file(target: str) -> Linked | None:
            record = self._files.get(resolve_file(source, target)) if source else None
            return Linked(root + address(record.key), record.title) if record else None

        def image(target: str) -> str | None:
            path = resolve_file(source, unquote(target)) if source else ""
            if path not in self._images:
                return None
            self.shown_images.add(path)
            return root + quote(media_path(path))

        return Links(wikilink, file, image)


def beside_lists(text: str, headings: frozenset[str]) -> str:
    """A body without the sections of these headings (lower case), whose bullets the page shows as a list.

    A section that holds more than bullets stays: nothing that was written is lost.
    """
    sections: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _HEADING.match(line):
            sections.append([])
        sections[-1].append(line)
    return "\n".join(line for section in sections if not _is_list(section, headings) for line in section).strip()


def _is_list(section: Sequence[str], headings: frozenset[str]) -> bool:
    heading = _HEADING.match(section[0]) if section else None
    if heading is None or heading[1].casefold() not in headings:
        return False
    return all(not line.strip() or _BULLET.match(line) or line.startswith("  ") for line in section[1:])


def media_path(path: str) -> str:
    """Where an image of the plan stands in the site."""
    return MEDIA + path.removeprefix("content/")
