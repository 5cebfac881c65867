"""Which records a file holds: its folder gives the kind, a list under the plural key gives several.

Items are named before any value is read, so that references can be checked as values are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from careerplan.content.frontmatter import Document
from careerplan.content.kinds import LIST_KEYS, kind_of_path
from careerplan.content.naming import made_id, made_title, stem_of, text_of, texts_of, titled_body
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.withholding import closed_by
from careerplan.plan.goal import LIFTED
from careerplan.plan.plan import KINDS
from careerplan.plan.record import Key, Kind
from careerplan.plan.reference import slug
from careerplan.plan.when import When, parse_when

_INTRODUCTIONS = frozenset({"index", "readme", "_index"})


class Item(Struct, frozen=True, kw_only=True):
    """One record before its values are read."""

    key: Key
    title: str
    aliases: tuple[str, ...]
    keys: Mapping
    body: str
    body_line: int
    path: str
    line: int
    column: int = 1
    inherited_audience: Node | None = None
    """The list file's audience, for an item that has none of its own."""
    within: Key | None = None
    """The goal that an activity was written in."""
    sample: bool = False
    """True for a record that says `sample: true`."""


class Introduction(Struct, frozen=True):
    """The body of a list file or an index file, which stands above the index page of its kind."""

    kind: Kind
    text: str
    path: str
    line: int
    audience: Node | None


def items_of(path: str, document: Document) -> Iterator[Item | Introduction]:
    """The records of one file, in the order they stand in."""
    kind, may_list = kind_of_path(path)
    parts = path.split("/")[1:]
    is_list_file = len(parts) == 1 and kind not in ("vision", "page")
    is_introduction = _is_introduction(parts, kind)
    lists = {name for name in LIST_KEYS.get(kind, {}) if document.keys.get(name) is not None}
    if may_list and (lists or is_list_file or is_introduction):
        yield from _list_items(path, kind, document)
        return
    if is_introduction:
        yield Introduction(kind, document.body, path, document.body_line, document.keys.get("audience"))
        return
    yield from _file_item(path, kind, document)


def _is_introduction(parts: list[str], kind: Kind) -> bool:
    """True for the index of a kind's folder; notes have theirs in content/ too."""
    if stem_of(parts[-1]).casefold() not in _INTRODUCTIONS:
        return False
    return len(parts) > 1 if kind != "page" else len(parts) == 1 or (len(parts) == 2 and parts[0].casefold() == "notes")


def known_list_keys(kind: Kind) -> frozenset[str]:
    """Keys that a list file may have beside its lists."""
    return frozenset(LIST_KEYS.get(kind, {})) | {"title", "audience"}


def _file_item(path: str, kind: Kind, document: Document) -> Iterator[Item]:
    stem = stem_of(path.rsplit("/", 1)[-1])
    written_id = text_of(document.keys.get("id"))
    written_title = text_of(document.keys.get("title"))
    title, body, body_line = titled_body(document, written_title, stem)
    default_id = page_id(path) if kind == "page" else slug(stem)
    item_id = slug(written_id) if written_id and kind != "page" else default_id
    key = Key(kind, item_id)
    yield Item(
        key=key,
        title=title,
        aliases=texts_of(document.keys.get("aliases")),
        keys=document.keys,
        body=body,
        body_line=body_line,
        path=path,
        line=1,
        sample=_is_sample(document.keys),
    )
    yield from _lifted(key, document.keys, path)


def page_id(path: str) -> str:
    """`content/notes/health.md` and `content/health.md` are `health`; deeper folders stay."""
    parts = path.split("/")[1:]
    if parts[0] == "notes" and len(parts) > 1:
        parts = parts[1:]
    parts[-1] = stem_of(parts[-1])
    return "/".join(slug(part) for part in parts)


def _list_items(path: str, kind: Kind, document: Document) -> Iterator[Item | Introduction]:
    audience = closed_by(document.keys) or document.keys.get("audience")
    if document.body:
        yield Introduction(kind, document.body, path, document.body_line, audience)
    for list_key, item_kind in LIST_KEYS[kind].items():
        node = document.keys.get(list_key)
        if node is None:
            continue
        for entry in _entries(node, item_kind):
            yield from _list_item(entry, item_kind, path, audience)


def _entries(node: Node, kind: Kind) -> Iterator[Mapping]:
    """The mappings of a list; `{Title: value}` and plain titles become mappings too."""
    record = KINDS[kind]
    if isinstance(node, Scalar):
        if not node.is_null:
            yield Mapping(((_key(record.main, node), node),), node.line, node.column)
        return
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping) and len(item.entries) == 1 and _is_titled(item, kind):
                yield from _entries(item, kind)
            elif isinstance(item, Mapping):
                yield item
            else:
                yield from _entries(item, kind)
        return
    if node.get("title") is not None or node.get("id") is not None or node.keys() <= _own_keys(kind):
        yield node
        return
    for name, value in node.entries:
        yield _titled_entry(name, value, kind)


def _titled_entry(name: Scalar, value: Node, kind: Kind) -> Mapping:
    """`Title: value`, where the value stands for the kind's short key, or holds its keys.

    Where the short key is a date, `2026-05: Title` means the same.
    """
    short = KINDS[kind].short or "title"
    title = (_key("title", name), name)
    if isinstance(value, Scalar) and value.is_null:
        return Mapping((title,), name.line, name.column)
    if short in ("date", "start") and isinstance(value, Scalar) and _is_when(name) and not _is_when(value):
        return Mapping(((_key("title", value), value), (_key(short, name), name)), name.line, name.column)
    if isinstance(value, Mapping) and not (short == "needs" and _is_titled(value, kind)):
        return Mapping((title, *value.entries), name.line, name.column)
    return Mapping((title, (_key(short, name), value)), name.line, name.column)


def _is_when(node: Scalar) -> bool:
    return isinstance(parse_when(node.text), When)


def _is_titled(node: Mapping, kind: Kind) -> bool:
    """True if the keys are titles and not keys of the kind."""
    return not (node.keys() & _own_keys(kind))


def _own_keys(kind: Kind) -> frozenset[str]:
    return frozenset(KINDS[kind].__struct_encode_fields__)


def _list_item(entry: Mapping, kind: Kind, path: str, audience: Node | None) -> Iterator[Item]:
    title = text_of(entry.get("title")) or made_title(kind, entry)
    written_id = text_of(entry.get("id"))
    key = Key(kind, slug(written_id) if written_id else slug(made_id(kind, entry) or title or "untitled"))
    yield Item(
        key=key,
        title=title or key.id,
        aliases=texts_of(entry.get("aliases")),
        keys=entry,
        body="",
        body_line=entry.line,
        path=path,
        line=entry.line,
        column=entry.column,
        inherited_audience=audience,
        sample=_is_sample(entry),
    )
    yield from _lifted(key, entry, path)


def _lifted(owner: Key, keys: Mapping, path: str) -> Iterator[Item]:
    """The activities written inside a goal: records of their own, that only their own audience grants."""
    if owner.kind != "goal":
        return
    for name, (kind, _) in LIFTED.items():
        node = keys.get(name)
        if node is None:
            continue
        for entry in _entries(node, kind):
            for item in _list_item(entry, kind, path, None):
                item_id = item.key.id if entry.get("id") else slug(f"{owner.id}-{item.key.id}")
                yield replace(item, key=Key(kind, item_id), within=owner)


def _is_sample(keys: Mapping) -> bool:
    return text_of(keys.get("sample")).casefold() == "true"


def _key(name: str, near: Scalar) -> Scalar:
    return Scalar(name, near.line, near.column)
