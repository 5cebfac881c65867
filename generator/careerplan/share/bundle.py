"""The bundle: the files of a sealed page in one run of bytes (docs/sealed-format.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from unicodedata import category

import msgspec
from msgspec import Struct

LENGTH_BYTES = 4
LONGEST_NAME = 255
"""Bytes of one part of a path, as file systems hold it."""

MEDIA_TYPES: Mapping[str, str] = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""Types of the files that a sealed page can show; all others are carried and never shown."""


class Bundle(Struct, frozen=True):
    """Files by path, the page shown first, and what applies to every page."""

    files: Mapping[str, bytes]
    start: str = "index.html"
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


class _Header(Struct, frozen=True):
    format: int
    start: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    files: dict[str, tuple[int, int, str]]


def pack_bundle(bundle: Bundle) -> bytes:
    """The bytes of a bundle, the same for the same files."""
    entries: dict[str, tuple[int, int, str]] = {}
    at = 0
    for path in sorted(bundle.files):
        size = len(bundle.files[path])
        entries[path] = (at, size, media_type(path))
        at += size
    header = msgspec.json.encode(_Header(1, bundle.start, bundle.styles, bundle.scripts, entries))
    parts = (bundle.files[path] for path in entries)
    return b"".join((len(header).to_bytes(LENGTH_BYTES, "big"), header, *parts))


def read_bundle(data: bytes) -> Bundle | None:
    """The files of a bundle; None if the bytes are not one."""
    end = LENGTH_BYTES + int.from_bytes(data[:LENGTH_BYTES], "big")
    try:
        header = msgspec.json.decode(data[LENGTH_BYTES:end], type=_Header)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if not _is_sound(header, len(data) - end):
        return None
    files = {path: data[end + at : end + at + size] for path, (at, size, _) in header.files.items()}
    return Bundle(files, header.start, header.styles, header.scripts)


def _is_sound(header: _Header, size: int) -> bool:
    """True if every file lies within, one after another, under a name that a disk can hold, and the first is there."""
    at = 0
    for path, (start, length, _) in header.files.items():
        if start != at or length < 0 or not is_name(path):
            return False
        at += length
    folders = {str(folder) for path in header.files for folder in PurePosixPath(path).parents}
    return at == size and header.start in header.files and folders.isdisjoint(header.files)


def is_name(path: str) -> bool:
    """True for a path that leads nowhere but into the folder, and that a disk can hold."""
    parts = path.split("/")
    has_controls = any(category(letter) in ("Cc", "Cs") for letter in path)
    return (
        not has_controls
        and not {"", ".", ".."} & set(parts)
        and all(len(part.encode()) <= LONGEST_NAME for part in parts)
    )


def media_type(path: str) -> str:
    """The media type of a file by its ending."""
    return MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
