"""What the script adds: search, sorting, filters, the pinned colours; all by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import DESK, PHONE, Complaints, context, pages_of

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    reader = context(browser)
    made = reader.new_page()
    complaints = Complaints(made)
    yield made
    heard = complaints.take()
    reader.close()
    assert heard == []


def first_with(site: Path, text: str) -> Path:
    """The first page that holds a piece of markup."""
    found = next((path for path in pages_of(site) if text in path.read_text(encoding="utf-8")), None)
    if found is None:
        pytest.fail(f"no page of the example has {text}")
    return found


def test_search_finds_a_skill_by_keyboard(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Search the plan")
    expect(search).to_be_focused()
    page.keyboard.type("ensemble")
    expect(page.locator(".find li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".find li a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.html*")
    expect(page.locator("h1")).to_contain_text("nsemble")


def test_search_from_inside_a_folder_leads_to_the_right_page(page: Page, site: Path) -> None:
    page.goto((site / "skills" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("public speaking")
    page.locator(".find li a").first.click()
    page.wait_for_url("**/skills/public-speaking.html")


def test_search_says_how_much_it_found_and_escape_clears_it(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("zzzz")
    expect(page.locator(".find [role=status]")).to_have_text("0 found")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_sorting_changes_the_order_says_so_and_turns_around(page: Page, site: Path) -> None:
    page.goto(first_with(site, "data-sortable").as_uri())
    table = page.locator("table[data-sortable]").first
    button = table.locator("thead th button").first
    head = table.locator("thead th:has(button)").first
    rows = table.locator("tbody tr")
    button.focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    upward = rows.all_inner_texts()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    downward = rows.all_inner_texts()
    assert upward != downward
    assert sorted(upward) == sorted(downward)
    assert table.locator("thead th[aria-sort]").count() == 1


def test_a_filter_hides_rows_and_says_how_many_are_left(page: Page, site: Path) -> None:
    path = first_with(site, "data-filter=")
    page.goto(path.as_uri())
    choice = page.locator("select[data-filter]").first
    table = page.locator(f"#{choice.get_attribute('data-filter')}")
    rows = table.locator("tbody tr")
    every = rows.count()
    value = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(value)
    left = table.locator("tbody tr:not([hidden])").count()
    assert 0 < left < every
    expect(page.locator(f"[role=status][data-for='{choice.get_attribute('data-filter')}']")).to_have_text(
        f"{left} of {every} shown"
    )
    choice.select_option(index=0)
    expect(table.locator("tbody tr:not([hidden])")).to_have_count(every)


def background(page: Page) -> str:
    found: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    return found


def test_pinned_colours_stay_on_the_next_page_until_they_are_let_go(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    light = background(page)
    page.get_by_role("button", name="Dark").click()
    dark = background(page)
    assert dark != light
    page.goto((site / "skills" / "index.html").as_uri())
    assert background(page) == dark
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="As the system").click()
    assert background(page) == light
    page.reload()
    assert background(page) == light


def test_nothing_is_stored_unless_it_is_asked_for(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("ensemble")
    assert page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length") == 0


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_current_page_is_in_view_in_the_navigation(browser: Browser, site: Path, width: int) -> None:
    reader = context(browser, width)
    page = reader.new_page()
    page.goto((site / "skills" / "index.html").as_uri())
    expect(page.locator("nav.pages [aria-current=page]")).to_be_in_viewport()
    reader.close()


def test_the_first_tab_leads_past_the_navigation(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
