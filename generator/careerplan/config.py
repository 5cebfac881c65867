"""careerplan.toml: the plan's settings, read with the same rules and problems as its files.

`tomllib` knows no lines, so a small look-up finds the line of a key for messages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.convert import fields_of, read_fields
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.reading import Context, Reading
from careerplan.content.toml import tree
from careerplan.plan.level import Scale, Step
from careerplan.plan.plan import KINDS
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import PRIVATE, AudienceName
from careerplan.plan.settings import Audience, Settings

SETTINGS_FILE = "careerplan.toml"
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
            help="careerplan new writes one",
        )
        return Configured(Settings(), (note,))
    except (OSError, UnicodeDecodeError) as error:
        message = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be opened"
        return Configured(Settings(), (Problem(path=SETTINGS_FILE, code="settings-syntax", message=message),))
    return parse_settings(text, _accepted(root))


def parse_settings(text: str, accepted: MappingOf[str, tuple[str, ...]] | None = None) -> Configured:
    """The settings that a text says; `accepted` is what each audience's list of ids holds."""
    lines = tuple(text.split("\n"))
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Configured(Settings(), (_syntax_problem(str(error), lines),))
    root = tree(raw, lines)
    context = Context(audiences=frozenset(AudienceName(name) for name in _names(raw.get("audiences"))))
    reading = Reading(context, SETTINGS_FILE, lines, "careerplan.toml")
    settings = _sections(root, reading)
    settings = replace(settings, scale=_scale(root.get("levels"), settings.scale, reading))
    settings = replace(settings, categories=_categories(root.get("categories"), reading))
    settings = replace(settings, audiences=_audiences(root.get("audiences"), accepted or {}, reading))
    _check_values(root, settings, reading)
    return Configured(settings, tuple(reading.problems))


def _syntax_problem(message: str, lines: tuple[str, ...]) -> Problem:
    match = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(match[1]), int(match[2])) if match else (0, 0)
    why = re.sub(r"\s*\(at .*\)$", "", message)
    duplicate = "twice" if "overwrite" in why or "twice" in why else ""
    return Problem(
        path=SETTINGS_FILE,
        line=line,
        column=column,
        code="settings-syntax",
        message=f"this is not TOML: {why}" if not duplicate else f"a key stands twice: {why}",
        help="texts stand in quotes; lists in brackets; sections in [brackets] of their own",
        excerpt=lines[line - 1] if 0 < line <= len(lines) else "",
    )


def _sections(root: Mapping, reading: Reading) -> Settings:
    """The sections that are structs; unknown sections and keys are warned about."""
    values: dict[str, Any] = {}
    fields = fields_of(Settings)
    for name, node in root.entries:
        if name.text not in SECTIONS:
            allowed = ", ".join(f"[{section}]" for section in SECTIONS)
            reading.report(
                name, Fault("key-unknown", f"“{name.text}” is not a section", f"The sections are {allowed}")
            )
        elif name.text in fields:
            if isinstance(node, Mapping):
                default = getattr(Settings(), name.text)
                reading.what = f"[{name.text}]"
                values[name.text] = replace(default, **read_fields(type(default), node, reading))
            else:
                reading.under(name.text).wrong_shape(name, f"a section: [{name.text}]")
    return Settings(**values)


def _scale(node: Node | None, default: Scale, reading: Reading) -> Scale:
    """`[levels]`: in the order written; a word may have a meaning and aliases.

    Words of the default scale keep their number, so that naming some of them renames nothing else;
    a section that names only words of its own is a scale of its own, lowest first.
    """
    if node is None:
        return default
    if not isinstance(node, Mapping):
        reading.under("levels").wrong_shape(node, "a section: [levels]")
        return default
    steps = [_step(name, value, reading.under(name.text)) for name, value in node.entries]
    given = {step.word.casefold(): step for step in steps}
    if set(given) <= {step.word.casefold() for step in default.steps}:
        return Scale(tuple(given.get(step.word.casefold(), step) for step in default.steps))
    if len(steps) < 2:
        fault = Fault("value-shape", "[levels] has fewer than two words", "write all words, lowest first")
        reading.report(node, fault)
        return default
    return Scale(tuple(steps))


