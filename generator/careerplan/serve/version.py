"""One version of the site: a plan measured once, and its pages made when they are asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
import traceback
from collections.abc import Mapping, MutableMapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from careerplan.content.images import encode_images
from careerplan.content.load import CONTENT
from careerplan.insight.measure import Figures, measure
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem
from careerplan.serve.near import near_pages
from careerplan.site import addresses
from careerplan.site.bodies import MEDIA, media_path
from careerplan.site.pages import draft_pages, make_brief_page, make_missing_page, make_problem_page
from careerplan.site.render import Page, Templates, render_page
from careerplan.site.search import SCRIPT

TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
"""What a browser is told that a file is; anything else is a download."""


class Answer(Struct, frozen=True):
    """What is given for an address."""

    status: int
    kind: str
    data: bytes
    tag: str
    """Differs where the data does."""


class Material(Struct, frozen=True, kw_only=True):
    """What a version is made from."""

    root: Path
    plan: Plan
    """What is shown: for an audience or a guest, what is left after redaction."""
    figures: Figures | None = None
    """Those of the plan, where they are known already."""
    brief: Plan
    """What goes into the brief."""
    today: dt.date
    problems: tuple[Problem, ...]
    """What the page of problems lists."""
    images: frozenset[str]
    templates: Templates
    static: Mapping[str, bytes]
    image_stamps: Mapping[str, object] = {}
    """What changes when an image does."""


class Version:
    """Answers for addresses; each page is made once, when it is first asked for."""

    def __init__(self, material: Material, good: MutableMapping[str, bytes], titles: MutableMapping[str, str]) -> None:
        """`good` holds pages as they were last rendered, `titles` those of all that there ever was, by path."""
        self.material = material
        self.figures: Figures = material.figures or measure(material.plan, material.today)
        self.drafts = draft_pages(self.figures, material.problems, material.images)
        self.template_problems: dict[str, Problem] = {}
        """What is wrong with the templates of the pages that were asked for, by page."""
        self._good = good
        self._known_titles = titles
        self._answers: dict[str, Answer] = {}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of every page by its path."""
        return {draft.path: draft.title for draft in self.drafts.all}

    @cached_property
    def style(self) -> str:
        """Differs where a style does."""
        return _tag(*(data for name, data in self.material.static.items() if name.endswith(".css")))

    @cached_property
    def script(self) -> str:
        """Differs where a script does, or an image, which both need a page to be loaded anew."""
        scripts = (data for name, data in self.material.static.items() if name.endswith(".js"))
        return _tag(repr(sorted(self.material.image_stamps.items(), key=str)).encode(), *scripts)

    def held(self, path: str) -> Answer | None:
        """The answer for a path that was asked for before."""
        return self._answers.get(path)

    def answer(self, path: str) -> Answer:
        """The answer for a path of the site."""
        if path not in self._answers:
            try:
                self._answers[path] = self._found(path) or self._missing(path)
            except Exception as error:  # noqa: BLE001 - one page that fails does not take the others along
                self._answers[path] = _failed(place_of(error))
        return self._answers[path]

    def _found(self, path: str) -> Answer | None:
        if path in self.material.static:
            return _answer(path, self.material.static[path])
        if path == SCRIPT:
            return _answer(path, self.drafts.search())
        if path.startswith(MEDIA):
            return self._image(path)
        page = self._page(path)
        return _answer(path, self._rendered(page)) if page is not None else None

    def _page(self, path: str) -> Page | None:
        if path == addresses.BRIEF:
            return make_brief_page(measure(self.material.brief, self.material.today))
        if path == addresses.PROBLEMS:
            return make_problem_page(self.figures, self.material.problems)
        draft = self.drafts.find(path)
        if draft is None:
            return None
        self._known_titles[path] = draft.title
        return self.drafts.page(draft)

    def _rendered(self, page: Page) -> bytes:
        """A page; where a template of the user's fails, as it was when it last did not."""
        html, problem = render_page(page, self.material.templates, self.material.root)
        if problem is None:
            self._good[page.path] = html
            return html
        self.template_problems[page.path] = problem
        return self._good.get(page.path, html)

    def _image(self, path: str) -> Answer | None:
        """An image that a page shows, encoded anew; no other file of the disk can be had."""
        shown = {media_path(name): name for name in tuple(self.drafts.desk.bodies.shown_images)}
        if path not in shown:
            return None
        images = encode_images(self.material.root, CONTENT, (shown[path],)).images
        return _answer(path, images[shown[path]]) if shown[path] in images else None

    def _missing(self, path: str) -> Answer:
        if not path.endswith(".html"):
            return Answer(404, TYPES[".txt"], b"There is no such file.\n", "")
        near = near_pages(path, self._known_titles, self.titles)
        html = self._rendered(make_missing_page(self.drafts, path, near))
        return Answer(404, TYPES[".html"], html, _tag(html))


def place_of(error: Exception) -> str:
    """What failed and where, without a word of the plan."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"


def _failed(where: str) -> Answer:
    html = _FAILED.format(where=where).encode()
    return Answer(500, TYPES[".html"], html, _tag(html))


_FAILED = (
    '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>No page</title></head>\n'
    "<body><h1>This page cannot be made</h1><p>It is a bug in careerplan ({where}). Please report that;"
    " it holds nothing of your plan.</p></body>\n</html>\n"
)


def _answer(path: str, data: bytes) -> Answer:
    return Answer(200, TYPES.get(Path(path).suffix.lower(), "application/octet-stream"), data, _tag(data))


def _tag(*data: bytes) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for part in data:
        digest.update(part)
    return digest.hexdigest()
