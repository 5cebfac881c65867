"""What a reader sees of a page that does not open: each reason in its own words, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerplan.share.shell import envelope_in, not_found_page, placeholder_page
from tests.browser.looking import DESK, PHONE, context, violations
from tests.browser.sealing import (
    OWNER_KEY,
    PHRASE,
    SHARE_FILE,
    SHARE_KEY,
    SHARE_PATH,
    WRONG_KEY,
    Served,
    locked,
    published,
    serving,
    share,
)

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
def tab(reader: BrowserContext) -> Page:
    return reader.new_page()


def title(tab: Page) -> str:
    """The heading of the page that is shown, once it is settled."""
    tab.wait_for_load_state()
    expect(tab.locator("h1")).not_to_have_text("Private page")
    return tab.locator("h1").inner_text()


def changed(page: bytes, **values: object) -> bytes:
    """A sealed page with other values in its envelope."""
    text = envelope_in(page)
    assert text is not None
    envelope: dict[str, Any] = json.loads(text)
    return page.replace(text.encode(), json.dumps({**envelope, **values}).encode())


def flipped(data: bytes, at: int) -> str:
    """The data of an envelope with one bit turned."""
    text = str(json.loads(envelope_in(data) or "")["data"])
    place = at % (len(text) - 4)
    return text[:place] + ("B" if text[place] == "A" else "A") + text[place + 1 :]


def unlock(tab: Page) -> None:
    tab.get_by_label("Passphrase", exact=True).fill(PHRASE)
    tab.get_by_role("button", name="Open").click()


def test_p13_each_reason_has_its_own_words(tab: Page, served: Served) -> None:
    whole = share()
    reasons = {
        "The key is missing from this link": (whole, ""),
        "The key in this link is not whole": (whole, f"#{SHARE_KEY[:-1]}"),
        "This link does not open this page": (whole, f"#{WRONG_KEY}"),
        "This page is of a version that it cannot read": (changed(whole, format=2), f"#{SHARE_KEY}"),
        "This page is damaged": (changed(whole, nonce=7), f"#{SHARE_KEY}"),
        "This page is incomplete": (whole.replace((envelope_in(whole) or "").encode(), b""), f"#{SHARE_KEY}"),
        "This page has ended": (share(until="2026-11-20"), f"#{SHARE_KEY}"),
    }
    for expected, (data, fragment) in reasons.items():
        served.files[SHARE_FILE] = data
        tab.goto("about:blank")
        tab.goto(served.url(SHARE_FILE + fragment))
        expect(tab.locator("h1")).to_have_text(expected)
        expect(tab.get_by_role("alert")).to_contain_text(".")
        expect(tab).to_have_title("Private page")


def test_p13_over_plain_http_the_page_says_where_it_opens(tab: Page, served: Served) -> None:
    for path in (LINK, "index.html"):
        tab.goto(served.url(path, host="plan.test"))
        assert title(tab) == "This page cannot be opened over plain http"
        link = tab.get_by_role("link", name="Try the same address over https")
        assert link.get_attribute("href") == served.url(path, host="plan.test").replace("http:", "https:")
        assert tab.locator("input").count() == 0


@pytest.mark.parametrize("missing", ["DecompressionStream", "CompressionStream"])
def test_p13_an_old_browser_is_told_that_it_is_too_old(tab: Page, served: Served, missing: str) -> None:
    tab.add_init_script(f"delete window.{missing}")
    tab.goto(served.url(LINK))
    assert title(tab) == "This browser is too old for this page"


@pytest.mark.parametrize("path", [LINK, "index.html", "404.html"])
def test_p29_without_script_nothing_is_told_but_what_to_do(browser: Browser, served: Served, path: str) -> None:
    reader = context(browser, script=False)
    tab = reader.new_page()
    tab.goto(served.url(path))
    text = tab.inner_text("body")
    reader.close()
    assert "Noor" not in text
    if path != "404.html":
        assert "Allow scripts for this page" in text
        assert "Opening." not in text
    assert "moonlit" not in served.files[path.partition("#")[0]].decode()


@pytest.mark.parametrize("path", [LINK, "index.html"])
def test_p25_a_changed_script_does_not_run_and_the_text_says_what_to_do(tab: Page, served: Served, path: str) -> None:
    name = path.partition("#")[0]
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    served.files[name] = served.files[name].replace(b'"use strict";', b'"use strict"; fetch("/stolen");')
    tab.goto(served.url(path))
    expect(tab.get_by_text("came to you incomplete or changed")).to_be_visible()
    assert any("Content Security Policy" in text for text in said)
    assert [asked for asked, _ in served.asked if "stolen" in asked] == []
    assert tab.locator("input").count() == 0


def test_p25_a_file_that_came_half_says_what_to_do(tab: Page, served: Served) -> None:
    served.files["index.html"] = served.files["index.html"][:-20_000]
    tab.goto(served.url("index.html"))
    expect(tab.get_by_text("came to you incomplete or changed")).to_be_visible()


def test_p12_a_share_with_a_turned_bit_a_swap_or_another_day_is_refused(tab: Page, served: Served) -> None:
    whole, other = share(), json.loads(envelope_in(share()) or "")
    values: list[dict[str, object]] = [{"data": flipped(whole, at)} for at in (0, 5_000, 80_000)]
    values += [{"path": "A" * 22}, {"until": "2027-12-31"}, {"until": ""}, {"nonce": other["nonce"]}]
    values += [{"data": other["data"]}, {"data": ""}, {"data": str(other["data"])[: len(other["data"]) // 8 * 4]}]
    for value in values:
        served.files[SHARE_FILE] = changed(whole, **value)
        tab.goto("about:blank")
        tab.goto(served.url(LINK))
        expect(tab.locator("h1")).to_have_text("This link does not open this page")
        expect(tab.get_by_label("The whole link")).to_be_visible()


def test_p12_a_reply_or_a_site_in_place_of_a_share_is_refused(tab: Page, served: Served) -> None:
    for purpose in ("reply", "site", "draft", None):
        served.files[SHARE_FILE] = changed(share(), purpose=purpose)
        tab.goto("about:blank")
        tab.goto(served.url(LINK))
        assert title(tab) == "This page is damaged"


@pytest.mark.parametrize("way", [f"#{OWNER_KEY}", ""])
def test_p12_a_site_whose_text_was_changed_is_said_to_be_damaged(tab: Page, served: Served, way: str) -> None:
    whole = locked()
    served.files["index.html"] = changed(whole, data=flipped(whole, 3_000))
    tab.goto(served.url(f"index.html{way}"))
    if not way:
        unlock(tab)
    expect(tab.locator("h1")).to_have_text("This page is damaged")


def test_p12_a_site_with_the_keys_or_the_text_of_another_build_does_not_open(tab: Page, served: Served) -> None:
    older, newer = (json.loads(envelope_in(locked()) or "") for _ in range(2))
    swapped = {"passphrase": newer["keys"]["link"], "link": newer["keys"]["passphrase"]}
    for value, said in (({"keys": older["keys"]}, "h1"), ({"keys": swapped}, "[role=status]"), ({"keys": None}, "h1")):
        served.files["index.html"] = changed(locked(), **{**newer, **value})
        tab.goto("about:blank")
        tab.goto(served.url("index.html"))
        unlock(tab)
        expect(tab.locator(said)).to_contain_text("damaged" if said == "h1" else "does not open this page")


@pytest.mark.parametrize("rounds", [599_999, 0, -1, None, "600000x"])
def test_p18_fewer_rounds_are_refused_before_anything_is_typed(tab: Page, served: Served, rounds: object) -> None:
    served.files["index.html"] = changed(locked(), rounds=rounds)
    tab.goto(served.url("index.html"))
    assert title(tab) == "This page asks for a weaker lock than it may"
    assert tab.locator("input").count() == 0


@pytest.mark.parametrize("version", [2, 0, "1", None])
def test_p20_an_unknown_version_is_said(tab: Page, served: Served, version: object) -> None:
    served.files["index.html"] = changed(locked(), format=version)
    tab.goto(served.url("index.html"))
    assert title(tab) == "This page is of a version that it cannot read"


@pytest.mark.parametrize("path", [LINK, "index.html"])
def test_p30_a_page_does_not_open_inside_another(tab: Page, served: Served, path: str) -> None:
    served.files["frame.html"] = f'<iframe src="{path}" width="600" height="400"></iframe>'.encode()
    tab.goto(served.url("frame.html"))
    inside = tab.frame_locator("iframe")
    expect(inside.locator("h1")).to_have_text("This page does not open inside another one")
    assert inside.locator("input").count() == 0
    assert inside.get_by_text("Noor asks").count() == 0


@pytest.mark.parametrize(
    "sent",
    [
        f"http://plans.example.org/s/{SHARE_PATH}.html#{SHARE_KEY}",
        f"  <http://plans.example.org/s/{SHARE_PATH}.html#{SHARE_KEY}>.",
        SHARE_KEY,
        f"#{SHARE_KEY}",
        f"> see http://plans.example.org/s/{SHARE_PATH}.html#{SHARE_KEY[:20]}\n> {SHARE_KEY[20:]}\n",
        f"http://plans.example.org/s/{SHARE_PATH}.html#{SHARE_KEY[:7]} {SHARE_KEY[7:]}",
        f"http://plans.example.org/s/{SHARE_PATH}.html#{SHARE_KEY} Let me know",
        f"_http://plans.example.org/s/{SHARE_PATH}.html#{SHARE_KEY}_",
        f"_{SHARE_KEY}_",
    ],
)
def test_a_pasted_link_opens_the_page(tab: Page, served: Served, sent: str) -> None:
    tab.goto(served.url(SHARE_FILE))
    tab.get_by_label("The whole link").fill(sent)
    tab.get_by_role("button", name="Open").click()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    assert tab.url == served.url(LINK)
    assert tab.get_by_role("note").count() == 0


def test_a_pasted_link_of_another_page_or_without_a_key_is_refused(tab: Page, served: Served) -> None:
    tab.goto(served.url(SHARE_FILE))
    for sent, said in (
        (f"http://plans.example.org/s/{'B' * 22}.html#{SHARE_KEY}", "belongs to another page"),
        ("http://plans.example.org/", "That is not a whole link."),
    ):
        tab.get_by_label("The whole link").fill(sent)
        tab.get_by_role("button", name="Open").click()
        expect(tab.get_by_role("status")).to_contain_text(said)


def test_the_link_that_failed_is_not_tried_again_in_silence(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"{SHARE_FILE}#{WRONG_KEY}"))
    tab.get_by_label("The whole link").fill(served.url(f"{SHARE_FILE}#{WRONG_KEY}"))
    tab.get_by_role("button", name="Open").click()
    expect(tab.get_by_role("status")).to_contain_text("does not open this page")
    tab.get_by_label("The whole link").fill(served.url(LINK))
    tab.get_by_role("button", name="Open").click()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()


def test_p28_a_pasted_link_with_an_escaped_sign_opens_and_says_what_happened(tab: Page, served: Served) -> None:
    tab.goto(served.url(SHARE_FILE))
    tab.get_by_label("The whole link").fill(f"http://plans.example.org/s/{SHARE_PATH}.html%23{SHARE_KEY}")
    tab.get_by_role("button", name="Open").click()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    expect(tab.get_by_role("note")).to_contain_text("ask for a new link")


def test_p28_the_page_for_missing_addresses_repairs_the_link_and_says_that_the_key_was_seen(
    tab: Page, served: Served
) -> None:
    tab.goto(served.url(LINK.replace("#", "%23")))
    expect(tab.locator("h1")).to_have_text("This link was changed on its way")
    expect(tab.locator("main")).to_contain_text(
        "This link was altered on the way and is no longer secret. Ask for a new link."
    )
    expect(tab.locator("main")).to_contain_text("it may stand in the host's log.")
    tab.get_by_role("link", name="Open the page this once").click()
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()
    assert tab.url == served.url(LINK)


@pytest.mark.parametrize("kind", ["share", "site"])
def test_p28_a_host_that_finds_the_page_all_the_same(tab: Page, served: Served, kind: str) -> None:
    link = LINK if kind == "share" else f"index.html#{OWNER_KEY}/skills/kites.html"
    served.files[link.replace("#", "%23")] = served.files[link.partition("#")[0]]
    tab.goto(served.url(link.replace("#", "%23")))
    expect(tab.locator("h1")).to_have_text("Noor asks" if kind == "share" else "Kites")
    expect(tab.get_by_role("note")).to_contain_text("it may stand in the host's log")
    what_to_do = "Ask for a new link" if kind == "share" else "careerplan share keys --replace"
    expect(tab.get_by_role("note")).to_contain_text(what_to_do)
    assert tab.url == served.url(link)
    tab.reload()
    expect(tab.locator("h1")).to_have_text("Noor asks" if kind == "share" else "Kites")


@pytest.mark.parametrize("behind", [".", ")", "%20", "&utm_source=mail", ">,", "_", "_."])
def test_what_mail_programs_leave_behind_a_link_is_passed_over(tab: Page, served: Served, behind: str) -> None:
    tab.goto(served.url(LINK + behind))
    expect(tab.get_by_role("heading", name="Noor asks")).to_be_visible()


def test_the_page_for_missing_addresses_knows_an_ended_link_from_a_wrong_address(tab: Page, served: Served) -> None:
    served.files["plan/index.html"] = b"<h1>The start</h1>"
    tab.goto(served.url(f"plan/s/{'C' * 22}.html#{SHARE_KEY}"))
    assert title(tab) == "This link has ended"
    for path in ("plan/skills/kites.html", "plan/nothing.html"):
        tab.goto(served.url(path))
        assert title(tab) == "There is nothing here"
        tab.get_by_role("link", name="Go to the start").click()
        expect(tab.locator("h1")).to_have_text("The start")


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example/x", "//evil.example/skills/x"])
def test_p32_the_way_to_the_start_leads_to_no_other_host(tab: Page, served: Served, path: str) -> None:
    start = served.url("")[:-1]
    served.files["404.html"] = not_found_page()
    tab.goto(start + path)
    assert title(tab) == "There is nothing here"
    assert str(tab.get_by_role("link", name="Go to the start").get_attribute("href")).startswith(
        f"{start}/evil.example/"
    )


def test_a_plan_in_a_folder_of_the_name_of_one_of_ours_has_its_own_start(tab: Page, served: Served) -> None:
    tab.goto(served.url("notes/skills/kites.html"))
    start = tab.get_by_role("link", name="Go to the start")
    expect(start).to_have_attribute("href", served.url("notes/index.html"))


HOSTILE_HEADERS: list[dict[str, object]] = [
    {"files": {"index.html": [-5, 10, "text/html"]}},
    {"files": {"index.html": [0, 10**9, "text/html"]}},
    {"files": {"index.html": [0.5, 10, "text/html"]}},
    {"files": {"index.html": ["0", "10", "text/html"]}},
    {"files": {"index.html": [0, 10]}},
    {"files": {"other.html": [0, 10, "text/html"]}},
    {"files": None},
    {"files": []},
    {"start": None},
    {"start": "toString"},
    {"styles": "site.css"},
    {"scripts": [7]},
]


@pytest.mark.parametrize("header", HOSTILE_HEADERS, ids=str)
def test_p12_a_bundle_whose_header_lies_is_said_to_be_damaged(
    tab: Page, served: Served, header: dict[str, object]
) -> None:
    served.files[SHARE_FILE] = share(header=header)
    tab.goto(served.url(LINK))
    assert title(tab) == "This page is damaged"


@pytest.mark.parametrize("path", [SHARE_FILE, "index.html"])
def test_p25_before_anything_runs_the_page_says_that_it_opens_and_later_what_to_do(
    tab: Page, served: Served, path: str
) -> None:
    served.files[path] = served.files[path].replace(b'"use strict";', b'"use strict"; ;')
    tab.goto(served.url(path), wait_until="commit")
    expect(tab.get_by_text("Opening.")).to_be_visible()
    fallback = tab.get_by_text("came to you incomplete or changed")
    assert not fallback.is_visible()
    expect(fallback).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_p31_closed_pages_can_be_read_by_all(browser: Browser, served: Served, width: int) -> None:
    served.files["preview.html"] = placeholder_page()
    reader = context(browser, width)
    tab = reader.new_page()
    found = []
    for path in (
        SHARE_FILE,
        f"{SHARE_FILE}#{WRONG_KEY}",
        "404.html",
        "s/gone.html",
        "preview.html",
        f"index.html#{WRONG_KEY}",
    ):
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            tab.goto("about:blank")
            tab.goto(served.url(path))
            tab.wait_for_timeout(100)
            found += [f"{path} in {scheme}: {fault}" for fault in violations(tab)]
    reader.close()
    assert found == []
