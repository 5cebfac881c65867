"""Kinds as pages name them."""

from __future__ import annotations

from collections.abc import Mapping

from careerplan.plan.record import Kind

KIND_WORDS: Mapping[Kind, str] = {
    "vision": "vision",
    "role": "role",
    "skill": "skill",
    "goal": "goal",
    "activity": "learning",
    "person": "person",
    "feedback": "feedback",
    "review": "review",
    "position": "position",
    "event": "event",
    "application": "market",
    "craft": "job crafting",
    "win": "win",
    "share": "share",
    "page": "note",
}
"""Kind -> the word beside a title in lists of records of all kinds."""
