"""What `add` writes: keys in the archetype's order, and any text so that YAML reads it back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.authoring.archetypes import ARCHETYPES, archetype_text, quoted, written
from careerplan.content.convert import NAMING_KEYS, fields_of
from careerplan.content.nodes import Mapping, Scalar, Sequence
from careerplan.content.yaml12 import compose
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Kind

TODAY = dt.date(2026, 11, 21)


def read_back(text: str) -> str:
    """What YAML reads where a text stands after a key."""
    tree = compose(f"key: {text}\n")
    assert isinstance(tree, Mapping)
    value = tree.get("key")
    assert isinstance(value, Scalar)
    assert not value.is_null
    return value.text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    assert read_back(quoted(text)) == text


@given(st.text("ab: #-?[]{},&*!|>'\"%@`\\\n\t~0", min_size=1, max_size=8))
def test_any_text_of_the_signs_of_yaml_reads_back_as_it_was(text: str) -> None:
    assert read_back(quoted(text)) == text


@pytest.mark.parametrize("text", ["Kafka", "Give a talk", "C#", "don't", "日本", "a-b_c"])
def test_a_text_that_needs_no_quotes_gets_none(text: str) -> None:
    assert quoted(text) == text


@pytest.mark.parametrize("text", ["2026-11-21", "2027-Q1", "3", "12:30", "200 EUR"])
def test_days_and_numbers_stay_bare(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize("text", ["[a, b]", "{kafka: 3}", "[]", "[[a], {b: c}]"])
def test_lists_and_mappings_stay_what_they_are(text: str) -> None:
    tree = compose(f"key: {written(text)}\n")
    assert isinstance(tree, Mapping)
    assert isinstance(tree.get("key"), Sequence | Mapping)


@pytest.mark.parametrize("text", ["[a", "{a: b", "[a] b", "[a]: b", "3: a", "{a: b}: c"])
def test_what_only_begins_like_one_is_text(text: str) -> None:
    assert read_back(written(text)) == text


@pytest.mark.parametrize("kind", ARCHETYPES)
def test_an_archetype_shows_only_keys_that_its_kind_has(kind: Kind) -> None:
    known = {*NAMING_KEYS, *fields_of(KINDS[kind])}
    shown = {line.lstrip("# ").partition(":")[0] for line in ARCHETYPES[kind].lines if not line.startswith("#  ")}
    assert shown - known == set()


@pytest.mark.parametrize("kind", ARCHETYPES)
def test_no_placeholder_is_left(kind: Kind) -> None:
    text = archetype_text(kind, "Maria", TODAY, {})
    assert not [mark for mark in ("{today}", "{quarter}", "{until}", "{title}", "{{", "}}") if mark in text]


def test_a_setting_takes_the_place_of_its_key_and_of_the_lines_below_it() -> None:
    text = archetype_text("skill", "Kafka", TODAY, {"target": "expert", "ratings": "[]", "tags": "[a, b]"})
    assert text.splitlines()[:7] == [
        "---",
        "title: Kafka",
        "kind: hard",
        "# group: a heading of your own",
        "target: expert",
        "ratings: []",
        "tags: [a, b]",
    ]


def test_a_title_that_is_set_replaces_the_title() -> None:
    text = archetype_text("skill", "Kafka", TODAY, {"title": "Apache Kafka"})
    assert text.count("title:") == 1
    assert "title: Apache Kafka" in text
