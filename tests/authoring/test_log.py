"""Activities and meetings to be added: their forms, their ids, and the file that they go to."""

from __future__ import annotations

import pytest

from careerplan.authoring.log import (
    LEARNING,
    Done,
    activity_entry,
    hours,
    learning_path,
    meeting_entry,
    with_activity,
)
from careerplan.plan.amount import Minutes, parse_duration
from careerplan.plan.record import SkillId
from careerplan.plan.when import When, parse_when
from tests.texts import read


def when(written: str) -> When:
    found = parse_when(written)
    assert isinstance(found, When)
    return found


def done(text: str, date: str = "2026-11-21", minutes: int | None = None, skills: tuple[str, ...] = ()) -> Done:
    length = Minutes(minutes) if minutes is not None else None
    return Done(text=text, date=when(date), minutes=length, skills=tuple(map(SkillId, skills)))


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "0"), (20, "20 min"), (45, "0.75"), (60, "1"), (61, "1h01"), (80, "1h20"), (90, "1.5"), (6000, "100")],
)
def test_hours_are_written_as_people_write_them(minutes: int, written: str) -> None:
    assert hours(Minutes(minutes)) == written
    assert parse_duration(written) == minutes


def test_an_activity_in_braces() -> None:
    entry = activity_entry(done("Read: two chapters", minutes=150, skills=("kafka", "sql")))
    assert (
        entry.in_braces()
        == '{title: "Read: two chapters", skills: [kafka, sql], done: 2026-11-21, spent: {hours: 2.5}}'
    )


def test_a_meeting_with_only_a_note_can_be_short() -> None:
    assert meeting_entry(done("cut it")).in_one_line(in_brackets=False) == "2026-11-21: cut it"
    assert meeting_entry(done("cut it", minutes=60)).as_pair(in_brackets=True) == (
        "2026-11-21: {kind: coffee, hours: 1, note: cut it}"
    )


@pytest.mark.parametrize(
    ("paths", "path"),
    [
        ((), LEARNING),
        (("content/learning/book.md", "content/skills.md"), LEARNING),
        (("content/Learning.markdown",), "content/Learning.markdown"),
    ],
)
def test_the_learning_list_is_the_one_that_is_there(paths: tuple[str, ...], path: str) -> None:
    assert learning_path(iter(paths)) == path


def test_an_id_is_written_only_where_the_usual_one_is_taken() -> None:
    plan = read("=== learning.md\n---\nactivities: [Read a book, {title: x, id: read-a-book-2026-11-21}]\n---\n").plan
    raw = "---\nactivities: [Read a book]\n---\n"
    assert "id:" not in str(with_activity(plan, None, done("Read another"), LEARNING, raw).after)
    again = with_activity(plan, None, done("READ a book"), LEARNING, raw)
    assert "id: read-a-book-2026-11-21-2" in str(again.after)
