"""A person: mentor, manager, peer, mentee, role model, sponsor."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from careerplan.plan.amount import Minutes, Money, Span
from careerplan.plan.record import Kind, Record, RoleId, SkillId
from careerplan.plan.when import When

Relation = Literal["mentor", "manager", "peer", "report", "mentee", "role-model", "sponsor", "recruiter", "friend"]
MeetingKind = Literal["coffee", "one-to-one", "shadow", "call"]


class Meeting(Struct, frozen=True, kw_only=True):
    """One meeting; a coffee counts in the ledger."""

    main: ClassVar[str] = "date"
    pair: ClassVar[tuple[str, str]] = ("date", "note")
    date: Annotated[When, Meta(description="When you met.")]
    kind: Annotated[MeetingKind, Meta(description="What sort of meeting it was.")] = "coffee"
    cost: Annotated[Money | None, Meta(description="What it cost you.")] = None
    hours: Annotated[Minutes | None, Meta(description="How long it took.")] = None
    note: Annotated[str, Meta(description="What came of it.")] = ""
    skills: Annotated[tuple[SkillId, ...], Meta(description="The skills it was about.")] = ()


class Want(Struct, frozen=True, kw_only=True):
    """Something needed from this person."""

    main: ClassVar[str] = "what"
    pair: ClassVar[tuple[str, str]] = ("what", "by")
    what: Annotated[str, Meta(description="What is needed.")]
    by: Annotated[When | None, Meta(description="By when.")] = None
    money: Annotated[Money | None, Meta(description="What it would cost.")] = None


class Asked(Struct, frozen=True, kw_only=True):
    """The question whether they would be a mentor."""

    main: ClassVar[str] = "date"
    date: Annotated[When | None, Meta(description="When you asked.")] = None
    offer: Annotated[str, Meta(description="What you offered in return.")] = ""
    answer: Annotated[str, Meta(description="What they said.")] = ""


class Advice(Struct, frozen=True, kw_only=True):
    """What they advised, and what became of it."""

    main: ClassVar[str] = "text"
    pair: ClassVar[tuple[str, str]] = ("date", "text")
    date: Annotated[When | None, Meta(description="When they said it.")] = None
    text: Annotated[str, Meta(description="What they said.")]
    became: Annotated[str, Meta(description="What became of it.")] = ""


class Person(Record, frozen=True, kw_only=True):
    """Someone who is part of the plan."""

    kind: ClassVar[Kind] = "person"
    short: ClassVar[str | None] = "relations"

    relations: Annotated[tuple[Relation, ...], Meta(description="What they are to you.")] = ()
    since: Annotated[When | None, Meta(description="Since when.")] = None
    role_model_for: Annotated[tuple[RoleId, ...], Meta(description="The roles they show you.")] = ()
    topics: Annotated[tuple[SkillId, ...], Meta(description="The skills to ask them about.")] = ()
    every: Annotated[Span | None, Meta(description="How often you want to meet.")] = None
    meetings: Annotated[tuple[Meeting, ...], Meta(description="The meetings you had.")] = ()
    next: Annotated[When | None, Meta(description="The next meeting.")] = None
    ask: Annotated[str, Meta(description="What to ask them next.")] = ""
    agenda: Annotated[tuple[str, ...], Meta(description="For a manager: what you want to talk about.")] = ()
    needs: Annotated[tuple[Want, ...], Meta(description="What you need from them.")] = ()
    asked: Annotated[Asked | None, Meta(description="When you asked them to be a mentor.")] = None
    advice: Annotated[tuple[Advice, ...], Meta(description="What they advised.")] = ()
    contact: Annotated[str, Meta(description="How to reach them.")] = ""
