"""Ids from any text, and the record that a name means."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerplan.plan.record import Key
from careerplan.plan.reference import LONGEST_SLUG, Entry, Index, fold, slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("System design", "system-design"),
        ("  System   Design ", "system-design"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("F# & .NET", "f-sharp-and-net"),
        ("R&D", "r-and-d"),
        ("Don't panic", "dont-panic"),
        ("Don’t panic", "dont-panic"),
        ("snake_case", "snake_case"),
        ("Straße", "straße"),
        ("ÜBER", "über"),
        ("Cafe\u0301", "caf\u00e9"),
        ("시스템 설계", "시스템-설계"),
        ("تصميم النظم", "تصميم-النظم"),
        ("हिन्दी", "हिन्दी"),
        ("日本語", "日本語"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        ("..", "u2e-u2e"),
        ("!?", "u21-u3f"),
        ("🙂", "u1f642"),
        ("<script>", "script"),
        ("a\u200bb\x00c", "a-b-c"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_an_id_from_a_text(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text())
@example("İstanbul")
@example("ǅ")
@example("\u0344" * 90)
@example("ᾳ" * 100)
@example("\u0958" * 100)
@example("-")
@example("가" * 200)
def test_an_id_is_safe_stable_and_never_empty(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert bool(made) == bool(text.strip())
    assert len(made.encode()) <= LONGEST_SLUG
    assert unicodedata.is_normalized("NFC", made)
    assert not set(made) & set("/\\.:<>\"'&?#% \x00\n")


@given(st.text(), st.text())
def test_a_name_is_compared_without_case_and_spacing(one: str, other: str) -> None:
    assert fold(f" {one}  {other} ") == fold(f"{one} {other}")
    assert fold(fold(one)) == fold(one)


INDEX = Index(
    [
        Entry(Key("skill", "c"), "C"),
        Entry(Key("skill", "c-plus-plus"), "C++", ("Cpp",)),
        Entry(Key("skill", "c-sharp"), "C#"),
        Entry(Key("skill", "python"), "Python", ("Snakes",)),
        Entry(Key("skill", "talks"), "Public speaking"),
        Entry(Key("goal", "talks"), "Give a talk"),
        Entry(Key("person", "maria"), "Maria Lopez", ("M",)),
        Entry(Key("person", "marian"), "Marian", ("M",)),
        Entry(Key("page", "tech/python-notes"), "Python notes"),
        Entry(Key("page", "health"), "Health"),
        Entry(Key("skill", "straße"), "Straße"),
    ]
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("python", "python"),
        ("PYTHON", "python"),
        ("snakes", "python"),
        ("public  Speaking", "talks"),
        ("skill:python", "python"),
        ("C", "c"),
        ("c++", "c-plus-plus"),
        ("CPP", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("STRASSE", "straße"),
        ("goal:talks", None),
        ("pyton", None),
    ],
)
def test_a_name_matches_id_then_alias_then_title(name: str, found: str | None) -> None:
    assert [key.id for key in INDEX.find(name, "skill").keys] == ([found] if found else [])


def test_an_alias_of_two_finds_both() -> None:
    assert [key.id for key in INDEX.find("m", "person").keys] == ["maria", "marian"]


def test_a_misspelt_name_is_guessed() -> None:
    assert INDEX.find("pyton", "skill").near == ("python",)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("talks", ["skill:talks", "goal:talks"]),
        ("goal:talks", ["goal:talks"]),
        ("goal: Give a talk", ["goal:talks"]),
        ("health", ["page:health"]),
        ("notes/health", ["page:health"]),
        ("tech/python-notes", ["page:tech/python-notes"]),
        ("page:notes/tech/python-notes", ["page:tech/python-notes"]),
        ("nothing", []),
        ("horse:talks", []),
    ],
)
def test_a_wikilink_looks_through_all_kinds(name: str, keys: list[str]) -> None:
    assert [str(key) for key in INDEX.find_any(name).keys] == keys


def test_a_person_is_found_by_first_name_where_nothing_else_matches() -> None:
    index = Index([Entry(Key("person", "maria-fontein"), "Maria Fontein"), Entry(Key("skill", "writing"), "Writing")])
    assert index.find("maria", "person").keys == (Key("person", "maria-fontein"),)
    assert index.find_any("Maria").keys == (Key("person", "maria-fontein"),)


def test_two_people_of_one_first_name_are_both_matches() -> None:
    index = Index([Entry(Key("person", "a"), "Maria Fontein"), Entry(Key("person", "b"), "Maria Okafor")])
    assert len(index.find("maria", "person").keys) == 2


def test_an_id_comes_before_a_first_name() -> None:
    index = Index([Entry(Key("person", "maria"), "Maria Okafor"), Entry(Key("person", "b"), "Maria Fontein")])
    assert index.find("maria", "person").keys == (Key("person", "maria"),)
