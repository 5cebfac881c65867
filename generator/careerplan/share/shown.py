"""Values that a reader sees, with all that is hidden inside them changed: names, comments, parts of items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, replace

from careerplan.plan.amount import Money, Range, Span
from careerplan.plan.record import SELF, ActionName, Body, Key, Kind, RaterId, RoleName, Url
from careerplan.plan.role import NeedSource
from careerplan.plan.skill import Rating
from careerplan.plan.when import When
from careerplan.share.circle import SHOWN_PARTS, Circle
from careerplan.share.noise import NAMED_KINDS, Noise, Value, default_of, fields_of, hints_of, maker_of, other_than

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

OPAQUE = (When, Span, Money, Range)
"""Structs that are one value."""

_GO_WHOLE_WITH: Mapping[type[Struct], str] = {NeedSource: "person", Rating: "by"}
"""Items that go with a name that is hidden: an item without it would say something else."""


class Gone(Enum):
    """The value that stands for "hidden"."""

    GONE = "gone"


GONE = Gone.GONE


class Scene(Struct, frozen=True, kw_only=True):
    """What is in sight of whom, and what stands in the place of the rest."""

    circle: Circle
    sees: frozenset[Key]
    hidden: frozenset[Key]
    """The plan's records out of sight."""
    strange: Mapping[Kind, tuple[str, ...]]
    """Ids of the twin's records out of sight."""
    noise: Noise
    texts: frozenset[str] = frozenset()
    """Every text of the record at hand as its readers see it."""


def changed(value: Value, kind_of: object, scene: Scene, *, whole: bool) -> Value:
    """The value with all that is hidden in it changed, or GONE if it is hidden altogether.

    Not `whole`, its items show only what `SHOWN_PARTS` lists.
    """
    declared = _member(value, kind_of)
    if declared in NAMED_KINDS:
        return _name(value, declared, scene)
    if declared is Url:
        return value if re.match(r"(?:https?|mailto):", value, re.IGNORECASE) else GONE
    if declared is str:
        return _text(value, scene)
    if isinstance(value, tuple):
        return _items(value, get_args(declared)[0], scene, whole=whole)
    if isinstance(value, Mapping):
        return _pairs(value, get_args(declared), scene, whole=whole)
    if isinstance(value, Struct) and not isinstance(value, OPAQUE):
        return _struct(value, scene, whole=whole)
    return value


def hidden_value(kind_of: object, scene: Scene) -> Value:
    """A value that no reader is shown; GONE for a type that has none: a date alone names nothing."""
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Annotated:
        return hidden_value(arguments[0], scene)
    if origin in (Union, UnionType):
        found = (hidden_value(member, scene) for member in arguments)
        return next((value for value in found if value is not GONE), GONE)
    if kind_of in NAMED_KINDS:
        ids = scene.strange.get(NAMED_KINDS[kind_of])
        return scene.noise.dice.choice(ids) if ids else GONE
    if kind_of is Url:
        return f"../people/{scene.noise.word()}.md"
    if kind_of is str:
        return _hidden_text(scene)
    if isinstance(kind_of, type) and issubclass(kind_of, Struct) and kind_of not in OPAQUE:
        return _hidden_item(kind_of, scene)
    return GONE


def hidden_key(scene: Scene) -> Key | None:
    """Some record of the twin that is out of sight."""
    kinds = [kind for kind, ids in scene.strange.items() if ids]
    if not kinds:
        return None
    kind = scene.noise.dice.choice(kinds)
    return Key(kind, scene.noise.dice.choice(scene.strange[kind]))


def with_other_comments(text: str, noise: Noise) -> str:
    """A text that says the same to a reader: its comments change, and one without any may get one."""
    if "<!--" in text:
        return COMMENT.sub(lambda _: f"<!-- {noise.word()} -->", text)
    return f"{text}<!-- {noise.word()} -->" if text and text == text.strip() and noise.sets() else text


def other_body(body: Body, shown: Body, scene: Scene) -> Body:
    """A body of which a reader sees `shown`: private blocks and comments change, a held-back one wholly."""
    key, word = hidden_key(scene), scene.noise.word()
    keys = (key,) if key is not None else ()
    plain = COMMENT.sub("", body.public_text).strip()
    is_held_back = not scene.sees.issuperset(body.public_mentions) or (plain and not shown.text)
    if is_held_back or not body.public_text:
        return Body(word, 3, keys, word, keys) if keys else Body()
    public = with_other_comments(body.public_text, scene.noise)
    return Body(f"{word} {public}", body.line + 7, (*body.public_mentions, *keys), public, body.public_mentions)


