"""`gaps`, `next` and `info`: what they say at none, one and many."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import click
import pytest

from careerplan.cli.tables import table_lines, wrapped
from tests.cli.conftest import Run
from tests.cli.plans import KAFKA, TALK, TODAY, write_plan
from tests.cli.terminal import on_terminal

HIRING = "---\ntitle: Hiring\ntarget: novice\n---\n"
PYTHON = "---\ntitle: Python\ntarget: novice\nratings:\n  - 2026-06-02 advanced\n---\n"


def gaps(run: Run, tmp_path: Path, files: dict[str, str], *words: str) -> list[str]:
    ran = run("-C", write_plan(tmp_path / "p", files), "gaps", "--today", TODAY, *words)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_no_skills(run: Run, tmp_path: Path) -> None:
    assert gaps(run, tmp_path, {}) == ["No skills yet."]


def test_no_gaps(run: Run, tmp_path: Path) -> None:
    assert gaps(run, tmp_path, {"skills/python.md": PYTHON}) == ["No gaps: no skill has a target above its level."]


def test_one_gap(run: Run, tmp_path: Path) -> None:
    head, row, _, total = gaps(run, tmp_path, {"skills/kafka.md": KAFKA, "skills/python.md": PYTHON})
    assert head.split() == ["Skill", "Now", "Target", "Gap", "Last", "rated"]
    assert row.split() == ["Kafka", "novice", "advanced", "2", "short", "2", "Jun"]
    assert total == "1 gap, 2 levels in all."


def test_many_gaps_and_one_not_assessed(run: Run, tmp_path: Path) -> None:
    files = {"skills/a.md": KAFKA, "skills/b.md": KAFKA.replace("advanced", "intermediate"), "skills/hiring.md": HIRING}
    *_, total = gaps(run, tmp_path, files)
    assert total == "2 gaps, 3 levels in all; 1 skill not assessed."


def test_only_one_not_assessed(run: Run, tmp_path: Path) -> None:
    *_, total = gaps(run, tmp_path, {"skills/hiring.md": HIRING})
    assert total == "No gaps; 1 skill not assessed."


def test_all_shows_the_met_ones_too(run: Run, tmp_path: Path) -> None:
    text = "\n".join(gaps(run, tmp_path, {"skills/python.md": PYTHON, "skills/x.md": "---\ntitle: X\n---\n"}, "--all"))
    assert "2 above" in text
    assert "no target" in text


def test_wide_letters_keep_the_columns(run: Run, tmp_path: Path) -> None:
    _, first, second, *_ = gaps(run, tmp_path, {"skills/a.md": KAFKA, "skills/b.md": KAFKA.replace("Kafka", "設計")})
    assert first.index("novice") == second.index("novice") + 2


def test_a_title_never_moves_the_cursor(run: Run, tmp_path: Path) -> None:
    text = "\n".join(gaps(run, tmp_path, {"skills/a.md": KAFKA.replace("Kafka", '"\\e[2J\\u202eKafka"')}))
    assert "Kafka" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_next_of_an_empty_plan_names_the_first_step(run: Run, tmp_path: Path) -> None:
    ran = run("-C", write_plan(tmp_path / "p", {}), "next", "--today", TODAY)
    assert ran.code == 0
    assert "content/vision.md" in ran.out
    assert "Nothing is late" in ran.out


def test_next_lists_what_is_late_with_its_file(run: Run, tmp_path: Path) -> None:
    milestones = (
        "\n    ## Milestones\n\n    - [ ] Send the abstract (2026-11-15)\n    - [ ] Rehearse (2026-11-24)\n    "
    )
    late = TALK.rstrip() + "\n" + milestones
    plan = write_plan(tmp_path / "p", {"goals/talk.md": late, "skills/kafka.md": KAFKA})
    ran = run("-C", plan, "next", "--today", TODAY)
    assert ran.code == 0
    row = next(line for line in ran.out.splitlines() if "Send the abstract" in line)
    assert row.startswith("15 Nov")
    assert "6 days late" in row
    assert row.endswith("content/goals/talk.md")
    assert "in 3 days" in next(line for line in ran.out.splitlines() if "Rehearse" in line)


def test_next_says_which_goal_a_thing_belongs_to_unless_it_is_the_thing(run: Run, tmp_path: Path) -> None:
    milestone = TALK.rstrip() + "\n\n    ## Milestones\n\n    - [ ] Send the abstract (2026-11-15)\n    "
    files = {
        "goals/talk.md": milestone,
        "people/ina.md": "---\ntitle: Ina\nevery: month\nmeetings: [2026-09-01]\n---\n",
    }
    lines = run("-C", write_plan(tmp_path / "p", files), "next", "--today", TODAY).out.splitlines()
    assert any(line.split("  ")[0] == "When" and "For" in line.split() for line in lines)
    assert "Give a talk" in next(line for line in lines if "Send the abstract" in line)
    assert next(line for line in lines if "Arrange to meet Ina" in line).count("Ina") == 1


def test_info_counts_and_holds_no_word_of_the_plan(run: Run, broken: Path) -> None:
    ran = run("-C", broken, "info")
    assert (ran.code, ran.err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert (rows["skills"], rows["goals"], rows["files"]) == ("1", "1", "2")
    assert (rows["problems"], rows["when-impossible"]) == ("1 error", "1")
    assert not any(word in ran.out for word in ("Corvine", "Kafka", "A plan", str(broken)))


def test_info_says_what_a_build_would_publish(run: Run, plan: Path) -> None:
    assert "publishes nothing" in run("-C", plan, "info").out
    assert "is refused, since RENDER is set" in run("-C", plan, "info", RENDER="1").out
    assert "although RENDER is set" in run("-C", plan, "info", RENDER="1", CAREERPLAN_ALLOW_PLAIN="1").out


# At any width


HEADS = ("When", "What", "For", "How soon", "File")
ROWS = [
    (
        "15 Nov",
        "Send the abstract",
        "Give a talk to a hundred strangers",
        "6 days late",
        "content/goals/give-a-talk.md",
    ),
    ("", "要旨を送る前に三人に読んでもらい意見を集める", "", "tomorrow", "content/goals/要旨.md"),
    ("30 Nov", "Donaudampfschifffahrtsgesellschaftskapitän", "", "", ""),
]


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_no_line_is_longer_than_the_terminal_and_no_word_is_lost(width: int, count: int) -> None:
    first, lines = table_lines(HEADS, ROWS[:count], width, below=4)
    fitting = [line for line in (*first, *lines) if columns(line) <= width]
    assert len(fitting) == len(first) + len(lines) or width < 40
    shown = "".join("".join(line.split()) for line in (*first, *lines))
    said = "".join("".join(cell.split()) for row in (HEADS[:4], *ROWS[:count]) for cell in row)
    assert Counter(said) - Counter(shown) == Counter()


def test_a_table_that_fits_has_one_line_for_each_row() -> None:
    first, lines = table_lines(HEADS, ROWS, 200, below=4)
    assert (len(first), len(lines)) == (1, 3)
    assert lines[0].endswith("content/goals/give-a-talk.md")


def test_in_a_pipe_lines_are_as_long_as_they_are() -> None:
    assert table_lines(HEADS, ROWS, None, below=4)[1] == table_lines(HEADS, ROWS, 1000)[1]


def test_on_a_narrow_terminal_the_file_stands_below_whole() -> None:
    _, lines = table_lines(HEADS, ROWS[:1], 60, below=4)
    assert lines == [
        "15 Nov  Send the abstract  Give a talk to a      6 days late",
        "                           hundred strangers",
        "        content/goals/give-a-talk.md",
    ]


def test_letters_that_need_no_spaces_are_broken_anywhere() -> None:
    assert wrapped("要旨を送る and read", 10) == ["要旨を送る", "and read"]
    assert wrapped("a b 要 旨", 5) == ["a b", "要 旨"]


def test_numbers_stay_at_the_right() -> None:
    first, lines = table_lines(("Role", "Met"), [("Staff", "1"), ("Lead", "12")], 80, frozenset({1}))
    assert [*first, *lines] == ["Role   Met", "Staff    1", "Lead    12"]


@pytest.mark.parametrize("verb", ["gaps", "next"])
def test_without_colour_a_terminal_gets_the_same_words(verb: str, tmp_path: Path) -> None:
    long = KAFKA.replace("Kafka", "Streaming with a name that goes on and on and on")
    plan = write_plan(tmp_path / "p", {"skills/a.md": long, "goals/talk.md": TALK.replace("2026-12-15", "2026-11-25")})
    plain = on_terminal(plan, verb, "--today", TODAY, COLUMNS="60", NO_COLOR="1")
    coloured = on_terminal(plan, verb, "--today", TODAY, COLUMNS="60")
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert click.unstyle(coloured) == plain
    assert max(map(columns, plain.splitlines())) <= 60


def test_a_question_never_moves_the_cursor(run: Run, tmp_path: Path) -> None:
    person = '---\ntitle: Ina\nnext: 2026-11-25\nask: "\\e[2JWhat next?"\n---\n'
    ran = run("-C", write_plan(tmp_path / "p", {"people/ina.md": person}), "next", "--today", TODAY)
    assert "Ask Ina: [2JWhat next?" in ran.out
