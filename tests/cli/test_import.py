"""`careerplan import reply`: a mail in, one feedback file out, and only if its seal holds or its owner says so."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from careerplan.share.keys import make_keys, read_master
from careerplan.share.refusal import Refusal
from careerplan.share.secret import Secret
from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Ran, Run
from tests.cli.plans import TODAY, files_of, write_plan
from tests.cli.terminal import on_terminal
from tests.cli.test_share import FILES, SETTINGS
from tests.share.answers import ID, SAID, armoured, sealed

NONCE, RUTHS = "1" * 32, "2" * 32
WRITING = "---\ntitle: Writing\naudience: mentors\n---\n"
SHARE = (
    f'---\nperson: maria\nsees: mentors\nask: "What: would you cut?"\nrate: [kafka, writing]\nnonce: "{NONCE}"\n---\n'
)
CONTENT = {
    **{name: text for name, text in FILES.items() if not name.startswith("shares/")},
    "skills/writing.md": WRITING,
    "shares/maria.md": SHARE,
    "shares/ruth.md": f'---\nperson: ruth\nsees: mentors\nask: Why?\nnonce: "{RUTHS}"\n---\n',
}
PATH = "content/feedback/2026-11-20-maria.md"
TEXT = f"""\
---
from: maria
date: 2026-11-20
asked: "What: would you cut?"
ratings:
  kafka: intermediate
start:
  - "Say no once a week"
reply: "{ID}"
---

Cut the second catchment.

Had not seen enough to rate Writing.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    root = write_plan(tmp_path / "plan", CONTENT, SETTINGS)
    make_keys(root)
    return root


def master(plan: Path) -> Secret:
    found = read_master(plan)
    assert not isinstance(found, Refusal)
    return found


def mail(plan: Path, *, nonce: str = NONCE, path: str = "", **said: Any) -> Path:  # noqa: ANN401 - any JSON
    """A mail with an answer in it."""
    text = armoured(sealed(master(plan), nonce, {**SAID, **said}, path=path))
    file = plan.parent / "mail.txt"
    file.write_text(
        f"Hi Noor,\n\n> {text.replace(chr(10), chr(10) + '> ')}\n\nMaria\n", encoding="utf-8", newline="\r\n"
    )
    return file


def take(run: Run, plan: Path, *words: str | Path, **env: str) -> Ran:
    return run("-C", plan, "import", "reply", "--today", TODAY, *words, **env)


def given(plan: Path) -> list[str]:
    folder = plan / "content" / "feedback"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# What it writes


def test_an_answer_becomes_one_file_whose_ratings_count(run: Run, plan: Path) -> None:
    ran = take(run, plan, mail(plan), "--yes")
    assert (ran.code, ran.out) == (0, f"{PATH}\n")
    assert ran.err.endswith(
        "1 rating, an answer, 1 point and 1 skill not seen enough of by Maria Fontein; careerplan build shows them.\n"
    )
    assert (plan / PATH).read_text(encoding="utf-8") == TEXT
    assert json.loads(run("-C", plan, "check", "--format", "json", "--today", TODAY).out) == []
    exported = json.loads(run("-C", plan, "export", "--today", TODAY).out)
    (kafka,) = [skill for skill in exported["skills"] if skill["id"] == "kafka"]
    assert kafka["others"] == [{"by": "maria", "level": 3, "date": "2026-11-20"}]


def test_a_dry_run_shows_the_file_and_writes_nothing(run: Run, plan: Path) -> None:
    before = files_of(plan)
    ran = take(run, plan, mail(plan), "--dry-run")
    assert (ran.code, ran.out) == (0, f"{PATH}\n{TEXT}")
    assert files_of(plan) == before


def test_a_pipe_is_not_asked_and_writes_nothing_without_yes(run: Run, plan: Path) -> None:
    before = files_of(plan)
    ran = take(run, plan, mail(plan))
    assert (ran.code, ran.out) == (2, "")
    assert "add --yes" in ran.err
    assert files_of(plan) == before


@pytest.mark.parametrize(("said", "written"), [("y\n", ["2026-11-20-maria.md"]), ("n\n", []), ("\n", [])])
def test_a_terminal_shows_the_file_and_is_asked(plan: Path, said: str, written: list[str]) -> None:
    words = ("import", "reply", "--today", TODAY, str(mail(plan)))
    shown = on_terminal(plan, *words, typed={"Write the file?": said})
    assert "Cut the second catchment." in shown
    assert "The seal is that of maria's page." in shown
    assert given(plan) == written


