"""Nothing hidden is felt: on random plans, on the example plan, and how the proof finds a broken `visible_to`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias, get_args

import pytest
from hypothesis import given, settings
from msgspec import Struct
from msgspec.structs import replace

from careerplan.build import read_plan
from careerplan.insight.export import export
from careerplan.insight.measure import measure
from careerplan.plan import audience as audiences
from careerplan.plan import grants, redact, sight
from careerplan.plan.audience import visible_to
from careerplan.plan.person import Meeting
from careerplan.plan.plan import Plan
from careerplan.plan.record import ActionName, AudienceName, Body, Kind, PersonId, RaterId, Record, SkillId, Source
from careerplan.plan.role import Need, NeedSource, Role
from careerplan.plan.settings import Audience, BriefSettings
from careerplan.plan.share import Section, Share
from careerplan.plan.skill import Rating
from careerplan.share.derive import share_content_key, share_secret
from careerplan.share.envelope import Envelope, open_envelope, read_envelope
from careerplan.share.noninterference import brief_interferes, interferes, share_interferes
from careerplan.share.page import SharePage, Stage, brief_html, seal_share, share_bundle
from careerplan.share.secret import Secret
from careerplan.site.theme import find_theme
from tests.plan.seeing import MANAGER, MENTORS, TODAY, encoded, plan_from
from tests.strategies import CIRCLE, OTHERS, PRIVACY, TYPO, Dice, any_plan, any_record, dice, readers

ROOT = Path(__file__).parent.parent.parent
STAGE = Stage(ROOT, find_theme(ROOT, "default").theme, TODAY)
MASTER = Secret(bytes(range(32)))

RENDERED = settings(PRIVACY, max_examples=max(1, PRIVACY.max_examples // 10))
"""For a property whose every example measures plans and renders pages."""

# On random plans


@PRIVACY
@given(dice(), dice(), readers())
def test_p01_what_is_hidden_changes_nothing_that_is_seen(one: Dice, change: Dice, reader: PersonId | None) -> None:
    plan = any_plan(one)
    assert not interferes(lambda _: b"", plan, plan.settings.audiences[CIRCLE], reader, change)


@RENDERED
@given(dice(), dice(), readers())
def test_p01_what_is_hidden_changes_no_figure(one: Dice, change: Dice, reader: PersonId | None) -> None:
    plan = any_plan(one)
    audience = plan.settings.audiences[CIRCLE]
    assert not interferes(exported(audience, reader), plan, audience, reader, change)


@RENDERED
@given(dice(), dice())
def test_p01_what_is_hidden_changes_no_byte_of_the_brief(one: Dice, change: Dice) -> None:
    plan = any_plan(one)
    sees = one.choice((CIRCLE, OTHERS, TYPO, None))
    plan = replace(plan, settings=replace(plan.settings, brief=BriefSettings(sees=sees)))
    assert not brief_interferes(lambda other: brief_html(other, STAGE), plan, change)


@RENDERED
@given(dice(), dice())
def test_p01_what_is_hidden_changes_no_byte_of_a_share_once_it_is_opened(one: Dice, change: Dice) -> None:
    plan = any_plan(one)
    audience = plan.settings.audiences[CIRCLE]
    assert not share_interferes(opened_share(audience), plan, any_share(one), audience, change)


def exported(audience: Audience, reader: PersonId | None = None) -> Callable[[Plan], bytes]:
    return lambda plan: encoded(export(measure(visible_to(plan, audience, reader), TODAY), ()))


def any_share(thrown: Dice) -> Share:
    drawn = any_record("share", "share-a", thrown)
    assert isinstance(drawn, Share)
    return replace(drawn, sees=CIRCLE, person=PersonId("person-a"), show=get_args(Section), nonce=f"{1:032x}")


def opened_share(audience: Audience) -> Callable[[Plan, Share], bytes]:
    """A share's page sealed, opened again with the key of its link, and all that is in it."""

    def opened(plan: Plan, share: Share) -> bytes:
        page = SharePage(share, audience, share_bundle(plan, share, audience, STAGE))
        envelope = read_envelope(seal_share(page, MASTER)[1])
        assert isinstance(envelope, Envelope)
        text = open_envelope(envelope, share_content_key(share_secret(MASTER, share.nonce)), "share")
        assert isinstance(text, bytes)
        return text

    return opened


# On the example plan


@pytest.fixture(scope="module")
def example() -> Plan:
    return read_plan(ROOT).plan


@pytest.mark.parametrize("name", [MENTORS, MANAGER])
@pytest.mark.parametrize("reader", [None, PersonId("maria"), PersonId("ruth")])
def test_p01_the_example_passes(example: Plan, name: AudienceName, reader: PersonId | None) -> None:
    audience = example.settings.audiences[name]
    assert not interferes(exported(audience, reader), example, audience, reader)


def test_p01_the_pages_of_the_example_pass(example: Plan) -> None:
    assert not brief_interferes(lambda plan: brief_html(plan, STAGE), example)
    for share in example.shares:
        audience = example.settings.audiences[share.sees]
        assert not share_interferes(opened_share(audience), example, share, audience)


