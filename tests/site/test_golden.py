"""Golden pages: the main pages of the example plan, byte for byte.

`make snapshots` writes them anew; the difference is then for a person to read.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden import Golden
from tests.site.conftest import site_in

ROOT = Path(__file__).parents[2]
SNAPSHOTS = ROOT / "tests/snapshots/example"

PAGES = (
    "index.html",
    "skills/index.html",
    "skills/public-speaking.html",
    "roles/principal-hydrologist.html",
    "goals/index.html",
    "goals/give-a-talk.html",
    "timeline.html",
    "path/index.html",
    "people/index.html",
    "people/maria.html",
    "reviews/index.html",
    "reviews/2026-q3.html",
    "resources.html",
    "brief.html",
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the example, outside of any repository, so that no date comes from git."""
    root = tmp_path_factory.mktemp("example")
    for folder in ("content", "audiences"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "careerplan.toml", root)
    return site_in(root)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_what_it_was(page: str, example: dict[str, str], golden: Golden) -> None:
    path = SNAPSHOTS / page
    path.parent.mkdir(parents=True, exist_ok=True)
    golden.file(path, example[page])
