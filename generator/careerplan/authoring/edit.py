"""One more item for a list of a record, wherever the record stands in its file; nothing else of the file changes.

The places come from the reader's own parser, and text is put in between. A round trip through ruamel.yaml keeps
comments, but writes the file anew: it left 36 of 95 files of the example plan as they were with its usual settings,
and 45 of 2,500 random files with the best of three indentations. It moves hyphens, closes up `[ a,b ]`, turns
`"\\x41"` into `A`, and is a second parser with rules of its own; here what is written is found by what reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from careerplan.authoring.entries import Entry
from careerplan.authoring.lists import (
    Addition,
    Listing,
    Splices,
    add_inside,
    add_to_value,
    after_lines,
    column_at,
    is_null,
    line_end,
    set_in_brackets,
)
from careerplan.authoring.splices import Splice, as_read, inserted, spliced
from careerplan.content.files import TextFile
from careerplan.content.frontmatter import span_of_keys
from careerplan.content.items import Item
from careerplan.content.nodes import Scalar
from careerplan.content.outline import outline_of
from careerplan.content.places import Place, places_of
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Key


class _Owner(Struct, frozen=True, kw_only=True):
    """What a record is written as: keys of its own, or a title with or without a value."""

    keys: Place | None = None
    title: Place | None = None
    value: Place | None = None
    """Behind the title and a colon; None for a title alone."""
    in_lines: bool = True
    """How what holds the title is laid out."""
    alone: bool = False
    """True for a title that is the whole value of its list."""


def with_entry(raw: str, path: str, record: tuple[Key, int] | None, listing: Listing, entry: Entry) -> str | None:
    """A file's text with one more item in a list; None where its form is too odd to be changed safely.

    `record` is the record that has the list, and its line; None if the list is the file's own.
    The text is one that the reader takes without an error. What comes back is to be read back.
    """
    text = as_read(raw)
    span = span_of_keys(text)
    root = places_of(text, *span) if span is not None else None
    addition = Addition(text=text, listing=listing, entry=entry, step=_step(text, root))
    if root is None:  # no keys yet, perhaps not even the lines around them
        added = addition.new_key(0) if span is not None else f"---\n{addition.new_key(0)}---\n"
        return spliced(raw, (inserted(span[1] if span is not None else 0, added),))
    owner = _Owner(keys=root) if record is None else _owner_of(text, path, root, *record)
    if owner is None or root.shape != "mapping" or span is None:
        return None
    if owner.keys is not None:
        splices = _add_to_keys(addition, owner.keys, span[1] if owner.keys is root else None)
    else:
        splices = _add_to_title(addition, owner, KINDS[record[0].kind].short if record is not None else None)
    return spliced(raw, splices) if splices else None


def _step(text: str, place: Place | None) -> int:
    """How far the first list in lines stands in from its key; two columns where there is none."""
    for mapping in _mappings(place) if place is not None else ():
        for _, value in mapping.entries:
            if mapping.in_lines and value.in_lines and value.shape == "list":
                return max(0, column_at(text, value.start) - column_at(text, mapping.start))
    return 2


def _add_to_keys(addition: Addition, keys: Place, end: int | None) -> Splices:
    """Splices for a record with keys; `end` is where they end if they are those of the file."""
    text = addition.text
    for key, value in keys.entries:
        if key.text == addition.listing.key:
            return add_to_value(addition, key, value, in_lines=keys.in_lines)
    if not keys.in_lines:
        more = addition.new_key_in_braces()
        return add_inside(text, keys.entries[-1][1], keys, more) if keys.entries else (inserted(keys.end - 1, more),)
    column = column_at(text, keys.start)
    return (inserted(end if end is not None else after_lines(text, keys, column), addition.new_key(column)),)


def _add_to_title(addition: Addition, owner: _Owner, short: str | None) -> Splices:
    """Splices for a record that is a title, with at most a value behind it, which is that of a short key."""
    text, title, value = addition.text, owner.title, owner.value
    if title is None:
        return ()
    more = addition.new_key_in_braces()
    if value is None:
        before, after = ("{", "}") if owner.alone else ("", "")
        return (inserted(title.start, before), inserted(title.end, f": {{{more}}}{after}"))
    if value.shape == "mapping":  # without keys, else the record had some
        return (inserted(value.end - 1, more),)
    if is_null(text, value):
        in_braces = f"{{{more}}}"
        below = _keys_below(addition, title, value)
        return below if owner.in_lines else set_in_brackets(text, title, value, in_braces)
    if value.in_lines or "\n" in text[title.end : value.end]:
        return ()
    return (inserted(value.start, f"{{{short}: "), inserted(value.end, f", {more}}}"))


def _keys_below(addition: Addition, title: Place, value: Place) -> Splices:
    """Keys in lines under a title that has nothing behind its colon."""
    text = addition.text
    colon = text.find(":", title.end, line_end(text, title.end))
    if colon < 0 or "\n" in text[title.end : value.start]:
        return ()
    below = addition.new_key(column_at(text, title.start) + 2).removesuffix("\n")
    gone = () if value.is_empty else (Splice(colon + 1, value.end, ""),)
    return (*gone, inserted(line_end(text, value.end), f"\n{below}"))


def _owner_of(text: str, path: str, root: Place, key: Key, line: int) -> _Owner | None:
    """How the record of that key and line is written."""
    outline, _ = outline_of(TextFile(path, text))
    item = next((item for item in outline.items if item.key == key and item.line == line), None)
    if item is None or not item.keys.entries:
        return None
    return _Owner(keys=root) if item.keys is outline.keys else _listed_owner(text, root, item)


def _listed_owner(text: str, root: Place, item: Item) -> _Owner | None:
    first, value = item.keys.entries[0]
    is_titled = isinstance(value, Scalar) and (value.line, value.column) == (first.line, first.column)
    start = _position(text, first)
    for mapping in _mappings(root):
        for name, held in mapping.entries:
            if name.start == start and not is_titled:
                return _Owner(keys=mapping)
            if name.start == start:
                own = held if held.shape == "mapping" and held.entries else None
                return _Owner(keys=own, title=name, value=held, in_lines=mapping.in_lines)
            if held.shape == "scalar" and held.start == start and is_titled:
                return _Owner(title=held, in_lines=mapping.in_lines, alone=True)
    title = next((place for place in _titles(root) if place.start == start), None)
    return _Owner(title=title) if title is not None and not title.in_lines else None


def _position(text: str, scalar: Scalar) -> int:
    start = 0
    for _ in range(scalar.line - 1):
        start = text.index("\n", start) + 1
    return start + scalar.column - 1


def _mappings(place: Place) -> Iterator[Place]:
    """All mappings, the outer ones first."""
    if place.shape == "mapping":
        yield place
    for inner in (*place.items, *(value for _, value in place.entries)):
        yield from _mappings(inner)


def _titles(place: Place) -> Iterator[Place]:
    """All items of lists that are single texts."""
    yield from (item for item in place.items if item.shape == "scalar")
    for inner in (*place.items, *(value for _, value in place.entries)):
        yield from _titles(inner)
