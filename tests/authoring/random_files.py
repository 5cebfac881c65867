"""Files as people write them: any style of YAML that the reader takes, thrown by dice, with a list to be added to.

Each file knows which of its lines hold that list; all others must come through a change as they are.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree] | None"

TEXTS = (
    "ran it",
    "Two words, and a comma",
    "colon: inside",
    "hash # inside",
    "tab\tinside",
    "ends with colon:",
    "[x]",
    "日本語の技術",
    "Élan vital — naïve",
    "שלום",
    "👩‍💻",
    'it\'s "said"',
    "null",
    "true",
    "2:30",
    "- no item",
    "{brace",
    "*star",
    "!tag",
    "%",
    "@at",
    "next\u2028line",
    "nel\x85here",
    "back\\slash",
    "~",
    "trailing backslash\\",
)
COMMENTS = ("# why", "#no space", "# ratings:", "#   - 2026-01 expert", "# — “quotes” [x] {y}", "# tab\there")
BODIES = (
    "",
    "One line",
    "One line\n",
    "\n\n# Heading\n\ntext  \n",
    "---\nratings:\n  - not a key\n---\n",
    "trailing   \n\n\n",
    "\ttab\n",
    "::: private\nhidden\n:::\n",
    "日本語\u2028\x85\n",
    "no end",
    "  indented\n",
)
BREAKS = ("\n", "\n", "\r\n", "\r\n", "\r")
MIXED = ("\n", "\r\n")


class File(Struct, frozen=True, kw_only=True):
    """A file and the lines of it, counted from 0, between which alone it may change."""

    path: str
    raw: str
    first: int
    last: int
    """Behind the last one; equal to `first` where the list is not there yet and may be added anywhere."""


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of record with a list: how the items of the list may stand."""

    folder: str
    key: str
    short: str
    items: Callable[[random.Random, int], Sequence[Tree]]
    """A few items, each in another form."""
    one: Callable[[random.Random], Tree]
    """What stands for a list of one."""
    pairs: Callable[[random.Random], Mapping[str, Tree]]
    """The list as keys and values."""


