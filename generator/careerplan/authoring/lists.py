"""One more item for a value that is a list, or stands for one: as splices, in the style of what is there.

A list can be written in lines or in brackets, as one item alone, as keys and values, or not at all yet. Where a form
is too odd to be changed safely there are no splices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from careerplan.authoring.entries import Entry
from careerplan.authoring.splices import Splice, inserted
from careerplan.content.nodes import NULLS
from careerplan.content.places import Place

Splices = Sequence[Splice]

_COMMENT = re.compile(r"(?:^|\s)#.*")


class Listing(Struct, frozen=True):
    """A key whose value is a list."""

    key: str
    is_item: Callable[[frozenset[str]], bool]
    """True if a mapping with such keys is one item; else its keys are items and their values say more of them."""


class Addition(Struct, frozen=True, kw_only=True):
    """What is to be added, and to which text."""

    text: str
    listing: Listing
    entry: Entry
    step: int
    """How far lists of the file stand in from their key."""

    def item(self, *, in_brackets: bool) -> str:
        """The item as it begins a list."""
        return self.entry.in_one_line(in_brackets=in_brackets) if self.entry.short else self.entry.in_braces()

    def item_near(self, near: Place, *, in_brackets: bool) -> Sequence[str]:
        """The lines of the item, in the form of one that is there."""
        if self._is_short(near):
            return [self.entry.in_braces() if self.entry.rest else self.entry.in_one_line(in_brackets=in_brackets)]
        return self.entry.in_lines() if near.shape == "mapping" and near.in_lines else [self.entry.in_braces()]

    def _is_short(self, item: Place) -> bool:
        if item.shape == "mapping":
            return len(item.entries) == 1 and not self.listing.is_item(names_in(item))
        return item.shape == "scalar"

    def new_key(self, column: int) -> str:
        """The key with the item as its list, in lines."""
        item = listed([self.item(in_brackets=False)], column + self.step)
        return f"{' ' * column}{self.listing.key}:\n{item}"

    def new_key_in_braces(self) -> str:
        """The same in one line."""
        return f"{self.listing.key}: [{self.item(in_brackets=True)}]"


def add_to_value(addition: Addition, key: Place, value: Place, *, in_lines: bool) -> Splices:
    """Splices that add to the value of a key; `in_lines` says how the mapping that holds it is laid out."""
    text = addition.text
    if is_null(text, value) or _is_empty(addition, value):
        return (_begin_in_lines if in_lines else _begin_in_brackets)(addition, key, value)
    if value.shape == "list":
        item = addition.item_near(value.items[-1], in_brackets=not value.in_lines)
        return _add_line(text, value, item) if value.in_lines else add_inside(text, value.items[-1], value, item[0])
    if value.shape == "mapping" and not addition.listing.is_item(names_in(value)):
        pair = addition.entry.as_pair(in_brackets=not value.in_lines)
        if not value.in_lines:
            return add_inside(text, value.entries[-1][1], value, pair)
        column = column_at(text, value.start)
        return (inserted(after_lines(text, value, column), f"{' ' * column}{pair}\n"),)
    item = addition.item_near(value, in_brackets=not in_lines)
    if not in_lines:
        return (inserted(value.start, "["), inserted(value.end, f", {item[0]}]"))
    return _make_list(addition, key, value, item)


def is_null(text: str, place: Place) -> bool:
    """True where nothing is written, or a word for nothing."""
    return place.shape == "scalar" and text[place.start : place.end] in NULLS


def _is_empty(addition: Addition, value: Place) -> bool:
    """True for a list without items; keys that are none may still be those of an item."""
    if value.shape == "mapping":
        return not value.entries and not addition.listing.is_item(frozenset())
    return value.shape == "list" and not value.items


def names_in(mapping: Place) -> frozenset[str]:
    """The keys of a mapping."""
    return frozenset(key.text for key, _ in mapping.entries)


def column_at(text: str, position: int) -> int:
    """How far in a character stands."""
    return position - text.rfind("\n", 0, position) - 1


def line_end(text: str, position: int) -> int:
    """The end of the line of a character, before its line end."""
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def after_lines(text: str, place: Place, column: int) -> int:
    """The beginning of the line after a value and after the comments below it that stand further in than a column."""
    ends_its_line = not place.is_empty and text[place.end - 1] == "\n"  # a text after | or >
    position = place.end if ends_its_line else line_end(text, place.end) + 1
    further_in = re.compile(rf"[ ]{{{column + 1},}}#.*\n")
    while comment := further_in.match(text, position):
        position = comment.end()
    return position


def listed(item: Sequence[str], column: int, hyphen: str = "- ") -> str:
    """An item with its hyphen and its line end."""
    return f"{' ' * column}{hyphen}" + f"\n{' ' * (column + len(hyphen))}".join(item) + "\n"


def add_inside(text: str, last: Place, around: Place, added: str) -> Splices:
    """Splices that add to what stands in brackets or braces, on a line of its own if the last item has one."""
    if text[around.start] not in "[{":  # one pair of a list in brackets: its braces are left out
        return (inserted(around.start, "{"), inserted(around.end, f", {added}}}"))
    tail = text[last.end : around.end - 1]
    first_line, more_lines, _ = tail.partition("\n")
    has_comma = "," in _COMMENT.sub("", first_line)
    if not more_lines or (not has_comma and "," in _COMMENT.sub("", tail)):
        return (inserted(last.end, f", {added}"),)
    before = text[text.rfind("\n", 0, last.start) + 1 : last.start]
    line = "\n" + ("  " if before.strip() else before) + added
    end = last.end + len(first_line)
    return (inserted(end, f"{line},"),) if has_comma else (inserted(last.end, ","), inserted(end, line))


def set_in_brackets(text: str, key: Place, value: Place, written: str) -> Splices:
    """A value for a key in braces that has none yet; the colon may be missing as well."""
    if not value.is_empty:
        return (Splice(value.start, value.end, written),)
    colon = text.find(":", key.end, value.start + 1)
    return (inserted(key.end, f": {written}") if colon < 0 else inserted(colon + 1, f" {written}"),)


def _add_line(text: str, value: Place, item: Sequence[str]) -> Splices:
    """An item after the last one of a list with hyphens, as far in as that."""
    last = value.items[-1]
    before = re.search(r"-[ ]+$", text[text.rfind("\n", 0, last.start) + 1 : last.start])
    column = column_at(text, value.start)
    return (inserted(after_lines(text, value, column), listed(item, column, before[0] if before else "- ")),)


def _begin_in_lines(addition: Addition, key: Place, value: Place) -> Splices:
    """The first item of a list that is empty so far; what stood for nothing goes, a comment after it stays."""
    text, item = addition.text, addition.item(in_brackets=False)
    colon = text.find(":", key.end, value.start + 1)
    if colon < 0:
        return ()
    if "\n" in text[colon : value.start]:
        return (Splice(value.start, value.end, f"- {item}"),)
    below = listed([item], column_at(text, key.start) + addition.step).removesuffix("\n")
    gone = () if value.is_empty else (Splice(colon + 1, value.end, ""),)
    return (*gone, inserted(line_end(text, value.end), f"\n{below}"))


def _begin_in_brackets(addition: Addition, key: Place, value: Place) -> Splices:
    item = addition.item(in_brackets=True)
    if value.shape == "list":
        return (inserted(value.end - 1, item),)
    return set_in_brackets(addition.text, key, value, f"[{item}]")


def _make_list(addition: Addition, key: Place, value: Place, item: Sequence[str]) -> Splices:
    """A value that stands for a list of one becomes its first item."""
    text = addition.text
    if "\n" in text[key.end : value.start]:
        return _make_list_of_lines(text, value, item)
    if value.in_lines or (value.shape == "scalar" and "\n" in text[value.start : value.end]):
        return ()
    column = column_at(text, key.start) + addition.step
    first = Splice(text.index(":", key.end) + 1, value.start, f"\n{' ' * column}- ")
    return (first, inserted(line_end(text, value.end), "\n" + listed(item, column).removesuffix("\n")))


def _make_list_of_lines(text: str, value: Place, item: Sequence[str]) -> Splices:
    column = column_at(text, value.start)
    end = after_lines(text, value, column)
    starts = [match.start() for match in re.finditer(r"^(?=.*\S)", text[value.start : end], re.MULTILINE)]
    further_in = (inserted(value.start + start, "  ") for start in starts if start > 0)
    return (inserted(value.start, "- "), *further_in, inserted(end, listed(item, column)))
