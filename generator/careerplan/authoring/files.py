"""New files: written in one step, never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path


def write_new(path: Path, text: str) -> bool:
    """Write a file that must not exist yet; False, and nothing written, if it does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
    return True
