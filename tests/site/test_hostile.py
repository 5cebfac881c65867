"""Hostile text in every field and body of every kind stays text in every output."""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import Meta, Struct
from msgspec.structs import fields

from careerplan.insight.measure import measure
from careerplan.plan.amount import Money, Range, Span
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.problem import Problem
from careerplan.plan.record import TARGET_KINDS, Body, Note, Source, Url
from careerplan.plan.settings import PlanSettings, Settings
from careerplan.plan.when import When
from careerplan.site.pages import make_pages, make_problem_page
from careerplan.site.render import render_pages
from careerplan.site.theme import find_theme
from tests.site.conftest import TODAY, SiteOf
from tests.site.reader import Document

HOSTILE = "'\"><hostile onclick=alert(1)></title></script></svg><script>alert(1)</script><!-- --> {{ 7 * 7 }} {% raw %}"
LINKS = '[a](javascript:alert(1)) <javascript:alert(1)> ![b](data:text/html,x) [c]( jAvAsCrIpT:alert(1) "t")'
TABLE = f"| a | b |\n|:-:|--:|\n| {HOSTILE} | [[{HOSTILE}]] |"
BODY = f"# {HOSTILE}\n\n{HOSTILE}\n\n<hostile>\n\n{LINKS}\n\n{TABLE}\n\n> {HOSTILE}"
ADDRESS = Url('https://example.org/?q="><hostile onclick=alert(1)>')


def filled(kind: object) -> Any:  # noqa: ANN401 - a value of any type of the plan
    """A value of a type with hostile text wherever text can stand; references name the record `a`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return at_most(filled(arguments[0]), [extra for extra in arguments[1:] if isinstance(extra, Meta)])
    if kind in TARGET_KINDS:
        return "a"
    if kind is Url:
        return ADDRESS
    if isinstance(kind, typing.NewType):
        return HOSTILE if kind.__supertype__ is str else filled(kind.__supertype__)
    if origin is typing.Literal:
        return arguments[-1]
    if origin in (typing.Union, types.UnionType):
        return filled(next(choice for choice in arguments if choice is not type(None)))
    if origin is tuple:
        return (filled(arguments[0]),)
    if origin is not None:
        return {filled(arguments[0]): filled(arguments[1])}
    return plain(kind)


def plain(kind: object) -> Any:  # noqa: ANN401 - as above
    simple: dict[object, Any] = {str: HOSTILE, int: 1, float: 1.0, bool: True, dt.date: TODAY}
    made: dict[object, Any] = {
        When: When(HOSTILE, dt.date(2026, 3, 1), dt.date(2026, 9, 30), "range"),
        Money: Money("EUR", 450),
        Span: Span(HOSTILE, months=1),
        Range: Range(0, 2),
        Body: Body(BODY),
        Source: Source(f"content/{HOSTILE}.md"),
        Note: Note(HOSTILE, HOSTILE),
    }
    if kind in simple or kind in made:
        return {**simple, **made}[kind]
    assert isinstance(kind, type), kind
    assert issubclass(kind, Struct), kind
    return kind(**values(kind))


def at_most(value: object, limits: list[Meta]) -> object:
    low = max((limit.ge for limit in limits if limit.ge is not None), default=None)
    return low if isinstance(value, int) and low is not None and value < low else value


def values(kind: type[Struct]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {field.name: filled(hints[field.name]) for field in fields(kind)}


def hostile_plan() -> Plan:
    """One record of every kind, every field of it filled."""
    records: dict[str, Any] = {}
    for kind, struct in KINDS.items():
        keys = {**values(struct), "id": "a", "sample": False}
        records[PLURALS[kind]] = (struct(**keys),)
    settings = Settings(plan=PlanSettings(title=HOSTILE, owner=HOSTILE))
    return Plan(settings=settings, introductions={kind: (Body(BODY),) for kind in KINDS}, **records)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    root: Path = tmp_path_factory.mktemp("hostile")
    theme = find_theme(root, "default").theme
    figures = measure(hostile_plan(), TODAY)
    problem = Problem(
        path=HOSTILE, line=1, column=1, code="key-unknown", message=HOSTILE, help=HOSTILE, excerpt=HOSTILE
    )
    made = make_pages(figures, (problem,), frozenset())
    rendered = render_pages((*made.pages, make_problem_page(figures, (problem,))), theme, root)
    return {**{path: data.decode() for path, data in rendered.outputs.items()}, "search-index.js": made.search.decode()}


def assert_inert(path: str, html: str) -> None:
    page = Document(html)
    assert "hostile" not in page.tags, path
    assert page.tags.count("script") == 1, path
    assert page.inline == [], path
    assert [name for name, _ in page.attributes if name.startswith("on") or name == "style"] == [], path
    for name, value in page.attributes:
        if name in ("href", "src", "action"):
            address = "".join(value.split()).lower()
            assert address == "data:," or not address.startswith(("javascript:", "data:", "vbscript:", "//")), path


def test_every_page_of_every_kind_is_inert(outputs: Mapping[str, str]) -> None:
    pages = {path: html for path, html in outputs.items() if path.endswith(".html")}
    assert len(pages) > 15
    for path, html in pages.items():
        assert_inert(path, html)


def test_p37_the_text_itself_is_shown_and_no_template_of_it_is_run(outputs: Mapping[str, str]) -> None:
    for path in ("people/a.html", "notes/a.html", "everything.html", "path/index.html", "problems.html"):
        text = Document(outputs[path]).text
        assert "<hostile onclick=alert(1)>" in text, path
        assert "{{ 7 * 7 }}" in text, path


def test_a_problem_shows_the_hostile_line_as_text(outputs: Mapping[str, str]) -> None:
    main = outputs["problems.html"].split("<main", 1)[1]
    assert Document(main).text.count("<hostile") == len(("path", "message", "excerpt", "help"))


def test_the_search_index_cannot_end_its_script(outputs: Mapping[str, str]) -> None:
    script = outputs["search-index.js"]
    rows = script.split("window.careerIndex = ", 1)[1]
    assert "<" not in rows
    assert "\u2028" not in script
    assert any("<hostile" in row[0] for row in json.loads(rows.rstrip().removesuffix(";")))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/x",
        "vbscript:x",
    ],
)
def test_no_key_makes_a_link_of_an_address_that_could_run(site_of: SiteOf, address: str) -> None:
    site = site_of(
        {
            "people/maria.md": f'---\nrelations: mentor\nlinks: [{{title: T, url: "{address}"}}]\n---\n[x]({address})',
            "wins.md": f'---\nwins:\n  - {{title: W, date: 2026-05, url: "{address}"}}\n---\n',
            "learning.md": f'---\nactivities:\n  - {{title: A, url: "{address}", links: ["{address}"]}}\n---\n',
            "note.md": f'---\nlinks: [{{title: T, url: "{address}"}}]\n---\n![x]({address})\n\n[x]: {address}\n\n[x]',
        }
    )
    for path, html in site.items():
        if path.endswith(".html"):
            assert_inert(path, html)


def test_a_hostile_file_name_stays_within_the_site(site_of: SiteOf) -> None:
    site = site_of({"notes/<img src=x onerror=alert(1)>.md": "text", "people/..%2f..%2fx.md": "text"})
    for path, html in site.items():
        assert ".." not in path
        if path.endswith(".html"):
            assert_inert(path, html)
