"""The main flow: the same files and day give the same site, whatever was built there before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import IO, Any

import pytest
from PIL import Image

import careerplan.build
from benchmarks.corpus import write_corpus
from careerplan.site.write import HALF_WRITTEN, write_site
from tests.cli.plans import KAFKA, TALK, TODAY, built, files_of, write_plan

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    files = {"skills/kafka.md": KAFKA, "goals/talk.md": TALK, "notes/deep/idea.md": "See [[kafka]].\n"}
    return write_plan(tmp_path / "plan", files)


def site(plan: Path, today: str = TODAY) -> dict[str, bytes]:
    """What is in the site's folder after a build."""
    write_site(plan, plan / "site", built(plan, today).outputs)
    return files_of(plan / "site")


def test_two_builds_of_the_example_in_two_processes_are_equal_byte_for_byte(tmp_path: Path) -> None:
    sites = []
    for name, seed in (("one", "1"), ("two", "2")):
        plan = tmp_path / name
        for folder in ("content", "audiences"):
            shutil.copytree(ROOT / folder, plan / folder)
        shutil.copy(ROOT / "careerplan.toml", plan)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "careerplan.cli", "-C", str(plan), "build", "--today", TODAY]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        sites.append(files_of(plan / "site"))
    assert len(sites[0]) > 90
    assert sites[0] == sites[1]


def add(plan: Path) -> None:
    (plan / "content" / "skills" / "python.md").write_text("---\ntitle: Python\ntarget: expert\n---\n")


def edit(plan: Path) -> None:
    path = plan / "content" / "skills" / "kafka.md"
    path.write_text(path.read_text().replace("novice", "intermediate"))


def rename(plan: Path) -> None:
    (plan / "content" / "goals" / "talk.md").rename(plan / "content" / "goals" / "give-a-talk.md")


def move(plan: Path) -> None:
    (plan / "content" / "notes" / "deep" / "idea.md").rename(plan / "content" / "notes" / "idea.md")


def remove(plan: Path) -> None:
    (plan / "content" / "skills" / "kafka.md").unlink()


def empty(plan: Path) -> None:
    shutil.rmtree(plan / "content")


def spoil(plan: Path) -> None:
    (plan / "content" / "goals" / "talk.md").write_text("---\nstatus: [\n---\n")


@pytest.mark.parametrize("change", [add, edit, rename, move, remove, empty, spoil])
def test_after_any_change_a_warm_build_equals_a_cold_one(plan: Path, change: Callable[[Path], None]) -> None:
    before = site(plan)
    change(plan)
    warm = site(plan)
    shutil.rmtree(plan / "site")
    shutil.rmtree(plan / ".careerplan")
    assert warm == site(plan)
    assert warm != before


def test_the_page_of_a_removed_record_goes_with_its_folder(plan: Path) -> None:
    assert {"skills/kafka.html", "notes/deep/idea.html"} <= set(site(plan))
    remove(plan)
    (plan / "content" / "notes" / "deep" / "idea.md").unlink()
    assert not {"skills/kafka.html", "notes/deep/idea.html"} & set(site(plan))
    assert not (plan / "site" / "notes" / "deep").exists()


def test_another_day_makes_other_pages(plan: Path) -> None:
    assert site(plan)["index.html"] != site(plan, "2026-12-20")["index.html"]


def test_killed_between_two_files_the_next_build_finishes(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    replaced: list[str] = []
    replace = os.replace

    def replace_three(source: str, target: str) -> None:
        if len(replaced) == 3:
            raise Killed
        replaced.append(target)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace_three)
        with pytest.raises(Killed):
            site(plan)
    assert 0 < len(files_of(plan / "site")) < 5
    finished = site(plan)
    assert finished == dict(built(plan).outputs)
    assert not list(plan.rglob(HALF_WRITTEN))


def test_pictures_of_bodies_are_in_the_site_and_no_others(plan: Path) -> None:
    pictures = plan / "content" / "notes" / "pictures"
    pictures.mkdir()
    for name in ("shown", "hidden"):
        Image.new("RGB", (8, 8)).save(pictures / f"{name}.png")
    (plan / "content" / "notes" / "idea.md").write_text("![A sketch](pictures/shown.png)\n")
    outputs = built(plan).outputs
    assert [path for path in outputs if path.startswith("media/")] == ["media/notes/pictures/shown.png"]


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called while work is done."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_p35_a_plan_that_refers_to_itself_in_circles_is_built(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        files |= {
            f"goals/{name}.md": f"---\nafter: {other}\nconflicts_with: {other}\n---\n[[goal:{other}]] [[skill:{name}]]",
            f"skills/{name}.md": f"---\nrelated: {other}\ntarget: 4\n---\n[[skill:{other}]] [[skill:{name}]]",
            f"roles/{name}.md": f"---\nneeds: {{{other}: 3}}\nsource: '[[role:{other}]]'\n---\n[[role:{other}]]",
            f"notes/{name}.md": f"[[page:{other}]] [[goal:{name}]]",
        }
    site = built(write_plan(tmp_path / "p", files))
    assert {"goals/a.html", "skills/b.html", "roles/c.html", "notes/a.html"} <= set(site.outputs)
    assert sorted({problem.code for problem in site.problems}) == ["goal-circle"]


def test_the_work_of_a_build_grows_in_a_straight_line_with_the_records(tmp_path: Path) -> None:
    small, large = (write_corpus(tmp_path / str(size), size) for size in (125, 500))
    built(small)  # whatever is made once per process is made here
    assert calls_of(lambda: built(large)) < 4 * 1.25 * calls_of(lambda: built(small))


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = write_corpus(tmp_path / "p", 100)
    opened: list[str] = []
    path_open = Path.open

    def noted(self: Path, *how: str, **options: str) -> IO[Any]:
        opened.append(self.name)
        return path_open(self, *how, **options)  # type: ignore[call-overload, no-any-return]  # handed on as it came

    monkeypatch.setattr(Path, "open", noted)
    careerplan.build.read_plan(plan)
    markdown = [name for name in opened if name.endswith(".md")]
    assert len(markdown) == len(set(markdown)) == 100
