"""Doubt about who may see what: nothing is made for anybody else, and the record in question is held back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from careerplan.build import measure_brief, read_plan
from careerplan.plan.record import Key
from tests.cli.conftest import Ran, Run
from tests.cli.plans import TALK, TODAY, write_plan
from tests.cli.sharing import FILES, SECRETS, SETTINGS

NOMINATING = SETTINGS.replace(
    "[audiences.mentors]\n", '[brief]\nsees = "mentors"\n[audiences.mentors]\nkinds = ["goal"]\n'
)
HIDDEN = TALK.replace("Give a talk", "Leave Corvine").replace("Twenty minutes", "I quit in March")


def refused(ran: Ran) -> str:
    """What is said where nothing is made."""
    assert (ran.code, ran.out) == (3, "")
    assert "Corvine" not in ran.out
    return ran.err


def outputs(run: Run, plan: Path) -> list[str]:
    """What each verb says that makes something for somebody else, once it has made nothing."""
    day = ("--today", TODAY)
    said = [
        refused(run("-C", plan, "build", "--locked", *day, **SECRETS)),
        refused(run("-C", plan, "export", "--audience", "mentors", *day)),
        refused(run("-C", plan, "share", "preview", "maria", *day)),
        refused(run("-C", plan, "audience", "mentors", "--accept")),
    ]
    assert not (plan / "sealed").exists()
    assert not (plan / ".careerplan" / "preview").exists()
    return said


@pytest.mark.parametrize(
    "path",
    ["goals/a/talk.md", "goals/Talk.md", "goals/talk.markdown", "goals/z/talk.md", "goals/other.md"],
)
def test_p42_a_new_record_cannot_take_the_place_of_an_accepted_one(run: Run, tmp_path: Path, path: str) -> None:
    text = HIDDEN.replace("title:", "id: talk\n    title:") if path == "goals/other.md" else HIDDEN
    plan = write_plan(tmp_path / "plan", FILES | {"goals/talk.md": TALK, path: text}, NOMINATING)
    (plan / "audiences").mkdir()
    (plan / "audiences" / "mentors.txt").write_text("goal:talk\n", encoding="utf-8")
    outputs(run, plan)
    assert measure_brief(read_plan(plan), dt.date.fromisoformat(TODAY)).goals == ()


def test_p42_somebody_of_the_same_name_is_not_shown_to_the_reader_of_a_share(run: Run, shared: Path) -> None:
    other = "---\ntitle: Maria Corvine\nadvice: [{date: 2026-02-02, text: Leave him}]\n---\n"
    write_plan(shared, {"people/former/maria.md": other}, SETTINGS)
    outputs(run, shared)
    assert Key("person", "maria") in read_plan(shared).plan.contested


END = "until: 2026-12-31"


@pytest.mark.parametrize(
    "written",
    ["until: someday", "until: [2026-12-31]", "until:", "untill: 2020-01-01", "Until: 2020-01-01", "end: 2020-01-01"],
)
def test_p40_a_share_whose_end_cannot_be_read_never_opens(run: Run, shared: Path, written: str) -> None:
    path = shared / "content/shares/maria.md"
    path.write_text(path.read_text("utf-8").replace(END, written), "utf-8")
    assert all("share-invalid" in said for said in outputs(run, shared)[1:])


NEAR = ["Audience: private", "audiences: private", "audiance: private", "visibility: private", "private: true"]
NEAR += ["public: false", "hidden: yes", "risks: [{risk: It rains, private: true}]"]


@pytest.mark.parametrize("written", NEAR)
def test_p07_a_key_that_is_nearly_audience_refuses_everything(run: Run, tmp_path: Path, written: str) -> None:
    talk = HIDDEN.replace("title:", f"{written}\n    title:")
    plan = write_plan(tmp_path / "plan", FILES | {"goals/talk.md": talk}, NOMINATING)
    (plan / "audiences").mkdir()
    (plan / "audiences" / "mentors.txt").write_text("goal:talk\n", encoding="utf-8")
    assert all("audience-invalid" in said for said in outputs(run, plan)[1:])