# What counts, sums up and sorts

SEEN = """
=== goals/talk.md
---
title: Give a talk
audience: mentors
status: active
start: 2026-07
due: 2026-12
---
=== skills.md
---
skills:
  - {title: SQL, audience: mentors, level: novice, target: expert}
  - {title: Writing, audience: mentors, level: advanced, target: expert}
---
=== vision.md
---
audience: mentors
role: lead
---
=== roles/lead.md
---
audience: mentors
needs: {sql: expert, chairing: novice}
---
"""
HIDDEN = """
=== goals/a-leave.md
---
title: Leave by spring
status: active
due: 2026-08
skills: {sql: expert}
after: [talk]
---
=== goals/zz-done.md
---
status: done
finished: 2026-11
category: stage
---
=== skills/saying-no.md
---
level: none
target: expert
priority: 1
related: [sql]
---
=== roles/a-rival.md
---
needs: {"CHAIRING": expert, sql: advanced, saying-no: expert}
---
=== learning/course.md
---
goal: talk
skills: [sql]
hours: 40
money: 900 EUR
---
=== people/maria.md
---
relations: mentor
topics: [sql]
meetings: [2026-11-20]
---
=== feedback/may.md
---
from: maria
date: 2026-11-02
ratings: {sql: expert}
---
=== reviews/late.md
---
date: 2026-11-20
---
=== visions/older.md
---
written: 2026-11
role: a-rival
---
"""


def test_p03_no_count_percentage_headline_or_order_moves_when_hidden_things_are_added() -> None:
    fields = ("vision.role", "goal.skills", "skill.priority")
    mentors = Audience(name=MENTORS, fields=fields)
    before, after = (measure(visible_to(plan_from(text, mentors), mentors), TODAY) for text in (SEEN, HIDDEN + SEEN))
    assert (before.headline, before.deadlines, before.gaps) == (after.headline, after.deadlines, after.gaps)
    assert (before.categories, before.completeness) == (after.categories, after.completeness)
    assert (
        [figure.id for figure in after.skills]
        == [figure.id for figure in before.skills]
        == ["sql", "writing", "chairing"]
    )
    assert encoded(export(before, ())) == encoded(export(after, ()))


@pytest.mark.parametrize(
    "render",
    [
        lambda plan: str(len(plan.goals)),
        lambda plan: f"{sum(goal.status == 'done' for goal in plan.goals) / len(plan.goals):.0%}",
        lambda plan: measure(plan, TODAY).headline,
        lambda plan: " ".join(skill.title for skill in plan.skills if skill.audience),
    ],
    ids=["count", "percentage", "headline", "order"],
)
def test_p03_a_page_made_from_the_whole_plan_is_found(example: Plan, render: Callable[[Plan], str]) -> None:
    assert interferes(
        lambda plan: render(plan).encode(), example, example.settings.audiences[MENTORS], None, Dice(1, 0)
    )


# A broken `visible_to`: what the proof is worth

Break: TypeAlias = Callable[[pytest.MonkeyPatch], None]


def grants_key(kind: Kind, key: str) -> Break:
    """One key too many in the table of those that always show."""
    return lambda patch: patch.setitem(grants.ALWAYS, kind, grants.ALWAYS[kind] | {key})


def grants_part(item: type[Struct], *parts: str) -> Break:
    """One part too many in the table of what an item shows."""
    return lambda patch: patch.setitem(grants.PARTS, item, grants.PARTS.get(item, frozenset()) | set(parts))


def keeps(named: object) -> Break:
    """References of one type stay, whatever they name."""
    return lambda patch: patch.setitem(redact._RULES, named, redact._keep)


def replaces(module: object, name: str, by: object) -> Break:
    return lambda patch: patch.setattr(module, name, by, raising=False)


def whole_body(body: Body, _: object) -> Body:
    return Body(body.text, 1, body.public_mentions, body.text, body.public_mentions)


def public_body(body: Body, _: object) -> Body:
    return Body(body.public_text, 1, body.public_mentions, body.public_text, body.public_mentions)


def any_implied(plan: Plan, shown: Iterator[object]) -> Iterator[object]:
    asked = {need.skill for role in shown if isinstance(role, Role) for need in role.needs}
    return (skill for skill in plan.skills if skill.implied and skill.id in asked)


