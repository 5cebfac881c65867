"""What editors insert: VS Code's snippets and Obsidian's templates, from the archetypes and the schema.

A snippet of a kind is its archetype with places to fill in, in turn: `${1:Title}` is a text, `${2|hard,soft|}` a
choice. `$CURRENT_YEAR` and `{{date}}` are filled in by the editor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from careerplan.authoring.archetypes import ARCHETYPES, NAMED_BY_A_PERSON
from careerplan.content.json_schema import NO_WORDS, Json, Words, frontmatter_schema
from careerplan.plan.record import Kind

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_IN_SNIPPETS = {"today": _TODAY, "quarter": "$CURRENT_YEAR-Q4", "until": "$CURRENT_YEAR-12-31"}
_IN_TEMPLATES = {
    "today": '"{{date:YYYY-MM-DD}}"',
    "quarter": '"{{date:YYYY-[Q]Q}}"',
    "until": '"{{date:YYYY}}-12-31"',
    "title": '"{{title}}"',
}


def snippets(words: Words = NO_WORDS, kind: Kind | None = None) -> Json:
    """The `.code-snippets` file: a snippet for each kind, one for a rating, and one for each key with a choice.

    With a kind, only its own.
    """
    kinds = [name for name in ARCHETYPES if kind in (None, name)]
    made = {f"new {name}": _record(name, words) for name in kinds}
    if kind in (None, "skill"):
        level = _choice(1, words.scale.words())
        made["rating"] = _snippet("rating", "One line of a skill's ratings.", [f"- {_TODAY} {level}: ${{2:why}}"])
    for (key, options), names in _chosen(kinds, words).items():
        where = ", ".join(names)
        made[f"{key} ({where})"] = _snippet(key, f"A key of: {where}.", [f"{key}: {_choice(1, options)}"])
    return made


def obsidian_template(kind: Kind) -> str:
    """A kind's archetype for the Templates plugin of Obsidian, which knows the note's name and the day."""
    lines = [line.format_map(_IN_TEMPLATES) for line in ARCHETYPES[kind].lines]
    title = [] if kind in NAMED_BY_A_PERSON else [f"title: {_IN_TEMPLATES['title']}"]
    return "\n".join(["---", *title, *lines, "---", "", ARCHETYPES[kind].body]).rstrip("\n") + "\n"


def _record(kind: Kind, words: Words) -> Json:
    """The snippet of a kind: a whole file."""
    options = dict(_choices_of(kind, words))
    name = "${1:maria}" if kind in NAMED_BY_A_PERSON else "${1:Title}"
    lines = [] if kind in NAMED_BY_A_PERSON else [f"title: {name}"]
    for line in ARCHETYPES[kind].lines:
        key, _, value = line.partition(": ")
        if key in options:
            first = [value, *(option for option in options[key] if option != value)]
            lines.append(f"{key}: {_choice(_next(lines), first)}")
        elif value in ("{quarter}", "{until}") and not line.startswith("#"):
            lines.append(f"{key}: ${{{_next(lines)}:{value.format_map(_IN_SNIPPETS)}}}")
        else:
            lines.append(_plain(line).format_map({**_IN_SNIPPETS, "title": name}))
    body = [_plain(line) for line in ARCHETYPES[kind].body.splitlines()]
    whole = ["---", *lines, "---", "", *body, "$0"] if body else ["---", *lines, "---", "$0"]
    return {**_snippet(kind, f"A whole file: {kind}.", whole), "isFileTemplate": True}


def _next(lines: Sequence[str]) -> int:
    """The number of the next place to fill in."""
    return 2 + sum("${" in line for line in lines[1:])


def _snippet(prefix: str, description: str, body: Sequence[str]) -> Json:
    return {"scope": "markdown", "prefix": prefix, "description": description, "body": list(body)}


def _chosen(kinds: Sequence[Kind], words: Words) -> Mapping[tuple[str, tuple[str, ...]], list[Kind]]:
    """A key and its choices -> the kinds that have it so."""
    found: dict[tuple[str, tuple[str, ...]], list[Kind]] = {}
    for kind in kinds:
        for chosen in _choices_of(kind, words):
            found.setdefault(chosen, []).append(kind)
    return found


def _choices_of(kind: Kind, words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of a kind that take one of a few words, with those words; a level's are those of the scale."""
    properties: Mapping[str, Any] = frontmatter_schema(kind, words)["properties"]
    for key, schema in properties.items():
        options = tuple(option for option in schema.get("enum", ()) if isinstance(option, str))
        if set(words.scale.words()) <= set(options):
            yield key, words.scale.words()
        elif key == "category":
            yield key, words.categories
        elif options:
            yield key, options


def _choice(number: int, options: Sequence[str]) -> str:
    escaped = (option.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|") for option in options)
    return f"${{{number}|{','.join(escaped)}|}}"


def _plain(text: str) -> str:
    """A text in which VS Code sees nothing to fill in."""
    return text.replace("\\", "\\\\").replace("$", "\\$")
