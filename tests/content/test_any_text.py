"""Whatever is in the files: reading never raises, places its problems, and keeps files apart."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerplan.content.check import check_plan
from careerplan.content.files import TextFile
from careerplan.content.kinds import FOLDERS, LIST_KEYS
from careerplan.content.load import Content, Parsed, parse_plan
from careerplan.plan.plan import KINDS, Plan
from careerplan.plan.problem import CODES
from careerplan.plan.record import Record
from careerplan.plan.settings import Settings

KEYS = sorted({key for kind in KINDS.values() for key in kind.__struct_encode_fields__} | {"", "?", "- a"})
WORDS = (
    *("python", "maria", "2026-05", "2026-02-30", "~2026", "mid-2026", "6 months", "ongoing", "3", "-1", "1.5"),
    *("expert", "wizard", "true", "yes", "~", "null", "200 EUR", "1.500", "2:30", "[[python]]", "[[a|b]]"),
    *("[x](goals/a.md)", "![x](b.png)", "::: private", ":::", "# Title", "## Milestones", "- [x] a (2026)"),
    *("*", "&a", "!tag", "'", '"', "#", " # c", "@", "%", "`", "\t", "---", "...", "<!--", "-->", "\u2028"),
    *("\x85", "\x00", "\x07", "\ufeff", "نور", "지우", "Straße", "e\u0301", "{", "}", "[", "]", ",", ":", "|"),
)
PLAIN = tuple(word for word in WORDS if word.isprintable() and word[0] not in "\"'#[]{}*&!@%`|?-:,")


def flows_of(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Values in YAML's brackets, some of them well-formed."""
    return st.recursive(
        words,
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(
                lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
            )
        ),
        max_leaves=5,
    )


word = st.sampled_from(WORDS) | st.text(max_size=8)
words = st.lists(word, min_size=1, max_size=4).map(" ".join)
flow = flows_of(words)
line = st.builds("{}{}: {}".format, st.sampled_from(["", "", "  ", "  - ", "- "]), st.sampled_from(KEYS), flow)
lines = st.lists(line | words | flow.map("  - {}".format), max_size=7).map("\n".join)
sound = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3).map(" ".join)
keys = st.dictionaries(st.sampled_from(KEYS[2:]), flows_of(sound), max_size=8).map(
    lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs.items())
)
text = (
    st.builds("---\n{}\n---\n{}".format, keys, lines)
    | st.builds("---\n{}\n---\n{}".format, lines, lines)
    | st.builds("{}\n{}".format, words, lines)
    | st.text()
).map(lambda text: text.replace("\r", "\n"))
path = st.builds(
    "content/{}{}.md".format,
    st.sampled_from([f"{name}/" for name in FOLDERS] + ["", "notes/", "notes/deep/", "goal/"]),
    st.sampled_from(["python", "maria", "vision", "index", "2026-Q3", "Straße", "지우", "a b", *FOLDERS]),
)
files = st.dictionaries(path, text, max_size=5).map(
    lambda found: tuple(TextFile(name, held) for name, held in found.items())
)
often = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def parsed(files: tuple[TextFile, ...]) -> Parsed:
    return parse_plan(Content(files, ()), Settings())


def records_of(plan: Plan, path: str) -> list[Record]:
    return [record for record in plan.records() if record.place.path == path]


@often
@given(files)
def test_any_files_are_read_and_their_problems_have_a_place(files: tuple[TextFile, ...]) -> None:
    found = parsed(files)
    texts = {file.path: file.text.split("\n") for file in files}
    for problem in (*found.problems, *check_plan(found.plan)):
        held = texts[problem.path]
        assert problem.code in CODES
        assert 1 <= problem.line <= len(held)
        assert 1 <= problem.column <= len(held[problem.line - 1]) + 1
        assert problem.message
    for record in found.plan.records():
        assert record.id
        assert record.title
        assert 1 <= record.place.line <= len(texts[record.place.path])


@often
@given(files, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(files: tuple[TextFile, ...], order: random.Random) -> None:
    shuffled = list(files)
    order.shuffle(shuffled)
    assert parsed(tuple(shuffled)) == parsed(files)


SOUND = TextFile("content/goals/talk.md", "---\ntitle: A talk\ndue: 2026-11\nmilestones: [Draft]\n---\nBody.")


@often
@given(
    path.filter(lambda path: path != SOUND.path and not path.startswith("content/goals.md")),
    words,
    st.sampled_from(["---\n{}: [\n---\n", "---\n- {}\n---\n", "---\ntitle: {}\n", "---\na: &b {}\n---\n"]),
)
def test_a_broken_file_leaves_the_others_alone(path: str, inside: str, frame: str) -> None:
    broken = TextFile(path, frame.format(inside))
    alone, beside = parsed((SOUND,)), parsed((SOUND, broken))
    assert records_of(beside.plan, SOUND.path) == records_of(alone.plan, SOUND.path)
    assert not [problem for problem in beside.problems if problem.path == SOUND.path]


@given(st.binary(max_size=200))
def test_any_bytes_that_are_text_are_read(held: bytes) -> None:
    file = TextFile("content/goals/talk.md", held.decode("utf-8", "replace"))
    assert parsed((file,)) is not None


def test_every_list_key_belongs_to_a_folder() -> None:
    assert set(LIST_KEYS) < set(FOLDERS.values())
