"""settings.md: the sections and keys of careerplan.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import getdoc

from msgspec import Struct

from careerplan.config import SECTIONS
from careerplan.manual.tables import block, code, table
from careerplan.manual.takes import keys_of, spoken
from careerplan.plan.goal import CATEGORIES
from careerplan.plan.grants import ALWAYS, PARTS
from careerplan.plan.grants import keys_of as grants_of
from careerplan.plan.level import DEFAULT_SCALE
from careerplan.plan.record import AudienceName
from careerplan.plan.settings import Audience, BriefSettings, Budget, PlanSettings, SiteSettings

NOBODY = Audience(name=AudienceName("nobody"))
"""An audience to which no key is granted."""

STRUCTS: Mapping[str, type[Struct]] = {
    "plan": PlanSettings,
    "budget": Budget,
    "site": SiteSettings,
    "brief": BriefSettings,
    "audiences": Audience,
}

EXAMPLE = """[plan]
owner = "Noor Haddad"
title = "Noor's career plan"
timezone = "Europe/Amsterdam"
review_every = "quarter"

[levels]
intermediate = {meaning = "I do it on my own in ordinary cases.", aliases = ["working knowledge"]}

[categories]
add = ["health"]

[budget]
hours_per_week = 4
money_per_year = 1500

[audiences.mentors]
kinds = ["skill", "goal"]
fields = ["skill.body", "goal.body"]
"""

_HEAD = """# Settings

`careerplan.toml` stands beside `content/`. Every section and key can be left out. Texts stand in quotes, lists in
brackets, numbers alone. What is wrong in it is reported like any other problem; a mistake in `[audiences]` or
`visibility` refuses everything that is made for an audience.
"""

_LEVELS = f"""## [levels]

The words of the scale. To keep the default words and say what they mean to you, name only those:
`novice = "I need a worked example beside me."`, or `novice = {{meaning = "…", aliases = ["beginner"]}}`. A word that is
not a default one makes a scale of your own: then write all its words, lowest first, and the first is 0.

The default words are {", ".join(code(word) for word in DEFAULT_SCALE.words())}.
"""

_CATEGORIES = f"""## [categories]

`add = ["health", "writing"]` adds categories of goals to those that every plan has:
{", ".join(code(name) for name in CATEGORIES)}.
"""

_AUDIENCES = """A section for each circle of readers, such as `[audiences.mentors]`. The name is yours; `private` is
taken. A name that no section declares is an error wherever it is used.

`kinds` only nominates: a record of such a kind is shown once its name, such as `skill:writing`, stands in a line of
`audiences/mentors.txt`. A record with `audience: mentors` is shown without that. A record with `audience: private`
never is. `careerplan audience mentors` shows what waits, and `--accept` writes those lines.

Texts that an audience sees may name somebody whom it may not see. Such a name is never left out by itself; nothing is
made for that audience until you accept it, in a line such as `goal:talk names person:maria` or
`goal:talk names organisation:Osier`. `--accept` writes these too, after showing where each name stands.

`skill.ratings_by_others` in `fields` shows what others think of you.

What a shown record shows before `fields` names more, and what `fields` must name before a record of the kind is shown
at all:
"""

_PARTS = """Of what stands within such a key, only this shows until `fields` names the key. Ratings by others than you
and the reader need a grant of their own. Meetings and advice show to the person they were with:
"""


def settings_page() -> str:
    """One section for each section of the file, in the order in which a message names them."""
    parts = [_HEAD, block(EXAMPLE, "toml")]
    for name in SECTIONS:
        if name == "levels":
            parts.append(_LEVELS)
        elif name == "categories":
            parts.append(_CATEGORIES)
        else:
            parts += _section(name)
    return "\n\n".join(part.strip() for part in parts)


def _section(name: str) -> list[str]:
    struct = STRUCTS[name]
    said = (getdoc(struct) or "").partition(": ")[2]
    keys = [(code(key.name), key.takes, key.says, key.without) for key in keys_of(struct)]
    found = [
        f"## [{name}]",
        said[:1].upper() + said[1:],
        table(("key", "takes", "what it says", "left out"), keys),
    ]
    return [*found, _AUDIENCES, *_grants()] if name == "audiences" else found


def _grants() -> list[str]:
    rows = [
        (kind, _coded(sorted(keys)), _coded(grants_of(kind, NOBODY).missing, f"{kind}."))
        for kind, keys in ALWAYS.items()
    ]
    parts = [(spoken(struct).lower(), _coded(sorted(keys))) for struct, keys in PARTS.items()]
    return [table(("kind", "shows", "needs in `fields`"), rows), _PARTS, table(("of", "keys"), parts)]


def _coded(keys: Sequence[str], prefix: str = "") -> str:
    return ", ".join(code(f"{prefix}{key}") for key in keys)
