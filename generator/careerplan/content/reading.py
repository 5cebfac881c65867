"""What a converter needs to know of the place it reads at, and where it reports its faults."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from careerplan.content.nodes import Node, Scalar, Sequence
from careerplan.plan.level import DEFAULT_SCALE, Scale
from careerplan.plan.problem import Fault, Problem
from careerplan.plan.record import AudienceName, Key, Kind, Note
from careerplan.plan.reference import Index


class Bad:
    """The type of `BAD`: no value, and the reason has been reported."""

    def __repr__(self) -> str:
        return "BAD"


BAD: Final = Bad()


class Context(Struct, frozen=True, kw_only=True):
    """What all values of a plan are read against."""

    index: Index = Index(())
    scale: Scale = DEFAULT_SCALE
    currency: str = "EUR"
    categories: tuple[str, ...] = ()
    owner: str = ""
    audiences: frozenset[AudienceName] = frozenset()
    lost: frozenset[Key] = frozenset()
    """Records that have a name, but cannot be read: a reference to one is dropped without a word."""
    unsure: frozenset[Kind] = frozenset()
    """Kinds some of whose names cannot be known, since a list file of theirs is broken."""


class Reading:
    """One file being read: its context, its lines, and the problems found so far."""

    def __init__(self, context: Context, path: str, lines: tuple[str, ...], what: str) -> None:
        self.context = context
        self.path = path
        self.lines = lines
        self.what = what
        """The kind of record, as messages name it: “a goal”."""
        self.key = ""
        """The key whose value is being read, as messages name it."""
        self.problems: list[Problem] = []
        self.extra: list[Note] = []

    def under(self, key: str) -> Reading:
        """This reading with another key in its messages."""
        view = self.trial()
        view.key, view.problems, view.extra = key, self.problems, self.extra
        return view

    def inside(self) -> Reading:
        """This reading within the value of its key: messages name the key in place of the kind."""
        view = self.under(self.key)
        view.what = self.key
        return view

    def trial(self) -> Reading:
        """A reading whose problems are thrown away unless they are asked for."""
        copy = Reading(self.context, self.path, self.lines, self.what)
        copy.key = self.key
        return copy

    def report(self, node: Node, fault: Fault) -> None:
        """A problem at a node of this file."""
        self.report_at(node.line, node.column, fault)

    def report_at(self, line: int, column: int, fault: Fault) -> None:
        """A problem at a line and column of this file."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(
            Problem(
                path=self.path,
                line=line,
                column=column,
                code=fault.code,
                message=fault.message,
                help=fault.help,
                excerpt=excerpt,
            )
        )

    def wrong_shape(self, node: Node, wanted: str) -> Bad:
        """Report a list or mapping where something else is wanted."""
        found = "a text" if isinstance(node, Scalar) else "a list" if isinstance(node, Sequence) else "keys and values"
        self.report(node, Fault("value-shape", f"{self.key} is {found}", f"write {wanted}"))
        return BAD
