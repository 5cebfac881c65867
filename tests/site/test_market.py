"""The market: what interviews asked for, the next light search, and offers against what must be."""

from __future__ import annotations

from tests.site.conftest import ExportOf, SiteOf
from tests.site.reader import Document, section, text_of

PROBE = "---\ndate: 2026-05-12\norganisation: {name}\nmissing: [{missing}]\noutcome: No\n---\n"
SKILLS = "---\nskills: [Kafka, SQL]\n---\n"


def three_rejections() -> dict[str, str]:
    return {
        "skills.md": SKILLS,
        "market/osier.md": PROBE.format(name="Osier", missing="kafka, sql"),
        "market/tarn.md": PROBE.format(name="Tarn", missing="kafka"),
        "market/lek.md": PROBE.format(name="Lek", missing="kafka"),
    }


def test_c41_three_rejections_that_name_kafka_put_it_on_top(site_of: SiteOf, export_of: ExportOf) -> None:
    files = three_rejections()
    text = text_of(site_of(files)["market.html"])
    assert "The market asked most for Kafka, 3 times." in text
    assert export_of(files)["market"]["missing"] == [["kafka", 3], ["sql", 1]]


def test_c41_another_answer_moves_the_sentence_and_the_figure(site_of: SiteOf, export_of: ExportOf) -> None:
    files = three_rejections() | {
        "market/tarn.md": PROBE.format(name="Tarn", missing="sql"),
        "market/lek.md": PROBE.format(name="Lek", missing="sql"),
    }
    assert "The market asked most for SQL, 3 times." in text_of(site_of(files)["market.html"])
    assert export_of(files)["market"]["missing"] == [["sql", 3], ["kafka", 1]]


def test_c41_the_table_names_every_interview_with_its_outcome(site_of: SiteOf) -> None:
    html = site_of(three_rejections())["market.html"]
    said = section(html, "applications")
    assert all(name in said for name in ("Osier", "Tarn", "Lek"))
    assert said.count("Probe") == 3
    assert {"application-osier", "application-tarn", "application-lek"} <= set(Document(html).ids)


def test_c41_what_is_there_by_now_is_no_longer_missing(site_of: SiteOf) -> None:
    files = three_rejections() | {
        "skills.md": "---\nskills: [{title: Kafka, target: novice, level: advanced}, SQL]\n---\n"
    }
    html = site_of(files)["market.html"]
    assert "The market asked most for SQL, 1 time." in text_of(html)
    assert "Asked for and no longer missing: Kafka" in section(html, "asked")


SEARCH = {
    "careerplan.toml": '[plan]\nsearch_every = "2 years"\n',
    "market/a.md": "---\ndate: 2023-01\norganisation: A\n---\n",
}


def test_c42_a_light_search_is_overdue_since_two_years_after_the_last(site_of: SiteOf, export_of: ExportOf) -> None:
    said = text_of(site_of(SEARCH)["market.html"])
    assert "Light search: Overdue" in said
    assert "The next light search was due 31 Jan 2025, 94 weeks late." in said
    assert export_of(SEARCH)["market"]["search_due"] == "2025-01-31"


def test_c42_a_probe_this_year_puts_it_in_order(site_of: SiteOf, export_of: ExportOf) -> None:
    files = SEARCH | {"market/b.md": "---\ndate: 2026-11-01\norganisation: B\n---\n"}
    assert "Last light search 1 Nov; the next is due in 101 weeks." in text_of(site_of(files)["market.html"])
    assert export_of(files)["market"]["search_due"] == "2028-11-01"


def test_c42_an_application_in_earnest_is_no_light_search(site_of: SiteOf) -> None:
    files = {"market/b.md": "---\ndate: 2026-11-01\norganisation: B\npurpose: serious\n---\n"}
    said = text_of(site_of(files)["market.html"])
    assert "No light search yet." in said
    assert "One application, in earnest" in said


def test_c44_goal_and_interview_link_to_each_other(site_of: SiteOf) -> None:
    site = site_of(
        {
            "goals/pass.md": "---\ntitle: Pass an interview\n---\n",
            "market/osier.md": "---\ndate: 2026-05-12\norganisation: Osier\ngoal: pass\n---\n",
        }
    )
    assert "goals/pass.html" in Document(site["market.html"]).links
    assert "../market.html#application-osier" in Document(site["goals/pass.html"]).links


CRITERIA: dict[str, str] = {
    "vision.md": "---\nwritten: 2026\ncriteria: [{name: Remote, need: must, wish: three days}]\n---\nText.\n",
    "market/osier.md": "---\ndate: 2026-05-12\norganisation: Osier\noffers: {remote: 'no'}\n---\n",
}


def test_c65_an_offer_that_refuses_a_must_is_marked(site_of: SiteOf) -> None:
    said = section(site_of(CRITERIA)["market.html"], "offers")
    assert "Criteria against offers: 1 that must be met is refused" in said
    assert "Must, unmet" in said
    assert "Refused by Osier" in said


def test_c65_an_offer_that_gives_it_is_not(site_of: SiteOf) -> None:
    files = CRITERIA | {"market/osier.md": CRITERIA["market/osier.md"].replace("'no'", "from home")}
    said = section(site_of(files)["market.html"], "offers")
    assert "unmet" not in said
    assert "from home" in said


def test_an_empty_market_says_which_file_to_write(site_of: SiteOf) -> None:
    said = text_of(site_of({})["market.html"])
    assert "Nobody asked yet" in said
    assert "content/market/first-probe.md" in said
    assert "How is this worked out?" not in said


def test_tags_and_keys_of_its_own_are_not_lost(site_of: SiteOf) -> None:
    files = {"market/b.md": "---\ndate: 2026-11-01\norganisation: B\ntags: [far]\nnote: Rang twice\n---\nA *body*.\n"}
    said = section(site_of(files)["market.html"], "applications")
    assert "Tags far" in said
    assert "Rang twice" in said
    assert "A body." in said
