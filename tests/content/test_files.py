"""Files on a disk: encodings, sizes, links, names; what cannot be read is a problem of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from careerplan.content.load import parse_plan, read_content
from careerplan.plan.settings import Settings
from tests.texts import said

TALK = "---\ntitle: A talk\ndue: 2026-11\n---\nTwenty minutes.\n"


def problems_of(root: Path) -> str:
    return said(parse_plan(read_content(root), Settings()).problems)


@pytest.fixture
def goals(tmp_path: Path) -> Path:
    """The folder of goals of a plan that holds one sound goal."""
    folder = tmp_path / "content" / "goals"
    folder.mkdir(parents=True)
    (folder / "sound.md").write_text("---\ntitle: Sound\n---\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "raw",
    [
        TALK.encode(),
        b"\xef\xbb\xbf" + TALK.encode(),
        TALK.replace("\n", "\r\n").encode(),
        TALK.replace("\n", "\r").encode(),
    ],
    ids=["plain", "BOM", "CRLF", "CR"],
)
def test_a_byte_order_mark_and_any_line_ends_are_accepted(raw: bytes, goals: Path) -> None:
    (goals / "talk.md").write_bytes(raw)
    content = read_content(goals.parent.parent)
    found = parse_plan(content, Settings())
    assert found.problems == ()
    talk = next(goal for goal in found.plan.goals if goal.id == "talk")
    assert (talk.title, talk.body.text, talk.body.line) == ("A talk", "Twenty minutes.", 5)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            TALK.encode("utf-16"),
            ":1:1: error[file-encoding]: the file is UTF-16; only UTF-8 is read\n  help: save it as UTF-8\n",
        ),
        (
            b"\xfe\xff" + TALK.encode("utf-16-be"),
            ":1:1: error[file-encoding]: the file is UTF-16; only UTF-8 is read\n  help: save it as UTF-8\n",
        ),
        (
            TALK.encode("utf-32"),
            ":1:1: error[file-encoding]: the file is UTF-32; only UTF-8 is read\n  help: save it as UTF-8\n",
        ),
        (
            TALK.replace("minutes", "min\u00fctes").encode("latin-1"),
            (
                ":5:11: error[file-encoding]: byte 0xfc is not UTF-8; the file may be Windows-1252 or Latin-1\n"
                "  help: save it as UTF-8\n"
            ),
        ),
        (
            TALK.replace("Twenty", "Twe\0nty").encode(),
            ":5:4: error[file-nul]: holds a NUL byte\n  help: save it as text in UTF-8\n",
        ),
        (
            TALK.encode() + b"x" * 1024 * 1024,
            ":0:0: error[file-too-large]: larger than 1 MiB\n  help: split it into several files\n",
        ),
    ],
    ids=["UTF-16 LE", "UTF-16 BE", "UTF-32", "Latin-1", "NUL", "large"],
)
def test_what_is_no_text_in_utf_8_is_named(raw: bytes, message: str, goals: Path) -> None:
    (goals / "talk.md").write_bytes(raw)
    assert problems_of(goals.parent.parent) == f"content/goals/talk.md{message}"


def test_a_file_of_exactly_one_mebibyte_is_read(goals: Path) -> None:
    (goals / "talk.md").write_bytes(TALK.encode().ljust(1024 * 1024, b"x"))
    assert problems_of(goals.parent.parent) == ""


def test_p33_a_link_that_leads_out_is_not_read(goals: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Secret.", encoding="utf-8")
    (goals / "talk.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "content" / "elsewhere").symlink_to(tmp_path.parent, target_is_directory=True)
    assert problems_of(tmp_path) == (
        "content/elsewhere:0:0: error[file-link-outside]: a symbolic link that leads out of content/ is not read\n"
        "  help: copy the file into content/\n"
        "content/goals/talk.md:0:0: error[file-link-outside]: "
        "a symbolic link that leads out of content/ is not read\n"
        "  help: copy the file into content/\n"
    )


def test_p33_links_in_a_circle_end(goals: Path, tmp_path: Path) -> None:
    (goals / "self.md").symlink_to(goals / "self.md")
    (goals / "up").symlink_to(tmp_path / "content", target_is_directory=True)
    assert problems_of(tmp_path) == (
        "content/goals/self.md:0:0: error[file-unreadable]: cannot be opened: Too many levels of symbolic links\n"
        "  help: check that it exists and that you may read it\n"
    )
    assert [file.path for file in read_content(tmp_path).files] == ["content/goals/sound.md"]


def test_a_link_within_the_folder_is_read(goals: Path, tmp_path: Path) -> None:
    (goals / "talk.txt").write_text(TALK, encoding="utf-8")
    (goals / "talk.md").symlink_to(goals / "talk.txt")
    assert problems_of(tmp_path) == ""
    assert [file.path for file in read_content(tmp_path).files][-1] == "content/goals/talk.md"


def test_a_link_to_nothing(goals: Path, tmp_path: Path) -> None:
    (goals / "talk.md").symlink_to(goals / "gone.md")
    assert problems_of(tmp_path) == (
        "content/goals/talk.md:0:0: error[file-unreadable]: cannot be opened: No such file or directory\n"
        "  help: check that it exists and that you may read it\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_that_may_not_be_read(goals: Path, tmp_path: Path) -> None:
    (goals / "talk.md").write_text(TALK, encoding="utf-8")
    (goals / "talk.md").chmod(0)
    (goals / "more").mkdir(mode=0)
    assert problems_of(tmp_path) == (
        "content/goals/more:0:0: error[file-unreadable]: cannot be opened: Permission denied\n"
        "  help: check that it exists and that you may read it\n"
        "content/goals/talk.md:0:0: error[file-unreadable]: cannot be opened: Permission denied\n"
        "  help: check that it exists and that you may read it\n"
    )


def test_a_pipe_is_no_file(goals: Path, tmp_path: Path) -> None:
    os.mkfifo(goals / "talk.md")
    assert problems_of(tmp_path) == (
        "content/goals/talk.md:0:0: error[file-unreadable]: is not a file\n  help: remove it\n"
    )


def test_a_name_that_is_not_utf_8(goals: Path, tmp_path: Path) -> None:
    (goals / os.fsdecode(b"caf\xe9.md")).write_text(TALK, encoding="utf-8")
    assert problems_of(tmp_path) == (
        "content/goals/caf\ufffd.md:0:0: error[file-encoding]: the name of the file is not UTF-8\n"
        "  help: rename the file\n"
    )


def test_two_names_that_differ_in_their_unicode_form_only(goals: Path, tmp_path: Path) -> None:
    (goals / "caf\u00e9.md").write_text(TALK, encoding="utf-8")
    (goals / "cafe\u0301.md").write_text(TALK, encoding="utf-8")
    assert problems_of(tmp_path) == (
        "content/goals/caf\u00e9.md:0:0: error[id-duplicate]: "
        "another file has the same name, with its accents in another Unicode form\n"
        "  help: rename one of them\n"
    )


def test_hidden_files_backups_and_other_endings_are_no_content(goals: Path, tmp_path: Path) -> None:
    for name in (".talk.md", "#talk.md", "~talk.md", "talk.md~", "talk.txt", ".obsidian/talk.md"):
        (goals / name).parent.mkdir(exist_ok=True)
        (goals / name).write_text(TALK, encoding="utf-8")
    assert [file.path for file in read_content(tmp_path).files] == ["content/goals/sound.md"]


def test_endings_may_be_long_or_in_capitals(goals: Path, tmp_path: Path) -> None:
    (goals / "talk.markdown").write_text(TALK, encoding="utf-8")
    (goals / "paper.MD").write_text(TALK, encoding="utf-8")
    assert [goal.id for goal in parse_plan(read_content(tmp_path), Settings()).plan.goals] == [
        "paper",
        "sound",
        "talk",
    ]


def test_a_plan_without_content_is_empty(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == ""


def test_images_are_found_beside_the_text_and_never_outside(goals: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"")
    (goals / "chart.PNG").write_bytes(b"")
    (goals / "drawing.svg").write_bytes(b"")
    (goals / "linked.png").symlink_to(tmp_path / "outside.png")
    (goals / "gone.png").symlink_to(goals / "nothing.png")
    (goals / ".hidden.png").write_bytes(b"")
    assert read_content(tmp_path).images == {"content/goals/chart.PNG"}
