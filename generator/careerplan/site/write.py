"""Outputs become files: only what changed, each replaced in one step, and only what we wrote goes.

The manifest (`.careerplan/manifest.json`) lists what we wrote, by output folder. It is widened
before the first file is written and narrowed after the last, so a build that is killed leaves
every file whole and none that the next build would take for somebody else's. Half-written files
have names of their own, and the next build sweeps them away. Where the manifest was lost, our pages
are known by their mark: what is left of records that are gone may be private, so it is never passed
over in silence.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from careerplan.plan.problem import Problem

STATE = ".careerplan"
"""The plan's private folder for what builds remember; git-ignored."""

MARK = b'<meta name="generator" content="careerplan">'
"""Stands in the head of every page that we write, within its first 2000 bytes."""

FIRST_COMMENT = b"/* careerplan: "
"""Begins every style and script of ours."""

MARKED = (".html", ".css", ".js")
"""Endings of the files that bear a mark."""

HALF_WRITTEN = ".careerplan-*.tmp"
"""Names of files that are not yet whole."""


class Written(Struct, frozen=True):
    """What became of the outputs."""

    changed: int
    kept: int
    removed: int
    problems: tuple[Problem, ...] = ()


def write_site(
    root: Path, out: Path, outputs: Mapping[str, bytes], *, clean: bool = False, own: Mapping[str, str] | None = None
) -> Written:
    """Write the outputs below a folder; somebody else's file is never replaced or removed.

    With `clean` all is written anew, and what bears our mark and is no output goes, listed or not.
    `own` are files there, with their digests, that are known to be ours although no manifest may say so.
    """
    manifest = _read_manifest(root)
    name = _name_of(root, out)
    before = {**manifest.get(name, {}), **(own or {})}
    if clean:
        _remove(out, [path for path in before if path in outputs])
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in outputs.items()}
    foreign = {path for path, data in outputs.items() if _is_foreign(out, path, data, path in before)}
    ours = {path: digest for path, digest in hashes.items() if path not in foreign}
    _write_manifest(root, {**manifest, name: {**before, **_either(before, ours)}})
    changed = sum(_write_changed(out / path, outputs[path]) for path in ours)
    gone = [path for path in before if path not in outputs]
    edited = {path for path in gone if _is_edited(out, path, before[path])}
    left = _left(out, {*outputs, *gone}, [root / other for other in manifest if other != name])
    if clean:
        left += [path for path in edited if _bears_mark(out / path)]
        edited, left, gone = edited.difference(left), [], [*gone, *left]
    stale = [path for path in gone if path not in edited]
    _sweep({(out / path).parent for path in (*before, *ours)} | {root / STATE})
    _remove(out, stale)
    _write_manifest(root, {**manifest, name: ours})
    problems = (
        *(_foreign_problem(name, path) for path in sorted(foreign)),
        *(_edited_problem(name, path) for path in sorted(edited)),
        *(_left_problem(name, path) for path in sorted(left)),
    )
    return Written(changed, len(ours) - changed, len(set(stale)), problems)


def _either(before: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, str]:
    """The digests that a file may have while it is written: a killed build leaves the old one or the new."""
    return {path: " ".join(dict.fromkeys((*before.get(path, "").split(), new))) for path, new in ours.items()}


def _is_edited(out: Path, relative: str, digests: str) -> bool:
    """True for a file that is not as we wrote it, so that it may be somebody's own by now."""
    path = out / relative
    if _leads_away(out, path) or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() not in digests.split()


def _left(out: Path, known: Iterable[str], other_sites: Iterable[Path]) -> list[str]:
    """Files that bear our mark and that neither this build nor the one before it wrote here."""
    names = {_as_one_name(path) for path in known}
    sites = {site.resolve() for site in other_sites}
    found = (path.relative_to(out).as_posix() for path in _marked_files(out.resolve(), out, sites))
    return [path for path in found if _as_one_name(path) not in names]


def _marked_files(resolved: Path, out: Path, sites: set[Path]) -> Iterator[Path]:
    for parent, folders, files in os.walk(out):
        below = resolved / Path(parent).relative_to(out)
        folders[:] = [name for name in folders if below / name not in sites]
        for name in files:
            path = Path(parent) / name
            if name.endswith(MARKED) and not path.is_symlink() and path.is_file() and _bears_mark(path):
                yield path


def _as_one_name(path: str) -> str:
    """A path as file systems compare it that keep neither case nor the form of accents."""
    return unicodedata.normalize("NFC", path).casefold()


def _bears_mark(path: Path) -> bool:
    """True for a page, style or script that careerplan made."""
    with contextlib.suppress(OSError), path.open("rb") as stream:
        return _is_marked(stream.read(2000))
    return False


def _is_marked(data: bytes) -> bool:
    return data.startswith(FIRST_COMMENT) or MARK in data[:2000].partition(b"</head>")[0]


def _is_foreign(out: Path, relative: str, data: bytes, listed: bool) -> bool:  # noqa: FBT001 - a fact about the path
    """True for a file that is there, that no build of ours lists, and that does not bear our mark."""
    path = out / relative
    if _leads_away(out, path) or (path.exists() and not path.is_file()):
        return True
    if listed or not path.exists():
        return False
    there = path.read_bytes()
    return there != data and not _is_marked(there)


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


def written_before(root: Path, out: Path) -> Mapping[str, str]:
    """The digests, by path, of what the last build into a folder wrote; empty if none is known."""
    return _read_manifest(root).get(_name_of(root, out), {})


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


def _edited_problem(name: str, path: str) -> Problem:
    return Problem(
        path=f"{name}/{path}",
        code="output-foreign",
        message="careerplan wrote a page here that is gone now; the file was changed since, so it was left alone",
        help="remove it if it is not yours",
    )


def _left_problem(name: str, path: str) -> Problem:
    return Problem(
        path=f"{name}/{path}",
        code="output-left",
        message="an earlier build wrote this file, and nothing in the plan makes it any more",
        help="remove it with: careerplan build --clean; images in media/ bear no mark, so look through them yourself",
    )
