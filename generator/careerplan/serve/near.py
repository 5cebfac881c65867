"""Pages like one that is not there: it may have been renamed while it was open."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import quote

from careerplan.site.views.parts import Link

MOST = 5


def near_pages(path: str, earlier: Mapping[str, str], titles: Mapping[str, str]) -> tuple[Link, ...]:
    """Links to pages of the same title, else of a like name or title; `earlier` are titles of pages that are gone."""
    title = earlier.get(path, "")
    same = [there for there, of in titles.items() if title and of == title]
    stems = {PurePosixPath(there).stem: there for there in titles if _folder(there) == _folder(path)}
    like = [stems[stem] for stem in get_close_matches(PurePosixPath(path).stem, stems, n=MOST)]
    by_title = {of: there for there, of in titles.items()}
    wanted = title or PurePosixPath(path).stem.replace("-", " ")
    named = [by_title[of] for of in get_close_matches(wanted, by_title, n=MOST)]
    found = tuple(dict.fromkeys((*same, *like, *named)))[:MOST]
    return tuple(Link(titles[there], quote(there)) for there in found)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
