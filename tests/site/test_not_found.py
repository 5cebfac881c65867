"""The page for an address that does not exist."""

from __future__ import annotations

from pathlib import Path

from careerplan.build import build_site, measure_plan, read_plan
from tests.site.conftest import TODAY, SiteOf, write
from tests.site.reader import Document


def test_the_way_back_is_relative(site_of: SiteOf) -> None:
    page = Document(site_of({})["404.html"])
    assert "There is no page here." in page.text
    assert "index.html" in page.links
    assert not any(link.startswith(("/", "http")) for link in page.links)


def test_a_published_site_names_its_own_address_which_works_from_every_depth(site_of: SiteOf) -> None:
    toml = '[site]\nurl = "https://plan.example.org"\n'
    page = Document(site_of({"careerplan.toml": toml})["404.html"])
    assert "https://plan.example.org/" in page.links
    assert not any(address.startswith("http") for address in page.loads)


def test_a_site_that_is_to_be_sealed_says_its_address_nowhere(tmp_path: Path) -> None:
    write(tmp_path, {"careerplan.toml": '[site]\nurl = "https://plan.example.org"\n'})
    built = build_site(measure_plan(read_plan(tmp_path), TODAY), is_sealed=True)
    assert not any(b"plan.example.org" in data for data in built.outputs.values())
    assert "index.html" in Document(built.outputs["404.html"].decode()).links


def test_every_folder_of_the_site_has_an_index_that_the_first_link_leads_to(site_of: SiteOf) -> None:
    site = site_of({"people/jo.md": "---\ntitle: Jo\n---\n", "skills/go.md": "---\nlevel: novice\n---\n"})
    for folder in ("people", "skills", "goals", "path", "reviews", "notes"):
        assert f"{folder}/index.html" in site
