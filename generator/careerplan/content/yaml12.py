"""YAML 1.2 as text: one parser for the whole program, with marks, and nothing clever in it.

libyaml parses; scalars are never resolved here, so `NO`, `2:30` and `2026-02-30` stay what they
say. Duplicate keys, anchors, aliases and tags are refused, and depth is bounded before libyaml
sees the text, since its own recursion is not.
"""

from __future__ import annotations

import re
from typing import cast

import yaml

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.plan.problem import Fault

DEEPEST = 60
"""Levels of nesting that a hand-written file never reaches."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INDENT = re.compile(r"^[ \-?:]*", re.MULTILINE)
_STANDARD_TAGS = "tag:yaml.org,2002:"

_NOT_BREAKS = {0x85: "\uf485", 0x2028: "\uf428", 0x2029: "\uf429"}
"""Characters that end a line in YAML 1.1 and are text in 1.2: libyaml sees private ones instead."""
_HIDE = str.maketrans(_NOT_BREAKS)
_SHOW = str.maketrans({hidden: chr(shown) for shown, hidden in _NOT_BREAKS.items()})


class Refusal(Exception):  # noqa: N818 - it refuses a text; nothing went wrong in the program
    """The text is not YAML that we take: where (from 1, within the text), and why."""

    def __init__(self, fault: Fault, line: int, column: int) -> None:
        super().__init__(fault.message)
        self.fault = fault
        self.line = line
        self.column = column


def compose(text: str, first_line: int = 1) -> Node | None:
    """The tree of a YAML text that begins at a line of its file; None if it is empty.

    Raises Refusal, with lines counted in the file.
    """
    text = _without_breaks(text)
    try:
        _check_depth(text)
        _check_anchors(text)
        root = yaml.compose(text, Loader=_LOADER)
        return None if root is None else _convert(root, text, first_line, 0)
    except Refusal as refusal:
        refusal.line += first_line - 1
        raise
    except yaml.MarkedYAMLError as error:
        explained = _explain(error, text)
        explained.line += first_line - 1
        raise explained from None
    except yaml.reader.ReaderError as error:
        before = text.partition(chr(error.character))[0]  # the error's own position counts bytes
        fault = Fault(
            "yaml-syntax", f"a control character (U+{error.character:04X}) that YAML does not allow", "remove it"
        )
        column = len(before) - before.rfind("\n")
        raise Refusal(fault, before.count("\n") + first_line, column) from None


def raw_tree(text: str) -> yaml.Node | None:
    """The parser's own nodes of a text that `compose` has taken: they know where each value ends."""
    return yaml.compose(_without_breaks(text), Loader=_LOADER)


def _without_breaks(text: str) -> str:
    return text if text.isascii() else text.translate(_HIDE)


def _check_depth(text: str) -> None:
    deepest = depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            raise _too_deep(text.count("\n", 0, match.start()) + 1)
    for match in _INDENT.finditer(text):
        markers = match[0].count("-") + match[0].count("?")
        if len(match[0]) > DEEPEST * 6 or (markers > DEEPEST and " " in match[0]):
            raise _too_deep(text.count("\n", 0, match.start()) + 1)


def _too_deep(line: int) -> Refusal:
    fault = Fault("yaml-depth", f"nested more than {DEEPEST} levels deep", "write it flatter")
    return Refusal(fault, line, 1)


def _check_anchors(text: str) -> None:
    """Refuse anchors and aliases; scanned only where their signs occur at all."""
    if not re.search(r"(?:^|[\s\[{,:-])[&*]\S", text):
        return
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                sign = "&" if isinstance(token, yaml.AnchorToken) else "*"
                fault = Fault(
                    "yaml-anchor",
                    f"“{sign}{token.value}” is a YAML anchor or alias, which is refused",
                    f'put quotes around a text that begins with {sign}: "{sign}{token.value}"',
                )
                raise Refusal(fault, token.start_mark.line + 1, token.start_mark.column + 1)
    except yaml.YAMLError:
        return  # composing tells it better


def _convert(node: yaml.Node, text: str, first_line: int, depth: int) -> Node:
    mark = node.start_mark
    if depth > DEEPEST:
        raise _too_deep(mark.line + 1)
    line, column = mark.line + first_line, mark.column + 1
    if not node.tag.startswith(_STANDARD_TAGS) or _has_tag(node, text):
        fault = Fault(
            "yaml-tag",
            f"“{_tag_text(node, text)}” is a YAML tag, which is refused",
            "put quotes around a text that begins with an exclamation mark",
        )
        raise Refusal(fault, mark.line + 1, column)
    if isinstance(node, yaml.ScalarNode):
        value = node.value if node.value.isascii() else node.value.translate(_SHOW)
        return Scalar(value, line, column, plain=not node.style)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_convert(item, text, first_line, depth + 1) for item in node.value)
        return Sequence(items, line, column, flow=bool(node.flow_style))
    return _convert_mapping(cast("yaml.MappingNode", node), text, first_line, depth)


