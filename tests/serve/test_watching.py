"""What changes in a plan's folder is told, whatever an editor does to save; what nobody wrote is not."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerplan.serve.watching import Change, folders_of, is_noise, watch_plan
from tests.serve.conftest import PATIENCE


class Heard:
    """A plan that is watched in a thread."""

    def __init__(self, root: Path, *, poll: bool = False) -> None:
        self._changes: queue.Queue[Change] = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(root, poll))
        self._thread.start()
        self.next()  # from then on nothing is missed

    def _watch(self, root: Path, poll: bool) -> None:  # noqa: FBT001 - as the thread is given it
        for change in watch_plan(root, self._stop, poll=poll):
            if change is not None:
                self._changes.put(change)

    def next(self) -> Change:
        return self._changes.get(timeout=PATIENCE)

    def until(self, path: Path) -> None:
        """Wait until a path was told, or that anything may have changed."""
        while True:
            change = self.next()
            if change.is_anything or str(path) in change.paths:
                return

    def until_saves_are_told(self, file: Path) -> None:
        """Save a file until that is told by its name: before it is subscribed to again, anything may have changed."""
        told: frozenset[str] = frozenset()
        for _ in range(10 * PATIENCE):
            file.write_text(f"# Talk\n\n{os.urandom(4).hex()}\n", encoding="utf-8")
            with contextlib.suppress(queue.Empty):
                told = self._changes.get(timeout=0.1).paths
            if str(file) in told:
                return
        pytest.fail("a save was not told")

    def end(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def heard(plan: Path) -> Iterator[Heard]:
    watched = Heard(plan)
    yield watched
    watched.end()


@pytest.mark.parametrize(
    "name",
    [
        "4913",
        "talk.md~",
        ".#talk.md",
        "#talk.md#",
        "talk.md.tmp",
        ".talk.md.swp",
        ".DS_Store",
        ".obsidian/workspace.json",
        "goals/.git/index",
        "talk.md.___jb_tmp___",
    ],
)
def test_what_editors_leave_beside_a_file_is_noise(name: str) -> None:
    assert is_noise(f"plans/mine/content/{name}", "plans/mine")


@pytest.mark.parametrize("name", ["talk.md", "goals/49130.md", "photo.png", "C#.md", "tmp.md"])
def test_what_somebody_wrote_is_not(name: str) -> None:
    assert not is_noise(f".hidden/mine/content/{name}", ".hidden/mine")


def test_a_file_written_in_place_is_told(plan: Path, heard: Heard) -> None:
    file = plan / "content/goals/talk.md"
    file.write_text("---\ntitle: Another\n---\n", encoding="utf-8")
    heard.until(file)


def test_a_file_replaced_in_one_step_is_told_each_time(plan: Path, heard: Heard) -> None:
    file = plan / "content/goals/talk.md"
    for number in range(3):
        half = file.with_name(f".talk.md.{number}.tmp")
        half.write_text(f"# Talk {number}\n", encoding="utf-8")
        half.replace(file)
        heard.until(file)


def test_the_way_of_vim_is_told(plan: Path, heard: Heard) -> None:
    file = plan / "content/goals/talk.md"
    probe = file.with_name("4913")
    probe.touch()
    probe.unlink()
    file.rename(file.with_name("talk.md~"))
    file.write_text("# Talk\n", encoding="utf-8")
    file.with_name("talk.md~").unlink()
    heard.until(file)


def test_the_settings_are_told(plan: Path, heard: Heard) -> None:
    file = plan / "careerplan.toml"
    file.write_text("[plan]\n", encoding="utf-8")
    heard.until(file)


def test_a_file_in_a_folder_that_is_new_is_told(plan: Path, heard: Heard) -> None:
    folder = plan / "content/people"
    folder.mkdir()
    heard.until(folder)
    file = folder / "maria.md"
    file.write_text("# Maria\n", encoding="utf-8")
    heard.until(file)


def test_a_folder_that_vanishes_and_returns_is_watched_again(plan: Path, heard: Heard) -> None:
    aside = plan.with_name("aside")
    (plan / "content").rename(aside)
    heard.until(plan / "content")
    aside.rename(plan / "content")
    heard.until(plan / "content")
    heard.until_saves_are_told(plan / "content/goals/talk.md")


def test_the_whole_plan_may_vanish_and_return(plan: Path, heard: Heard) -> None:
    aside = plan.with_name("aside")
    shutil.move(plan, aside)
    heard.next()
    shutil.move(aside, plan)
    heard.until_saves_are_told(plan / "content/goals/talk.md")


def test_a_disk_that_tells_nothing_is_looked_at_again_and_again(plan: Path) -> None:
    heard = Heard(plan, poll=True)
    assert [heard.next().is_anything for _ in range(3)] == [True, True, True]
    heard.end()


def test_hidden_folders_and_what_is_built_are_not_watched(plan: Path) -> None:
    for name in (".git", "site", "content/.obsidian", "content/goals/2026"):
        (plan / name).mkdir(parents=True)
    watched = {os.path.relpath(path, plan) for path in folders_of(plan)}
    assert watched == {".", "content", "content/goals", "content/goals/2026", "content/skills", "content/notes"}
