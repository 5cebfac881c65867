"""Images on pages: encoded anew, and where that fails their texts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from careerplan.build import Built, build_site, measure_plan, read_plan
from careerplan.plan.problem import Problem
from tests.site.conftest import TODAY, write
from tests.site.reader import Document

NOTE = "![My desk](desk.jpg)\n\n![Not shown](https://example.org/a.png)\n"
WHERE = "Corvine Hollow"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A note that shows a photograph with its place, and another photograph that no page shows."""
    root = tmp_path / "plan"
    write(root, {"notes/desk.md": NOTE})
    exif = Image.Exif()
    exif[0x010E] = WHERE
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 12.0)})
    for name in ("desk", "unused"):
        Image.new("RGB", (80, 60), "red").save(root / f"content/notes/{name}.jpg", exif=exif)
    return root


def built(plan: Path) -> Built:
    return build_site(measure_plan(read_plan(plan), TODAY))


def note(built: Built) -> Document:
    return Document(built.outputs["notes/desk.html"].decode())


def warnings(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems if problem.severity != "note"]


def test_p06_a_photograph_in_the_site_says_nothing_of_its_place(plan: Path) -> None:
    site = built(plan)
    media = {path: data for path, data in site.outputs.items() if path.startswith("media/")}
    assert list(media) == ["media/notes/desk.jpg"]
    assert "../media/notes/desk.jpg" in note(site).loads
    original = (plan / "content/notes/desk.jpg").read_bytes()
    assert WHERE.encode() in original
    assert WHERE.encode() not in media["media/notes/desk.jpg"]
    assert dict(Image.open(io.BytesIO(media["media/notes/desk.jpg"])).getexif()) == {}
    assert not any(data == original for data in site.outputs.values())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg onload='alert(1)'/>", "image-unreadable"),
        (b"", "image-unreadable"),
        (b"\xff\xd8\xff\xe0 not a photograph after all", "image-unreadable"),
    ],
)
def test_p06_in_the_place_of_a_file_that_is_no_image_stands_its_text(plan: Path, data: bytes, code: str) -> None:
    (plan / "content/notes/desk.jpg").write_bytes(data)
    site = built(plan)
    assert not [path for path in site.outputs if path.startswith("media/")]
    page = note(site)
    assert "img" not in page.tags
    assert "My desk" in page.text
    assert warnings(site.problems) == [("content/notes/desk.jpg", code)]
    assert "content/notes/desk.jpg" in Document(site.outputs["problems.html"].decode()).text


def test_check_tells_of_a_file_in_disguise_before_there_is_a_page(plan: Path) -> None:
    (plan / "content/notes/desk.jpg").write_bytes(b"<!doctype html>")
    problems = measure_plan(read_plan(plan), TODAY).problems
    assert warnings(problems) == [("content/notes/desk.jpg", "image-unreadable")]


def test_an_image_that_goes_while_pages_are_made_leaves_its_text(plan: Path) -> None:
    measured = measure_plan(read_plan(plan), TODAY)
    (plan / "content/notes/desk.jpg").unlink()
    site = build_site(measured)
    assert "img" not in note(site).tags
    assert warnings(site.problems) == [("content/notes/desk.jpg", "image-missing")]


def test_two_builds_encode_an_image_alike(plan: Path) -> None:
    assert built(plan).outputs["media/notes/desk.jpg"] == built(plan).outputs["media/notes/desk.jpg"]
