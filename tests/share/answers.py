"""Answers as a share's page makes them: sealed with the share's own key, and armoured for a mail."""

from __future__ import annotations

import base64
import json
import textwrap

from msgspec.structs import replace

from careerplan.share.derive import FORMAT, reply_key, share_path, share_secret
from careerplan.share.envelope import Envelope, seal
from careerplan.share.secret import Secret

ID = "0123456789abcdef0123456789abcdef"

SAID = {
    "format": 1,
    "id": ID,
    "date": "2026-11-20",
    "answer": "Cut the second catchment.",
    "start": "Say no once a week",
    "keep": "",
    "stop": "",
    "ratings": {"kafka": 3},
    "unseen": ["writing"],
}
"""What Maria answers."""


def sealed(master: Secret, nonce: str, said: object = SAID, *, path: str = "", seal_as: str = "") -> Envelope:
    """The envelope of an answer; `path` stands on it in place of the one that it was sealed for."""
    own = share_path(master, nonce)
    text = said if isinstance(said, bytes) else json.dumps(said).encode()
    key = reply_key(share_secret(master, nonce))
    envelope = seal(text, key, "reply", seal_as or own)
    return replace(envelope, path=path) if path else envelope


def armoured(envelope: Envelope, version: int = FORMAT) -> str:
    """An envelope as text for a mail."""
    path = base64.urlsafe_b64decode(f"{envelope.path}==")
    data = path + base64.b64decode(envelope.nonce) + base64.b64decode(envelope.data)
    lines = textwrap.wrap(base64.b64encode(data).decode(), 64)
    begin, end = f"-----BEGIN CAREERPLAN REPLY {version}-----", "-----END CAREERPLAN REPLY-----"
    return "\n".join((begin, *lines, end, ""))
