"""The search index: a classic script, because a page opened from a folder on disk cannot fetch.

It sets `window.careerIndex` to rows of title, kind words, address and text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from careerplan.plan.activity import Activity
from careerplan.plan.application import Application
from careerplan.plan.craft import Craft
from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import Goal
from careerplan.plan.person import Person
from careerplan.plan.position import Position
from careerplan.plan.record import Record
from careerplan.plan.reference import fold
from careerplan.plan.skill import Skill
from careerplan.plan.win import Win
from careerplan.site.addresses import NOT_FOUND, address, output_path
from careerplan.site.drafts import Draft
from careerplan.site.kinds import KIND_WORDS
from careerplan.site.views.parts import Desk

LONGEST_TEXT = 240
"""Characters of a record's text that can be searched: the index is loaded whole."""

Row = tuple[str, str, str, str]

SCRIPT = "search-index.js"
_BEFORE, _AFTER = "/* careerplan: title, kind, address, text */\nwindow.careerIndex = ", ";\n"

_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_WIKILINKS = re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]*)\]\]")
_LINKS = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_LINE_MARKS = re.compile(
    r"^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d+[.)][ \t]+|:::.*$|```.*$|\|?[ :|-]+\|[ :|-]*$)?",
    re.MULTILINE,
)
_INLINE_MARKS = re.compile(r"\*+|`+|~~|(?<!\w)_+|_+(?!\w)|\[\^[^\]\n]*\]:?")


def search_index(desk: Desk, drafts: Sequence[Draft]) -> bytes:
    """The script that holds every record and every page that is not a record's."""
    rows = sorted((*_records(desk), *_pages(desk, drafts)), key=lambda row: (fold(row[0]), row[1], row[2]))
    lines = ",\n".join(_script_json(row) for row in rows)
    return f"{_BEFORE}[\n{lines}\n]{_AFTER}".encode()


def rows_in(script: bytes) -> bytes:
    """The rows of a search index as JSON, for a page that may not run it."""
    return script.removeprefix(_BEFORE.encode()).removesuffix(_AFTER.encode())


def _script_json(row: Row) -> str:
    """JSON that ends neither a script element nor, in an old browser, a line."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _records(desk: Desk) -> Iterator[Row]:
    for record in desk.plan.records():
        words = (*record.aliases, *record.tags, *_own_words(record, desk), plain_text(record.body.text))
        yield desk.title(record), _kind_words(record), address(record.key), _excerpt(words)


def _pages(desk: Desk, drafts: Iterable[Draft]) -> Iterator[Row]:
    of_records = {output_path(record.key) for record in desk.plan.records() if "#" not in address(record.key)}
    for draft in drafts:
        if draft.path not in of_records and draft.path != NOT_FOUND:
            yield draft.title, "page", quote(draft.path), ""


def _kind_words(record: Record) -> str:
    kind = KIND_WORDS[record.kind]
    if isinstance(record, Skill) and record.group:
        return f"{kind}, {record.group}"
    if isinstance(record, Person) and record.relations:
        return ", ".join(relation.replace("-", " ") for relation in record.relations)
    if isinstance(record, Goal):
        return f"{kind}, {record.status}"
    return kind


def _own_words(record: Record, desk: Desk) -> tuple[str, ...]:
    """What a record says beside its body, for kinds whose bodies are mostly empty."""
    match record:
        case Person():
            return (record.ask, *(desk.link("skill", topic).title for topic in record.topics))
        case Feedback():
            return (*record.start, *record.keep, *record.stop)
        case Activity():
            return (record.provider, record.artefact, record.state)
        case Application():
            return (record.organisation, record.outcome, record.note)
        case Craft():
            return (record.before, record.after, record.result)
        case Win():
            return (record.impact,)
        case Position():
            return (record.organisation, record.why)
        case Goal():
            return (record.next_step,)
        case _:
            return ()


def _excerpt(words: Iterable[str]) -> str:
    text = " ".join(" ".join(words).split())
    if len(text) <= LONGEST_TEXT:
        return text
    return text[:LONGEST_TEXT].rsplit(" ", 1)[0]


def plain_text(markdown: str) -> str:
    """The words of a body without the marks of Markdown, in one line."""
    text = _COMMENTS.sub(" ", markdown)
    text = _WIKILINKS.sub(r"\1", text)
    text = _LINKS.sub(r"\1", text)
    text = _LINE_MARKS.sub("", text)
    return " ".join(_INLINE_MARKS.sub("", text).replace("|", " ").split())
