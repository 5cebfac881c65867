"""A session of writing, in a real browser beside the real program: save, see, break, mend, rename, check out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import ROOT
from tests.serve.conftest import PATIENCE, Served

pytestmark = pytest.mark.browser

TALK = "content/goals/give-a-talk.md"
AT_ONCE = 5
"""Seconds within which Ctrl-C must have ended the program on the slowest machine; it takes a fraction of one."""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example plan, to be written in."""
    root = tmp_path / "plan"
    for folder in ("content", "audiences"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "careerplan.toml", root)
    return root


@pytest.fixture
def served(example: Path) -> Iterator[Served]:
    server = Served(example)
    yield server
    server.end()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not break the policy of its site, nor throw."""
    reader = browser.new_context(viewport={"width": 1280, "height": 700})
    reader.set_default_timeout(1000 * PATIENCE)
    made = reader.new_page()
    made.set_default_timeout(1000 * PATIENCE)
    expect.set_options(timeout=1000 * PATIENCE)
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of" not in message.text and "net::ERR" not in message.text:
            complaints.append(message.text)

    made.on("console", hear)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    reader.close()
    assert complaints == []


def replace(root: Path, path: str, old: str, new: str) -> None:
    """Save a file as most editors do: the new one takes the place of the old in one step."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    half = (root / path).with_name(".half.tmp")
    half.write_text(text.replace(old, new), encoding="utf-8")
    half.replace(root / path)


def open_at(page: Page, served: Served, path: str) -> None:
    """Open a page and remember in it that it was not loaded again since."""
    page.goto(f"http://127.0.0.1:{served.port()}/{path}")
    page.evaluate("window.same = true")


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.same === true"))


def problems(page: Page) -> str:
    """What stands above the page; empty if nothing does."""
    shown = page.evaluate(
        "(() => { const host = document.querySelector('careerplan-notes');"
        " const box = host && host.shadowRoot.querySelector('.problems');"
        " return box && !box.hidden ? box.querySelector('pre').textContent : ''; })()"
    )
    return str(shown)


def wait_for_problems(page: Page, *, there: bool) -> None:
    page.wait_for_function(
        "there => { const host = document.querySelector('careerplan-notes');"
        " const box = host && host.shadowRoot.querySelector('.problems');"
        " return Boolean(box && !box.hidden) === there; }",
        arg=there,
    )


def test_a_saved_goal_is_seen_on_today_without_losing_the_place(page: Page, served: Served) -> None:
    open_at(page, served, "")
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("window.scrollTo(0, 400)")
    page.locator("details").first.evaluate("node => { node.open = true; }")
    page.locator("main a").nth(3).focus()
    focused = page.evaluate("document.activeElement.textContent")
    replace(served.plan, TALK, "title: Give a talk", "title: Give the best talk of the year")
    expect(page.locator("main")).to_contain_text("Give the best talk of the year")
    assert is_same(page)
    assert page.evaluate("window.scrollY") == 400
    assert page.locator("details").first.evaluate("node => node.open")
    assert page.evaluate("document.activeElement.textContent") == focused
    expect(page.locator(".find input")).to_have_count(1)


def test_filters_and_the_search_work_on_a_page_that_was_exchanged(page: Page, served: Served) -> None:
    open_at(page, served, "skills/index.html")
    page.locator("select[data-filter='gaps']").first.select_option("soft")
    all_rows = page.locator("#gaps tbody tr").count()
    page.wait_for_function(
        "all => document.querySelectorAll('#gaps tbody tr:not([hidden])').length < all", arg=all_rows
    )
    replace(served.plan, "content/skills/public-speaking.md", "title: Public speaking", "title: Zebra speaking")
    expect(page.locator("#gaps")).to_contain_text("Zebra speaking")
    assert is_same(page)
    expect(page.locator("select[data-filter='gaps']").first).to_have_value("soft")
    assert page.locator("#gaps tbody tr:not([hidden])").count() < all_rows
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("zebra")
    expect(page.locator(".find li").first).to_contain_text("Zebra speaking")


def test_a_broken_file_is_told_above_the_page_that_was_there(page: Page, served: Served) -> None:
    open_at(page, served, "goals/give-a-talk.html")
    replace(served.plan, TALK, "title: Give a talk", "title: [Give a talk")
    wait_for_problems(page, there=True)
    line = served.wait_for(r"error\[")
    assert line in problems(page)
    assert f"{TALK}:2:" in problems(page)
    expect(page.locator("h1")).to_have_text("Give a talk to a hundred strangers")
    replace(served.plan, TALK, "title: [Give a talk", "title: Give a better talk")
    wait_for_problems(page, there=False)
    expect(page.locator("h1")).to_contain_text("Give a better talk")
    assert is_same(page)


