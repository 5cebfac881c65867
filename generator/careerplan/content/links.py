"""What a body refers to: wikilinks and links to files of the plan, with their lines.

The whole text is searched, code included: for privacy a name too many is safe, one too few is not.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from careerplan.content.link_rules import find_wikilink
from careerplan.content.markdown import WIKILINK, file_targets
from careerplan.content.reading import Reading
from careerplan.plan.problem import Fault
from careerplan.plan.record import Key
from careerplan.plan.reference import Found

_ADDRESS = r"\s*(?:<([^<>\n]*)>|((?:\\.|\([^\s()]*\)|[^\s()\\])+))"
_TARGET = re.compile(rf"\]\({_ADDRESS}|^[ >\t*+\-\d.)]*\[(?!\^)[^\]\n]+\]:{_ADDRESS}", re.MULTILINE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?")
_CODE = re.compile(r"^([ \t>]*)(```+|~~~+)[^\n]*\n.*?(?:^\1?[ \t>]*\2|\Z)|`+[^`\n]+`+", re.MULTILINE | re.DOTALL)
IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


class Mention(Struct, frozen=True):
    """One reference in a body; lines count from 0 within the body."""

    text: str
    line: int
    column: int
    is_file: bool
    in_code: bool
    """True where it may be no link, and is not reported."""
    is_image: bool = False


class Targets(Struct, frozen=True):
    """The files of the plan: what a relative link can lead to."""

    records: Mapping[str, Key]
    """Path below the plan's folder -> the record that the file holds."""
    files: frozenset[str]


def mentions_in(body: str) -> Iterator[Mention]:
    """Every wikilink, then every relative link, in order; last those that only the HTML shows."""
    if "[[" not in body and "](" not in body and "]:" not in body:
        return
    found: set[str] = set()
    for mention in _written(body):
        found.add(_bare(mention.text))
        yield mention
    if "](" in body or "]:" in body:
        for target in sorted({_bare(target) for target in file_targets(body)} - found - {""}):
            yield Mention(target, 0, 1, is_file=True, in_code=True)


def _written(body: str) -> Iterator[Mention]:
    code = [match.span() for match in _CODE.finditer(body)]

    def place(at: int) -> tuple[int, int, bool]:
        line = body.count("\n", 0, at)
        return line, at - (body.rfind("\n", 0, at) + 1) + 1, any(a <= at < b for a, b in code)

    for match in WIKILINK.finditer(body):
        line, column, in_code = place(match.start())
        yield Mention(match[1].strip(), line, column, is_file=False, in_code=in_code)
    for match in _TARGET.finditer(body):
        group = next((number for number in (1, 2, 3, 4) if match[number]), 0)
        target = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", html.unescape(match[group])) if group else ""
        if not target or _SCHEME.match(target):
            continue
        line, column, in_code = place(match.start(group))
        image = body[: match.start()].rfind("![") > body[: match.start()].rfind("]")
        yield Mention(target, line, column, is_file=True, in_code=in_code, is_image=image)


def resolve_file(path: str, target: str) -> str:
    """The plan path that a relative link in a file leads to; outside the plan it begins with `..`."""
    bare = _bare(target)
    base = "" if bare.startswith("/") else posixpath.dirname(path)
    joined = posixpath.normpath(posixpath.join(base, bare.lstrip("/")))
    return joined if not bare.startswith("/") else posixpath.join("content", joined)


def _bare(target: str) -> str:
    """The path of an address, without its query and its fragment."""
    return unquote(target.split("#", 1)[0].split("?", 1)[0])


def keys_mentioned(body: str, path: str, targets: Targets, reading: Reading, first_line: int | None) -> tuple[Key, ...]:
    """The records that a text mentions, each once; problems are reported if it has a first line."""
    found: dict[Key, None] = {}
    for mention in mentions_in(body):
        if mention.is_file:
            keys, fault = _file_keys(mention, path, targets)
        else:
            keys, fault = _wikilink_keys(mention, reading)
        found.update(dict.fromkeys(key for key in keys if key not in reading.context.lost))
        if fault is not None and first_line is not None and not mention.in_code:
            reading.report_at(first_line + mention.line, mention.column, fault)
    return tuple(found)


def _file_keys(mention: Mention, path: str, targets: Targets) -> tuple[tuple[Key, ...], Fault | None]:
    resolved = resolve_file(path, mention.text)
    if resolved in targets.records:
        return (targets.records[resolved],), None
    if resolved in targets.files:
        return (), None
    if mention.is_image or resolved.lower().endswith((*IMAGE_TYPES, ".svg")):
        why = (
            "SVG files are not shown: they can hold scripts"
            if resolved.lower().endswith(".svg")
            else "there is no such image"
        )
        return (), Fault("image-missing", f"{mention.text}: {why}", "use a PNG, JPEG, GIF or WebP file beside the text")
    fault = Fault("link-broken", f"{mention.text} leads to no file of the plan", "check the path, or write [[NAME]]")
    return (), fault


def _wikilink_keys(mention: Mention, reading: Reading) -> tuple[tuple[Key, ...], Fault | None]:
    index = reading.context.index

    def named(name: str) -> Found | None:
        found = index.find_any(name)
        return found if found.keys or not name else None

    found = find_wikilink(mention.text, named)[0]
    if found is not None and len(found.keys) < 2:  # none for a heading of the page itself
        return found.keys, None
    if found is not None:
        forms = ", ".join(f"[[{key}]]" for key in found.keys)
        fault = Fault("wikilink-ambiguous", f"[[{mention.text}]] matches several records", f"write one of {forms}")
        return found.keys, fault
    if reading.context.unsure:
        return (), None  # a broken list file has been reported, and may hold it
    bare = index.find_any(mention.text.split("#", 1)[0])
    near = (*bare.near, *(key.id for key in bare.keys))
    hint = f"did you mean [[{near[0]}]]?" if near else "no record has this id, alias or title"
    return (), Fault("wikilink-unknown", f"[[{mention.text}]] leads to no record", hint)
