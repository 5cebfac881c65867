"""`careerplan audience`: what an audience would see, and its acceptance."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careerplan.build import read_plan
from careerplan.cli.tables import columns_of
from careerplan.insight.audiences import AudienceFigure, audience_figures
from careerplan.plan.audience import visible_to
from careerplan.plan.record import AudienceName
from tests.cli.conftest import Run
from tests.cli.plans import KAFKA, TALK, TODAY, write_plan

SETTINGS = """
[audiences.mentors]
kinds = ["goal"]
fields = ["goal.body"]
[audiences.manager]
"""

FILES = {
    "skills/kafka.md": KAFKA.replace("title:", "audience: mentors\n    title:"),
    "goals/talk.md": TALK,
    "people.md": "---\npeople: [Maria, {title: Ruth Adeyemi, id: ruth}]\n---\n",
}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A plan with an audience that sees one skill and has one goal to be accepted, which names Ruth."""
    talk = TALK.replace("one idea.", "one idea, says Ruth.")
    return write_plan(tmp_path / "shared", FILES | {"goals/talk.md": talk}, SETTINGS)


def list_of(plan: Path) -> str:
    path = plan / "audiences" / "mentors.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_it_shows_what_is_seen_what_is_new_and_whom_the_texts_name(run: Run, shared: Path) -> None:
    ran = run("-C", shared, "audience", "mentors")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "The audience mentors sees 1 record.\n"
        "\n"
        "1 skill:\n"
        "  skill:kafka “Kafka”\n"
        "\n"
        "New since you last accepted: 1 record. It is held back until you accept it.\n"
        "  goal:talk “Give a talk”\n"
        "\n"
        "1 hidden name stands in what they would read. Nothing is made for this audience\n"
        "  until you accept it:\n"
        "  goal:talk names person:ruth\n"
        "    body: Twenty minutes, one idea, says Ruth.\n"
        "\n"
        "To accept all that is new here: careerplan audience mentors --accept\n"
        "To keep a record back for good, write audience: private in its keys.\n"
        "To keep a name back, take it out of the text or into a ::: private block.\n"
    )
    assert list_of(shared) == ""


def test_p42_accepting_shows_it_and_then_writes_it(run: Run, shared: Path) -> None:
    before = json.loads(run("-C", shared, "export", "--audience", "mentors").out)
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert ran.code == 0
    assert "goal:talk “Give a talk”" in ran.out
    assert ran.out.endswith("Accepted: 2 lines added to audiences/mentors.txt.\n")
    assert list_of(shared) == "goal:talk\ngoal:talk names person:ruth\n"
    after = json.loads(run("-C", shared, "export", "--audience", "mentors").out)
    assert ([goal["id"] for goal in before["goals"]], [goal["id"] for goal in after["goals"]]) == ([], ["talk"])
    again = run("-C", shared, "audience", "mentors", "--accept")
    assert again.out.endswith("There is nothing to accept.\n")
    assert "Hidden names that you accepted:\n  goal:talk names person:ruth\n" in again.out


def test_dry_run_shows_the_lines_that_differ_and_writes_nothing(run: Run, shared: Path) -> None:
    (shared / "audiences").mkdir()
    (shared / "audiences" / "mentors.txt").write_text("# Mine\ngoal:gone\n", encoding="utf-8")
    ran = run("-C", shared, "audience", "mentors", "--accept", "--dry-run")
    assert ran.out.endswith("audiences/mentors.txt\n-goal:gone\n+goal:talk\n+goal:talk names person:ruth\n")
    assert list_of(shared) == "# Mine\ngoal:gone\n"
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert "1 line of the list speaks of what is gone. --accept takes it out:\n  goal:gone\n" in ran.out
    assert ran.out.endswith("Accepted: 2 lines added to audiences/mentors.txt, 1 taken out.\n")
    assert list_of(shared) == "# Mine\ngoal:talk\ngoal:talk names person:ruth\n"


