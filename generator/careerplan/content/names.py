"""Values that name something: records, raters, audiences, sources and categories."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from difflib import get_close_matches
from typing import Any

from careerplan.content.nodes import Node
from careerplan.content.reading import BAD, Bad, Reading
from careerplan.content.values import from_text, scalar_text
from careerplan.plan.goal import CATEGORIES
from careerplan.plan.plan import PLURALS
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
    VisionId,
)
from careerplan.plan.role import NeedSource


def _reference(kind: Kind) -> Callable[[Node, Reading], Any]:
    def convert(node: Node, reading: Reading) -> Any:
        text = scalar_text(node, reading, f"the name of {_article(kind)}")
        if isinstance(text, Bad):
            return BAD
        found = reading.context.index.find(text, kind)
        if len(found.keys) == 1:
            return BAD if found.keys[0] in reading.context.lost else found.keys[0].id
        if found.keys:
            names = ", ".join(key.id for key in found.keys)
            fault = Fault("reference-ambiguous", f"“{text}” matches several {PLURALS[kind]}", f"write one of {names}")
        elif kind in reading.context.unsure:
            return BAD  # the broken list file has been reported, and may hold it
        else:
            near = (
                f"did you mean {' or '.join(found.near)}?" if found.near else f"no {kind} has this id, alias or title"
            )
            fault = Fault("reference-unknown", f"there is no {kind} “{text}”", near)
        reading.report(node, fault)
        return BAD

    return convert


def _article(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def rater_of(text: str, reading: Reading) -> RaterId | Fault:
    """`self`, the owner, or a person's id; someone unknown keeps their name and is a warning."""
    if text.casefold() in ("", "self", "me", "i"):
        return SELF
    found = reading.context.index.find(text, "person")
    if len(found.keys) == 1:
        return RaterId(text if found.keys[0] in reading.context.lost else found.keys[0].id)
    owner = reading.context.owner.casefold()
    if owner.split() and text.casefold() in (owner, owner.split()[0]):
        return SELF
    if "person" in reading.context.unsure:
        return RaterId(text)
    near = f"did you mean {' or '.join(found.near)}?" if found.near else f"add them: careerplan add person {text!r}"
    return Fault("rater-unknown", f"“{text}” is not one of the people", near)


def _rater(node: Node, reading: Reading) -> RaterId | Bad:
    text = scalar_text(node, reading, "a person's name")
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
        text = scalar_text(node, reading, f"a {kind} or a text")
        if isinstance(text, Bad):
            return BAD
        found = reading.context.index.find(text, kind)
        is_one = len(found.keys) == 1 and found.keys[0] not in reading.context.lost
        return found.keys[0].id if is_one else text

    return convert


def _audience(text: str, reading: Reading) -> AudienceName | Fault:
    name = AudienceName(text.strip())
    if name in reading.context.audiences and name != PRIVATE:
        return name
    known = sorted(reading.context.audiences)
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    allowed = f"{hint}Declared are {', '.join(known)}" if known else "declare it in careerplan.toml"
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
        if found.keys and reading.context.lost.issuperset(found.keys):
            return NeedSource("person")
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


NAMES: MappingOf[Any, Callable[[Node, Reading], Any]] = {
    RaterId: _rater,
    AudienceName: from_text(_audience, "the name of an audience"),
    NeedSource: from_text(_need_source, "a source"),
    RoleName: _named_or_text("role"),
    ActionName: _named_or_text("goal"),
    **{
        reference: _reference(TARGET_KINDS[reference])
        for reference in (VisionId, RoleId, SkillId, GoalId, PersonId, PositionId)
    },
}
