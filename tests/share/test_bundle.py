from hypothesis import given
from hypothesis import strategies as st

from careerplan.share.bundle import Bundle, media_type, pack_bundle, read_bundle
from tests.share.vectors import B64, VECTORS


@given(st.dictionaries(st.text(min_size=1, max_size=12), st.binary(max_size=200), max_size=6))
def test_files_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    bundle = Bundle(files, "index.html", ("site.css",), ("site.js",))
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
