"""`careerplan assess`: one more rating of a skill, in the file that the skill stands in."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from careerplan.authoring.archetypes import quoted
from careerplan.authoring.change import Change
from careerplan.authoring.edit import with_entry
from careerplan.authoring.entries import Entry, text, word
from careerplan.authoring.lists import Listing
from careerplan.content.convert import fields_of
from careerplan.content.names import rater_of
from careerplan.content.reading import Context, Reading
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan
from careerplan.plan.problem import Fault
from careerplan.plan.record import SELF, RaterId, Source
from careerplan.plan.reference import Entry as IndexEntry
from careerplan.plan.reference import Index
from careerplan.plan.skill import Rating, Skill
from careerplan.plan.when import When

RATINGS = Listing("ratings", lambda keys: not keys.isdisjoint(fields_of(Rating)))


class Given(Struct, frozen=True, kw_only=True):
    """A rating as it was said."""

    date: When
    level: Level
    by: RaterId = SELF
    note: str = ""


def with_rating(plan: Plan, skill: Skill, given: Given, raw: str | None) -> Change:
    """The change that adds a rating to a skill.

    `raw` is the text of its file; None makes a file for a skill that only a role names.
    """
    rating = Rating(date=given.date, level=given.level, by=given.by, note=given.note)
    entry = rating_entry(plan, given)
    if raw is None:
        path = f"content/skills/{skill.id}.md"
        head = f"---\ntitle: {quoted(skill.title)}\n"
        after: str | None = f"{head}ratings:\n  - {entry.in_one_line(in_brackets=False)}\n---\n"
        rated = Skill(id=skill.id, title=skill.title, place=Source(path), ratings=(rating,))
    else:
        path = skill.place.path
        after = with_entry(raw, path, (skill.key, skill.place.line), RATINGS, entry)
        rated = replace(skill, ratings=(*skill.ratings, rating))
    skills = tuple(rated if other.key == skill.key else other for other in plan.skills)
    said = entry.in_one_line(in_brackets=False)
    return Change(path=path, before=raw, after=after, plan=replace(plan, skills=skills), said=said)


def rater_named(plan: Plan, name: str) -> RaterId | Fault:
    """Who gave a rating: yourself for no name and your own, else one of the people."""
    people = Index(IndexEntry(person.key, person.title, person.aliases) for person in plan.people)
    context = Context(index=people, owner=plan.settings.plan.owner)
    return rater_of(name.strip(), Reading(context, "", (), "a rating"))


def rating_entry(plan: Plan, given: Given) -> Entry:
    """A rating in each of its forms."""
    level = plan.settings.scale.word(given.level)
    by = given.by if given.by != SELF else ""
    fields = [("date", word(given.date.text)), ("level", word(level))]
    fields += [("by", word(by))] if by else []
    fields += [("note", text(given.note))] if given.note else []
    head = word(" ".join(filter(None, (given.date.text, level, by))))
    return Entry(fields=tuple(fields), head=head, note=given.note, short=True)
