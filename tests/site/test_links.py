"""Over the whole example site: every link leads somewhere, and no page asks anything of another host."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from careerplan.build import build_site, measure_plan, read_plan
from tests.site.conftest import TODAY
from tests.site.reader import Document

EXAMPLE = Path(__file__).resolve().parents[2]
OUTSIDE = ("http", "https", "mailto")


@pytest.fixture(scope="module")
def outputs() -> Mapping[str, bytes]:
    return build_site(measure_plan(read_plan(EXAMPLE), TODAY)).outputs


@pytest.fixture(scope="module")
def pages(outputs: Mapping[str, bytes]) -> dict[str, Document]:
    return {path: Document(data.decode()) for path, data in outputs.items() if path.endswith(".html")}


def target(path: str, href: str) -> tuple[str, str]:
    """The file and the anchor that an address on a page leads to."""
    parts = urlsplit(href)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    return file, unquote(parts.fragment)


def test_every_link_within_the_site_leads_to_a_page_and_its_anchor(
    pages: Mapping[str, Document], outputs: Mapping[str, bytes]
) -> None:
    broken = []
    for path, page in pages.items():
        for href in page.links:
            if urlsplit(href).scheme in OUTSIDE:
                continue
            file, fragment = target(path, href)
            if file not in outputs or (fragment and fragment not in pages[file].ids):
                broken.append(f"{path}: {href}")
    assert broken == []
    assert sum(len(page.links) for page in pages.values()) > 1000


def test_no_address_of_the_site_begins_at_the_root_of_a_host(pages: Mapping[str, Document]) -> None:
    rooted = [(path, href) for path, page in pages.items() for href in page.links if href.startswith("/")]
    assert rooted == []


def test_pages_load_only_files_of_the_site(pages: Mapping[str, Document], outputs: Mapping[str, bytes]) -> None:
    for path, page in pages.items():
        for source in page.loads:
            if source == "data:,":
                continue
            if source.startswith("#"):
                assert source[1:] in page.ids, (path, source)
                continue
            assert urlsplit(source).scheme == "", (path, source)
            assert target(path, source)[0] in outputs, (path, source)
        assert not {"iframe", "object", "embed", "base", "form"} & set(page.tags), path


def test_no_page_holds_a_script_or_a_style_of_its_own(pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        assert page.inline == [], path
        assert "style" not in page.tags, path
        bad = [name for name, _ in page.attributes if name == "style" or name.startswith("on")]
        assert bad == [], path


def test_ids_are_unique_on_every_page(pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        twice = {name for name in page.ids if page.ids.count(name) > 1}
        assert twice == set(), path


def test_every_label_that_a_part_names_is_on_the_page(pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        named = [word for name, value in page.attributes if name == "aria-labelledby" for word in value.split()]
        assert [word for word in named if word not in page.ids] == [], path


def test_every_page_has_one_top_heading_and_skips_no_level(pages: Mapping[str, Document]) -> None:
    for path, page in pages.items():
        levels = [int(tag[1]) for tag in page.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


def test_the_search_index_leads_to_pages_and_anchors_that_exist(
    pages: Mapping[str, Document], outputs: Mapping[str, bytes]
) -> None:
    script = outputs["search-index.js"].decode()
    rows = json.loads(script[script.index("[") : script.rindex("]") + 1])
    assert len(rows) > 100
    for title, _, href, _ in rows:
        file, fragment = target("index.html", href)
        assert file in pages, (title, href)
        assert not fragment or fragment in pages[file].ids, (title, href)


def test_every_page_stays_within_its_budget(outputs: Mapping[str, bytes]) -> None:
    large = ("timeline", "everything")
    sizes = {path: len(data) for path, data in outputs.items() if path.endswith(".html")}
    over = {path: size for path, size in sizes.items() if size > (120 if path.startswith(large) else 60) * 1024}
    assert over == {}
