"""Ratings to be added: each of their forms reads back, and what would not is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from careerplan.authoring.assess import Given, rater_named, rating_entry, with_rating
from careerplan.authoring.change import Change, fault_of
from careerplan.authoring.entries import text, word
from careerplan.content.files import TextFile
from careerplan.content.load import Content, parse_plan
from careerplan.plan.level import Level, Scale, Step
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import RaterId
from careerplan.plan.settings import PlanSettings, Settings
from careerplan.plan.skill import Rating, Skill
from careerplan.plan.when import When, parse_when
from tests.texts import files_from, read

PEOPLE = "=== people.md\n---\npeople: [Maria Fontein, {title: Ruth Adeyemi, aliases: boss}]\n---\n"
KAFKA = "---\ntitle: Kafka\nratings:\n  - 2026-05 novice\n---\nBody\n"

NOTES = (
    "ran it",
    "a comma, and more",
    "a colon: and a hash # too",
    "[brackets] {braces}",
    "“quotes” \"and\" 'these'",
    "null",
    "- no item",
    "日本語 👩‍💻",
    "trailing\\",
    "<!-- no comment -->",
    "2026",
)


def when(written: str) -> When:
    found = parse_when(written)
    assert isinstance(found, When)
    return found


def given(note: str = "", by: str = "self", date: str = "2026-11-21") -> Given:
    return Given(date=when(date), level=Level(3), by=RaterId(by), note=note)


def skill_of(plan: Plan, name: str = "kafka") -> Skill:
    return next(skill for skill in plan.skills if skill.id == name)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("form", ["line", "pair", "braces", "lines", "brackets"])
def test_every_form_reads_back(note: str, form: str) -> None:
    entry = rating_entry(Plan(), given(note, "maria-fontein"))
    ratings = {
        "line": f"\n  - {entry.in_one_line(in_brackets=False)}",
        "pair": f"\n  {entry.as_pair(in_brackets=False)}",
        "braces": f" [{entry.in_braces()}]",
        "lines": "\n  - " + "\n    ".join(entry.in_lines()),
        "brackets": f" [{entry.in_one_line(in_brackets=True)}]",
    }
    found = read(f"{PEOPLE}=== skills/kafka.md\n---\nratings:{ratings[form]}\n---\n")
    assert [problem for problem in found.problems if problem.severity != "note"] == []
    rating = Rating(date=when("2026-11-21"), level=Level(3), by=RaterId("maria-fontein"), note=note)
    assert skill_of(found.plan).ratings == (rating,)


def test_the_plans_own_words_stand_in_the_file() -> None:
    settings = Settings(scale=Scale((Step("nothing"), Step("a: bit"), Step("x, y"), Step("all of it"))))
    assert rating_entry(Plan(settings=settings), given()).head == "2026-11-21 all of it"
    odd = replace(given(), level=Level(1))
    assert rating_entry(Plan(settings=settings), odd).head == '"2026-11-21 a: bit"'
    assert rating_entry(Plan(settings=settings), replace(given(), level=Level(2))).fields[1] == ("level", '"x, y"')


@pytest.mark.parametrize(
    ("name", "rater"),
    [
        ("", "self"),
        ("me", "self"),
        ("Noor", "self"),
        ("noor HADDAD", "self"),
        ("Maria", "maria-fontein"),
        ("boss", "ruth-adeyemi"),
    ],
)
def test_a_rater_is_yourself_or_one_of_the_people(name: str, rater: str) -> None:
    plan = replace(read(PEOPLE).plan, settings=Settings(plan=PlanSettings(owner="Noor Haddad")))
    assert rater_named(plan, name) == rater


def test_somebody_unknown_is_no_rater() -> None:
    found = rater_named(read(PEOPLE).plan, "Mariya")
    assert isinstance(found, Fault)
    assert "add them: careerplan add person" in found.help


@pytest.mark.parametrize(
    ("value", "written"),
    [("plain", "plain"), ("a, b", '"a, b"'), ("x: y", '"x: y"'), ("12", '"12"'), ("", ""), ("“x”", '"“x”"')],
)
def test_texts_are_quoted_where_brackets_would_end_them(value: str, written: str) -> None:
    assert text(value) == written


@pytest.mark.parametrize(("value", "written"), [("2026-11", "2026-11"), ("~2026", '"~2026"'), ("Sep 2026", "Sep 2026")])
def test_dates_are_quoted_only_where_they_must_be(value: str, written: str) -> None:
    assert word(value) == written


# The proof before the writing


def change_of(plan: Plan) -> Change:
    return with_rating(plan, skill_of(plan), given("ran it"), KAFKA)


def fault(after: str | None) -> Problem | Fault | None:
    content = Content(files_from(f"{PEOPLE}=== skills/kafka.md\n{KAFKA}"), ())
    parsed = parse_plan(content, Settings())
    change = change_of(parsed.plan)
    return fault_of(replace(change, after=change.after if after == "" else after), content, parsed)


def test_a_change_that_gives_the_expected_plan_may_be_written() -> None:
    assert fault("") is None


@pytest.mark.parametrize(
    "after",
    [
        None,
        KAFKA,
        KAFKA.replace("novice", "novice\n  - 2026-11-21 intermediate"),
        KAFKA.replace("novice", "novice\n  - 2026-11-21 intermediate: ran it").replace("Body", "Another body"),
        KAFKA.replace("novice", "advanced\n  - 2026-11-21 intermediate: ran it"),
        KAFKA.replace("novice", "novice\n  - 2026-11-21 intermediate: ran it").replace("Kafka", "Streams"),
    ],
)
def test_anything_else_is_refused_with_what_a_person_would_write(after: str | None) -> None:
    found = fault(after)
    assert isinstance(found, Fault)
    assert found.help == "2026-11-21 intermediate: ran it"


def test_a_change_that_makes_a_problem_is_refused_with_it() -> None:
    found = fault(KAFKA.replace("novice", "novice\n  - 2026-11-21 intermediate zoe: ran it"))
    assert isinstance(found, Problem)
    assert found.code == "rater-unknown"


def test_what_was_wrong_before_is_no_hindrance() -> None:
    broken = TextFile("content/vision.md", "---\nwritten: never\n---\n")
    content = Content((*files_from(f"=== skills/kafka.md\n{KAFKA}"), broken), ())
    parsed = parse_plan(content, Settings())
    assert fault_of(change_of(parsed.plan), content, parsed) is None
