"""HTML comments: for the owner's eyes only, wherever a text stands."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def without_comments(text: str) -> str:
    """A text without its comments; one that is never closed goes on to the end."""
    if "<!--" not in text:
        return text
    return _COMMENT.sub("", text).partition("<!--")[0]  # what is left may have joined into another
