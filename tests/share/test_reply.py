"""Answers from outside: only those whose seal holds, only what was asked, whatever else they try."""

from __future__ import annotations

import datetime as dt
import json
import random
from email.message import EmailMessage
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from careerplan.plan.plan import Plan
from careerplan.plan.record import AudienceName
from careerplan.plan.reply import LONGEST_ANSWER, LONGEST_POINTS
from careerplan.plan.settings import Audience, Settings
from careerplan.share import reply as replies
from careerplan.share.derive import draft_key, reply_key, share_content_key, share_path, share_secret
from careerplan.share.envelope import Envelope, base64_text, seal
from careerplan.share.mail import LARGEST, Block, Mail, read_mail
from careerplan.share.reply import Answer, NotTaken, open_reply, unsealed_reply
from careerplan.share.secret import Secret
from tests.share import vectors
from tests.share.answers import ID, SAID, armoured, sealed
from tests.share.vectors import B64, VECTORS
from tests.texts import read

MASTER, OTHER_MASTER = Secret(bytes(range(32))), Secret(bytes(32))
MARIAS, RUTHS, REVOKED = "1" * 32, "2" * 32, "3" * 32
TODAY = dt.date(2026, 11, 21)

PLAN = f"""\
=== people.md
---
people: [Maria, Ruth]
---
=== skills.md
---
skills: {{Kafka: 2, Writing: 2, Pay: 1}}
---
=== shares/maria.md
---
person: maria
sees: mentors
until: 2026-12-31
ask: What would you cut?
rate: [kafka, writing]
nonce: "{MARIAS}"
---
=== shares/ruth.md
---
person: ruth
sees: mentors
rate: [pay]
nonce: "{RUTHS}"
---
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    mentors = AudienceName("mentors")
    parsed = read(PLAN, Settings(audiences={mentors: Audience(name=mentors)}))
    assert parsed.problems == ()
    return parsed.plan


def opened(plan: Plan, text: str, today: dt.date = TODAY) -> Answer | NotTaken:
    (block,) = read_mail(text.encode()).blocks
    return open_reply(block, plan, MASTER, today)


def answer(plan: Plan, today: dt.date = TODAY, **said: Any) -> Answer:  # noqa: ANN401 - any value of the JSON
    found = opened(plan, armoured(sealed(MASTER, MARIAS, {**SAID, **said})), today)
    assert isinstance(found, Answer)
    return found


def refused(plan: Plan, **said: Any) -> NotTaken:  # noqa: ANN401 - as above
    found = opened(plan, armoured(sealed(MASTER, MARIAS, {**SAID, **said})))
    assert isinstance(found, NotTaken)
    return found


# What a share's own page made


def test_an_answer_comes_back_with_its_person_and_its_levels(plan: Plan) -> None:
    found = answer(plan)
    assert (found.share.person, found.reply.id, found.reply.date) == ("maria", ID, dt.date(2026, 11, 20))
    assert (found.reply.answer, found.reply.start) == ("Cut the second catchment.", "Say no once a week")
    assert (found.reply.ratings, found.reply.unseen, found.notes) == ({"kafka": 3}, ("writing",), ())


def test_p16_an_answer_holds_after_the_share_was_edited(plan: Plan) -> None:
    text = armoured(sealed(MASTER, MARIAS))
    edited = tuple(replace(share, ask="Another question", rate=(), id=f"{share.id}-b") for share in plan.shares)
    found = opened(replace(plan, shares=edited), text)
    assert isinstance(found, Answer)
    assert (found.reply.answer, found.reply.ratings) == ("Cut the second catchment.", {})


def test_half_of_a_sign_that_a_browser_cut_off_is_no_harm(plan: Plan) -> None:
    text = json.dumps(SAID).replace("catchment.", "catchment \\ud83d").encode()
    found = opened(plan, armoured(sealed(MASTER, MARIAS, text)))
    assert isinstance(found, Answer)
    assert found.reply.answer == "Cut the second catchment \ufffd"


def test_p17_the_armoured_reply_of_the_vectors_is_an_answer(plan: Plan) -> None:
    (said,) = (one for one in VECTORS["envelopes"] if one["envelope"]["purpose"] == "reply")
    (block,) = read_mail(VECTORS["armoured"].encode()).blocks
    assert block == Block(1, msgspec.convert(said["envelope"], Envelope))
    assert armoured(msgspec.convert(said["envelope"], Envelope)) == VECTORS["armoured"]
    shares = tuple(replace(share, nonce=vectors.NONCE) for share in plan.shares[:1])
    found = open_reply(block, replace(plan, shares=shares), vectors.MASTER, TODAY)
    assert isinstance(found, Answer)
    assert found.reply.answer == json.loads(B64(said["text"]))["answer"]


# What else arrives


def test_p38_a_forged_answer_is_refused(plan: Plan) -> None:
    path = share_path(MASTER, MARIAS)
    for key in (Secret(bytes(32)), reply_key(share_secret(MASTER, RUTHS)), share_secret(MASTER, MARIAS)):
        envelope = seal(json.dumps(SAID).encode(), key, "reply", path)
        assert opened(plan, armoured(envelope)) == replies.FORGED


def test_p38_an_answer_moved_to_another_share_is_refused_as_such(plan: Plan) -> None:
    moved = sealed(MASTER, MARIAS, path=share_path(MASTER, RUTHS))
    assert opened(plan, armoured(moved)) == replies.MOVED


def test_p38_an_answer_to_a_revoked_share_or_to_another_plan_is_not_ours(plan: Plan) -> None:
    assert opened(plan, armoured(sealed(MASTER, REVOKED))) == replies.NOT_OURS
    assert opened(plan, armoured(sealed(OTHER_MASTER, MARIAS))) == replies.NOT_OURS


def test_p12_a_flipped_bit_is_refused(plan: Plan) -> None:
    envelope = sealed(MASTER, MARIAS)
    for at in (0, 100, len(envelope.data) // 2):
        other = "A" if envelope.data[at] != "A" else "B"
        data = envelope.data[:at] + other + envelope.data[at + 1 :]
        assert opened(plan, armoured(replace(envelope, data=data))) == replies.FORGED
    for part in ("nonce", "data"):
        raw = bytearray(B64(getattr(envelope, part)))
        raw[-1] ^= 1  # of the data, this is the tag
        assert opened(plan, armoured(replace(envelope, **{part: base64_text(bytes(raw))}))) == replies.FORGED
    assert opened(plan, armoured(replace(envelope, path=f"A{envelope.path[1:]}"))) == replies.NOT_OURS


def test_p12_an_answer_of_which_a_part_is_missing_is_broken(plan: Plan) -> None:
    lines = armoured(sealed(MASTER, MARIAS)).split("\n")
    for gone in (1, 5, len(lines) - 3):
        assert opened(plan, "\n".join(lines[:gone] + lines[gone + 1 :])) == replies.BROKEN
    assert opened(plan, "\n".join((lines[0], *lines[-2:]))) == replies.BROKEN
    assert opened(plan, armoured(replace(sealed(MASTER, MARIAS), data=base64_text(bytes(16))))) == replies.BROKEN


def test_p38_a_page_or_a_draft_is_no_answer(plan: Plan) -> None:
    path, secret = share_path(MASTER, MARIAS), share_secret(MASTER, MARIAS)
    for purpose, key in (("share", share_content_key(secret)), ("draft", draft_key(secret))):
        envelope = seal(json.dumps(SAID).encode(), key, purpose, path)  # type: ignore[arg-type]  # both are purposes
        assert not isinstance(opened(plan, armoured(envelope)), Answer)


def test_p20_a_format_of_tomorrow_is_said_to_be_one(plan: Plan) -> None:
    newer = armoured(sealed(MASTER, MARIAS), version=2)
    assert opened(plan, newer) == replies.NEWER
    assert opened(plan, newer.replace(newer.split("\n")[3], "{what comes then}")) == replies.NEWER
    assert refused(plan, format=2) == replies.NEWER
    assert "newer version is needed" in replies.NEWER.help


@pytest.mark.parametrize(
    "said",
    [
        {"id": "ABC"},
        {"id": ID.upper()},
        {"id": 7},
        {"id": f"{ID}\n"},
        {"date": 20261120},
        {"answer": ["a"]},
        {"answer": None},
        {"ratings": {"kafka": "3"}},
        {"ratings": {"kafka": 3.5}},
        {"ratings": {"kafka": True}},
        {"ratings": [["kafka", 3]]},
        {"unseen": "writing"},
        {"unseen": [3]},
        {"format": "1"},
    ],
    ids=str,
)
def test_p38_values_of_another_type_are_no_answer(plan: Plan, said: dict[str, Any]) -> None:
    assert refused(plan, **said) == replies.BROKEN


@pytest.mark.parametrize(
    "text", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b'{"format":1', b"[" * 50_000, b'{"format":1,"id":' + b"9" * 5000]
)
def test_p38_what_is_no_json_of_an_answer_is_broken(plan: Plan, text: bytes) -> None:
    assert opened(plan, armoured(sealed(MASTER, MARIAS, text))) == replies.BROKEN


def test_p38_a_bomb_is_not_unpacked(plan: Plan) -> None:
    bomb = json.dumps({**SAID, "answer": "a" * 5_000_000}).encode()
    assert opened(plan, armoured(sealed(MASTER, MARIAS, bomb))) == replies.BROKEN


def test_p38_a_sealed_text_that_is_too_large_is_not_even_decoded(plan: Plan) -> None:
    noise = random.Random(1).randbytes(80_000)  # does not compress
    assert opened(plan, armoured(sealed(MASTER, MARIAS, noise))) == replies.TOO_LARGE
    far = random.Random(1).randbytes(300_000)
    assert opened(plan, armoured(sealed(MASTER, MARIAS, far))) == replies.BROKEN


def test_an_empty_answer_is_nothing_to_take_in(plan: Plan) -> None:
    assert refused(plan, answer=" \n\u202e", start="", ratings={}, unseen=[]) == replies.EMPTY


# What of an answer is believed


def test_p38_levels_of_what_was_not_asked_and_of_no_scale_are_left_out(plan: Plan) -> None:
    found = answer(plan, ratings={"kafka": 5, "pay": 5, "nothing": 3, "writing": 6}, unseen=["pay", "kafka", "writing"])
    assert (found.reply.ratings, found.reply.unseen) == ({"kafka": 5}, ("writing",))
    assert found.notes == (
        "3 ratings were left out: the share does not ask about the skill, or it is no level of the scale.",
    )
    assert answer(plan, ratings={"kafka": -1}).reply.ratings == {}
    assert answer(plan, ratings={"kafka": 0}).reply.ratings == {"kafka": 0}
    assert answer(plan, ratings={"kafka": 10**30}).reply.ratings == {}


def test_p38_the_text_cannot_say_who_it_is_from(plan: Plan) -> None:
    told: dict[str, Any] = {"from": "ruth", "person": "ruth", "share": "ruth"}
    found = answer(plan, **told)
    assert found.share.person == "maria"


def test_p38_lengths_are_capped_and_it_is_said(plan: Plan) -> None:
    found = answer(plan, answer="a" * 10_001, start="b" * 3_001, keep="c" * 3_000)
    assert (len(found.reply.answer), len(found.reply.start)) == (LONGEST_ANSWER, LONGEST_POINTS)
    assert found.notes == ("Longer than an answer may be, and cut: answer, start.",)


@pytest.mark.parametrize(
    ("said", "day", "is_told"),
    [
        ("2026-11-20", "2026-11-20", False),
        ("2026-11-22", "2026-11-21", False),
        ("2026-11-23", "2026-11-21", True),
        ("9999-12-31", "2026-11-21", True),
        ("2026-02-30", "2026-11-21", True),
        ("yesterday", "2026-11-21", True),
        ("20261120", "2026-11-21", True),
        ("0001-01-01", "2026-11-21", True),
        ("", "2026-11-21", True),
    ],
)
def test_p38_a_day_that_cannot_be_is_today(plan: Plan, said: str, day: str, is_told: bool) -> None:  # noqa: FBT001
    found = answer(plan, date=said)
    assert found.reply.date.isoformat() == day
    assert bool(found.notes) is is_told


def test_p40_an_answer_to_a_share_that_has_ended_says_so(plan: Plan) -> None:
    assert answer(plan, today=dt.date(2026, 12, 31)).notes == ()
    after = answer(plan, today=dt.date(2027, 1, 1))
    assert after.notes == ("The share has ended (2026-12-31); its seal holds all the same.",)


def test_what_hides_or_turns_text_around_is_gone(plan: Plan) -> None:
    found = answer(plan, answer="a\u202eb\x07c\x1b[2Jd\r\ne", keep="x\u2066y")
    assert (found.reply.answer, found.reply.keep) == ("abc[2Jd\ne", "xy")


# How mails bend it


def bent(text: str) -> dict[str, bytes]:
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    twice = "\n".join(f">> {line}" for line in text.split("\n"))
    markup = "".join(f"<div dir=ltr>{line}<br></div>" for line in text.replace("-----\n", "-----<p>\n").split("\n"))
    escaped = "\n".join(f"&gt; {line}<br />" for line in text.split("\n")).replace(" REPLY 1", "&nbsp;REPLY&nbsp;1")
    lines = text.split("\n")
    wrapped = "\n".join([lines[0], *"\n".join(lines[1:-2]).replace("\n", "").replace("=", "=\n"), *lines[-2:]])
    return {
        "alone": text.encode(),
        "windows": text.replace("\n", "\r\n").encode(),
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "utf-16": text.encode("utf-16"),
        "in a mail": f"Hi Noor,\n\nhere it is:\n\n{text}\n\nMaria\n-- \nMaria, 5 > 3 | x\n".encode(),
        "quoted": f"On Friday Noor wrote:\n{quoted}\n".encode(),
        "quoted twice": twice.encode(),
        "quoted with initials": quoted.replace("> ", "MF> ").encode(),
        "markup": f"<html><body>{markup}</body></html>".encode(),
        "escaped markup": escaped.encode(),
        "letter by letter": wrapped.encode(),
        "one line": text.replace("\n", " ").encode(),
        "dashes": text.replace("-----", "\u2014\u2014\u2013").encode(),
        "twice": f"{text}\n\nOn Friday Maria wrote:\n{quoted}".encode(),
    }


def mails(text: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for encoding in ("7bit", "quoted-printable", "base64"):
        message = EmailMessage()
        message["From"], message["Subject"], message["Message-ID"] = "ruth@example.org", "An answer", "<1@example.org>"
        message.set_content(f"Hi,\n\n{text}\n", cte=encoding)
        found[f"mail in {encoding}"] = message.as_bytes()
    message.add_alternative(f"<p>Hi,</p><pre>{text}</pre>", subtype="html")
    message.add_attachment(text.encode(), maintype="application", subtype="octet-stream", filename="answer.txt")
    found["mail with everything"] = message.as_bytes()
    return found


WAYS = (*bent(""), *mails("x"))


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_survives_what_mail_programs_do(plan: Plan, way: str) -> None:
    text = armoured(sealed(MASTER, MARIAS))
    mail = read_mail({**bent(text), **mails(text)}[way])
    assert not mail.is_cut
    assert len(mail.blocks) == 1
    found = open_reply(mail.blocks[0], plan, MASTER, TODAY)
    assert isinstance(found, Answer)
    assert found.reply.answer == "Cut the second catchment."


def test_several_answers_in_one_mail_are_several(plan: Plan) -> None:
    second = {**SAID, "id": "f" * 32, "answer": "And another."}
    text = f"{armoured(sealed(MASTER, MARIAS))}\nand\n{armoured(sealed(MASTER, MARIAS, second))}"
    found = [open_reply(block, plan, MASTER, TODAY) for block in read_mail(text.encode()).blocks]
    assert [one.reply.answer for one in found if isinstance(one, Answer)] == [
        "Cut the second catchment.",
        "And another.",
    ]


def test_one_that_is_broken_does_not_hide_behind_one_that_is_not(plan: Plan) -> None:
    whole = armoured(sealed(MASTER, MARIAS))
    broken = whole.replace("\ne", "\n", 1).replace(whole.split("\n")[1], "!!!")
    blocks = read_mail(f"{whole}\n{broken}".encode()).blocks
    found = [open_reply(block, plan, MASTER, TODAY) for block in blocks]
    assert [isinstance(one, Answer) for one in found] == [True, False]


def test_an_answer_that_was_cut_off_is_said_to_be(plan: Plan) -> None:
    text = armoured(sealed(MASTER, MARIAS))
    assert read_mail(text[:-60].encode()) == Mail(text[:-60], (), is_cut=True)
    middle = text.split("\n")
    del middle[3:6]
    assert opened(plan, "\n".join(middle)) == replies.BROKEN


@pytest.mark.parametrize(
    "data", [b"", b"Hi Noor, all good.", b"-----END CAREERPLAN REPLY-----", b"\x00\xff\xfe", b"Message-ID: x\n\n"]
)
def test_a_text_without_an_answer_has_none(data: bytes) -> None:
    mail = read_mail(data)
    assert (mail.blocks, mail.is_cut) == ((), False)


@given(st.binary(max_size=300), st.integers(0, 2**32))
@settings(max_examples=150)
def test_p38_no_bytes_make_it_raise(noise: bytes, seed: int) -> None:
    dice = random.Random(seed)
    text = armoured(sealed(MASTER, MARIAS)).encode()
    at = dice.randrange(len(text))
    for data in (noise, text[:at] + noise + text[at:], b"MIME-Version: 1.0\nContent-Type: " + noise + b"\n\n" + text):
        for block in read_mail(data).blocks:
            assert isinstance(open_reply(block, Plan(), MASTER, TODAY), NotTaken)


@pytest.mark.parametrize(
    "bit", [b"-" * 1000, b"<" * 1000, b"> ", b"-----BEGIN CAREERPLAN REPLY 1-----", b"&#", b"=\n", b"|"]
)
def test_p38_a_megabyte_of_marks_is_read_to_its_end(bit: bytes) -> None:
    data = (bit * (LARGEST // len(bit) + 1))[:LARGEST]
    assert read_mail(data).blocks == ()


def test_p38_parts_within_parts_end_somewhere() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000))
    assert read_mail(b"MIME-Version: 1.0\n" + nested).blocks == ()


def test_an_ordinary_mail_has_an_id_of_its_own_text() -> None:
    first = unsealed_reply("Hello\r\nNoor ", "maria", TODAY)
    assert first == unsealed_reply("Hello\nNoor\n", "maria", TODAY)
    assert first.answer == "Hello\nNoor"
    assert first.id != unsealed_reply("Hello\nNoor", "ruth", TODAY).id
    assert len(unsealed_reply("a" * 20_000, "maria", TODAY).answer) == LONGEST_ANSWER
