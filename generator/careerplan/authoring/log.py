"""`careerplan log`: one more activity of a goal or of the learning list, or one more meeting with a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from careerplan.authoring.change import Change
from careerplan.authoring.edit import with_entry
from careerplan.authoring.entries import Entry, Fields, braced, bracketed, text, word
from careerplan.authoring.lists import Listing
from careerplan.content.convert import fields_of
from careerplan.content.naming import stem_of
from careerplan.plan.activity import Activity, Mode, Spent
from careerplan.plan.amount import Minutes
from careerplan.plan.goal import Goal
from careerplan.plan.person import Meeting, Person
from careerplan.plan.plan import Plan
from careerplan.plan.record import GoalId, SkillId, Source
from careerplan.plan.reference import fold, slug
from careerplan.plan.when import When

LEARNING = "content/learning.md"

ACTIVITIES = Listing(
    "activities",
    lambda keys: not keys.isdisjoint(("title", "id")) or keys <= frozenset(Activity.__struct_encode_fields__),
)
MEETINGS = Listing("meetings", lambda keys: not keys.isdisjoint(fields_of(Meeting)))


class Done(Struct, frozen=True, kw_only=True):
    """What was done, as it was said."""

    text: str
    date: When
    skills: tuple[SkillId, ...] = ()
    mode: Mode | None = None
    minutes: Minutes | None = None


def learning_path(paths: Iterator[str]) -> str:
    """The file of the learning list: the one that is there, however its name is written."""
    at_top = (path for path in paths if path.count("/") == 1)
    return next((path for path in at_top if stem_of(path.partition("/")[2]).casefold() == "learning"), LEARNING)


def with_activity(plan: Plan, goal: Goal | None, done: Done, path: str, raw: str | None) -> Change:
    """The change that adds an activity to a goal, or to the learning list.

    `path` is the file of either, and `raw` its text; None makes the list.
    """
    item_id, written = _ids(plan, goal, done)
    spent = Spent(hours=done.minutes) if done.minutes is not None else None
    activity = Activity(
        id=item_id,
        title=done.text,
        place=Source(path),
        mode=done.mode,
        skills=done.skills,
        goal=GoalId(goal.id) if goal is not None else None,
        done=done.date,
        spent=spent,
    )
    entry = activity_entry(done, written)
    record = (goal.key, goal.place.line) if goal is not None else None
    after = with_entry(raw or "", path, record, ACTIVITIES, entry)
    others = tuple(other for other in plan.activities if not other.sample)  # samples make way for it
    grown = replace(plan, activities=(*others, activity))
    return Change(path=path, before=raw, after=after, plan=grown, said=entry.in_braces())


def _ids(plan: Plan, goal: Goal | None, done: Done) -> tuple[str, str]:
    """The id of a new activity, and what must be written for it: nothing, unless the usual one is taken."""
    taken = {fold(activity.id) for activity in plan.activities}
    usual = slug(done.text)
    usual = slug(f"{goal.id}-{usual}") if goal is not None else usual
    if fold(usual) not in taken:
        return usual, ""
    dated = slug(f"{done.text} {done.date.text}")
    numbered = (dated if number == 1 else f"{dated}-{number}" for number in count(1))
    free = next(name for name in numbered if fold(name) not in taken)
    return free, free


def activity_entry(done: Done, item_id: str = "") -> Entry:
    """An activity in each of its forms; its hours are spent hours."""
    title = text(done.text)
    rest: Fields = (
        *((("id", word(item_id)),) if item_id else ()),
        *((("mode", done.mode),) if done.mode is not None else ()),
        *((("skills", bracketed(done.skills)),) if done.skills else ()),
        ("done", word(done.date.text)),
        *((("spent", braced((("hours", hours(done.minutes)),))),) if done.minutes is not None else ()),
    )
    return Entry(fields=(("title", title), *rest), head=title, rest=rest)


def with_meeting(plan: Plan, person: Person, done: Done, raw: str) -> Change:
    """The change that adds a coffee to a person's meetings."""
    path = person.place.path
    meeting = Meeting(date=done.date, hours=done.minutes, note=done.text, skills=done.skills)
    entry = meeting_entry(done)
    after = with_entry(raw, path, (person.key, person.place.line), MEETINGS, entry)
    met = replace(person, meetings=(*person.meetings, meeting))
    people = tuple(met if other.key == person.key else other for other in plan.people)
    return Change(path=path, before=raw, after=after, plan=replace(plan, people=people), said=entry.in_braces())


def meeting_entry(done: Done) -> Entry:
    """A coffee in each of its forms."""
    more: Fields = (
        *((("hours", hours(done.minutes)),) if done.minutes is not None else ()),
        *((("note", text(done.text)),) if done.text else ()),
        *((("skills", bracketed(done.skills)),) if done.skills else ()),
    )
    date = word(done.date.text)
    only_note = done.minutes is None and not done.skills
    rest = () if only_note else (("kind", "coffee"), *more)
    return Entry(fields=(("date", date), ("kind", "coffee"), *more), head=date, note=done.text, rest=rest)


def hours(minutes: Minutes) -> str:
    """A length of time as it is written: `2`, `1.5`, `1h20`, `20 min`."""
    if minutes % 15 == 0:
        return f"{minutes / 60:g}"
    return f"{minutes // 60}h{minutes % 60:02}" if minutes > 60 else f"{minutes} min"
