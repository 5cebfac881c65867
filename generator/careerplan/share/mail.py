"""What arrived: a mail or a file with an answer in it, however programs on the way have bent it."""

from __future__ import annotations

import base64
import binascii
import email
import html
import quopri
import re
from collections.abc import Iterator
from email.message import Message

from msgspec import Struct

from careerplan.share.derive import FORMAT
from careerplan.share.envelope import Envelope, read_reply

LARGEST = 1024 * 1024
"""Bytes of a mail or file that is read."""
MOST_BLOCKS = 20
LONGEST_BLOCK = 120_000
"""Characters of an armoured answer: base64 of more than an answer can hold, so that a larger one is said to be one."""

_DASHES, _SPACE = r"[-\u2010-\u2015]{2,10}", r"[^\S\r\n]"
_REPLY = rf"{_SPACE}+CAREERPLAN{_SPACE}+REPLY"
_MARK = re.compile(
    rf"{_DASHES}{_SPACE}*(?:BEGIN{_REPLY}{_SPACE}+(?P<format>[0-9]{{1,9}})|END{_REPLY}){_SPACE}*{_DASHES}"
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_LINE_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]{0,1000}>", re.IGNORECASE)
_PREFIX = re.compile(r"^.*[>|]", re.MULTILINE)
"""What mail programs put before the lines of a mail that they quote."""
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
_OF_MAIL = ("message-id", "mime-version", "content-type", "received")


class Block(Struct, frozen=True):
    """A sealed answer as it came."""

    format: int
    """The version of the format that its header names."""
    envelope: Envelope | None
    """None if it is none any more, or of a version that nothing is known of here."""


class Mail(Struct, frozen=True):
    """A text, and the sealed answers in it."""

    text: str
    blocks: tuple[Block, ...]
    is_cut: bool
    """True if an answer begins and never ends."""


class _Armoured(Struct, frozen=True):
    """The format of each beginning with what stands before the end that follows; whether the last one has none."""

    blocks: tuple[tuple[int, str], ...]
    is_cut: bool


BROKEN = Block(FORMAT, None)
"""An answer of which parts are missing or changed."""


def read_mail(data: bytes) -> Mail:
    """The text of a file or of a mail with its attachments; at most `LARGEST` bytes are looked at."""
    raw = _decoded(data[:LARGEST])
    parts = tuple(_parts(data[:LARGEST]))
    plain = [text for kind, text in parts if kind == "text/plain"] or [_untagged(text) for _, text in parts]
    texts = (raw, _untagged(raw), *(_untagged(text) if kind == "text/html" else text for kind, text in parts))
    readings = [_blocks(text) for text in texts]
    opened = [tuple(_block(version, text) for version, text in reading.blocks) for reading in readings]
    sound = tuple(dict.fromkeys(block for blocks in opened for block in blocks if block != BROKEN))
    best = max(opened, key=lambda blocks: sum(block != BROKEN for block in blocks))
    broken = (BROKEN,) if BROKEN in best else ()
    is_cut = any(reading.is_cut for reading in readings) and not best
    return Mail("\n".join(plain) if plain else raw, (*sound[:MOST_BLOCKS], *broken), is_cut)


def _decoded(data: bytes) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if is_wide else "utf-8-sig", "replace")


def _parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Media type and text of what a mail holds; nothing for a text that is no mail."""
    try:
        message = email.message_from_bytes(data)
        if any(message.get(name) is not None for name in _OF_MAIL):
            yield from _texts(message)
    except (LookupError, ValueError, RecursionError, AttributeError, TypeError):
        return  # what the mail program made is no mail; the raw text is looked through all the same


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and part.get_content_maintype() in ("text", "application"):
            yield part.get_content_type(), _in_charset(content, part.get_content_charset() or "utf-8")


def _in_charset(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _untagged(text: str) -> str:
    return html.unescape(_TAG.sub("", _LINE_TAG.sub("\n", text)))


def _blocks(text: str) -> _Armoured:
    found: list[tuple[int, str]] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if mark["format"] is not None:
            opened = mark
        elif opened is not None:
            found.append((int(opened["format"]), text[opened.end() : mark.start()]))
            opened = None
    return _Armoured(tuple(found[:MOST_BLOCKS]), opened is not None)


def _block(version: int, text: str) -> Block:
    return Block(version, _envelope(text) if version == FORMAT else None)


def _envelope(block: str) -> Envelope | None:
    """The envelope that an armoured block holds; quoting, wrapping and markup are taken off."""
    if len(block) > 2 * LONGEST_BLOCK:
        return None
    for text in (block, quopri.decodestring(block.encode("ascii", "ignore")).decode("ascii", "ignore")):
        bare = _NOT_BASE64.sub("", _PREFIX.sub("", html.unescape(_TAG.sub("", _LINE_TAG.sub("\n", text)))))
        try:
            found = read_reply(base64.b64decode(bare[:LONGEST_BLOCK], validate=True))
        except (binascii.Error, ValueError):
            continue
        if found is not None:
            return found
    return None
