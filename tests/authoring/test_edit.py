"""One more item in a list of any file: only the lines that are meant change, and the file reads as before plus it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from careerplan.authoring.assess import RATINGS, Given, with_rating
from careerplan.authoring.change import Change, fault_of
from careerplan.authoring.edit import with_entry
from careerplan.authoring.entries import Entry, text, word
from careerplan.authoring.log import Done, with_activity, with_meeting
from careerplan.authoring.splices import as_read
from careerplan.content.files import TextFile
from careerplan.content.load import Content, Parsed, parse_plan
from careerplan.content.outline import outline_of
from careerplan.plan.amount import Minutes
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan
from careerplan.plan.record import RaterId, Record, SkillId, Source
from careerplan.plan.settings import Settings
from careerplan.plan.when import When, parse_when
from tests.authoring.random_files import TEXTS, File, Kind, Tree, any_file
from tests.strategies import PROPERTY

ADDED = "2026-11-21 novice maria: ran it, well"


def one_note(dice: random.Random) -> str:
    return dice.choice(TEXTS)


def some(dice: random.Random, count: int, *forms: Callable[[int], Tree]) -> list[Tree]:
    """Items of any form; the last one decides what a new one looks like."""
    return [dice.choice(forms)(number) for number in range(1, count + 1)]


def ratings(dice: random.Random, count: int) -> list[Tree]:
    return some(
        dice,
        count,
        lambda n: f"2025-0{n} novice",
        lambda n: {f"2025-0{n} novice maria": one_note(dice)},
        lambda n: {"date": f"2025-0{n}", "level": "novice", "note": one_note(dice)},
    )


def meetings(dice: random.Random, count: int) -> list[Tree]:
    return some(
        dice,
        count,
        lambda n: f"2025-0{n}-01",
        lambda n: {f"2025-0{n}-02": one_note(dice)},
        lambda n: {"date": f"2025-0{n}", "kind": "call", "note": one_note(dice)},
    )


def activities(dice: random.Random, count: int) -> list[Tree]:
    return some(
        dice,
        count,
        lambda n: f"Book {n}",
        lambda n: {f"Course {n}": "half done"},
        lambda n: {f"Course {n}": {"mode": "doing", "provider": one_note(dice)}},
        lambda n: {"title": f"Talk {n}", "mode": "teaching", "provider": one_note(dice)},
    )


KINDS: Mapping[str, Kind] = {
    "assess": Kind(
        folder="skills",
        key="ratings",
        short="advanced",
        items=ratings,
        one=lambda dice: dice.choice(("2025-05 novice", {"date": "2025-05", "level": "novice"})),
        pairs=lambda dice: {"2025-05 novice": one_note(dice), "2025-06 expert maria": None},
    ),
    "coffee": Kind(
        folder="people",
        key="meetings",
        short="mentor",
        items=meetings,
        one=lambda dice: dice.choice(("2025-05-02", {"date": "2025-05", "note": one_note(dice)})),
        pairs=lambda dice: {"2025-05-02": one_note(dice), "2025-06": None},
    ),
    "log": Kind(
        folder="goals",
        key="activities",
        short="2026-12",
        items=activities,
        one=lambda dice: dice.choice(("Book", {"title": "Talk", "mode": "teaching"})),
        pairs=lambda dice: {"Book": "half read", "Course": {"mode": "training"}},  # noqa: ARG005 - one is enough
    ),
    "learning": Kind(
        folder="",
        key="activities",
        short="",
        items=activities,
        one=lambda dice: dice.choice(("Book", {"title": "Talk", "mode": "teaching"})),
        pairs=lambda dice: {"Book": "half read", "Course": {"mode": "training"}},  # noqa: ARG005 - one is enough
    ),
}
"""What is added -> the files that it may be added to."""

AROUND = (
    TextFile("content/people/maria.md", "---\ntitle: Maria\n---\n"),
    TextFile("content/skills/sql.md", "---\ntitle: SQL\n---\n"),
)


class Edited(Struct, frozen=True):
    """A file before and after, with what it was read as before."""

    file: File
    content: Content
    parsed: Parsed
    change: Change


def when(text: str) -> When:
    found = parse_when(text)
    assert isinstance(found, When)
    return found


def edited(what: str, dice: random.Random) -> Edited:
    """A random file with a random item added to its list."""
    file = any_file(KINDS[what], dice)
    content = Content((*AROUND, TextFile(file.path, as_read(file.raw))), ())
    parsed = parse_plan(content, Settings())
    errors = [problem for problem in parsed.problems if problem.severity == "error"]
    assert errors == [], file.raw
    return Edited(file, content, parsed, any_change(what, parsed.plan, file, dice))


def any_change(what: str, plan: Plan, file: File, dice: random.Random) -> Change:
    note = " ".join(dice.choice((*TEXTS, "")).split())
    date = when(dice.choice(("2026-11-21", "2026-11", "~2026", "Sep 2026", "2026-Q3")))
    if what == "assess":
        skill = next(skill for skill in plan.skills if skill.id == "target")
        by = dice.choice((RaterId("self"), RaterId("maria")))
        given = Given(date=date, level=Level(dice.randint(0, 5)), by=by, note=note)
        return with_rating(plan, skill, given, file.raw)
    skills = dice.choice(((), (SkillId("sql"),)))
    minutes = Minutes(dice.choice((0, 20, 45, 80, 120))) if dice.random() < 0.5 else None
    done = Done(text=note or "Nothing", date=date, skills=skills, mode=dice.choice((None, "doing")), minutes=minutes)
    if what == "coffee":
        person = next(person for person in plan.people if person.id == "target")
        return with_meeting(plan, person, replace(done, text=note), file.raw)
    goal = next((goal for goal in plan.goals if goal.id == "target"), None)
    return with_activity(plan, goal, done, file.path, file.raw)


def lines_of(raw: str) -> list[str]:
    """Lines with their ends."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", raw)


