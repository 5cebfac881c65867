"""The page of the path: vision, positions, roles."""

from __future__ import annotations

import pytest

from careerplan.site.views.path.lanes import lanes, stops
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

VISION = """---
title: By 2031
written: 2025-09-14
horizon: 6 years
role: principal
next_role: lead
track: ic
enjoy: [forecasting, walking]
good_at: [Forecasting]
paid_for: [forecasting, chairing]
criteria: [{name: Four days, need: must, wish: 32 hours, now: 40 hours}]
options: [{role: principal, for: [The work], against: [One post], experiments: [A trial]}]
leaning: principal
why: For the one who decides tonight.
values: [honesty]
---
I design calm things.
"""
EARLIER = """---
title: Head by forty
written: 2024-01
retired: 2025-09
reason: I wanted the title.
role: head
track: manager
---
A department of mine.
"""
ROLES = """---
roles:
  - {title: Lead, track: ic, needs: {Writing: novice, Talking: expert}}
  - {title: Principal, track: ic, needs: {Writing: expert}}
  - {title: Head, track: manager, needs: {Talking: expert}}
---
"""
PATH = """---
positions:
  - {title: Helper, start: 2016-01, end: 2018-12, track: ic, move: start}
  - {title: Senior, start: 2019-01, end: 2020-12, track: ic, move: promotion, asked_for: false}
  - {title: Team lead, start: 2021-01, end: 2022-12, track: manager, move: lateral, why: Somebody had to}
  - {title: Developer, start: 2023-01, track: ic, move: demotion, asked_for: true, bad: [Meetings]}
---
"""
FILES = {
    "vision.md": VISION,
    "visions/2024-head.md": EARLIER,
    "roles.md": ROLES,
    "path.md": PATH,
    "skills.md": "---\nskills: {Writing: intermediate}\n---\n",
}


def test_the_headline_counts_moves_and_says_what_is_next(site_of: SiteOf) -> None:
    assert "3 moves so far, 1 of them asked for. Next: Lead." in text_of(site_of(FILES)["path/index.html"])


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        ("[{title: A, start: 2020}]", "One position so far."),
        ("[{title: A, start: 2020}, {title: B, start: 2022}]", "1 move so far."),
        ("[{title: A, start: 2020}, {title: B, start: 2022, asked_for: true}]", "1 move so far, asked for."),
        (
            "[{start: 2020, role: A}, {start: 2021, role: B, asked_for: true}, {start: 2023, asked_for: true}]",
            "2 moves so far, all asked for.",
        ),
    ],
)
def test_moves_read_right_at_none_one_and_many(site_of: SiteOf, positions: str, said: str) -> None:
    assert said in text_of(site_of({"path.md": f"---\npositions: {positions}\n---\n"})["path/index.html"])


def test_promotion_sideways_move_and_demotion_go_up_level_and_down_alike(site_of: SiteOf) -> None:
    html = site_of(FILES)["path/index.html"]
    path = section(html, "path")
    assert "Promotion, not asked for" in path
    assert "Sideways move" in path
    assert "Step down, asked for" in path
    up, level, down = 'y1="10" y2="2"', 'y1="6" y2="6"', 'y1="2" y2="10"'
    assert [html.count(stroke) for stroke in (up, level, down)] == [1, 2, 1]
    assert html.count('class="stroke"') == 4


def test_the_way_is_drawn_in_lanes_and_dashed_where_it_is_planned(site_of: SiteOf) -> None:
    html = site_of(FILES)["path/index.html"]
    path = section(html, "path")
    assert path.index("Helper") < path.index("Senior") < path.index("Team lead") < path.index("Developer")
    assert "Next step, planned Lead" in path
    assert "Destination, planned Principal" in path
    assert html.count('class="aim"') == 4
    assert html.count('class="now"') == 4


def test_rows_of_the_zigzag_meet_in_the_middle() -> None:
    way = stops([("ic", "past"), ("manager", "present"), ("ic", "planned")])
    assert [lane.title for lane in lanes(["ic", "manager", "ic"])] == ["IC", "Manager"]
    assert way[0].legs[-1].x2 == way[1].legs[0].x1 == "50%"
    assert [leg.is_planned for stop in way for leg in stop.legs] == [False, False, True, True]


def test_the_vision_stands_in_full_with_its_circles_as_a_table(site_of: SiteOf) -> None:
    html = site_of(FILES)["path/index.html"]
    assert 'id="vision-vision"' in html
    assert "I design calm things." in text_of(html)
    circles = section(html, "circles")
    assert "enjoy good at paid for forecasting The centre" in circles
    assert "enjoy – – walking Grow: worth becoming good at" in circles
    assert "– – paid for chairing Paid for, and nothing else" in circles
    assert circles.count("Nothing here") == 4
    assert "Four days must 32 hours 40 hours" in section(html, "criteria")
    assert "Principal Leaning to it" in section(html, "options")
    assert "Why For the one who decides tonight. I design calm things." in text_of(html)


def test_earlier_visions_say_why_they_were_given_up_and_what_changed(site_of: SiteOf) -> None:
    earlier = section(site_of(FILES)["path/index.html"], "earlier")
    assert "Head by forty Written Jan 2024" in earlier
    assert "Given up Sep 2025" in earlier
    assert "I wanted the title." in earlier
    assert "Destination Head Principal" in earlier
    assert "Track Manager IC" in earlier


def test_roles_show_how_ready_one_is(site_of: SiteOf) -> None:
    html = site_of(FILES)["path/index.html"]
    roles = section(html, "roles")
    assert "Lead Next step Closest 1 not assessed 1 of 1" in roles
    assert "0 of 1 2" in roles
    assert "../roles/lead.html" in html


def test_what_is_not_assessed_is_in_no_denominator(site_of: SiteOf) -> None:
    html = site_of(FILES)["path/index.html"]
    assert "1 of 1 need met, 1 not assessed." in text_of(html)
    nothing = site_of({name: text for name, text in FILES.items() if name != "skills.md"})["path/index.html"]
    assert "Lead Next step 2 not assessed –" in section(nothing, "roles")
    assert "2 needs, none assessed." in text_of(nothing)


def test_an_empty_plan_says_which_files_to_create(site_of: SiteOf) -> None:
    text = text_of(site_of({})["path/index.html"])
    for file in ("content/vision.md", "content/path.md", "content/roles/staff-engineer.md"):
        assert f"Create {file} with:" in text
    assert "How is this worked out?" not in text


def test_a_vision_alone_gives_its_title_as_the_headline(site_of: SiteOf) -> None:
    html = site_of({"vision.md": "---\ntitle: By the sea\n---\nThere.\n"})["path/index.html"]
    assert "<h1>By the sea</h1>" in html
    assert 'id="circles"' not in html
