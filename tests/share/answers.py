"""Answers as a share's page makes them: sealed with the share's own key, and armoured for a mail."""

from __future__ import annotations

import base64
import json
import textwrap

from msgspec.structs import replace

from careerplan.share.derive import reply_key, share_path, share_secret
from careerplan.share.envelope import Envelope, envelope_json, seal
from careerplan.share.mail import BEGIN, END
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


def armoured(envelope: Envelope | bytes) -> str:
    """An envelope as text for a mail."""
    data = envelope if isinstance(envelope, bytes) else envelope_json(envelope).encode()
    lines = textwrap.wrap(base64.b64encode(data).decode(), 64)
    return "\n".join((f"-----{BEGIN}-----", *lines, f"-----{END}-----", ""))
