"""Plans on disk for tests, from the text that a user would write."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping
from pathlib import Path

from careerplan.build import Built, build_site, measure_plan, read_plan

TODAY = "2026-11-21"

KAFKA = """
    ---
    title: Kafka
    target: advanced
    ratings:
      - 2026-06-02 novice
    ---
    """

TALK = """
    ---
    title: Give a talk
    category: communication
    status: active
    start: 2026-09-01
    due: 2026-12-15
    skills: {kafka: intermediate}
    ---
    Twenty minutes, one idea.
    """


def write_plan(root: Path, files: Mapping[str, str], settings: str = "[plan]\ntitle = 'A plan'\n") -> Path:
    """A plan's folder: its settings, and files below content/ as text indented to taste."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "careerplan.toml").write_text(settings, encoding="utf-8")
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return root


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def built(root: Path, today: str = TODAY) -> Built:
    """The site of a plan, in memory."""
    return build_site(measure_plan(read_plan(root), dt.date.fromisoformat(today)))
