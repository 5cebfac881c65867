"""docs/method.md is honest: all 110 parts stand there, with pages and tests that exist."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from careerplan.build import build_site, measure_plan, read_plan
from tests.reading_docs import DOCS, ROOT, rows_of
from tests.test_docs import DAY

ROWS = rows_of((DOCS / "method.md").read_text(encoding="utf-8"))
STATES = ("there", "partly", "not yet")


@cache
def example_pages() -> frozenset[str]:
    return frozenset(build_site(measure_plan(read_plan(ROOT), DAY)).outputs)


def names(cell: str) -> list[str]:
    """What stands in a cell as code."""
    return re.findall(r"`([^`]+)`", cell)


def test_all_parts_of_the_method_stand_there_once() -> None:
    assert [row[0] for row in ROWS] == [f"C{number}" for number in range(1, 111)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_state_says_what_is_missing(row: list[str]) -> None:
    state, _, missing = row[4].partition(": ")
    assert state in STATES
    if state == "there":
        assert names(row[2]), "a page must show it"
        assert names(row[3]), "a test must prove it"
        assert missing == ""
    elif state == "partly":
        assert missing


def test_the_pages_it_names_are_in_the_example_site() -> None:
    named = {page for row in ROWS for page in names(row[2])}
    assert named - example_pages() == set()


def test_the_tests_it_names_exist() -> None:
    missing = []
    for row in ROWS:
        for name in names(row[3]):
            path, _, function = name.partition("::")
            tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
            if function not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
                missing.append(f"{row[0]}: {name}")
    assert missing == []
