"""A folder of files becomes a plan: read all, name all, then read every value against the names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.audience import read_audience
from careerplan.content.files import TextFile, find_texts, read_texts
from careerplan.content.images import image_paths
from careerplan.content.implied import implied_skills
from careerplan.content.items import Item
from careerplan.content.kinds import kind_of_path, misnamed_folder
from careerplan.content.links import Targets
from careerplan.content.memory import Memory, Outlined
from careerplan.content.nodes import Scalar
from careerplan.content.outline import Outline, outline_of
from careerplan.content.reading import Context, Reading
from careerplan.content.records import Dates, check_list_keys, read_body, what_is
from careerplan.content.samples import kinds_without_samples, present, problems_of_sample
from careerplan.plan.plan import PLURALS, Plan
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import Body, Key, Kind, Record
from careerplan.plan.reference import Entry, Index, fold
from careerplan.plan.settings import Settings
from careerplan.plan.skill import Skill

CONTENT = "content"
"""The folder that holds a plan's files."""

NO_DATES: Mapping[str, Dates] = {}

ON_PAGES: frozenset[Kind] = frozenset({"role", "skill", "goal", "person", "review", "page"})
"""Kinds that have a folder of pages with an index page in it."""


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


def read_content(root: Path, memory: Memory | None = None) -> Content:
    """All Markdown files and the names of all images below a plan's content folder; those in memory as they were."""
    if not (root / CONTENT).is_dir():
        return Content((), ())
    memory = memory or Memory()
    there = memory.texts(partial(find_texts, root, CONTENT))
    files, problems = read_texts(root, CONTENT, there, memory.text)
    return Content(files, problems, memory.images(partial(image_paths, root, CONTENT)))


def parse_plan(
    content: Content, settings: Settings, dates: Mapping[str, Dates] = NO_DATES, memory: Memory | None = None
) -> Parsed:
    """The plan that the files say; every problem of every file, in the order of path and line.

    What the memory holds is not read again; with it and without it the plan is the same.
    """
    memory = memory or Memory()
    problems = list(content.problems)
    outlines = _outlines(content.files, problems, memory)
    lines = {outline.path: outline.lines for outline in outlines}
    named = present(item for outline in outlines if not outline.broken for item in outline.items)
    items = _unique(named, lines, problems)
    implied = _implied(items, outlines, lines, problems)
    context = _context(items, implied, outlines, settings)
    targets = _targets(outlines, content)
    kept = frozenset(map(id, items))  # of two with one name the second is read for its problems only
    reader = memory.reader(context, targets)
    reads = reader.read_all(named, lines, dates)
    if lost := {item.key for item, read in zip(named, reads, strict=True) if read.record is None and id(item) in kept}:
        reader = memory.reader(replace(context, lost=context.lost | lost), targets)
        reads = reader.read_all(named, lines, dates)  # now without references to what cannot be read
    for item, read in zip(named, reads, strict=True):
        problems.extend(problems_of_sample(read.problems) if item.sample else read.problems)
    records = [read.record for item, read in zip(named, reads, strict=True) if read.record and id(item) in kept]
    introductions = _introductions(outlines, reader.context, targets, problems)
    plan = replace(
        _assemble((*implied, *records), settings, introductions),
        contested=_contested((*named, *_lost(outlines)), content.problems),
    )
    return Parsed(plan, tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message))))


def _outlines(files: Iterable[TextFile], problems: list[Problem], memory: Memory) -> tuple[Outline, ...]:
    """The outlines by path, so that nothing depends on the order in which files are found."""
    ordered = sorted(files, key=lambda file: (file.path, file.text))
    outlined = memory.outlines(ordered, _outlined)
    problems.extend(problem for one in outlined for problem in one.problems)
    problems.extend(_misnamed(outlined))
    return tuple(one.outline for one in outlined)


def _outlined(file: TextFile) -> Outlined:
    outline, faults = outline_of(file)
    kind, _ = kind_of_path(file.path)
    reading = Reading(Context(), file.path, outline.lines, what_is(kind))
    if outline.is_list_file:
        check_list_keys(kind, outline.keys, reading)
    return Outlined(outline, (*faults, *reading.problems), misnamed_folder(file.path))


def _misnamed(outlined: Iterable[Outlined]) -> Iterator[Problem]:
    """Folders that are nearly named after a kind, each at its first file."""
    told: set[str] = set()
    for one in outlined:
        if one.misnamed is not None and one.misnamed[0] not in told:
            written, meant = one.misnamed
            told.add(written)
            message = f"“{written}” is not a folder of a kind, so its files are plain notes"
            reading = Reading(Context(), one.outline.path, one.outline.lines, "")
            reading.report_at(1, 1, Fault("kind-unknown", message, f"did you mean content/{meant}/?"))
            yield from reading.problems


