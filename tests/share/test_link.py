import pytest

from careerplan.share.link import Link, owner_link, read_link, share_link
from tests.share.vectors import key_of

KEY = key_of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
TEXT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
PATH = "hZT_hhLnW-hySndZOEHmaA"


def test_a_link_holds_the_path_before_the_sign_and_the_key_after_it() -> None:
    assert share_link("https://plan.example.org/", PATH, KEY) == f"https://plan.example.org/s/{PATH}.html#{TEXT}"
    assert owner_link("https://plan.example.org/deep", KEY) == f"https://plan.example.org/deep/index.html#{TEXT}"


def test_without_an_address_of_the_site_it_begins_at_its_folder() -> None:
    assert share_link("", PATH, KEY) == f"s/{PATH}.html#{TEXT}"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"https://plan.example.org/s/{PATH}.html#{TEXT}", PATH),
        (f"  <https://plan.example.org/a/b/s/{PATH}.html#{TEXT}>\n", PATH),
        (f"https://plan.example.org/s/{PATH}.html%23{TEXT}", PATH),
        (f"file:///D:/sealed/s/{PATH}.html#{TEXT}", PATH),
        (f"s/{PATH}.html#{TEXT}", PATH),
        (f"https://plan.example.org/index.html#{TEXT}", ""),
        (f"https://plan.example.org/#{TEXT}/skills/index.html", ""),
        (TEXT, ""),
    ],
)
def test_p28_a_link_is_read_as_people_paste_it(text: str, path: str) -> None:
    assert read_link(text) == Link(path, KEY)


@pytest.mark.parametrize(
    "text", ["", "#", f"https://plan.example.org/s/{PATH}.html", f"x#{TEXT[:-1]}", f"x#{TEXT}A", "é"]
)
def test_what_holds_no_key_is_no_link(text: str) -> None:
    assert read_link(text) is None