def test_what_is_told_can_be_hidden_until_something_else_is_wrong(page: Page, served: Served) -> None:
    open_at(page, served, "")
    replace(served.plan, TALK, "title: Give a talk", "title: [Give a talk")
    wait_for_problems(page, there=True)
    page.keyboard.press("Escape")
    wait_for_problems(page, there=False)
    replace(served.plan, TALK, "title: [Give a talk", "title: {Give a talk")
    wait_for_problems(page, there=True)
    page.get_by_role("button", name="Hide").click()
    wait_for_problems(page, there=False)


def test_a_warning_is_not_told_above_the_page(page: Page, served: Served) -> None:
    open_at(page, served, "goals/give-a-talk.html")
    replace(served.plan, TALK, "title: Give a talk", "colour: red\ntitle: Give a good talk")
    served.wait_for("warning")
    expect(page.locator("h1")).to_contain_text("Give a good talk")
    assert problems(page) == ""


def test_a_half_written_file_is_waited_for(page: Page, served: Served) -> None:
    open_at(page, served, "goals/give-a-talk.html")
    file = served.plan / TALK
    text = file.read_text(encoding="utf-8").replace("title: Give a talk", "title: Give a whole talk")
    with file.open("w", encoding="utf-8") as stream:
        for part in (text[:20], text[20:300], text[300:]):
            stream.write(part)
            stream.flush()
    expect(page.locator("h1")).to_contain_text("Give a whole talk")
    wait_for_problems(page, there=False)


def test_broken_settings_are_told_and_mended(page: Page, served: Served) -> None:
    open_at(page, served, "")
    replace(served.plan, "careerplan.toml", 'title = "Noor', "title = Noor")
    wait_for_problems(page, there=True)
    assert "careerplan.toml:5" in problems(page)
    expect(page.locator(".brand")).to_have_text("Noor's career plan")
    replace(served.plan, "careerplan.toml", "title = Noor", 'title = "Nora')
    wait_for_problems(page, there=False)
    expect(page.locator(".brand")).to_have_text("Nora's career plan")


def theme(root: Path) -> None:
    """A theme with a style and a template of its own."""
    replace(root, "careerplan.toml", 'theme = "default"', 'theme = "mine"')
    folder = root / "themes/mine"
    (folder / "templates/pages").mkdir(parents=True)
    (folder / "static").mkdir()
    (folder / "theme.toml").write_text('extends = "default"\n', encoding="utf-8")
    shutil.copy(ROOT / "themes/default/static/site.css", folder / "static")
    (folder / "templates/pages/today.html").write_text(
        '{% extends "default/pages/today.html" %}\n{% block built %}<p id="mine">Mine</p>{% endblock %}\n',
        encoding="utf-8",
    )


def test_a_style_is_exchanged_without_loading_the_page(page: Page, example: Path, served: Served) -> None:
    theme(example)
    open_at(page, served, "")
    expect(page.locator("#mine")).to_be_visible()
    page.evaluate("window.same = true")
    with (example / "themes/mine/static/site.css").open("a", encoding="utf-8") as style:
        style.write("\nh1 { color: rgb(1, 2, 3); }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert is_same(page)


def test_a_broken_template_leaves_the_page_that_was_there(page: Page, example: Path, served: Served) -> None:
    theme(example)
    open_at(page, served, "")
    expect(page.locator("#mine")).to_have_text("Mine")
    replace(example, "themes/mine/templates/pages/today.html", "Mine", "{{ view.nothing }}")
    wait_for_problems(page, there=True)
    assert "themes/mine/templates/pages/today.html:2" in problems(page)
    expect(page.locator("#mine")).to_have_text("Mine")
    replace(example, "themes/mine/templates/pages/today.html", "{{ view.nothing }}", "Mended")
    wait_for_problems(page, there=False)
    expect(page.locator("#mine")).to_have_text("Mended")


def test_a_renamed_record_leaves_a_way_to_where_it_is_now(page: Page, served: Served) -> None:
    open_at(page, served, "goals/give-a-talk.html")
    (served.plan / TALK).rename(served.plan / "content/goals/on-stage.md")
    expect(page.locator("h1")).to_have_text("There is no page here.")
    page.get_by_role("link", name="Give a talk to a hundred strangers").first.click()
    page.wait_for_url("**/goals/on-stage.html")
    expect(page.locator("h1")).to_have_text("Give a talk to a hundred strangers")


def test_a_deleted_record_is_gone_from_the_lists_and_may_return(page: Page, served: Served) -> None:
    open_at(page, served, "everything.html")
    row = page.get_by_role("link", name="Give a talk to a hundred strangers")
    expect(row).not_to_have_count(0)
    aside = served.plan / "aside.md"
    (served.plan / TALK).rename(aside)
    expect(row).to_have_count(0)
    aside.rename(served.plan / TALK)
    expect(row).not_to_have_count(0)
    assert is_same(page)


def git(root: Path, *words: str) -> None:
    names = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, "-C", str(root), *words], check=True, capture_output=True)


