"""Images as files: only those of the plan are read, and none leaves it as it is."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from careerplan.content.images import LARGEST_IMAGE, check_images, encode_images, image_paths
from careerplan.plan.problem import Problem
from tests.golden import Case, Golden, cases_of
from tests.texts import files_in, said

CASES = Path(__file__).parent / "cases" / "images.md"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with one picture, `desk.png`."""
    folder = tmp_path / "plan"
    (folder / "content/pictures").mkdir(parents=True)
    Image.new("RGB", (8, 8), "red").save(folder / "content/pictures/desk.png")
    return folder


DESK = "content/pictures/desk.png"


def found(plan: Path) -> frozenset[str]:
    return image_paths(plan, "content")


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


def test_an_image_is_found_and_encoded_anew(plan: Path) -> None:
    assert found(plan) == {DESK}
    encoded = encode_images(plan, "content", [DESK])
    assert list(encoded.images) == [DESK]
    assert encoded.problems == ()
    assert list(check_images(plan, "content", [DESK])) == []


def test_p33_a_link_out_of_the_content_is_no_image(plan: Path) -> None:
    outside = plan.parent / "private.png"
    Image.new("RGB", (8, 8), "blue").save(outside)
    (plan / "content/leads-out.png").symlink_to(outside)
    (plan / "content/leads-up").symlink_to(plan.parent)
    (plan / "content/within.png").symlink_to(plan / DESK)
    (plan / "content/round.png").symlink_to(plan / "content/round.png")
    assert found(plan) == {DESK, "content/within.png"}


def test_p33_a_file_that_became_a_link_after_it_was_found_is_not_read(plan: Path) -> None:
    paths = found(plan)
    Image.new("RGB", (8, 8), "blue").save(plan.parent / "private.png")
    (plan / DESK).unlink()
    (plan / DESK).symlink_to(plan.parent / "private.png")
    encoded = encode_images(plan, "content", paths)
    assert encoded.images == {}
    assert codes(encoded.problems) == [(DESK, "file-link-outside")]
    assert codes(tuple(check_images(plan, "content", paths))) == [(DESK, "file-link-outside")]


def test_p33_a_folder_that_became_a_link_after_it_was_found_is_not_read(plan: Path) -> None:
    paths = found(plan)
    (plan / "content/pictures").rename(plan.parent / "elsewhere")
    (plan / "content/pictures").symlink_to(plan.parent / "elsewhere")
    assert codes(encode_images(plan, "content", paths).problems) == [(DESK, "file-link-outside")]


def test_an_image_that_went_after_it_was_found_is_missing(plan: Path) -> None:
    paths = found(plan)
    (plan / DESK).unlink()
    assert codes(encode_images(plan, "content", paths).problems) == [(DESK, "image-missing")]
    (plan / "content/pictures").rmdir()
    (plan / "content/pictures").write_text("a file now", encoding="utf-8")
    assert codes(encode_images(plan, "content", paths).problems) == [(DESK, "image-missing")]


def test_a_folder_or_a_pipe_in_the_place_of_an_image_is_refused(plan: Path) -> None:
    paths = found(plan)
    (plan / DESK).unlink()
    (plan / DESK).mkdir()
    assert codes(encode_images(plan, "content", paths).problems) == [(DESK, "image-unreadable")]
    (plan / DESK).rmdir()
    os.mkfifo(plan / DESK)
    assert codes(encode_images(plan, "content", paths).problems) == [(DESK, "image-unreadable")]


def test_p06_a_page_with_the_name_of_an_image_is_told_by_its_first_bytes(plan: Path) -> None:
    (plan / DESK).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    checked = tuple(check_images(plan, "content", [DESK]))
    assert codes(checked) == [(DESK, "image-unreadable")]
    assert checked == encode_images(plan, "content", [DESK]).problems


@pytest.mark.parametrize("case", cases_of(CASES))
def test_p06_what_a_file_in_disguise_gets(plan: Path, case: Case, golden: Golden) -> None:
    (plan / DESK).unlink()
    files_in(plan, case.text)
    golden.case(case, said(check_images(plan, "content", found(plan))))


def test_an_image_that_is_too_long_is_not_decoded(plan: Path) -> None:
    with (plan / DESK).open("ab") as stream:
        stream.truncate(LARGEST_IMAGE + 1)
    (problem,) = encode_images(plan, "content", [DESK]).problems
    assert problem.message == "the image is larger than 50 MiB"


def test_accents_may_stand_apart_from_their_letters_on_the_disk(plan: Path) -> None:
    (plan / DESK).rename(plan / "content" / unicodedata.normalize("NFD", "schöne-wüste.png"))
    (path,) = found(plan)
    assert path == unicodedata.normalize("NFC", "content/schöne-wüste.png")
    assert list(encode_images(plan, "content", [path]).images) == [path]
