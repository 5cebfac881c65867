"""`careerplan schema`: what editors are told of frontmatter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from careerplan.content.convert import fields_of
from careerplan.content.frontmatter import split
from careerplan.content.kinds import LIST_KEYS, kind_of_path
from careerplan.content.nodes import Mapping, Node, Sequence
from careerplan.plan.plan import KINDS
from tests.cli.conftest import Run
from tests.cli.plans import write_plan

ROOT = Path(__file__).parents[2]


def schema_of(run: Run, kind: str) -> dict[str, Any]:
    ran = run("schema", kind)
    assert ran.code == 0
    schema: dict[str, Any] = json.loads(ran.out)
    return schema


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_is_there_with_its_description(run: Run, kind: str) -> None:
    schema = schema_of(run, kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    properties = schema["properties"]
    record = next(record for name, record in KINDS.items() if name == kind)
    assert set(fields_of(record)) <= set(properties)
    assert all(entry.get("description") for entry in properties.values())


def test_a_level_is_a_word_of_the_plans_own_scale_or_its_number(run: Run, tmp_path: Path) -> None:
    assert "intermediate" in schema_of(run, "skill")["properties"]["target"]["enum"]
    (tmp_path / "careerplan.toml").write_text('[levels]\nlow = "a"\nhigh = "b"\n', encoding="utf-8")
    target = json.loads(run("-C", tmp_path, "schema", "skill").out)["properties"]["target"]
    assert target["enum"] == ["low", "high", 0, 1, None]


PLAN = {
    "skills.md": "---\nskills: {Kafka: novice}\n---\n",
    "people/maria.md": "---\ntitle: Maria\n---\n",
    "goals/talk.md": "---\ntitle: Give a talk\n---\n",
}
OWN = '[audiences.circle]\n[categories]\nresearch = "asks a question"\n'


def test_a_plan_offers_its_own_audiences_categories_and_ids(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", PLAN, OWN)
    goal = json.loads(run("-C", plan, "schema", "goal").out)["properties"]
    assert {"technical", "research"} <= set(goal["category"]["examples"])
    assert goal["audience"]["anyOf"][1]["examples"] == ["private", "circle"]
    assert goal["skills"]["anyOf"][0]["properties"]["kafka"]["enum"][:2] == ["none", "awareness"]
    assert goal["after"]["anyOf"][1]["examples"] == ["talk"]
    feedback = json.loads(run("-C", plan, "schema", "feedback").out)["properties"]
    assert "maria" in feedback["from"]["examples"]


def test_the_nearest_plan_upward_is_the_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = write_plan(tmp_path / "p", PLAN, OWN)
    monkeypatch.chdir(plan / "content" / "goals")
    assert "research" in json.loads(run("schema", "goal").out)["properties"]["category"]["examples"]


@pytest.mark.parametrize("words", [(), ("--format", "snippets")])
def test_where_others_read_along_no_name_of_the_plan_is_printed(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    plan = write_plan(tmp_path / "p", PLAN, OWN)
    printed = run("-C", plan, "schema", *words, CI="true").out
    assert "intermediate" in printed
    assert not [name for name in ("kafka", "maria", "talk", "circle", "research") if f'"{name}"' in printed]


def test_every_nested_key_has_its_description(run: Run) -> None:
    def keys_of(schema: object) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(schema, dict):
            yield from schema.get("properties", {}).items()
        for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
            yield from keys_of(part)

    nested = list(keys_of(json.loads(run("schema").out)))
    assert len(nested) > 400
    assert [name for name, schema in nested if not schema.get("description")] == []


def test_snippets_and_templates_are_printed_for_editors(run: Run) -> None:
    snippets = json.loads(run("schema", "--format", "snippets").out)
    assert {"new goal", "new skill", "rating"} <= set(snippets)
    assert "new skill" not in json.loads(run("schema", "goal", "--format", "snippets").out)
    assert run("schema", "goal", "--format", "template").out.startswith('---\ntitle: "{{title}}"\n')


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "template"), "Name the kind"),
        (("event", "--format", "template"), "stands in a list"),
        (("event", "--format", "snippets"), "stands in a list"),
    ],
)
def test_a_template_is_of_one_kind_that_has_files(run: Run, words: tuple[str, ...], says: str) -> None:
    ran = run("schema", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_all_kinds_at_once(run: Run) -> None:
    schema = json.loads(run("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(schema["$defs"]) == list(KINDS)


def test_an_unknown_kind_is_wrong_use(run: Run) -> None:
    ran = run("schema", "gaol")
    assert ran.code == 2
    assert "The kinds are" in ran.err


def test_a_wrong_word_is_refused(run: Run) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"status": "finnished"}, schema_of(run, "goal"))


def test_the_files_of_the_example_are_valid(run: Run) -> None:
    schemas = {kind: schema_of(run, kind) for kind in KINDS}
    checked = 0
    for path in sorted((ROOT / "content").rglob("*.md")):
        kind, _ = kind_of_path(path.relative_to(ROOT).as_posix())
        keys = split(path.read_text(encoding="utf-8")).keys
        if not keys.keys() & set(LIST_KEYS.get(kind, {})):
            jsonschema.validate(core(keys), schemas[kind])
            checked += 1
    assert checked > 50


def core(node: Node) -> object:
    """A tree as an editor that follows YAML 1.2 reads it."""
    if isinstance(node, Mapping):
        return {name.text: core(value) for name, value in node.entries}
    if isinstance(node, Sequence):
        return [core(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.is_null:
        return None
    if re.fullmatch(r"-?\d+(\.\d+)?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return {"true": True, "false": False}.get(node.text, node.text)
