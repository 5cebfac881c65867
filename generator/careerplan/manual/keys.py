"""keys.md: every kind with its place, its shortest file and its keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from inspect import getdoc

from msgspec import Struct

from careerplan.authoring.archetypes import ARCHETYPES, archetype_text
from careerplan.cli.add import ALIASES
from careerplan.content.kinds import FOLDERS, LIST_KEYS
from careerplan.manual.tables import block, code, listed, table
from careerplan.manual.takes import KeyOf, keys_of, nested_in, spoken
from careerplan.manual.values import values_section
from careerplan.plan.goal import LIFTED
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Kind, Link, Record
from careerplan.plan.reference import slug

EXAMPLE_DAY = dt.date(2026, 11, 21)
EXAMPLE_TITLES: Mapping[Kind, str] = {
    "vision": "Work that others build on",
    "role": "Principal engineer",
    "skill": "Negotiation",
    "goal": "Give a talk",
    "activity": "Rehearse with two colleagues",
    "person": "Maria",
    "feedback": "maria",
    "review": "2026-Q4",
    "position": "Senior engineer",
    "application": "Lead analyst at Osier",
    "craft": "Ring the reader",
    "win": "The new bulletin is in use",
    "share": "maria",
    "page": "Before the winter",
}
"""What the shortest files are called; the titles of feedback and shares are people."""

_HEAD = """# Keys

A plan is a folder with `careerplan.toml` and `content/`. The folder below `content/` gives a file its kind; folders
within it keep the kind. Every file is Markdown; its keys stand between two lines `---` at the top, its text below.
Nothing is required but what a table calls required.

Most kinds can be written one per file, or many in one file as a list, or both. The list stands under the plural key,
in `content/skills.md` or in any file of the folder; its text is shown above the page that lists them all. Markdown
files anywhere else are [pages](#page): shown, linked and searched.
"""

_COMMON = "These keys can stand in a record of every kind."

_COLUMNS = ("key", "takes", "what it says", "left out")


def keys_page() -> str:
    """The kinds, and the values that their keys take."""
    nested: dict[type[Struct], Kind] = {}
    for kind, record in KINDS.items():
        for struct in nested_in(record):
            nested.setdefault(struct, kind)
    parts = [
        _HEAD,
        table(("kind", "one per file", "many in one file"), [_place_row(kind) for kind in KINDS]),
        "## Keys of every kind",
        _COMMON,
        _key_table(KeyOf(key.name, key.takes, key.says, "") for key in keys_of(Record)),
        *_struct_section(Link),
        *(part for kind in KINDS for part in _kind_section(kind, (s for s, of in nested.items() if of == kind))),
        values_section(),
    ]
    return "\n\n".join(part.strip() for part in parts).replace("(keys.md#", "(#")


def _place_row(kind: Kind) -> tuple[str, str, str]:
    keys = ", ".join(code(f"{key}:") for key, listed_kind in _lists_of(kind).items() if listed_kind == kind)
    return (f"[{kind}](#{kind})", _files_of(kind), keys)


def _files_of(kind: Kind) -> str:
    folder = next((name for name, of in FOLDERS.items() if of == kind), "")
    if kind == "vision":
        return "`vision.md`, `visions/*.md`"
    return code(f"{folder}/*.md") if folder else "anything else" if kind == "page" else ""


def _lists_of(kind: Kind) -> Mapping[str, Kind]:
    return next((lists for lists in LIST_KEYS.values() if kind in lists.values()), {})


def _kind_section(kind: Kind, nested: Iterable[type[Struct]]) -> list[str]:
    record = KINDS[kind]
    keys = list(keys_of(record))
    if kind == "goal":
        keys += [KeyOf(name, f"[activities](#{of})", says, "") for name, (of, says) in LIFTED.items()]
    return [
        f"## {kind}",
        getdoc(record) or "",
        _written(kind),
        *_shortest(kind),
        _key_table(keys),
        *(part for struct in nested if struct is not Link for part in _struct_section(struct)),
    ]


def _written(kind: Kind) -> str:
    """Where it may stand, and what its short form in a list is."""
    lists = [key for key, of in _lists_of(kind).items() if of == kind]
    files = _files_of(kind)
    said = [f"One per file: {files} below `content/`."] if files else []
    if lists:
        folder = next(name for name, of in FOLDERS.items() if key_of(of, lists[0]))
        said.append(f"Many in one file: a list under `{lists[0]}:` in `{folder}.md` or in a file of `{folder}/`.")
        short = KINDS[kind].short
        said.append(f"There, `Title: value` gives its `{short}`." if short else "")
    other = [alias for alias, of in ALIASES.items() if of == kind]
    said.append(f"`careerplan add` also calls it {listed([code(name) for name in other])}." if other else "")
    return " ".join(part for part in said if part)


def key_of(kind: Kind, name: str) -> bool:
    """True if files of a kind may list records under this key."""
    return name in LIST_KEYS.get(kind, {})


def _shortest(kind: Kind) -> list[str]:
    if kind not in ARCHETYPES:
        return []
    title = EXAMPLE_TITLES[kind]
    stem = slug(f"{EXAMPLE_DAY} {title}") if kind == "feedback" else slug(title)
    order = f'careerplan add {kind} "{title}"' if " " in title else f"careerplan add {kind} {title}"
    return [
        f"`{order}` writes `content/{ARCHETYPES[kind].folder}/{stem}.md`; lines with `#` show what could stand there.",
        block(archetype_text(kind, title, EXAMPLE_DAY, {}), "markdown"),
    ]


def _struct_section(struct: type[Struct]) -> list[str]:
    return [
        f"### {spoken(struct)}",
        "\n\n".join(part for part in (getdoc(struct) or "", _short_of(struct)) if part),
        _key_table(keys_of(struct)),
    ]


def _short_of(struct: type[Struct]) -> str:
    """The forms that a value alone and a pair stand for."""
    main, pair = getattr(struct, "main", None), getattr(struct, "pair", None)
    said = [f"A value alone is its `{main}`."] if main else []
    if pair:
        said.append(f"In a list, `a: b` is its `{pair[0]}` and `{pair[1]}`.")
    return " ".join(said)


def _key_table(keys: Iterable[KeyOf]) -> str:
    return table(_COLUMNS, [(code(key.name), key.takes, key.says, key.without) for key in keys])
