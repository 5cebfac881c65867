"""Golden texts: whole files, and cases in a file (name, `.`, input, `.`, expected, `.`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct


class Case(Struct, frozen=True):
    """One case of a file: what is written, and what is expected of it."""

    path: Path
    name: str
    text: str
    expected: str


class Golden(Struct, frozen=True):
    """Holds results against golden texts."""

    update: bool

    def case(self, case: Case, actual: str) -> None:
        """The expected part of a case is the actual text."""
        if self.update and actual != case.expected:
            before = f"{case.name}\n.\n{case.text}.\n"
            whole = case.path.read_text(encoding="utf-8")
            assert whole.count(before) == 1, f"two cases named {case.name}"
            rewritten = whole.replace(f"{before}{case.expected}.\n", f"{before}{actual}.\n")
            case.path.write_text(rewritten, encoding="utf-8")
        else:
            assert actual == case.expected

    def file(self, path: Path, actual: str) -> None:
        """A whole file is the actual text."""
        if self.update:
            path.write_text(actual, encoding="utf-8")
        else:
            assert actual == path.read_text(encoding="utf-8")


def cases_of(path: Path) -> list[object]:
    """The cases of a file, as parameters with their names as ids."""
    names: list[str] = []
    parts: list[str] = [""]
    found: list[object] = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line != ".\n":
            parts[-1] += line
        elif len(parts) < 3:
            parts.append("")
        else:
            name = parts[0].strip()
            assert name not in names, f"two cases named {name}"
            names.append(name)
            found.append(pytest.param(Case(path, name, parts[1], parts[2]), id=name))
            parts = [""]
    return found
