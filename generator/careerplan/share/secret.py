"""Bytes that must not be seen: a secret says nothing of itself where it is printed, logged or raised."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from typing import NoReturn

KEY_BYTES = 32
_KEY_TEXT = re.compile(r"[A-Za-z0-9_-]{43}")


class Secret:
    """Bytes behind a name that does not show them; only `reveal` gives them out."""

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = value

    def reveal(self) -> bytes:
        """The bytes; never to be printed or kept."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(not shown)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value, other._value)

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        message = "a secret is never written down"
        raise TypeError(message)


def key_text(key: Secret) -> str:
    """A key of 32 bytes as it stands in a link: base64url, 43 characters."""
    return base64.urlsafe_b64encode(key.reveal()).decode("ascii").rstrip("=")


def read_key(text: str) -> Secret | None:
    """The key that a text gives, or None if it is not one: exactly 43 characters of base64url."""
    stripped = text.strip()
    if not _KEY_TEXT.fullmatch(stripped):
        return None
    try:
        value = base64.urlsafe_b64decode(f"{stripped}=")
    except binascii.Error:
        return None
    key = Secret(value)
    return key if len(value) == KEY_BYTES and key_text(key) == stripped else None
