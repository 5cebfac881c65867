"""What git knows of a plan: when each file changed, and what it should never have been given.

A shallow clone knows only its newest commits, so it gives no dates rather than wrong ones.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from careerplan.content.records import Dates
from careerplan.plan.problem import Problem
from careerplan.plan.when import day

OUTPUTS = (".careerplan", "site", "sealed")
"""Folders that hold keys or the whole plan in the open."""

TIMEOUT = 20
"""Seconds after which the history is left out."""


_MOVED_BY_COMMITS = ("HEAD", "logs/HEAD", "packed-refs", "shallow", "FETCH_HEAD")
"""Files of a repository of which one changes with every commit, checkout and fetch."""


class History(Struct, frozen=True):
    """What git knows of a plan."""

    dates: Mapping[str, Dates]
    problems: tuple[Problem, ...]


def read_history(root: Path, folder: str) -> History:
    """The dates of the files below a folder, and warnings for what git was given."""
    return History(git_dates(root, folder), tracked_outputs(root))


def git_stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when git's history does, without asking git; empty outside a repository."""
    found = next((parent / ".git" for parent in (root.resolve(), *root.resolve().parents) if _is_there(parent)), None)
    if found is None:
        return ()
    if found.is_file():  # a worktree or a submodule names its folder
        with contextlib.suppress(OSError, UnicodeDecodeError):
            found = (found.parent / found.read_text(encoding="utf-8").partition(":")[2].strip()).resolve()
    stamps: list[tuple[str, int, int]] = []
    for name in _MOVED_BY_COMMITS:
        with contextlib.suppress(OSError):
            state = (found / name).stat()
            stamps.append((name, state.st_mtime_ns, state.st_size))
    return tuple(stamps)


def git_dates(root: Path, folder: str) -> Mapping[str, Dates]:
    """Dates by path relative to the plan's folder; empty outside a repository or in a shallow one."""
    if not _is_repository(root):
        return {}
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(root, "log", "--format=%x01%as", "--name-only", "--relative", "--no-renames", "-z", "--", folder)
    first: dict[str, dt.date] = {}
    last: dict[str, dt.date] = {}
    for commit in log.split("\x01")[1:]:
        written, _, names = commit.partition("\0")
        moment = dt.date.fromisoformat(written.strip())
        for name in names.split("\0"):
            path = unicodedata.normalize("NFC", name.strip("\n"))
            if path:
                first[path] = moment  # the log runs backward, so the last one seen is the first
                last.setdefault(path, moment)
    return {path: Dates(day(first[path]), day(last[path])) for path in first}


def tracked_outputs(root: Path) -> tuple[Problem, ...]:
    """Warnings for folders that git ever tracked although they must stay at home."""
    if not _is_repository(root):
        return ()
    return tuple(
        Problem(
            path=folder,
            code="git-tracked",
            message=f"{folder}/ is or was in git's history, where everybody who has the repository can read it",
            help=f"git rm -r --cached {folder}, add it to .gitignore, and replace any key that was in it",
        )
        for folder in OUTPUTS
        if _git(root, "log", "--all", "-1", "--format=%h", "--", folder).strip()
    )


def _is_repository(root: Path) -> bool:
    return any(_is_there(parent) for parent in (root.resolve(), *root.resolve().parents))


def _is_there(parent: Path) -> bool:
    return (parent / ".git").exists()


def _git(root: Path, *arguments: str) -> str:
    """What git prints; empty where it fails or is not there. Hooks and monitors stay off."""
    command = (
        "git",
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.quotepath=false",
        "-c",
        "log.showSignature=false",
        "-C",
        str(root),
        *arguments,
    )
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603 - no shell, fixed words
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
