"""Pages become HTML: one typed view per template, nothing undefined, everything escaped.

A user's template that fails is a problem with its file and line, and the page falls back to the
default theme. Where the fault shows only in a shipped template (a partial of the user's lacks a
macro), the problem names the user's theme as a whole.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from msgspec import Struct

from careerplan.plan.problem import Problem
from careerplan.site.frame import Frame
from careerplan.site.theme import Theme


class Page(Struct, frozen=True):
    """One page before it is rendered."""

    path: str
    """Its file, relative to the site's root."""
    template: str
    """The name of the template, such as `pages/today.html`."""
    frame: Frame
    view: Struct


class Rendered(Struct, frozen=True):
    """HTML by path, and the problems of templates."""

    outputs: dict[str, bytes]
    problems: tuple[Problem, ...] = ()


class Compiled(BytecodeCache):
    """Templates compiled once in a process; Jinja compares their source, so a changed one is compiled anew."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before."""
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        self._held[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Templates(Struct, frozen=True):
    """The templates of a theme, loaded once for many pages."""

    theme: Theme
    chosen: Environment
    fallback: Environment
    """The default theme alone."""


def load_templates(theme: Theme) -> Templates:
    """The templates of a theme as they are now; a later change is not seen."""
    chosen = environment(theme.folders, theme.default_folder)
    return Templates(theme, chosen, environment((theme.default_folder,), theme.default_folder))


def environment(folders: Iterable[Path], default: Path) -> Environment:
    """Templates of several folders, the first first; `default/NAME` is always the shipped one."""
    shipped = FileSystemLoader(_template_folders(default))
    return Environment(
        loader=ChoiceLoader(
            [
                *(FileSystemLoader(_template_folders(folder)) for folder in folders),
                PrefixLoader({"default": shipped}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )


def _template_folders(folder: Path) -> list[Path]:
    """`templates/` for pages and partials, and the theme itself for `charts/`."""
    return [folder / "templates", folder]


def render_pages(pages: Iterable[Page], theme: Theme, root: Path) -> Rendered:
    """All pages; a page whose template fails in the user's theme is rendered with the default one."""
    templates = load_templates(theme)
    outputs: dict[str, bytes] = {}
    problems: dict[Problem, None] = {}
    for page in pages:
        outputs[page.path], problem = render_page(page, templates, root)
        if problem is not None:
            problems[problem] = None
    return Rendered(outputs, tuple(problems))


def render_page(page: Page, templates: Templates, root: Path) -> tuple[bytes, Problem | None]:
    """One page, by the default theme if a template of the user's fails, which is the problem then."""
    theme = templates.theme
    try:
        return _render(templates.chosen, page), None
    except Exception as error:
        if not theme.own_folders:
            raise
        path, line = _template_place(error, theme) or (theme.own_folders[0], 0)
        return _render(templates.fallback, page), _problem(error, path, line, root)


def _render(templates: Environment, page: Page) -> bytes:
    text = templates.get_template(page.template).render(page=page.frame, view=page.view)
    return text.encode()


def _template_place(error: Exception, theme: Theme) -> tuple[Path, int] | None:
    """The user's template and line that failed; None if only a shipped one shows the fault."""
    own = [folder.resolve() for folder in theme.own_folders]
    places: list[tuple[Path, int]] = []
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places.extend((Path(entry.filename), entry.lineno or 1) for entry in frames)
    for path, line in places:
        if any(path.resolve().is_relative_to(folder) for folder in own):
            return path, line
    return None


def _problem(error: Exception, path: Path, line: int, root: Path) -> Problem:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if line else []
    message = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    return Problem(
        path=shown,
        line=line,
        column=1 if line else 0,
        code="template-failed",
        message=f"the template fails, so the page is shown with the default one: {message}",
        help="compare it with the template of the same name in the default theme",
        excerpt=lines[line - 1] if 0 < line <= len(lines) else "",
    )
