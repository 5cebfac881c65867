"""The images of a plan: which exist, and which a body shows."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from careerplan.content.links import IMAGE_TYPES


def image_paths(root: Path, folder: str) -> frozenset[str]:
    """Image files below a folder, relative to the plan; those that a link leads out to are not."""
    base = (root / folder).resolve()
    found: set[str] = set()
    for parent, names, files in os.walk(root / folder):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            path = Path(parent) / name
            if name.lower().endswith(IMAGE_TYPES) and path.resolve().is_relative_to(base):
                found.add(unicodedata.normalize("NFC", path.relative_to(root).as_posix()))
    return frozenset(found)
