"""What `careerplan add` writes: a short file for each kind, its useful keys shown as comments.

Lines that begin with `#` are YAML comments: a reader of the file sees what could be filled in, the
program does not. `{today}`, `{quarter}` and `{until}` are days of the command.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from msgspec import Struct

from careerplan.content import nodes
from careerplan.content.yaml12 import Refusal, compose
from careerplan.plan.record import Kind
from careerplan.plan.when import quarter_after, quarter_of


class Archetype(Struct, frozen=True):
    """A kind's folder, its keys in order, and the beginning of its body."""

    folder: str
    lines: tuple[str, ...]
    body: str = ""


ARCHETYPES: Mapping[Kind, Archetype] = {
    "vision": Archetype(
        "visions",
        (
            "written: {today}",
            "horizon: 5 years",
            "# role: the-role-you-aim-at",
            "# enjoy: [what you enjoy]",
            "# why: the end that the work serves",
        ),
        "Where I want to be, in my own words.",
    ),
    "role": Archetype(
        "roles",
        ("# track: ic", "# rank: 3", "needs: {{}}", "#  a-skill: intermediate"),
        "What this role is about.",
    ),
    "skill": Archetype(
        "skills",
        (
            "kind: hard",
            "# group: a heading of your own",
            "# target: advanced",
            "ratings: []",
            "#  - {today} novice: why I think so",
        ),
        "Why it matters, and how I would notice that I am getting better.",
    ),
    "goal": Archetype(
        "goals",
        (
            "category: other",
            "status: planned",
            "due: {quarter}",
            "# skills: {{a-skill: intermediate}}",
            "# next_step: the next thing to do",
        ),
        "What I want to reach, and what it is good for.\n\n## Milestones\n\n- [ ] The first visible step",
    ),
    "activity": Archetype(
        "learning",
        ("mode: doing", "# skills: [a-skill]", "# goal: a-goal", "# hours: 4", "# due: {quarter}"),
        "What I do, and what I hope to take from it.",
    ),
    "person": Archetype(
        "people",
        (
            "relations: mentor",
            "# topics: [a-skill]",
            "every: month",
            "meetings: []",
            "#  - {{date: {today}, kind: coffee, note: what came of it}}",
        ),
        "Who they are to me.",
    ),
    "feedback": Archetype(
        "feedback",
        ("from: {title}", "date: {today}", "# ratings: {{a-skill: intermediate}}"),
        "## Start\n\n## Keep\n\n## Stop",
    ),
    "review": Archetype(
        "reviews",
        ("date: {today}", "# decision: keep", "# satisfaction: 3", "# energy: 3", "# next: {quarter}"),
        "## What changed since the last review\n\n## Which goals were worth it\n\n## What comes next",
    ),
    "position": Archetype(
        "path",
        ("start: {today}", "# organisation: where", "# role: a-role", "# move: lateral", "# why: why I took it"),
    ),
    "application": Archetype(
        "market",
        (
            "date: {today}",
            "purpose: probe",
            "# organisation: where",
            "# missing: [a-skill]",
            "# outcome: what became of it",
        ),
    ),
    "craft": Archetype(
        "crafting",
        ("date: {today}", "kind: task", "# before: how it was", "# after: how it is", "# energy: 1"),
    ),
    "win": Archetype(
        "wins",
        ("date: {today}", "# impact: what it changed", "# skills: [a-skill]"),
    ),
    "share": Archetype(
        "shares",
        (
            "person: {title}",
            "sees: mentors",
            "until: {until}",
            "ask: What would you do in my place?",
            "# rate: [a-skill]",
        ),
        "A word to them.",
    ),
    "page": Archetype("notes", ("created: {today}", "# tags: [a-word]"), "What I want to keep."),
}

OF_LISTS: frozenset[Kind] = frozenset({"event"})
"""Kinds that stand in a list only."""


NAMED_BY_A_PERSON: frozenset[Kind] = frozenset({"feedback", "share"})
"""Kinds whose files name a person in place of a title."""


def archetype_text(kind: Kind, title: str, today: dt.date, settings: Mapping[str, str]) -> str:
    """The text of a new file; `settings` replaces keys, or adds them after the others."""
    archetype = ARCHETYPES[kind]
    values = {
        "today": today.isoformat(),
        "quarter": quarter_after(quarter_of(today), 1),
        "until": (today + dt.timedelta(days=90)).isoformat(),
        "title": quoted(title),
    }
    lines = [f"title: {quoted(title)}"] if kind not in NAMED_BY_A_PERSON else []
    left = dict(settings)
    for line in archetype.lines:
        key = line.lstrip("# ").partition(":")[0]
        if key in left and not line.startswith("#  "):
            lines.append(f"{key}: {written(left.pop(key))}")
        elif not (line.startswith("#  ") and lines and lines[-1].partition(":")[0] in settings):
            lines.append(line.format_map(values))
    if "title" in left:
        lines[:] = [line for line in lines if not line.startswith("title:")]
    lines.extend(f"{key}: {written(value)}" for key, value in left.items())
    body = f"\n{archetype.body}\n" if archetype.body else ""
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def quoted(text: str) -> str:
    """A text as YAML reads it back: plain where that is safe, else in double quotes."""
    return text if text[:1].isalpha() and _reads_back(text) else in_quotes(text)


def in_quotes(text: str) -> str:
    """A text in double quotes, which YAML reads back whatever it holds."""
    escaped = json.dumps(text, ensure_ascii=False)  # YAML knows all escapes of JSON
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)


def written(value: str) -> str:
    """A value of `--set`: lists and mappings in brackets stay what they are, dates and numbers too."""
    if value[:1].isdigit() and _reads_back(value):
        return value
    if value.startswith(("[", "{")) and isinstance(_value_of(value), nodes.Sequence | nodes.Mapping):
        return value
    return quoted(value)


def _reads_back(text: str) -> bool:
    """True if YAML reads a plain text as the very same text."""
    value = _value_of(text)
    return isinstance(value, nodes.Scalar) and value.text == text and not value.is_null


def _value_of(text: str) -> nodes.Node | None:
    """What YAML reads where a text stands after a key; None where it is not one value."""
    try:
        tree = compose(f"key: {text}\n")
    except Refusal:
        return None
    return tree.get("key") if isinstance(tree, nodes.Mapping) and len(tree.entries) == 1 else None
