"""What a sealed page shows is inert whatever it holds: no script, no load, no way out, with the policy and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerplan.share.bundle import Bundle
from tests.browser.looking import context
from tests.browser.sealing import OWNER_KEY, SHARE_FILE, SHARE_KEY, Served, bundle, locked, page, serving, share

pytestmark = pytest.mark.browser

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc0f01f0005050102ad6f6a0e0000000049454e44ae426082"
)
SCRIPTED_PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"><script>window.ran=1</script></svg>'

CORPUS = Path(__file__).with_name("injections.html").read_text(encoding="utf-8")
"""What an attacker might have written; AWAY is a server of theirs."""

STYLE = """@import url(AWAY/ii.css); @import "AWAY/jj.css"; @font-face { font-family: Away; src: url("AWAY/kk.woff2") }
h1 { font-family: Away; background: url(AWAY/ll.png), url('//AWAYHOST/mm.png'), url(media/evil.svg) }
main { background-image: url(media/pixel.png) } .foot { background: image-set("AWAY/ss.png" 1x) }
.brand { background: u\\72l(AWAY/tt.png) } .skip { background: -webkit-cross-fade(url(AWAY/uu.png), none, 50%) }
.pages { background: url("AWAY/ww.png\\
") } :root { --away: \\75 rl(AWAY/xx.png) } .find { background: var(--away) } /* url(' */
h1::before { content: "url('#"; background: url(AWAY/yy.png); quotes: "')" ""; display: block } /* ' */
.top { background: url(AWAY/zz.png"""

NO_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n')


@pytest.fixture
def away() -> Iterator[Served]:
    with serving({}) as at:
        yield at


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    made = context(browser)
    yield made
    made.close()


@pytest.fixture
def tab(reader: BrowserContext) -> Iterator[Page]:
    made = reader.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    assert errors == []


def hostile(away: Served) -> Bundle:
    """A plan of which every text is an attack."""

    def aimed(text: str) -> str:
        return text.replace("AWAYHOST", f"127.0.0.1:{away.port}").replace("AWAY", away.url("")[:-1])

    text = aimed(page("Today", f'<a href="good.html">Good</a><img src="media/pixel.png" alt="Desk">{CORPUS}'))
    plain = bundle({"index.html": text, "good.html": page("Good", "<p>Well.</p>")})
    more = {
        "media/evil.svg": SCRIPTED_PICTURE,
        "media/pixel.png": PIXEL,
        "site.css": plain.files["site.css"] + aimed(STYLE).encode(),
    }
    return Bundle({**plain.files, **more}, plain.start, plain.styles, plain.scripts)


ATTRIBUTES = """() => [...document.body.querySelectorAll("*")].flatMap(
  (node) => [...node.attributes].map((attribute) => [node.localName, attribute.name, attribute.value]))"""


def press_everything(tab: Page) -> None:
    """Follow what must lead nowhere, open what can be opened, send what can be sent."""
    tab.evaluate("""() => {
      const press = () => new MouseEvent("click", { bubbles: true, cancelable: true });
      for (const node of document.body.querySelectorAll("main *")) {
        if (!node.matches("a[href^=http], a[href^='#']")) node.dispatchEvent(press());
        for (const sign of ["pointerenter", "focus", "load", "error", "toggle"]) node.dispatchEvent(new Event(sign));
      }
      for (const form of document.body.querySelectorAll("form")) HTMLFormElement.prototype.requestSubmit.call(form);
    }""")
    tab.wait_for_timeout(300)


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without"])
def test_p26_a_corpus_of_injections_is_inert(tab: Page, away: Served, policy: bool) -> None:  # noqa: FBT001 - two cases
    sealed = locked(of=hostile(away))
    with serving({"index.html": sealed if policy else NO_POLICY.sub(b"", sealed)}) as at:
        tab.goto(at.url(f"index.html#{OWNER_KEY}/index.html"))
        expect(tab).to_have_title("Today")
        press_everything(tab)
        assert tab.url == at.url(f"index.html#{OWNER_KEY}/index.html")
        assert tab.evaluate("() => window.ran") is None
        assert away.asked == []
        assert [path for path, _ in at.asked] == ["/index.html"]
        for tag, name, value in tab.evaluate(ATTRIBUTES):
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "srcset", "action", "formaction", "ping", "target", "background"), (tag, name)
            if name in ("href", "src"):
                assert re.match(r"#|https?:|blob:http", value), (tag, value)
        assert tab.locator("a.bad[href]").count() == 0
        assert tab.locator("form.mask").count() == 6
        assert tab.locator("h2#links, h2#title").count() == 2
        drawn = tab.locator("#drawn")
        for name, value in (("fill", "url(#paint) rgb(1 2 3)"), ("transform", "rotate(3)"), ("aria-label", "3 (of 5)")):
            expect(drawn).to_have_attribute(name, value)
        body = tab.locator("body")
        assert body.locator("script, iframe, object, embed, base, meta, link, style, video, template").count() == 0
        still_works(tab)


def still_works(tab: Page) -> None:
    """The picture is there, links lead on, and the lock locks."""
    assert tab.get_by_role("img", name="Desk").evaluate("node => node.naturalWidth") == 1
    assert tab.evaluate("() => getComputedStyle(document.querySelector('main')).backgroundImage").startswith(
        'url("blob:'
    )
    tab.get_by_role("link", name="Good").click()
    expect(tab).to_have_title("Good")
    tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()


def test_p26_a_share_page_is_inert_too(tab: Page, away: Served) -> None:
    text = CORPUS.replace("AWAYHOST", f"127.0.0.1:{away.port}").replace("AWAY", away.url("")[:-1])
    with serving({SHARE_FILE: NO_POLICY.sub(b"", share(text))}) as at:
        tab.goto(at.url(f"{SHARE_FILE}#{SHARE_KEY}"))
        expect(tab).to_have_title("Noor asks")
        press_everything(tab)
        assert tab.evaluate("() => window.ran") is None
        assert (away.asked, len(at.asked)) == ([], 1)
        assert [name for _, name, _ in tab.evaluate(ATTRIBUTES) if name.startswith("on") or name == "style"] == []


def test_p26_a_script_of_the_bundle_runs_only_if_the_page_names_it(tab: Page) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    plain = bundle({"index.html": page("Today", "<p>Quiet.</p>")})
    stolen = Bundle(
        {**plain.files, "more.js": b"window.ran = 1"}, plain.start, plain.styles, (*plain.scripts, "more.js")
    )
    sealed = locked(of=stolen)
    last = re.findall(rb" 'sha256-[A-Za-z0-9+/]{43}='", sealed.partition(b"; style-src")[0])[-1]
    with serving({"index.html": sealed.replace(last, b"", 1)}) as at:
        tab.goto(at.url(f"index.html#{OWNER_KEY}"))
        expect(tab).to_have_title("Today")
        assert tab.evaluate("() => window.ran") is None
        expect(tab.get_by_role("group", name="Colours")).to_be_visible()
    assert any("Content Security Policy" in text for text in said)


def test_p23_the_locked_site_asks_for_nothing_but_itself(tab: Page, away: Served) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    with serving({"index.html": locked(of=hostile(away))}) as at:
        tab.goto(at.url(f"index.html#{OWNER_KEY}"))
        tab.get_by_role("link", name="Good").click()
        expect(tab).to_have_title("Good")
        tab.wait_for_timeout(300)
        assert [url for url in asked if not url.startswith("blob:")] == [at.url("index.html")]
        assert [path for path, _ in at.asked] == ["/index.html"]
    assert away.asked == []
