"""One record of a twin: in sight with all hidden in it overwritten, or out of sight and made anew."""

from __future__ import annotations

from msgspec.structs import FieldInfo, replace

from careerplan.plan.feedback import Feedback
from careerplan.plan.plan import KINDS
from careerplan.plan.record import SELF, Body, Key, Kind, Record
from careerplan.plan.share import Share
from careerplan.plan.skill import Rating, Skill, Spelling
from careerplan.plan.when import When
from careerplan.share.circle import NAMED_AFTER
from careerplan.share.noise import Value, fields_of, hints_of, maker_of, other_than
from careerplan.share.shown import (
    GONE,
    Scene,
    changed,
    hidden_key_value,
    hidden_value,
    or_hidden,
    other_body,
    texts_of,
    with_other_comments,
)

_DECIDE = frozenset({"id", "sample", "implied"})
"""Fields that decide whether a record is in sight; they stay."""

_OF_A_PAGE = frozenset({"person", "sees", "until", "show"})
"""Fields of a share that make its page what it is."""


def seen_record(record: Record, shown: Record, scene: Scene) -> Record:
    """A record in sight with all that is hidden in it overwritten; `shown` is what its readers see."""
    near = replace(scene, texts=frozenset(texts_of(shown)))
    new = {
        field.name: _seen_value(record, field, shown, near)
        for field in fields_of(type(record))
        if field.name not in _DECIDE
    }
    made: Record = replace(record, **new)
    return made


def seen_share(share: Share, shown: Share, scene: Scene) -> Share:
    """A share with all that is hidden in it overwritten; `shown` is what its reader sees of it."""
    near = replace(scene, texts=frozenset(texts_of(shown)))
    hints = hints_of(Share)
    new: dict[str, Value] = {}
    for field in fields_of(Share):
        value = getattr(share, field.name)
        if field.name in _OF_A_PAGE:
            new[field.name] = value
        elif field.name in ("ask", "rate"):
            new[field.name] = or_hidden(
                changed(value, hints[field.name], near, whole=True), field, hints[field.name], near
            )
        elif field.name == "body":
            new[field.name] = other_body(share.body, shown.body, near)
        else:
            new[field.name] = hidden_key_value(value, field, hints[field.name], near.noise)
    return Share(**new)


def replaced_record(record: Record, name: str, scene: Scene) -> Record:
    """Another record in the place of a hidden one; ratings that the reader gave stay theirs."""
    if isinstance(record, Feedback) and scene.circle.rated_in(record):
        ratings = changed(record.ratings, hints_of(Feedback)["ratings"], scene, whole=True)
        made = hidden_record("feedback", name, scene)
        return replace(made, from_=record.from_, date=record.date, sample=False, ratings=ratings)
    hints = hints_of(type(record))
    made = replace(
        record,
        **{
            field.name: other_than(getattr(record, field.name), hints[field.name], scene.noise)
            for field in fields_of(type(record))
        },
    )
    return _out_of_sight(made, name, scene)


def hidden_record(kind: Kind, name: str, scene: Scene) -> Record:
    """A record out of sight that the plan never held."""
    return _out_of_sight(maker_of(KINDS[kind])(scene.noise), name, scene)


def _out_of_sight(record: Record, name: str, scene: Scene) -> Record:
    made: Record = replace(record, id=name, audience=scene.noise.dice.choice(scene.circle.closed))
    if isinstance(made, Feedback) and made.from_ == scene.circle.reader:
        return replace(made, from_=SELF)  # what the reader gave is in sight
    if isinstance(made, Skill):
        return replace(made, implied=False)  # a role in sight may be made to need it, and shows such a skill
    return made


def _seen_value(record: Record, field: FieldInfo, shown: Record, scene: Scene) -> Value:
    value, hint, key = getattr(record, field.name), hints_of(type(record))[field.name], field.encode_name
    circle = scene.circle
    if key == "audience":
        return scene.noise.dice.choice(circle.open if record.key in circle.granted else circle.closed)
    if isinstance(record, Skill) and key == "ratings" and not record.implied:
        return _other_ratings(record.ratings, scene)
    if isinstance(record, Skill) and key == "spelt":
        return _other_spellings(record.spelt, scene)
    if circle.rated_in(record) and key == "ratings":
        return changed(value, hint, scene, whole=True)
    if not circle.shows(key, record):
        return hidden_key_value(value, field, hint, scene.noise)
    if isinstance(value, Body):
        return other_body(value, shown.body, scene)
    whole = circle.is_named(record.kind, key) and record.key in circle.granted
    if key == "retired" and not whole:
        return _other_end(value, scene)
    if key == "title":
        return with_other_comments(value, scene.noise)
    new = changed(value, hint, scene, whole=whole)
    if field.required or key in NAMED_AFTER.get(record.kind, ()):
        return value if new is GONE else new
    return or_hidden(new, field, hint, scene)


def _other_end(value: Value, scene: Scene) -> Value:
    """When a vision was retired, of which only shows whether it was."""
    if not value:
        return False if scene.noise.fullness else None
    return other_than(True, When, scene.noise) if value is True else True


def _other_ratings(ratings: tuple[Rating, ...], scene: Scene) -> tuple[Rating, ...]:
    """Ratings in which all that is hidden is changed, and hidden ones thrown in between."""
    noise, whole = scene.noise, scene.circle.is_named("skill", "ratings")
    found: list[Rating] = []
    for rating in (*ratings, None):
        if noise.throw(noise.fullness / 2):
            found.append(_hidden_rating(scene, whole=whole))
        if rating is not None and _shows_rating(rating, scene, whole=whole):
            new = changed(rating, Rating, scene, whole=whole)
            found.append(replace(new, observed=rating.observed))
    return tuple(found)


def _shows_rating(rating: Rating, scene: Scene, *, whole: bool) -> bool:
    circle = scene.circle
    theirs = circle.sees_others and Key("person", rating.by) in scene.sees
    counts = rating.observed and rating.level is not None
    return (rating.by in (SELF, circle.reader) or theirs) and (whole or counts)


def _hidden_rating(scene: Scene, *, whole: bool) -> Rating:
    """A rating that is not shown: by somebody out of sight, or of one's own where it counts for nothing."""
    noise = scene.noise
    made: Rating = maker_of(Rating)(noise)
    if not whole and noise.throw(0.3):
        return replace(made, by=SELF, observed=False)
    strange = hidden_value(hints_of(Rating)["by"], scene)
    return replace(made, by=noise.word() if strange is GONE else strange)


def _other_spellings(spelt: tuple[Spelling, ...], scene: Scene) -> tuple[Spelling, ...]:
    """How roles in sight write the name of a skill, among others."""
    found = [
        replace(one, name=with_other_comments(one.name, scene.noise))
        for one in spelt
        if Key("role", one.role) in scene.sees
    ]
    strange = hidden_value(hints_of(Spelling)["role"], scene)
    if strange is not GONE:
        found.insert(0, Spelling(strange, f"0 {scene.noise.word()}"))
    return tuple(found)
