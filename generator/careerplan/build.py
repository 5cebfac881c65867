"""The main flow: a folder becomes a site in memory. Names only; each one is a stage of its own.

`build`, `check`, `export` and the terminal tables differ only in what they do with the result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from careerplan.config import Configured, read_settings
from careerplan.content.accepted import check_accepted
from careerplan.content.check import check_plan
from careerplan.content.history import git_stamp, read_history
from careerplan.content.hosting import check_hosting
from careerplan.content.images import check_images, encode_images
from careerplan.content.key_files import open_keys
from careerplan.content.load import CONTENT, Content, parse_plan, read_content
from careerplan.content.memory import Memory
from careerplan.insight.checks import check_figures
from careerplan.insight.measure import Figures, measure
from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem
from careerplan.plan.public import PUBLIC, public_plan
from careerplan.plan.record import PersonId
from careerplan.plan.settings import Audience
from careerplan.share.refusal import Refusal

if TYPE_CHECKING:
    from careerplan.share.keys import Keys


class Read(Struct, frozen=True):
    """A plan as its files say it, and all that is wrong with them."""

    root: Path
    content: Content
    plan: Plan
    problems: tuple[Problem, ...]


class Measured(Struct, frozen=True):
    """A plan with its figures."""

    read: Read
    figures: Figures
    problems: tuple[Problem, ...]


class Built(Struct, frozen=True):
    """A site in memory: bytes by path."""

    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]


class Locked(Struct, frozen=True):
    """A sealed site in memory: bytes by path, and how much is in it."""

    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    page_count: int
    share_count: int


def read_plan(root: Path, memory: Memory | None = None) -> Read:
    """The plan of a folder, whole; what the memory holds and has not changed is not read again."""
    memory = memory or Memory()
    configured: Configured = read_settings(root)
    history = memory.history(git_stamp(root), partial(read_history, root, CONTENT))
    content = read_content(root, memory)
    parsed = parse_plan(content, configured.settings, history.dates, memory)
    problems = (*configured.problems, *parsed.problems, *check_plan(parsed.plan))
    problems = (*problems, *check_images(root, CONTENT, content.images), *check_accepted(root, parsed.plan))
    hosting = check_hosting(root, configured.settings.site.visibility)
    problems = (*problems, *history.problems, *hosting, *open_keys(root))
    return Read(root, content, parsed.plan, problems)


def measure_plan(read: Read, today: dt.date) -> Measured:
    """The figures of the whole plan on a day."""
    figures = measure(read.plan, today)
    texts = {file.path: file.text for file in read.content.files}
    return Measured(read, figures, (*read.problems, *check_figures(figures, texts)))


def measure_for(read: Read, audience: Audience, reader: PersonId | None, today: dt.date) -> Figures:
    """The figures of what an audience may see: the rest is gone before anything is worked out."""
    return measure(visible_to(read.plan, audience, reader), today)


def measure_brief(read: Read, today: dt.date) -> Figures:
    """The figures of what goes into the brief: the rest is gone before anything is worked out."""
    return measure(brief_plan(read.plan), today)


def build_site(measured: Measured, *, is_sealed: bool = False) -> Built:
    """Every page, script and image of the site; one that is to be sealed does not say where it stands."""
    from careerplan.site.pages import (  # noqa: PLC0415 - only builds need Jinja
        make_brief_page,
        make_pages,
        make_problem_page,
        make_static,
    )
    from careerplan.site.render import render_pages  # noqa: PLC0415 - as above
    from careerplan.site.theme import find_theme  # noqa: PLC0415 - as above

    found = find_theme(measured.read.root, measured.read.plan.settings.site.theme)
    problems = (*measured.problems, *found.problems)
    made = make_pages(measured.figures, problems, measured.read.content.images, is_sealed=is_sealed)
    shown = encode_images(measured.read.root, CONTENT, made.images)
    if shown.problems:  # the pages show the texts of those images in their place
        problems = tuple(dict.fromkeys((*problems, *shown.problems)))
        made = make_pages(measured.figures, problems, frozenset(shown.images), is_sealed=is_sealed)
    brief = make_brief_page(measure_brief(measured.read, measured.figures.today))
    rendered = render_pages((*made.pages, brief), found.theme, measured.read.root)
    problems = (*problems, *rendered.problems)
    last = render_pages((make_problem_page(measured.figures, problems),), found.theme, measured.read.root)
    static = make_static(found.theme, made, shown.images)
    return Built({**static, **rendered.outputs, **last.outputs}, problems)


def build_public(measured: Measured) -> Built | Refusal:
    """The plain site of what anybody may see, or why it is not handed over."""
    from careerplan.share.doubt import refuse_doubt_about  # noqa: PLC0415 - needed where a host publishes

    plan, today = measured.read.plan, measured.figures.today
    audience = plan.settings.audiences.get(PUBLIC, Audience(name=PUBLIC))
    if refusal := refuse_doubt_about(plan, measured.problems, audience):
        return refusal
    shown = public_plan(plan, audience)
    read = replace(measured.read, plan=shown, content=replace(measured.read.content, images=frozenset()))
    site = build_site(Measured(read, measure(shown, today), ()))
    return Built(site.outputs, (*measured.problems, *site.problems))


def build_locked(measured: Measured, keys: Keys, log: Callable[[Sequence[Problem]], str]) -> Locked | Refusal:
    """The sealed site and the share pages, or why they are not handed over.

    `log` gives what will be printed of the problems, where others may read it.
    """
    from careerplan.share.doubt import refuse_doubt  # noqa: PLC0415 - only builds need Jinja
    from careerplan.share.page import Stage, live_pages  # noqa: PLC0415 - as above
    from careerplan.share.proof import refuse_interference, refuse_leaks, refuse_open  # noqa: PLC0415 - as above
    from careerplan.share.publish import sealed_outputs  # noqa: PLC0415 - as above
    from careerplan.site.theme import find_theme  # noqa: PLC0415 - as above

    plan, today = measured.read.plan, measured.figures.today
    if refusal := refuse_doubt(plan, measured.problems, today):
        return refusal
    built = build_site(measured, is_sealed=True)
    found = find_theme(measured.read.root, plan.settings.site.theme)
    stage = Stage(measured.read.root, found.theme, today)
    shares = tuple(live_pages(plan, stage))
    felt = refuse_interference(plan, shares, stage) or refuse_leaks(plan, shares, stage, log(built.problems))
    if felt:
        return felt
    outputs = sealed_outputs(built.outputs, shares, keys)
    if refusal := refuse_open(outputs, shares, keys):
        return refusal
    pages = sum(path.endswith(".html") for path in built.outputs)
    return Locked(outputs, built.problems, pages, len(shares))
