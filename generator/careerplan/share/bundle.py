"""The bundle: the files of a sealed page in one run of bytes (docs/sealed-format.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

LENGTH_BYTES = 4

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
    files = {path: data[end + at : end + at + size] for path, (at, size, _) in header.files.items()}
    return Bundle(files, header.start, header.styles, header.scripts)


def media_type(path: str) -> str:
    """The media type of a file by its ending."""
    return MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
