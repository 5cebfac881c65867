"""`careerplan schema`: what editors are told of frontmatter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerplan.cli.options import folder_option, nearest_plan
from careerplan.cli.problems import may_show

if TYPE_CHECKING:
    from careerplan.content.json_schema import Words

FORMS = ("json-schema", "snippets", "template")


@click.command("schema")
@click.argument("kind", required=False)
@folder_option
@click.option("--format", "form", type=click.Choice(FORMS), default=FORMS[0], help="What to print (see above).")
@click.pass_context
def command(context: click.Context, /, kind: str | None, folder: Path | None, form: str) -> None:
    """Print the JSON Schema of a kind's frontmatter, or of all kinds.

    In a plan it offers the plan's own levels, audiences, categories and ids. With --format snippets it prints
    snippets for VS Code, with --format template a kind's template for Obsidian.

    \b
    careerplan schema goal
    careerplan schema > frontmatter.schema.json
    careerplan schema --format snippets > .vscode/careerplan.code-snippets
    careerplan schema goal --format template > templates/goal.md
    """
    from careerplan.authoring.archetypes import OF_LISTS  # noqa: PLC0415 - --help must stay light
    from careerplan.authoring.snippets import obsidian_template, snippets  # noqa: PLC0415 - as above
    from careerplan.content.json_schema import all_schemas, frontmatter_schema  # noqa: PLC0415 - as above
    from careerplan.plan.plan import KINDS  # noqa: PLC0415 - as above

    known = next((name for name in KINDS if name == (kind or "").casefold()), None)
    if kind is not None and known is None:
        raise click.UsageError(f"There is no kind {kind!r}. The kinds are {', '.join(KINDS)}.")
    if known in OF_LISTS and form != FORMS[0]:
        raise click.UsageError(f"A {known} stands in a list and has no file of its own, so there is no {form} for it.")
    if form == "template":
        if known is None:
            raise click.UsageError(
                "Name the kind whose template you want, such as: careerplan schema goal --format template"
            )
        click.echo(obsidian_template(known), nl=False)
        return
    words = _words(nearest_plan(context, folder))
    if form == "snippets":
        printed = snippets(words, known)
    else:
        printed = all_schemas(words) if known is None else frontmatter_schema(known, words)
    click.echo(json.dumps(printed, ensure_ascii=False, indent=1))


def _words(root: Path | None) -> Words:
    """The words of a plan; where others read along, and where there is no plan, only its levels."""
    from msgspec.structs import replace  # noqa: PLC0415 - --help must stay light

    from careerplan.config import read_settings  # noqa: PLC0415 - as above
    from careerplan.content.json_schema import NO_WORDS, words_of  # noqa: PLC0415 - as above

    if root is None:
        return NO_WORDS
    if not may_show(asked=False):
        return replace(NO_WORDS, scale=read_settings(root).settings.scale)
    from careerplan.build import read_plan  # noqa: PLC0415 - as above

    plan = read_plan(root).plan
    return words_of(plan.settings, plan.records())
