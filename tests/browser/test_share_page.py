"""The share page: opened by its link, answered, and the answer handed over sealed."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerplan.plan.plan import Plan
from careerplan.plan.record import AudienceName, SkillId
from careerplan.plan.settings import Audience, Settings
from careerplan.share.derive import reply_key
from careerplan.share.envelope import open_envelope
from careerplan.share.mail import read_mail
from careerplan.share.page import Stage, share_bundle
from careerplan.share.reply import Answer, open_reply
from careerplan.site.theme import find_theme
from tests.browser.conftest import TODAY
from tests.browser.looking import DESK, PHONE, SCROLLS_SIDEWAYS, context, violations
from tests.browser.sealing import (
    FORM,
    KEYS,
    NONCE,
    SHARE_FILE,
    SHARE_KEY,
    SHARE_PATH,
    SHARE_SECRET,
    Served,
    published,
    serving,
    share,
    share_as,
)
from tests.texts import read

pytestmark = pytest.mark.browser

SEVERAL_SENTENCES = (
    "I would let the two new colleagues draft the next design and sit beside them, rather than write it and have them"
    " read along. You know how it ends; they do not, and it shows in reviews. Start with the smallest one, agree on a"
    " day, and say beforehand what you will not correct. If it slips by a week, nobody outside will notice."
)

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
    """What a sealed answer says, every value of it."""
    (block,) = read_mail(text.encode()).blocks
    envelope = block.envelope
    assert envelope is not None
    assert (envelope.path, envelope.until) == (SHARE_PATH, "")
    opened = open_envelope(envelope, reply_key(SHARE_SECRET), "reply")
    assert isinstance(opened, bytes)
    said: dict[str, Any] = json.loads(opened)
    return said


def plan_that_asks(ask: str = "") -> Plan:
    """The plan whose share the page is, which may ask in words, too."""
    mentors = AudienceName("mentors")
    text = f"""\
