"""Single values: text, flags, numbers, levels, whens, amounts and references.

Each function is a converter (see convert.py); `SCALARS` is the table of types that they read.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping as MappingOf
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from careerplan.content.nodes import Mapping, Node, Scalar
from careerplan.content.reading import BAD, Bad, Reading
from careerplan.plan.amount import Minutes, Money, Range, Span, parse_duration, parse_money, parse_range, parse_span
from careerplan.plan.goal import CATEGORIES
from careerplan.plan.level import Level
from careerplan.plan.problem import Fault
from careerplan.plan.record import (
    PRIVATE,
    SELF,
    TARGET_KINDS,
    ActionName,
    AudienceName,
    GoalId,
    Kind,
    PersonId,
    PositionId,
    RaterId,
    RoleId,
    RoleName,
    SkillId,
    Url,
    VisionId,
)
from careerplan.plan.role import NeedSource
from careerplan.plan.when import When, parse_when

_COMMENT = re.compile(r"[ \t]#")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")


def convert_text(node: Node, reading: Reading) -> str | Bad:
    """Text as it was written; a warning where YAML took the rest of the line for a comment."""
    if isinstance(node, Mapping) and len(node.entries) == 1 and isinstance(node.entries[0][1], Scalar):
        name, value = node.entries[0]
        whole = f"{name.text}: {value.text}".strip()
        help_text = f'put the whole text in quotes: "{whole}"'
        reading.report(name, Fault("yaml-colon", f"a colon splits “{whole}” into a key and a value", help_text))
        return whole
    if not isinstance(node, Scalar):
        return reading.wrong_shape(node, "one text")
    if node.plain:
        _warn_of_comment(node, reading)
    return node.text.strip()


def _warn_of_comment(node: Scalar, reading: Reading) -> None:
    line = reading.lines[node.line - 1] if 0 < node.line <= len(reading.lines) else ""
    rest = line[node.column - 1 + len(node.text) :]
    if "\n" not in node.text and line[node.column - 1 :].startswith(node.text) and _COMMENT.match(rest.rstrip() or " "):
        lost = rest.strip()
        help_text = f'if it belongs to the text, put quotes around it: "{node.text} {lost}"'
        reading.report_at(
            node.line,
            node.column + len(node.text) + 1,
            Fault("text-comment", f"“{lost}” was read as a comment and left out", help_text),
        )


def _scalar(node: Node, reading: Reading, wanted: str) -> str | Bad:
    if not isinstance(node, Scalar):
        return reading.wrong_shape(node, wanted)
    return node.text.strip()


def _flag(node: Node, reading: Reading) -> bool | Bad:
    text = _scalar(node, reading, "true or false")
    if isinstance(text, Bad):
        return BAD
    if isinstance(node, Scalar) and node.plain and text in (*_TRUE, *_FALSE):
        return text in _TRUE
    help_text = f"write {'true' if text.casefold() in ('yes', 'on', '1', 'y', 'true') else 'false'}, without quotes"
    reading.report(node, Fault("value-flag", f"“{text}” is neither true nor false", help_text))
    return BAD


def _whole_number(node: Node, reading: Reading) -> int | Bad:
    text = _scalar(node, reading, "a whole number")
    if isinstance(text, Bad):
        return BAD
    if re.fullmatch(r"[+-]?\d{1,12}", text):
        return int(text)
    reading.report(node, Fault("value-number", f"“{text}” is not a whole number", f"write a number for {reading.key}"))
    return BAD


def _number(node: Node, reading: Reading) -> float | Bad:
    text = _scalar(node, reading, "a number")
    if isinstance(text, Bad):
        return BAD
    compact = text.replace("_", "").replace("\u00a0", "").removesuffix("%").strip()
    if re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,15})?", compact):
        value = float(compact)
        if math.isfinite(value):
            return value
    help_text = f"write a number for {reading.key}, with a point and no unit"
    reading.report(node, Fault("value-number", f"“{text}” is not a number", help_text))
    return BAD


def _from_text(parse: Callable[[str, Reading], Any], wanted: str) -> Callable[[Node, Reading], Any]:
    """A converter from a function that gives a value or a fault."""

    def convert(node: Node, reading: Reading) -> Any:
        text = _scalar(node, reading, wanted)
        if isinstance(text, Bad):
            return BAD
        value = parse(text, reading)
        if isinstance(value, Fault):
            reading.report(node, value)
            return BAD
        return value

    return convert


def _money(node: Node, reading: Reading) -> Money | Bad:
    """`200 EUR`, or `{amount: 200, currency: EUR}`."""
    if isinstance(node, Mapping):
        amount, currency = node.get("amount"), node.get("currency")
        if isinstance(amount, Scalar) and (currency is None or isinstance(currency, Scalar)):
            code = currency.text.strip() if isinstance(currency, Scalar) else reading.context.currency
            found = parse_money(amount.text, code)
            if isinstance(found, Money) and re.fullmatch(r"[A-Z]{3}", code):
                return found
        return reading.wrong_shape(node, "200 EUR, or {amount: 200, currency: EUR}")
    text = _scalar(node, reading, "an amount such as 200 EUR")
    if isinstance(text, Bad):
        return BAD
    found = parse_money(text, reading.context.currency)
    if isinstance(found, Fault):
        reading.report(node, found)
        return BAD
    return found


def _day(text: str, _: Reading) -> datetime.date | Fault:
    found = parse_when(text)
    if isinstance(found, Fault):
        return found
    if found.precision != "day" or found.first is None:
        return Fault("when-unreadable", f"“{text}” is not a day", "write year-month-day, such as 2026-11-21")
    return found.first


def _url(text: str, _: Reading) -> Url | Fault:
    """An address that is safe to follow: no scheme but http, https and mailto."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = None
    if parts is not None and not re.search(r"[\s<>\"\x00-\x1f]", text) and "\\" not in text:
        if parts.scheme in ("http", "https", "mailto"):
            return Url(text)
        if not parts.scheme and not parts.netloc and not text.startswith("/"):
            return Url(text)
    return Fault("url-unsafe", f"“{text}” is not an address that can be linked", "write https://… or a path beside the file")


