"""The envelope: text compressed, padded and sealed with AES-256-GCM (docs/sealed-format.md)."""

from __future__ import annotations

import base64
import binascii
import os
import re
import zlib
from typing import Literal, TypeAlias

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from careerplan.share.derive import FORMAT, PATH_BYTES, label
from careerplan.share.secret import Secret

Purpose = Literal["site", "share", "reply", "draft"]
Wrapped = Literal["site-key-passphrase", "site-key-link"]

NONCE_BYTES, TAG_BYTES = 12, 16
STEPS = {"site": 65_536, "share": 65_536, "reply": 1_024, "draft": 1_024}
"""Bytes to whose multiples a packed text is filled up, so that its size says little."""
LENGTH_BYTES = 4
LARGEST = 1 << 30
"""Bytes of a text that is unpacked, unless whoever opens it allows fewer."""

_BEFORE_SEALED = PATH_BYTES + NONCE_BYTES
_PATH, _DAY = re.compile("(?:[A-Za-z0-9_-]{22})?"), re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")

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


def is_nothing_else(envelope: Envelope, text: str) -> bool:
    """True if a text is this envelope to the letter, and each of its values what stands for bytes, a path or a day.

    So nothing stands beside what is sealed, where anybody could read it.
    """
    sealed = [Sealed(envelope.nonce, envelope.data)]
    if isinstance(envelope, SiteEnvelope):
        sealed += [envelope.keys.passphrase, envelope.keys.link, Sealed(envelope.salt, envelope.salt)]
    return (
        envelope_json(envelope) == text
        and _PATH.fullmatch(envelope.path) is not None
        and _DAY.fullmatch(envelope.until) is not None
        and all(base64_bytes(value) is not None for one in sealed for value in (one.nonce, one.data))
    )


def read_reply(data: bytes) -> Envelope | None:
    """The envelope of a reply from the bytes that travel: path, nonce and ciphertext; None if they are of another size.

    Purpose, day and format are those of every reply, so that a short one fits the address of a mail.
    """
    path, nonce, sealed = data[:PATH_BYTES], data[PATH_BYTES:_BEFORE_SEALED], data[_BEFORE_SEALED:]
    packed = len(sealed) - TAG_BYTES
    if packed <= 0 or packed % STEPS["reply"]:
        return None
    name = base64.urlsafe_b64encode(path).decode("ascii").rstrip("=")
    texts = {"nonce": base64_text(nonce), "data": base64_text(sealed)}
    return Envelope(format=FORMAT, purpose="reply", path=name, until="", **texts)


def _encrypted(text: bytes, key: Secret, purpose: str, path: str, until: str) -> Sealed:
    nonce = os.urandom(NONCE_BYTES)
    data = AESGCM(key.reveal()).encrypt(nonce, text, label(purpose, path, until))
    return Sealed(base64_text(nonce), base64_text(data))


def _decrypted(sealed: Sealed, key: Secret, purpose: str, path: str, until: str) -> Opened:
    nonce, data = base64_bytes(sealed.nonce), base64_bytes(sealed.data)
    if nonce is None or data is None or len(nonce) != NONCE_BYTES:
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


def base64_bytes(text: str) -> bytes | None:
    """The bytes that base64 with padding stands for; None for any other text."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def base64_text(data: bytes) -> str:
    """Bytes as an envelope writes them: base64 with padding."""
    return base64.b64encode(data).decode("ascii")