def _unique(items: Iterable[Item], lines: Mapping[str, tuple[str, ...]], problems: list[Problem]) -> tuple[Item, ...]:
    """One item per id, and one per page: the first keeps it, each later one is an error."""
    first: dict[Key, Item] = {}
    for item in items:
        key = Key(item.key.kind, fold(item.key.id))  # as file systems without case compare names
        before = first.setdefault(key, item)
        if key.id == "index" and key.kind in ON_PAGES:
            del first[key]
            fault = Fault("output-duplicate", "“index” is the page that lists them all", "give it another id:")
        elif before is not item:
            message = f"the {item.key.kind} id “{item.key.id}” is taken by {before.path}:{before.line}"
            help_text = "give one of them another id: or file name"
            fault = Fault("id-duplicate", message, help_text)
        else:
            continue
        reading = Reading(Context(), item.path, lines[item.path], what_is(item.key.kind))
        written = item.keys.get("id")
        reading.report(written or Scalar("", item.line, item.column), fault)
        problems.extend(reading.problems)
    return tuple(first.values())


def _contested(items: Iterable[Item], problems: Iterable[Problem]) -> frozenset[Key]:
    """The ids that two records claim, one of them perhaps in a file that is broken or was not read for its name."""
    unread = {problem.path for problem in problems if problem.code == "id-duplicate"}
    claims: dict[Key, list[Item]] = {}
    for item in items:
        claims.setdefault(Key(item.key.kind, fold(item.key.id)), []).append(item)
    return frozenset(
        item.key for claimed in claims.values() if len(claimed) > 1 or claimed[0].path in unread for item in claimed
    )


def _lost(outlines: Iterable[Outline]) -> tuple[Item, ...]:
    """Records of broken files, by name only, so that references to them are no second fault."""
    return tuple(item for outline in outlines if outline.broken for item in outline.items)


def _unsure(outlines: Iterable[Outline]) -> frozenset[Kind]:
    return frozenset(kind for outline in outlines for kind in outline.unsure)


def _implied(
    items: tuple[Item, ...],
    outlines: tuple[Outline, ...],
    lines: Mapping[str, tuple[str, ...]],
    problems: list[Problem],
) -> tuple[Skill, ...]:
    """Skills that only roles name; samples imply none beside real skills."""
    real = kinds_without_samples(items)
    roles = [item for item in items if item.key.kind == "role" and not (item.sample and "skill" in real)]
    skills = [_entry(item) for item in (*items, *_lost(outlines)) if item.key.kind == "skill"]
    implied = implied_skills(roles, skills, lines)
    if "skill" not in _unsure(outlines):
        problems.extend(implied.notes)
    return implied.skills


def _entry(item: Item) -> Entry:
    return Entry(item.key, item.title, item.aliases)


def _context(
    items: Iterable[Item], implied: Iterable[Skill], outlines: Iterable[Outline], settings: Settings
) -> Context:
    """The names of all records, those of broken files too, and the settings that values are read by."""
    entries = [_entry(item) for item in items]
    known = {entry.key for entry in entries}
    lost = [_entry(item) for item in _lost(outlines) if item.key not in known]
    entries.extend(lost)
    entries.extend(Entry(skill.key, skill.title) for skill in implied)
    return Context(
        index=Index(entries),
        scale=settings.scale,
        currency=settings.plan.currency,
        categories=settings.categories,
        owner=settings.plan.owner,
        audiences=frozenset(settings.audiences),
        lost=frozenset(entry.key for entry in lost),
        unsure=_unsure(outlines),
    )


def _targets(outlines: Iterable[Outline], content: Content) -> Targets:
    """What relative links lead to: files of one record, and all other files that exist."""
    listed = tuple(outlines)
    records = {
        outline.path: outline.items[0].key
        for outline in listed
        if outline.items and (outline.broken or not outline.is_list_file)
    }
    return Targets(records, content.images | frozenset(outline.path for outline in listed))


def _introductions(
    outlines: Iterable[Outline], context: Context, targets: Targets, problems: list[Problem]
) -> dict[Kind, tuple[Body, ...]]:
    """The bodies of list files; their `audience:` is checked here, once for all of their items."""
    found: dict[Kind, tuple[Body, ...]] = {}
    for outline in outlines:
        if not (outline.is_list_file or outline.introductions):
            continue
        kind, _ = kind_of_path(outline.path)
        reading = Reading(context, outline.path, outline.lines, what_is(kind))
        audience = outline.keys.get("audience") if outline.is_list_file else None
        if audience is not None:
            read_audience(audience, reading)
        for introduction in outline.introductions:
            body = read_body(introduction.text, introduction.line, outline.path, targets, reading)
            if body.text:
                found[introduction.kind] = (*found.get(introduction.kind, ()), body)
        problems.extend(reading.problems)
    return found


def _assemble(records: Iterable[Record], settings: Settings, introductions: Mapping[Kind, tuple[Body, ...]]) -> Plan:
    """The plan, each kind by id."""
    groups: dict[str, list[Record]] = {name: [] for name in PLURALS.values()}
    for record in records:
        groups[PLURALS[record.kind]].append(record)
    by_id = {name: tuple(sorted(group, key=lambda record: record.id)) for name, group in groups.items()}
    return replace(Plan(settings=settings, introductions=introductions), **by_id)
