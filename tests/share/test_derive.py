import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.share import derive
from careerplan.share.secret import Secret
from tests.share.vectors import B64, MASTER, NONCE, VECTORS, text_of

SHARE = derive.share_secret(MASTER, NONCE)
SITE = derive.site_secret(MASTER)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("share-secret", SHARE),
        ("share-content", derive.share_content_key(SHARE)),
        ("share-reply", derive.reply_key(SHARE)),
        ("share-draft", derive.draft_key(SHARE)),
        ("site-secret", SITE),
        ("site-wrap", derive.link_wrap_key(SITE)),
    ],
)
def test_p17_keys_are_those_of_the_vectors(name: str, key: Secret) -> None:
    assert text_of(key) == VECTORS["derived"][name]


def test_p17_the_path_and_the_salt_are_those_of_the_vectors() -> None:
    assert derive.share_path(MASTER, NONCE) == VECTORS["derived"]["share-path"]
    assert derive.site_salt(MASTER) == B64(VECTORS["derived"]["site-salt"])


def test_p17_the_key_of_a_passphrase_is_that_of_the_vectors() -> None:
    said = VECTORS["passphrase"]
    key = derive.passphrase_wrap_key(Secret(said["normalised"].encode()), derive.site_salt(MASTER), said["rounds"])
    assert text_of(key) == said["key"]


def test_p17_labels_are_those_of_the_vectors() -> None:
    for label in VECTORS["labels"]:
        assert derive.label(*label["parts"]).decode() == label["text"]


def test_p18_fewer_rounds_than_the_floor_are_refused() -> None:
    with pytest.raises(ValueError, match="600000"):
        derive.passphrase_wrap_key(Secret(b"six words"), b"salt", derive.FEWEST_ROUNDS - 1)


def test_no_two_purposes_share_a_key() -> None:
    keys = [
        MASTER,
        SHARE,
        SITE,
        derive.share_content_key(SHARE),
        derive.reply_key(SHARE),
        derive.draft_key(SHARE),
        derive.link_wrap_key(SITE),
        derive.share_secret(MASTER, NONCE.replace("0", "1")),
        derive.share_secret(Secret(bytes(32)), NONCE),
    ]
    assert len(set(keys)) == len(keys)


@given(st.lists(st.text(max_size=8), max_size=4), st.lists(st.text(max_size=8), max_size=4))
def test_no_two_lists_of_texts_make_one_label(first: list[str], second: list[str]) -> None:
    assert (derive.label(*first) == derive.label(*second)) == (first == second)


@given(st.text("0123456789abcdef", min_size=32, max_size=32))
def test_p05_a_path_says_nothing(nonce: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", derive.share_path(MASTER, nonce))
