"""A plan that uses every key and every word of the content model: it is read, measured, shown and linked whole."""

from __future__ import annotations

import json
import tomllib
import types
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

import pytest
from msgspec import Struct

from careerplan.build import Built, Measured, build_site, measure_plan, read_plan
from careerplan.config import SECTIONS
from careerplan.content.convert import NAMING_KEYS, fields_of
from careerplan.content.kinds import FOLDERS, LIST_KEYS
from careerplan.insight.export import export
from careerplan.plan.goal import LIFTED
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Record
from careerplan.plan.role import Origin
from careerplan.plan.settings import Audience, BriefSettings, Budget, PlanSettings, SiteSettings
from tests.site.conftest import TODAY
from tests.site.reader import Document
from tests.site.test_links import OUTSIDE, target

METHOD = Path(__file__).parents[1] / "sites" / "method"
TOML: Mapping[str, Any] = tomllib.loads((METHOD / "careerplan.toml").read_text(encoding="utf-8"))
SETTINGS: Mapping[str, type[Struct]] = {
    "plan": PlanSettings,
    "budget": Budget,
    "site": SiteSettings,
    "brief": BriefSettings,
}


@cache
def method_plan() -> Measured:
    return measure_plan(read_plan(METHOD), TODAY)


@cache
def method_site() -> Built:
    return build_site(method_plan())


@cache
def method_pages() -> Mapping[str, Document]:
    outputs = method_site().outputs
    return {path: Document(data.decode()) for path, data in outputs.items() if path.endswith(".html")}


def members(hint: object) -> Iterator[object]:
    """The types that an annotation is made of, down to those that hold no other."""
    if get_origin(hint) is Annotated:
        yield from members(get_args(hint)[0])
    elif get_origin(hint) in (Union, types.UnionType, tuple) or isinstance(get_origin(hint), type):
        for inner in get_args(hint):
            yield from members(inner)
    else:
        yield hint


def declared() -> Mapping[type[Struct], frozenset[str]]:
    """Every struct that a file can write, with its keys as `fields_of` reads them."""
    found: dict[type[Struct], frozenset[str]] = {}
    waiting: list[type[Struct]] = list(KINDS.values())
    while waiting:
        struct = waiting.pop()
        keys = frozenset(fields_of(struct))
        if struct in found or not keys:
            continue
        common = frozenset(fields_of(Record)) if issubclass(struct, Record) else frozenset()
        found[struct] = keys - common
        hints = get_type_hints(struct, include_extras=True)
        inner = (member for field in fields_of(struct).values() for member in members(hints[field.name]))
        waiting.extend(member for member in inner if isinstance(member, type) and issubclass(member, Struct))
    return found


def words() -> frozenset[str]:
    """Every word of every choice that a key of a record gives."""
    hints = (get_type_hints(struct, include_extras=True)[field.name] for struct, field in own_fields())
    literals = [member for hint in hints for member in members(hint) if get_origin(member) is Literal]
    return frozenset(word for literal in (*literals, Origin) for word in get_args(literal) if isinstance(word, str))


def own_fields() -> Iterator[tuple[type[Struct], Any]]:
    for struct in declared():
        for field in fields_of(struct).values():
            yield struct, field


def structs_in(value: object) -> Iterator[Struct]:
    """Every struct that a value holds, itself included."""
    if isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from structs_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from structs_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from structs_in(item)


@cache
def used() -> frozenset[tuple[str, str]]:
    """Struct and key, where some record of the plan gives the key another value than its default."""
    found = set()
    for record in method_plan().read.plan.records():
        for struct in structs_in(record):
            for field in fields_of(type(struct)).values():
                value = getattr(struct, field.name)
                if value not in (None, "", (), {}) and (field.required or value != default_of(struct, field.name)):
                    found.add((type(struct).__name__, field.key))
    return frozenset(found)


def default_of(struct: Struct, name: str) -> object:
    fields = struct.__struct_fields__[-len(struct.__struct_defaults__) :] if struct.__struct_defaults__ else ()
    return dict(zip(fields, struct.__struct_defaults__, strict=True)).get(name)


def test_every_key_of_every_kind_and_of_what_it_holds_is_used() -> None:
    wanted = {(struct.__name__, key) for struct, keys in declared().items() for key in keys}
    assert sorted(wanted - used()) == []
    assert len(wanted) > 200


