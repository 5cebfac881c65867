"""Files as they reach the disk: whole or not at all, new ones never over one that is there, save a starter's sample."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import unicodedata
from pathlib import Path

from msgspec.structs import replace

from careerplan.content.files import TextFile
from careerplan.content.frontmatter import split
from careerplan.content.load import parse_plan, read_content
from careerplan.content.nodes import Scalar
from careerplan.content.yaml12 import Refusal
from careerplan.plan.problem import Problem
from careerplan.plan.settings import Settings

CLASHES = frozenset({"id-duplicate", "output-duplicate"})
"""Problems of a new file that may be reported at another one."""


def problems_of_new(root: Path, path: str, text: str, settings: Settings) -> tuple[Problem, ...]:
    """What would be wrong with a file that is not written yet, if the plan had it."""
    content = read_content(root)
    others = (file for file in content.files if file.path != path)
    parsed = parse_plan(replace(content, files=(*others, TextFile(path, text))), settings)
    return tuple(
        problem
        for problem in parsed.problems
        if problem.path == path or (problem.code in CLASHES and f"{path}:" in problem.message)
    )


def write_new(path: Path, text: str) -> bool:
    """Write a file that must not exist yet, whole or not at all; False, and nothing written, if it does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.parent / f".careerplan-{secrets.token_hex(8)}.tmp"
    try:
        _write(draft, text)
        return _give_name(draft, path, text)
    finally:
        draft.unlink(missing_ok=True)


def _give_name(draft: Path, path: Path, text: str) -> bool:
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a disk that cannot give a file two names
        return _write_in_place(path, text)
    return True


def _write_in_place(path: Path, text: str) -> bool:
    try:
        _write(path, text)
    except FileExistsError:
        return False
    return True


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def path_on_disk(root: Path, path: str) -> Path:
    """Where a file of the plan stands: its name may have its accents in another Unicode form on the disk."""
    found = root
    for part in path.split("/"):
        named = found / part
        if not os.path.lexists(named):
            same = (entry for entry in found.iterdir() if unicodedata.normalize("NFC", entry.name) == part)
            named = next(same, named)
        found = named
    return found


def is_free(path: Path) -> bool:
    """True where a new file may stand: nothing is there, or a sample that makes way for it."""
    return not os.path.lexists(path) or _is_sample(path)


def sample_at(path: Path) -> str | None:
    """The text of a file that says `sample: true`: it makes way for the first real record of its name."""
    return path.read_text(encoding="utf-8") if _is_sample(path) else None


def _is_sample(path: Path) -> bool:
    try:
        sample = split(path.read_text(encoding="utf-8")).keys.get("sample")
    except (OSError, UnicodeDecodeError, Refusal):
        return False
    return isinstance(sample, Scalar) and sample.plain and sample.text == "true"


def replace_text(path: Path, text: str) -> None:
    """Put a text in the place of a file that is there: in one step, with its line ends and its rights."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".careerplan-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        shutil.copymode(target, name)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