def test_a_hidden_name_refuses_the_export_until_it_is_accepted(run: Run, shared: Path) -> None:
    run("-C", shared, "audience", "mentors", "--accept")
    path = shared / "audiences" / "mentors.txt"
    path.write_text("goal:talk\n", encoding="utf-8")
    ran = run("-C", shared, "export", "--audience", "mentors")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "careerplan: 1 hidden name stands in what mentors would read, so nothing is exported: careerplan audience"
        " mentors shows it, and accepts with --accept.\n"
    )


def test_what_stays_out_of_sight_says_why(run: Run, tmp_path: Path) -> None:
    files = FILES | {
        "goals/talk.md": TALK.replace("one idea", "ask [[ruth]]").replace("title:", "audience: mentors\n    title:"),
        "learning.md": "---\naudience: mentors\nactivities: [{title: Book}, {title: 'About [[ruth]]'}]\n---\n",
        "path.md": "---\naudience: mentors\npositions: [{start: 2020, title: Clerk, organisation: Osier}]\n---\n",
    }
    plan = write_plan(tmp_path / "p", files, SETTINGS.replace('"goal.body"', '"goal.body", "activity.goal"'))
    out = run("-C", plan, "audience", "mentors").out
    assert "Granted, and still held back, in whole or in part:\n" in out
    assert "  goal:talk: its text is not shown, since it refers to person:ruth\n" in out
    assert "  activity:about-ruth: its title leads to something hidden\n" in out
    assert "  position:2020: it needs position.organisation and position.role in fields\n" in out
    assert "activity:book “Book”" in out


def test_more_that_comes_with_what_is_new_is_shown_too(run: Run, tmp_path: Path) -> None:
    role = "---\ntitle: Lead\nneeds: {Kafka: advanced, Diplomacy: novice}\n---\n"
    settings = SETTINGS.replace('["goal"]', '["role"]').replace('"goal.body"', '"goal.body", "goal.role"')
    talk = TALK.replace("title:", "audience: mentors\n    role: lead\n    title:")
    plan = write_plan(tmp_path / "p", FILES | {"goals/talk.md": talk, "roles/lead.md": role}, settings)
    out = run("-C", plan, "audience", "mentors").out
    assert "comes into sight:\n  skill:diplomacy “Diplomacy” (only named by a role)\n" in out
    assert "more is seen of:\n  goal:talk: role\n" in out


def test_the_reader_of_a_share_sees_their_own_besides(run: Run, tmp_path: Path) -> None:
    person = (
        "---\ntitle: Maria\nmeetings: [2026-10-14]\nadvice: [Write, Publish]\n---\n",
        "---\nperson: maria\nsees: mentors\nask: Well?\n---\n",
    )
    files = {"people/maria.md": person[0], "shares/maria.md": person[1], "goals.md": "---\ngoals: [Thank Maria]\n---\n"}
    plan = write_plan(tmp_path / "p", files, SETTINGS)
    out = run("-C", plan, "audience", "mentors").out
    assert "Maria, who has a share, also sees their own name, 1 meeting and 2 pieces of\n  advice.\n" in out
    assert "goal:thank-maria names person:maria" in out


def test_a_reader_who_is_named_stands_for_all(run: Run, shared: Path) -> None:
    out = run("-C", shared, "audience", "manager", "--reader", "ruth").out
    assert out == ("The audience manager sees nothing.\n\nRuth Adeyemi, who has a share, also sees their own name.\n")
    ran = run("-C", shared, "audience", "manager", "--reader", "rut")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean ruth?" in ran.err


def test_without_a_name_it_lists_the_audiences(run: Run, shared: Path) -> None:
    share = "---\nperson: maria\nsees: mentors\nask: Well?\n---\n"
    write_plan(shared, {"shares/maria.md": share}, SETTINGS + '[brief]\nsees = "manager"\n')
    ran = run("-C", shared, "audience")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Audience  Sees  New  Names  Used by\n"
        "mentors      1    1      0  1 share\n"
        "manager      0    0      0  the brief\n"
        "\n"
        "What is new, and hidden names, wait for your word: careerplan audience NAME\n"
    )


