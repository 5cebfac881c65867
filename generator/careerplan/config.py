"""careerplan.toml: the plan's settings, read with the same rules and problems as its files.

`tomllib` knows no lines, so a small look-up finds the line of a key for messages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.accepted import read_accepted
from careerplan.content.audience import Accepted, declared_audiences
from careerplan.content.convert import fields_of, read_fields
from careerplan.content.levels import read_scale
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence, as_text
from careerplan.content.reading import Context, Reading
from careerplan.content.toml import tree
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import AudienceName, Url
from careerplan.plan.settings import PlanSettings, Settings, SiteSettings

SETTINGS_FILE = "careerplan.toml"
_CURRENCY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAILBOX = re.compile(r"[^\s@<>\"'?&%]+@[^\s@<>\"'?&%]+\.[^\s@<>\"'?&%]+")

SECTIONS = ("plan", "budget", "site", "brief", "levels", "categories", "audiences")


class Configured(Struct, frozen=True):
    """The settings of a plan, and what is wrong with them."""

    settings: Settings
    problems: tuple[Problem, ...]


def read_settings(root: Path) -> Configured:
    """The settings of a plan's folder; defaults, and a note, where there is no file."""
    path = root / SETTINGS_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        note = Problem(
            path=SETTINGS_FILE,
            code="settings-missing",
            message="there is no careerplan.toml here; all settings have their defaults",
            help="write one; careerplan new shows what it can hold",
        )
        return Configured(Settings(), (note,))
    except (OSError, UnicodeDecodeError) as error:
        message = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be opened"
        return Configured(Settings(), (Problem(path=SETTINGS_FILE, code="settings-syntax", message=message),))
    return parse_settings(text, read_accepted(root))


def parse_settings(text: str, accepted: Accepted | None = None) -> Configured:
    """The settings that a text says; `accepted` is what each audience's list of ids holds."""
    lines = tuple(text.split("\n"))
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Configured(Settings(), (_syntax_problem(str(error), lines),))
    root = tree(raw, lines)
    reading = Reading(_context(root), SETTINGS_FILE, lines, "careerplan.toml")
    audiences = declared_audiences(root.get("audiences"), accepted or {}, reading)
    settings = replace(
        _sections(root, reading),
        scale=read_scale(root.get("levels"), reading),
        categories=_categories(root.get("categories"), reading),
        audiences=audiences,
    )
    settings = replace(settings, site=_site(root, settings, reading), plan=_plan(root, settings.plan, reading))
    return Configured(settings, tuple(sorted(reading.problems, key=lambda p: (p.line, p.column))))


def _context(root: Mapping) -> Context:
    """What the values of some keys need of others: the audiences, and the currency of bare numbers."""
    audiences, currency = root.get("audiences"), _at(root, "plan", "currency")
    names = audiences.keys() if isinstance(audiences, Mapping) else ()
    code = currency.text if isinstance(currency, Scalar) and _CURRENCY.fullmatch(currency.text) else "EUR"
    return Context(audiences=frozenset(AudienceName(name) for name in names), currency=code)


_COMPLAINTS = (
    ("overwrite|twice", "a key or a section stands twice", "keep one of them"),
    ("Illegal character", "a quotation mark is never closed", "add the closing quotation mark"),
    ("Invalid statement", "a line that is not key = value", 'put quotes around a key in other letters: "키" = 1'),
    ("Expected '='", "a key without =", 'write key = "value"'),
    ("Invalid value", "a value that is no text, number, list, true or false", "put quotes around a text"),
)
"""What the parser says, and the same in words with the likely fix."""


def _syntax_problem(message: str, lines: tuple[str, ...]) -> Problem:
    match = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(match[1]), int(match[2])) if match else (0, 0)
    bare = re.sub(r"\s*\(at .*\)$", "", message)
    known = ((why, mend) for said, why, mend in _COMPLAINTS if re.search(said, bare))
    otherwise = (f"this is not TOML: {bare}", "compare it with the lines around it")
    why, mend = next(known, otherwise)
    return Problem(
        path=SETTINGS_FILE,
        line=line,
        column=column,
        code="settings-syntax",
        message=why,
        help=mend,
        excerpt=lines[line - 1] if 0 < line <= len(lines) else "",
    )


