import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.share.bundle import Bundle, media_type, pack_bundle, read_bundle
from tests.share.vectors import B64, VECTORS

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="/"), min_size=1, max_size=12)


@given(st.dictionaries(NAMES.filter(lambda name: name not in (".", "..")), st.binary(max_size=200), max_size=6))
def test_files_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    bundle = Bundle({**files, "index.html": b"x"}, "index.html", ("site.css",), ("site.js",))
    assert read_bundle(pack_bundle(bundle)) == bundle


def test_the_order_of_files_says_nothing() -> None:
    assert pack_bundle(Bundle({"a": b"1", "b": b"2"})) == pack_bundle(Bundle({"b": b"2", "a": b"1"}))


def test_p17_the_bundle_of_the_vectors_reads() -> None:
    said = VECTORS["bundle"]
    bundle = read_bundle(B64(said["bytes"]))
    assert bundle is not None
    assert {path: data.decode() for path, data in bundle.files.items()} == said["files"]
    assert bundle.start == said["start"]


@given(st.binary(max_size=100))
def test_other_bytes_are_no_bundle(data: bytes) -> None:
    assert read_bundle(data) is None


def test_only_types_that_a_page_can_show_have_one() -> None:
    assert media_type("media/desk.JPG") == "image/jpeg"
    assert media_type("media/logo.svg") == "application/octet-stream"
    assert media_type("notes") == "application/octet-stream"


HOSTILE = ("../x", "/x", "a//b", "./x", "a/../x", "", "a\0b", "\x1b[31m", "x" * 256, "index.html/x", "\x9b2J")


@pytest.mark.parametrize("name", HOSTILE)
def test_p32_a_name_that_leads_out_or_that_no_disk_holds_is_in_no_bundle(name: str) -> None:
    assert read_bundle(pack_bundle(Bundle({"index.html": b"x", name: b"1"}))) is None


def bundle_of(start: str, files: dict[str, tuple[int, int, str]], data: bytes) -> bytes:
    header = json.dumps({"format": 1, "start": start, "styles": [], "scripts": [], "files": files}).encode()
    return len(header).to_bytes(4, "big") + header + data


@pytest.mark.parametrize(
    ("start", "files"),
    [
        ("index.html", {"index.html": (-3, 3, "x")}),
        ("index.html", {"index.html": (0, 1000, "x")}),
        ("index.html", {"index.html": (0, -1, "x")}),
        ("index.html", {"index.html": (0, 3, "x"), "copy.html": (0, 3, "x")}),
        ("index.html", {"index.html": (0, 2, "x")}),
        ("\x1b]0;x\x07", {"index.html": (0, 3, "x")}),
    ],
)
def test_p32_files_that_do_not_follow_one_another_are_no_bundle(
    start: str, files: dict[str, tuple[int, int, str]]
) -> None:
    assert read_bundle(bundle_of("index.html", {"index.html": (0, 3, "x")}, b"abc")) is not None
    assert read_bundle(bundle_of(start, files, b"abc")) is None
