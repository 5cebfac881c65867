"""An answer becomes a feedback file: their words as they wrote them, their levels as ratings that count."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from careerplan.authoring.archetypes import in_quotes, quoted
from careerplan.authoring.literal import as_markdown, as_points
from careerplan.insight.words import count, listing
from careerplan.plan.feedback import Feedback
from careerplan.plan.level import Scale
from careerplan.plan.plan import Plan
from careerplan.plan.record import PersonId
from careerplan.plan.reference import slug
from careerplan.plan.reply import Reply, cleaned

FOLDER = "content/feedback"


def taken_in(plan: Plan, reply: Reply) -> Feedback | None:
    """The feedback that an answer has become already."""
    return next((given for given in plan.feedback if given.reply.casefold() == reply.id), None)


def feedback_text(reply: Reply, person: PersonId, asked: str, plan: Plan) -> str:
    """The file of an answer: what they wrote stands below, what they gave for the lists in the keys."""
    lines = [f"from: {quoted(person)}", f"date: {reply.date.isoformat()}"]
    lines += [f"asked: {in_quotes(asked)}"] if asked else []
    lines += _ratings(reply, plan.settings.scale)
    for key, text in (("start", reply.start), ("keep", reply.keep), ("stop", reply.stop)):
        lines += _points(key, text)
    lines.append(f'reply: "{reply.id}"')
    body = "\n\n".join(filter(None, (as_markdown(reply.answer), _unseen(reply, plan))))
    return "\n".join(("---", *lines, "---", "")) + (f"\n{body}\n" if body else "")


def _ratings(reply: Reply, scale: Scale) -> Iterator[str]:
    if reply.ratings:
        yield "ratings:"
    for skill, level in reply.ratings.items():
        yield f"  {quoted(skill)}: {quoted(scale.word(level))}"


def _points(key: str, text: str) -> Iterator[str]:
    points = as_points(text)
    if points:
        yield f"{key}:"
    yield from (f"  - {in_quotes(point)}" for point in points)


def _unseen(reply: Reply, plan: Plan) -> str:
    """A sentence, since a rating of a feedback is a level and this is none."""
    titles = {skill.id: skill.title for skill in plan.skills}
    named = [as_markdown(cleaned(titles.get(skill, skill))) for skill in reply.unseen]
    return f"Had not seen enough to rate {listing(named, len(named))}." if named else ""


def feedback_path(root: Path, reply: Reply, person: PersonId, is_sound: Callable[[str], bool]) -> str | None:
    """A free path for an answer's file, of those at which the file would be sound."""
    stem = slug(f"{reply.date.isoformat()} {person}")
    paths = (f"{FOLDER}/{stem}{'' if number == 1 else f'-{number}'}.md" for number in range(1, 100))
    return next((path for path in paths if not os.path.lexists(root / path) and is_sound(path)), None)


def what_came(reply: Reply, name: str) -> str:
    """`2 ratings, an answer and 3 points by Maria`."""
    points = sum(len(as_points(text)) for text in (reply.start, reply.keep, reply.stop))
    parts: Sequence[str] = [
        *([count(len(reply.ratings), "rating")] if reply.ratings else []),
        *(["an answer"] if reply.answer else []),
        *([count(points, "point")] if points else []),
        *([f"{count(len(reply.unseen), 'skill')} not seen enough of"] if reply.unseen else []),
    ]
    return f"{listing(parts, len(parts))} by {name}"
