"""What hosts are told to publish: never the plan, never a plain site, and no key in their files.

The files of hosts are looked for in the plan's folder and above it, up to the top of its repository.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content import toml, yaml12
from careerplan.content.nodes import Mapping
from careerplan.content.publishing import (
    PLAIN,
    SEALED,
    Publishing,
    more_in,
    read_github,
    read_gitlab,
    read_netlify,
    read_render,
    read_vercel,
    read_wrangler,
    runs_in,
)
from careerplan.content.variables import ALLOW_PLAIN, SECRETS, set_in
from careerplan.plan.problem import Fault, Problem

Visibility = Literal["private", "public"]

SETTINGS = "careerplan.toml"
"""Marks the folder of a plan."""

LARGEST_FILE = 256 * 1024
"""Bytes: no file for a host is longer."""

PRIVATE_FOLDERS = ("content", "audiences", ".careerplan", ".git")
"""Folders of a plan of which not even a part is published."""

PLAIN_MARK = "search-index.js"
"""A file of every plain site, and of no sealed one."""

_Reader = Callable[[Mapping], Iterator[Publishing]]

_HOST_FILES: tuple[tuple[str, str, _Reader], ...] = (
    ("netlify.toml", '{} = "{}"', read_netlify),
    ("wrangler.toml", '{} = "{}"', read_wrangler),
    ("wrangler.json", '"{}": "{}"', read_wrangler),
    ("wrangler.jsonc", '"{}": "{}"', read_wrangler),
    ("vercel.json", '"{}": "{}"', read_vercel),
    ("render.yaml", "{}: {}", read_render),
    (".gitlab-ci.yml", "{}: {}", read_gitlab),
    (".github/workflows/*.yml", "{}: {}", read_github),
    (".github/workflows/*.yaml", "{}: {}", read_github),
)
"""Name -> how a key and its value are written there, and who reads it."""

_UNRELATED = {read_gitlab: re.compile("pages"), read_github: re.compile("pages", re.IGNORECASE)}
"""Files that do many things are read only if they speak of pages."""

_SECRETS = re.compile(
    r"""CAREERPLAN_(?:KEY|PASSPHRASE)["']?[ \t]*(?:[:=]|(?:[:=,][ \t]*)?[{\n]?\s*["']?value["']?[ \t]*[:=])[ \t]*"""
    r"""(?=["']?[^\s"'$@{}<>,#])(?P<value>"[^"\n]*"|'[^'\n]*'|[^\s"',}]+)"""
)
"""A key or a passphrase that is written out; a variable of the host in its place is as it should be."""

_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?(?:\*/|\Z)', re.DOTALL)
_WORKSPACE = re.compile(r"^(?:\$\{\{\s*github\.workspace\s*\}\}|\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR)\}?)/?")


class _File(Struct, frozen=True):
    """A file of a host, and how it is written."""

    path: str
    """As messages name it, relative to the plan's folder."""
    folder: Path
    root: Path
    """The plan's folder."""
    form: str
    visibility: Visibility
    lines: tuple[str, ...] = ()
    """Without the secrets that stand in them."""

    def problem(self, line: int, column: int, fault: Fault) -> Problem:
        """A fault at a place of the file; once its lines are known, with the line."""
        return Problem(
            path=self.path,
            line=line,
            column=column,
            code=fault.code,
            message=fault.message,
            help=fault.help,
            excerpt=self.lines[line - 1] if 0 < line <= len(self.lines) else "",
        )


def check_hosting(root: Path, visibility: Visibility) -> tuple[Problem, ...]:
    """Problems of the files that hosts read; a public plan may publish its plain site."""
    found: dict[Problem, None] = {}
    for folder in _folders(root):
        for pattern, form, reader in _HOST_FILES:
            for path in sorted(folder.glob(pattern)):
                shown = os.path.relpath(path, root).replace(os.sep, "/")
                found.update(dict.fromkeys(_check(path, _File(shown, folder, root, form, visibility), reader)))
    return tuple(found)


def _folders(root: Path) -> tuple[Path, ...]:
    """The plan's folder, and those above it within its repository, up to another plan whose own they are."""
    top = root.resolve()
    above = (top, *top.parents)
    repository = next((index for index, folder in enumerate(above) if (folder / ".git").exists()), 0)
    others = takewhile(lambda folder: not (folder / SETTINGS).exists(), above[1 : repository + 1])
    return (root, *others)


def _check(path: Path, file: _File, reader: _Reader) -> Iterator[Problem]:
    try:
        with path.open("rb") as stream:
            text = stream.read(LARGEST_FILE + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        yield file.problem(0, 0, _unclear("it cannot be read"))
        return
    for match in _SECRETS.finditer(text):
        at = match.start("value")
        yield file.problem(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), _SECRET_WRITTEN)
    text = _SECRETS.sub(_without_value, text)
    file = replace(file, lines=tuple(text.split("\n")))
    if reader in _UNRELATED and not _UNRELATED[reader].search(text):
        return
    tree = _tree(text, file)
    if isinstance(tree, Problem):
        yield tree
        return
    written = list(set_in(tree))
    hidden = [value for name, value in written if name in SECRETS]
    if hidden:  # in a form that was not blotted out, so no other problem may repeat the lines
        bare = replace(file, lines=())
        yield from (bare.problem(value.line, value.column, _SECRET_WRITTEN) for value in hidden)
        return
    for name, value in written:
        if name == ALLOW_PLAIN and file.visibility == "private":
            yield file.problem(value.line, value.column, _PLAIN_ALLOWED)
    for publishing in reader(tree):
        if not _is_replaced(publishing, path):
            yield from _judge(publishing, file)


def _tree(text: str, file: _File) -> Mapping | Problem:
    """What a file says; a problem if it cannot be read."""
    if len(text) > LARGEST_FILE:
        return file.problem(0, 0, _unclear("it is too long"))
    try:
        if file.path.endswith(".toml"):
            return toml.tree(tomllib.loads(text), file.lines)
        if file.path.endswith((".json", ".jsonc")):
            text = _COMMENT.sub(_without_comment, text).replace("\t", " ")
        node = yaml12.compose(text)
    except yaml12.Refusal as refusal:
        return file.problem(refusal.line, refusal.column, _unclear(refusal.fault.message))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (0, 0)
        return file.problem(line, column, _unclear("it is not valid TOML"))
    return node if isinstance(node, Mapping) else Mapping((), 1, 1)


def _without_comment(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else re.sub(r"[^\n]", " ", match[0])


def _without_value(match: re.Match[str]) -> str:
    """The match with its value blotted out; places stay where they are."""
    return match[0].removesuffix(match["value"]) + re.sub(r"[^\"']", "x", match["value"])


def _is_replaced(publishing: Publishing, path: Path) -> bool:
    """True if the folder that a host builds in has a file of the same name, which counts instead."""
    inner = (path.parent / base / path.name for base in publishing.bases if base.strip("/."))
    return any(other.is_file() for other in inner)


def _judge(publishing: Publishing, file: _File) -> Iterator[Problem]:
    """What is wrong with one folder that is published, and with the command before it."""
    runs = tuple(runs_in(publishing.command.text)) if publishing.command else ()
    ours = bool(runs) or any((file.folder / base).resolve() == file.root.resolve() for base in publishing.bases)
    command = publishing.command
    if command and ours and file.visibility == "private":
        said = _shortened(command.text)
        if any(not run.locked for run in runs):
            fault = Fault("publish-open", f"“{said}” builds the plain site, where all can be read", _BUILD_LOCKED)
            yield file.problem(command.line, command.column, fault)
        elif not runs and not publishing.is_script:
            fault = Fault("publish-open", f"“{said}” does not run careerplan build --locked", _BUILD_LOCKED)
            yield file.problem(command.line, command.column, fault)
    more = more_in(command.text, is_script=publishing.is_script) if command and runs else ""
    if command and more:
        yield file.problem(command.line, command.column, _unclear(f"“{_shortened(more)}” is run beside the build"))
    outs = frozenset(run.out for run in runs if run.locked or file.visibility == "public")
    open_or_none = _folder_fault(publishing, file, outs)
    if open_or_none is not None:
        yield file.problem(publishing.line, publishing.column, open_or_none)


def _folder_fault(publishing: Publishing, file: _File, outs: frozenset[str]) -> Fault | None:
    """Why a folder must not be published; None if nothing speaks against it."""
    wanted = next(iter(sorted(outs)), SEALED)
    mend = f"write {file.form.format(publishing.key, wanted)}"
    if publishing.folder is None:
        why = f"{publishing.key} is missing, so {publishing.host} may publish the whole folder, Markdown and all"
        whole = file.folder / publishing.bases[-1].lstrip("/")
        return Fault("publish-open", why, mend) if _holds_plan(whole, file.root) else None
    said = file.form.format(publishing.key, _shortened(publishing.folder))
    relative = _WORKSPACE.sub("", publishing.folder.strip()).lstrip("/")
    if "$" in relative:
        return _unclear(f"{said} holds a variable")
    places = [Path(os.path.normpath(file.folder / base.lstrip("/") / relative)) for base in publishing.bases]
    if any(_holds_plan(place, file.root) for place in places):
        return Fault("publish-open", f"{said} publishes the plan itself, Markdown and all", mend)
    if file.visibility == "private":
        plain = [file.root.resolve() / PLAIN] if PLAIN not in outs else []
        if any(place.resolve() in plain or (place / PLAIN_MARK).exists() for place in places):
            return Fault("publish-open", f"{said} publishes the plain site, where all can be read", mend)
    known = {(file.root / out).resolve() for out in outs}
    if known and not publishing.is_script and not any(place.resolve() in known for place in places):
        return Fault("publish-open", f"{said} is not the folder that the build writes", mend)
    return None


def _holds_plan(place: Path, root: Path) -> bool:
    """True for the plan's folder, all above it, and every place in a folder that is never published."""
    real, plan = place.resolve(), root.resolve()
    private = [(plan / name).resolve() for name in PRIVATE_FOLDERS]
    return any(folder.is_relative_to(real) for folder in (plan, *private)) or any(
        real.is_relative_to(folder) for folder in private
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _unclear(why: str) -> Fault:
    return Fault(
        "publish-unclear",
        f"{why}, so what it publishes was not checked",
        "see for yourself that only sealed/ is published",
    )


_BUILD_LOCKED = "let it run: careerplan build --locked --strict"

_PLAIN_ALLOWED = Fault(
    "publish-open",
    "this lets a plain build run on the host, where all can be read",
    "remove CAREERPLAN_ALLOW_PLAIN here",
)

_SECRET_WRITTEN = Fault(
    "publish-secret",
    "a key or a passphrase is written here, where everybody who has the repository can read it",
    "set it in the host's own settings; the one that stood here is no longer secret, so replace it",
)