=== people.md
---
people: [Maria]
---
=== skills/kites.md
---
title: Kites
audience: mentors
---
=== skills/writing.md
---
title: Writing
audience: mentors
---
=== shares/maria.md
---
person: maria
sees: mentors
ask: "{ask}"
rate: [kites, writing]
nonce: "{NONCE}"
---
"""
    return read(text, Settings(audiences={mentors: Audience(name=mentors)})).plan


def write(tab: Page, text: str = "Let others draft first.") -> None:
    tab.get_by_label("What would you do?").fill(text)


def unlike_itself(length: int) -> str:
    """A text that no compression makes much shorter."""
    return "".join(random.Random(length).choices("abcdefghijklmnopqrstuvwxyz", k=length))


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
    own = tab.get_by_role("group", name="Kites").get_by_role("status")
    expect(own).to_have_text("")
    tab.get_by_role("group", name="Kites").get_by_label("3").check()
    expect(own).to_have_text("I say 2.")
    expect(tab.get_by_role("group", name="Writing").get_by_role("status")).to_have_text("")


def test_the_arrow_keys_show_the_owners_rating_only_on_leaving(tab: Page) -> None:
    kites = tab.get_by_role("group", name="Kites")
    kites.get_by_label("No answer").focus()
    tab.keyboard.press("ArrowUp")
    expect(kites.get_by_label("Unseen")).to_be_checked()
    tab.keyboard.press("ArrowUp")
    expect(kites.get_by_label("3")).to_be_checked()
    expect(kites.get_by_role("status")).to_have_text("")
    tab.keyboard.press("Tab")
    expect(kites.get_by_role("status")).to_have_text("I say 2.")


def test_a_rating_can_be_taken_back(tab: Page, reader: BrowserContext) -> None:
    kites = tab.get_by_role("group", name="Kites")
    expect(kites.get_by_label("No answer")).to_be_checked()
    write(tab)
    kites.get_by_label("3").check()
    assert reply_in(copied(tab, reader))["ratings"] == {"kites": 3}
    kites.get_by_label("No answer").check()
    expect(kites.get_by_role("status")).to_have_text("")
    said = reply_in(copied(tab, reader))
    assert (said["ratings"], said["unseen"]) == ({}, [])


def test_a_copied_answer_is_sealed_and_says_what_was_written(tab: Page, reader: BrowserContext) -> None:
    write(tab, "Let others draft first.\nThen cut. Ünder the bridge.")
    tab.get_by_text("Three lists").click()
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


def test_an_answer_of_the_page_is_taken_in(tab: Page, reader: BrowserContext) -> None:
    write(tab, "Let others draft first. Ünder the bridge.")
    tab.get_by_role("group", name="Kites").get_by_label("3").check()
    tab.get_by_role("group", name="Writing").get_by_label("Unseen").check()
    (block,) = read_mail(copied(tab, reader).encode()).blocks
    found = open_reply(block, plan_that_asks(), KEYS.master, TODAY)
    assert isinstance(found, Answer)
    assert (found.share.person, found.notes) == ("maria", ())
    assert found.reply.answer == "Let others draft first. Ünder the bridge."
    assert (found.reply.ratings, found.reply.unseen) == ({SkillId("kites"): 3}, (SkillId("writing"),))


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


def test_a_short_answer_fits_the_mail_link(tab: Page) -> None:
    tab.evaluate("() => document.addEventListener('click', (event) => event.preventDefault())")
    mail = tab.get_by_role("link", name="Write a mail")
    write(tab, SEVERAL_SENTENCES)
    mail.click()
    expect(tab.locator(".sent")).to_contain_text("opens with the sealed answer in it")
    address = str(mail.get_attribute("href"))
    (body,) = parse_qs(urlsplit(address).query)["body"]
    (block,) = read_mail(body.encode()).blocks
    found = open_reply(block, plan_that_asks(), KEYS.master, TODAY)
    assert isinstance(found, Answer)
    assert found.reply.answer == SEVERAL_SENTENCES
    assert len(address) <= 1900


def test_the_mail_link_is_addressed_and_an_answer_too_long_for_it_is_copied(tab: Page, reader: BrowserContext) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.evaluate("() => document.addEventListener('click', (event) => event.preventDefault())")
    mail = tab.get_by_role("link", name="Write a mail")
    text = unlike_itself(4000)
    write(tab, text)
    mail.click()
    expect(tab.locator(".sent")).to_contain_text("too long for a mail link, so it was copied")
    assert reply_in(tab.evaluate("() => navigator.clipboard.readText()"))["answer"] == text
    address = urlsplit(str(mail.get_attribute("href")))
    assert (address.scheme, address.path) == ("mailto", "noor@example.org")
    assert parse_qs(address.query)["subject"] == ["An answer for Noor"]
    assert "REPLY" not in address.query
    assert len(address.geturl()) < 200


def test_where_the_clipboard_is_shut_the_sealed_answer_is_shown_and_selected(tab: Page) -> None:
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    write(tab)
    tab.get_by_role("button", name="Copy my answer").click()
    shown = tab.get_by_role("textbox", name="Your answer, sealed")
    expect(shown).to_be_focused()
    expect(tab.locator(".sent")).to_contain_text("Copying failed")
    assert reply_in(shown.input_value())["answer"] == "Let others draft first."
    assert tab.evaluate("() => document.activeElement.selectionEnd") == len(shown.input_value())


def test_where_the_clipboard_is_shut_a_long_answer_is_shown_beside_the_mail_that_opens(tab: Page) -> None:
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    tab.evaluate("() => document.addEventListener('click', (event) => event.preventDefault())")
    write(tab, unlike_itself(4000))
    tab.get_by_role("link", name="Write a mail").click()
    shown = tab.get_by_role("textbox", name="Your answer, sealed")
    expect(shown).to_be_focused()
    expect(tab.locator(".sent")).to_contain_text("paste it into the mail that opens")
    tab.keyboard.press("Shift+Tab")
    expect(tab.get_by_role("button", name="Forget what I wrote")).to_be_focused()
    tab.keyboard.press("Shift+Tab")
    expect(tab.get_by_role("link", name="Write a mail")).to_be_focused()
    write(tab, "Another answer.")
    expect(shown).to_be_hidden()


def test_without_an_address_nothing_offers_a_mail(tab: Page, served: Served) -> None:
    served.files[SHARE_FILE] = share(FORM.replace("noor@example.org", ""))
    tab.reload()
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    write(tab)
    tab.get_by_role("button", name="Copy my answer").click()
    expect(tab.get_by_role("textbox", name="Your answer, sealed")).to_be_focused()
    assert tab.get_by_role("link", name="Write a mail").count() == 0


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
    text = unlike_itself(length)
    write(tab, text)
    share_button.click()
    expect(tab.locator(".sent")).to_contain_text("Handed over")
    shared = tab.evaluate("() => window.shared")
    assert (shared["kind"], shared["title"]) == (kind, "An answer for Noor")
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
    tab.get_by_text("Three lists").click()
    tab.get_by_label("Stop").fill("Saying yes.")
    tab.wait_for_timeout(600)
    stored = kept(tab)
    assert "thought" not in stored
    assert SHARE_KEY not in stored
    assert "kites" not in stored
    tab.close()
    again = reader.new_page()
    again.goto(served.url(LINK))
    expect(again.get_by_label("What would you do?")).to_have_value("Half of a thought")
    expect(again.locator("form > :first-child")).to_contain_text("here again")
    expect(again.get_by_label("Stop")).to_be_visible()
    expect(again.get_by_label("Stop")).to_have_value("Saying yes.")
    expect(again.get_by_role("group", name="Writing").get_by_label("0")).to_be_checked()
    expect(again.get_by_role("group", name="Kites").get_by_role("status")).to_have_text("I say 2.")


def test_a_draft_stays_when_the_answer_is_handed_over_until_the_reader_clears_it(
    tab: Page, reader: BrowserContext
) -> None:
    write(tab)
    kept(tab)
    first = reply_in(copied(tab, reader))
    expect(tab.locator(".kept")).to_contain_text("A sealed copy of what you wrote stays in this browser")
    expect(tab.locator(".kept")).to_contain_text("until 31 December 2026")
    tab.reload()
    expect(tab.get_by_label("What would you do?")).to_have_value("Let others draft first.")
    assert reply_in(copied(tab, reader)) == first
    tab.once("dialog", lambda dialog: dialog.dismiss())
    tab.get_by_role("button", name="Forget what I wrote").click()
    expect(tab.get_by_label("What would you do?")).to_have_value("Let others draft first.")
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.get_by_role("button", name="Forget what I wrote").click()
    expect(tab.locator(".sent")).to_contain_text("Forgotten")
    expect(tab.get_by_label("What would you do?")).to_have_value("")
    expect(tab.locator(".kept")).to_be_hidden()
    assert tab.evaluate("() => localStorage.length") == 0


def test_without_a_last_day_a_draft_stays_until_the_reader_clears_it(tab: Page, served: Served) -> None:
    served.files[SHARE_FILE] = share(until="")
    tab.reload()
    write(tab)
    expect(tab.locator(".kept")).to_contain_text("it stays until you clear it")


def second_tab(reader: BrowserContext, served: Served) -> Page:
    made = reader.new_page()
    made.goto(served.url(LINK))
    expect(made.get_by_role("heading", name="Noor asks")).to_be_visible()
    return made


def test_two_tabs_of_one_page_follow_one_another(tab: Page, reader: BrowserContext, served: Served) -> None:
    other = second_tab(reader, served)
    write(tab, "Written in the first.")
    expect(other.get_by_label("What would you do?")).to_have_value("Written in the first.")
    write(other, "Mended in the second.")
    expect(tab.get_by_label("What would you do?")).to_have_value("Mended in the second.")
    stored = kept(tab)
    tab.wait_for_timeout(900)
    assert kept(tab) == stored


def test_two_tabs_with_two_answers_wipe_out_neither(tab: Page, reader: BrowserContext, served: Served) -> None:
    tab.evaluate("() => window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    other = second_tab(reader, served)
    write(other, "Written in the second.")
    expect(other.locator(".kept")).to_contain_text("A sealed copy")
    write(tab, "Written in the first.")
    expect(tab.locator(".kept")).to_contain_text("Another tab keeps another answer")
    write(tab, "")
    tab.wait_for_timeout(600)
    other.reload()
    expect(other.get_by_label("What would you do?")).to_have_value("Written in the second.")


def test_a_link_that_leads_nowhere_on_the_page_keeps_the_key(tab: Page, served: Served) -> None:
    served.files[SHARE_FILE] = share(
        '<a href="#nowhere">One</a> <a href="goals/kites.html">Two</a> <a href="index.html">Three</a>'
        f'<a href="index.html#main">Four</a> <a href="https://plan.example.org/">Five</a>{FORM}'
    )
    tab.reload()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    for name in ("One", "Two", "Three"):
        tab.get_by_text(name, exact=True).click()
        assert tab.get_by_text(name, exact=True).get_attribute("href") is None
    tab.get_by_role("link", name="Four").click()
    tab.locator("main").evaluate("node => { node.removeAttribute('id') }")
    tab.get_by_role("link", name="Four").click()
    assert tab.url == served.url(LINK)
    expect(tab.get_by_role("link", name="Five")).to_have_attribute("href", "https://plan.example.org/")


def test_a_draft_stays_when_the_page_has_ended_since_the_clock_may_be_wrong(tab: Page) -> None:
    write(tab)
    kept(tab)
    tab.clock.set_fixed_time(dt.datetime(2026, 12, 31, 22, 59, tzinfo=dt.UTC))  # a minute to midnight in Amsterdam
    tab.reload()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    tab.clock.set_fixed_time(dt.datetime(2026, 12, 31, 23, 0, tzinfo=dt.UTC))
    tab.reload()
    expect(tab.get_by_role("heading", name="This page has ended")).to_be_visible()
    expect(tab.get_by_role("alert")).to_contain_text("By this device's clock it ended on 31 December 2026.")
    assert tab.evaluate("() => localStorage.length") == 1
    tab.clock.set_fixed_time(dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC))
    tab.reload()
    expect(tab.get_by_label("What would you do?")).to_have_value("Let others draft first.")
    tab.clock.set_fixed_time(dt.datetime(2027, 1, 2, tzinfo=dt.UTC))
    tab.reload()
    tab.get_by_role("button", name="Forget what I wrote").click()
    expect(tab.get_by_role("status")).to_contain_text("Forgotten")
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


def made_page(ask: str) -> bytes:
    """The page as a build makes it."""
    plan = plan_that_asks(ask)
    (asked,), (audience,) = plan.shares, plan.settings.audiences.values()
    theme = find_theme(Path(__file__).parent, "default").theme
    return share_as(share_bundle(plan, asked, audience, Stage(Path(__file__).parent, theme, TODAY)))


@pytest.mark.parametrize(("ask", "first"), [("", "level-1"), ("Wind" * 60, "answer")])
def test_the_made_page_fits_a_phone_and_asks_for_what_was_asked_first(
    tab: Page, served: Served, ask: str, first: str
) -> None:
    served.files[SHARE_FILE] = made_page(ask)
    tab.set_viewport_size({"width": PHONE, "height": 844})
    tab.reload()
    form = tab.locator("form#answer")
    expect(form).to_be_visible()
    assert tab.evaluate(SCROLLS_SIDEWAYS) == 0
    assert form.locator("textarea, input").first.get_attribute("name") == first
    expect(form.get_by_role("radio", name="No answer")).to_have_count(2)
    assert [radio.is_checked() for radio in form.get_by_role("radio", name="No answer").all()] == [True, True]


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
    tab.get_by_text("Three lists").click()
    tab.get_by_label("Start").press("Enter")
    tab.get_by_role("group", name="Kites").get_by_label("3").press("Enter")
    expect(tab).to_have_title("Noor asks")
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert len(served.asked) == 1
