"""The images of a plan: which exist, and what of them is shown.

A file is read only if its real path lies inside the content folder, whatever a link says.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from careerplan.content.files import shown_path, stays_inside
from careerplan.content.links import IMAGE_TYPES
from careerplan.content.pictures import encode_image, looks_like_image, not_an_image
from careerplan.plan.problem import Fault, Problem

LARGEST_IMAGE = 50 * 1024 * 1024
"""Bytes."""

_OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Encoded(Struct, frozen=True):
    """Images encoded anew, by their paths in the plan, and what is wrong with the others."""

    images: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def image_paths(root: Path, folder: str) -> frozenset[str]:
    """Image files below a folder, relative to the plan; those that a link leads out to are not."""
    base = (root / folder).resolve()
    found: set[str] = set()
    for parent, names, files in os.walk(root / folder):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or not name.lower().endswith(IMAGE_TYPES):
                continue
            path = Path(parent) / name
            if stays_inside(path, base) and path.is_file():
                found.add(shown_path(root, path))
    return frozenset(found)


def check_images(root: Path, folder: str, paths: Iterable[str]) -> Iterator[Problem]:
    """Problems of images that hold something else than their names say; only their first bytes are read."""
    for path in sorted(paths):
        head = _read(root, folder, path, 16)
        if isinstance(head, Fault):
            yield _problem(path, head)
        elif not looks_like_image(head):
            yield _problem(path, not_an_image())


def encode_images(root: Path, folder: str, paths: Iterable[str]) -> Encoded:
    """The pictures in these files; none of them leaves the plan as it is."""
    images: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted(paths):
        data = _read(root, folder, path, LARGEST_IMAGE + 1)
        encoded = data if isinstance(data, Fault) else _encode(data)
        if isinstance(encoded, Fault):
            problems.append(_problem(path, encoded))
        else:
            images[path] = encoded
    return Encoded(images, tuple(problems))


def _encode(data: bytes) -> bytes | Fault:
    if len(data) > LARGEST_IMAGE:
        return Fault("image-unreadable", "the image is larger than 50 MiB", "make it smaller")
    return encode_image(data)


def _read(root: Path, folder: str, path: str, size: int) -> bytes | Fault:
    """The first bytes of a file below the folder; the file may have gone or changed since it was found."""
    try:
        real = _found(root, path).resolve(strict=True)
        if not real.is_relative_to((root / folder).resolve()):
            return Fault(
                "file-link-outside", f"a symbolic link that leads out of {folder}/ is not read", "copy the file"
            )
        with os.fdopen(os.open(real, _OPENING), "rb") as stream:  # a pipe would wait for a writer
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return Fault("image-unreadable", "this is not a file", "remove it")
            return stream.read(size)
    except (FileNotFoundError, NotADirectoryError):
        return Fault("image-missing", "the image is gone", "put it back, or take it out of the text")
    except (OSError, RuntimeError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it cannot be opened"
        return Fault("image-unreadable", f"the image cannot be read: {why}", "check the file")


def _found(root: Path, path: str) -> Path:
    """The file of a path in NFC; some disks keep accents apart from their letters."""
    return root / path if (root / path).exists() else root / unicodedata.normalize("NFD", path)


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(path=path, code=fault.code, message=fault.message, help=fault.help)
