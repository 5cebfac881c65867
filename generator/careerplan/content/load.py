"""A folder of files becomes a plan: read all, name all, then read every value against the names."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.files import TextFile, read_texts
from careerplan.content.frontmatter import EMPTY, Document, split
from careerplan.content.images import image_paths
from careerplan.content.items import Introduction, Item, items_of, kind_of_path
from careerplan.content.links import Targets
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.reading import Context, Reading
from careerplan.content.records import Dates, check_list_keys, read_body, read_item, what_is
from careerplan.content.yaml12 import Refusal
from careerplan.plan.plan import PLURALS, Plan
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Body, Key, Kind, Record, Source
from careerplan.plan.reference import Entry, Index, slug
from careerplan.plan.settings import Settings
from careerplan.plan.skill import Skill

CONTENT = "content"
"""The folder that holds a plan's files."""

NO_DATES: MappingOf[str, Dates] = {}


class Content(Struct, frozen=True):
    """The files of a plan as text, and what could not be read."""

    files: tuple[TextFile, ...]
    problems: tuple[Problem, ...]
    images: frozenset[str] = frozenset()
    """Paths of the images below content/, relative to the plan's folder."""


class Parsed(Struct, frozen=True):
    """A plan, and everything that is wrong with its files."""

    plan: Plan
    problems: tuple[Problem, ...]


class _File(Struct, frozen=True):
    path: str
    lines: tuple[str, ...]
    document: Document
    items: tuple[Item, ...]
    introductions: tuple[Introduction, ...]
    broken: bool = False


def read_content(root: Path) -> Content:
    """All Markdown files and the names of all images below a plan's content folder."""
    if not (root / CONTENT).is_dir():
        return Content((), ())
    files, problems = read_texts(root, CONTENT)
    return Content(files, problems, image_paths(root, CONTENT))


def parse_plan(content: Content, settings: Settings, dates: MappingOf[str, Dates] = NO_DATES) -> Parsed:
    """The plan that the files say; every problem of every file, in the order of path and line."""
    problems = list(content.problems)
    files = [_open(file, problems) for file in content.files]
    items = _unique([item for file in files for item in file.items], files, problems)
    implied = _implied_skills(items, files, problems)
    context = _context(items, implied, files, settings)
    targets = _targets(files, content)
    records: list[Record] = list(implied)
    lines = {file.path: file.lines for file in files}
    for item in items:
        read = read_item(item, context, targets, lines[item.path], dates.get(item.path, Dates()))
        problems.extend(read.problems)
        if read.record is not None:
            records.append(read.record)
    introductions = _introductions(files, context, targets, problems)
    plan = _assemble(records, settings, introductions)
    return Parsed(
        plan, tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message)))
    )


def _open(file: TextFile, problems: list[Problem]) -> _File:
    lines = tuple(file.text.split("\n"))
    kind, _ = kind_of_path(file.path)
    reading = Reading(Context(), file.path, lines, what_is(kind))
    try:
        document = split(file.text)
    except Refusal as refusal:
        reading.report_at(refusal.line, refusal.column, refusal.fault)
        problems.extend(reading.problems)
        document = Document(EMPTY, "", 1)
        names = tuple(items_of(file.path, document))
        items = tuple(name for name in names if isinstance(name, Item))
        return _File(file.path, lines, document, items, (), broken=True)
    if not file.text.strip():
        reading.report_at(1, 1, Fault("file-empty", "the file is empty", "write something, or delete it"))
        problems.extend(reading.problems)
    found = tuple(items_of(file.path, document))
    items = tuple(item for item in found if isinstance(item, Item))
    introductions = tuple(item for item in found if isinstance(item, Introduction))
    is_list_file = bool(introductions) or not any(item.keys is document.keys for item in items)
    if is_list_file:
        check_list_keys(kind, document.keys, reading)
        problems.extend(reading.problems)
    return _File(file.path, lines, document, items, introductions)


def _unique(items: Iterable[Item], files: Iterable[_File], problems: list[Problem]) -> list[Item]:
    """The sound items, one per id: the first keeps it, each later one is an error."""
    broken = {file.path for file in files if file.broken}
    lines = {file.path: file.lines for file in files}
    first: dict[Key, Item] = {}
    for item in items:
        if item.path in broken:
            continue
        before = first.setdefault(item.key, item)
        if before is not item:
            reading = Reading(Context(), item.path, lines[item.path], what_is(item.key.kind))
            code = "output-duplicate" if item.key.kind == "page" else "id-duplicate"
            message = f"the {item.key.kind} id “{item.key.id}” is taken by {before.path}:{before.line}"
            reading.report_at(
                item.line, item.column, Fault(code, message, "give one of them another id: or file name")
            )
            problems.extend(reading.problems)
    return list(first.values())


