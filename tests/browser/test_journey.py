"""The whole way of a share: a new plan, a link, an answer, a rating that counts, and the end of the link."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from careerplan.share.keys import KEY_VARIABLE, PASSPHRASE_VARIABLE
from careerplan.site.hosts import HOST_VARIABLES
from tests.browser.looking import PHONE, context
from tests.browser.sealing import serving

pytestmark = pytest.mark.browser

TODAY = "2026-11-21"
SOURCE_ROOT = str(Path(__file__).resolve().parents[2] / "generator")

SKILL = """---
title: Saying no
kind: soft
audience: mentors
target: advanced
ratings:
  - 2026-05-01 advanced
---
"""


def careerplan(root: Path, *words: str, code: int = 0) -> str:
    """Runs the program as a person does; what it printed."""
    hidden = (*HOST_VARIABLES, "CI", KEY_VARIABLE, PASSPHRASE_VARIABLE)
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "careerplan.cli", "-C", str(root), *words],
        env={**env, "PYTHONPATH": SOURCE_ROOT},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def published(root: Path) -> dict[str, bytes]:
    sealed = root / "sealed"
    return {path.relative_to(sealed).as_posix(): path.read_bytes() for path in sealed.rglob("*") if path.is_file()}


def gap_row(root: Path) -> str:
    """The row of the skill in the gap table."""
    html = (root / "site" / "skills" / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr\b.*?</tr>", html, re.DOTALL)
    return next(" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows if "saying-no.html" in row)


def started(tmp_path: Path) -> Path:
    """A new plan with a skill, a mentor and a share for her."""
    root = tmp_path / "plan"
    careerplan(tmp_path, "new", "plan", "--today", TODAY)
    (root / "content/skills").mkdir(exist_ok=True)
    (root / "content/skills/saying-no.md").write_text(SKILL, encoding="utf-8")
    careerplan(root, "add", "person", "Maria Fontein", "--set", "relations=mentor")
    careerplan(
        *(root, "share", "add", "maria-fontein", "--sees", "mentors", "--ask", "Where do I give in too early?"),
        *("--rate", "saying-no"),
    )
    return root


def test_from_a_new_plan_to_a_rating_that_counts_to_the_end_of_the_link(browser: Browser, tmp_path: Path) -> None:
    root = started(tmp_path)
    careerplan(root, "build", "--locked", "--today", TODAY)
    link = careerplan(root, "share", "link", "maria-fontein").split()[0]
    address = link[link.index("s/") :]
    careerplan(root, "build", "--today", TODAY)
    assert "4" in gap_row(root)

    with serving(published(root)) as served:
        reader = context(browser, PHONE)
        tab = reader.new_page()
        tab.goto(served.url(address))
        expect(tab.get_by_role("heading", level=1)).to_contain_text("Where do I give in too early?")
        tab.get_by_label("Where do I give in too early?").fill("When you like the people who ask.")
        tab.get_by_role("radio", name=re.compile("^novice", re.IGNORECASE)).check()
        with tab.expect_download() as download:
            tab.get_by_role("button", name="Save it as a file").click()
        answer = tmp_path / "answer.txt"
        download.value.save_as(answer)
        reader.close()
    assert "like the people" not in answer.read_text(encoding="utf-8")

    careerplan(root, "import", "reply", str(answer), "--yes")
    (feedback,) = (root / "content/feedback").glob("*maria-fontein*.md")
    assert "When you like the people who ask." in feedback.read_text(encoding="utf-8")
    careerplan(root, "import", "reply", str(answer), "--yes", code=1)
    before = gap_row(root)
    careerplan(root, "build", "--today", TODAY)
    assert gap_row(root) != before  # the low median of advanced and novice is novice
    skill = (root / "site/skills/saying-no.html").read_text(encoding="utf-8")
    assert "Maria Fontein" in skill

    careerplan(root, "share", "revoke", "maria-fontein")
    careerplan(root, "build", "--locked", "--today", TODAY)
    with serving(published(root)) as served:
        reader = context(browser, PHONE)
        tab = reader.new_page()
        tab.goto(served.url(address))
        expect(tab.get_by_role("heading", level=1)).to_contain_text("ended")
        reader.close()
