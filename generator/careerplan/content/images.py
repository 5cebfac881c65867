"""The images of a plan: which exist, and which a body shows."""

from __future__ import annotations

import os
from pathlib import Path

from careerplan.content.files import shown_path, stays_inside
from careerplan.content.links import IMAGE_TYPES


def image_paths(root: Path, folder: str) -> frozenset[str]:
    """Image files below a folder, relative to the plan; those that a link leads out to are not."""
    base = (root / folder).resolve()
    found: set[str] = set()
    for parent, names, files in os.walk(root / folder):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            path = Path(parent) / name
            shown = name.lower().endswith(IMAGE_TYPES) and not name.startswith(".")
            if shown and stays_inside(path, base) and path.is_file():
                found.add(shown_path(root, path))
    return frozenset(found)
