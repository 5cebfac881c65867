"""Export: the figures as one JSON object, the machine's view of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from careerplan.insight.export_key import Json, KeyRow, rows, schema, written
from careerplan.insight.export_table import TABLE, Reading
from careerplan.insight.measure import Figures
from careerplan.plan.problem import Problem

EXPORT_KEYS: tuple[KeyRow, ...] = tuple(rows(TABLE))
"""Every key with its path, type and meaning, in the order of the export."""


def export(figures: Figures, problems: Sequence[Problem]) -> dict[str, Json]:
    """All figures of a plan and what is wrong with its files, ready for JSON, in a stable order."""
    return written(Reading(figures, tuple(problems)), TABLE)


def export_schema() -> dict[str, Json]:
    """The JSON Schema of the export; it allows keys that it does not name."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "careerplan export"} | schema(TABLE)
