"""`careerplan schema`: the JSON Schema of frontmatter, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from careerplan.cli.options import folder_option


@click.command("schema")
@click.argument("kind", required=False)
@folder_option
@click.pass_context
def command(context: click.Context, /, kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of a kind's frontmatter, or of all kinds.

    \b
    careerplan schema goal
    careerplan schema > frontmatter.schema.json
    """
    from careerplan.config import read_settings  # noqa: PLC0415 - --help must stay light
    from careerplan.content.json_schema import all_schemas, frontmatter_schema  # noqa: PLC0415 - as above
    from careerplan.plan.level import DEFAULT_SCALE  # noqa: PLC0415 - as above
    from careerplan.plan.plan import KINDS  # noqa: PLC0415 - as above

    root = folder or (context.obj if isinstance(context.obj, Path) else None)
    scale = read_settings(root).settings.scale if root is not None else DEFAULT_SCALE
    known = next((name for name in KINDS if name == (kind or "").casefold()), None)
    if kind is not None and known is None:
        raise click.UsageError(f"There is no kind {kind!r}. The kinds are {', '.join(KINDS)}.")
    schema = all_schemas(scale) if known is None else frontmatter_schema(known, scale)
    click.echo(json.dumps(schema, ensure_ascii=False, indent=1))