@pytest.mark.parametrize("what", KINDS)
@PROPERTY
@given(seed=st.integers(0, 2**32 - 1))
def test_only_the_intended_lines_differ(what: str, seed: int) -> None:
    made = edited(what, random.Random(seed))
    file, after_text = made.file, made.change.after
    assert after_text is not None, file.raw
    before, after = lines_of(file.raw), lines_of(after_text)
    grown = len(after) - len(before)
    assert grown >= 0
    if file.first == file.last:  # the key was missing: something is put in, nothing else is touched
        common = next((n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(before))
        gone = len(before) - common - (len(after) - common - grown)
        assert gone == 0
        assert before[common:] == after[common + grown :] or len(before) == len(after)
        return
    last = file.last
    keeps_breaks = "|+" in "".join(before[file.first : last])  # then an empty line below belongs to a text
    while last < len(before) and (before[last].lstrip().startswith("#") or (keeps_breaks and not before[last].strip())):
        last += 1  # a comment may belong to the item above it
    assert after[: file.first] == before[: file.first]
    assert after[last + grown :] == before[last:]
    kept = "".join(after[file.first : last + grown])
    changed = [line for line in before[file.first : last] if line.strip().lstrip("- ") not in kept]
    assert len(changed) <= 1


@pytest.mark.parametrize("what", KINDS)
@PROPERTY
@given(seed=st.integers(0, 2**32 - 1))
def test_the_file_parses_to_what_it_was_plus_the_change(what: str, seed: int) -> None:
    made = edited(what, random.Random(seed))
    after_text = made.change.after
    assert after_text is not None, made.file.raw
    fault = fault_of(made.change, made.content, made.parsed)
    assert fault is None, f"{fault}\n{made.file.raw}\n{after_text}"
    after = parse_plan(Content((*AROUND, TextFile(made.file.path, as_read(after_text))), ()), Settings()).plan
    old = {record.key: unplaced(record) for record in made.parsed.plan.records()}
    new = {record.key: unplaced(record) for record in after.records()}
    differing = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    assert len(differing) == 1


def with_rating_line(text_before: str, path: str = "content/skills/kafka.md") -> str | None:
    """A skill's file with one more rating, the first skill's if there are several."""
    outline, _ = outline_of(TextFile(path, as_read(text_before)))
    item = outline.items[0]
    return with_entry(text_before, path, (item.key, item.line), RATINGS, RATING)


RATING = Entry(
    fields=(("date", word("2026-11-21")), ("level", "novice"), ("by", "maria"), ("note", text("ran it, well"))),
    head="2026-11-21 novice maria",
    note="ran it, well",
    short=True,
)

IN_BRACES = '{date: 2026-11-21, level: novice, by: maria, note: "ran it, well"}'
IN_BRACKETS = '2026-11-21 novice maria: "ran it, well"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"ratings:\n  - {ADDED}\n"),
        ("ratings:\n", f"ratings:\n  - {ADDED}\n"),
        ("ratings: []  # none\n#  - 2026-01 novice\n", f"ratings:  # none\n  - {ADDED}\n#  - 2026-01 novice\n"),
        ("ratings: ~\nlevel: 3\n", f"ratings:\n  - {ADDED}\nlevel: 3\n"),
        ("level: novice\n", f"level: novice\nratings:\n  - {ADDED}\n"),
        ("tags:\n- a\n", f"tags:\n- a\nratings:\n- {ADDED}\n"),
        ("ratings:\n-   2026 novice  # c\n", f"ratings:\n-   2026 novice  # c\n-   {ADDED}\n"),
        ("ratings:\n - {date: 2026, level: 2}\n", f"ratings:\n - {{date: 2026, level: 2}}\n - {IN_BRACES}\n"),
        ("ratings: [2026 novice]\n", f"ratings: [2026 novice, {IN_BRACKETS}]\n"),
        ("ratings: [\n  2026 novice, # a\n]\n", f"ratings: [\n  2026 novice, # a\n  {IN_BRACKETS},\n]\n"),
        ("ratings: [\n  2026 novice # a\n]\n", f"ratings: [\n  2026 novice, # a\n  {IN_BRACKETS}\n]\n"),
        ("ratings: {2026 novice: x}\n", f"ratings: {{2026 novice: x, {IN_BRACKETS}}}\n"),
        ("ratings: 2026 novice  # c\n", f"ratings:\n  - 2026 novice  # c\n  - {ADDED}\n"),
        ("ratings: {date: 2026, level: 2}\n", f"ratings:\n  - {{date: 2026, level: 2}}\n  - {IN_BRACES}\n"),
    ],
)
def test_a_rating_is_written_as_the_others_are(before: str, after: str) -> None:
    head, body = "---\ntitle: Kafka\n", "---\nThe body.\n"
    assert with_rating_line(f"{head}{before}{body}") == f"{head}{after}{body}"


