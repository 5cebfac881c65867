"""Levels: whole numbers from 0 upward, with the words of the plan's own scale.

"Not assessed" is no level: it is None wherever a level may be missing, never 0.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import NewType

from msgspec import Struct

from careerplan.plan.problem import Fault

Level = NewType("Level", int)


class Step(Struct, frozen=True):
    """One level of a scale."""

    word: str
    meaning: str = ""
    """One sentence: what a person at this level does."""
    aliases: tuple[str, ...] = ()


class Scale(Struct, frozen=True):
    """The words of a plan's levels, lowest first; a word's place is its number."""

    steps: tuple[Step, ...]

    @property
    def highest(self) -> Level:
        return Level(len(self.steps) - 1)

    def word(self, level: Level | None) -> str:
        """The word of a level, "not assessed" for none, the number beyond the scale."""
        if level is None:
            return "not assessed"
        return self.steps[level].word if 0 <= level < len(self.steps) else str(level)

    def words(self) -> tuple[str, ...]:
        return tuple(step.word for step in self.steps)

    def parse(self, text: str) -> Level | Fault:
        """A word of the scale, an alias of one, or its number; without case."""
        wanted = " ".join(text.casefold().split())
        if wanted.isdecimal():
            wanted = str(int(wanted[:9]))  # digits of any script
        for number, step in enumerate(self.steps):
            names = (step.word, *step.aliases, str(number))
            if wanted in (" ".join(name.casefold().split()) for name in names):
                return Level(number)
        return Fault("level-unknown", f"“{text}” is no level", self._help(wanted))

    def _help(self, wanted: str) -> str:
        spellings = {name.casefold(): step.word for step in self.steps for name in (step.word, *step.aliases)}
        near = get_close_matches(wanted, spellings, n=1)
        allowed = ", ".join(f"{step.word} ({n})" for n, step in enumerate(self.steps))
        hint = f"did you mean {spellings[near[0]]}? " if near else ""
        return f"{hint}The levels are {allowed}; leave the key out for “not assessed”."


DEFAULT_SCALE = Scale(
    steps=(
        Step("none", "I have not started."),
        Step("awareness", "I know what it is and when it matters."),
        Step("novice", "I can do it with help."),
        Step("intermediate", "I do it on my own in ordinary cases."),
        Step("advanced", "I handle hard cases and help others with it."),
        Step("expert", "Others come to me for it, inside and outside my team."),
    )
)
