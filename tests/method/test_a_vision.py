"""The vision: its horizon, its poles, its circles, its versions and its fork."""

from __future__ import annotations

import pytest

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import section, text_of

PATH = "path/index.html"


def vision(lines: str, body: str = "There.") -> dict[str, str]:
    return {"vision.md": f"---\ntitle: By the sea\n{lines}\n---\n{body}\n"}


def path_of(site_of: SiteOf, files: dict[str, str]) -> str:
    return site_of(files)[PATH]


@pytest.mark.parametrize(
    ("lines", "said", "code"),
    [
        ("written: 2026-11-21\nhorizon: 2 years", "a vision looks 3 to 10 years ahead", "horizon-short"),
        ("written: 2026-11-21\nhorizon: 12 years", "a vision looks 3 to 10 years ahead", "horizon-long"),
        ("written: 2020-01-01\nhorizon: 5 years", "target date has passed: write a new version", "horizon-passed"),
    ],
)
def test_c1_a_horizon_outside_the_rule(site_of: SiteOf, export_of: ExportOf, lines: str, said: str, code: str) -> None:
    assert said in text_of(path_of(site_of, vision(lines)))
    assert export_of(vision(lines))["vision"]["warnings"] == [code]


def test_c1_six_years_is_a_date_and_no_warning(site_of: SiteOf, export_of: ExportOf) -> None:
    files = vision("written: 2026-11-21\nhorizon: 6 years")
    text = text_of(path_of(site_of, files))
    assert "Vision of 21 Nov, until 21 Nov 2032, 6 years left" in text
    assert "3 to 10 years ahead" not in text
    exported = export_of(files)["vision"]
    assert (exported["target_date"], exported["years_left"], exported["warnings"]) == ("2032-11-21", 6, [])


def test_c2_what_is_not_said_is_undecided(site_of: SiteOf, export_of: ExportOf) -> None:
    kind = section(path_of(site_of, vision("track: ic")), "shape")
    assert "IC or manager IC" in kind
    assert kind.count("undecided") == 3
    assert export_of(vision("track: ic"))["vision"]["poles"] == {
        "track": "ic",
        "technical": None,
        "breadth": None,
        "shape": None,
    }


def test_c2_every_pole_shows_its_side(site_of: SiteOf, export_of: ExportOf) -> None:
    files = vision("track: manager\ntechnical: false\nbreadth: generalist\nshape: wide")
    kind = section(path_of(site_of, files), "shape")
    assert "IC or manager Manager Technical or not not technical" in kind
    assert "Generalist or specialist generalist Wide or deep wide: many teams" in kind
    assert "undecided" not in kind
    assert export_of(files)["vision"]["poles"]["technical"] == "not technical"


CIRCLES = "enjoy: [teaching]\ngood_at: [on-call, teaching]\npaid_for: [teaching]"


def test_c3_good_at_and_not_enjoyed_is_a_trap(site_of: SiteOf, export_of: ExportOf) -> None:
    circles = section(path_of(site_of, vision(CIRCLES)), "circles")
    assert "enjoy good at paid for teaching The centre" in circles
    assert "– good at – on-call A trap: good at it, not enjoyed" in circles
    trap = {"enjoy": False, "good_at": True, "paid_for": False, "means": "trap", "items": ["on-call"]}
    assert trap in export_of(vision(CIRCLES))["vision"]["circles"]


def test_c3_once_it_is_enjoyed_it_is_a_hobby(site_of: SiteOf, export_of: ExportOf) -> None:
    files = vision(CIRCLES.replace("enjoy: [teaching]", "enjoy: [teaching, on-call]"))
    assert "enjoy good at – on-call A hobby" in section(path_of(site_of, files), "circles")
    hobby = next(circle for circle in export_of(files)["vision"]["circles"] if circle["means"] == "hobby")
    assert hobby["items"] == ["on-call"]


def test_c3_without_lists_there_is_no_table(site_of: SiteOf, export_of: ExportOf) -> None:
    assert 'id="circles"' not in path_of(site_of, vision("track: ic"))
    assert export_of(vision("track: ic"))["vision"]["circles"] == []


def drained(tag: str) -> dict[str, str]:
    return vision("drains: [Tender slides]\nenergises: [Field days]") | {
        "skills.md": "---\nskills: {Bids: novice}\n---\n",
        "learning/deck.md": f"---\ntitle: The deck\nmode: doing\nskills: Bids\ntags: [{tag}]\n---\n",
    }


def test_c4_an_activity_is_marked_with_what_drains(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(drained("tender slides"))
    assert "Gives energy Field days Takes energy Tender slides The deck" in section(site[PATH], "energy")
    assert "The deck Doing, tagged with work that drains" in section(site["skills/bids.html"], "serves")
    assert export_of(drained("tender slides"))["notices"]["draining"] == ["activity:deck"]


def test_c4_another_tag_is_no_mark(site_of: SiteOf, export_of: ExportOf) -> None:
    site = site_of(drained("field days"))
    assert "Field days The deck Takes energy Tender slides" in section(site[PATH], "energy")
    assert "tagged with work that energises" in section(site["skills/bids.html"], "serves")
    exported = export_of(drained("field days"))["notices"]
    assert (exported["draining"], exported["energising"]) == ([], ["activity:deck"])


def two_positions(second: str) -> dict[str, str]:
    return {
        "path.md": "---\npositions:\n  - {title: Clerk, start: 2018, end: 2021, meaning: job}\n"
        f"  - {{title: Tutor, start: 2022, meaning: {second}}}\n---\n"
    }


@pytest.mark.parametrize("second", ["calling", "career"])
def test_c5_both_words_stand_on_the_path_in_order(site_of: SiteOf, export_of: ExportOf, second: str) -> None:
    path = section(path_of(site_of, two_positions(second)), "path")
    assert path.index("It was a job to you.") < path.index(f"It is a {second} to you.")
    assert [held["meaning"] for held in export_of(two_positions(second))["path"]] == ["job", second]


def test_c6_a_vision_without_why_is_asked_and_is_no_error(site_of: SiteOf, export_of: ExportOf) -> None:
    files = vision("track: ic")
    assert "Why do you want this?" in text_of(path_of(site_of, files))
    exported = export_of(files)
    assert exported["vision"]["why"] is None
    assert {problem["severity"] for problem in exported["problems"]} == {"note"}


def test_c6_why_stands_above_the_statement(site_of: SiteOf, export_of: ExportOf) -> None:
    files = vision("why: Expertise is how I help.")
    text = text_of(path_of(site_of, files))
    assert "By the sea Why Expertise is how I help. There." in text
    assert "Why do you want this?" not in text
    assert export_of(files)["vision"]["why"] == "Expertise is how I help."
