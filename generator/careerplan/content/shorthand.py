"""Forms for writing by hand: a rating in one line, amounts in a list, lists under body headings."""

from __future__ import annotations

import re
from typing import Any

from careerplan.content.convert import LISTS, convert_struct, converter, fields_of
from careerplan.content.names import rater_of
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence, as_text
from careerplan.content.reading import BAD, Bad, Reading
from careerplan.content.values import convert_text, warn_of_lost_text
from careerplan.plan.amount import Money
from careerplan.plan.goal import Milestone
from careerplan.plan.problem import Fault
from careerplan.plan.record import RaterId
from careerplan.plan.skill import Evidence, Rating
from careerplan.plan.when import When, parse_when

_BULLET = re.compile(r"^( *)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$")
_BOX = re.compile(r"\[([ xX])\]\s*")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_TRAILING_WHEN = re.compile(r"^(.*\S)\s*\(([^()]+)\)\.?$")
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
        text = convert_text(node, reading)
        return BAD if isinstance(text, Bad) else _rating_line(text, "", node, reading)
    if isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0][0].text not in fields_of(Rating):
        name, value = node.entries[0]
        if isinstance(value, Scalar) and value.is_null:
            warn_of_lost_text(value, reading)
            return _rating_line(name.text, "", name, reading)
        note = convert_text(value, reading.under("note"))
        return _rating_line(name.text, "" if isinstance(note, Bad) else note, name, reading)
    if isinstance(node, Mapping):
        rating: Rating | Bad = convert_struct(Rating, node, reading)
        if isinstance(rating, Rating) and rating.level is None and rating.observed:
            written = node.get("level")
            if written is None or (isinstance(written, Scalar) and written.is_null):
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
        example = "A rating is written: when level rater: note, such as 2026-05 novice maria: ran the migration. "
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


def bullets_under(body: str, heading: str) -> tuple[str, ...]:
    """The top bullets under a heading and its subheadings, with the lines that a bullet goes on over."""
    found: list[str] = []
    level, margin, fenced, goes_on = 0, -1, False, False
    for line in body.split("\n"):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        if not fenced and (title := _HEADING.match(line)):
            if title[2].casefold().rstrip(":") == heading:
                level = len(title[1])
            elif len(title[1]) <= level:
                level = 0
            margin = -1
        if fenced or not level:
            continue
        bullet = _BULLET.match(line)
        if bullet and (margin < 0 or len(bullet[1]) <= margin + 1):
            margin = len(bullet[1])
            found.append(bullet[2].strip())
            goes_on = True
        elif goes_on and not bullet and line.startswith(" " * (margin + 2)) and line.strip():
            found[-1] = f"{found[-1]}\n{line.strip()}"
        else:
            goes_on = False
    return tuple(text for text in found if text)


def milestones_of(body: str) -> tuple[Milestone, ...]:
    """`- [x] Draft shown (Sep 2026)` under a heading “Milestones”."""
    found = []
    for text in bullets_under(body, "milestones"):
        box = _BOX.match(text)
        title, when = _split_when(text[box.end() :] if box else text)
        done = bool(box and box[1] in "xX")
        if title:
            found.append(Milestone(title=title, due=when, done=True if done else None))
    return tuple(found)


def evidence_of(body: str) -> tuple[Evidence, ...]:
    """Bullets under a heading “Evidence”, with a date in brackets at the end or none."""
    found = []
    for text in bullets_under(body, "evidence"):
        what, when = _split_when(text)
        found.append(Evidence(date=when, what=what))
    return tuple(found)


def list_under(body: str, heading: str) -> tuple[str, ...]:
    """The bullets under a heading, each in one line."""
    return tuple(" ".join(text.split()) for text in bullets_under(body, heading))


def impossible_whens(body: str, heading: str) -> tuple[tuple[str, Fault], ...]:
    """Dates in brackets at the end of a bullet that do not exist, as written, with what is wrong."""
    found = []
    for text in bullets_under(body, heading):
        match = _trailing_brackets(text)
        fault = parse_when(match[2]) if match else None
        if match and isinstance(fault, Fault) and fault.code == "when-impossible":
            found.append((f"({match[2]})", fault))
    return tuple(found)


def _split_when(text: str) -> tuple[str, When | None]:
    """A bullet's text in one line, without the date in brackets at its end, and that date."""
    match = _trailing_brackets(text)
    when = parse_when(match[2]) if match else None
    if match and isinstance(when, When):
        first = text.split("\n", 1)[0]
        rest = text.removeprefix(first) if match.string == first else ""
        return " ".join(f"{match[1]} {rest}".split()), when
    return " ".join(text.split()), None


def _trailing_brackets(text: str) -> re.Match[str] | None:
    """The brackets at the end of a bullet, or of its first line where it goes on."""
    return _TRAILING_WHEN.match(" ".join(text.split())) or _TRAILING_WHEN.match(text.split("\n", 1)[0])


LISTS[Rating] = _ratings
LISTS[Money] = _amounts
