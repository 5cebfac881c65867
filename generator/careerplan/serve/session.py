"""The plan held in memory: looked at again after every change, and a new version made of it.

One thread looks, others ask for pages. What cannot be shown leaves the version before it in place.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from msgspec import Struct

from careerplan.build import Read, measure_plan, read_plan
from careerplan.config import SETTINGS_FILE
from careerplan.content.accepted import FOLDER as AUDIENCES
from careerplan.content.load import CONTENT
from careerplan.content.memory import Memory
from careerplan.plan.problem import Problem
from careerplan.serve.good import LastGood
from careerplan.serve.sight import Sight, Withheld, seen, seen_in_brief
from careerplan.serve.stamps import Stamps, differing, stamps_of, theme_files
from careerplan.serve.version import Material, Version
from careerplan.site.addresses import SHARE_STYLE
from careerplan.site.render import Templates, load_templates
from careerplan.site.theme import FoundTheme, find_theme, static_files


class Look(Struct, frozen=True, kw_only=True):
    """What a look at the folder found."""

    changed: tuple[str, ...] = ()
    """Files, relative to the plan's folder; all of them at the first look."""
    problems: tuple[Problem, ...] = ()
    new_problems: tuple[Problem, ...] = ()
    """Those that the look before did not find."""
    seconds: float = 0.0
    trouble: str = ""
    """Why nothing new is shown; empty where something is."""


class State(Struct, frozen=True):
    """What is shown, and what is said above it."""

    version: Version | None = None
    """None before the first look, and while the plan is withheld."""
    errors: tuple[Problem, ...] = ()
    trouble: str = ""

    def all_errors(self) -> tuple[Problem, ...]:
        """The errors of the plan, and those of the templates that were used."""
        used = self.version.template_problems.values() if self.version is not None else ()
        return tuple(dict.fromkeys((*self.errors, *used)))


class _Found(Struct, frozen=True):
    """All that a version depends on: where it is as it was, there is nothing to do."""

    read: Read
    stamps: Stamps
    theme: FoundTheme
    today: dt.date


