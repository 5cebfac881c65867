"""A twin of a plan: to one circle of readers the same, in all that they may not see another.

What counts as hidden is not asked of `visible_to`, whose mistakes would then hide from the proof:
hidden is what privacy.md does not grant (circle.py), and beside that whatever the readers' own
plan does not hold. So a key that `visible_to` forgets to drop is changed here and shows, and so is
one that it drops and that something else still counts.

The types of keys are declared with the kinds, and values are made from these declarations: a key
that a kind gets tomorrow is hidden, and changed, without a word here.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from careerplan.plan.goal import Goal
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.record import Key, Kind, Record
from careerplan.plan.settings import Audience, Settings
from careerplan.plan.share import Share
from careerplan.share.circle import Circle
from careerplan.share.noise import Noise, hints_of, other_than
from careerplan.share.shown import Scene, with_other_comments
from careerplan.share.twin_record import hidden_record, replaced_record, seen_record, seen_share

_ADDED = 2
"""Hidden records of each kind that are added."""
_KEPT = 0.8
"""How likely a hidden record has another one in its place."""


def twin_of(plan: Plan, seen: Plan, circle: Circle, dice: random.Random, fullness: float) -> Plan:
    """The plan with all changed that is not granted to the circle, or that `seen`, its view, does not hold.

    With a `fullness` of 0 all of that is gone, as if it had never been written; above that, hidden
    records are changed, removed and added, and hidden keys overwritten. Records change their order.
    """
    narrow = circle.within(seen)
    in_sight = {id(record) for record in narrow.seen}
    hidden = [record for record in plan.records() if id(record) not in in_sight]
    kept = [record for record in hidden if narrow.rated_in(record) or (fullness and dice.random() < _KEPT)]
    added = tuple(KINDS) * _ADDED if fullness else ()
    ids = _fresh_ids([*(record.kind for record in kept), *added], dice)
    scene = _scene(plan, narrow, ids, dice, fullness)
    shown = {record.key: record for record in seen.records()}
    found: dict[str, list[Record]] = {name: [] for name in PLURALS.values()}
    for record in narrow.seen:
        found[PLURALS[record.kind]].append(seen_record(record, shown[record.key], scene))
    spare = {kind: list(names) for kind, names in ids.items()}
    for record in kept:
        found[PLURALS[record.kind]].append(replaced_record(record, spare[record.kind].pop(), scene))
    for kind in added:
        found[PLURALS[kind]].append(hidden_record(kind, spare[kind].pop(), scene))
    introductions = hints_of(Plan)["introductions"]
    twin: Plan = replace(
        plan,
        settings=_other_settings(plan.settings, scene),
        introductions=other_than(plan.introductions, introductions, scene.noise) if fullness else {},
        **{name: tuple(dice.sample(records, len(records))) for name, records in found.items()},
    )
    return twin


def twin_share(share: Share, shown: Share, seen: Plan, twin: Plan, circle: Circle, dice: random.Random) -> Share:
    """The share with all changed but what its page shows: whom it is for, what it asks, and until when.

    `shown` is what its reader is shown of it, `twin` the plan beside which it is to stand.
    """
    narrow = circle.within(seen)
    sees = narrow.sees
    strange: dict[Kind, list[str]] = {}
    for record in twin.records():
        if record.key not in sees:
            strange.setdefault(record.kind, []).append(record.id)
    scene = _scene(twin, narrow, strange, dice, 1.0 if strange else 0.0)
    return seen_share(share, shown, scene)


def _fresh_ids(kinds: Iterable[Kind], dice: random.Random) -> dict[Kind, list[str]]:
    ids: dict[Kind, list[str]] = {}
    for kind in kinds:
        ids.setdefault(kind, []).append(f"q{dice.getrandbits(48):x}")
    return ids


def _scene(
    plan: Plan, circle: Circle, strange: Mapping[Kind, list[str]], dice: random.Random, fullness: float
) -> Scene:
    names = {kind: ids[:1] for kind, ids in strange.items()}
    for record in circle.seen:
        names.setdefault(record.kind, []).append(record.id)
    sees = circle.sees
    return Scene(
        circle=circle,
        sees=sees,
        hidden=frozenset(record.key for record in plan.records()) - sees,
        strange={kind: tuple(ids) for kind, ids in strange.items()},
        noise=Noise(
            dice=dice,
            names={kind: tuple(ids) for kind, ids in names.items()},
            levels=len(plan.settings.scale.steps),
            fullness=fullness,
        ),
    )


def _other_settings(own: Settings, scene: Scene) -> Settings:
    """Other settings but for those that figures need, or that the page tells."""
    circle, noise = scene.circle, scene.noise
    made: Settings = other_than(own, Settings, noise) if noise.fullness else Settings()
    used = {record.category for record in circle.seen if isinstance(record, Goal)}
    return replace(
        made,
        plan=replace(made.plan, **{name: getattr(own.plan, name) for name in circle.told}),
        brief=own.brief if circle.sees_brief else made.brief,
        scale=replace(
            own.scale,
            steps=tuple(
                replace(step, meaning=with_other_comments(step.meaning, noise), aliases=(noise.word(),))
                for step in own.scale.steps
            ),
        ),
        categories=(noise.word(), *(category for category in own.categories if category in used)),
        audiences={name: _other_audience(audience, scene) for name, audience in own.audiences.items()},
    )


def _other_audience(audience: Audience, scene: Scene) -> Audience:
    """The audience itself grants as before; what it accepts beside the records in sight changes."""
    own = scene.circle.audience
    if audience.name != own.name:
        other: Audience = other_than(audience, Audience, scene.noise)
        return replace(other, name=audience.name)
    names = {str(key) for key in scene.sees}
    accepted = [name for name in own.accepted if name in names]
    strange = tuple(str(Key(kind, scene.noise.word())) for kind in scene.strange)
    return replace(own, accepted=(*strange, *accepted), may_name=())
