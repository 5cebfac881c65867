"""Every key from the master key: HKDF-SHA256 over labels that no two purposes share (docs/sealed-format.md)."""

from __future__ import annotations

import base64
import json

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from careerplan.share.secret import KEY_BYTES, Secret

FORMAT = 1
"""The version of all that is derived and sealed."""

FEWEST_ROUNDS = 600_000
"""Of PBKDF2-SHA256, as OWASP's Password Storage Cheat Sheet asks for; whoever opens refuses fewer."""

SALT_BYTES, PATH_BYTES = 16, 16


def label(*parts: str) -> bytes:
    """A list of texts as bytes that no other list gives: JSON without spaces, ASCII throughout."""
    return json.dumps(["careerplan", FORMAT, *parts], separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _derived(secret: Secret, *parts: str, size: int = KEY_BYTES) -> Secret:
    return Secret(HKDF(SHA256(), size, None, label(*parts)).derive(secret.reveal()))


def share_secret(master: Secret, nonce: str) -> Secret:
    """The key in a share's link."""
    return _derived(master, "share-secret", nonce)


def share_path(master: Secret, nonce: str) -> str:
    """The name of a share's page: 22 characters that say nothing."""
    name = _derived(master, "share-path", nonce, size=PATH_BYTES)
    return base64.urlsafe_b64encode(name.reveal()).decode("ascii").rstrip("=")


def share_content_key(secret: Secret) -> Secret:
    """What a share's page is sealed with, from the key in its link."""
    return _derived(secret, "share-content")


def reply_key(secret: Secret) -> Secret:
    """What answers to a share are sealed with, from the key in its link."""
    return _derived(secret, "share-reply")


def draft_key(secret: Secret) -> Secret:
    """What a half-written answer is kept with in the reader's browser."""
    return _derived(secret, "share-draft")


def site_secret(master: Secret) -> Secret:
    """The key in the owner's link."""
    return _derived(master, "site-secret")


def site_salt(master: Secret) -> bytes:
    """The salt of the passphrase: public, and another one for every plan."""
    return _derived(master, "site-salt", size=SALT_BYTES).reveal()


def link_wrap_key(secret: Secret) -> Secret:
    """What wraps the site's content key for the owner's link."""
    return _derived(secret, "site-wrap")


def passphrase_wrap_key(passphrase: Secret, salt: bytes, rounds: int = FEWEST_ROUNDS) -> Secret:
    """What wraps the site's content key for the passphrase."""
    if rounds < FEWEST_ROUNDS:
        message = f"at least {FEWEST_ROUNDS} rounds"
        raise ValueError(message)
    return Secret(PBKDF2HMAC(SHA256(), KEY_BYTES, salt, rounds).derive(passphrase.reveal()))
