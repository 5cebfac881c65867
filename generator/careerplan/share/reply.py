"""Answers: from what came in a mail to what one reader said, believed only as far as its seal holds.

Who answers and which skills they may rate come from the share whose key opens the envelope, never
from the text. All else is somebody else's words: typed strictly, capped, cleaned.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from careerplan.insight.words import count, verb
from careerplan.plan.level import Level
from careerplan.plan.plan import Plan
from careerplan.plan.record import SkillId
from careerplan.plan.reply import LONGEST_ANSWER, LONGEST_POINTS, Reply, cleaned
from careerplan.plan.share import NONCE, Share, has_ended
from careerplan.share.derive import FORMAT, reply_key, share_path, share_secret
from careerplan.share.envelope import Envelope, open_envelope
from careerplan.share.mail import Block
from careerplan.share.secret import Secret

LARGEST = 65_536
"""Bytes of an answer, packed and unpacked."""
LONGEST_DATA = LARGEST * 4 // 3 + 64
OLDEST = dt.timedelta(days=3660)

_ID = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Answer(Struct, frozen=True, kw_only=True):
    """A reply, and the share whose page it was written on."""

    share: Share
    reply: Reply
    notes: tuple[str, ...] = ()
    """What of it was left out, or is worth knowing; sentences."""


class NotTaken(Struct, frozen=True):
    """Why an answer is not taken in."""

    reason: str
    """A sentence without its full stop."""
    help: str
    """What to do, as a sentence without its full stop."""


class _Said(Struct, frozen=True):
    """The packed text as it came."""

    format: int
    id: str
    date: str
    answer: str = ""
    start: str = ""
    keep: str = ""
    stop: str = ""
    ratings: dict[str, int] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)


ASK_AGAIN = "Ask for the answer again, as the page gave it, or for the file that it offers"
BROKEN = NotTaken("the sealed text is no answer any more: parts of it are missing or changed", ASK_AGAIN)
CUT = NotTaken("the sealed text begins and never ends", f"It may have been cut off. {ASK_AGAIN}")
NEWER = NotTaken(
    "the answer is of a format that this version of careerplan does not know",
    "A newer version is needed: update careerplan, then try again",
)
TOO_LARGE = NotTaken("the sealed text is larger than an answer can be", ASK_AGAIN)
NOT_OURS = NotTaken(
    "no share of this plan opens it: its link was revoked, its file is gone, or it is for another plan",
    "Send a new link, and ask for the answer again",
)
FORGED = NotTaken(
    "it says that it is from a share of this plan, and its seal does not hold: it was changed on its way,"
    " or somebody made it up",
    "Ask the person whether they sent it, and for the file that the page offers",
)
MOVED = NotTaken(
    "it was written on the page of one share and says that it is from another's: somebody moved it",
    "Ask the person whether they sent it",
)
EMPTY = NotTaken("the answer is empty", "There is nothing to take in")


def open_reply(block: Block, plan: Plan, master: Secret, today: dt.date) -> Answer | NotTaken:
    """The answer in a mail, and whose it is."""
    if block.format != FORMAT:
        return NEWER
    envelope = block.envelope
    if envelope is None:
        return BROKEN
    if len(envelope.data) > LONGEST_DATA:
        return TOO_LARGE
    share = next((share for share in _sealed(plan) if share_path(master, share.nonce) == envelope.path), None)
    if share is None:
        return NOT_OURS
    text = open_envelope(envelope, reply_key(share_secret(master, share.nonce)), "reply", limit=LARGEST)
    if not isinstance(text, bytes):
        return BROKEN if text == "malformed" else _forged(envelope, plan, master)
    return _answer(text, share, plan, today)


def _sealed(plan: Plan) -> Iterator[Share]:
    return (share for share in plan.shares if NONCE.fullmatch(share.nonce))


def _forged(envelope: Envelope, plan: Plan, master: Secret) -> NotTaken:
    """Why a seal does not hold: the path of another share stands on it, or it never held."""
    for share in _sealed(plan):
        moved = replace(envelope, path=share_path(master, share.nonce))
        key = reply_key(share_secret(master, share.nonce))
        if isinstance(open_envelope(moved, key, "reply", limit=LARGEST), bytes):
            return MOVED
    return FORGED


def _answer(text: bytes, share: Share, plan: Plan, today: dt.date) -> Answer | NotTaken:
    said = _decoded(text)
    if said is None:
        return BROKEN
    if said.format != FORMAT:
        return NEWER
    if not _ID.fullmatch(said.id):
        return BROKEN
    day = _day_of(said.date, today)
    ratings = _ratings(said.ratings, share, plan)
    seen_not = tuple(dict.fromkeys(SkillId(s) for s in said.unseen if s in share.rate and s not in ratings))
    reply = Reply(
        id=said.id,
        date=day or today,
        answer=_capped(said.answer, LONGEST_ANSWER),
        start=_capped(said.start, LONGEST_POINTS),
        keep=_capped(said.keep, LONGEST_POINTS),
        stop=_capped(said.stop, LONGEST_POINTS),
        ratings=ratings,
        unseen=seen_not,
    )
    if reply.is_empty:
        return EMPTY
    return Answer(share=share, reply=reply, notes=tuple(_notes(said, reply, share, today, has_day=day is not None)))


def _decoded(text: bytes) -> _Said | None:
    try:
        # a browser may cut a pair of code units in two, which only Python's own reader takes
        return msgspec.convert(json.loads(text), _Said, strict=True)
    except (msgspec.ValidationError, ValueError, RecursionError):
        return None


def _day_of(text: str, today: dt.date) -> dt.date | None:
    """The day that an answer says, if it can be true. East of here it may be tomorrow already: that is today."""
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not today - OLDEST <= day <= today + dt.timedelta(days=1):
        return None
    return min(day, today)


def _ratings(given: Mapping[str, int], share: Share, plan: Plan) -> dict[SkillId, Level]:
    """Levels of the scale, of skills that the share asks about, in its order."""
    highest = plan.settings.scale.highest
    levels = ((skill, given[skill]) for skill in dict.fromkeys(share.rate) if skill in given)
    return {skill: Level(level) for skill, level in levels if 0 <= level <= highest}


def _capped(text: str, most: int) -> str:
    return cleaned(text[:most])


def _notes(said: _Said, reply: Reply, share: Share, today: dt.date, *, has_day: bool) -> Iterator[str]:
    if not has_day:
        yield "The day that it says cannot be right, so it counts from today."
    if has_ended(share, today) and share.until is not None:
        yield f"The share has ended ({share.until.text}); its seal holds all the same."
    left_out = len(said.ratings) - len(reply.ratings) + len(set(said.unseen) - {*reply.unseen, *said.ratings})
    if left_out:
        were = f"{count(left_out, 'rating')} {verb(left_out, 'was', 'were')} left out"
        yield f"{were}: the share does not ask about the skill, or it is no level of the scale."
    long = [name for name, most in _LONGEST.items() if len(getattr(said, name)) > most]
    if long:
        yield f"Longer than an answer may be, and cut: {', '.join(long)}."


_LONGEST: Mapping[str, int] = {
    "answer": LONGEST_ANSWER,
    "start": LONGEST_POINTS,
    "keep": LONGEST_POINTS,
    "stop": LONGEST_POINTS,
}


def unsealed_reply(text: str, sender: str, today: dt.date) -> Reply:
    """An ordinary mail as a reply; its id is made of it, so that it too is taken once."""
    answer = cleaned(text)
    name = hashlib.sha256(f"{sender}\n{answer}".encode()).hexdigest()[:32]
    return Reply(id=name, date=today, answer=_capped(answer, LONGEST_ANSWER))
