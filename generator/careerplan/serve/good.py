"""What was last good: a file with errors is shown as it was when it had none.

Its errors are told all the same. So a half-written line does not take a page away, and what changes
in other files meanwhile is seen at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from careerplan.build import Read
from careerplan.config import SETTINGS_FILE
from careerplan.content.files import TextFile
from careerplan.content.load import Content, parse_plan
from careerplan.content.memory import Memory
from careerplan.plan.problem import Problem
from careerplan.plan.settings import Settings


class LastGood:
    """The newest sound text of every file, and the newest sound settings."""

    def __init__(self) -> None:
        self._texts: dict[str, TextFile] = {}
        self._settings: Settings | None = None

    def learn(self, read: Read) -> None:
        """Keep what is sound in a reading, and forget files that are gone."""
        broken = _broken(read.problems)
        kept = {path: file for path, file in self._texts.items() if path in broken}
        self._texts = {**kept, **{file.path: file for file in read.content.files if file.path not in broken}}
        if SETTINGS_FILE not in broken:
            self._settings = read.plan.settings

    def restore(self, read: Read, memory: Memory) -> Read:
        """The plan with what was last good in place of what is broken; its problems stay."""
        broken = _broken(read.problems)
        files = tuple(_in_place(read.content.files, broken, self._texts))
        settings = self._settings if SETTINGS_FILE in broken and self._settings is not None else read.plan.settings
        if files == read.content.files and settings is read.plan.settings:
            return read
        content = Content(files, (), read.content.images)
        plan = parse_plan(content, settings, memory.dates, memory).plan
        return replace(read, content=content, plan=plan)


def _in_place(files: Iterable[TextFile], broken: frozenset[str], good: dict[str, TextFile]) -> Iterable[TextFile]:
    left = set(broken & good.keys())
    for file in files:
        left.discard(file.path)
        yield good[file.path] if file.path in broken and file.path in good else file
    yield from (good[path] for path in sorted(left))


def _broken(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(problem.path for problem in problems if problem.severity == "error")
