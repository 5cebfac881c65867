"""`careerplan add`: a file for every kind, from any title, that the plan reads back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerplan.authoring.archetypes import ARCHETYPES
from careerplan.plan.plan import KINDS, PLURALS
from tests.cli.conftest import Ran, Run
from tests.cli.plans import KAFKA, TODAY, files_of, write_plan

OF_PEOPLE = ("feedback", "share")
"""Kinds whose title is a person."""

ODD_TITLES = (
    "Say \"no\" and 'yes'",
    "Kafka: the second year",
    "key: value: more:",
    "# not a comment",
    "C# and C++ & more",
    "- a list?",
    "[brackets] {braces} *star* &anchor !tag %percent @at `tick`",
    "null",
    "true",
    "NO",
    "~",
    "2026",
    "12:30",
    "日本語の技術",
    "Élan vital — naïve",
    "שלום עולם",
    "👩‍💻🎉",
    "???",
    "../../etc/passwd",
    "..",
    "/absolute/path",
    "back\\slash \\n \\x41",
    "tab\there and\nline break",
    "bell\x07 and escape\x1b[31m",
    "next\x85line\u2028separator\ufeffmark",
    "ends with a colon:",
    "ends with # a hash #",
    "x" * 300,
    "é" * 300,
    "{{ 7 * 7 }} {% raw %} {today}",
    "<script>alert(1)</script>",
    "[[kafka]] ::: private",
)


def check(run: Run, plan: Path) -> list[dict[str, str]]:
    return list(json.loads(run("-C", plan, "check", "--format", "json", "--today", TODAY).out))


def add(run: Run, plan: Path, *words: str) -> Ran:
    return run("-C", plan, "add", "--today", TODAY, *words)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "p", {"people/maria.md": "---\ntitle: Maria\n---\n"}, "[audiences.mentors]\n")


def test_every_kind_but_events_has_an_archetype() -> None:
    assert set(KINDS) - set(ARCHETYPES) == {"event"}


@pytest.mark.parametrize("kind", ARCHETYPES)
def test_each_kind_gives_a_file_that_checks_clean(run: Run, empty: Path, kind: str) -> None:
    title = "Maria" if kind in OF_PEOPLE else "A new record"
    ran = add(run, empty, kind, title)
    assert (ran.code, ran.err) == (0, "")
    path = ran.out.strip()
    assert path.startswith("content/")
    assert (empty / path).is_file()
    assert check(run, empty) == []
    read = run("-C", empty, "info").out
    rows = dict(line.split(maxsplit=1) for line in read.splitlines())
    assert rows[PLURALS[kind]] == ("2" if kind == "person" else "1")  # type: ignore[index]  # every archetype is a kind


def test_feedback_of_a_stranger_is_written_and_says_what_to_fill_in(run: Run, empty: Path) -> None:
    ran = add(run, empty, "feedback", "Somebody new")
    assert (ran.code, ran.out) == (0, "content/feedback/2026-11-21-somebody-new.md\n")
    assert "to be filled in: “Somebody new” is not one of the people" in ran.err
    (problem,) = check(run, empty)
    assert problem["code"] == "rater-unknown"


REFUSED = (
    (("goal", "Bad", "--set", "due=2026-02-30"), "February 2026 has 28"),
    (("person", "Ina", "--set", "relations=mentor,friend"), "written KEY=[one, two]"),
    (("goal", "Bad", "--set", "status=soon"), "Allowed are"),
    (("share", "Ina"), "careerplan add person NAME"),
    (("share", "Maria", "--set", "sees=friends"), "[audiences.NAME] in careerplan.toml"),
    (("skill", "Other", "--set", "id=kafka"), "is taken by content/skills/kafka.md"),
    (("skill", "Aaa", "--set", "id=kafka"), "is taken by content/skills/aaa.md"),
)


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_what_check_would_refuse_is_not_written(
    run: Run, empty: Path, words: tuple[str, ...], why: str, more: tuple[str, ...]
) -> None:
    add(run, empty, "skill", "Kafka")
    before = files_of(empty)
    ran = add(run, empty, *words, *more)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert "Nothing was written." in ran.err
    assert files_of(empty) == before


def test_a_skill_that_is_not_there_yet_is_to_be_filled_in(run: Run, empty: Path) -> None:
    ran = add(run, empty, "goal", "Run it", "--set", "skills={kafka: 3}")
    assert (ran.code, ran.out) == (0, "content/goals/run-it.md\n")
    assert "to be filled in" in ran.err
    assert "kafka" in ran.err


def test_a_sample_does_not_make_way_for_what_is_refused(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--today", TODAY)
    before = files_of(tmp_path / "p")
    assert add(run, tmp_path / "p", "skill", "Public speaking", "--set", "target=wizard").code == 2
    assert files_of(tmp_path / "p") == before


@pytest.mark.parametrize("title", ODD_TITLES, ids=[ascii(title[:24]) for title in ODD_TITLES])
def test_any_title_reads_back_as_it_was_given(run: Run, empty: Path, title: str) -> None:
    before = set(files_of(empty))
    ran = add(run, empty, "skill", "--", title)
    assert (ran.code, ran.err) == (0, "")
    (made,) = set(files_of(empty)) - before
    assert made == ran.out.strip()
    assert Path(made).parent == Path("content/skills")
    assert check(run, empty) == []
    (skill,) = json.loads(run("-C", empty, "export").out)["skills"]
    assert skill["title"] == " ".join(title.split())


@pytest.mark.parametrize("title", ODD_TITLES, ids=[ascii(title[:24]) for title in ODD_TITLES])
def test_any_value_reads_back_as_text(run: Run, empty: Path, title: str) -> None:
    assert add(run, empty, "goal", "Talk", "--set", f"next_step={title}").code == 0
    codes = {problem["code"] for problem in check(run, empty)}
    assert not {code for code in codes if code.startswith(("yaml", "frontmatter", "text-"))}


def test_values_that_are_lists_dates_and_numbers_stay_what_they_are(run: Run, empty: Path) -> None:
    add(run, empty, "skill", "Kafka")
    words = ("--set", "due=2027-03-01", "--set", "skills={kafka: 3}", "--set", "tags=[one, two]", "--set", "hours=12")
    path = add(run, empty, "goal", "Run it", *words).out.strip()
    text = (empty / path).read_text(encoding="utf-8")
    assert "\ndue: 2027-03-01\n" in text
    assert "\nskills: {kafka: 3}\n" in text
    assert check(run, empty) == []


def test_an_unfinished_list_is_text(run: Run, empty: Path) -> None:
    path = add(run, empty, "goal", "Run it", "--set", "next_step=[see the draft").out.strip()
    assert 'next_step: "[see the draft"' in (empty / path).read_text(encoding="utf-8")
    assert check(run, empty) == []


def test_a_key_that_the_kind_lacks_is_wrong_use(run: Run, empty: Path) -> None:
    before = files_of(empty)
    ran = add(run, empty, "goal", "Talk", "--set", "colour=red")
    assert ran.code == 2
    assert "has no key 'colour'" in ran.err
    assert "due" in ran.err
    assert files_of(empty) == before


def test_a_setting_without_a_value_is_wrong_use(run: Run, empty: Path) -> None:
    assert add(run, empty, "goal", "Talk", "--set", "due").code == 2


@pytest.mark.parametrize(
    ("kind", "hint"), [("gaol", "did you mean goal?"), ("event", "content/path.md"), ("x", "The kinds are")]
)
def test_a_kind_that_is_not_there_says_which_are(run: Run, empty: Path, kind: str, hint: str) -> None:
    ran = add(run, empty, kind, "Title")
    assert ran.code == 2
    assert hint in ran.err


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_an_empty_title_is_wrong_use(run: Run, empty: Path, title: str) -> None:
    assert add(run, empty, "skill", title).code == 2


def test_a_title_that_is_not_utf_8_is_wrong_use(run: Run, empty: Path) -> None:
    assert add(run, empty, "skill", "caf\udce9").code == 2


def test_a_file_that_is_there_is_never_replaced(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA})
    before = files_of(plan)
    ran = add(run, plan, "skill", "Kafka")
    assert ran.code == 2
    assert "there already" in ran.err
    assert files_of(plan) == before


def test_dry_run_shows_the_difference_and_writes_nothing(run: Run, empty: Path) -> None:
    before = files_of(empty)
    shown = add(run, empty, "skill", "Kafka", "--dry-run")
    assert shown.code == 0
    assert files_of(empty) == before
    old, new, _, *lines = shown.out.splitlines()
    assert (old, new) == ("--- /dev/null", "+++ content/skills/kafka.md")
    add(run, empty, "skill", "Kafka")
    text = (empty / "content" / "skills" / "kafka.md").read_text(encoding="utf-8")
    assert lines == [f"+{line}" for line in text.splitlines()]


def test_in_a_pipe_nothing_is_asked_and_the_command_is_shown(run: Run, empty: Path) -> None:
    nothing, half = run("-C", empty, "add"), run("-C", empty, "add", "skill")
    assert (nothing.code, half.code) == (2, 2)
    assert "one of vision, role, skill" in nothing.err
    assert "careerplan add KIND TITLE" in nothing.err
    assert "Say its title: careerplan add skill TITLE" in half.err


def test_a_dry_run_over_a_sample_shows_what_goes(run: Run, empty: Path) -> None:
    path = empty / "content" / "skills" / "kafka.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: Kafka\nsample: true\n---\n", encoding="utf-8")
    shown = add(run, empty, "skill", "Kafka", "--dry-run").out.splitlines()
    assert shown[:2] == ["--- content/skills/kafka.md", "+++ content/skills/kafka.md"]
    assert "-sample: true" in shown
    assert add(run, empty, "skill", "Kafka").code == 0
    assert "sample" not in path.read_text(encoding="utf-8")


def test_an_empty_folder_is_a_plan_to_add_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert add(run, tmp_path / "new", "skill", "Kafka").out == "content/skills/kafka.md\n"


def test_the_first_real_record_replaces_the_samples_of_its_kind(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--today", TODAY)
    add(run, tmp_path / "p", "goal", "My own")
    data = json.loads(run("-C", "p", "export", "--today", TODAY).out)
    assert [goal["title"] for goal in data["goals"]] == ["My own"]
    assert len(data["skills"]) == 5


def test_a_sample_makes_way_for_the_first_real_record_of_its_name(run: Run, tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "mine")).code == 0
    ran = run("-C", str(tmp_path / "mine"), "add", "skill", "Public speaking")
    assert (ran.code, ran.out) == (0, "content/skills/public-speaking.md\n")
    assert "sample" not in (tmp_path / "mine/content/skills/public-speaking.md").read_text(encoding="utf-8")
