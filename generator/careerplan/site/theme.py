"""Themes: an ordered list of folders, in which the first file at a path wins.

A theme is a folder below the plan's `themes/` with a `theme.toml` that may say
`extends = "default"`. The theme that comes with the program is always the last one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from msgspec import Struct

from careerplan.plan.problem import Problem
from careerplan.plan.reference import slug

DEFAULT = "default"


class Theme(Struct, frozen=True):
    """Where the templates, charts and static files of a site come from."""

    name: str
    folders: tuple[Path, ...]
    """The first that holds a file wins; the last is the default theme."""

    @property
    def default_folder(self) -> Path:
        return self.folders[-1]

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The user's, before the default one."""
        return self.folders[:-1]


class FoundTheme(Struct, frozen=True):
    """A theme that can be rendered with, and what is wrong with the one that was asked for."""

    theme: Theme
    problems: tuple[Problem, ...] = ()


def shipped_themes() -> Path:
    """The folder of the themes that come with the program: in a wheel beside it, else above it."""
    package = Path(__file__).resolve().parent.parent
    beside = package / "themes"
    return beside if beside.is_dir() else package.parent.parent / "themes"


def find_theme(root: Path, name: str) -> FoundTheme:
    """The theme that the settings name; the default one where that cannot be used."""
    default = shipped_themes() / DEFAULT
    folders: list[Path] = []
    problems: list[Problem] = []
    wanted = name
    while wanted not in (DEFAULT, ""):
        folder = _theme_folder(root, wanted)
        if folder is None or folder in folders:
            problems.append(_missing(root, wanted))
            break
        folders.append(folder)
        wanted, problem = _extends(root, folder)
        if problem is not None:
            problems.append(problem)
    own = root / "themes" / DEFAULT
    if own.is_dir() and own.resolve() != default.resolve():
        folders.append(own)
    return FoundTheme(Theme(name, (*folders, default)), tuple(problems))


def _theme_folder(root: Path, name: str) -> Path | None:
    """A theme's folder: the plan's own before a shipped one; a name is never a path."""
    if slug(name) != name.lower():
        return None
    for base in (root / "themes", shipped_themes()):
        if (base / name).is_dir():
            return base / name
    return None


def _missing(root: Path, name: str) -> Problem:
    found = {path.parent.name for base in (root / "themes", shipped_themes()) for path in base.glob("*/theme.toml")}
    return Problem(
        path="careerplan.toml",
        code="theme-missing",
        message=f"there is no theme “{name}”",
        help=f"the themes are {', '.join(sorted(found | {DEFAULT}))}; your own stand in themes/NAME/ with a theme.toml",
    )


def _extends(root: Path, folder: Path) -> tuple[str, Problem | None]:
    """The theme that a theme builds on; the default one where it does not say."""
    path = folder / "theme.toml"
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return DEFAULT, Problem(
            path=shown,
            code="theme-invalid",
            message="there is no theme.toml",
            help='write: extends = "default"',
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return DEFAULT, Problem(
            path=shown,
            line=1,
            column=1,
            code="theme-invalid",
            message=f"cannot be read: {error}",
            help="see docs/themes.md",
        )
    extends = raw.get("extends", DEFAULT)
    if not isinstance(extends, str):
        return DEFAULT, Problem(
            path=shown,
            line=1,
            column=1,
            code="theme-invalid",
            message="extends is not a name",
            help='write: extends = "default"',
        )
    return extends, None


def static_files(theme: Theme) -> dict[str, bytes]:
    """The static files of a theme by their path in the site."""
    found: dict[str, bytes] = {}
    for folder in reversed(theme.folders):
        base = folder / "static"
        for path in sorted(base.rglob("*")) if base.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                found[path.relative_to(base).as_posix()] = path.read_bytes()
    return found
