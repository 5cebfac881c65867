"""Forms for writing by hand: a rating in one line, amounts in a list, lists under body headings."""

from __future__ import annotations

import re
from typing import Any

from careerplan.content.convert import LISTS, convert_struct, converter, fields_of
from careerplan.content.names import rater_of
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence, as_text
from careerplan.content.reading import BAD, Bad, Reading
from careerplan.plan.amount import Money
from careerplan.plan.goal import Milestone
from careerplan.plan.problem import Fault
from careerplan.plan.record import RaterId
from careerplan.plan.skill import Evidence, Rating
from careerplan.plan.when import When, parse_when

_BULLET = re.compile(r"^\s*[-*+]\s+(?:\[([ xX])\]\s+)?(.*)$")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_TRAILING_WHEN = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
LONGEST_WHEN = 5
"""Words of the longest when: `15 Nov 2026 .. ongoing`."""


def _ratings(node: Node, reading: Reading) -> Any:
    """Ratings, each a mapping or one line: `2026-05 novice maria: ran the migration`."""
    items = node.items if isinstance(node, Sequence) else _mapping_as_items(node)
    found = [_rating(item, reading) for item in items if not (isinstance(item, Scalar) and item.is_null)]
    return tuple(value for value in found if value is not BAD)


def _mapping_as_items(node: Node) -> tuple[Node, ...]:
    """`{2026-05 novice: note, 2026-08 advanced: note}` is a list too."""
    if isinstance(node, Mapping) and not (node.keys() & frozenset(fields_of(Rating))):
        return tuple(Mapping((entry,), entry[0].line, entry[0].column) for entry in node.entries)
    return (node,)


def _rating(node: Node, reading: Reading) -> Rating | Bad:
    if isinstance(node, Scalar):
        return _rating_line(node.text, "", node, reading)
    if (
        isinstance(node, Mapping)
        and len(node.entries) == 1
        and node.entries[0][0].text not in fields_of(Rating)
    ):
        name, value = node.entries[0]
        return _rating_line(name.text, as_text(value), name, reading)
    if isinstance(node, Mapping):
        rating: Rating | Bad = convert_struct(Rating, node, reading)
        if isinstance(rating, Rating) and rating.level is None and rating.observed:
            has_level = node.get("level") is not None
            if not has_level:
                reading.report(
                    node,
                    Fault("key-missing", "“level” is missing", "write level: novice, or observed: false"),
                )
            return BAD
        return rating
    return reading.wrong_shape(node, "a rating: 2026-05 novice maria, or {date, level, by}")


def _rating_line(text: str, note: str, node: Node, reading: Reading) -> Rating | Bad:
    words = text.split()
    date, used = _leading_when(words)
    rest = words[used:]
    for count in range(len(rest), 0, -1):
        level = reading.context.scale.parse(" ".join(rest[:count]))
        if not isinstance(level, Fault):
            rater = rater_of(" ".join(rest[count:]), reading)
            if isinstance(rater, Fault):
                reading.report(node, rater)
                rater = RaterId(" ".join(rest[count:]))
            return Rating(date=date, level=level, by=rater, note=note.strip())
    if used == 0 and words and words[0][:1].isdigit():
        when = parse_when(words[0])
        if isinstance(when, Fault):
            reading.report(node, when)
            return BAD
    fault = reading.context.scale.parse(rest[0] if rest else "")
    if isinstance(fault, Fault):
        message = fault.message if rest else f"“{text}” has no level"
        example = (
            "A rating is written: when level rater: note, such as 2026-05 novice maria: ran the migration. "
        )
        reading.report(node, Fault("level-unknown", message, example + fault.help))
    return BAD


def _leading_when(words: list[str]) -> tuple[When | None, int]:
    """The longest beginning that is a when, and how many words it takes."""
    for count in range(min(LONGEST_WHEN, len(words)), 0, -1):
        found = parse_when(" ".join(words[:count]))
        if isinstance(found, When) and not (count == 1 and re.fullmatch(r"\d{1,2}", words[0])):
            return found, count
    return None, 0


def _amounts(node: Node, reading: Reading) -> Any:
    """Money: one amount, a list of them, or `{EUR: 200, USD: 50}`."""
    convert_one = converter(Money)
    if isinstance(node, Mapping) and not (node.keys() & {"amount", "currency"}):
        values = [
            convert_one(Scalar(f"{as_text(value)} {name.text}", value.line, value.column), reading)
            for name, value in node.entries
        ]
    else:
        items = node.items if isinstance(node, Sequence) else (node,)
        values = [convert_one(item, reading) for item in items]
    return tuple(value for value in values if not isinstance(value, Bad))


def body_sections(body: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """Bullets by the heading they stand under, lower case: (line within the body from 0, text)."""
    sections: dict[str, list[tuple[int, str]]] = {}
    heading = ""
    fenced = False
    for number, line in enumerate(body.splitlines()):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if fenced:
            continue
        if match := _HEADING.match(line):
            heading = match[1].casefold()
        elif heading and (bullet := _BULLET.match(line)):
            sections.setdefault(heading, []).append(
                (number, line[bullet.start(1) - 1 if bullet[1] else bullet.start(2) :])
            )
    return {name: tuple(items) for name, items in sections.items()}


def milestones_of(body: str) -> tuple[Milestone, ...]:
    """`- [x] Draft shown (Sep 2026)` under a heading “Milestones”."""
    found = []
    for _, text in body_sections(body).get("milestones", ()):
        ticked = re.match(r"\[([ xX])\]\s*", text)
        title, when = _split_when(text[ticked.end() :] if ticked else text)
        done = bool(ticked and ticked[1] in "xX")
        found.append(Milestone(title=title, due=when, done=True if done else None))
    return tuple(found)


def evidence_of(body: str) -> tuple[Evidence, ...]:
    """Bullets under a heading “Evidence”, with a date in brackets at the end or none."""
    found = []
    for _, text in body_sections(body).get("evidence", ()):
        what, when = _split_when(text)
        found.append(Evidence(date=when, what=what))
    return tuple(found)


def list_of(body: str, heading: str) -> tuple[str, ...]:
    """Bullets under a heading, as they stand."""
    return tuple(text for _, text in body_sections(body).get(heading, ()))


def _split_when(text: str) -> tuple[str, When | None]:
    match = _TRAILING_WHEN.match(text.strip())
    if match:
        when = parse_when(match[2])
        if isinstance(when, When):
            return match[1], when
    return text.strip(), None


LISTS[Rating] = _ratings
LISTS[Money] = _amounts
