"""`[levels]` of careerplan.toml becomes the scale of the plan."""

from __future__ import annotations

from careerplan.content.nodes import Mapping, Node, Scalar, Sequence
from careerplan.content.reading import Reading
from careerplan.plan.level import DEFAULT_SCALE, Scale, Step
from careerplan.plan.problem import Fault
from careerplan.plan.reference import fold


def read_scale(node: Node | None, reading: Reading) -> Scale:
    """The scale that a section declares: in the order written; a word may have a meaning and aliases.

    Words of the default scale keep their number, so that naming some of them renames nothing else;
    a section that names a word of its own is a scale of its own, lowest first.
    """
    if node is None:
        return DEFAULT_SCALE
    if not isinstance(node, Mapping):
        reading.under("levels").wrong_shape(node, "a section: [levels]")
        return DEFAULT_SCALE
    steps = [_step(name, value, reading.under(name.text)) for name, value in node.entries]
    given = {fold(step.word): step for step in steps}
    if set(given) <= {step.word for step in DEFAULT_SCALE.steps}:
        scale = Scale(tuple(given.get(step.word, step) for step in DEFAULT_SCALE.steps))
    elif len(steps) < 2:
        fault = Fault("value-shape", "[levels] has fewer than two words", "write all words, lowest first")
        reading.report(node, fault)
        return DEFAULT_SCALE
    else:
        scale = Scale(tuple(steps))
    return DEFAULT_SCALE if _has_double_meaning(scale, node, reading) else scale


def _step(name: Scalar, node: Node, reading: Reading) -> Step:
    if isinstance(node, Mapping):
        known = ("meaning", "aliases")
        for key, _ in node.entries:
            if key.text not in known:
                help_text = f"The keys are {', '.join(known)}"
                reading.report(key, Fault("key-unknown", f"“{key.text}” is not a key of a level", help_text))
        meaning, aliases = (node.get(key) for key in known)
    else:
        meaning, aliases = (None, node) if isinstance(node, Sequence) else (node, None)
    return Step(name.text, _text(meaning, reading.under("meaning")), _texts(aliases, reading))


def _text(node: Node | None, reading: Reading) -> str:
    if node is None:
        return ""
    if isinstance(node, Scalar) and not node.plain:
        return node.text.strip()
    reading.report(node, Fault("value-shape", f"{reading.key} of a level is not a text", "write a sentence in quotes"))
    return ""


def _texts(node: Node | None, reading: Reading) -> tuple[str, ...]:
    items = node.items if isinstance(node, Sequence) else (node,) if node is not None else ()
    texts = (_text(item, reading.under("an alias")) for item in items)
    return tuple(text for text in texts if text)


def _has_double_meaning(scale: Scale, node: Mapping, reading: Reading) -> bool:
    """Report names that stand for two levels, or that look like the number of another one."""
    seen: dict[str, int] = {}
    doubtful = False
    for number, step in enumerate(scale.steps):
        for name in (step.word, *step.aliases):
            before = seen.setdefault(fold(name), number)
            if before == number and not (name.strip().isdecimal() and int(name) != number):
                continue
            doubtful = True
            other = f"two levels, {before} and {number}" if before != number else "another level: its number"
            place = next((key for key, _ in node.entries if key.text == step.word), node)
            fault = Fault("value-choice", f"“{name}” stands for {other}", "give each level names of its own")
            reading.report(place, fault)
    return doubtful
