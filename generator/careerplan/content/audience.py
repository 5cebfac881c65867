"""Audiences: the `audience:` of a record, and `[audiences]` of careerplan.toml. Doubt means private."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from difflib import get_close_matches

from careerplan.content.convert import converter, fields_of
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.reading import BAD, Reading
from careerplan.plan.goal import LIFTED
from careerplan.plan.grants import ALWAYS, NEVER, RATINGS_BY_OTHERS
from careerplan.plan.plan import KINDS
from careerplan.plan.problem import Fault
from careerplan.plan.prose import NAMES
from careerplan.plan.record import PRIVATE, AudienceName
from careerplan.plan.settings import Audience

Accepted = MappingOf[str, tuple[str, ...]]
"""Audience -> the lines of its list: ids that the owner accepted, written `kind:id`, and names that prose may say."""

_HELP = "write audience: NAME, or a list of names, or leave the key out"


def read_audience(node: Node, reading: Reading) -> tuple[AudienceName, ...]:
    """The names that a value gives; `private` alone where one of them cannot be trusted."""
    convert = converter(AudienceName)
    names: list[AudienceName] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and item.text.strip() == PRIVATE:
            names.append(PRIVATE)
        elif isinstance(item, Scalar) and not item.is_null:
            name = convert(item, reading.under("audience"))
            names.append(PRIVATE if name is BAD else name)
        else:
            what = "null" if isinstance(item, Scalar) else _shape(item)
            reading.report(item, Fault("audience-invalid", f"audience is {what}, which is nobody", _HELP))
            names.append(PRIVATE)
    return (PRIVATE,) if PRIVATE in names or not names else tuple(dict.fromkeys(names))


def _shape(node: Node) -> str:
    return "keys and values" if isinstance(node, Mapping) else "a list within a list"


def declared_audiences(node: Node | None, accepted: Accepted, reading: Reading) -> dict[AudienceName, Audience]:
    """`[audiences.NAME]` of careerplan.toml; whatever cannot be trusted grants nothing.

    `accepted` is what the list of ids of each audience holds.
    """
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        fault = Fault("audience-invalid", "audiences is not a section", "write [audiences.mentors]")
        reading.report(node, fault)
        return {}
    found: dict[AudienceName, Audience] = {}
    for name, value in node.entries:
        if name.text.casefold() == PRIVATE or not re.fullmatch(r"[^\W_][\w-]{0,40}", name.text):
            message = f"“{name.text}” cannot name an audience"
            reading.report(name, Fault("audience-invalid", message, "use letters, digits and hyphens"))
        elif not isinstance(value, Mapping):
            message = f"“{name.text}” is not a section"
            reading.report(name, Fault("audience-invalid", message, f"write [audiences.{name.text}]"))
        else:
            audience = _declared(AudienceName(name.text), value, accepted, reading)
            found[audience.name] = audience
    return found


def _declared(name: AudienceName, node: Mapping, accepted: Accepted, reading: Reading) -> Audience:
    for key, _ in node.entries:
        if key.text not in ("kinds", "fields"):
            message = f"“{key.text}” is not a key of an audience"
            reading.report(key, Fault("audience-invalid", message, "The keys are kinds, fields"))
    lines = accepted.get(name, ())
    return Audience(
        name=name,
        kinds=_granted(node, "kinds", reading),
        fields=_granted(node, "fields", reading),
        accepted=tuple(line for line in lines if NAMES not in line),
        may_name=tuple(line for line in lines if NAMES in line),
    )


def _granted(node: Mapping, key: str, reading: Reading) -> tuple[str, ...]:
    value = node.get(key)
    if value is None:
        return ()
    if not isinstance(value, Sequence):
        reading.report(value, Fault("audience-invalid", f"{key} is not a list", f'write {key} = ["…"]'))
        return ()
    names: list[str] = []
    for item in value.items:
        text = item.text if isinstance(item, Scalar) else "a list"
        if isinstance(item, Scalar) and not item.plain and text in _grants(key):
            names.append(text)
            continue
        if fault := _lifted(text):
            reading.report(item, fault)
            continue
        near = get_close_matches(text, _grants(key), n=1, cutoff=0.75)
        allowed = f"The kinds are {', '.join(KINDS)}" if key == "kinds" else "write KIND.KEY, such as goal.body"
        hint = f"did you mean {near[0]}? " if near else ""
        reading.report(item, Fault("audience-invalid", f"“{text}” cannot be granted", f"{hint}{allowed}"))
    return tuple(names)


def _lifted(text: str) -> Fault | None:
    """Why `goal.activities` cannot be granted: its items are records of their own."""
    kind = next((kind for key, (kind, _) in LIFTED.items() if text == f"goal.{key}"), None)
    if kind is None:
        return None
    message = f"“{text}” cannot be granted: what stands there are records of their own"
    return Fault("audience-invalid", message, f'grant them as such: "{kind}" in kinds, "{kind}.KEY" in fields')


def _grants(key: str) -> tuple[str, ...]:
    """What can stand under `kinds` or `fields`: kinds, or those of their keys that may ever leave."""
    if key == "kinds":
        return tuple(KINDS)
    named = (
        f"{kind}.{name}"
        for kind in ALWAYS
        for name in (*fields_of(KINDS[kind]), "aliases", "body")
        if name not in NEVER
    )
    return (*named, f"skill.{RATINGS_BY_OTHERS}")
