"""The program on a terminal: what it shows, and what somebody types at its questions."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from careerplan.site.hosts import HOST_VARIABLES

SCRIPT = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # this is the terminal that a password is asked at
from careerplan.cli.main import main
sys.argv[0] = "careerplan"
main()
"""


def on_terminal(root: Path, *words: str, typed: Mapping[str, str] | None = None, **env: str) -> str:
    """What the program shows on a terminal, where somebody types an answer after each of these words."""
    kept = {name: value for name, value in os.environ.items() if name not in (*HOST_VARIABLES, "CI", "NO_COLOR")}
    environment = {**kept, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", "PYTHONUTF8": "1", **env}
    above, below = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "-C", root, *words],
        stdin=below,
        stdout=below,
        stderr=below,
        env=environment,
        start_new_session=True,
    )
    os.close(below)
    shown, asked, waiting = b"", b"", dict(typed or {})
    while piece := piece_of(above):
        shown, asked = shown + piece, asked + piece
        for word in [word for word in waiting if word.encode() in asked][:1]:
            os.write(above, waiting.pop(word).encode())
            asked = b""
    process.wait()
    os.close(above)
    return shown.decode("utf-8", "replace").replace("\r\n", "\n")


def piece_of(terminal: int) -> bytes:
    """What the program has written since, waiting for it; nothing once it has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
