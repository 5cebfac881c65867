"""New files: written in one step, never over one that is there, save a starter's sample."""

from __future__ import annotations

import os
from pathlib import Path

from careerplan.content.frontmatter import split
from careerplan.content.nodes import Scalar
from careerplan.content.yaml12 import Refusal


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


def replace_sample(path: Path) -> None:
    """Remove a file that says `sample: true`: it makes way for the first real record of its name."""
    try:
        sample = split(path.read_text(encoding="utf-8")).keys.get("sample")
    except (OSError, UnicodeDecodeError, Refusal):
        return
    if isinstance(sample, Scalar) and sample.plain and sample.text == "true":
        path.unlink()