def _convert_mapping(node: yaml.MappingNode, text: str, first_line: int, depth: int) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = _convert(key_node, text, first_line, depth + 1)
        mark = key_node.start_mark
        if not isinstance(key, Scalar):
            fault = Fault("yaml-syntax", "a key that is a list or a mapping", "write the key as plain text")
            raise Refusal(fault, mark.line + 1, mark.column + 1)
        if key.text in seen:
            fault = Fault(
                "yaml-duplicate",
                f"“{key.text}” stands twice; the first is on line {seen[key.text]}",
                "keep one of them",
            )
            raise Refusal(fault, mark.line + 1, mark.column + 1)
        seen[key.text] = key.line
        entries.append((key, _convert(value_node, text, first_line, depth + 1)))
    return Mapping(tuple(entries), node.start_mark.line + first_line, node.start_mark.column + 1)


def _has_tag(node: yaml.Node, text: str) -> bool:
    """True for a written tag, even a standard one such as `!!str`."""
    return text[node.start_mark.index : node.start_mark.index + 1] == "!"


def _tag_text(node: yaml.Node, text: str) -> str:
    written = re.match(r"!\S*", text[node.start_mark.index :])
    return written[0] if written else node.tag.removeprefix(_STANDARD_TAGS)


def _explain(error: yaml.MarkedYAMLError, text: str) -> Refusal:
    """The parser's complaint in words that name the likely fix."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    if mark and opened and opened.line < mark.line and re.search("flow|quoted|simple key", error.context or ""):
        mark = opened  # what is never closed is noticed at the end only
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    problem = error.problem or "not YAML"
    fault = _overindented(problem, lines[:line], column)
    fault = fault or _known_complaint(problem, str(error.context or ""), written, column)
    if fault is None:
        fault = Fault("yaml-syntax", f"this is not YAML: {problem}", "compare it with the lines around it")
    return Refusal(fault, line, column)


def _overindented(problem: str, lines: list[str], column: int) -> Fault | None:
    """A key that stands further in than the key above it, which has its value already."""
    before = next((line for line in reversed(lines[:-1]) if line.strip()), "")
    further_in = len(lines[-1]) - len(lines[-1].lstrip()) > len(before) - len(before.lstrip())
    is_key = re.fullmatch(r"[ ]+[\w-]+", lines[-1][: column - 1]) is not None
    if problem.startswith("mapping values are not allowed") and further_in and is_key:
        return Fault(
            "yaml-syntax",
            "this line stands further in than the line above, which has its value already",
            "begin it in the same column as the line above",
        )
    return None


_COMPLAINTS: tuple[tuple[str, Fault], ...] = (
    (
        "mapping values are not allowed",
        Fault("yaml-colon", "a colon followed by a space inside an unquoted text"),
    ),
    (
        "quoted scalar",
        Fault("yaml-syntax", "a quotation mark is never closed", "add the closing quotation mark"),
    ),
    (
        "flow sequence",
        Fault("yaml-syntax", "a [ is never closed, or a comma is missing", "close it with ]"),
    ),
    (
        "flow mapping",
        Fault("yaml-syntax", "a { is never closed, or a comma is missing", "close it with }"),
    ),
    (
        "flow node",
        Fault("yaml-syntax", "a [ or { above is never closed", "close it, or put quotes around the text"),
    ),
    (
        "did not find expected key",
        Fault(
            "yaml-syntax",
            "this line does not continue what stands above it",
            "check the indentation, and put quotes around texts that hold quotation marks or brackets",
        ),
    ),
    ("could not find expected ':'", Fault("yaml-syntax", "a key without a colon", "write key: value")),
    (
        "scanning an (?:alias|anchor)",
        Fault("yaml-anchor", "an unquoted text cannot begin with * or &"),
    ),
    (
        "<document start>",
        Fault(
            "yaml-syntax",
            "a second YAML document begins here",
            "remove the line above it, or end the keys with ---",
        ),
    ),
)
"""What the parser says, and the same in words; where there is no help, the line in quotes is it."""


def _known_complaint(problem: str, context: str, written: str, column: int) -> Fault | None:
    sign = written[column - 1 : column]
    if sign == "\t" or "\t" in written[: len(written) - len(written.lstrip())]:
        return Fault("yaml-tab", "a tab where YAML wants spaces", "indent with two spaces")
    if problem.startswith("found character that cannot start any token"):
        return Fault("yaml-syntax", f"an unquoted text cannot begin with {sign}", _quoted(written))
    for said, fault in _COMPLAINTS:
        if re.search(said, f"{context} {problem}"):
            return Fault(fault.code, fault.message, fault.help or _quoted(written))
    return None


def _quoted(written: str) -> str:
    """The line with quotes around its value."""
    match = re.match(r"^(\s*(?:- )*)(?:([^:]+?): +)?(.*)$", written)
    if match is None or not match[3]:
        return "put quotes around the text"
    value = match[3].strip().strip("\"'").replace('"', "'")
    key = f"{match[2]}: " if match[2] else ""
    return f'put quotes around the text: {match[1].strip()} {key}"{value}"'.replace(":  ", ": ")
