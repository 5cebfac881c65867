"""The test vectors of the sealed format in a browser: in the page's script, and in the page itself."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from careerplan.share.shell import ASSETS, locked_page, share_page
from tests.browser.looking import context
from tests.browser.sealing import serving
from tests.share.vectors import VECTORS

pytestmark = pytest.mark.browser

DERIVED = VECTORS["derived"]
ENVELOPES = {sealed["envelope"]["purpose"]: sealed["envelope"] for sealed in VECTORS["envelopes"]}
KEYS = {"passphrase": VECTORS["wrapped"]["site-key-passphrase"], "link": VECTORS["wrapped"]["site-key-link"]}
SITE = {
    **ENVELOPES["site"],
    "salt": DERIVED["site-salt"],
    "rounds": VECTORS["passphrase"]["rounds"],
    "keys": KEYS,
}


@pytest.mark.parametrize("native", [True, False], ids=["base64 of the browser", "base64 of old browsers"])
def test_p17_a_browser_agrees_with_the_vectors(browser: Browser, native: bool) -> None:  # noqa: FBT001 - two cases
    agreement = (ASSETS.parents[2] / "tests" / "share" / "agreement.js").read_text(encoding="utf-8")
    reader = context(browser)
    tab = reader.new_page()
    with serving({"blank.html": b"<!DOCTYPE html><title>Blank</title>"}) as at:
        tab.goto(at.url("blank.html"))
        if not native:
            tab.evaluate("() => { delete Uint8Array.fromBase64; delete Uint8Array.prototype.toBase64; }")
        for name in ("envelope.js", "answer.js"):
            tab.add_script_tag(content=(ASSETS / name).read_text(encoding="utf-8"))
        tab.add_script_tag(content=agreement)
        failed = tab.evaluate("(vectors) => disagreements(vectors)", VECTORS)
    reader.close()
    assert failed == []


def test_p17_the_pages_themselves_open_the_vectors(browser: Browser) -> None:
    reader = context(browser)
    tab = reader.new_page()
    pages = {"share.html": share_page(json.dumps(ENVELOPES["share"])), "index.html": locked_page(json.dumps(SITE))}
    with serving(pages) as at:
        tab.goto(at.url(f"share.html#{DERIVED['share-secret']}"))
        expect(tab.locator("h1")).to_have_text("Über uns 한국어")
        tab.goto(at.url(f"index.html#{DERIVED['site-secret']}"))
        expect(tab.locator("h1")).to_have_text("Über uns 한국어")
        tab.goto("about:blank")
        tab.goto(at.url("index.html"))
        tab.get_by_label("Passphrase", exact=True).fill(VECTORS["passphrase"]["typed"])
        tab.get_by_role("button", name="Open").click()
        expect(tab.locator("h1")).to_have_text("Über uns 한국어")
    reader.close()
