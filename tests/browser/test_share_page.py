"""The share page: opened by its link, answered, and the answer handed over sealed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerplan.share.derive import reply_key
from careerplan.share.envelope import Envelope, open_envelope, read_envelope
from careerplan.share.mail import read_mail
from tests.browser.conftest import TODAY
from tests.browser.looking import DESK, PHONE, context, violations
from tests.browser.sealing import SHARE_FILE, SHARE_KEY, SHARE_PATH, SHARE_SECRET, Served, published, serving, share

pytestmark = pytest.mark.browser

LINK = f"{SHARE_FILE}#{SHARE_KEY}"


@pytest.fixture
def served() -> Iterator[Served]:
    with serving(published()) as at:
        yield at


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    made = context(browser)
    yield made
    made.close()


@pytest.fixture
def tab(reader: BrowserContext, served: Served) -> Iterator[Page]:
    """The page of the share, open."""
    made = reader.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda message: errors.append(message.text))
    made.goto(served.url(LINK))
    expect(made.get_by_role("heading", name="Noor asks")).to_be_visible()
    yield made
    assert errors == []


def reply_in(text: str) -> dict[str, Any]:
    """What a sealed answer says, opened as `import reply` opens it."""
    (block,) = read_mail(text.encode()).blocks
    assert block is not None
    envelope = read_envelope(block)
    assert isinstance(envelope, Envelope)
    assert (envelope.path, envelope.until) == (SHARE_PATH, "")
    opened = open_envelope(envelope, reply_key(SHARE_SECRET), "reply")
    assert isinstance(opened, bytes)
    said: dict[str, Any] = json.loads(opened)
    return said


def write(tab: Page, text: str = "Let others draft first.") -> None:
    tab.get_by_label("What would you do?").fill(text)


def copied(tab: Page, reader: BrowserContext) -> str:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.get_by_role("button", name="Copy my answer").click()
    expect(tab.locator(".sent")).to_contain_text("Copied. Now paste it")
    text: str = tab.evaluate("() => navigator.clipboard.readText()")
    return text


def test_the_link_opens_the_page_and_a_reload_opens_it_again(tab: Page, served: Served) -> None:
    expect(tab).to_have_title("Noor asks")
    assert tab.url == served.url(LINK)
    tab.reload()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    assert [path for path, _ in served.asked] == [f"/{SHARE_FILE}"] * 2
    assert tab.get_by_role("button", name="Lock").count() == 0


def test_an_anchor_keeps_the_key_in_the_address(tab: Page, served: Served) -> None:
    tab.get_by_role("link", name="Skip to the content").press("Enter")
    expect(tab.locator("main")).to_be_focused()
    assert tab.url == served.url(LINK)
    tab.reload()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()


def test_the_owners_rating_shows_only_after_the_readers(tab: Page) -> None:
    own = tab.locator("fieldset[data-skill=kites] .own")
    expect(own).to_be_hidden()
    tab.get_by_role("group", name="Kites").get_by_label("3").check()
    expect(own).to_be_visible()
    expect(tab.locator("fieldset[data-skill=writing] .own")).to_be_hidden()


def test_a_copied_answer_is_sealed_and_says_what_was_written(tab: Page, reader: BrowserContext) -> None:
    write(tab, "Let others draft first.\nThen cut. Ünder the bridge.")
    tab.get_by_label("Start").fill("Asking early.")
    tab.get_by_role("group", name="Kites").get_by_label("3").check()
    tab.get_by_role("group", name="Writing").get_by_label("Unseen").check()
    text = copied(tab, reader)
    assert "draft first" not in text
    said = reply_in(text)
    assert re.fullmatch(r"[0-9a-f]{32}", said.pop("id"))
    assert said == {
        "format": 1,
        "date": TODAY.isoformat(),
        "answer": "Let others draft first.\nThen cut. Ünder the bridge.",
        "start": "Asking early.",
        "keep": "",
        "stop": "",
        "ratings": {"kites": 3},
        "unseen": ["writing"],
    }


def test_the_same_answer_is_the_same_reply_and_another_is_another(tab: Page, reader: BrowserContext) -> None:
    write(tab)
    first = copied(tab, reader)
    assert copied(tab, reader) == first
    write(tab, "Something else.")
    assert reply_in(copied(tab, reader))["id"] != reply_in(first)["id"]


def test_an_answer_can_be_saved_as_a_file(tab: Page) -> None:
    write(tab)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save it as a file").click()
    assert download.value.suggested_filename == "answer.txt"
    assert reply_in(Path(download.value.path()).read_text(encoding="ascii"))["answer"] == "Let others draft first."
    expect(tab.locator(".sent")).to_contain_text("attach that file")


def test_the_mail_link_is_addressed_and_an_answer_too_long_for_it_is_copied(tab: Page, reader: BrowserContext) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.evaluate("() => document.addEventListener('click', (event) => event.preventDefault())")
    mail = tab.get_by_role("link", name="Write a mail")
    write(tab, "Long. " * 1500)
    mail.click()
    expect(tab.locator(".sent")).to_contain_text("too long for a mail link, so it was copied")
    assert reply_in(tab.evaluate("() => navigator.clipboard.readText()"))["answer"] == ("Long. " * 1500).strip()
    address = urlsplit(str(mail.get_attribute("href")))
    assert (address.scheme, address.path) == ("mailto", "noor@example.org")
    assert parse_qs(address.query)["subject"] == ["An answer for Noor"]
    assert len(address.geturl()) < 1800


def test_where_the_clipboard_is_shut_the_sealed_answer_is_shown_and_selected(tab: Page) -> None:
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    write(tab)
    tab.get_by_role("button", name="Copy my answer").click()
    shown = tab.get_by_role("textbox", name="Your answer, sealed")
    expect(shown).to_be_focused()
    expect(tab.locator(".sent")).to_contain_text("Copying failed")
    assert reply_in(shown.input_value())["answer"] == "Let others draft first."
    assert tab.evaluate("() => document.activeElement.selectionEnd") == len(shown.input_value())


@pytest.mark.parametrize(("length", "kind"), [(10, "text"), (9000, "files")])
def test_where_the_device_can_share_that_comes_first(
    reader: BrowserContext, served: Served, length: int, kind: str
) -> None:
    tab = reader.new_page()
    tab.add_init_script(
        "navigator.canShare = () => true; navigator.share = async (what) => { window.shared = { ...what,"
        " text: what.text || await what.files[0].text(), kind: Object.keys(what)[0] } }"
    )
    tab.goto(served.url(LINK))
    share_button = tab.get_by_role("button", name="Send my answer")
    expect(share_button).to_be_visible()
    text = "".join(chr(97 + n * n % 23) for n in range(length))
    write(tab, text)
    share_button.click()
    expect(tab.locator(".sent")).to_contain_text("Handed over")
    shared = tab.evaluate("() => window.shared")
    assert (shared["kind"], shared["title"]) == (kind, "An answer for Noor") or length > 10
    assert reply_in(shared["text"])["answer"] == text


def test_without_an_answer_nothing_is_handed_over(tab: Page) -> None:
    tab.get_by_role("button", name="Copy my answer").click()
    expect(tab.locator(".sent")).to_contain_text("nothing to send yet")
    tab.evaluate("() => window.addEventListener('click', (event) => { window.stopped = event.defaultPrevented })")
    tab.get_by_role("link", name="Write a mail").click()
    expect(tab.locator(".sent")).to_contain_text("nothing to send yet")
    assert tab.evaluate("() => window.stopped")
    assert tab.evaluate("() => localStorage.length") == 0


def test_what_is_too_long_cannot_be_typed(tab: Page) -> None:
    tab.get_by_label("What would you do?").evaluate("node => { node.value = 'x'.repeat(9999) }")
    tab.get_by_label("What would you do?").press_sequentially("yyy")
    assert len(tab.get_by_label("What would you do?").input_value()) == 10_000
    assert tab.get_by_label("Stop").evaluate("node => node.maxLength") == 3000


def kept(tab: Page) -> str:
    tab.wait_for_function("() => localStorage.length === 1")
    text: str = tab.evaluate("() => JSON.stringify(localStorage)")
    return text


def test_a_half_written_answer_survives_a_lost_tab_and_cannot_be_read_by_others(
    tab: Page, reader: BrowserContext, served: Served
) -> None:
    write(tab, "Half of a thought")
    tab.get_by_role("group", name="Writing").get_by_label("0").check()
    tab.get_by_role("group", name="Kites").get_by_label("Unseen").check()
    tab.wait_for_timeout(600)
    stored = kept(tab)
    assert "thought" not in stored
    assert SHARE_KEY not in stored
    assert "kites" not in stored
    tab.close()
    again = reader.new_page()
    again.goto(served.url(LINK))
    expect(again.get_by_label("What would you do?")).to_have_value("Half of a thought")
    expect(again.locator(".sent")).to_contain_text("here again")
    expect(again.get_by_role("group", name="Writing").get_by_label("0")).to_be_checked()
    expect(again.locator("fieldset[data-skill=kites] .own")).to_be_visible()


def test_a_draft_goes_once_the_answer_is_handed_over(tab: Page, reader: BrowserContext) -> None:
    write(tab)
    kept(tab)
    copied(tab, reader)
    assert tab.evaluate("() => localStorage.length") == 0
    tab.reload()
    expect(tab.get_by_label("What would you do?")).to_have_value("")


def test_a_draft_goes_with_the_page_on_the_day_after_its_last(tab: Page) -> None:
    write(tab)
    kept(tab)
    tab.clock.set_fixed_time(dt.datetime(2026, 12, 31, 22, 59, tzinfo=dt.UTC))  # a minute to midnight in Amsterdam
    tab.reload()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    tab.clock.set_fixed_time(dt.datetime(2026, 12, 31, 23, 0, tzinfo=dt.UTC))
    tab.reload()
    expect(tab.get_by_role("heading", name="This page has ended")).to_be_visible()
    expect(tab.get_by_role("alert")).to_contain_text("until 31 December 2026")
    assert tab.evaluate("() => localStorage.length") == 0


def test_p40_a_page_ends_by_the_readers_own_calendar(browser: Browser, served: Served) -> None:
    for zone, opens in (("Pacific/Kiritimati", False), ("Pacific/Honolulu", True)):
        reader = browser.new_context(timezone_id=zone)
        reader.clock.set_fixed_time(dt.datetime(2026, 12, 31, 12, tzinfo=dt.UTC))
        tab = reader.new_page()
        tab.goto(served.url(LINK))
        expect(tab.locator("h1")).to_have_text("Noor asks" if opens else "This page has ended")
        reader.close()


def test_a_share_without_a_last_day_opens_in_ten_years(tab: Page, served: Served) -> None:
    served.files[SHARE_FILE] = share(until="")
    tab.clock.set_fixed_time(dt.datetime(2036, 11, 21, 12, tzinfo=dt.UTC))
    tab.reload()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_p31_the_open_page_can_be_read_and_used_by_all(browser: Browser, served: Served, width: int) -> None:
    reader = context(browser, width)
    tab = reader.new_page()
    tab.goto(served.url(LINK))
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    tab.get_by_role("group", name="Kites").get_by_label("3").check()
    found = violations(tab)
    tab.emulate_media(color_scheme="dark")
    found += violations(tab)
    reader.close()
    assert found == []


def test_p23_the_page_asks_for_nothing_while_it_is_read_and_answered(
    tab: Page, reader: BrowserContext, served: Served
) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    write(tab)
    copied(tab, reader)
    with tab.expect_download():
        tab.get_by_role("button", name="Save it as a file").click()
    tab.get_by_label("Start").press("Enter")
    tab.get_by_role("group", name="Kites").get_by_label("3").press("Enter")
    expect(tab).to_have_title("Noor asks")
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert len(served.asked) == 1
