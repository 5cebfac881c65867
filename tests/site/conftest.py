"""Sites of small plans, in memory."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from careerplan.build import build_site, measure_plan, read_plan
from careerplan.insight.export import export

TODAY = dt.date(2026, 11, 21)

SiteOf = Callable[..., dict[str, str]]
ExportOf = Callable[..., dict[str, Any]]


@pytest.fixture
def site_of(tmp_path: Path) -> SiteOf:
    """Text by path in, pages by path out: `site_of({"goals/talk.md": "..."})`.

    Paths stand below `content/`, save `careerplan.toml`.
    """

    def build(files: Mapping[str, str], today: dt.date = TODAY) -> dict[str, str]:
        write(tmp_path / "site", files)
        return site_in(tmp_path / "site", today)

    return build


@pytest.fixture
def export_of(tmp_path: Path) -> ExportOf:
    """Text by path in, the machine's view of the same plan out."""

    def exported(files: Mapping[str, str], today: dt.date = TODAY) -> dict[str, Any]:
        write(tmp_path / "export", files)
        measured = measure_plan(read_plan(tmp_path / "export"), today)
        return export(measured.figures, measured.problems)

    return exported


def write(root: Path, files: Mapping[str, str]) -> None:
    """A plan's folder with these files, and nothing of what was there."""
    shutil.rmtree(root, ignore_errors=True)
    (root / "content").mkdir(parents=True)
    for name, text in files.items():
        path = root / name if name == "careerplan.toml" else root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def site_in(root: Path, today: dt.date = TODAY) -> dict[str, str]:
    """The text of every page and script that a plan's folder gives."""
    built = build_site(measure_plan(read_plan(root), today))
    texts = (".html", ".js", ".css")
    return {path: data.decode() for path, data in built.outputs.items() if path.endswith(texts)}
