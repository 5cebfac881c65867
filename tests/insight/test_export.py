from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

from careerplan.content.load import parse_plan, read_content
from careerplan.insight.export import EXPORT_KEYS, export, export_schema
from careerplan.insight.export_key import Json
from careerplan.insight.measure import Figures, measure
from careerplan.plan.problem import Problem
from careerplan.plan.settings import Settings
from tests.insight.builders import TODAY, ladder_plan, plan_from

ROOT = Path(__file__).parents[2]

CONTRACT = """
today headline
steps[].step steps[].state steps[].next
skills[].id skills[].title skills[].kind skills[].self
skills[].others[].by skills[].others[].level skills[].others[].date
skills[].current skills[].target skills[].target_from skills[].gap skills[].status skills[].goals[]
skills[].stage skills[].stale
gaps.count gaps.sum gaps.unknown gaps.met gaps.surplus gaps.not_now gaps.experience
roles[].id roles[].met roles[].known roles[].unknown roles[].gaps roles[].gap_sum roles[].surplus[]
roles[].next roles[].closest
calibration.bias calibration.skills[].id calibration.skills[].delta calibration.skills[].verdict
calibration.skills[].ask
pace.levels[].quarter pace.levels[].gained pace.per_quarter pace.remaining pace.closes pace.planned
pace.verdict
goals[].id goals[].title goals[].category goals[].status goals[].health goals[].reason goals[].set_by
goals[].start goals[].end goals[].when goals[].open goals[].dated goals[].progress goals[].smart
goals[].zone
categories.*
resources.hours.planned resources.hours.spent resources.hours.cap
resources.money.*.planned resources.money.*.spent
resources.coffees.planned resources.coffees.spent resources.overloaded_weeks[]
resources.quarter.hours.planned resources.year.hours.planned
modes.*.training modes.*.observing modes.*.doing modes.*.teaching
zones.*
people[].id people[].relations[] people[].last_met people[].next_due people[].overdue people[].coffees
feedback.start[] feedback.keep[] feedback.stop[] feedback.talents[]
market.missing[] market.search_due
path[].id path[].start path[].end path[].role path[].move
crafting.task crafting.relational crafting.cognitive
triggers.present triggers.threshold triggers.state
reviews.last reviews.next_due reviews.overdue
next[].date next[].text next[].kind next[].ref next[].path
problems[].path problems[].line problems[].column problems[].code problems[].severity
problems[].message problems[].help
"""
"""The keys that commands.md shows."""


@pytest.fixture(scope="module")
def example() -> Figures:
    parsed = parse_plan(read_content(ROOT), Settings())
    return measure(parsed.plan, TODAY)


@pytest.mark.parametrize("key", CONTRACT.split())
def test_the_keys_of_the_contract_are_there(key: str) -> None:
    assert key in {row.path for row in EXPORT_KEYS}


def test_every_key_says_what_stands_there() -> None:
    assert all(row.says.endswith(".") and row.type for row in EXPORT_KEYS)
    assert len({row.path for row in EXPORT_KEYS}) == len(EXPORT_KEYS)


def test_the_example_plan_fits_the_schema(example: Figures) -> None:
    found = json.loads(json.dumps(export(example, ())))
    schema = export_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, closed(schema), format_checker=jsonschema.FormatChecker())


def closed(schema: Json) -> Json:
    """The schema without room for keys that it does not name, so that none goes undocumented."""
    if isinstance(schema, list):
        return [closed(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    return inner | {"additionalProperties": False} if "properties" in inner else inner


def test_an_empty_plan_has_the_same_keys_and_null_for_unknown() -> None:
    found = json.loads(json.dumps(export(measure(plan_from(""), TODAY), ())))
    jsonschema.validate(found, closed(export_schema()))
    assert found["today"] == "2026-11-21"
    assert found["headline"] == "Start here: rate five skills."
    assert [step["step"] for step in found["steps"]] == ["vision", "skills", "gaps", "plan", "reassess"]
    assert found["gaps"]["count"] == 0
    assert found["calibration"] == {"bias": None, "skills": [], "ask": []}
    assert found["pace"]["per_quarter"] is None
    assert found["resources"]["hours"] == {"planned": 0, "spent": 0, "cap": None}
    assert found["market"]["search_due"] is None
    assert found["problems"] == []


def test_the_ladder_in_the_export() -> None:
    found = export(measure(ladder_plan("engineer", "senior-2-ic"), TODAY), ())
    assert (found["gaps"]["count"], found["gaps"]["sum"]) == (9, 10)
    roles = {role["id"]: role for role in found["roles"]}
    assert roles["senior-2-ic"]["gap_sum"] == 10
    assert roles["senior-2-ic"]["next"]


def test_totals_agree_with_their_rows(example: Figures) -> None:
    found = export(example, ())
    counted = [skill for skill in found["skills"] if not skill["optional"]]
    gaps = [skill for skill in counted if skill["status"] == "gap"]
    assert found["gaps"]["sum"] == sum(skill["gap"] for skill in gaps) == found["pace"]["remaining"]
    assert found["gaps"]["count"] == len(gaps) + found["gaps"]["experience"]
    assert found["gaps"]["unknown"] == sum(skill["status"] == "unknown" for skill in counted)
    for role in found["roles"]:
        assert role["known"] == role["met"] + role["gaps"]
    deltas = [c["delta"] for c in found["calibration"]["skills"] if c["delta"] is not None]
    assert found["calibration"]["bias"] == pytest.approx(sum(deltas) / len(deltas), abs=0.01)
    assert sum(role["next"] for role in found["roles"]) == 1


def test_amounts_are_numbers_in_the_units_of_people() -> None:
    plan = plan_from("""
        === goals/talk.md
        ---
        status: active
        due: 2026-12
        hours: 2h30
        money: [12.50 EUR, 3000 JPY, 60 USD]
        ---
        """)
    planned = export(measure(plan, TODAY), ())["goals"][0]["planned"]
    assert planned == {"hours": 2.5, "money": {"EUR": 12.5, "JPY": 3000, "USD": 60}, "coffees": 0}
    assert isinstance(planned["money"]["USD"], int)


def test_problems_as_objects() -> None:
    problem = Problem(
        path="content/goals/talk.md",
        line=6,
        column=6,
        code="when-impossible",
        message="2026-02-30 is not a day; February 2026 has 28",
        help="the last day of that month is 2026-02-28",
    )
    assert export(measure(plan_from(""), TODAY), [problem])["problems"] == [
        {
            "path": "content/goals/talk.md",
            "line": 6,
            "column": 6,
            "code": "when-impossible",
            "severity": "error",
            "message": "2026-02-30 is not a day; February 2026 has 28",
            "help": "the last day of that month is 2026-02-28",
        }
    ]


def test_the_same_plan_and_day_give_the_same_text(example: Figures) -> None:
    again = measure(example.plan, TODAY)
    assert json.dumps(export(again, ())) == json.dumps(export(example, ()))


@pytest.mark.parametrize("today", [dt.date(2020, 1, 1), dt.date(2024, 2, 29), dt.date(2040, 12, 31)])
def test_any_day_can_be_today(example: Figures, today: dt.date) -> None:
    found = export(measure(example.plan, today), ())
    jsonschema.validate(json.loads(json.dumps(found)), export_schema())
    assert found["today"] == today.isoformat()
