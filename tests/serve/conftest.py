"""A small plan to serve, looked at in this process, and the program serving it in another."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.plans import KAFKA, TALK, TODAY, write_plan

PATIENCE = 30
"""Seconds after which a test gives up waiting for something that should come at once."""

SOURCE = Path(__file__).resolve().parents[2] / "generator"

FILES = {"skills/kafka.md": KAFKA, "goals/talk.md": TALK, "notes/health.md": "# Health\n\nSleep more.\n"}

SETTINGS = """
[plan]
title = "A plan"

[audiences.mentors]
kinds = []
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of three records."""
    return write_plan(tmp_path / "plan", FILES, SETTINGS)


class Served:
    """`careerplan serve` as a process, and what it prints."""

    def __init__(self, plan: Path, *words: str, **env: str) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in (*HOST_VARIABLES, "CI")}
        self.plan = plan
        self.process = subprocess.Popen(
            [sys.executable, "-m", "careerplan.cli", "-C", str(plan), "serve", "--today", TODAY, *words],
            stderr=subprocess.PIPE,
            env={**kept, "PYTHONPATH": str(SOURCE), "NO_COLOR": "1", **env},
            encoding="utf-8",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.heard: list[str] = []

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def wait_for(self, pattern: str) -> str:
        """The next line that holds a pattern."""
        while True:
            line = self._lines.get(timeout=PATIENCE)
            if line is None:
                pytest.fail(f"the server ended before it said {pattern!r}; it said:\n" + "\n".join(self.heard))
            self.heard.append(line)
            if re.search(pattern, line):
                return line

    def port(self) -> int:
        """Where it listens; it has read the plan by then."""
        match = re.search(r"http://[^ ]*?:(\d+)/", self.wait_for("Serving"))
        assert match is not None
        self.wait_for(r"^\d\d:\d\d:\d\d  ")
        return int(match[1])

    def stop(self) -> int:
        """Its exit code after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        """Make sure that it is over."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        if self.process.stderr is not None:
            self.process.stderr.close()


Serve = Callable[..., Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers, and ends them after the test."""
    started: list[Served] = []

    def start(plan: Path, *words: str, **env: str) -> Served:
        started.append(Served(plan, *words, **env))
        return started[-1]

    yield start
    for served in started:
        served.end()
