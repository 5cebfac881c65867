"""The path: moves of every kind, growing in place, how positions felt, assumptions, a second career."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of

ZIGZAG = """---
positions:
  - {id: helper, title: Helper, start: 2016-01, end: 2018-12, track: ic, move: start}
  - {id: senior, title: Senior, start: 2019-01, end: 2020-12, track: ic, move: promotion}
  - {id: lead, title: Team lead, start: 2021-01, end: 2022-12, track: manager, move: lateral}
  - {id: developer, title: Developer, start: 2023-01, track: ic, move: demotion, asked_for: true}
---
"""
UP, LEVEL, DOWN = 'y1="10" y2="2"', 'y1="6" y2="6"', 'y1="2" y2="10"'


def test_c87_promotion_lateral_and_demotion_go_up_level_and_down(site_of: SiteOf, export_of: ExportOf) -> None:
    html = site_of({"path.md": ZIGZAG})["path/index.html"]
    path = section(html, "path")
    assert path.index("Start") < path.index("Promotion") < path.index("Sideways move") < path.index("Step down")
    assert "Step down, asked for" in path
    assert [html.count(stroke) for stroke in (UP, LEVEL, DOWN)] == [1, 2, 1]
    exported = export_of({"path.md": ZIGZAG})["path"]
    assert [(held["move"], held["track"], held["asked_for"]) for held in exported] == [
        ("start", "ic", None),
        ("promotion", "ic", None),
        ("lateral", "manager", None),
        ("demotion", "ic", True),
    ]


def test_c87_another_move_changes_stroke_words_and_export(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"path.md": ZIGZAG.replace("demotion, asked_for: true", "founder, asked_for: false")}
    html = site_of(files)["path/index.html"]
    assert "Founded a company, not asked for" in section(html, "path")
    assert [html.count(stroke) for stroke in (UP, LEVEL, DOWN)] == [1, 3, 0]
    last = export_of(files)["path"][-1]
    assert (last["move"], last["asked_for"]) == ("founder", False)


GREW = {
    "path.md": "---\npositions: [{id: dev, title: Developer, start: 2023-11-20}]\n---\n",
    "skills.md": """---
skills:
  - {title: SQL, ratings: [2023-11 novice, 2026-05 expert]}
  - {title: Writing, ratings: [2023-11 awareness, 2026-05 %s]}
---
""",
}


def test_c88_three_years_in_the_same_position_and_levels_gained(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GREW | {"skills.md": GREW["skills.md"] % "expert"}
    assert "3 years in the same position, 7 levels gained." in section(site_of(files)["path/index.html"], "path")
    (held,) = export_of(files)["path"]
    assert (held["gained"], held["in_place"]) == (7, True)


def test_c88_another_rating_gains_another_number(site_of: SiteOf, export_of: ExportOf) -> None:
    files = GREW | {"skills.md": GREW["skills.md"] % "intermediate"}
    assert "3 years in the same position, 5 levels gained." in section(site_of(files)["path/index.html"], "path")
    assert export_of(files)["path"][0]["gained"] == 5


def test_c88_a_year_or_nothing_gained_is_only_its_length(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"path.md": GREW["path.md"]}
    path = section(site_of(files)["path/index.html"], "path")
    assert "3 years so far." in path
    assert "gained" not in path
    assert export_of(files)["path"][0]["in_place"] is False


FELT = """---
positions:
  - {id: tester, start: 2020, end: 2023, title: Tester, meaning: job, satisfaction: [{date: 2021-06, score: 2}]}
  - id: dev
    start: 2024
    title: Developer
    meaning: %s
    satisfaction: [{date: 2025-06, score: 3}, {date: 2026-06, score: %s}]
