import base64
import json
import os
import zlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.share import derive
from careerplan.share.envelope import (
    STEPS,
    Envelope,
    Purpose,
    Sealed,
    SiteEnvelope,
    WrappedKeys,
    envelope_json,
    open_envelope,
    read_envelope,
    seal,
    unwrap_key,
    wrap_key,
)
from careerplan.share.secret import Secret
from tests.share.vectors import B64, MASTER, NONCE, VECTORS, key_of, text_of

KEY = Secret(bytes(range(32)))
PATH = "hZT_hhLnW-hySndZOEHmaA"
PURPOSES: tuple[Purpose, ...] = ("site", "share", "reply", "draft")


def changed(envelope: Envelope, **fields: str) -> Envelope:
    return msgspec.structs.replace(envelope, **fields)


def with_bit_flipped(data: str, at: int) -> str:
    raw = bytearray(base64.b64decode(data))
    raw[at] ^= 1
    return base64.b64encode(bytes(raw)).decode()


@given(st.binary(max_size=3000), st.sampled_from(PURPOSES))
def test_what_was_sealed_opens_again(text: bytes, purpose: Purpose) -> None:
    sealed = seal(text, KEY, purpose, PATH, "2026-12-31")
    assert purpose == "site" or read_envelope(envelope_json(sealed)) == sealed
    assert open_envelope(sealed, KEY, purpose) == text


@pytest.mark.parametrize("number", range(len(VECTORS["envelopes"])))
def test_p17_the_envelopes_of_the_vectors_open(number: int) -> None:
    said = VECTORS["envelopes"][number]
    envelope = msgspec.convert(said["envelope"], Envelope)
    assert open_envelope(envelope, key_of(said["key"]), envelope.purpose) == B64(said["text"])


def test_p17_the_wrapped_keys_of_the_vectors_open() -> None:
    site = derive.site_secret(MASTER)
    by_link = Sealed(**VECTORS["wrapped"]["site-key-link"])
    by_passphrase = Sealed(**VECTORS["wrapped"]["site-key-passphrase"])
    opened = unwrap_key(by_link, derive.link_wrap_key(site), "site-key-link")
    assert isinstance(opened, Secret)
    assert text_of(opened) == VECTORS["content"]
    assert unwrap_key(by_passphrase, key_of(VECTORS["passphrase"]["key"]), "site-key-passphrase") == opened
    assert unwrap_key(by_passphrase, key_of(VECTORS["passphrase"]["key"]), "site-key-link") == "wrong"


def test_p12_another_key_opens_nothing() -> None:
    sealed = seal(b"text", KEY, "share", PATH)
    assert open_envelope(sealed, Secret(bytes(32)), "share") == "wrong"


@given(st.data())
def test_p12_a_flipped_bit_is_noticed_wherever_it_is(data: st.DataObject) -> None:
    sealed = seal(b"text", KEY, "reply", PATH)
    size = len(base64.b64decode(sealed.data))
    at = data.draw(st.integers(0, size - 1))
    assert open_envelope(changed(sealed, data=with_bit_flipped(sealed.data, at)), KEY, "reply") == "wrong"
    at = data.draw(st.integers(0, 11))
    assert open_envelope(changed(sealed, nonce=with_bit_flipped(sealed.nonce, at)), KEY, "reply") == "wrong"


@given(st.integers(0, 1387))
def test_p12_a_truncated_text_is_noticed(length: int) -> None:
    sealed = seal(b"text", KEY, "reply", PATH)
    assert open_envelope(changed(sealed, data=sealed.data[:length]), KEY, "reply") in ("wrong", "malformed")


def test_p12_one_pages_blob_does_not_open_in_another() -> None:
    other = derive.share_content_key(derive.share_secret(MASTER, NONCE[::-1]))
    mine = derive.share_content_key(derive.share_secret(MASTER, NONCE))
    first, second = seal(b"one", mine, "share", PATH), seal(b"two", other, "share", "x" * 22)
    swapped = changed(first, nonce=second.nonce, data=second.data)
    assert open_envelope(swapped, mine, "share") == "wrong"
    assert open_envelope(swapped, other, "share") == "wrong"


@pytest.mark.parametrize(
    "fields", [{"path": "y" * 22}, {"until": "2027-12-31"}, {"until": ""}, {"purpose": "draft"}, {"purpose": "site"}]
)
def test_p12_path_day_and_purpose_are_sealed_too(fields: dict[str, str]) -> None:
    sealed = changed(seal(b"text", KEY, "share", PATH, "2026-12-31"), **fields)
    assert open_envelope(sealed, KEY, "share") == "wrong"
    assert open_envelope(sealed, KEY, sealed.purpose) == "wrong"


def test_p20_an_unknown_version_is_said_to_be_one() -> None:
    known = json.loads(envelope_json(seal(b"text", KEY, "share", PATH)))
    assert read_envelope(json.dumps({**known, "format": 2})) == "format"
    assert read_envelope(json.dumps({"format": 2, "anything": "else"})) == "format"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"format":"1"}',
        '{"format":1}',
        "[" * 100_000,
        "\ud800",
        '{"format":true}',
        '{"format":1.5}',
    ],
)
def test_what_is_no_envelope_is_said_to_be_none(text: str) -> None:
    assert read_envelope(text) == "malformed"


def test_a_site_needs_its_wrapped_keys() -> None:
    bare = envelope_json(seal(b"text", KEY, "site"))
    assert read_envelope(bare) == "malformed"
    sealed = seal(b"text", KEY, "site")
    keys = WrappedKeys(wrap_key(KEY, KEY, "site-key-passphrase"), wrap_key(KEY, KEY, "site-key-link"))
    whole = SiteEnvelope(**msgspec.structs.asdict(sealed), salt="c2FsdA==", rounds=600_000, keys=keys)
    assert read_envelope(envelope_json(whole)) == whole


@pytest.mark.parametrize("purpose", PURPOSES)
def test_p08_texts_of_similar_length_give_files_of_one_size(purpose: Purpose) -> None:
    step = STEPS[purpose]
    sizes = {len(seal(os.urandom(step // 2 + extra), KEY, purpose, PATH).data) for extra in (0, 1, 17, step // 8)}
    assert len(sizes) == 1


def test_p14_no_nonce_comes_twice_in_a_thousand_messages() -> None:
    assert len({seal(b"the same", KEY, "reply", PATH).nonce for _ in range(1000)}) == 1000


def test_a_text_that_unpacks_to_more_than_is_allowed_is_refused() -> None:
    bomb = seal(bytes(10_000_000), KEY, "reply", PATH)
    assert len(bomb.data) < 20_000
    assert open_envelope(bomb, KEY, "reply", limit=65_536) == "malformed"
    assert open_envelope(seal(b"x" * 65_536, KEY, "reply", PATH), KEY, "reply", limit=65_536) == b"x" * 65_536


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_bytes_that_are_no_packed_text_are_refused(raw: bytes) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    data = AESGCM(KEY.reveal()).encrypt(nonce, raw, derive.label("reply", PATH, ""))
    sealed = Envelope(
        format=1,
        purpose="reply",
        path=PATH,
        until="",
        nonce=base64.b64encode(nonce).decode(),
        data=base64.b64encode(data).decode(),
    )
    opened = open_envelope(sealed, KEY, "reply")
    stream = raw[4 : 4 + int.from_bytes(raw[:4], "big")]
    try:
        expected: object = zlib.decompress(stream)
    except zlib.error:
        expected = "malformed"
    assert opened == expected
