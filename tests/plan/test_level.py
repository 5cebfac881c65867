"""Levels: words, aliases and numbers of the plan's own scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.plan.level import DEFAULT_SCALE, Level, Scale, Step
from careerplan.plan.problem import Fault

MAPPED = Scale(
    tuple(
        Step(step.word, step.meaning, ("Working knowledge",) if step.word == "intermediate" else ())
        for step in DEFAULT_SCALE.steps
    )
)


@pytest.mark.parametrize(
    ("written", "level"),
    [("Expert", 5), ("working  knowledge", 3), ("3", 3), ("٣", 3), ("03", 3), ("none", 0), ("0", 0)],
)
def test_c20_a_word_a_mapped_word_and_a_number(written: str, level: int) -> None:
    assert MAPPED.parse(written) == level


def test_c20_an_unknown_word_names_the_allowed_ones() -> None:
    assert MAPPED.parse("wizard") == Fault(
        "level-unknown",
        "“wizard” is no level",
        "The levels are none (0), awareness (1), novice (2), intermediate (3), advanced (4), expert (5); "
        "leave the key out for “not assessed”.",
    )


@pytest.mark.parametrize(("written", "near"), [("expret", "expert"), ("working knowlege", "intermediate")])
def test_a_misspelt_word_is_guessed(written: str, near: str) -> None:
    found = MAPPED.parse(written)
    assert isinstance(found, Fault)
    assert found.help.startswith(f"did you mean {near}?")


@pytest.mark.parametrize("written", ["6", "-1", "3.5", "", "3/5", "99999999999999999999"])
def test_no_level(written: str) -> None:
    assert isinstance(MAPPED.parse(written), Fault)


def test_the_word_of_a_level() -> None:
    assert [MAPPED.word(level) for level in (Level(0), Level(5), Level(9), None)] == [
        "none",
        "expert",
        "9",
        "not assessed",
    ]
    assert (MAPPED.highest, MAPPED.words()[3]) == (5, "intermediate")


@given(st.text())
def test_no_text_at_all_raises(text: str) -> None:
    found = MAPPED.parse(text)
    assert isinstance(found, Fault) or 0 <= found <= 5
