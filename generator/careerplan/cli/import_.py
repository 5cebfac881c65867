"""`careerplan import`: take in what came from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import click

from careerplan.cli.main import Verbs


class ImportVerbs(Verbs):
    """What can be taken in."""

    verbs: ClassVar[Mapping[str, str]] = {"reply": "Take in the answer of somebody whom you sent a link."}
    stem: ClassVar[str] = "import_"


@click.group("import", cls=ImportVerbs)
def command() -> None:
    """Take in what came from elsewhere.

    \b
    careerplan import reply answer.txt
    """
