"""The envelope: text compressed, padded and sealed with AES-256-GCM (docs/sealed-format.md)."""

from __future__ import annotations

import base64
import binascii
import os
import zlib
from typing import Literal, TypeAlias

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from careerplan.share.derive import FORMAT, label
from careerplan.share.secret import Secret

Purpose = Literal["site", "share", "reply", "draft"]
Wrapped = Literal["site-key-passphrase", "site-key-link"]

NONCE_BYTES = 12
STEPS = {"site": 65_536, "share": 65_536, "reply": 1_024, "draft": 1_024}
"""Bytes to whose multiples a packed text is filled up, so that its size says little."""
LENGTH_BYTES = 4
LARGEST = 1 << 30
"""Bytes of a text that is unpacked, unless whoever opens it allows fewer."""

Unopened = Literal["malformed", "format", "wrong"]
"""Not an envelope; of a version unknown here; or not sealed with this key, for this, or as it stands."""
UNOPENED: tuple[Unopened, ...] = ("malformed", "format", "wrong")


class Sealed(Struct, frozen=True):
    """A nonce and a ciphertext with its tag, both base64."""

    nonce: str
    data: str


class WrappedKeys(Struct, frozen=True):
    """The site's content key, once for each way to open it."""

    passphrase: Sealed
    link: Sealed


class Envelope(Struct, frozen=True, kw_only=True):
    """What stands in a sealed page, or in a reply."""

    format: int
    purpose: Purpose
    path: str
    until: str
    nonce: str
    data: str


class SiteEnvelope(Envelope, frozen=True, kw_only=True):
    """What stands in the locked site: its content key is in it twice, wrapped."""

    salt: str
    rounds: int
    keys: WrappedKeys


class _Version(Struct):
    format: int


Opened: TypeAlias = "bytes | Unopened"


def seal(text: bytes, key: Secret, purpose: Purpose, path: str = "", until: str = "") -> Envelope:
    """Seal a text for one purpose; nobody can move it to another, to another path or to another day."""
    sealed = _encrypted(_packed(text, STEPS[purpose]), key, purpose, path, until)
    return Envelope(format=FORMAT, purpose=purpose, path=path, until=until, nonce=sealed.nonce, data=sealed.data)


def open_envelope(envelope: Envelope, key: Secret, purpose: Purpose, *, limit: int = LARGEST) -> Opened:
    """The text of an envelope that was sealed for this purpose; `limit` bytes at most."""
    if envelope.purpose != purpose:
        return "wrong"
    packed = _decrypted(Sealed(envelope.nonce, envelope.data), key, purpose, envelope.path, envelope.until)
    return _unpacked(packed, limit) if isinstance(packed, bytes) else packed


def wrap_key(content: Secret, key: Secret, purpose: Wrapped) -> Sealed:
    """A content key under a wrapping key."""
    return _encrypted(content.reveal(), key, purpose, "", "")


def unwrap_key(sealed: Sealed, key: Secret, purpose: Wrapped) -> Secret | Unopened:
    """The content key that a wrapping key opens."""
    value = _decrypted(sealed, key, purpose, "", "")
    return Secret(value) if isinstance(value, bytes) else value


def envelope_json(envelope: Envelope) -> str:
    """An envelope as it stands in a page: one line of JSON, ASCII."""
    return msgspec.json.encode(envelope).decode("ascii")


def read_envelope(text: str | bytes) -> Envelope | SiteEnvelope | Unopened:
    """The envelope that a text holds."""
    try:
        if msgspec.json.decode(text, type=_Version).format != FORMAT:
            return "format"
        envelope = msgspec.json.decode(text, type=Envelope)
        return msgspec.json.decode(text, type=SiteEnvelope) if envelope.purpose == "site" else envelope
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return "malformed"


def _encrypted(text: bytes, key: Secret, purpose: str, path: str, until: str) -> Sealed:
    nonce = os.urandom(NONCE_BYTES)
    data = AESGCM(key.reveal()).encrypt(nonce, text, label(purpose, path, until))
    return Sealed(base64_text(nonce), base64_text(data))


def _decrypted(sealed: Sealed, key: Secret, purpose: str, path: str, until: str) -> Opened:
    try:
        nonce, data = (base64.b64decode(text, validate=True) for text in (sealed.nonce, sealed.data))
    except (binascii.Error, ValueError):
        return "malformed"
    if len(nonce) != NONCE_BYTES:
        return "malformed"
    try:
        return AESGCM(key.reveal()).decrypt(nonce, data, label(purpose, path, until))
    except InvalidTag:
        return "wrong"


def _packed(text: bytes, step: int) -> bytes:
    stream = zlib.compress(text, 6)
    body = len(stream).to_bytes(LENGTH_BYTES, "big") + stream
    return body + bytes(-len(body) % step)


def _unpacked(packed: bytes, limit: int) -> Opened:
    length = int.from_bytes(packed[:LENGTH_BYTES], "big")
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(packed[LENGTH_BYTES : LENGTH_BYTES + length], limit)
    except zlib.error:
        return "malformed"
    return text if inflate.eof and not inflate.unconsumed_tail else "malformed"


def base64_text(data: bytes) -> str:
    """Bytes as an envelope writes them: base64 with padding."""
    return base64.b64encode(data).decode("ascii")
