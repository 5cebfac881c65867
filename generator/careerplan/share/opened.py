"""A sealed file opened again: which key fits, and what is in it."""

from __future__ import annotations

from msgspec import Struct

from careerplan.share.bundle import Bundle, read_bundle
from careerplan.share.derive import FEWEST_ROUNDS, link_wrap_key, passphrase_wrap_key, share_content_key
from careerplan.share.envelope import (
    Envelope,
    SiteEnvelope,
    base64_bytes,
    is_nothing_else,
    open_envelope,
    read_envelope,
    unwrap_key,
)
from careerplan.share.keys import normalised
from careerplan.share.link import read_link
from careerplan.share.secret import Secret
from careerplan.share.shell import envelope_in

MOST_ROUNDS = 20_000_000
"""A file that asks for more than so many rounds only wants to keep the machine busy."""


class Unreadable(Struct, frozen=True):
    """Why a file was not opened; it never holds what was typed."""

    reason: str
    """A sentence without its full stop."""


class Opened(Struct, frozen=True):
    """A sealed file, open."""

    bundle: Bundle
    until: str
    """The last day on which a share opens; empty for none."""


def open_file(data: bytes, typed: str) -> Opened | Unreadable:
    """What a sealed file holds, by its link, a key, or the passphrase of the site."""
    text = envelope_in(data)
    if text is None:
        return Unreadable("this is no page that careerplan has sealed")
    envelope = read_envelope(text)
    if not isinstance(envelope, Envelope):
        newer = "it is of a format that this version does not know"
        return Unreadable(newer if envelope == "format" else "what is sealed in it is damaged")
    if not is_nothing_else(envelope, text):
        return Unreadable("what is sealed in it is damaged, or something else stands beside it")
    key = _site_key(envelope, typed) if isinstance(envelope, SiteEnvelope) else _share_key(envelope, typed)
    if isinstance(key, Unreadable):
        return key
    opened = open_envelope(envelope, key, envelope.purpose)
    bundle = read_bundle(opened) if isinstance(opened, bytes) else None
    if bundle is None:
        return Unreadable("this does not open it: the link is another one's, or the file has been changed")
    return Opened(bundle, envelope.until)


def _share_key(envelope: Envelope, typed: str) -> Secret | Unreadable:
    link = read_link(typed)
    if link is None:
        return Unreadable("that is no link and no key: a key has 43 letters, digits, - and _ after the #")
    if link.path not in ("", envelope.path):
        return Unreadable("that is the link to another page")
    return share_content_key(link.key)


def _site_key(envelope: SiteEnvelope, typed: str) -> Secret | Unreadable:
    if not FEWEST_ROUNDS <= envelope.rounds <= MOST_ROUNDS:
        return Unreadable("the passphrase of this file would be too easy to try, or never be done; it is not asked for")
    link = read_link(typed)
    if link is not None:
        key = unwrap_key(envelope.keys.link, link_wrap_key(link.key), "site-key-link")
    else:
        passphrase = Secret(normalised(typed).encode())
        wrap = passphrase_wrap_key(passphrase, base64_bytes(envelope.salt) or b"", envelope.rounds)
        key = unwrap_key(envelope.keys.passphrase, wrap, "site-key-passphrase")
    return key if isinstance(key, Secret) else Unreadable("this does not open it")