def test_keys_in_lines_are_followed_by_keys_in_lines() -> None:
    before = "---\nratings:\n  - date: 2026\n    level: 2\n    # from the review\n---\n"
    item = '  - date: 2026-11-21\n    level: novice\n    by: maria\n    note: "ran it, well"\n'
    assert with_rating_line(before) == before.replace("review\n", f"review\n{item}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("skills: Kafka", f"skills: {{Kafka: {{ratings: [{IN_BRACKETS}]}}}}"),
        ("skills: [Kafka, Go]", f"skills: [Kafka: {{ratings: [{IN_BRACKETS}]}}, Go]"),
        ("skills: {Kafka: 3, Go: 2}", f"skills: {{Kafka: {{level: 3, ratings: [{IN_BRACKETS}]}}, Go: 2}}"),
        ("skills: {Kafka, Go: 2}", f"skills: {{Kafka: {{ratings: [{IN_BRACKETS}]}}, Go: 2}}"),
        ("skills:\n  Kafka:\n  Go: 2", f"skills:\n  Kafka:\n    ratings:\n      - {ADDED}\n  Go: 2"),
        ("skills:\n- Kafka # c\n- Go", f"skills:\n- Kafka: {{ratings: [{IN_BRACKETS}]}} # c\n- Go"),
        ("skills:\n- title: Kafka\n\n- Go", f"skills:\n- title: Kafka\n  ratings:\n  - {ADDED}\n\n- Go"),
        ("skills: [{title: Kafka}]", f"skills: [{{title: Kafka, ratings: [{IN_BRACKETS}]}}]"),
        ("skills: [title: Kafka]", f"skills: [{{title: Kafka, ratings: [{IN_BRACKETS}]}}]"),
    ],
)
def test_a_skill_of_a_list_gets_its_rating_where_it_stands(before: str, after: str) -> None:
    path = "content/skills.md"
    assert with_rating_line(f"---\n{before}\n---\nBody\n", path) == f"---\n{after}\n---\nBody\n"


@pytest.mark.parametrize("before", ["", "# Kafka\n\ntext", "---\n---\ntext\n", "---\n# only a comment\n---\n"])
def test_a_file_without_keys_gets_some(before: str) -> None:
    after = with_rating_line(before)
    assert after is not None
    assert f"ratings:\n  - {ADDED}\n---\n" in after
    assert after.endswith(before.partition("---\n---\n")[2] or before if "comment" not in before else "---\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_a_byte_order_mark_and_a_missing_last_line_end_stay(line_end: str, mark: str) -> None:
    before = mark + "---\ntitle: Kafka\nratings:\n  - 2026 novice\n---\n  last  ".replace("\n", line_end)
    added = f"  - {ADDED}{line_end}"
    assert with_rating_line(before) == before.replace(f"---{line_end}  last", f"{added}---{line_end}  last")


@pytest.mark.parametrize("odd", ["ratings: |\n  2026 novice\n", "? ratings\n", "ratings: 2026\n  novice\n"])
def test_a_form_that_is_too_odd_is_left_alone(odd: str) -> None:
    assert with_rating_line(f"---\ntitle: Kafka\n{odd}---\n") is None


def unplaced(record: Record) -> Record:
    return replace(record, place=Source(""), body=replace(record.body, line=0))