def test_a_plan_without_audiences_says_how_to_declare_one(run: Run, plan: Path) -> None:
    ran = run("-C", plan, "audience")
    assert ran.code == 0
    assert "[audiences.mentors]" in ran.out


def test_an_audience_that_is_not_declared_is_refused_with_the_nearest(run: Run, shared: Path) -> None:
    ran = run("-C", shared, "audience", "mentrs", "--accept")
    assert (ran.code, ran.out) == (3, "")
    assert "Did you mean mentors?" in ran.err
    assert not (shared / "audiences").exists()
    assert "Declared are mentors, manager." in run("-C", shared, "export", "--audience", "public").err


@pytest.mark.parametrize("doubt", ["[audiences.mentors]\nkinds = true\n", SETTINGS + "[site]\nvisibility = 'oops'\n"])
def test_p07_while_settings_have_errors_nothing_is_shown_or_written(run: Run, shared: Path, doubt: str) -> None:
    write_plan(shared, {}, doubt)
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert (ran.code, ran.out) == (3, "")
    assert "audience-invalid" in ran.err
    assert list_of(shared) == ""


def test_p07_a_misspelt_audience_of_a_record_refuses_too(run: Run, shared: Path) -> None:
    write_plan(shared, {"goals/other.md": "---\naudience: mentrs\n---\n"}, SETTINGS)
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert (ran.code, ran.out, list_of(shared)) == (3, "", "")


def test_p44_on_a_host_nothing_is_printed(run: Run, shared: Path) -> None:
    for words in (("audience",), ("audience", "mentors", "--accept")):
        ran = run("-C", shared, *words, NETLIFY="true")
        assert (ran.code, ran.out, list_of(shared)) == (3, "", "")
        assert "Ruth" not in ran.err
    assert run("-C", shared, "audience", "--show-values", NETLIFY="true").code == 0


def test_accepting_needs_a_name(run: Run, shared: Path) -> None:
    ran = run("-C", shared, "audience", "--accept")
    assert (ran.code, ran.out) == (2, "")
    assert "Name the audience" in ran.err