class Session:
    """Looks at a plan's folder, and holds the newest version of its site."""

    def __init__(self, root: Path, sight: Sight, day_in: Callable[[str], dt.date]) -> None:
        self.root = root
        self.sight = sight
        self.state = State()
        self._day_in = day_in
        self._memory = Memory()
        self._good = LastGood()
        self._good_pages: dict[str, bytes] = {}
        self._titles: dict[str, str] = {}
        self._found: _Found | None = None
        self._templates: tuple[object, Templates] | None = None
        self._problems: tuple[Problem, ...] = ()
        self._told: frozenset[Problem] = frozenset()

    def is_new_day(self) -> bool:
        """True if the newest version was made on another day than this one."""
        found = self._found
        return found is not None and found.today != self._day_in(found.read.plan.settings.plan.timezone)

    def look(self, touched: Collection[str] = (), wanted: Iterable[str] = ()) -> Look | None:
        """Read what changed and make a new version of it; None if all is as it was.

        `touched` files are read whatever their stamps say; `wanted` pages are made at once.
        """
        started = time.monotonic()
        if self._found is not None and not (self.root / CONTENT).is_dir():
            return self._lose()
        self._memory.expect(touched)
        found, before = self._find(), self._found
        if before is not None and _is_same(before, found) and not self.state.trouble:
            return None
        self._found = found
        returned = (f"{CONTENT}/",) if self.state.trouble else ()
        self._problems = self._show(found, wanted)
        return Look(
            changed=_changed(before, found) or returned,
            problems=self._problems,
            new_problems=self.untold(),
            seconds=time.monotonic() - started,
            trouble=self.state.trouble,
        )

    def untold(self) -> tuple[Problem, ...]:
        """Problems that were not there when this was last asked; those of templates come as pages are made."""
        now = dict.fromkeys((*self._problems, *self.state.all_errors()))
        new = tuple(problem for problem in now if problem not in self._told)
        self._told = frozenset(now)
        return new

    def fail(self, why: str) -> Look | None:
        """Keep what is shown, and say that a look failed; None if that has been said."""
        trouble = f"This cannot be shown ({why}); what was there before is. Please report it: it is a bug."
        if self.state.trouble == trouble:
            return None
        self.state = State(self.state.version, self.state.errors, trouble)
        return Look(trouble=trouble, problems=self._problems)

    def _lose(self) -> Look | None:
        """The folder is gone: what was there stays on show until it is back."""
        trouble = f"{CONTENT}/ is gone; what was there last is shown until it is back."
        if self.state.trouble == trouble:
            return None
        self.state = State(self.state.version, self.state.errors, trouble)
        return Look(trouble=trouble, problems=self._problems)

    def _find(self) -> _Found:
        read = read_plan(self.root, self._memory)
        settings = read.plan.settings
        theme = find_theme(self.root, settings.site.theme)
        others = (self.root / SETTINGS_FILE, *sorted((self.root / AUDIENCES).glob("*.txt")))
        images = (self.root / name for name in sorted(read.content.images))
        stamps = stamps_of(self.root, (*others, *images, *theme_files(self.root, theme.theme)))
        return _Found(read, stamps, theme, self._day_in(settings.plan.timezone))

    def _templates_of(self, found: _Found) -> Templates:
        """The templates as they are now; they are loaded again only when a file of the theme changed."""
        stamp = (found.theme.theme, stamps_of(self.root, theme_files(self.root, found.theme.theme)))
        if self._templates is None or self._templates[0] != stamp:
            self._templates = (stamp, load_templates(found.theme.theme))
        return self._templates[1]

    def _show(self, found: _Found, wanted: Iterable[str]) -> tuple[Problem, ...]:
        """Make the version that is shown from now on; what is wrong with the plan."""
        self._good.learn(found.read)
        whole = self.sight.audience is None  # an audience sees no more than what is sound
        read = self._good.restore(found.read, self._memory) if whole else found.read
        measured = measure_plan(read, found.today)
        problems = tuple(dict.fromkeys((*measured.problems, *found.theme.problems)))
        shown = seen(read.plan, problems, self.sight)
        if isinstance(shown, Withheld):
            self.state = State(trouble=shown.reason)
            return problems
        owners = self.sight.is_owners
        images = read.content.images if owners else frozenset[str]()
        static = static_files(found.theme.theme)
        static.pop(SHARE_STYLE, None)
        material = Material(
            root=self.root,
            plan=shown,
            figures=measured.figures if shown is read.plan else None,
            brief=seen_in_brief(read.plan, shown, self.sight),
            today=found.today,
            problems=problems if owners else (),
            images=images,
            image_stamps={name: found.stamps.get(name) for name in images},
            templates=self._templates_of(found),
            static=static,
        )
        version = Version(material, self._good_pages, self._titles)
        for path in wanted:
            version.answer(path)
        errors = tuple(problem for problem in problems if problem.severity == "error")
        self.state = State(version, errors)
        return problems


def _is_same(before: _Found, after: _Found) -> bool:
    """True if nothing that is shown can differ; texts and records that were not read again are the same objects."""
    return (
        before.stamps == after.stamps
        and before.today == after.today
        and before.theme == after.theme
        and before.read.content == after.read.content
        and before.read.problems == after.read.problems
        and before.read.plan == after.read.plan
    )


def _changed(before: _Found | None, after: _Found) -> tuple[str, ...]:
    was = {file.path: file for file in before.read.content.files} if before is not None else {}
    now = {file.path: file for file in after.read.content.files}
    texts = {path for path in {*was, *now} if was.get(path) is not now.get(path) and was.get(path) != now.get(path)}
    return (*sorted(texts), *differing(before.stamps if before is not None else {}, after.stamps))
