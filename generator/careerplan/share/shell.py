"""The pages around what is sealed: all but the envelope and the hashes of the theme's scripts is always the same.

A page holds one script and one style of its own, both named by their hashes in its policy, and asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from careerplan.share.assets import script_hash
from careerplan.share.envelope import Envelope, Purpose, is_nothing_else, read_envelope

ShellName = Literal["locked", "share", "not_found", "preview"]

ASSETS = Path(__file__).resolve().parent.parent / "assets"

SCRIPTS: Mapping[ShellName, tuple[str, ...]] = {
    "locked": ("envelope.js", "link.js", "door.js", "reveal.js", "style.js", "locked.js"),
    "share": ("envelope.js", "link.js", "door.js", "reveal.js", "style.js", "answer.js", "share.js"),
    "not_found": ("envelope.js", "link.js", "door.js", "not_found.js"),
    "preview": (),
}
"""Shell -> the files that make its one script, in order."""

_SHELLS: Mapping[Purpose, ShellName] = {"site": "locked", "share": "share"}

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_ENVELOPE = re.compile(r'<script type="application/json" id="envelope">([^<]*)</script>')
_THEME_SCRIPTS = re.compile(r"script-src 'sha256-[A-Za-z0-9+/]{43}='((?: 'sha256-[A-Za-z0-9+/]{43}=')*);")


def locked_page(envelope_json: str, script_hashes: Sequence[str] = ()) -> bytes:
    """The locked site around its envelope; the hashes are those of the theme's scripts, as a policy names them."""
    return _page("locked", envelope_json, script_hashes)


def share_page(envelope_json: str, script_hashes: Sequence[str] = ()) -> bytes:
    """A share's page around its envelope."""
    return _page("share", envelope_json, script_hashes)


def not_found_page() -> bytes:
    """What a host shows for an address that it does not have: `404.html`."""
    return _page("not_found")


def placeholder_page() -> bytes:
    """The only page of a build that is not for production."""
    return _page("preview")


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A content security policy under which only these inline scripts and styles work, and nothing is fetched or sent.

    Both are hashes as `script_hash` gives them.
    """
    rules = {
        "default-src": ("'none'",),
        "script-src": scripts or ("'none'",),
        "style-src": styles or ("'none'",),
        "img-src": ("blob:", "data:"),
        "font-src": ("data:",),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def is_shell(data: bytes) -> bool:
    """True if a file is one of our pages, byte for byte, around any envelope of its kind and any theme's hashes."""
    sealed = sealed_in(data)
    if sealed is None:
        return data in (not_found_page(), placeholder_page())
    name = _SHELLS.get(sealed.purpose)
    return name is not None and data == _page(name, envelope_in(data) or "", theme_hashes_in(data))


def sealed_in(data: bytes) -> Envelope | None:
    """The envelope in a page of ours; None if there is none, or if anything else stands in its place too."""
    text = envelope_in(data)
    envelope = read_envelope(text) if text is not None else None
    if text is None or not isinstance(envelope, Envelope) or not is_nothing_else(envelope, text):
        return None
    return envelope


def theme_hashes_in(data: bytes) -> tuple[str, ...]:
    """The hashes of a theme's scripts that the policy of a page names, beside that of its own."""
    found = _THEME_SCRIPTS.search(data.decode("utf-8", "replace"))
    return tuple(found[1].split()) if found else ()


def envelope_in(data: bytes) -> str | None:
    """The envelope's JSON in a page of ours; None if there is none."""
    found = _ENVELOPE.search(data.decode("utf-8", "replace"))
    return found[1] if found else None


def _page(name: ShellName, envelope_json: str = "", script_hashes: Sequence[str] = ()) -> bytes:
    style, script = _asset("shell.css"), _script(name)
    own = (script_hash(script.encode()),) if script else ()
    parts = {
        "policy": policy((*own, *script_hashes), (script_hash(style.encode()),)),
        "style": style,
        "script": script,
        "envelope": envelope_json.replace("<", "\\u003c"),
    }
    body = _filled(_asset(f"{name}.html").rstrip(), parts)
    return _filled(_asset("shell.html"), {**parts, "body": body}).encode()


def _filled(template: str, parts: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: parts[place[1]], template)


@cache
def _script(name: ShellName) -> str:
    """The one script of a shell; a function around it, so that it adds no name to the page."""
    parts = "\n".join(_asset(file) for file in SCRIPTS[name])
    return f'(() => {{\n"use strict";\n{parts}}})();\n' if parts else ""


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