def _sections(root: Mapping, reading: Reading) -> Settings:
    """The sections that are structs; unknown sections and keys are warned about."""
    values: dict[str, Any] = {}
    fields = fields_of(Settings)
    for name, node in root.entries:
        if name.text not in SECTIONS:
            near = get_close_matches(name.text, SECTIONS, n=1)
            hint = f"did you mean [{near[0]}]? " if near else ""
            allowed = ", ".join(f"[{section}]" for section in SECTIONS)
            code = "audience-invalid" if near == ["audiences"] else "key-unknown"
            reading.report(name, Fault(code, f"“{name.text}” is not a section", f"{hint}The sections are {allowed}"))
        elif name.text in fields:
            if isinstance(node, Mapping):
                default = getattr(Settings(), name.text)
                values[name.text] = replace(default, **_values(type(default), name.text, node, reading))
            else:
                reading.under(name.text).wrong_shape(name, f"a section: [{name.text}]")
    return Settings(**values)


def _values(struct: type[Struct], section: str, node: Mapping, reading: Reading) -> dict[str, Any]:
    """The values of one section; TOML tells texts from numbers, so a mix-up is a problem."""
    inside = reading.under(section)
    inside.what = f"[{section}]"
    hints = get_type_hints(struct)
    sound: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        wanted = hints.get(key.text)
        if section == "site" and key.text == "visibility":
            continue  # read by itself, since an error there is one of privacy
        if isinstance(value, Scalar) and wanted in (str, Url | None) and value.plain:
            fault = Fault("value-shape", f"{key.text} is not a text", f'write {key.text} = "{value.text}"')
            reading.report(value, fault)
        elif isinstance(value, Scalar) and wanted == float | None and not value.plain:
            fault = Fault("value-number", f"“{value.text}” is a text", f"write a number for {key.text}")
            reading.report(value, fault)
        else:
            sound.append((key, value))
    return read_fields(struct, Mapping(tuple(sound), node.line, node.column), inside)


def _categories(node: Node | None, reading: Reading) -> tuple[str, ...]:
    """`[categories]`: names to add, as keys or as a list under `add`."""
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        reading.under("categories").wrong_shape(node, "a section: [categories]")
        return ()
    names: list[str] = []
    for name, value in node.entries:
        if isinstance(value, Sequence):
            names.extend(item.text for item in value.items if isinstance(item, Scalar))
        else:
            names.append(name.text)
    return tuple(dict.fromkeys(name.strip().casefold().replace(" ", "-") for name in names if name.strip()))


def _site(root: Mapping, settings: Settings, reading: Reading) -> SiteSettings:
    """`[site]` with whole addresses only, and private in doubt."""
    site = settings.site
    for key in ("url", "edit_url"):
        node, address = _at(root, "site", key), getattr(site, key)
        if node is not None and address is not None and not re.match(r"https?://[^/\s]", address):
            fault = Fault("url-unsafe", f"“{address}” is not a whole address", "write https://…")
            reading.report(node, fault)
            site = replace(site, **{key: None})
    node = _at(root, "site", "visibility")
    if node is None:
        return site
    text = node.text if isinstance(node, Scalar) and not node.plain else ""
    if text == "public" and AudienceName("public") not in settings.audiences:
        message = "visibility is public, but no audience says what the public may see"
        reading.report(node, Fault("audience-unknown", message, "declare it: [audiences.public]"))
    elif text == "public":
        return replace(site, visibility="public")
    elif text != "private":
        help_text = 'write visibility = "private" or visibility = "public"'
        reading.report(node, Fault("audience-invalid", f"“{as_text(node)}” is not a value of visibility", help_text))
    return site


def _plan(root: Mapping, plan: PlanSettings, reading: Reading) -> PlanSettings:
    """`[plan]` by rules that a type cannot say; what breaks one has its default."""
    for key, is_sound, what, example in _PLAN_RULES:
        node, value = _at(root, "plan", key), getattr(plan, key)
        if node is not None and not is_sound(value):
            reading.report(node, Fault("value-choice", f"“{value}” is not {what}", f"write {example}"))
            plan = replace(plan, **{key: getattr(PlanSettings(), key)})
    return plan


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


_PLAN_RULES: tuple[tuple[str, Callable[[str], object], str, str], ...] = (
    ("timezone", _is_zone, "a time zone", "one such as Europe/Amsterdam"),
    ("currency", _CURRENCY.fullmatch, "a currency code", "three letters, such as EUR"),
    ("language", _LANGUAGE.fullmatch, "a language code", "one such as en or pt-BR"),
    ("reply_to", _MAILBOX.fullmatch, "a mail address", "one such as noor@example.org"),
)


def _at(root: Mapping, section: str, key: str) -> Node | None:
    node = root.get(section)
    return node.get(key) if isinstance(node, Mapping) else None
