"""export.md: every key of what `careerplan export` prints."""

from __future__ import annotations

from careerplan.insight.export import EXPORT_KEYS
from careerplan.manual.tables import code, table

_HEAD = """# Export

`careerplan export` prints the plan and all its figures as one JSON object. The pages show the same figures.

Keys are added in later versions, never renamed. Unknown is `null`. Days are texts such as `2026-11-21`, time is in
hours, money in the currency's own unit, shares run from 0 to 1, levels are numbers of the plan's scale.

`skills[].others[].by` is the key `by` of each object in the list `others` of each object in the list `skills`. A `*`
stands for names that the plan chooses: a skill, a category, a currency.

With `--audience NAME` the figures are those of a plan that holds only what this audience may see, and `problems` is
empty.
"""


def export_page() -> str:
    """The list of keys, in the order of the export."""
    rows = [(code(row.path), row.type, row.says) for row in EXPORT_KEYS]
    return f"{_HEAD}\n## Keys\n\n{table(('key', 'type', 'meaning'), rows)}"
