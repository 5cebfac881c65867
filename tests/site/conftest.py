"""Sites of small plans, in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from careerplan.build import build_site, measure_plan, read_plan

TODAY = dt.date(2026, 11, 21)

SiteOf = Callable[..., dict[str, str]]


@pytest.fixture
def site_of(tmp_path: Path) -> SiteOf:
    """Text by path in, pages by path out: `site_of({"goals/talk.md": "..."})`.

    Paths stand below `content/`, save `careerplan.toml`.
    """

    def build(files: Mapping[str, str], today: dt.date = TODAY) -> dict[str, str]:
        (tmp_path / "content").mkdir(exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name if name == "careerplan.toml" else tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return site_in(tmp_path, today)

    return build


def site_in(root: Path, today: dt.date = TODAY) -> dict[str, str]:
    """The text of every page and script that a plan's folder gives."""
    built = build_site(measure_plan(read_plan(root), today))
    texts = (".html", ".js", ".css")
    return {path: data.decode() for path, data in built.outputs.items() if path.endswith(texts)}
