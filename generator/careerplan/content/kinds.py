"""Which kind a file's place gives it, and under which keys it may list records."""

from __future__ import annotations

from collections.abc import Mapping

from careerplan.content.naming import stem_of
from careerplan.plan.plan import PLURALS
from careerplan.plan.record import Kind

FOLDERS: Mapping[str, Kind] = {
    "visions": "vision",
    "roles": "role",
    "skills": "skill",
    "goals": "goal",
    "learning": "activity",
    "people": "person",
    "feedback": "feedback",
    "reviews": "review",
    "path": "position",
    "market": "application",
    "crafting": "craft",
    "wins": "win",
    "shares": "share",
}
"""The folder under content/ gives the kind; `NAME.md` beside the folder holds its lists."""

LIST_KEYS: Mapping[Kind, Mapping[str, Kind]] = {
    "role": {"roles": "role"},
    "skill": {"skills": "skill"},
    "goal": {"goals": "goal"},
    "activity": {"activities": "activity"},
    "person": {"people": "person"},
    "feedback": {"feedback": "feedback"},
    "position": {"positions": "position", "events": "event"},
    "application": {"applications": "application"},
    "craft": {"crafting": "craft"},
    "win": {"wins": "win"},
}
"""Kind of a file -> the keys that hold a list of records there."""


def kind_of_path(path: str) -> tuple[Kind, bool]:
    """The kind that a path under content/ gives, without case, and whether the file may hold lists."""
    parts = path.split("/")[1:]
    stem = stem_of(parts[-1]).casefold()
    if len(parts) == 1:
        if stem == "vision":
            return "vision", False
        listed = FOLDERS.get(stem)
        return (listed, True) if listed is not None and listed in LIST_KEYS else ("page", False)
    kind = FOLDERS.get(parts[0].casefold(), "page")
    return kind, kind in LIST_KEYS


def misnamed_folder(path: str) -> tuple[str, str] | None:
    """The folder of a path and the one that was likely meant, where it bears the name of a kind."""
    parts = path.split("/")[1:]
    if len(parts) == 1:
        return None
    name = parts[0].casefold()
    meant = next(
        (
            folder
            for folder, kind in FOLDERS.items()
            if name in (kind, f"{kind}s", PLURALS[kind]) and name not in FOLDERS
        ),
        None,
    )
    return (parts[0], meant) if meant else None
