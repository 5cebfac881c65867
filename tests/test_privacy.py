"""The forty-four tests of privacy: each number is in the suite, and docs/privacy.md says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PAGE = (TESTS.parent / "docs" / "privacy.md").read_text(encoding="utf-8")
NUMBERS = range(1, 45)

_TEST = re.compile(r"^ *def test_p(\d\d)_\w+", re.MULTILINE)
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)

FILES = {
    path.relative_to(TESTS).as_posix(): {int(number) for number in _TEST.findall(path.read_text(encoding="utf-8"))}
    for path in sorted(TESTS.rglob("test_*.py"))
}
ROWS = {
    int(number): (proves.strip(), set(re.findall(r"`([^`]+)`", where))) for number, proves, where in _ROW.findall(PAGE)
}


def test_every_number_has_its_row() -> None:
    assert sorted(ROWS) == list(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_is_in_the_suite_where_the_page_says(number: int) -> None:
    proves, where = ROWS[number]
    assert proves
    assert where == {path for path, numbers in FILES.items() if number in numbers} != set()


NOT_PROTECTED = [
    "A host that builds from git reads everything",
    "Who has a link can pass it on",
    "What was read cannot be unread",
    "Old deploys stay on a host until you delete them",
    "The size of the sealed file, and when it changes, can be seen",
    "A lost key cannot be made again",
    "The history of a tab that was opened by your own link still holds the key after Lock",
    "Saving an open page as a complete page keeps that page in plain text",
    "Somebody who has the link and an old copy of the file can get round",
    "A name is missed with a case ending",
]


@pytest.mark.parametrize("sentence", NOT_PROTECTED)
def test_p41_the_page_says_what_is_not_protected(sentence: str) -> None:
    section = PAGE.partition("## What is not protected")[2].partition("\n## ")[0]
    assert sentence in " ".join(section.split())


def test_p41_the_readme_leads_to_it() -> None:
    readme = (TESTS.parent / "README.md").read_text(encoding="utf-8")
    assert "docs/privacy.md#what-is-not-protected" in readme