class Writer:
    """Writes trees as lines of YAML, in whichever style the dice say."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.lines: list[str] = []
        self.offset = dice.choice((0, 0, 1, 2, 2, 2, 4))
        self.marked: tuple[int, int] | None = None

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def end(self) -> str:
        """What may stand behind a value."""
        if self.chance(0.2):
            return f"{' ' * self.dice.randint(1, 4)}{self.dice.choice(COMMENTS)}"
        return " " * self.dice.choice((0, 0, 0, 0, 1, 3))

    def pause(self, column: int) -> None:
        """A comment or an empty line."""
        if self.chance(0.15):
            self.lines.append(" " * self.dice.choice((0, column, column + 2)) + self.dice.choice(COMMENTS))
        if self.chance(0.08):
            self.lines.append(" " * self.dice.choice((0, 0, 2)))

    def scalar(self, text: str | None, *, in_brackets: bool, is_key: bool = False) -> str:
        if text is None:
            return "" if is_key else self.dice.choice(("~", "null"))
        if is_plain(text, in_brackets=in_brackets) and self.chance(0.8):
            return text
        if self.chance(0.5) and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        quoted = json.dumps(text, ensure_ascii=False)
        return quoted.replace("a", "\\x61", 1) if self.chance(0.2) else quoted

    def flow(self, tree: Tree, column: int, *, may_break: bool) -> str:
        """A tree in brackets, perhaps over several lines."""
        if tree is None or isinstance(tree, str):
            return self.scalar(tree, in_brackets=True)
        breaks = may_break and self.chance(0.3)
        gap = "\n" + " " * (column + self.dice.randint(1, 4)) if breaks else self.dice.choice(("", " "))
        parts = [self.flow_part(part, column) for part in (tree.items() if isinstance(tree, Mapping) else tree)]
        comma = f", {self.dice.choice(COMMENTS)}{gap}" if breaks and self.chance(0.3) else f",{gap or ' '}"
        last = self.dice.choice(("", "", ",")) if parts else ""
        opened, closed = "{}" if isinstance(tree, Mapping) else "[]"
        return f"{opened}{gap if parts else ''}{comma.join(parts)}{last}{gap if parts else ''}{closed}"

    def flow_part(self, part: Tree | tuple[str, Tree], column: int) -> str:
        if isinstance(part, tuple):
            key, value = part
            written = self.scalar(key, in_brackets=True, is_key=True)
            return f"{written}: {self.flow(value, column, may_break=False)}" if value is not None else f"{written}: "
        if isinstance(part, Mapping) and len(part) == 1 and self.chance(0.5):
            return self.flow_part(next(iter(part.items())), column)
        return self.flow(part, column, may_break=False)

    def value(self, tree: Tree, column: int, *, in_list: bool = False) -> None:
        """A value behind a key, or behind a hyphen; the line that holds that is the last one so far."""
        if tree is None and not in_list and self.chance(0.7):
            self.lines[-1] += self.end()
        elif tree is None or isinstance(tree, str):
            self.text(tree, column)
        elif not tree or self.chance(0.35):
            written = self.flow(tree, column, may_break=True).split("\n")
            self.lines[-1] += " " * self.dice.randint(1, 2) + written[0]
            self.lines += written[1:]
            self.lines[-1] += self.end()
        elif isinstance(tree, Mapping):
            self.lines[-1] += self.end()
            self.mapping(tree, column + self.dice.randint(1, 4))
        else:
            self.lines[-1] += self.end()
            self.list(tree, column + (self.offset or (2 if in_list else 0)))

    def text(self, text: str | None, column: int) -> None:
        if text in TEXTS and text.isprintable() and self.chance(0.1):
            self.lines[-1] += " " + self.dice.choice(("|", ">", "|-", ">-", "|+"))
            self.lines += [" " * (column + 2) + text] + [""] * self.dice.choice((0, 0, 1, 2))
        elif text in TEXTS and " " in text and self.chance(0.1):
            before, _, after = json.dumps(text, ensure_ascii=False).partition(" ")
            self.lines[-1] += f" {before}"
            self.lines.append(" " * (column + self.dice.randint(1, 4)) + after + self.end())
        else:
            written = self.scalar(text, in_brackets=False)
            self.lines[-1] += " " * self.dice.randint(1, 3) + written + self.end()

    def mapping(self, tree: Mapping[str, Tree], column: int, mark: str = "", *, begun: bool = False) -> None:
        """Keys in lines; with `begun` the first one stands behind what is written already."""
        for key, value in tree.items():
            if not begun:
                self.pause(column)
                self.lines.append(" " * column)
            begun, first = False, len(self.lines) - 1
            self.lines[-1] += self.scalar(key, in_brackets=False, is_key=True) + ":"
            self.value(value, column)
            if key == mark:
                self.marked = (first, len(self.lines))

    def list(self, tree: Sequence[Tree], column: int) -> None:
        hyphen = "-" + " " * self.dice.choice((1, 1, 1, 3))
        for item in tree:
            self.pause(column)
            if isinstance(item, Mapping) and item and self.chance(0.6):
                self.lines.append(" " * column + hyphen)
                self.mapping(item, column + len(hyphen), begun=True)
            else:
                self.lines.append(" " * column + "-")
                self.value(item, column, in_list=True)


def is_plain(text: str, *, in_brackets: bool) -> bool:
    """True for a text that needs no quotes."""
    if not text or not text[0].isalnum() or text in ("null", "true") or text.strip() != text:
        return False
    signs = (": ", " #", "\t", "\\", '"', "'", "\u2028", "\x85") + ((",", "[", "]", "{", "}") if in_brackets else ())
    return not any(sign in text for sign in signs) and not text.endswith(":")


def any_tree(dice: random.Random, depth: int = 0) -> Tree:
    """Keys, lists and texts of no meaning."""
    if depth > 2 or dice.random() < 0.5:
        return dice.choice((*TEXTS, None))
    if dice.random() < 0.5:
        return [any_tree(dice, depth + 1) for _ in range(dice.randint(0, 3))]
    return {f"k{number}": any_tree(dice, depth + 1) for number in range(dice.randint(1, 3))}


def any_file(kind: Kind, dice: random.Random) -> File:
    """A file with a record of a kind: on its own, or in a list among others; or a list that is the file's own."""
    writer = Writer(dice)
    if not kind.folder:
        held, is_there = _held(kind, dice)
        writer.mapping(_with({"title": "Learning"}, kind.key, held, dice) if is_there else {"title": "x"}, 0, kind.key)
        return _file("content/learning.md", writer, dice)
    in_list = dice.random() < 0.5
    held, is_there = _held(kind, dice)
    spare = {f"spare-{number}": any_tree(dice) for number in range(dice.randint(0, 3))}
    keys = {"title": "Target", **spare} if dice.random() < 0.5 else {**spare, "title": "Target"}
    keys = _with(keys, kind.key, held, dice) if is_there else keys
    if not in_list:
        writer.mapping(keys, dice.choice((0, 0, 0, 2)), kind.key)
        return _file(f"content/{kind.folder}/target.md", writer, dice)
    return _list_file(kind, writer, keys, dice)


