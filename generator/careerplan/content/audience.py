"""The `audience:` of a record or of a list file: whatever is doubtful in it is private."""

from __future__ import annotations

from careerplan.content.convert import converter
from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.reading import BAD, Reading
from careerplan.plan.problem import Fault
from careerplan.plan.record import PRIVATE, AudienceName

_HELP = "write audience: NAME, or a list of names, or leave the key out"


def read_audience(node: Node, reading: Reading) -> tuple[AudienceName, ...]:
    """The names that a value gives; `private` alone where one of them cannot be trusted."""
    convert = converter(AudienceName)
    names: list[AudienceName] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and not item.is_null:
            name = convert(item, reading.under("audience"))
            names.append(PRIVATE if name is BAD else name)
        else:
            what = "null" if isinstance(item, Scalar) else _shape(item)
            reading.report(item, Fault("audience-invalid", f"audience is {what}, which is nobody", _HELP))
            names.append(PRIVATE)
    return (PRIVATE,) if PRIVATE in names or not names else tuple(dict.fromkeys(names))


def _shape(node: Node) -> str:
    return "keys and values" if isinstance(node, Mapping) else "a list within a list"
