"""Every page of a site, from the figures: who makes which page is the list below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.measure import Figures
from careerplan.plan.problem import Problem
from careerplan.plan.settings import PlanSettings
from careerplan.plan.share import Share
from careerplan.site.addresses import SHARE_STYLE
from careerplan.site.bodies import Bodies, media_path
from careerplan.site.drafts import Draft
from careerplan.site.frame import Site, frame
from careerplan.site.render import Page
from careerplan.site.search import SCRIPT, search_index
from careerplan.site.theme import Theme, static_files
from careerplan.site.views import not_found
from careerplan.site.views import problems as problems_view
from careerplan.site.views.goals import goal, goals
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.path import path
from careerplan.site.views.people import people, person
from careerplan.site.views.records import everything, notes
from careerplan.site.views.resources import resources
from careerplan.site.views.reviews import review, reviews
from careerplan.site.views.roles import role, roles
from careerplan.site.views.share import share as share_view
from careerplan.site.views.sheets import brief as brief_view
from careerplan.site.views.sheets import year
from careerplan.site.views.skills import skill, skills
from careerplan.site.views.timeline import timeline
from careerplan.site.views.today import today
from careerplan.site.views.work import crafting, market, wellbeing
from careerplan.site.words import when_told

MAKERS: tuple[tuple[str, Callable[[Desk], Iterator[Draft]]], ...] = (
    ("index.html", today.make),
    ("skills/index.html", skills.make),
    ("skills/", skill.make),
    ("roles/index.html", roles.make),
    ("roles/", role.make),
    ("goals/index.html", goals.make),
    ("goals/", goal.make),
    ("timeline", timeline.make),
    ("resources.html", resources.make),
    ("path/", path.make),
    ("people/index.html", people.make),
    ("people/", person.make),
    ("reviews/index.html", reviews.make),
    ("reviews/", review.make),
    ("market.html", market.make),
    ("crafting.html", crafting.make),
    ("wellbeing.html", wellbeing.make),
    ("year/", year.make),
    ("notes/", notes.make),
    ("everything.html", everything.make),
    ("404.html", not_found.make),
)
"""Every page but the brief and the one of problems, in the order of the navigation.

Before each maker stands how the paths of its pages begin, so that one page can be found without the others.
"""


class Drafts:
    """Every page but the brief and the one of problems, before any is made; `desk.bodies` remembers their images."""

    def __init__(self, desk: Desk, site: Site) -> None:
        self.desk = desk
        self.site = site

    @cached_property
    def all(self) -> tuple[Draft, ...]:
        return tuple(draft for _, make in MAKERS for draft in make(self.desk))

    def find(self, path: str) -> Draft | None:
        """The draft of one page, without those of pages elsewhere; none where there is no such page."""
        makers = (make for start, make in MAKERS if path.startswith(start))
        return next((draft for make in makers for draft in make(self.desk) if draft.path == path), None)

    def page(self, draft: Draft) -> Page:
        """A page in its frame, made now."""
        return _framed(self.site, draft)

    def search(self) -> bytes:
        """The script of the search index."""
        return search_index(self.desk, self.all)


class Made(Struct, frozen=True):
    """Pages before rendering, and what goes with them."""

    pages: tuple[Page, ...]
    search: bytes
    images: frozenset[str]
    """Paths of the images that the pages show, relative to the plan's folder."""


def draft_pages(
    figures: Figures, problems: Sequence[Problem], images: frozenset[str], *, is_sealed: bool = False
) -> Drafts:
    """All pages but the brief and the one of problems, none of them made yet."""
    desk = Desk(figures, Bodies(figures.plan, images), is_sealed=is_sealed)
    return Drafts(desk, _site(figures, len(problems)))


def make_pages(
    figures: Figures, problems: Sequence[Problem], images: frozenset[str], *, is_sealed: bool = False
) -> Made:
    """All pages but the brief, and the one of problems, which waits for those of the templates."""
    drafts = draft_pages(figures, problems, images, is_sealed=is_sealed)
    pages = tuple(map(drafts.page, drafts.all))
    return Made(pages, drafts.search(), frozenset(drafts.desk.bodies.shown_images))


def make_brief_page(brief: Figures) -> Page:
    """The brief, from figures of what its readers may see; its frame counts nothing and names the owner."""
    settings = brief.plan.settings.plan
    site = replace(_site(brief, 0), title=settings.owner or settings.title, file_count=0, years=())
    return _framed(site, brief_view.make(Desk(brief, Bodies(brief.plan))))


def make_share_page(seen: Figures, share: Share, own: PlanSettings) -> Page:
    """The page of one share, from figures of what its reader may see; its frame counts nothing.

    Of the owner's settings it holds their name and where an answer can be mailed.
    """
    desk = Desk(seen, Bodies(seen.plan), when_told)
    site = replace(_site(seen, 0), title=own.owner or "A private page", file_count=0, has_notes=False, years=())
    return _framed(site, share_view.make(desk, share, own.owner, own.reply_to))


def make_problem_page(figures: Figures, problems: Sequence[Problem]) -> Page:
    """The page of problems, with all of them."""
    desk = Desk(figures, Bodies(figures.plan))
    return _framed(_site(figures, len(problems)), problems_view.make(desk, problems))


def make_missing_page(drafts: Drafts, path: str, near: Sequence[Link]) -> Page:
    """The page for one address where there is no page, with those that may be meant."""
    (draft,) = not_found.make(drafts.desk)
    site, view = drafts.site, not_found.view(drafts.desk, near)
    return Page(path, draft.template, frame(site, path, draft.title), view)


def make_static(theme: Theme, made: Made, images: Mapping[str, bytes]) -> dict[str, bytes]:
    """Styles, scripts, the search index, and the images that pages show, by their paths in the plan."""
    found = static_files(theme)
    found.pop(SHARE_STYLE, None)  # the page that it is for is no part of the site
    found[SCRIPT] = made.search
    found.update({media_path(path): data for path, data in sorted(images.items())})
    return found


def _framed(site: Site, draft: Draft) -> Page:
    return Page(draft.path, draft.template, frame(site, draft.path, draft.title), draft.view())


def _site(figures: Figures, problem_count: int) -> Site:
    plan = figures.plan
    return Site(
        title=plan.settings.plan.title,
        language=plan.settings.plan.language,
        today=figures.today,
        file_count=len({record.place.path for record in plan.records() if record.place.path}),
        problem_count=problem_count,
        has_notes=bool(plan.pages or plan.introductions.get("page")),
        years=figures.years_told,
    )
