"""Single values: text, flags, numbers, levels, whens, amounts and references.

Each function is a converter (see convert.py); `SCALARS` is the table of types that they read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Any
from urllib.parse import urlsplit

from careerplan.content.nodes import Mapping, Node, Scalar, as_text
from careerplan.content.reading import BAD, Bad, Reading
from careerplan.plan.amount import (
    Minutes,
    Money,
    Range,
    Span,
    parse_duration,
    parse_money,
    parse_range,
    parse_span,
)
from careerplan.plan.level import Level
from careerplan.plan.problem import Fault
from careerplan.plan.record import (
    Url,
)
from careerplan.plan.when import When, parse_when

_COMMENT = re.compile(r"[ \t]#")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_YES, _NO = ("true", "yes", "on", "y", "1"), ("false", "no", "off", "n", "0")
"""Words of other YAML versions, for the likely fix."""


def convert_text(node: Node, reading: Reading) -> str | Bad:
    """Text as it was written; a warning where YAML took the rest of the line for a comment."""
    if isinstance(node, Mapping) and len(node.entries) == 1:
        name, value = node.entries[0]
        whole = f"{name.text}: {as_text(value)}".strip()
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


def warn_of_lost_text(node: Node, reading: Reading) -> None:
    """Warn about `ask: #1 on the list`: all of it is a comment, and the value is empty."""
    if not (isinstance(node, Scalar) and node.is_null and not node.text and node.line <= len(reading.lines)):
        return
    line = reading.lines[node.line - 1]
    lost = re.match(r"[ \t]+(#[^\s#].*)$", line[node.column - 1 :])
    if lost:
        fault = Fault(
            "text-comment",
            f"“{lost[1]}” was read as a comment, so there is no value",
            f'if it is the text, put quotes around it: "{lost[1]}"',
        )
        reading.report_at(node.line, node.column + lost.start(1), fault)


def scalar_text(node: Node, reading: Reading, wanted: str) -> str | Bad:
    """The text of a scalar; a list or mapping is reported with what was wanted."""
    if not isinstance(node, Scalar):
        return reading.wrong_shape(node, wanted)
    return node.text.strip()


def is_flag_word(text: str) -> bool:
    """True for what some file formats take for true or false: `yes`, `off`."""
    return text.strip().casefold() in (*_YES[:4], *_NO[:4])


def _flag(node: Node, reading: Reading) -> bool | Bad:
    text = scalar_text(node, reading, "true or false")
    if isinstance(text, Bad):
        return BAD
    if isinstance(node, Scalar) and node.plain and text in (*_TRUE, *_FALSE):
        return text in _TRUE
    meant = text.casefold()
    known = "true" if meant in _YES else "false" if meant in _NO else "true or false"
    quoted = ", without quotes" if isinstance(node, Scalar) and not node.plain else ""
    reading.report(node, Fault("value-flag", f"“{text}” is neither true nor false", f"write {known}{quoted}"))
    return BAD


def _whole_number(node: Node, reading: Reading) -> int | Bad:
    text = scalar_text(node, reading, "a whole number")
    if isinstance(text, Bad):
        return BAD
    compact = text.replace("_", "")
    if re.fullmatch(r"[+-]?\d{1,12}", compact):
        return int(compact)
    reading.report(node, Fault("value-number", f"“{text}” is not a whole number", f"write a number for {reading.key}"))
    return BAD


def _number(node: Node, reading: Reading) -> float | Bad:
    text = scalar_text(node, reading, "a number")
    if isinstance(text, Bad):
        return BAD
    compact = text.replace("_", "").replace("\u00a0", "").removesuffix("%").strip()
    if re.fullmatch(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", compact):
        return float(compact)
    help_text = f"write a number for {reading.key}, with a point and no unit"
    reading.report(node, Fault("value-number", f"“{text}” is not a number", help_text))
    return BAD


def from_text(parse: Callable[[str, Reading], Any], wanted: str) -> Callable[[Node, Reading], Any]:
    """A converter from a function that gives a value or a fault."""

    def convert(node: Node, reading: Reading) -> Any:
        text = scalar_text(node, reading, wanted)
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
            if isinstance(found, Money) and re.fullmatch(r"[A-Z]{3}", code) and found.currency == code:
                return found
        return reading.wrong_shape(node, "200 EUR, or {amount: 200, currency: EUR}")
    text = scalar_text(node, reading, "an amount such as 200 EUR")
    if isinstance(text, Bad):
        return BAD
    found = parse_money(text, reading.context.currency)
    if isinstance(found, Fault):
        reading.report(node, found)
        return BAD
    return found


def _day(text: str, _: Reading) -> dt.date | Fault:
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
    return Fault(
        "url-unsafe",
        f"“{text}” is not an address that can be linked",
        "write https://… or a path beside the file",
    )


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
    Level: from_text(_level, "a level"),
    When: from_text(_when, "a date"),
    dt.date: from_text(_day, "a day"),
    Minutes: from_text(_minutes, "a length of time"),
    Span: from_text(_span, "a span such as 3 months"),
    Range: from_text(_range, "a number or a range"),
    Money: _money,
    Url: from_text(_url, "an address"),
}
