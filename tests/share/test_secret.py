import pickle
import traceback

import pytest
from msgspec import Struct

from careerplan.share.secret import Secret, key_text, read_key

KEY = Secret(bytes(range(32)))
TEXT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"


class Holder(Struct, frozen=True):
    key: Secret


def test_a_key_is_43_characters_in_a_link() -> None:
    assert key_text(KEY) == TEXT
    assert read_key(f" {TEXT}\n") == KEY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "short",
        TEXT[:-1],
        TEXT + "A",
        TEXT[:-1] + "=",
        TEXT[:-1] + "9",
        TEXT.replace("A", "+"),
        "é" * 43,
        f"{TEXT}#",
    ],
)
def test_anything_else_is_not_a_key(text: str) -> None:
    assert read_key(text) is None


def test_p22_a_secret_says_nothing_where_it_is_printed() -> None:
    shown = f"{KEY} {KEY!r} {[KEY]} {Holder(KEY)}"
    assert TEXT not in shown
    assert repr(bytes(range(8)))[2:-1] not in shown


def test_p22_a_traceback_that_passes_a_secret_does_not_show_it() -> None:
    def fails(key: Secret) -> None:
        message = f"cannot use {key}"
        raise ValueError(message)

    with pytest.raises(ValueError, match="cannot use") as caught:
        fails(KEY)
    assert TEXT not in "".join(traceback.format_exception(caught.value))


def test_p22_a_secret_cannot_be_written_to_a_cache() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(KEY)


def test_secrets_compare_by_their_bytes() -> None:
    assert Secret(b"a") == Secret(b"a")
    assert Secret(b"a") != Secret(b"b")
    assert len({Secret(b"a"), Secret(b"a")}) == 1
    assert Secret(b"a") != b"a"