def texts_of(value: Value) -> Iterator[str]:
    """Every text in a value, names and keys of mappings too; not those of dates and amounts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from texts_of(name)
            yield from texts_of(item)
    elif isinstance(value, Struct) and not isinstance(value, OPAQUE):
        for field in fields_of(type(value)):
            yield from texts_of(getattr(value, field.name))


def _member(value: Value, kind_of: object) -> object:
    """The declared type of a value, out of a union the member that it belongs to."""
    origin, arguments = get_origin(kind_of), get_args(kind_of)
    if origin is Annotated:
        return _member(value, arguments[0])
    if origin not in (Union, UnionType):
        return kind_of
    fitting = (member for member in arguments if member is not NoneType and _fits(value, member))
    return NoneType if value is None else next(fitting)


def _fits(value: Value, member: object) -> bool:
    origin = get_origin(member)
    if origin is Annotated:
        return _fits(value, get_args(member)[0])
    if origin is Literal:
        return value in get_args(member)
    bare = getattr(member, "__supertype__", origin or member)
    return isinstance(bare, type) and isinstance(value, bare)


def _name(name: str, kind_of: object, scene: Scene) -> Value:
    """A name as it is if its record is in sight, or if it names none where the owner's own words may stand."""
    key = Key(NAMED_KINDS[kind_of], name)
    if key in scene.sees or (kind_of is RaterId and name == SELF):
        return name
    if kind_of in (RoleName, ActionName) and key not in scene.hidden:
        return _text(name, scene)
    return GONE


def _text(text: str, scene: Scene) -> Value:
    plain = COMMENT.sub("", text).strip() if "<!--" in text else text
    if plain and (plain not in scene.texts or not scene.circle.may_say(plain)):
        return GONE
    return with_other_comments(text, scene.noise)


def _items(items: tuple[Value, ...], kind_of: object, scene: Scene, *, whole: bool) -> tuple[Value, ...]:
    """The items in sight, in their order, with hidden ones in between."""
    found = [new for item in items if (new := changed(item, kind_of, scene, whole=whole)) is not GONE]
    noise = scene.noise
    if noise.sets() and (strange := hidden_value(kind_of, scene)) is not GONE:
        found.insert(noise.dice.randint(0, len(found)), strange)
    return tuple(found)


def _pairs(pairs: Mapping[Value, Value], types: tuple[Value, ...], scene: Scene, *, whole: bool) -> Value:
    """The pairs in sight, and a hidden one before them."""
    key_type, item_type = types
    found: dict[Value, Value] = {}
    noise = scene.noise
    if noise.sets() and (strange := hidden_value(key_type, scene)) is not GONE:
        found[strange] = other_than(None, item_type, noise)
    for key, item in pairs.items():
        new_key, new_item = (
            changed(one, type_, scene, whole=whole) for one, type_ in ((key, key_type), (item, item_type))
        )
        if GONE not in (new_key, new_item):
            found[new_key] = new_item
    return found


def _struct(value: Struct, scene: Scene, *, whole: bool) -> Value:
    kind_of = type(value)
    parts = None if whole else SHOWN_PARTS.get(kind_of, frozenset())
    hints = hints_of(kind_of)
    kept: dict[str, Value] = {}
    for field in fields_of(kind_of):
        part, hint = getattr(value, field.name), hints[field.name]
        if parts is not None and field.encode_name not in parts:
            kept[field.name] = hidden_key_value(part, field, hint, scene.noise)
            continue
        needed = field.required or _GO_WHOLE_WITH.get(kind_of) == field.name
        new = changed(part, hint, scene, whole=whole)
        if new is GONE and needed:
            return GONE
        kept[field.name] = new if needed else or_hidden(new, field, hint, scene)
    return kind_of(**kept)


def hidden_key_value(value: Value, field: FieldInfo, kind_of: object, noise: Noise) -> Value:
    """What stands under a hidden key in the twin: another value, or none."""
    if field.required or noise.fullness:
        return other_than(value, kind_of, noise)
    return default_of(field)


def or_hidden(value: Value, field: FieldInfo, kind_of: object, scene: Scene) -> Value:
    """The value; for none or a hidden one, now and then another hidden one, which is none to a reader."""
    if value is not GONE and value != default_of(field):
        return value
    strange = hidden_value(kind_of, scene) if scene.noise.sets() else GONE
    return default_of(field) if strange is GONE else strange


def _hidden_text(scene: Scene) -> str:
    key, word = hidden_key(scene), scene.noise.word()
    forms = [f"{word} [{word}](../{word}.md)"]
    if key is not None:
        forms += [f"{word} [[{key}]]", f"[[{key.id}|{word}]]", str(key)]
    return scene.noise.dice.choice(forms)


def _hidden_item(kind_of: type[Struct], scene: Scene) -> Value:
    """An item that goes because a part is hidden without which it means nothing."""
    hints = hints_of(kind_of)
    for field in fields_of(kind_of):
        if field.required or _GO_WHOLE_WITH.get(kind_of) == field.name:
            strange = hidden_value(hints[field.name], scene)
            if strange is not GONE:
                return replace(maker_of(kind_of)(scene.noise), **{field.name: strange})
    return GONE
