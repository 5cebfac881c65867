"""Keys that are meant to say who may see a record and are not `audience`: whoever wrote one wanted it kept back."""

from __future__ import annotations

from difflib import get_close_matches

from careerplan.content.nodes import Mapping, Scalar
from careerplan.plan.problem import Fault
from careerplan.plan.record import PRIVATE

_WORDS = ("audience", "private", "privacy", "public", "visibility", "visible", "secret", "hidden", "hide")
_PARTS = ("audience", "private", "visib", "confidential")
_NEAR = 0.82
"""How like one of the words a key must be; a secretary is no secret."""


def is_withholding(key: str) -> bool:
    """True for `Audience`, `audiance`, `visibility`, `private` and the like."""
    folded = key.strip().casefold()
    return any(part in folded for part in _PARTS) or bool(get_close_matches(folded, _WORDS, n=1, cutoff=_NEAR))


def withholding_fault(key: str, what: str, *, is_record: bool) -> Fault:
    """What is said of such a key: it grants nothing, so nothing is made for anybody while it stands."""
    of_part = "keep the whole record back with audience: private, or a part of its text with a ::: private block"
    of_record = "write audience: private, or audience: NAME, or take it out"
    message = f"“{key}” is not a key of {what}, and seems to say who may see it"
    return Fault("audience-invalid", message, of_record if is_record else of_part)


def closed_by(keys: Mapping) -> Scalar | None:
    """`private`, in the place of the first such key of a list file; None if it has none."""
    found = next((key for key, _ in keys.entries if key.text != "audience" and is_withholding(key.text)), None)
    return Scalar(PRIVATE, found.line, found.column) if found is not None else None