def _with(keys: Mapping[str, Tree], key: str, value: Tree, dice: random.Random) -> dict[str, Tree]:
    listed = list(keys.items())
    listed.insert(dice.randint(0, len(listed)), (key, value))
    return dict(listed)


def _held(kind: Kind, dice: random.Random) -> tuple[Tree, bool]:
    """What stands under the key of the list, and whether the key is there at all."""
    form = dice.choice(("missing", "empty", "one", "pairs", "items", "items", "items", "items"))
    held: dict[str, Tree] = {"empty": dice.choice((None, [], {}))}
    if form in ("one", "pairs", "items"):
        held[form] = (
            kind.items(dice, dice.randint(1, 3))
            if form == "items"
            else kind.one(dice)
            if form == "one"
            else kind.pairs(dice)
        )
    return held.get(form), form != "missing"


def _list_file(kind: Kind, writer: Writer, keys: Mapping[str, Tree], dice: random.Random) -> File:
    """The record among others in a list file, in one of the forms that an item may have."""
    column = dice.choice((0, 0, 2))
    writer.lines.append(" " * column + f"{kind.folder}:")
    place = dice.randint(0, 2)
    form = dice.choice(("keys", "keys", "titled", "title"))
    if form == "keys":
        writer.lines[-1] += writer.end()
        _list_of_keys(kind, writer, keys, place, column + writer.offset)
        return _file(f"content/{kind.folder}.md", writer, dice)
    value: Tree = dice.choice((None, kind.short)) if form == "titled" else None
    names: list[tuple[str, Tree]] = [("Other one", None), ("Other two", {"tags": "x"})]
    if form == "titled":
        names.insert(place, ("Target", value))
        writer.value(dict(names), column)
    else:
        listed: list[Tree] = ["Other one", "Other two"]
        listed.insert(place, "Target")
        writer.value(listed, column)
    rows = [number for number, line in enumerate(writer.lines) if "Target" in line or "T\\x61rget" in line]
    writer.marked = (rows[0], rows[-1] + 1)
    return _file(f"content/{kind.folder}.md", writer, dice)


def _list_of_keys(kind: Kind, writer: Writer, keys: Mapping[str, Tree], place: int, column: int) -> None:
    for number in range(3):
        writer.pause(column)
        writer.lines.append(" " * column + "- ")
        if number == place:
            writer.mapping(keys, column + 2, kind.key, begun=True)
        else:
            writer.mapping({"title": f"Other {number}"}, column + 2, begun=True)


def _file(path: str, writer: Writer, dice: random.Random) -> File:
    opening = dice.choice(("---", "---", "---  ", "----"))
    lines = [*[""] * dice.choice((0, 0, 0, 1)), opening]
    skipped = len(lines)
    lines += [line for part in writer.lines for line in part.split("\n")]
    writer.pause(0)
    lines += writer.lines[len(lines) - skipped :]
    body = dice.choice(BODIES)
    lines += [dice.choice(("---", "---", "--- ")), *body.split("\n")]
    usual = dice.choice(BREAKS)
    mixed = dice.random() < 0.1
    ends = [dice.choice(MIXED) if mixed else usual for _ in lines[:-1]]
    raw = "".join(f"{line}{end}" for line, end in zip(lines, [*ends, ""], strict=True))
    first, last = writer.marked or (0, 0)
    bom = "\ufeff" if dice.random() < 0.15 else ""
    return File(path=path, raw=bom + raw, first=first + skipped, last=last + skipped)
