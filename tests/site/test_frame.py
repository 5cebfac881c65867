"""The frame of a page: where it stands, and what is marked as current."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from careerplan.plan.record import Key
from careerplan.site.addresses import address, root_of
from careerplan.site.frame import Frame, Site, frame
from tests.cli.plans import KAFKA, built, write_plan

SITE = Site(title="A plan", language="en", today=dt.date(2026, 11, 21), file_count=1, problem_count=0, has_notes=False)


def current(made: Frame) -> dict[str, str]:
    return {entry.title: entry.current for entry in made.navigation if entry.current}


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("index.html", {"Today": "page"}),
        ("skills/index.html", {"Skills": "page"}),
        ("skills/kafka.html", {"Skills": "true"}),
        ("goals/talk.html", {"Goals": "true"}),
        ("resources.html", {"Goals": "true"}),
        ("roles/staff.html", {"Path": "true"}),
        ("market.html", {"Path": "true"}),
        ("wellbeing.html", {"Path": "true"}),
        ("year/2026.html", {"Path": "true"}),
        ("brief.html", {}),
        ("timeline.html", {"Timeline": "page"}),
        ("notes/skills/x.html", {}),
        ("404.html", {}),
    ],
)
def test_the_navigation_marks_the_page_and_the_section_it_belongs_to(path: str, marked: dict[str, str]) -> None:
    assert current(frame(SITE, path, "Title")) == marked


@pytest.mark.parametrize(("path", "root"), [("index.html", ""), ("skills/x.html", "../"), ("notes/a/b.html", "../../")])
def test_the_way_up_has_a_step_for_each_folder(path: str, root: str) -> None:
    assert root_of(path) == root
    assert frame(SITE, path, "Title").root == root


def test_the_foot_counts_problems_and_names_notes_only_where_there_are_any() -> None:
    bare = [entry.title for entry in frame(SITE, "index.html", "Today").foot]
    assert "Problems" in bare
    assert "Notes" not in bare
    site = Site(title="A", language="en", today=dt.date(2026, 1, 1), file_count=1, problem_count=2, has_notes=True)
    full = [entry.title for entry in frame(site, "index.html", "Today").foot]
    assert {"Problems (2)", "Notes"} <= set(full)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key("skill", "kafka"), "skills/kafka.html"),
        (Key("skill", "日本"), "skills/%E6%97%A5%E6%9C%AC.html"),
        (Key("page", "deep/note"), "notes/deep/note.html"),
        (Key("event", "marathon"), "timeline.html#event-marathon"),
        (Key("win", "50%"), "everything.html#win-50%25"),
    ],
)
def test_addresses_are_percent_encoded(key: Key, expected: str) -> None:
    assert address(key) == expected


def test_every_page_has_one_title_and_the_page_policy(tmp_path: Path) -> None:
    site = built(write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA}))
    for path, data in site.outputs.items():
        if path.endswith(".html"):
            html = data.decode()
            assert html.lstrip().startswith("<!DOCTYPE html>"), path
            assert html.count("<title>") == 1, path
            assert "default-src 'none'" in html, path
            assert '<meta name="robots" content="noindex, nofollow">' in html, path
            assert not re.search(r"<(?:script|style)(?![^>]*\bsrc=)[ >]|\sstyle=|\son[a-z]+=", html), path