def test_every_key_that_all_kinds_have_is_used() -> None:
    keys = {key for _, key in used()}
    assert sorted(set(fields_of(Record)) - keys) == []
    texts = "".join(path.read_text(encoding="utf-8") for path in METHOD.glob("content/**/*.md"))
    assert [key for key in NAMING_KEYS if f"\n{key}: " not in texts] == []
    assert [key for key in LIFTED if f"\n{key}:\n" not in texts] == []


def test_every_kind_stands_in_a_file_of_its_own_and_in_a_list() -> None:
    assert {record.kind for record in method_plan().read.plan.records()} == set(KINDS)
    assert [folder for folder in FOLDERS if not list_or_folder(folder)] == []
    assert [kind for kind, keys in LIST_KEYS.items() for key in keys if not listed(key)] == []


def list_or_folder(folder: str) -> bool:
    return (METHOD / "content" / folder).is_dir() or (METHOD / "content" / f"{folder}.md").is_file()


def listed(key: str) -> bool:
    return any(f"\n{key}:\n" in path.read_text(encoding="utf-8") for path in METHOD.glob("content/*.md"))


def test_every_word_of_every_choice_is_used() -> None:
    values = {
        word
        for record in method_plan().read.plan.records()
        for struct in structs_in(record)
        for name in struct.__struct_fields__
        for word in flat(getattr(struct, name))
    }
    assert sorted(words() - values) == []


def flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from flat(item)


def test_every_section_and_key_of_the_settings_is_used() -> None:
    assert sorted(TOML) == sorted(SECTIONS)
    settings = method_plan().read.plan.settings
    for section, struct in SETTINGS.items():
        held, default = getattr(settings, section), struct()
        same = [
            key for key, field in fields_of(struct).items() if getattr(held, field.name) == getattr(default, field.name)
        ]
        assert same == [], section
    steps = settings.scale.steps
    assert all(step.meaning for step in steps)
    assert any(step.aliases for step in steps)
    assert settings.categories
    keys = {key for audience in TOML["audiences"].values() for key in audience}
    assert keys == set(fields_of(Audience))
    assert any(audience.accepted for audience in settings.audiences.values())


def test_it_has_neither_errors_nor_warnings_and_every_page_is_built() -> None:
    assert [problem for problem in method_site().problems if problem.severity != "note"] == []
    assert len(method_pages()) > 40


def test_every_page_is_linked_to_pages_and_anchors_that_exist() -> None:
    pages, outputs = method_pages(), method_site().outputs
    broken = []
    for path, page in pages.items():
        for href in page.links:
            if urlsplit(href).scheme in OUTSIDE:
                continue
            file, fragment = target(path, href)
            if file not in outputs or (fragment and fragment not in pages[file].ids):
                broken.append(f"{path}: {href}")
    assert broken == []


def test_every_page_can_be_reached_from_today() -> None:
    pages = method_pages()
    reached, waiting = {"404.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        inside = (target(path, href)[0] for href in pages[path].links if urlsplit(href).scheme not in OUTSIDE)
        waiting.extend(file for file in inside if file in pages)
    assert sorted(set(pages) - reached) == []


def test_every_record_is_found_in_the_search_index_at_a_place_that_exists() -> None:
    script = method_site().outputs["search-index.js"].decode()
    rows = json.loads(script[script.index("[") : script.rindex("]") + 1])
    assert len(rows) >= len(list(method_plan().read.plan.records()))
    for title, _, href, _ in rows:
        file, fragment = target("index.html", href)
        assert file in method_pages(), (title, href)
        assert not fragment or fragment in method_pages()[file].ids, (title, href)


@pytest.mark.parametrize("path", sorted(method_pages()))
def test_ids_are_unique_and_headings_in_order(path: str) -> None:
    page = method_pages()[path]
    assert {name for name in page.ids if page.ids.count(name) > 1} == set()
    levels = [int(tag[1]) for tag in page.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_its_figures_can_be_exported() -> None:
    exported = export(method_plan().figures, method_plan().problems)
    assert json.loads(json.dumps(exported)) == exported
    assert [key for key, value in exported.items() if value in ([], {}, None)] == []
