"""The page of a share: the question first, what they need to answer it, and the form. For one person.

It is made from figures of what that person may see and from the share's own words. It says "I",
names no file, links to no page, and counts nothing that is not on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from markupsafe import Markup
from msgspec import Struct

from careerplan.plan.share import Section, Share
from careerplan.plan.shared import shared
from careerplan.site.addresses import SHARED
from careerplan.site.charts.levels import LevelScale
from careerplan.site.charts.times import Axis
from careerplan.site.drafts import Draft
from careerplan.site.views.parts import Desk
from careerplan.site.views.share.answer import Answer, answer, question
from careerplan.site.views.share.course import PathSection, TimelineSection, path, timeline
from careerplan.site.views.share.minutes import minutes_said, texts_of
from careerplan.site.views.share.reader import Reader
from careerplan.site.views.share.since import Changes, changes
from careerplan.site.views.share.standing import GapSection, GoalSection, gaps, goals
from careerplan.site.views.share.told import AdviceSection, FeedbackSection, advice, feedback
from careerplan.site.words import Day, day_of

SectionView: TypeAlias = (
    AdviceSection | Changes | GapSection | GoalSection | TimelineSection | PathSection | FeedbackSection
)
SECTIONS: Mapping[Section, Callable[[Reader], SectionView | None]] = {
    "advice": advice,
    "changes": changes,
    "gaps": gaps,
    "goals": goals,
    "timeline": timeline,
    "path": path,
    "feedback": feedback,
}
USUAL: tuple[Section, ...] = ("advice", "changes", "gaps", "goals")
"""The sections of a share that names none."""


class SharePage(Struct, frozen=True, kw_only=True):
    """All of the page."""

    owner: str
    question: str
    reader: str
    minutes: str
    """`About 2 minutes to read, 4 to answer`."""
    as_of: Day
    until: Day | None
    """The last day on which the link works."""
    note: Markup
    sections: tuple[SectionView, ...]
    """In the order that the share names them; one without data is absent."""
    scale: LevelScale
    has_levels: bool
    axis: Axis | None
    answer: Answer


def make(desk: Desk, share: Share, owner: str, reply_to: str = "") -> Draft:
    """The page of one share; the desk's figures must be those of what its reader may see."""
    reader = Reader(desk, shared(share, desk.plan))
    title = f"For {reader.name}" if reader.name else "A question for you"
    return Draft(SHARED, "pages/share.html", title, partial(_view, reader, share, owner, reply_to))


def _view(reader: Reader, share: Share, owner: str, reply_to: str) -> SharePage:
    desk, sections = reader.desk, tuple(_sections(reader))
    form = answer(reader, owner, reply_to)
    last = share.until.last if share.until is not None else None
    asked = question(reader)
    note = desk.bodies.alone(reader.share.body.text, "note")
    axes = [section.axis for section in sections if isinstance(section, TimelineSection)]
    return SharePage(
        owner=owner,
        question=asked,
        reader=reader.name,
        minutes=minutes_said(
            tuple(texts_of((asked, note, sections, form.meanings))), len(form.rates), is_asked=bool(reader.share.ask)
        ),
        as_of=day_of(desk.today, None),
        until=day_of(last, None) if last is not None else None,
        note=note,
        sections=sections,
        scale=desk.scale,
        has_levels=any(isinstance(section, GapSection) for section in sections),
        axis=axes[0] if axes else None,
        answer=form,
    )


def _sections(reader: Reader) -> Iterator[SectionView]:
    for name in dict.fromkeys(reader.share.show or USUAL):
        section = SECTIONS[name](reader)
        if section is not None:
            yield section
