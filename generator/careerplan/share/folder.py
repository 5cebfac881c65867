"""The folder that is published: it may hold what a locked build wrote, and nothing else.

Whatever else lies there would be published with it, so a locked build refuses it and touches nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerplan.share.hosting import host_files
from careerplan.share.link import FOLDER
from careerplan.share.refusal import Refusal
from careerplan.share.shell import is_shell
from careerplan.site.write import HALF_WRITTEN, MARK

OWNERS_FILES, OWNERS_FOLDERS = frozenset({"CNAME"}), frozenset({".well-known"})
"""What a host asks its user to lay beside the site."""


def refuse_foreign(out: Path, before: Mapping[str, str]) -> Refusal | None:
    """Why a folder cannot take a locked site: it holds files that no locked build wrote.

    `before` are the digests of what the last build into the folder wrote.
    """
    found = sorted(path for path in _files(out) if not _may_lie_there(out, path, before))
    if not found:
        return None
    count = f"{len(found)} file" if len(found) == 1 else f"{len(found)} files"
    return Refusal(
        f"the output folder holds {count} that no locked build wrote, and all of it would be published",
        "Move them away, or build into an empty folder with --out",
        details=tuple(found),
    )


def own_files(out: Path) -> Mapping[str, str]:
    """What earlier locked builds wrote there: SHA-256 by path."""
    paths = (path for path in _files(out) if not _is_owners(path))
    return {path: hashlib.sha256((out / path).read_bytes()).hexdigest() for path in paths}


def holds_locked_site(out: Path) -> bool:
    """True for a folder in which a sealed page stands: plain pages have no place in it."""
    pages = (out / path for path in _files(out) if _is_place_of_page(path))
    return any(not page.is_symlink() and is_shell(page.read_bytes()) for page in pages)


def _files(out: Path) -> Iterator[str]:
    """Every file below a folder, relative to it; a link counts as a file, for it may lead anywhere."""
    for parent, folders, files in os.walk(out):
        base = Path(parent)
        links = [name for name in folders if (base / name).is_symlink()]
        folders[:] = [name for name in folders if name not in links]
        for name in (*links, *files):
            yield (base / name).relative_to(out).as_posix()


def _may_lie_there(out: Path, path: str, before: Mapping[str, str]) -> bool:
    whole = out / path
    if whole.is_symlink():
        return False
    if _is_owners(path) or whole.match(HALF_WRITTEN):
        return True
    data = whole.read_bytes()
    if path in host_files():
        return data == host_files()[path] or _is_as_before(path, data, before)
    if not _is_place_of_page(path):
        return False
    return is_shell(data) or (MARK not in data and _is_as_before(path, data, before))


def _is_place_of_page(path: str) -> bool:
    in_place = "/" not in path or (path.startswith(FOLDER) and path.count("/") == 1)
    return in_place and path.endswith(".html")


def _is_as_before(path: str, data: bytes, before: Mapping[str, str]) -> bool:
    """True for a file as a build of ours left it: another version may have sealed in another shell."""
    return hashlib.sha256(data).hexdigest() in before.get(path, "").split()


def _is_owners(path: str) -> bool:
    return path in OWNERS_FILES or path.partition("/")[0] in OWNERS_FOLDERS