def test_a_mail_may_come_through_a_pipe(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = mail(plan).read_bytes()
    for words, code in ((("-",), 2), (("-", "--yes"), 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert take(run, plan, *words).code == code
    assert given(plan) == ["2026-11-20-maria.md"]


def test_nothing_is_written_over(run: Run, plan: Path) -> None:
    (plan / PATH).parent.mkdir()
    (plan / PATH).write_text("---\nfrom: ruth\ndate: 2026-11-20\n---\n")
    assert take(run, plan, mail(plan), "--yes").out == "content/feedback/2026-11-20-maria-2.md\n"
    assert (plan / PATH).read_text() == "---\nfrom: ruth\ndate: 2026-11-20\n---\n"


def test_an_id_that_a_list_has_taken_is_passed_over(run: Run, plan: Path) -> None:
    (plan / "content" / "feedback.md").write_text("---\nfeedback: [{from: maria, date: 2026-11-20, keep: a}]\n---\n")
    assert take(run, plan, mail(plan), "--yes").out == "content/feedback/2026-11-20-maria-2.md\n"
    assert run("-C", plan, "check", "--today", TODAY).code == 0


def test_several_answers_are_several_files(run: Run, plan: Path) -> None:
    first, second = (mail(plan, id=name * 32).read_text() for name in "ab")
    both = plan.parent / "both.txt"
    both.write_text(first + second)
    assert take(run, plan, both, "--yes").code == 0
    assert given(plan) == ["2026-11-20-maria-2.md", "2026-11-20-maria.md"]


# What it does not take


def test_p38_each_answer_is_taken_once(run: Run, plan: Path) -> None:
    assert take(run, plan, mail(plan), "--yes").code == 0
    before = files_of(plan)
    again = take(run, plan, mail(plan), "--yes")
    assert (again.code, again.out) == (1, "")
    assert f"taken in before. It is {PATH}." in again.err
    (plan / PATH).rename((plan / PATH).with_name("renamed.md"))
    changed = take(run, plan, mail(plan, answer="Something else."), "--yes")
    assert (changed.code, changed.out) == (1, "")
    assert set(files_of(plan).values()) == set(before.values())


def test_p38_four_at_once_take_an_answer_once(plan: Path) -> None:
    words = ["-C", str(plan), "import", "reply", "--today", TODAY, str(mail(plan)), "--yes"]
    away = {name: value for name, value in os.environ.items() if name not in HOST_VARIABLES}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "careerplan.cli", *words], env=away, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for process in started:
        process.communicate()
    assert min(process.returncode for process in started) == 0
    assert {process.returncode for process in started} <= {0, 1, 2}
    assert len(given(plan)) == 1
    assert not list((plan / ".careerplan").glob(".careerplan-*"))


def test_p38_an_answer_that_somebody_is_taking_in_is_left_to_them(run: Run, plan: Path) -> None:
    claim = plan / ".careerplan" / f".careerplan-{ID}.tmp"
    claim.touch()
    ran = take(run, plan, mail(plan), "--yes")
    assert ran.code == 2
    assert "just now" in ran.err
    assert given(plan) == []
    claim.unlink()
    assert take(run, plan, mail(plan), "--yes").code == 0
    assert len(given(plan)) == 1


def test_p38_forged_moved_revoked_and_ended_are_told_apart(run: Run, plan: Path) -> None:
    from careerplan.share.derive import share_path

    marias = mail(plan).read_text()
    third = marias.split("\n> ")[4]
    tries = {
        "revoked": mail(plan, nonce="3" * 32).read_text(),
        "moved": mail(plan, path=share_path(master(plan), RUTHS)).read_text(),
        "begins and never ends": marias[: marias.index("END") - 10],
        "changed on its way": marias.replace(third, third[1:] + third[0]),
        "no answer any more": marias.replace(third, "abc"),
    }
    file = plan.parent / "mail.txt"
    for why, text in tries.items():
        file.write_text(text)
        ran = take(run, plan, file, "--yes")
        assert (ran.code, ran.out) == (1, ""), why
        assert why in ran.err
    run("-C", plan, "share", "revoke", "maria", "--today", TODAY)
    file.write_text(marias)
    assert "its link was revoked" in take(run, plan, file, "--yes").err
    assert given(plan) == []


def test_p38_a_share_that_ended_still_says_who_it_was(run: Run, plan: Path) -> None:
    path = plan / "content" / "shares" / "maria.md"
    path.write_text(SHARE.replace("nonce", "until: 2026-11-20\nnonce"))
    ran = take(run, plan, mail(plan), "--yes")
    assert ran.code == 0
    assert "The share has ended (2026-11-20)" in ran.err


def test_p38_one_that_does_not_hold_does_not_stop_one_that_does(run: Run, plan: Path) -> None:
    text = mail(plan, nonce="3" * 32).read_text() + mail(plan).read_text()
    (plan.parent / "mail.txt").write_text(text)
    ran = take(run, plan, plan.parent / "mail.txt", "--yes")
    assert (ran.code, ran.out) == (1, f"{PATH}\n")
    assert "Not taken in: no share of this plan opens it" in ran.err


def test_p38_from_cannot_say_what_the_seal_denies(run: Run, plan: Path) -> None:
    ran = take(run, plan, mail(plan), "--yes", "--from", "ruth")
    assert (ran.code, ran.out) == (2, "")
    assert "somebody else" in ran.err
    assert given(plan) == []
    assert take(run, plan, mail(plan), "--yes", "--from", "Maria").code == 0


def test_p38_an_answer_that_does_not_hold_is_not_taken_as_an_ordinary_mail(run: Run, plan: Path) -> None:
    ran = take(run, plan, mail(plan, nonce="3" * 32), "--yes", "--from", "maria")
    assert (ran.code, ran.out) == (1, "")
    assert given(plan) == []


def test_p38_what_moves_a_terminal_is_not_shown_to_it(run: Run, plan: Path) -> None:
    ran = take(run, plan, mail(plan, answer="a\x1b[2J\u202eb", start="c\x1b]0;x\x07"), "--dry-run")
    assert ran.code == 0
    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err


@pytest.mark.parametrize(("size", "code"), [(1024 * 1024 - 5000, 0), (1024 * 1024 + 1, 2)])
def test_p38_more_than_a_megabyte_is_not_read(run: Run, plan: Path, size: int, code: int) -> None:
    file = mail(plan)
    file.write_bytes(file.read_bytes() + b" \n" * (size // 2))
    assert take(run, plan, file, "--yes").code == code


def test_p11_without_the_master_key_nothing_can_be_taken(run: Run, plan: Path) -> None:
    file = mail(plan)
    (plan / ".careerplan" / "key").unlink()
    ran = take(run, plan, file, "--yes")
    assert (ran.code, ran.out) == (3, "")
    assert "careerplan share keys" in ran.err


@pytest.mark.parametrize("host", HOST_VARIABLES)
def test_p44_on_a_host_nothing_is_taken_or_shown(run: Run, plan: Path, host: str) -> None:
    ran = take(run, plan, mail(plan), "--dry-run", **{host: "1"})
    assert (ran.code, ran.out) == (3, "")
    assert "aria" not in ran.err


def test_a_file_that_cannot_be_read_is_wrong_use(run: Run, plan: Path) -> None:
    for name in (plan.parent / "nothing.txt", plan):
        assert take(run, plan, name).code == 2


# Ordinary mails


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text("Hi Noor,\n\ncut [[kafka]].\n\nMaria\n")
    return file


def test_an_ordinary_mail_needs_the_owners_word(run: Run, plan: Path, letter: Path) -> None:
    ran = take(run, plan, letter, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "--from PERSON" in ran.err
    assert take(run, plan, letter, "--from", "maria").code == 2
    assert given(plan) == []


def test_an_ordinary_mail_is_kept_as_text_and_once(run: Run, plan: Path, letter: Path) -> None:
    ran = take(run, plan, letter, "--from", "Maria", "--yes")
    assert (ran.code, ran.out) == (0, "content/feedback/2026-11-21-maria.md\n")
    text = (plan / ran.out.strip()).read_text()
    assert re.fullmatch(
        r'---\nfrom: maria\ndate: 2026-11-21\nreply: "[0-9a-f]{32}"\n---\n\n'
        r"Hi Noor,\n\ncut \\\[\\\[kafka\\\]\\\]\.\n\nMaria\n",
        text,
    )
    assert run("-C", plan, "check", "--strict", "--today", TODAY).code == 0
    assert take(run, plan, letter, "--from", "maria", "--yes").code == 1
    assert given(plan) == ["2026-11-21-maria.md"]


def test_the_owner_is_asked_who_wrote_it(plan: Path, letter: Path) -> None:
    words = ("import", "reply", "--today", TODAY, str(letter), "--from", "maria")
    shown = on_terminal(plan, *words, typed={"Write the file?": "y\n"})
    assert "maria wrote this?" in shown
    assert given(plan) == ["2026-11-21-maria.md"]


@pytest.mark.parametrize(("name", "hint"), [("mara", "did you mean maria?"), ("nobody", "no person has this id")])
def test_whoever_wrote_it_is_one_of_the_people(run: Run, plan: Path, letter: Path, name: str, hint: str) -> None:
    ran = take(run, plan, letter, "--from", name, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


def test_an_empty_mail_is_wrong_use(run: Run, plan: Path, letter: Path) -> None:
    letter.write_text(" \n")
    assert take(run, plan, letter, "--from", "maria", "--yes").code == 2


# The verb


def test_what_comes_later_is_not_listed(run: Run) -> None:
    shown = run("import", "--help").out
    assert "reply" in shown
    for later in ("ladder", "resume", "plan"):
        assert f"\n  {later}" not in shown
        assert run("import", later, "x").code == 2