def test_a_checkout_of_two_hundred_files_is_seen_whole(page: Page, example: Path, served: Served) -> None:
    git(example, "init", "-q", "-b", "main")
    git(example, "add", ".")
    git(example, "commit", "-q", "-m", "one")
    git(example, "checkout", "-q", "-b", "many")
    for number in range(200):
        (example / f"content/thoughts/thought-{number:03}.md").write_text(f"# Thought {number}\n", encoding="utf-8")
    git(example, "add", ".")
    git(example, "commit", "-q", "-m", "two")
    git(example, "checkout", "-q", "main")
    open_at(page, served, "everything.html")
    thoughts = page.get_by_role("link", name="Thought 199", exact=True)
    expect(thoughts).to_have_count(0)
    git(example, "checkout", "-q", "many")
    expect(thoughts).not_to_have_count(0)
    page.wait_for_function("() => document.querySelectorAll(\"a[href*='thought-']\").length === 200")
    git(example, "checkout", "-q", "main")
    page.wait_for_function("() => document.querySelectorAll(\"a[href*='thought-']\").length === 0")
    assert is_same(page)


def test_a_burst_of_saves_ends_with_the_last_one(page: Page, served: Served) -> None:
    open_at(page, served, "goals/give-a-talk.html")
    file = served.plan / TALK
    text = file.read_text(encoding="utf-8")
    for number in range(300):
        file.write_text(text.replace("title: Give a talk", f"title: Give talk {number} again"), encoding="utf-8")
    expect(page.locator("h1")).to_contain_text("Give talk 299 again")


def test_a_new_start_is_noticed_by_the_page_that_is_open(page: Page, example: Path, served: Served) -> None:
    open_at(page, served, "goals/give-a-talk.html")
    port = page.evaluate("location.port")
    served.stop()
    replace(example, TALK, "title: Give a talk", "title: Give a later talk")
    again = Served(example, "--port", port)
    try:
        expect(page.locator("h1")).to_contain_text("Give a later talk")
    finally:
        again.end()


def test_ctrl_c_ends_it_at_once_while_pages_listen(page: Page, served: Served) -> None:
    open_at(page, served, "")
    page.wait_for_function("() => performance.getEntriesByType('resource').some(e => e.name.endsWith('site.css'))")
    served.process.send_signal(2)
    assert served.process.wait(AT_ONCE) == 0


def test_ctrl_c_ends_it_at_once_while_it_reads_the_plan(example: Path) -> None:
    for number in range(3000):
        (example / f"content/thoughts/thought-{number}.md").write_text(f"# Thought {number}\n", encoding="utf-8")
    served = Served(example)
    try:
        served.wait_for("Serving")
        served.process.send_signal(2)
        assert served.process.wait(AT_ONCE) == 0
    finally:
        served.end()


def test_what_an_audience_sees_says_so(page: Page, example: Path) -> None:
    served = Served(example, "--audience", "mentors")
    try:
        open_at(page, served, "")
        page.wait_for_function(
            "() => document.querySelector('careerplan-notes').shadowRoot.querySelector('.banner').textContent"
            ".includes('mentors')"
        )
        assert problems(page) == ""
    finally:
        served.end()


def test_a_guest_is_told_no_problem_in_words(page: Page, example: Path) -> None:
    served = Served(example, "--discreet")
    try:
        open_at(page, served, "goals/index.html")
        expect(page.locator("main")).to_contain_text("Goal 1")
        replace(example, TALK, "title: Give a talk", "title: [Give a talk")
        wait_for_problems(page, there=True)
        assert problems(page) == "There are errors; the terminal says which."
    finally:
        served.end()
