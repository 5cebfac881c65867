"""The test vectors of the sealed format, which Python, Node and the page read from one file."""

import base64
import json
from pathlib import Path
from typing import Any

from careerplan.share.secret import Secret, key_text, read_key

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
B64 = base64.b64decode
NONCE: str = VECTORS["nonce"]


def key_of(text: str) -> Secret:
    key = read_key(text)
    assert key is not None
    return key


text_of = key_text
MASTER = key_of(VECTORS["master"])