def _context(
    items: Iterable[Item], implied: Iterable[Skill], files: Iterable[_File], settings: Settings
) -> Context:
    """The names of all records. Those of broken files count too, so that one fault stays one."""
    entries = [Entry(item.key, item.title, item.aliases) for item in items]
    entries.extend(Entry(skill.key, skill.title) for skill in implied)
    known = {entry.key for entry in entries}
    for file in files:
        if file.broken:
            entries.extend(Entry(item.key, item.title) for item in file.items if item.key not in known)
    return Context(
        index=Index(entries),
        scale=settings.scale,
        currency=settings.plan.currency,
        categories=settings.categories,
        owner=settings.plan.owner,
        audiences=frozenset(settings.audiences),
    )


def _targets(files: Iterable[_File], content: Content) -> Targets:
    records = {
        file.path: file.items[0].key for file in files if len(file.items) >= 1 and not file.introductions
    }
    return Targets(records, content.images)


def _implied_skills(
    items: Iterable[Item], files: Iterable[_File], problems: list[Problem]
) -> tuple[Skill, ...]:
    """Skills that only a role's needs name: not assessed, and noted once each."""
    listed = list(items)
    index = Index(Entry(item.key, item.title, item.aliases) for item in listed if item.key.kind == "skill")
    broken = {item.key.id for file in files if file.broken for item in file.items if item.key.kind == "skill"}
    lines = {file.path: file.lines for file in files}
    implied: dict[str, Skill] = {}
    for item in listed:
        if item.key.kind != "role":
            continue
        for name in _needed(item.keys.get("needs")):
            found = index.find(name.text, "skill")
            skill_id = slug(name.text)
            if found.keys or not skill_id or skill_id in implied or skill_id in broken:
                continue
            implied[skill_id] = Skill(
                id=skill_id, title=name.text.strip(), place=Source(item.path, name.line), implied=True
            )
            near = f"did you mean {' or '.join(found.near)}? " if found.near else ""
            reading = Reading(Context(), item.path, lines[item.path], "a role")
            help_text = f"{near}To rate it, add it: careerplan add skill {name.text.strip()!r}"
            message = f"“{name.text.strip()}” is a skill that only this role names; it counts as not assessed"
            reading.report(name, Fault("skill-implied", message, help_text))
            problems.extend(reading.problems)
    return tuple(implied.values())


def _needed(node: Node | None) -> tuple[Scalar, ...]:
    """The names of the skills in a role's needs."""
    if isinstance(node, Mapping) and node.get("skill") is None:
        return tuple(name for name, _ in node.entries)
    items = node.items if isinstance(node, Sequence) else (node,) if node is not None else ()
    names: list[Scalar] = []
    for item in items:
        if isinstance(item, Scalar) and not item.is_null:
            names.append(item)
        elif isinstance(item, Mapping):
            named = item.get("skill")
            if isinstance(named, Scalar):
                names.append(named)
            elif named is None:
                names.extend(name for name, _ in item.entries)
    return tuple(names)


def _introductions(
    files: Iterable[_File], context: Context, targets: Targets, problems: list[Problem]
) -> dict[Kind, tuple[Body, ...]]:
    found: dict[Kind, tuple[Body, ...]] = {}
    for file in files:
        for introduction in file.introductions:
            if not introduction.text:
                continue
            reading = Reading(context, file.path, file.lines, what_is(introduction.kind))
            body = read_body(introduction.text, introduction.line, file.path, targets, reading)
            problems.extend(reading.problems)
            found[introduction.kind] = (*found.get(introduction.kind, ()), body)
    return found


def _assemble(
    records: Iterable[Record], settings: Settings, introductions: MappingOf[Kind, tuple[Body, ...]]
) -> Plan:
    """The plan, each kind by id; samples of a kind go with the first real record of it."""
    groups: dict[str, list[Record]] = {name: [] for name in PLURALS.values()}
    for record in records:
        groups[PLURALS[record.kind]].append(record)
    shown = {
        name: tuple(sorted(_without_samples(group), key=lambda record: record.id))
        for name, group in groups.items()
    }
    plan = Plan(settings=settings, introductions=introductions)
    return replace(plan, **shown)


def _without_samples(group: list[Record]) -> list[Record]:
    real = [record for record in group if not record.sample and not getattr(record, "implied", False)]
    return [record for record in group if not record.sample] if real else group
