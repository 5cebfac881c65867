"""The files that hold a plan's keys: nobody but their owner should be able to read them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from careerplan.plan.problem import Problem

KEY_FILES = (".careerplan/key", ".careerplan/passphrase")

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_keys(root: Path) -> tuple[Problem, ...]:
    """Warnings for keys that other users of the machine may read or change."""
    if os.name == "nt":  # there, other rules say who may read a file
        return ()
    return tuple(
        Problem(
            path=path,
            code="key-readable",
            message="other users of this machine may read or change this file, and with it open all that is sealed",
            help=f"chmod 600 {path}; if somebody may have read it, careerplan share keys --replace",
        )
        for path in KEY_FILES
        if _is_open(root / path)
    )


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OTHERS)
    except OSError:
        return False
