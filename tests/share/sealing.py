"""Envelopes that hold nothing, for pages around them."""

from __future__ import annotations

from careerplan.share.envelope import SiteEnvelope, WrappedKeys, envelope_json, seal, wrap_key
from careerplan.share.secret import Secret

KEY = Secret(bytes(range(32)))


def share_envelope(text: bytes = b"", path: str = "a" * 22) -> str:
    """What stands in a share's page."""
    return envelope_json(seal(text, KEY, "share", path))


def site_envelope(text: bytes = b"") -> str:
    """What stands in the locked site."""
    sealed = seal(text, KEY, "site")
    wrapped = wrap_key(KEY, KEY, "site-key-link")
    return envelope_json(
        SiteEnvelope(
            format=sealed.format,
            purpose="site",
            path="",
            until="",
            nonce=sealed.nonce,
            data=sealed.data,
            salt="AAAA",
            rounds=600_000,
            keys=WrappedKeys(wrapped, wrapped),
        )
    )
