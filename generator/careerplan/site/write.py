"""Outputs become files: only what changed, each replaced in one step, and only what we wrote goes.

The manifest (`.careerplan/manifest.json`) lists what we wrote, by output folder. It is widened
before the first file is written and narrowed after the last, so a build that is killed leaves
every file whole and none that the next build would take for somebody else's.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from careerplan.plan.problem import Problem

STATE = ".careerplan"
"""The plan's private folder for what builds remember; git-ignored."""

MARK = b"careerplan"
"""Stands at the head of every text file that we write."""


class Written(Struct, frozen=True):
    """What became of the outputs."""

    changed: int
    kept: int
    removed: int
    problems: tuple[Problem, ...] = ()


def write_site(root: Path, out: Path, outputs: Mapping[str, bytes], *, clean: bool = False) -> Written:
    """Write the outputs below a folder; somebody else's file is never replaced or removed."""
    manifest = _read_manifest(root)
    name = _name_of(root, out)
    before = manifest.get(name, {})
    if clean:
        _remove(out, before)
        before = {}
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in outputs.items()}
    foreign = [path for path, data in outputs.items() if _is_foreign(out / path, data, path in before)]
    ours = {path: digest for path, digest in hashes.items() if path not in set(foreign)}
    _write_manifest(root, {**manifest, name: {**before, **ours}})
    changed = sum(_write_changed(out / path, outputs[path]) for path in ours)
    stale = [path for path in before if path not in outputs]
    _remove(out, stale)
    _write_manifest(root, {**manifest, name: ours})
    problems = tuple(_foreign_problem(name, path) for path in foreign)
    return Written(changed, len(ours) - changed, len(stale), problems)


def _is_foreign(path: Path, data: bytes, listed: bool) -> bool:  # noqa: FBT001 - a fact about the path
    """True for a file that is there, that no build of ours lists, and that does not bear our mark."""
    if listed or not path.exists():
        return False
    if path.is_dir():
        return True
    there = path.read_bytes()
    return there != data and MARK not in there[:2000]


def _write_changed(path: Path, data: bytes) -> bool:
    """Replace a file in one step if its bytes differ; True if they did."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, data)
    return True


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".careerplan-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _remove(out: Path, paths: Mapping[str, str] | list[str]) -> None:
    """Remove files of ours, and the folders that are empty then."""
    for relative in paths:
        path = out / relative
        with contextlib.suppress(OSError):
            path.unlink()
        for parent in path.parents:
            if parent == out or not parent.is_relative_to(out):
                break
            with contextlib.suppress(OSError):
                parent.rmdir()


def _name_of(root: Path, out: Path) -> str:
    resolved, base = out.resolve(), root.resolve()
    return resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else resolved.as_posix()


def _read_manifest(root: Path) -> dict[str, dict[str, str]]:
    """What earlier builds wrote; a damaged manifest lists nothing, so nothing is removed by it."""
    try:
        raw = json.loads((root / STATE / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(raw, dict):
        return {}
    return {
        str(name): {str(path): str(digest) for path, digest in files.items() if _is_inside(str(path))}
        for name, files in raw.items()
        if isinstance(files, dict)
    }


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")


def _write_manifest(root: Path, manifest: Mapping[str, Mapping[str, str]]) -> None:
    data = json.dumps(manifest, ensure_ascii=False, indent=0, sort_keys=True).encode()
    path = root / STATE / "manifest.json"
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return
    replace_file(path, data)


def _foreign_problem(name: str, path: str) -> Problem:
    return Problem(
        path=f"{name}/{path}",
        code="output-foreign",
        message="this file was not written by careerplan, so it was left alone and the page was not written",
        help="move it away, or build into another folder with --out",
    )