def _step(name: Scalar, node: Node, reading: Reading) -> Step:
    if isinstance(node, Scalar):
        return Step(name.text, node.text)
    if isinstance(node, Sequence):
        return Step(name.text, "", tuple(item.text for item in node.items if isinstance(item, Scalar)))
    meaning, aliases = node.get("meaning"), node.get("aliases")
    for key, _ in node.entries:
        if key.text not in ("meaning", "aliases"):
            fault = Fault(
                "key-unknown", f"“{key.text}” is not a key of a level", "The keys are meaning, aliases"
            )
            reading.report(key, fault)
    names = aliases.items if isinstance(aliases, Sequence) else (aliases,) if aliases is not None else ()
    return Step(
        name.text,
        meaning.text if isinstance(meaning, Scalar) else "",
        tuple(item.text for item in names if isinstance(item, Scalar)),
    )


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


def _audiences(
    node: Node | None, accepted: MappingOf[str, tuple[str, ...]], reading: Reading
) -> dict[AudienceName, Audience]:
    """`[audiences.NAME]`: default deny, so whatever cannot be trusted grants nothing."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        reading.report(
            node, Fault("audience-invalid", "[audiences] is not a section", "write [audiences.mentors]")
        )
        return {}
    found: dict[AudienceName, Audience] = {}
    for name, value in node.entries:
        if name.text.casefold() == PRIVATE or not re.fullmatch(r"[^\W_][\w-]{0,40}", name.text):
            fault = Fault(
                "audience-invalid",
                f"“{name.text}” cannot name an audience",
                "use letters, digits and hyphens",
            )
            reading.report(name, fault)
            continue
        if not isinstance(value, Mapping):
            fault = Fault(
                "audience-invalid", f"“{name.text}” is not a section", f"write [audiences.{name.text}]"
            )
            reading.report(name, fault)
            continue
        found[AudienceName(name.text)] = Audience(
            name=AudienceName(name.text),
            kinds=_granted(value, "kinds", reading, _known_kind),
            fields=_granted(value, "fields", reading, _known_field),
            accepted=accepted.get(name.text, ()),
        )
        for key, _ in value.entries:
            if key.text not in ("kinds", "fields"):
                fault = Fault(
                    "audience-invalid",
                    f"“{key.text}” is not a key of an audience",
                    "The keys are kinds, fields",
                )
                reading.report(key, fault)
    return found


def _granted(node: Mapping, key: str, reading: Reading, known: Callable[[str], bool]) -> tuple[str, ...]:
    value = node.get(key)
    if value is None:
        return ()
    if not isinstance(value, Sequence):
        reading.report(value, Fault("audience-invalid", f"{key} is not a list", f'write {key} = ["…"]'))
        return ()
    names: list[str] = []
    for item in value.items:
        if isinstance(item, Scalar) and not item.plain and known(item.text):
            names.append(item.text)
        else:
            text = item.text if isinstance(item, Scalar) else "a list"
            allowed = ", ".join(KINDS) if key == "kinds" else "write kind.key, such as goal.body"
            reading.report(item, Fault("audience-invalid", f"“{text}” cannot be granted", allowed))
    return tuple(names)


def _known_kind(text: str) -> bool:
    return text in KINDS


def _known_field(text: str) -> bool:
    """A key of a kind, or one of the two grants that are not keys."""
    kind, _, key = text.partition(".")
    struct = next((record for name, record in KINDS.items() if name == kind), None)
    if struct is None:
        return False
    return key in (*fields_of(struct), "aliases", "body") or text in (
        "skill.ratings_by_others",
        "skill.notes",
    )


def _check_values(root: Mapping, settings: Settings, reading: Reading) -> None:
    """Rules that a type cannot say: a zone that exists, an audience that is declared."""
    zone = _at(root, "plan", "timezone")
    if zone is not None:
        try:
            ZoneInfo(settings.plan.timezone)
        except (KeyError, ValueError, OSError):
            fault = Fault(
                "value-choice",
                f"“{settings.plan.timezone}” is not a time zone",
                "write one such as Europe/Amsterdam",
            )
            reading.report(zone, fault)
    currency = _at(root, "plan", "currency")
    if currency is not None and not re.fullmatch(r"[A-Z]{3}", settings.plan.currency):
        fault = Fault(
            "value-choice",
            f"“{settings.plan.currency}” is not a currency code",
            "write three letters, such as EUR",
        )
        reading.report(currency, fault)


def _at(root: Mapping, section: str, key: str) -> Node | None:
    node = root.get(section)
    return node.get(key) if isinstance(node, Mapping) else None


def _names(value: object) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


def _accepted(root: Path) -> dict[str, tuple[str, ...]]:
    """The ids that were accepted per audience, out of `audiences/NAME.txt`."""
    found: dict[str, tuple[str, ...]] = {}
    folder = root / "audiences"
    if not folder.is_dir():
        return found
    for path in sorted(folder.glob("*.txt")):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue  # nothing accepted: the records stay held back
        found[path.stem] = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return found