def test_p33_a_list_that_leads_out_of_the_plan_is_not_written(run: Run, shared: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("theirs", encoding="utf-8")
    (shared / "audiences").mkdir()
    (shared / "audiences" / "mentors.txt").symlink_to(outside)
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert ran.code == 2
    assert "symbolic link" in ran.err
    assert outside.read_text(encoding="utf-8") == "theirs"


def test_a_list_in_another_encoding_is_left_alone(run: Run, shared: Path) -> None:
    (shared / "audiences").mkdir()
    (shared / "audiences" / "mentors.txt").write_bytes(b"goal:\xff\n")
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert ran.code == 2
    assert "not UTF-8" in ran.err
    assert (shared / "audiences" / "mentors.txt").read_bytes() == b"goal:\xff\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_list_in_a_wide_encoding_grants_nothing_and_check_says_so(run: Run, shared: Path, encoding: str) -> None:
    (shared / "audiences").mkdir()
    path = shared / "audiences" / "mentors.txt"
    path.write_bytes("goal:talk\n".encode(encoding))
    assert "audiences/mentors.txt:1:" in run("-C", shared, "check", "--today", TODAY).out
    ran = run("-C", shared, "audience", "mentors", "--accept")
    assert (ran.code, path.read_bytes()) == (2, "goal:talk\n".encode(encoding))
    assert "not UTF-8" in ran.err


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_list_that_is_no_file_is_told_and_not_waited_for(
    run: Run, shared: Path, make: Callable[[Path], None]
) -> None:
    (shared / "audiences").mkdir()
    make(shared / "audiences" / "mentors.txt")
    ran = run("-C", shared, "check", "--today", TODAY)
    assert "audiences/mentors.txt: error[file-unreadable]: is not a file" in ran.out
    assert run("-C", shared, "audience", "mentors", "--accept").code == 2


@pytest.mark.parametrize("linked", ["audiences", "audiences/mentors.txt"])
def test_p33_a_list_out_of_the_plan_grants_nothing(run: Run, shared: Path, tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mentors.txt").write_text("goal:talk\ngoal:talk names person:ruth\n", encoding="utf-8")
    (shared / linked).parent.mkdir(exist_ok=True)
    (shared / linked).symlink_to(outside if linked == "audiences" else outside / "mentors.txt")
    assert json.loads(run("-C", shared, "export", "--audience", "mentors").out)["goals"] == []
    assert "error[file-link-outside]" in run("-C", shared, "check", "--today", TODAY).out


KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"


@pytest.mark.parametrize(
    "word", [KEY, f"https://plan.example.org/s/abc.html#{KEY}", "hedging paying chimp edging tamer"]
)
def test_a_key_in_the_place_of_a_name_is_not_repeated(run: Run, shared: Path, word: str) -> None:
    for words in (("audience", word), ("export", "--audience", word), ("audience", "mentors", "--reader", word)):
        ran = run("-C", shared, *words)
        assert (ran.code in (2, 3), ran.out) == (True, "")
        assert word not in ran.err
        assert "There is no such person" in ran.err or "there is no such audience" in ran.err


def test_long_and_wide_titles_stay_within_eighty_columns(run: Run, tmp_path: Path) -> None:
    long = "A title that goes on and on " * 6
    files = {
        "goals/a.md": f"---\ntitle: {long}and names Ruth\n---\n",
        "goals/b.md": f"---\ntitle: {'발표하기 ' * 20}\n---\n",
        "people.md": FILES["people.md"],
    }
    plan = write_plan(tmp_path / "p", files, SETTINGS)
    lines = run("-C", plan, "audience", "mentors").out.splitlines()
    assert max(columns_of(line) for line in lines) <= 80
    assert any(line.startswith("    title: … ") and line.endswith(" and names Ruth") for line in lines)


def test_words_of_the_plan_cannot_move_the_cursor(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"goals/a.md": '---\ntitle: "A\\e[31m \\u202ewrong"\n---\n'}, SETTINGS)
    out = run("-C", plan, "audience", "mentors").out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_check_warns_of_hidden_names_of_audiences_in_use(run: Run, shared: Path) -> None:
    write_plan(shared, {}, SETTINGS + '[brief]\nsees = "mentors"\n')
    (shared / "audiences").mkdir()
    (shared / "audiences" / "mentors.txt").write_text("goal:talk\n", encoding="utf-8")
    ran = run("-C", shared, "check", "--strict", "--today", TODAY)
    assert ran.code == 1
    assert ran.out.startswith("content/goals/talk.md:9:32: warning[audience-names]: “Ruth” names a person")
    run("-C", shared, "audience", "mentors", "--accept")
    assert run("-C", shared, "check", "--strict", "--today", TODAY).code == 0


# What comes with the program


def test_a_new_plan_declares_mentors_who_see_nothing_until_something_real_is_accepted(run: Run, tmp_path: Path) -> None:
    assert run("new", "p").code == 0
    assert run("-C", "p", "audience", "mentors").out == "The audience mentors sees nothing.\n"
    assert run("-C", "p", "add", "goal", "Learn chess").code == 0
    assert run("-C", "p", "audience", "mentors", "--accept").code == 0
    assert (tmp_path / "p" / "audiences" / "mentors.txt").read_text(encoding="utf-8") == "goal:learn-chess\n"
    assert run("-C", "p", "check", "--strict").code == 0


def test_the_example_shows_its_mentor_enough_and_nothing_of_it_waits() -> None:
    plan = read_plan(Path(__file__).resolve().parents[2]).plan
    (share,) = plan.shares
    assert audience_figures(plan, dt.date.fromisoformat(TODAY)) == (
        AudienceFigure(AudienceName("manager")),
        AudienceFigure(share.sees),
    )
    seen = visible_to(plan, plan.settings.audiences[share.sees], share.person)
    assert {skill.id for skill in seen.skills} >= set(share.rate)
    assert (len(seen.goals), len(seen.roles), [person.id for person in seen.people]) == (7, 6, ["maria"])
