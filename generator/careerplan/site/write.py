"""Outputs become files: only what changed, each replaced in one step, and only what we wrote goes.

The manifest (`.careerplan/manifest.json`) lists what we wrote, by output folder. It is widened
before the first file is written and narrowed after the last, so a build that is killed leaves
every file whole and none that the next build would take for somebody else's. Half-written files
have names of their own, and the next build sweeps them away.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from careerplan.plan.problem import Problem

STATE = ".careerplan"
"""The plan's private folder for what builds remember; git-ignored."""

MARK = b"careerplan"
"""Stands at the head of every text file that we write."""

HALF_WRITTEN = ".careerplan-*.tmp"
"""Names of files that are not yet whole."""


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
    foreign = {path for path, data in outputs.items() if _is_foreign(out, path, data, path in before)}
    ours = {path: digest for path, digest in hashes.items() if path not in foreign}
    _write_manifest(root, {**manifest, name: {**before, **ours}})
    changed = sum(_write_changed(out / path, outputs[path]) for path in ours)
    stale = [path for path in before if path not in outputs]
    _sweep({(out / path).parent for path in (*before, *ours)} | {root / STATE})
    _remove(out, stale)
    _write_manifest(root, {**manifest, name: ours})
    problems = tuple(_foreign_problem(name, path) for path in sorted(foreign))
    return Written(changed, len(ours) - changed, len(stale), problems)


def _is_foreign(out: Path, relative: str, data: bytes, listed: bool) -> bool:  # noqa: FBT001 - a fact about the path
    """True for a file that is there, that no build of ours lists, and that does not bear our mark."""
    path = out / relative
    if _leads_away(out, path) or (path.exists() and not path.is_file()):
        return True
    if listed or not path.exists():
        return False
    there = path.read_bytes()
    return there != data and MARK not in there[:2000]


def _leads_away(out: Path, path: Path) -> bool:
    """True if a file or a link stands where a folder of the site would be."""
    folders = (parent for parent in path.parents if parent != out and parent.is_relative_to(out))
    return any(folder.is_symlink() or (folder.exists() and not folder.is_dir()) for folder in folders)


def _write_changed(path: Path, data: bytes) -> bool:
    """Replace a file in one step if its bytes differ; True if they did."""
    with contextlib.suppress(OSError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    replace_file(path, data)
    return True


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(HALF_WRITTEN.replace("*", secrets.token_hex(6)))
    try:
        with half.open("xb") as stream:  # the user's umask decides who may read it
            stream.write(data)
        half.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink()
        raise


def _sweep(folders: Iterable[Path]) -> None:
    """Remove what a killed build left half-written."""
    for folder in folders:
        for half in folder.glob(HALF_WRITTEN):
            with contextlib.suppress(OSError):
                half.unlink()


def _remove(out: Path, paths: Iterable[str]) -> None:
    """Remove files of ours, and the folders that are empty then."""
    for relative in paths:
        path = out / relative
        if _leads_away(out, path):
            continue
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
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(raw, dict):
        return {}
    return {
        str(name): {str(path): str(digest) for path, digest in files.items() if _is_inside(str(path))}
        for name, files in raw.items()
        if isinstance(files, dict)
    }


def _is_inside(path: str) -> bool:
    """True for a path as we write them: relative, never upward, and one that a disk can hold."""
    parts = path.replace("\\", "/").split("/")
    names_a_file = "\0" not in path and path == path.encode(errors="replace").decode()
    return names_a_file and ":" not in parts[0] and not {"", ".", ".."} & set(parts)


def _write_manifest(root: Path, manifest: Mapping[str, Mapping[str, str]]) -> None:
    data = json.dumps(manifest, indent=0, sort_keys=True).encode()
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
