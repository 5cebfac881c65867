"""Writing: only what changed, only what is ours, and whole whatever happens."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from careerplan.site.write import HALF_WRITTEN, Written, write_site
from tests.cli.plans import files_of

P = ParamSpec("P")
R = TypeVar("R")

PAGE = b'<meta name="generator" content="careerplan">'
OLD = {
    "index.html": PAGE + b"1",
    "skills/a.html": PAGE + b"a",
    "skills/b.html": PAGE + b"b",
    "media/x.png": b"\x89PNG1",
}
NEW = {"index.html": PAGE + b"2", "skills/a.html": PAGE + b"a", "goals/c.html": PAGE + b"c", "media/x.png": b"\x89PNG2"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    return tmp_path / "plan"


@pytest.fixture
def out(root: Path) -> Path:
    return root / "site"


def test_the_first_build_writes_everything(root: Path, out: Path) -> None:
    written = write_site(root, out, OLD)
    assert (written.changed, written.kept, written.removed, written.problems) == (4, 0, 0, ())
    assert files_of(out) == OLD


def test_the_same_again_touches_no_file(root: Path, out: Path) -> None:
    write_site(root, out, OLD)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    written = write_site(root, out, OLD)
    assert (written.changed, written.kept, written.removed) == (0, 4, 0)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_only_what_differs_is_replaced_and_what_is_gone_goes_with_its_folder(root: Path, out: Path) -> None:
    write_site(root, out, {**OLD, "notes/deep/x.html": PAGE})
    written = write_site(root, out, NEW)
    assert (written.changed, written.kept, written.removed) == (3, 1, 2)
    assert files_of(out) == NEW
    assert not (out / "notes").exists()


def test_a_file_that_we_wrote_and_somebody_edited_is_written_anew(root: Path, out: Path) -> None:
    write_site(root, out, OLD)
    (out / "media" / "x.png").write_bytes(b"edited")
    assert write_site(root, out, OLD).changed == 1
    assert files_of(out) == OLD


def test_somebody_elses_file_beside_ours_stays_through_everything(root: Path, out: Path) -> None:
    (out / "skills").mkdir(parents=True)
    (out / "CNAME").write_bytes(b"example.org")
    (out / "skills" / "mine.html").write_bytes(b"mine")
    for outputs in (OLD, NEW, {}):
        assert write_site(root, out, outputs).problems == ()
    write_site(root, out, {}, clean=True)
    assert files_of(out) == {"CNAME": b"example.org", "skills/mine.html": b"mine"}


def test_somebody_elses_file_at_a_pages_path_is_kept_and_reported(root: Path, out: Path) -> None:
    out.mkdir()
    (out / "index.html").write_bytes(b"mine")
    for outputs in (OLD, NEW, OLD):
        (problem,) = write_site(root, out, outputs).problems
        assert (problem.code, problem.path) == ("output-foreign", "site/index.html")
        assert files_of(out) == {**outputs, "index.html": b"mine"}
    write_site(root, out, {})
    assert files_of(out) == {"index.html": b"mine"}


@pytest.mark.parametrize("outputs", [OLD, {"skills/a.html": PAGE}])
def test_a_file_where_a_folder_would_be_is_kept_and_reported(
    root: Path, out: Path, outputs: Mapping[str, bytes]
) -> None:
    out.mkdir()
    (out / "skills").write_bytes(b"mine")
    written = write_site(root, out, outputs)
    assert {problem.code for problem in written.problems} == {"output-foreign"}
    assert files_of(out)["skills"] == b"mine"


def test_a_folder_or_a_pipe_where_a_page_would_be_is_kept_and_reported(root: Path, out: Path) -> None:
    (out / "index.html").mkdir(parents=True)
    (out / "skills").mkdir()
    os.mkfifo(out / "skills" / "a.html")
    problems = write_site(root, out, OLD).problems
    assert [problem.path for problem in problems] == ["site/index.html", "site/skills/a.html"]


def test_a_folder_that_leads_elsewhere_is_not_followed(root: Path, out: Path, tmp_path: Path) -> None:
    write_site(root, out, OLD)
    elsewhere = tmp_path / "elsewhere"
    (out / "skills").rename(elsewhere)
    (out / "skills").symlink_to(elsewhere)
    before = files_of(elsewhere)
    assert len(write_site(root, out, {**OLD, "skills/a.html": PAGE + b"other"}).problems) == 2
    write_site(root, out, {})
    assert files_of(elsewhere) == before


def test_a_page_that_is_a_link_is_replaced_and_not_what_it_leads_to(root: Path, out: Path, tmp_path: Path) -> None:
    write_site(root, out, OLD)
    (tmp_path / "target.html").write_bytes(b"target")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "target.html")
    write_site(root, out, OLD)
    assert (tmp_path / "target.html").read_bytes() == b"target"
    assert files_of(out) == OLD


def test_two_output_folders_of_one_plan_do_not_know_each_other(root: Path, out: Path, tmp_path: Path) -> None:
    write_site(root, out, OLD)
    write_site(root, tmp_path / "elsewhere", NEW)
    write_site(root, out, NEW)
    assert files_of(out) == files_of(tmp_path / "elsewhere") == NEW


def test_without_a_manifest_our_pages_are_known_by_their_mark(root: Path, out: Path) -> None:
    write_site(root, out, OLD)
    (root / ".careerplan" / "manifest.json").unlink()
    written = write_site(root, out, {**OLD, "index.html": PAGE + b"2"})
    assert (written.changed, written.problems) == (1, ())


def lose_the_manifest(root: Path) -> None:
    (root / ".careerplan" / "manifest.json").unlink()


def codes(written: Written) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in written.problems]


@pytest.mark.parametrize("clean", [False, True])
def test_a_page_that_somebody_replaced_stays_when_its_record_goes(root: Path, out: Path, clean: bool) -> None:  # noqa: FBT001 - a case
    write_site(root, out, OLD)
    (out / "skills" / "b.html").write_bytes(b"my own text on careerplan")
    written = write_site(root, out, NEW, clean=clean)
    assert (codes(written), written.removed) == ([("output-foreign", "site/skills/b.html")], 0)
    assert files_of(out) == {**NEW, "skills/b.html": b"my own text on careerplan"}
    assert write_site(root, out, NEW).problems == ()


def test_a_page_of_ours_that_was_edited_stays_until_it_is_cleaned_away(root: Path, out: Path) -> None:
    write_site(root, out, OLD)
    (out / "skills" / "b.html").write_bytes(PAGE + b"edited")
    assert codes(write_site(root, out, NEW)) == [("output-foreign", "site/skills/b.html")]
    assert codes(write_site(root, out, NEW)) == [("output-left", "site/skills/b.html")]
    assert codes(write_site(root, out, NEW, clean=True)) == []
    assert files_of(out) == NEW


OWN_PAGES = (
    b"<title>How I use careerplan</title>",
    b'<meta name="generator" content="careerplan-notes">',
    b'<head></head><meta name="generator" content="careerplan">',
    b"/* my colours, not those of careerplan */",
)


@pytest.mark.parametrize("data", OWN_PAGES)
def test_a_page_that_only_speaks_of_careerplan_is_somebody_elses(root: Path, out: Path, data: bytes) -> None:
    out.mkdir()
    (out / "index.html").write_bytes(data)
    (out / "mine.html").write_bytes(data)
    assert codes(write_site(root, out, OLD)) == [("output-foreign", "site/index.html")]
    write_site(root, out, {}, clean=True)
    assert files_of(out) == {"index.html": data, "mine.html": data}


@pytest.mark.parametrize("path", ["site.css", "site.js"])
def test_styles_and_scripts_of_ours_are_known_by_their_first_comment(root: Path, out: Path, path: str) -> None:
    write_site(root, out, {path: b"/* careerplan: one */"})
    lose_the_manifest(root)
    written = write_site(root, out, {path: b"/* careerplan: two */"})
    assert (written.changed, written.problems) == (1, ())


def test_without_a_manifest_pages_that_are_gone_are_reported_and_cleaned_away_when_asked(root: Path, out: Path) -> None:
    write_site(root, out, {**OLD, "notes/deep/x.html": PAGE, "old.css": b"/* careerplan: old */"})
    (out / "mine.html").write_bytes(b"mine")
    lose_the_manifest(root)
    new = {**NEW, "media/x.png": OLD["media/x.png"]}
    left = [("output-left", f"site/{path}") for path in ("notes/deep/x.html", "old.css", "skills/b.html")]
    for _ in range(2):
        written = write_site(root, out, new)
        assert (codes(written), written.removed) == (left, 0)
        assert (out / "skills" / "b.html").is_file()
    written = write_site(root, out, new, clean=True)
    assert (codes(written), written.removed) == ([], 3)
    assert files_of(out) == {**new, "mine.html": b"mine"}
    assert not (out / "notes").exists()


def test_a_site_within_another_is_not_taken_for_what_was_left_there(root: Path, out: Path) -> None:
    write_site(root, out / "copy", OLD)
    for clean in (False, True):
        assert write_site(root, out, NEW, clean=clean).problems == ()
    assert files_of(out / "copy") == OLD


DAMAGED = (
    "",
    "{",
    "[]",
    "null",
    "[" * 100_000,
    '{"site": []}',
    '{"site": {"index.html": null}}',
    '{"site": "../"}',
    "\ufeff{}",
)


@pytest.mark.parametrize("text", DAMAGED, ids=[text[:20] or "empty" for text in DAMAGED])
def test_a_damaged_manifest_costs_nothing_but_work(root: Path, out: Path, text: str) -> None:
    write_site(root, out, OLD)
    (root / ".careerplan" / "manifest.json").write_text(text, encoding="utf-8")
    write_site(root, out, OLD)
    assert files_of(out) == OLD
    write_site(root, out, NEW)
    write_site(root, out, NEW)
    assert files_of(out) == NEW


OUTSIDE = (
    "../keep.txt",
    "/keep.txt",
    "a/../../keep.txt",
    "..\\keep.txt",
    "",
    ".",
    "..",
    "a//b",
    "\0",
    "\ud800",
    "C:/keep",
)


@pytest.mark.parametrize("path", OUTSIDE, ids=ascii)
def test_p32_a_hostile_manifest_removes_nothing_outside(root: Path, out: Path, path: str) -> None:
    write_site(root, out, OLD)
    (root / "keep.txt").write_text("keep")
    manifest = root / ".careerplan" / "manifest.json"
    manifest.write_text(json.dumps({"site": {**dict.fromkeys(OLD, ""), path: ""}}), encoding="utf-8")
    write_site(root, out, NEW)
    write_site(root, out, {}, clean=True)
    assert (root / "keep.txt").read_text() == "keep"


def test_a_manifest_that_is_a_folder_is_no_reason_to_write_half_a_site(root: Path, out: Path) -> None:
    (root / ".careerplan" / "manifest.json").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        write_site(root, out, OLD)
    assert not out.exists()


def test_who_may_read_a_page_is_for_the_user_to_say(root: Path, out: Path) -> None:
    before = os.umask(0o077)
    try:
        write_site(root, out, OLD)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o077 for path in out.rglob("*")} == {0}


class Killed(BaseException):
    """The end of the process: nothing catches it."""


def killed_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a number of file operations happen, and none after them, as when a process is killed."""
    left = [count]

    def dying(operation: Callable[P, R]) -> Callable[P, R]:
        def run(*arguments: P.args, **options: P.kwargs) -> R:
            if left[0] <= 0:
                raise Killed
            left[0] -= 1
            return operation(*arguments, **options)

        return run

    for name in ("replace", "unlink", "rmdir", "mkdir"):
        monkeypatch.setattr(os, name, dying(getattr(os, name)))


def test_p36_killed_at_any_moment_every_file_is_whole_and_the_next_build_finishes(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = 0
    while True:
        write_site(root, out, OLD)
        with monkeypatch.context() as patch:
            killed_after(moments, patch)
            try:
                write_site(root, out, NEW)
                ended = True
            except Killed:
                ended = False
        for name, data in files_of(out).items():
            if not Path(name).match(HALF_WRITTEN):
                assert data in (OLD.get(name), NEW.get(name))
        assert write_site(root, out, NEW).problems == ()
        assert files_of(out) == NEW
        assert list((root / ".careerplan").iterdir()) == [root / ".careerplan" / "manifest.json"]
        if ended:
            break
        moments += 1
    assert moments > len(NEW)


def test_p36_killed_while_a_file_is_written_the_old_one_is_whole(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(root, out, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            write_site(root, out, NEW)
    assert files_of(out) == OLD
