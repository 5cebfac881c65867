"""The page of a share on a narrow screen, with words that no line holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from careerplan.build import measure_for, read_plan
from careerplan.site.pages import make_share_page
from careerplan.site.theme import find_theme, static_files
from tests.site.conftest import TODAY, write
from tests.site.test_share import PLAN, changed, rendered

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
SCALE = f"[levels]\n{LONG} = {{meaning = 'Yes.'}}\nnone = {{meaning = '{LONG}'}}\nsome = {{}}\nmore = {{}}\n"

CASES = {
    "a question": changed("What would you cut?", f"What of {LONG}?"),
    "a skill": {path: text.replace("SQL", LONG) for path, text in PLAN.items()},
    "a level in words": changed("rate: [sql]", "rate: [sql, writing]")
    | {"careerplan.toml": PLAN["careerplan.toml"] + SCALE},
    "a level with its sentence": PLAN | {"careerplan.toml": PLAN["careerplan.toml"] + SCALE},
}


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("case", CASES)
def test_a_long_word_does_not_push_the_page_sideways(browser: Browser, tmp_path: Path, case: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(share_in(tmp_path, CASES[case]).as_uri())
    assert LONG in (tab.text_content("form") or "")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    wide = "x => x.getBoundingClientRect().right > innerWidth - 8 ? x.outerHTML.slice(0, 80) : ''"
    assert not [found for found in tab.eval_on_selector_all("form *", f"all => all.map({wide})") if found]
    tab.close()


def share_in(root: Path, files: dict[str, str]) -> Path:
    """The page of the one share, as a file beside its styles."""
    write(root / "plan", files)
    read = read_plan(root / "plan")
    share = read.plan.shares[0]
    figures = measure_for(read, read.plan.settings.audiences[share.sees], share.person, TODAY)
    for name, data in static_files(find_theme(root, "default").theme).items():
        (root / name).write_bytes(data)
    (root / "share.html").write_text(
        rendered(make_share_page(figures, share, read.plan.settings.plan)), encoding="utf-8"
    )
    return root / "share.html"
