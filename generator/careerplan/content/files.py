"""The files of a plan, read as text; what cannot be read is a problem, never a crash."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from careerplan.plan.problem import Problem

LARGEST_FILE = 1024 * 1024
"""Bytes: a Markdown file larger than this was not written by hand."""

_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class TextFile(Struct, frozen=True):
    """A file's text, with line ends as `\\n` and no byte order mark."""

    path: str
    """Relative to the plan's folder, NFC, with forward slashes."""
    text: str


class Found(Struct, frozen=True):
    """Paths of the Markdown files below a folder, and folders that cannot be looked into."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]


Reading = Callable[[], "TextFile | Problem"]


def _read_now(_: str, read: Reading) -> TextFile | Problem:
    return read()


def find_texts(root: Path, folder: str) -> Found:
    """The Markdown files below a folder of the plan, in the order of their names."""
    problems: list[Problem] = []
    return Found(tuple(_markdown_files(root, root / folder, problems)), tuple(problems))


def read_texts(
    root: Path,
    folder: str,
    there: Found | None = None,
    held: Callable[[str, Reading], TextFile | Problem] = _read_now,
) -> tuple[tuple[TextFile, ...], tuple[Problem, ...]]:
    """All Markdown files below a folder of the plan, in the order of their names.

    `there` are those that were found already; `held` is given a path and how to read it, and may know the text.
    """
    there = there or find_texts(root, folder)
    files: dict[str, TextFile] = {}
    problems = list(there.problems)
    for path in there.paths:
        found = held(path, partial(read_text, root, folder, path))
        if isinstance(found, Problem):
            problems.append(found)
        elif found.path in files:
            message = "another file has the same name, with its accents in another Unicode form"
            problems.append(_whole_file(found.path, "id-duplicate", message, "rename one of them"))
        else:
            files[found.path] = found
    return tuple(files.values()), tuple(problems)


def _whole_file(path: str, code: str, message: str, help_text: str) -> Problem:
    return Problem(path=path, code=code, message=message, help=help_text)


def _markdown_files(root: Path, folder: Path, problems: list[Problem]) -> Iterator[str]:
    """Files by name; hidden ones and editors' backups are not content.

    A linked folder is given as a path of its own, to be judged like a linked file; one that stays
    inside is read where it really stands.
    """

    def report(error: OSError) -> None:
        problems.append(_unreadable(shown_path(root, Path(error.filename)), error))

    for parent, names, files in os.walk(folder, onerror=report):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in names:
            linked = Path(parent) / name
            if linked.is_symlink() and not stays_inside(linked, folder):
                yield str(linked)
        for name in sorted(files):
            if name.lower().endswith((".md", ".markdown")) and not name.startswith((".", "#", "~")):
                yield os.path.join(parent, name)  # noqa: PTH118 - thousands of paths, most of them known


def stays_inside(path: Path, folder: Path) -> bool:
    """True if a path, with all links followed, lies in a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def shown_path(root: Path, path: Path) -> str:
    """A path for messages and ids: NFC, forward slashes, nothing that cannot be printed."""
    name = path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", name)


def _unreadable(shown: str, error: OSError) -> Problem:
    why = error.strerror or type(error).__name__
    help_text = "check that it exists and that you may read it"
    return _whole_file(shown, "file-unreadable", f"cannot be opened: {why}", help_text)


def read_text(root: Path, folder: str, name: str) -> TextFile | Problem:
    """A file below a folder of the plan as text, or why it is not read; never through a link out of the folder."""
    path = Path(name)
    shown = shown_path(root, path)
    if "\ufffd" in shown and "\ufffd" not in str(path):
        message = "the name of the file is not UTF-8"
        return _whole_file(shown, "file-encoding", message, "rename the file")
    try:
        mode = path.stat().st_mode  # a link to nothing or to itself ends here
        if not stays_inside(path, root / folder):
            message = f"a symbolic link that leads out of {folder}/ is not read"
            return _whole_file(shown, "file-link-outside", message, f"copy the file into {folder}/")
        if not stat.S_ISREG(mode):
            return _whole_file(shown, "file-unreadable", "is not a file", "remove it")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        return _unreadable(shown, error)
    return _decode(shown, raw)


def _decode(shown: str, raw: bytes) -> TextFile | Problem:
    if len(raw) > LARGEST_FILE:
        return _whole_file(shown, "file-too-large", "larger than 1 MiB", "split it into several files")
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            return Problem(
                path=shown,
                line=1,
                column=1,
                code="file-encoding",
                message=f"the file is {name}; only UTF-8 is read",
                help="save it as UTF-8",
            )
    if b"\0" in raw:
        line, column = _place(raw, raw.index(b"\0"))
        return Problem(
            path=shown,
            line=line,
            column=column,
            code="file-nul",
            message="holds a NUL byte",
            help="save it as text in UTF-8",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(raw, error.start)
        return Problem(
            path=shown,
            line=line,
            column=column,
            code="file-encoding",
            message=f"byte 0x{raw[error.start]:02x} is not UTF-8; the file may be Windows-1252 or Latin-1",
            help="save it as UTF-8",
        )
    return TextFile(shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _place(raw: bytes, position: int) -> tuple[int, int]:
    """Line and column of a byte; what stands before it in its line is text, of any encoding."""
    before = raw[raw.rfind(b"\n", 0, position) + 1 : position]
    return raw.count(b"\n", 0, position) + 1, len(before.decode("utf-8", "replace")) + 1