BREAKS: dict[str, tuple[Break, ...]] = {
    "a number that is not granted": (grants_key("goal", "want"),),
    "a text that is not granted": (grants_key("skill", "reason"),),
    "hours that are not granted": (grants_key("goal", "hours"),),
    "the date of the first commit": (grants_key("skill", "created"),),
    "tags": (grants_key("skill", "tags"),),
    "why a vision was given up": (grants_key("vision", "reason"),),
    "the path of a file": (
        grants_key("goal", "place"),
        grants_part(Source, "path", "line"),
        replaces(redact, "NEVER", grants.NEVER - {"place"}),
        replaces(redact, "_OF_EVERY_RECORD", frozenset({"id", "title"})),
    ),
    "the notes of ratings": (grants_part(Rating, "note"),),
    "ratings by others": (replaces(audiences, "_sees_ratings_of", lambda *_: True), keeps(RaterId)),
    "who said that a skill is needed": (
        grants_part(Need, "sources"),
        grants_part(NeedSource, "origin", "person"),
        keeps(PersonId),
    ),
    "skills by reference": (keeps(SkillId),),
    "a private block": (replaces(redact, "redact_body", whole_body),),
    "a body that mentions a hidden record": (replaces(redact, "redact_body", public_body),),
    "comments": (
        replaces(redact, "without_comments", lambda text: text),
        replaces(sight, "without_comments", lambda text: text),
    ),
    "texts that name a hidden record": (
        replaces(redact, "text_in_sight", lambda text, _: text),
        replaces(audiences, "text_in_sight", lambda text, _: text),
    ),
    "the order of the files": (replaces(audiences, "sorted", lambda records, key=None: list(records)),),  # noqa: ARG005
    "all settings": (replaces(audiences, "_settings", lambda own, _: own),),
    "records that say private": (
        replaces(grants, "_may_be_granted", lambda record, *_: record.kind in grants.ALWAYS and not record.sample),
    ),
    "records that name nobody": (replaces(audiences, "is_granted", lambda record, *_: record.kind == "goal"),),
}


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[tuple[Break, ...]], None]]:
    def apply(these: tuple[Break, ...]) -> None:
        for one in these:
            one(monkeypatch)
        redact._rule.cache_clear()

    yield apply
    monkeypatch.undo()
    redact._rule.cache_clear()


@pytest.mark.parametrize("case", BREAKS)
def test_p01_the_proof_finds_what_a_broken_redaction_lets_through(
    case: str, example: Plan, breaks: Callable[[tuple[Break, ...]], None]
) -> None:
    breaks(BREAKS[case])
    views = (example.settings.audiences[name] for name in (MENTORS, MANAGER))
    assert any(interferes(lambda _: b"", example, audience, None, Dice(1, 0)) for audience in views)


READERS_BREAKS: dict[str, tuple[Break, ...]] = {
    "what to ask them": (replaces(audiences, "READER", grants.READER | {"ask"}),),
    "what came of a meeting": (grants_part(Meeting, "note"),),
    "what others told them to be": (replaces(audiences, "_sees_ratings_of", lambda *_: True), keeps(RaterId)),
}


@pytest.mark.parametrize("case", READERS_BREAKS)
def test_p01_the_proof_finds_what_a_reader_is_shown_too_much(
    case: str, example: Plan, breaks: Callable[[tuple[Break, ...]], None]
) -> None:
    breaks(READERS_BREAKS[case])
    mentors = example.settings.audiences[MENTORS]
    assert interferes(lambda _: b"", example, mentors, PersonId("maria"), Dice(1, 0))


def survives_by_title(record: Record, seen: sight.Sight) -> bool:
    is_named = sight.text_in_sight(record.title, seen) not in (sight.DROPPED, "")
    return is_named if record.kind == "position" else redact.survives(record, seen)


RARE_BREAKS: dict[str, tuple[Break, ...]] = {
    "positions named after a hidden role": (replaces(audiences, "survives", survives_by_title),),
    "kinds that lack a key": (lambda patch: patch.setattr(grants, "NAMED_BY", {}),),
    "nominated records that nobody accepted": (
        replaces(
            audiences,
            "is_granted",
            lambda record, plan, audience: (
                grants._may_be_granted(record, plan, audience)
                and (audience.name in record.audience or record.kind in audience.kinds)
            ),
        ),
    ),
    "a skill's name as a hidden role spells it": (replaces(audiences, "_implied", any_implied),),
    "goals by reference": (keeps(ActionName),),
}
"""What the example plan does not happen to hold."""


@pytest.mark.parametrize("case", RARE_BREAKS)
def test_p01_the_proof_finds_rarer_breaks_on_some_random_plan(
    case: str, breaks: Callable[[tuple[Break, ...]], None]
) -> None:
    breaks(RARE_BREAKS[case])
    plans = (any_plan(Dice(seed, 0.7)) for seed in range(40))
    assert any(interferes(lambda _: b"", plan, plan.settings.audiences[CIRCLE], None, Dice(1, 0)) for plan in plans)


SHARE = """
=== people/maria.md
---
title: Maria
---
=== shares/one.md
---
title: Before I leave
person: maria
sees: mentors
ask: What would you cut?
nonce: 5f1d5f1d5f1d5f1d5f1d5f1d5f1d5f1d
---
"""


@pytest.mark.parametrize("key", ["title", "id", "nonce", "place"])
def test_p01_a_page_that_shows_more_of_its_share_is_found(key: str) -> None:
    plan = plan_from(SHARE)
    share, mentors = plan.shares[0], plan.settings.audiences[MENTORS]
    assert not share_interferes(lambda _, shown: shown.ask.encode()[:4], plan, share, mentors)
    assert share_interferes(lambda _, shown: str(getattr(shown, key)).encode(), plan, share, mentors)
