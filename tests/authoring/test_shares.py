"""Files of shares: new ones, and a nonce put into any file with nothing else of it changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.authoring.files import replace_text
from careerplan.authoring.shares import (
    NewShare,
    free_share_path,
    person_named,
    share_named,
    share_text,
    with_nonce,
    without_link,
)
from careerplan.content.check import check_plan
from careerplan.content.frontmatter import split
from careerplan.content.load import Parsed
from careerplan.content.nodes import Mapping, Scalar
from careerplan.plan.problem import PRIVACY_CODES, Fault
from careerplan.plan.record import AudienceName, PersonId, SkillId
from careerplan.plan.settings import Audience, Settings
from careerplan.plan.share import state_of
from tests.texts import codes, read

OLD, NEW = "0" * 32, "f" * 32
TODAY = dt.date(2026, 11, 21)
MENTORS = AudienceName("mentors")

PEOPLE = """\
=== people.md
---
people:
  - {title: Maria Fontein, id: maria}
  - {title: Ruth Adeyemi, id: ruth, aliases: [boss]}
  - {title: Sam One}
  - {title: Sam Two}
---
=== skills.md
---
skills: [Kafka, "Null"]
---
"""


def parsed(text: str) -> Parsed:
    return read(PEOPLE + text, Settings(audiences={MENTORS: Audience(name=MENTORS)}))


def share_file(name: str, person: str, more: str = "") -> str:
    return f"=== shares/{name}.md\n---\nperson: {person}\nsees: mentors\n{more}---\n"


# New files


def test_a_new_share_reads_back_as_it_was_meant() -> None:
    new = NewShare(
        person=PersonId("maria"),
        sees=MENTORS,
        until="31 Dec 2026",
        ask='What: "would" you # cut?',
        rate=(SkillId("kafka"), SkillId("null")),
        show=("gaps", "advice"),
    )
    found = parsed(f"=== shares/maria.md\n{share_text(new, NEW)}")
    assert codes(found) == []
    (share,) = found.plan.shares
    assert (share.person, share.sees, share.until.text if share.until else "") == ("maria", "mentors", "31 Dec 2026")
    assert (share.ask, share.rate, share.show, share.nonce) == (new.ask, new.rate, new.show, NEW)
    assert share.body.text == ""


def test_a_second_share_of_a_person_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "content" / "shares").mkdir(parents=True)
    assert free_share_path(tmp_path, PersonId("maria")) == "content/shares/maria.md"
    (tmp_path / "content" / "shares" / "maria.md").symlink_to("nowhere")
    assert free_share_path(tmp_path, PersonId("maria")) == "content/shares/maria-2.md"


# Names


def named(text: str, name: str) -> str:
    found = share_named(parsed(text).plan, name, TODAY)
    return f"{found.code}: {found.message}; {found.help}" if isinstance(found, Fault) else found.id


def test_a_person_with_one_share_means_that_share() -> None:
    text = share_file("spring", "maria")
    assert [named(text, name) for name in ("maria", "Maria Fontein", "Maria", "spring", "share:spring")] == [
        "spring"
    ] * 5


def test_of_several_shares_the_one_that_is_open_is_meant() -> None:
    text = share_file("maria", "maria", "until: 2026-06-30\n") + share_file("maria-2", "maria")
    assert named(text, "maria") == "maria-2"
    assert named(text, "share:maria") == "maria"


def test_two_open_shares_of_a_person_are_named_by_their_ids() -> None:
    text = share_file("maria", "maria") + share_file("maria-2", "maria")
    assert named(text, "maria") == ("reference-ambiguous: “maria” has 2 shares; name one of share:maria, share:maria-2")
    assert [named(text, name) for name in ("share:maria", "maria-2")] == ["maria", "maria-2"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("boss", "“boss” has no share; make one: careerplan share add ruth"),
        ("mara", "did you mean maria?"),
        ("xyz", "there is no person “xyz”"),
        ("share:xyz", "there is no share “share:xyz”"),
        ("Sam", "“Sam” matches several; write one of sam-one, sam-two"),
    ],
)
def test_a_name_that_means_no_share_says_why(name: str, said: str) -> None:
    assert said in named(share_file("spring", "maria"), name)


def test_a_person_goes_by_id_alias_title_and_first_name() -> None:
    plan = parsed("").plan
    found = [person_named(plan, name) for name in ("ruth", "BOSS", "Ruth Adeyemi", "Ruth")]
    assert [person.id for person in found if not isinstance(person, Fault)] == ["ruth"] * 4
    assert isinstance(person_named(plan, "Sam"), Fault)


def test_a_wikilink_to_a_person_is_not_made_ambiguous_by_their_share() -> None:
    found = parsed(
        share_file("maria", "maria") + "=== notes/a.md\nWith [[maria]] and [[Maria]], see [[share:maria]].\n"
    )
    assert codes(found) == []
    assert [str(key) for key in found.plan.pages[0].body.mentions] == ["person:maria", "share:maria"]


# The nonce of a file that is there

FILES = (
    "---\nperson: maria\nsees: mentors\n---\nA note.\n",
    '---\nperson: maria # a comment\nnonce: "{old}"   # mine\nsees: mentors\n---\n\n\nA note.  \n\n',
    "---\nnonce: {old}\nperson: maria\nsees: mentors\n---",
    "---\r\nperson: maria\r\nsees: mentors\r\nnonce: '{old}'\r\n---\r\nNote\r\n",
    "---\rperson: maria\rsees: mentors\r---\rNote\r",
    "\ufeff---\nperson: maria\nsees: mentors\n---\n",
    "\n\n---  \n# first\nperson: maria\nsees: mentors\n# last\n---\n---\nnot: keys\n---\n",
    "---\nperson: maria\nsees: mentors\nnonce:\n---\n",
    "---\nperson: maria\nsees: mentors\nnonce:    # to come\n---\n",
    "---\nperson: maria\nsees: mentors\nnonce: ~\n---\n",
    "---\n  person: maria\n  sees: mentors\n---\n",
    "---\nask: |\n  nonce: no\n  ---\n\n\nperson: maria\nsees: mentors\n---\n",
    "---\nperson: maria\nsees: mentors\nask: |+\n  two\n\n---\n",
    '---\nperson: maria\nsees: mentors\nask: "a \\" nonce: b"\nnonce: "not one"\n---\nnonce: here\n',
    "---\nperson: maria\nsees: mentors\ntags: [é, 日本]\nnonce: {old} # ü\n---\n\x85\u2028",
)


@pytest.mark.parametrize("file", FILES, ids=range(len(FILES)))
def test_only_the_line_of_the_nonce_changes(file: str) -> None:
    before = file.replace("{old}", OLD)
    after = with_nonce(before, NEW)
    assert after is not None
    assert nonce_of(after) == NEW
    if keys_of(before).get("nonce") is not None:
        assert with_nonce(after, OLD) is not None
        assert len(after.splitlines()) == len(before.splitlines())
        changed = [i for i, (a, b) in enumerate(zip(before.splitlines(), after.splitlines(), strict=True)) if a != b]
        assert len(changed) == 1
    else:
        (line,) = [line for line in after.splitlines(keepends=True) if NEW in line]
        assert after.replace(line, "", 1) == before


def keys_of(text: str) -> Mapping:
    return split(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")).keys


def nonce_of(text: str) -> str:
    value = keys_of(text).get("nonce")
    return value.text if isinstance(value, Scalar) else ""


REFUSED = (
    "no keys at all\n",
    "---\nperson: maria\n",
    "---\n{person: maria, sees: mentors}\n---\n",
    "---\nperson: maria\nnonce: [a, b]\n---\n",
    "---\nperson: maria\nnonce: |\n  abc\n---\n",
    '---\nperson: maria\nnonce: "abc\n  def"\n---\n',
    "---\nperson: maria\nnonce: abc\n  def\n---\n",
    "---\nperson: maria\nperson: ruth\n---\n",
    "",
)


@pytest.mark.parametrize("file", REFUSED, ids=range(len(REFUSED)))
def test_a_file_in_which_more_would_change_is_left_alone(file: str) -> None:
    assert with_nonce(file, NEW) is None


WORDS = (
    "person: maria",
    "nonce:",
    "nonce: ",
    OLD,
    "# c",
    "\n",
    "\r\n",
    "---",
    " ",
    '"',
    "'",
    "{",
    "}",
    "ask: |",
    "- a",
    ":",
)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=14).map("".join))
@settings(max_examples=300)
def test_whatever_the_file_either_the_nonce_alone_changes_or_nothing(text: str) -> None:
    before = f"---\n{text}\n---\n{text}"
    after = with_nonce(before, NEW)
    if after is not None:
        assert nonce_of(after) == NEW
        lines = before.split("\n")
        assert sum(line not in lines for line in after.split("\n")) <= 1


def test_a_file_is_replaced_with_its_rights_and_through_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_bytes(b"a\r\n")
    real.chmod(0o640)
    (tmp_path / "link.md").symlink_to("real.md")
    replace_text(tmp_path / "link.md", "b\r\n")
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"b\r\n", 0o640)
    assert (tmp_path / "link.md").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


# What check says


def test_a_nonce_that_is_none_is_an_error_where_it_stands() -> None:
    (problem,) = parsed(share_file("maria", "maria", 'nonce: "123"\n')).problems
    assert (problem.path, problem.line, problem.column, problem.code) == (
        "content/shares/maria.md",
        4,
        8,
        "share-nonce",
    )
    assert problem.severity == "error"
    assert "123" not in problem.message + problem.help
    assert codes(parsed(share_file("maria", "maria", f'nonce: "{"A" * 32}"\n'))) == ["share-nonce"]
    assert codes(parsed(share_file("maria", "maria", f"nonce: {NEW}\n"))) == []


def test_two_shares_of_one_nonce_refuse_whatever_leaves_the_house() -> None:
    text = share_file("maria", "maria", f"nonce: {NEW}\n") + share_file("ruth", "ruth", f"nonce: {NEW}\n")
    (problem,) = check_plan(parsed(text).plan)
    assert (problem.path, problem.code) == ("content/shares/ruth.md", "share-nonce")
    assert "content/shares/maria.md" in problem.message
    assert NEW not in problem.message + problem.help
    assert "share-nonce" in PRIVACY_CODES
    assert check_plan(parsed(share_file("maria", "maria") + share_file("ruth", "ruth")).plan) == ()


def test_one_answer_in_two_files_is_a_warning() -> None:
    given = "---\nfrom: maria\ndate: 2026-11-21\nreply: {}\n---\n"
    text = "".join(f"=== feedback/{name}.md\n{given.format(OLD)}" for name in "ab")
    (problem,) = check_plan(parsed(text).plan)
    assert (problem.path, problem.code, problem.severity) == ("content/feedback/b.md", "reply-duplicate", "warning")


# States


@pytest.mark.parametrize(
    ("until", "day", "state"),
    [
        ("2026-11-21", "2026-11-20", "open"),
        ("2026-11-21", "2026-11-21", "ends today"),
        ("2026-11-21", "2026-11-22", "ended"),
        ("2026-11", "2026-11-30", "ends today"),
        ("2026-11", "2026-12-01", "ended"),
        ("ongoing", "2199-01-01", "open"),
    ],
)
def test_p40_a_share_is_open_to_the_end_of_its_last_day(until: str, day: str, state: str) -> None:
    (share,) = parsed(share_file("maria", "maria", f"until: {until}\nnonce: {NEW}\n")).plan.shares
    assert state_of(share, dt.date.fromisoformat(day)) == state


def test_a_share_without_a_nonce_has_no_link_unless_it_has_ended() -> None:
    plan = parsed(share_file("a", "maria") + share_file("b", "maria", "until: 2026\n")).plan
    assert [state_of(share, dt.date(2027, 1, 1)) for share in plan.shares] == ["no link yet", "ended"]
    assert [share.id for share in without_link(plan, PersonId("maria"))] == ["a", "b"]
