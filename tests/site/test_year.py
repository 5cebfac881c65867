"""A year on one page: what it brought, in words that can be shown to others."""

from __future__ import annotations

import datetime as dt

from careerplan.site.views.sheets.sheet import Card, fitting, lines
from tests.site.conftest import SiteOf
from tests.site.reader import section, text_of

PLAN: dict[str, str] = {
    "vision.md": "---\nwritten: 2026\nrole: lead\n---\nText.\n",
    "roles/lead.md": "---\ntitle: Lead\nneeds: {sql: expert, kafka: advanced}\n---\n",
    "skills/sql.md": "---\ntitle: SQL\nratings: [2025-03-01 novice, 2026-05-01 advanced]\n---\n",
    "skills/kafka.md": "---\ntitle: Kafka\nratings: [2025-03-01 novice]\n---\n",
    "wins.md": "---\nwins: [{date: 2026-07-14, title: The gauge moved, impact: Right since July.}]\n---\n",
    "goals/talk.md": "---\ntitle: Give a talk\nstatus: done\nfinished: 2026-05-22\n---\n",
    "people.md": "---\npeople: [{title: Maria Fontein, relations: mentor}]\n---\n",
    "feedback/a.md": "---\nfrom: Maria Fontein\ndate: 2026-10-08\nkeep: [Explains uncertainty]\n---\n",
    "path.md": "---\npositions: [{start: 2026-03, title: Senior, organisation: Tarnweir, move: promotion}]\n---\n",
}


def test_it_tells_the_path_gaps_wins_goals_and_keeps(site_of: SiteOf) -> None:
    html = site_of(PLAN)["year/2026.html"]
    text = text_of(html)
    assert "My year 2026 so far" in text
    assert "2 levels gained, 1 goal reached and 1 win." in text
    assert "Senior, Tarnweir, from Mar 2026 Promotion" in text
    assert "Gaps: 5 levels short at the beginning, 3 now" in section(html, "gaps")
    assert "SQL novice advanced expert 1 short" in section(html, "gaps")
    assert "The gauge moved 14 Jul Right since July." in section(html, "wins")
    assert "Give a talk Done 22 May" in section(html, "goals")


def test_a_keep_stands_with_the_relation_not_the_name(site_of: SiteOf) -> None:
    html = site_of(PLAN)["year/2026.html"]
    assert "“Explains uncertainty” A mentor, 8 Oct" in section(html, "keeps")
    assert "Maria" not in html


def test_the_same_said_by_two_stands_once(site_of: SiteOf) -> None:
    peer = {"feedback/b.md": "---\nfrom: Somebody\ndate: 2026-09-08\nkeep: [explains uncertainty.]\n---\n"}
    assert "A mentor and somebody I work with, 8 Oct" in section(site_of(PLAN | peer)["year/2026.html"], "keeps")


def test_a_year_that_is_over_says_its_end(site_of: SiteOf) -> None:
    html = site_of(PLAN, today=dt.date(2027, 2, 1))["year/2026.html"]
    assert "My year 2026 so far" not in text_of(html)
    assert "Gaps: 5 levels short at the beginning, 3 at the end" in section(html, "gaps")


def test_only_years_with_something_to_tell_have_a_page_and_all_feet_name_them(site_of: SiteOf) -> None:
    site = site_of(PLAN)
    assert [path for path in site if path.startswith("year/")] == ["year/2026.html"]
    for page in ("index.html", "path/index.html", "reviews/index.html"):
        assert "year/2026.html" in site[page]


def test_pay_market_triggers_and_private_records_are_not_on_it(site_of: SiteOf) -> None:
    private = {
        "goals/raise.md": "---\ntitle: Ask for a raise\nstatus: done\nfinished: 2026-06-01\n---\n",
        "goals/quiet.md": "---\ntitle: Quiet thing\naudience: private\nstatus: done\nfinished: 2026-06-01\n---\n",
        "wins/a.md": "---\ndate: 2026-06-02\ntitle: Got it\nimpact: A salary of 6000.\n---\n",
        "wins/b.md": "---\ndate: 2026-06-02\ntitle: Signed\ngoal: raise\n---\n",
        "wins/c.md": "---\ndate: 2026-06-02\ntitle: Rested\ntags: [wellbeing]\n---\n",
        "feedback/c.md": "---\nfrom: Somebody\ndate: 2026-09-08\nkeep: [Asks for her raise]\naudience: private\n---\n",
        "market/osier.md": "---\ndate: 2026-05-12\norganisation: Osier\n---\n",
        "wellbeing.md": "---\ntriggers: [{text: The rota, state: present}]\n---\n",
    }
    main = site_of(PLAN | private)["year/2026.html"].partition("<main")[2].partition("</main>")[0]
    for hidden in ("raise", "Quiet", "salary", "Got it", "Signed", "Rested", "Osier", "rota"):
        assert hidden not in main
    assert "content/" not in main


def test_samples_are_told_to_nobody(site_of: SiteOf) -> None:
    sample = {"wins.md": "---\nwins: [{date: 2026-07-14, title: A sample win, sample: true}]\n---\n"}
    assert not [path for path in site_of(sample) if path.startswith("year/")]


def test_a_long_impact_is_cut_at_its_first_sentence(site_of: SiteOf) -> None:
    impact = f"It held. {'And more of it. ' * 20}"
    html = site_of(PLAN | {"wins.md": f"---\nwins: [{{date: 2026-07-14, title: Won, impact: {impact}}}]\n---\n"})
    assert section(html["year/2026.html"], "wins").endswith("It held.")


def test_a_sheet_gives_up_rows_of_its_tallest_card_first() -> None:
    tall, short = Card((10.0,) * 20, 0), Card((10.0,) * 3, 0)
    assert fitting([[tall, short]], 120) == [[7, 3]]
    assert fitting([[tall, short]], 500) == [[20, 3]]
    assert fitting([[Card(())]], 10) == [[0]]
    assert fitting([[Card((10.0,), 0)]], 1) == [[1]]


def test_wide_letters_take_the_room_of_two() -> None:
    assert lines("", 10) == 1
    assert lines("a" * 21, 10) == 3
    assert lines("水" * 10, 10) == 2


def test_a_skill_first_rated_in_the_year_had_no_level_before(site_of: SiteOf) -> None:
    rated = {"skills/kafka.md": "---\ntitle: Kafka\nratings: [2026-02-01 awareness, 2026-06-01 novice]\n---\n"}
    html = site_of(PLAN | rated)["year/2026.html"]
    assert "Gaps: 3 levels short at the beginning, 1 now; 1 skill first rated in the year, 2 levels short" in text_of(
        html
    )
    assert "Kafka not assessed novice advanced 2 short" in section(html, "gaps")


def test_levels_gained_beyond_the_rows_are_explained(site_of: SiteOf) -> None:
    why = "Levels gained count skills without a target too"
    other = {"skills/hiring.md": "---\nratings: [2025-03-01 novice, 2026-05-01 advanced]\n---\n"}
    html = site_of(PLAN | other)["year/2026.html"]
    assert "4 levels gained" in text_of(html)
    assert why in section(html, "gaps")
    assert why not in site_of(PLAN)["year/2026.html"]
