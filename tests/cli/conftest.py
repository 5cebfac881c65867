"""The program run as a user runs it: words in; exit code, stdout and stderr out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

import pytest
from msgspec import Struct

from careerplan.cli.main import main
from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.plans import KAFKA, TALK, write_plan
from tests.cli.sharing import FILES, SETTINGS

SECRETS = ("CAREERPLAN_KEY", "CAREERPLAN_PASSPHRASE")
PREVIEWS = ("CONTEXT", "CF_PAGES_BRANCH", "WORKERS_CI_BRANCH", "VERCEL_ENV", "IS_PULL_REQUEST", "GITHUB_EVENT_NAME")
SURROUNDINGS = (*HOST_VARIABLES, *SECRETS, *PREVIEWS, "CI", "CAREERPLAN_ALLOW_PLAIN", "SOURCE_DATE_EPOCH", "NO_COLOR")


class Ran(Struct, frozen=True):
    """What a command did."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs `careerplan` with words; `env` adds to an environment without hosts and dates."""

    def __call__(self, *words: str | Path, **env: str) -> Ran: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run_main(*words: str | Path, **env: str) -> Ran:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["careerplan", *map(str, words)])
            for name, value in env.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run_main


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small sound plan: one skill with a gap, one goal."""
    return write_plan(tmp_path / "plan", {"skills/kafka.md": KAFKA, "goals/talk.md": TALK})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The same with a day that does not exist, in a goal with a secret name."""
    talk = TALK.replace("2026-12-15", "2026-02-30").replace("Give a talk", "Leave Corvine")
    return write_plan(tmp_path / "broken", {"skills/kafka.md": KAFKA, "goals/talk.md": talk})


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A plan with two shares and one goal that nobody may see."""
    return write_plan(tmp_path / "plan", FILES, SETTINGS)
