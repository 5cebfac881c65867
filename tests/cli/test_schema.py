"""`careerplan schema`: what editors are told of frontmatter."""

from __future__ import annotations

import json
import re
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
    (tmp_path / "careerplan.toml").write_text('[levels]\nlow = "a"\nhigh = "b"\n', encoding="utf-8")
    target = json.loads(run("-C", tmp_path, "schema", "skill").out)["properties"]["target"]
    assert target["enum"] == ["low", "high", 0, 1, None]
    assert "intermediate" in schema_of(run, "skill")["properties"]["target"]["enum"]


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
