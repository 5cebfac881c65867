"""Implied skills: those that only a role's needs name. Not assessed, and noted once each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.items import Item
from careerplan.content.nodes import Mapping as Tree
from careerplan.content.nodes import Node, Scalar, Sequence
from careerplan.content.reading import Context, Reading
from careerplan.plan.comment import without_comments
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import RoleId, Source
from careerplan.plan.reference import Entry, Found, Index, slug
from careerplan.plan.skill import Skill, Spelling


class Implied(Struct, frozen=True):
    """The skills that roles imply, and the notes that say so."""

    skills: tuple[Skill, ...]
    notes: tuple[Problem, ...]


def implied_skills(roles: Iterable[Item], skills: Iterable[Entry], lines: Mapping[str, tuple[str, ...]]) -> Implied:
    """What the needs of roles name and no skill has for a name; `lines` are those of the files."""
    index = Index(skills)
    implied: dict[str, Skill] = {}
    spelt: dict[str, dict[str, str]] = {}
    notes: list[Problem] = []
    for role in roles:
        for name in _needed(role.keys.get("needs")):
            text = without_comments(name.text).strip()
            found = index.find(text, "skill")
            skill_id = slug(text)
            if found.keys or not skill_id:
                continue
            spelt.setdefault(skill_id, {}).setdefault(role.key.id, text)
            if skill_id in implied:
                continue
            place = Source(role.path, name.line)
            implied[skill_id] = Skill(id=skill_id, title=text, place=place, implied=True)
            reading = Reading(Context(), role.path, lines[role.path], "a role")
            reading.report(name, _note(text, found))
            notes.extend(reading.problems)
    skills_spelt = (replace(skill, spelt=_spellings(spelt[skill.id])) for skill in implied.values())
    return Implied(tuple(skills_spelt), tuple(notes))


def _spellings(by_role: Mapping[str, str]) -> tuple[Spelling, ...]:
    return tuple(Spelling(RoleId(role), name) for role, name in sorted(by_role.items()))


def _note(name: str, found: Found) -> Fault:
    near = f"did you mean {' or '.join(found.near)}? " if found.near else ""
    message = f"“{name}” is a skill that only this role names; it counts as not assessed"
    return Fault("skill-implied", message, f"{near}To rate it, add it: careerplan add skill {name!r}")


def _needed(node: Node | None) -> tuple[Scalar, ...]:
    """The names of the skills in a role's needs."""
    if isinstance(node, Tree) and node.get("skill") is None:
        return tuple(name for name, _ in node.entries)
    items = node.items if isinstance(node, Sequence) else (node,) if node is not None else ()
    names: list[Scalar] = []
    for item in items:
        if isinstance(item, Scalar) and not item.is_null:
            names.append(item)
        elif isinstance(item, Tree):
            named = item.get("skill")
            if isinstance(named, Scalar):
                names.append(named)
            elif named is None:
                names.extend(name for name, _ in item.entries)
    return tuple(names)
