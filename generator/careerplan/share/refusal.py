"""Why nothing was handed over."""

from __future__ import annotations

from msgspec import Struct


class Refusal(Struct, frozen=True):
    """What stands against an output that would leave the house (exit 3); it never holds a secret or a title."""

    reason: str
    """A sentence without its full stop."""
    help: str
    """What to do, as a sentence."""
    details: tuple[str, ...] = ()
    """Lines that name what is meant, shown at home only: a host's log is read by others."""