def _reference(kind: Kind) -> Callable[[Node, Reading], Any]:
    def convert(node: Node, reading: Reading) -> Any:
        text = _scalar(node, reading, f"the name of {_article(kind)}")
        if isinstance(text, Bad):
            return BAD
        found = reading.context.index.find(text, kind)
        if len(found.keys) == 1:
            return found.keys[0].id
        if found.keys:
            names = ", ".join(key.id for key in found.keys)
            fault = Fault("reference-ambiguous", f"“{text}” matches several {kind} records", f"write one of {names}")
        else:
            near = f"did you mean {' or '.join(found.near)}?" if found.near else f"no {kind} has this id, alias or title"
            fault = Fault("reference-unknown", f"there is no {kind} “{text}”", near)
        reading.report(node, fault)
        return BAD

    return convert


def _article(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def rater_of(text: str, reading: Reading) -> RaterId | Fault:
    """`self`, the owner, or a person's id; someone unknown keeps their name and is a warning."""
    owner = reading.context.owner.casefold()
    if text.casefold() in ("", "self", "me", "i") or (owner and text.casefold() in (owner, owner.split()[0])):
        return SELF
    found = reading.context.index.find(text, "person")
    if len(found.keys) == 1:
        return RaterId(found.keys[0].id)
    near = f"did you mean {' or '.join(found.near)}?" if found.near else f"add them: careerplan add person {text!r}"
    return Fault("rater-unknown", f"“{text}” is not one of the people", near)


def _rater(node: Node, reading: Reading) -> RaterId | Bad:
    text = _scalar(node, reading, "a person's name")
    if isinstance(text, Bad):
        return BAD
    found = rater_of(text, reading)
    if isinstance(found, Fault):
        reading.report(node, found)
        return RaterId(text)
    return found


def _named_or_text(kind: Kind) -> Callable[[Node, Reading], Any]:
    """A record's id where the text names one; else the text itself."""

    def convert(node: Node, reading: Reading) -> Any:
        text = _scalar(node, reading, f"a {kind} or a text")
        if isinstance(text, Bad):
            return BAD
        found = reading.context.index.find(text, kind)
        return found.keys[0].id if len(found.keys) == 1 else text

    return convert


def _audience(text: str, reading: Reading) -> AudienceName | Fault:
    name = AudienceName(text.strip())
    if name == PRIVATE or name in reading.context.audiences:
        return name
    known = sorted(reading.context.audiences)
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    allowed = f"{hint}Declared are {', '.join(known)} and private" if known else "declare it in careerplan.toml"
    return Fault("audience-unknown", f"“{text}” is not an audience", allowed)


_ORIGINS = {
    "guideline": "guideline",
    "guidelines": "guideline",
    "ladder": "guideline",
    "manager": "manager",
    "mentor": "mentor",
    "advert": "advert",
    "job ad": "advert",
    "interview": "interview",
}


def _need_source(text: str, reading: Reading) -> NeedSource | Fault:
    origin = _ORIGINS.get(text.casefold())
    if origin:
        return NeedSource(origin)  # type: ignore[arg-type] # the table holds only origins
    prefix, separator, name = text.partition(":")
    if prefix.strip() in ("person", "manager", "mentor") and separator:
        found = reading.context.index.find(name.strip(), "person")
        if len(found.keys) == 1:
            return NeedSource(prefix.strip(), PersonId(found.keys[0].id))  # type: ignore[arg-type] # checked above
        near = f"did you mean {' or '.join(found.near)}?" if found.near else "no person has this id, alias or title"
        return Fault("reference-unknown", f"there is no person “{name.strip()}”", near)
    allowed = "write guideline, person:NAME, manager, mentor, advert or interview"
    return Fault("value-choice", f"“{text}” is not a source of a need", allowed)


def category_of(text: str, reading: Reading) -> str | Fault:
    """One of the eight categories or of the plan's own."""
    wanted = text.strip().casefold().replace(" ", "-")
    known = (*CATEGORIES, *reading.context.categories)
    match = next((name for name in known if name.casefold().replace(" ", "-") == wanted), None)
    if match:
        return match
    near = get_close_matches(wanted, known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return Fault("value-choice", f"“{text}” is not a category", f"{hint}Allowed are {', '.join(known)}")


def _span(text: str, _: Reading) -> Span | Fault:
    return parse_span(text)


def _when(text: str, _: Reading) -> When | Fault:
    return parse_when(text)


def _minutes(text: str, _: Reading) -> Minutes | Fault:
    return parse_duration(text)


def _level(text: str, reading: Reading) -> Level | Fault:
    return reading.context.scale.parse(text)


def _range(text: str, _: Reading) -> Range | Fault:
    return parse_range(text)


SCALARS: MappingOf[Any, Callable[[Node, Reading], Any]] = {
    str: convert_text,
    bool: _flag,
    int: _whole_number,
    float: _number,
    Level: _from_text(_level, "a level"),
    When: _from_text(_when, "a date"),
    datetime.date: _from_text(_day, "a day"),
    Minutes: _from_text(_minutes, "a length of time"),
    Span: _from_text(_span, "a span such as 3 months"),
    Range: _from_text(_range, "a number or a range"),
    Money: _money,
    Url: _from_text(_url, "an address"),
    RaterId: _rater,
    AudienceName: _from_text(_audience, "the name of an audience"),
    NeedSource: _from_text(_need_source, "a source"),
    RoleName: _named_or_text("role"),
    ActionName: _named_or_text("goal"),
    **{reference: _reference(TARGET_KINDS[reference]) for reference in (VisionId, RoleId, SkillId, GoalId, PersonId, PositionId)},
}
