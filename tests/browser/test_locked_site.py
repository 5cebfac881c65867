"""The locked site: ways in, moving about, and locking again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerplan.build import build_site, measure_plan, read_plan
from careerplan.share.locked import site_bundle
from tests.browser.conftest import ROOT, TODAY
from tests.browser.looking import DESK, PHONE, SCROLLS_SIDEWAYS, Complaints, context, violations
from tests.browser.sealing import OWNER_KEY, PHRASE, PLAN, WRONG_KEY, Served, locked, page, published, serving

pytestmark = pytest.mark.browser

WAY_TO_KITES = f"#{OWNER_KEY}/skills/kites.html"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return locked()


@pytest.fixture
def served(sealed: bytes) -> Iterator[Served]:
    with serving({"index.html": sealed, "plan/index.html": sealed}) as at:
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
    made.on("console", lambda message: errors.append(message.text))
    yield made
    assert errors == []


def unlock(tab: Page, words: str = PHRASE) -> None:
    tab.get_by_label("Passphrase", exact=True).fill(words)
    tab.get_by_role("button", name="Open").click()


def test_the_passphrase_opens_the_first_page_and_nothing_is_kept(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    expect(tab).to_have_title("Private page")
    unlock(tab)
    expect(tab.get_by_role("heading", name="Today")).to_be_focused()
    expect(tab).to_have_title("Today")
    assert tab.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert tab.locator("html").get_attribute("lang") == "en-GB"


def test_the_passphrase_opens_it_however_it_is_spaced(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    unlock(tab, f"  {PHRASE.replace(' ', '   ')}　")
    expect(tab.get_by_role("heading", name="Today")).to_be_visible()


def test_p12_a_wrong_passphrase_is_said_and_can_be_typed_again(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    unlock(tab, "marble otter window plenty cactus drums")
    expect(tab.get_by_role("status")).to_contain_text("does not open this page")
    field = tab.get_by_label("Passphrase", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    unlock(tab)
    expect(tab.get_by_role("heading", name="Today")).to_be_visible()


def test_p31_password_managers_and_screen_readers_know_the_field(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    field = tab.get_by_role("textbox", name="Passphrase", exact=True).or_(tab.get_by_label("Passphrase", exact=True))
    expect(field).to_be_focused()
    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_attribute("autocomplete", "current-password")
    assert tab.locator("form input[autocomplete=username]").count() == 1
    assert tab.get_by_role("button", name="Open").get_attribute("type") == "submit"
    show = tab.get_by_role("button", name="Show the passphrase")
    show.click()
    expect(field).to_have_attribute("type", "text")
    hide = tab.get_by_role("button", name="Hide the passphrase")
    expect(hide).to_have_text("Hide")
    hide.click()
    expect(field).to_have_attribute("type", "password")


def test_p31_the_box_for_keeping_open_has_a_short_name_and_says_the_rest(tab: Page, served: Served) -> None:
    tab.goto(served.url("plan/index.html"))
    box = tab.get_by_role("checkbox", name="Keep open in this tab", exact=True)
    expect(box).to_have_accessible_description(re.compile(r"^Until you lock .* could read the key\.$"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_p31_the_locked_page_can_be_read_and_used_by_all(browser: Browser, served: Served, width: int) -> None:
    reader = context(browser, width)
    tab = reader.new_page()
    tab.goto(served.url("index.html"))
    unlock(tab, "wrong")
    expect(tab.get_by_role("status")).to_contain_text("does not open")
    found = violations(tab)
    tab.emulate_media(color_scheme="dark")
    found += violations(tab)
    unlock(tab)
    expect(tab.get_by_role("button", name="Lock")).to_be_visible()
    found += violations(tab)
    reader.close()
    assert found == []


def test_links_are_followed_inside_by_fragment_and_nothing_is_asked_for(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    unlock(tab)
    tab.get_by_role("link", name="Skills", exact=True).click()
    expect(tab.get_by_role("heading", name="Skills")).to_be_focused()
    assert tab.url == served.url("index.html#/skills/index.html")
    expect(tab.locator(".announcer")).to_have_text("Skills")
    tab.get_by_role("link", name="Kites in full").click()
    expect(tab).to_have_title("Kites")
    tab.get_by_role("link", name="Home").click()
    expect(tab).to_have_title("Today")
    assert [path for path, _ in served.asked] == ["/index.html"]


def test_an_anchor_opens_its_fold_and_takes_the_focus(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    tab.get_by_role("link", name="Kites").click()
    target = tab.get_by_role("heading", name="Kite making")
    expect(target).to_be_focused()
    expect(target).to_be_in_viewport()
    assert tab.url.endswith(f"#{OWNER_KEY}/skills/index.html#kite")
    tab.evaluate("() => window.scrollTo(0, 0)")
    tab.get_by_role("link", name="Below").click()
    expect(target).to_be_in_viewport()


def test_the_first_tab_leads_past_the_navigation_each_time(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    expect(tab).to_have_title("Today")
    for _ in range(2):
        tab.locator("a.skip").focus()
        tab.keyboard.press("Enter")
        expect(tab.locator("main")).to_be_focused()
    assert tab.url == served.url(f"index.html#{OWNER_KEY}")


def test_a_page_that_is_not_there_is_said_by_the_plans_own_page(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}/skills/index.html"))
    tab.get_by_role("link", name="Gone").click()
    expect(tab.get_by_role("heading", name="There is no such page")).to_be_visible()
    tab.get_by_role("link", name="Home").click()
    expect(tab).to_have_title("Today")


def test_p27_back_forward_and_reload_show_the_page_where_it_was(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    expect(tab).to_have_title("Today")
    tab.evaluate("() => window.scrollTo(0, 900)")
    tab.wait_for_function("() => history.state && history.state.y === 900")
    tab.evaluate(f"() => {{ location.hash = '{WAY_TO_KITES}' }}")
    expect(tab).to_have_title("Kites")
    tab.go_back()
    expect(tab).to_have_title("Today")
    tab.wait_for_function("() => window.scrollY === 900")
    tab.go_forward()
    expect(tab).to_have_title("Kites")
    tab.reload()
    expect(tab).to_have_title("Kites")


def test_p27_a_bookmark_inside_asks_for_the_passphrase_and_then_shows_its_page(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html#/skills/kites.html"))
    unlock(tab)
    expect(tab).to_have_title("Kites")


def test_p27_a_link_opens_in_a_new_tab(tab: Page, served: Served, reader: BrowserContext) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}/skills/index.html"))
    kites = tab.get_by_role("link", name="Kites in full")
    with reader.expect_page() as opened:
        kites.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_title("Kites")
    opened.value.close()
    with reader.expect_page() as opened:
        kites.click(button="middle")
    expect(opened.value).to_have_title("Kites")
    expect(tab).to_have_title("Skills")


def test_p22_the_key_is_not_copied_with_a_text_or_the_address_of_a_link(
    tab: Page, served: Served, reader: BrowserContext
) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    for title in ("Skills", "Kites"):
        tab.get_by_role("link", name="Skills" if title == "Skills" else "Kites in full", exact=True).click()
        expect(tab).to_have_title(title)
        tab.keyboard.press("/")
        tab.keyboard.type("paper")
        tab.get_by_role("searchbox").press("ArrowDown")
        tab.evaluate("() => { getSelection().selectAllChildren(document.body); document.execCommand('copy') }")
        copied = tab.evaluate(
            "async () => { const [item] = await navigator.clipboard.read();"
            " return (await item.getType('text/html')).text() }"
        )
        assert "#/skills/kites.html" in copied
        assert OWNER_KEY not in copied + tab.content()


def test_p27_paper_shows_the_page_without_lock_and_without_the_key(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html{WAY_TO_KITES}"))
    tab.emulate_media(media="print")
    expect(tab.get_by_text("Paper first.")).to_be_visible()
    expect(tab.locator(".lock")).to_be_hidden()
    tab.evaluate(
        "() => window.addEventListener('beforeprint',"
        " () => { window.printed = location.href + document.body.outerHTML })"
    )
    tab.pdf()
    printed = tab.evaluate("() => window.printed")
    assert printed.startswith(served.url("index.html<"))
    assert OWNER_KEY not in printed
    assert tab.url == served.url(f"index.html{WAY_TO_KITES}")


def test_p27_the_saved_file_opens_from_disk(tab: Page, sealed: bytes, tmp_path: Path) -> None:
    saved = tmp_path / "Private page.html"
    saved.write_bytes(sealed)
    tab.goto(saved.as_uri())
    expect(tab.get_by_text("Other files that you open in this tab could read the key.")).to_be_visible()
    unlock(tab)
    tab.get_by_role("link", name="Skills", exact=True).click()
    expect(tab).to_have_title("Skills")
    tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()


def test_p27_what_a_browser_saves_of_an_open_page_asks_again(tab: Page, served: Served, tmp_path: Path) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    expect(tab).to_have_title("Today")
    saved = tmp_path / "saved.html"
    saved.write_text(tab.content(), encoding="utf-8")
    tab.goto(saved.as_uri())
    unlock(tab)
    expect(tab.get_by_role("heading", name="Today")).to_be_visible()
    assert tab.locator("h1").count() == 1


def test_a_wrong_owners_link_says_so_and_leaves_the_passphrase(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{WRONG_KEY}"))
    expect(tab.get_by_role("note")).to_contain_text("does not open this page")
    unlock(tab)
    expect(tab).to_have_title("Today")


def test_a_cut_owners_link_says_so(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY[:-4]}/skills/kites.html"))
    expect(tab.get_by_role("note")).to_contain_text("cut off")
    unlock(tab)
    expect(tab).to_have_title("Kites")


def test_a_link_pasted_over_the_address_of_a_locked_tab_opens_it(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    tab.goto(served.url(f"index.html{WAY_TO_KITES}"))
    expect(tab).to_have_title("Kites")


def test_lock_takes_everything_away(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    tab.get_by_label("Keep open in this tab").check()
    unlock(tab)
    tab.get_by_role("link", name="Skills", exact=True).click()
    tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()
    assert tab.url == served.url("index.html")
    assert tab.evaluate("() => sessionStorage.length") == 0
    expect(tab).to_have_title("Private page")
    tab.go_back()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()
    assert "moonlit" not in tab.content()


def test_lock_after_a_link_says_what_the_history_still_holds(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_role("note")).to_contain_text("history of this tab")
    unlock(tab)
    expect(tab).to_have_title("Today")
    tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_role("note")).to_contain_text("names of pages")
    tab.reload()
    unlock(tab)
    expect(tab).to_have_title("Today")
    assert tab.get_by_role("note").count() == 0


def test_lock_starts_anew_whatever_the_page_does(browser: Browser, served: Served) -> None:
    reader = context(browser)
    tab = reader.new_page()
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    tab.evaluate("() => { document.body.replaceChildren = () => { throw new Error('stuck') } }")
    tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()
    assert "moonlit" not in tab.content()
    assert tab.url == served.url("index.html")
    reader.close()


def test_lock_reaches_every_tab_of_the_site(tab: Page, served: Served, reader: BrowserContext) -> None:
    other = reader.new_page()
    for each in (tab, other):
        each.goto(served.url("index.html"))
        each.get_by_label("Keep open in this tab").check()
        unlock(each)
        expect(each).to_have_title("Today")
    tab.get_by_role("button", name="Lock").click()
    for each in (tab, other):
        expect(each.get_by_label("Passphrase", exact=True)).to_be_visible()
        assert each.evaluate("() => sessionStorage.length") == 0


@pytest.mark.parametrize("width", [PHONE, 320])
def test_search_stands_within_a_narrow_page_beside_lock(tab: Page, served: Served, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    tab.goto(served.url(f"index.html#{OWNER_KEY}"))
    expect(tab.get_by_role("button", name="Lock")).to_be_visible()
    field = tab.get_by_role("searchbox")
    field.fill("paper")
    found = tab.locator(".find ul").bounding_box()
    typed = field.bounding_box()
    assert found is not None
    assert typed is not None
    assert found["x"] >= 0
    assert found["x"] + found["width"] <= width
    assert found["y"] >= typed["y"] + typed["height"] - 1
    assert found["height"] > 20


def test_with_letters_of_twice_the_size_lock_and_the_passphrase_can_be_used(tab: Page, served: Served) -> None:
    tab.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%' })"
    )
    tab.set_viewport_size({"width": 320, "height": 700})
    tab.goto(served.url("index.html"))
    field = tab.get_by_label("Passphrase", exact=True).bounding_box()
    show = tab.get_by_role("button", name="Show the passphrase").bounding_box()
    assert field is not None
    assert show is not None
    assert field["width"] >= 200
    assert show["height"] < 120
    unlock(tab)
    lock = tab.get_by_role("button", name="Lock").bounding_box()
    assert lock is not None
    assert lock["x"] + lock["width"] <= 320
    assert tab.evaluate(SCROLLS_SIDEWAYS) == 0


def test_a_tab_that_is_kept_open_survives_a_reload_for_half_an_hour(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    assert "could read the key" not in tab.locator("form").inner_text()
    tab.get_by_label("Keep open in this tab").check()
    unlock(tab)
    expect(tab).to_have_title("Today")
    tab.reload()
    expect(tab).to_have_title("Today")
    assert PHRASE not in tab.evaluate("() => JSON.stringify(sessionStorage)")
    later = dt.datetime.combine(TODAY, dt.time(12)) + dt.timedelta(minutes=31)
    tab.clock.set_fixed_time(later)
    tab.reload()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()
    assert tab.evaluate("() => sessionStorage.length") == 0


def test_a_clock_that_was_set_back_keeps_nothing_open(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    tab.get_by_label("Keep open in this tab").check()
    unlock(tab)
    expect(tab).to_have_title("Today")
    tab.clock.set_fixed_time(dt.datetime.combine(TODAY, dt.time(9)))
    tab.evaluate("() => window.dispatchEvent(new Event('focus'))")
    expect(tab.get_by_role("note")).to_contain_text("30 minutes without use")
    assert tab.evaluate("() => sessionStorage.length") == 0


def test_a_kept_key_of_a_later_hour_opens_nothing(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    tab.get_by_label("Keep open in this tab").check()
    unlock(tab)
    expect(tab).to_have_title("Today")
    tab.goto("about:blank")
    tab.clock.set_fixed_time(dt.datetime.combine(TODAY, dt.time(9)))
    tab.goto(served.url("index.html"))
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()


def test_a_page_that_is_left_for_half_an_hour_locks_itself(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html#/skills/kites.html"))
    unlock(tab)
    expect(tab).to_have_title("Kites")
    tab.clock.set_fixed_time(dt.datetime.combine(TODAY, dt.time(12, 31)))
    tab.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(tab.get_by_role("note")).to_contain_text("30 minutes without use")
    assert tab.url == served.url("index.html")


def test_a_new_deploy_breaks_no_open_tab_and_an_old_kept_key_asks_again(tab: Page, served: Served) -> None:
    tab.goto(served.url("index.html"))
    tab.get_by_label("Keep open in this tab").check()
    unlock(tab)
    served.files["index.html"] = locked({**PLAN, "index.html": page("Today anew", "<p>Later.</p>")})
    tab.get_by_role("link", name="Skills", exact=True).click()
    expect(tab).to_have_title("Skills")
    tab.reload()
    expect(tab.get_by_label("Passphrase", exact=True)).to_be_visible()
    assert tab.get_by_role("note").count() == 0
    assert tab.evaluate("() => sessionStorage.length") == 0
    unlock(tab)
    expect(tab).to_have_title("Skills")


def test_p16_links_survive_an_edit_of_the_plan(tab: Page, served: Served) -> None:
    served.files["index.html"] = locked({**PLAN, "skills/kites.html": page("Kites", "<p>Silk now.</p>", "../")})
    tab.goto(served.url(f"index.html{WAY_TO_KITES}"))
    expect(tab.get_by_text("Silk now.")).to_be_visible()


def test_on_a_shared_address_keeping_open_comes_with_a_warning(tab: Page, served: Served) -> None:
    tab.goto(served.url("plan/index.html"))
    expect(tab.get_by_text(re.compile(r"Other pages of 127\.0\.0\.1:\d+ .* could read the key"))).to_be_visible()
    unlock(tab)
    tab.get_by_role("link", name="Skills", exact=True).click()
    assert tab.url == served.url("plan/index.html#/skills/index.html")


def test_search_works_on_every_page_and_leads_inside(tab: Page, served: Served) -> None:
    tab.goto(served.url(f"index.html#{OWNER_KEY}/skills/index.html"))
    expect(tab).to_have_title("Skills")
    for _ in range(2):
        tab.keyboard.press("/")
        expect(tab.get_by_role("searchbox", name="Search the plan")).to_be_focused()
        tab.keyboard.type("paper")
        tab.keyboard.press("Enter")
        expect(tab).to_have_title("Kites")
        assert tab.url.endswith(WAY_TO_KITES)
        assert tab.get_by_role("searchbox").count() == 1


def test_the_example_sealed_sorts_filters_and_searches_in_silence(browser: Browser) -> None:
    example = site_bundle(build_site(measure_plan(read_plan(ROOT), TODAY)).outputs)
    reader = context(browser)
    tab = reader.new_page()
    complaints = Complaints(tab)
    with serving({"index.html": locked(of=example)}) as at:
        tab.goto(at.url(f"index.html#{OWNER_KEY}/index.html"))
        tab.get_by_role("link", name="Skills", exact=True).first.click()
        tab.locator("table[data-sortable] thead th button").first.click()
        expect(tab.locator("th[aria-sort=ascending]")).to_have_count(1)
        tab.locator("select[data-filter]").first.select_option(index=1)
        expect(tab.locator("[role=status][data-for]").first).to_contain_text("shown")
        tab.get_by_role("button", name="Dark").click()
        expect(tab.locator("html")).to_have_attribute("data-theme", "dark")
        tab.keyboard.press("/")
        tab.keyboard.type("ensemble")
        tab.keyboard.press("Enter")
        expect(tab.locator("h1")).to_contain_text("nsemble")
        expect(tab.locator("html")).to_have_attribute("data-theme", "dark")
        expect(tab.get_by_role("group", name="Colours")).to_have_count(1)
        heard = [line for line in complaints.take() if not line.endswith("/index.html") and OWNER_KEY not in line]
    reader.close()
    assert heard == []
    assert len(at.asked) == 1


def test_p21_a_site_of_twenty_megabytes_opens(tab: Page) -> None:
    words = " ".join(f"word{number * 7919 % 104729}" for number in range(1200))
    many = {f"notes/{n}.html": page(f"Note {n}", f"<p>{n} {words}</p>", "../") for n in range(1800)}
    assert sum(map(len, many.values())) > 20_000_000
    with serving({"index.html": locked({**PLAN, **many})}) as at:
        tab.goto(at.url("index.html#/notes/1700.html"))
        unlock(tab)
        expect(tab).to_have_title("Note 1700", timeout=30_000)
        tab.evaluate("() => { location.hash = '#/notes/3.html' }")
        expect(tab).to_have_title("Note 3")


def test_p24_nothing_of_the_address_goes_along_to_another_site(tab: Page, reader: BrowserContext) -> None:
    with serving({"there": b"<title>Elsewhere</title>"}) as elsewhere:
        files = {**PLAN, "index.html": page("Today", f'<a href="{elsewhere.url("there")}">Out</a>')}
        with serving({**published(), "index.html": locked(files)}) as at:
            tab.goto(at.url(f"index.html#{OWNER_KEY}"))
            out = tab.get_by_role("link", name="Out")
            expect(out).to_have_attribute("rel", "noreferrer noopener")
            expect(out).to_have_attribute("referrerpolicy", "no-referrer")
            with reader.expect_page() as opened:
                out.click(modifiers=["ControlOrMeta"])
            opened.value.wait_for_load_state()
            assert opened.value.evaluate("() => [document.referrer, window.opener]") == ["", None]
            out.click()
            expect(tab).to_have_title("Elsewhere")
            assert tab.evaluate("() => document.referrer") == ""
    asked = [entry for entry in elsewhere.asked if entry[0] != "/favicon.ico"]
    assert asked == [("/there", None)] * 2
