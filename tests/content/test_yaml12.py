"""YAML 1.2 core: texts stay what they say; nothing clever is let in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence, as_text
from careerplan.content.yaml12 import Refusal, compose


def value(text: str) -> Node | None:
    """The value of `key: text`."""
    root = compose(f"key: {text}\n")
    assert isinstance(root, Mapping)
    return root.get("key")


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "yes", "on", "Off", "y", "2:30", "1:1", "010", "0o10", "1_000", "0x1F", "1e3", "+1", ".inf", "="),
        *("<<", "2026-02-30", "2026-11-21", "2026-11-21T10:00:00Z", "12:30:45", "نور", "a\u2028b", "a\x85b"),
    ],
)
def test_a_plain_text_stays_text(text: str) -> None:
    found = value(text)
    assert found == Scalar(text, 1, 6)
    assert isinstance(found, Scalar)
    assert not found.is_null


@pytest.mark.parametrize(
    ("text", "null"),
    [("", True), ("~", True), ("null", True), ("Null", True), ("'~'", False), ('"null"', False), ('""', False)],
)
def test_only_a_plain_null_is_null(text: str, null: bool) -> None:  # noqa: FBT001 - a parameter of the test
    found = value(text)
    assert isinstance(found, Scalar)
    assert found.is_null is null


def test_places_count_from_one_in_characters() -> None:
    root = compose("é: [ü, 🙂x, c]\nb:\n  - d\n", first_line=10)
    assert isinstance(root, Mapping)
    (first, flow), (second, block) = root.entries
    assert isinstance(flow, Sequence)
    assert isinstance(block, Sequence)
    assert flow.flow
    assert not block.flow
    assert [(node.line, node.column) for node in (first, *flow.items, second, *block.items)] == [
        (10, 1),
        (10, 5),
        (10, 8),
        (10, 12),
        (11, 1),
        (12, 5),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_nothing_is_nothing(text: str) -> None:
    found = compose(text)
    assert found is None or (isinstance(found, Scalar) and found.is_null)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3, 1),
        ("a: {b: 1, 'b': 2}\n", "yaml-duplicate", 1, 11),
        ("a: &x 1\n", "yaml-anchor", 1, 4),
        ("a: *x\n", "yaml-anchor", 1, 4),
        ("a: [1, *x]\n", "yaml-anchor", 1, 8),
        ("<<: *x\n", "yaml-anchor", 1, 5),
        ("a: !x b\n", "yaml-tag", 1, 4),
        ("a: !!str b\n", "yaml-tag", 1, 4),
        ("!x\na: b\n", "yaml-tag", 1, 1),
        ("a: !!binary aGk=\n", "yaml-tag", 1, 4),
        ("a: !\n", "yaml-tag", 1, 4),
        (f"a: {'[' * 100_000}\n", "yaml-depth", 1, 1),
        (f"a: {'{b: ' * 100}\n", "yaml-depth", 1, 1),
        (f"a:\n{'- ' * 1000}b\n", "yaml-depth", 2, 1),
        ("? " * 5000 + "a\n", "yaml-depth", 1, 1),
        ("\n".join(f"{' ' * n}a:" for n in range(100)), "yaml-depth", 61, 1),
        ("a: b\n\tc: d\n", "yaml-tab", 2, 1),
        ("a: \x07\n", "yaml-syntax", 1, 4),
    ],
)
def test_p34_what_is_refused(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(Refusal) as refused:
        compose(text)
    assert (refused.value.fault.code, refused.value.line, refused.value.column) == (code, line, column)


@pytest.mark.parametrize("text", ["R&D", "C*", "a & b", "5 * 3", "[R&D, A*]", "what? really!", "'&a'", '"*a"', "a!b"])
def test_signs_within_a_text_are_text(text: str) -> None:
    assert isinstance(value(text), Scalar | Sequence)


@given(st.recursive(st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=8))
def test_quoted_texts_of_all_characters_come_back(held: object) -> None:
    def written(part: object) -> str:
        if isinstance(part, list):
            return f"[{', '.join(written(inner) for inner in part)}]"
        return '"' + "".join(f"\\U{ord(c):08X}" for c in str(part)) + '"'

    def read(node: Node | None) -> object:
        return [read(item) for item in node.items] if isinstance(node, Sequence) else getattr(node, "text", None)

    assert read(value(written(held))) == held


def test_a_tree_in_one_line() -> None:
    root = compose("a: [1, {b: 2}]\nc: d\n")
    assert root is not None
    assert as_text(root) == "a: 1, b: 2; c: d"
