"""Files that hold what is sealed elsewhere: for the owner's eyes, in a folder that nobody else can enter."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import click

PREVIEWS = ".careerplan/preview"
"""Where pages lie in the clear that were only looked at."""

FOLDER_MODE, FILE_MODE = 0o700, 0o600


def write_private(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder that is made for them; none of them if one has a name that leads out of it."""
    paths = {_safe(name): data for name, data in files.items()}
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    folder.chmod(FOLDER_MODE)
    for name, data in paths.items():
        path = folder / name
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), FILE_MODE)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\\" in name or ":" in name:
        raise click.UsageError("A name in the file leads out of the folder, so nothing was written.")
    return path


def remove_previews(root: Path) -> None:
    """Remove what `share preview` left in the clear, and say so."""
    folder = root / PREVIEWS
    if os.path.lexists(folder):
        empty_private(folder)
        click.echo(f"The previews in {PREVIEWS}/ were removed: they stood there in the clear.", err=True)


def empty_private(folder: Path) -> None:
    """Remove what an earlier run left in a folder of ours; a link in its place is only unlinked."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