---
"""


def test_c89_every_position_has_its_scores_and_its_meaning(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"path.md": FELT % ("calling", 5)}
    site = site_of(files)
    felt = section(site["wellbeing.html"], "satisfaction")
    assert "3 (Jun 2025), 5 (Jun 2026) calling" in felt
    assert "2 (Jun 2021) job" in felt
    assert "Satisfaction, of 5: 3 (Jun 2025), 5 (Jun 2026)" in section(site["path/index.html"], "path")
    tester, dev = export_of(files)["path"]
    assert (tester["meaning"], dev["meaning"]) == ("job", "calling")
    assert dev["satisfaction"] == [{"date": "2025-06-30", "score": 3}, {"date": "2026-06-30", "score": 5}]


def test_c89_another_score_changes_page_and_export(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"path.md": FELT % ("career", 1)}
    assert "3 (Jun 2025), 1 (Jun 2026) career" in section(site_of(files)["wellbeing.html"], "satisfaction")
    assert export_of(files)["path"][1]["satisfaction"][1]["score"] == 1


def test_c89_positions_that_say_nothing_of_it_make_no_table(site_of: SiteOf) -> None:
    assert "satisfaction" not in Document(site_of({"path.md": ZIGZAG})["wellbeing.html"]).ids


LEARNT = {
    "path.md": "---\npositions: [{id: helper, title: Helper, start: 2020, end: 2022, good: The crew, bad: %s}]\n---\n",
    "wellbeing.md": "---\ntriggers: [{text: Nothing is ever written down, state: present, from: helper}]\n---\n",
}


def test_c90_good_and_bad_are_listed_and_a_trigger_cites_its_position(site_of: SiteOf, export_of: ExportOf) -> None:
    files = LEARNT | {"path.md": LEARNT["path.md"] % "The same flood twice"}
    site = site_of(files)
    assert "Good The crew Bad The same flood twice" in section(site["path/index.html"], "path")
    assert "Learnt as Helper" in section(site["wellbeing.html"], "triggers")
    assert "path/index.html#position-helper" in Document(site["wellbeing.html"]).links
    exported = export_of(files)
    assert (exported["path"][0]["good"], exported["path"][0]["bad"]) == (["The crew"], ["The same flood twice"])
    assert exported["triggers"]["board"][0]["from"] == "helper"


def test_c90_another_bad_changes_both(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"path.md": LEARNT["path.md"] % "Weekends"}
    assert "Bad Weekends" in section(site_of(files)["path/index.html"], "path")
    assert export_of(files)["path"][0]["bad"] == ["Weekends"]


ASSUMED = (
    "---\nassumptions: [{text: One has to lead, still_true: %s}, {text: I am shy, still_true: Less so}, Luck]\n---\n"
)


def test_c91_assumptions_are_listed_with_their_answers(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"thoughts.md": ASSUMED % "false"}
    listed = section(site_of(files)["wellbeing.html"], "assumptions")
    assert "One has to lead No longer true I am shy Less so Luck No answer yet" in listed
    assert [item["still_true"] for item in export_of(files)["assumptions"]] == ["no", "Less so", None]


def test_c91_another_answer_changes_both(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"thoughts.md": ASSUMED % "true"}
    assert "One has to lead Still true" in section(site_of(files)["wellbeing.html"], "assumptions")
    assert export_of(files)["assumptions"][0] == {"text": "One has to lead", "still_true": "yes"}


def test_c92_a_second_career_is_shown_if_given(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"vision.md": "---\nsecond_career: Teaching at a school\n---\nBy the sea.\n"}
    assert "A second career Teaching at a school" in section(site_of(files)["path/index.html"], "shape")
    assert export_of(files)["vision"]["second_career"] == "Teaching at a school"


def test_c92_without_one_nothing_stands_there(site_of: SiteOf, export_of: ExportOf) -> None:
    files = {"vision.md": "---\nwhy: For the quiet\n---\nBy the sea.\n"}
    assert "second career" not in text_of(site_of(files)["path/index.html"]).lower()
    assert export_of(files)["vision"]["second_career"] is None
