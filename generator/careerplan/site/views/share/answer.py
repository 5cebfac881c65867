"""The form at the end of the page: the question, three lists, and a level for each skill that I ask about."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from careerplan.insight.gaps import SkillFigure
from careerplan.insight.ratings import GivenRating, newest_by_rater
from careerplan.insight.words import listing, sentence
from careerplan.plan.record import SELF
from careerplan.site.views.parts import Desk
from careerplan.site.views.share.reader import Reader

NO_QUESTION = "What would you tell me?"


class Choice(Struct, frozen=True):
    """One level of my scale."""

    value: str
    word: str
    meaning: str


class Rate(Struct, frozen=True, kw_only=True):
    """One skill to be rated."""

    number: int
    """From 1: the name of the fields."""
    skill: str
    """Its id, which comes back with the answer."""
    title: str
    own: str
    """My own view, hidden until they have given theirs."""


class Area(Struct, frozen=True):
    """A field for text."""

    name: str
    label: str


class Answer(Struct, frozen=True, kw_only=True):
    """The whole form."""

    reply_to: str
    subject: str
    label: str
    rates_first: bool
    """True if the levels are what I ask: what they would add comes after them."""
    points: tuple[Area, ...]
    rate_title: str
    rates: tuple[Rate, ...]
    choices: tuple[Choice, ...]
    meanings: tuple[Choice, ...]
    """The sentences of my scale, told once for all skills; none for a single skill, which has them in its choices."""
    words_only: bool
    """True if the choices are words and no more, so that several stand in a row."""
    sent: str
    """What happens with the text."""


POINTS = (
    Area("start", "What should I start doing?"),
    Area("keep", "What should I keep doing?"),
    Area("stop", "What should I stop doing?"),
)


def answer(reader: Reader, owner: str, reply_to: str) -> Answer:
    """The form, with a field for each skill that is asked about."""
    scale = reader.desk.plan.settings.scale
    rates = tuple(_rates(reader))
    told = tuple(Choice(str(level), step.word, step.meaning) for level, step in enumerate(scale.steps))
    is_told_once = len(rates) > 1 and any(choice.meaning for choice in told)
    return Answer(
        reply_to=reply_to,
        subject=f"An answer for {owner}" if owner else "An answer",
        label=reader.share.ask or (NO_QUESTION if not rates else "What would you add?"),
        rates_first=bool(rates) and not reader.share.ask,
        points=POINTS,
        rate_title="Where do you see me?",
        rates=rates,
        choices=tuple(replace(choice, meaning="") for choice in told) if is_told_once else told,
        meanings=tuple(choice for choice in told if choice.meaning) if is_told_once else (),
        words_only=is_told_once or not any(choice.meaning for choice in told),
        sent=sent_said(reply_to),
    )


def question(reader: Reader) -> str:
    """What the reader is asked: my words, else what the levels are about, else whatever they would say."""
    if reader.share.ask:
        return reader.share.ask
    titles = [figure.skill.title for figure in _figures(reader)]
    return f"Where do you see me in {listing(titles)}?" if titles else NO_QUESTION


def sent_said(reply_to: str) -> str:
    """Where the text goes, and what stays here."""
    way = f"to {reply_to}, or as you usually write to me" if reply_to else "as you usually write to me"
    return (
        f"Your answer is sealed here and goes only where you send it: {way}."
        " This page keeps nothing but a sealed draft, in this browser."
    )


def _figures(reader: Reader) -> list[SkillFigure]:
    return [reader.desk.figures.skill[skill] for skill in reader.asked]


def _rates(reader: Reader) -> Iterator[Rate]:
    for number, figure in enumerate(_figures(reader), 1):
        yield Rate(number=number, skill=figure.id, title=figure.skill.title, own=own_said(reader, figure))


def own_said(reader: Reader, figure: SkillFigure) -> str:
    """My own level with what it means, my target, and what they said last time."""
    desk = reader.desk
    newest = newest_by_rater(figure.ratings)
    said = [_said(desk, "I said", newest[SELF])] if SELF in newest else ["I have not rated myself."]
    if figure.target is not None and figure.status != "not-now":
        said.append(f"I want to be at {desk.word(figure.target)}.")
    theirs = next((rating for by, rating in newest.items() if by == reader.rater), None)
    if theirs is not None:
        said.append(_said(desk, "You said", theirs))
    return " ".join(said)


def _said(desk: Desk, who: str, rating: GivenRating) -> str:
    """`I said novice on 2 Jun: “I can do it with help.”`."""
    day = desk.when(rating.when)
    when = f" ({day.text})" if day is not None else ""
    steps = desk.plan.settings.scale.steps
    meaning = steps[rating.level].meaning.strip() if rating.level < len(steps) else ""
    return (
        f"{who} {desk.word(rating.level)}{when}: “{meaning}”"
        if meaning
        else sentence(f"{who} {desk.word(rating.level)}{when}")
    )
