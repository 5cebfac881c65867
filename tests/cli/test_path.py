"""`careerplan path`: the zig-zag and the roles, at any width."""

from __future__ import annotations

import textwrap
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.plans import TODAY, write_plan
from tests.cli.terminal import on_terminal

PATH = """\
---
positions:
  - {title: Hydrologist, start: 2013-02, end: 2016-04, organisation: Lekrand, track: ic, move: start}
  - {title: Team lead, start: 2016-05, end: 2025-08, organisation: Tarnweir, track: manager, move: promotion}
  - {title: Hydrologist at Tarnweir, start: 2025-09, organisation: Tarnweir, track: ic, move: demotion, asked_for: true}
events:
  - {date: 2020-09, title: "Second child, nine months at home"}
---
"""

ROLE = "---\ntitle: Staff\ntrack: ic\nneeds: {kafka: advanced, Hiring: novice}\n---\n"
KAFKA = "---\ntitle: Kafka\nlevel: novice\n---\n"


def path(run: Run, plan: Path) -> str:
    ran = run("-C", plan, "path", "--today", TODAY)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_an_empty_plan_says_where_to_begin(run: Run, tmp_path: Path) -> None:
    assert path(run, write_plan(tmp_path / "p", {})) == (
        "No positions yet. Write them in content/path.md.\n\nNo roles yet. Add one: careerplan add role TITLE\n"
    )


def test_the_way_between_two_tracks_is_drawn(run: Run, tmp_path: Path) -> None:
    said = path(run, write_plan(tmp_path / "p", {"path.md": PATH}))
    assert said.split("\n\n")[0] == textwrap.dedent(
        r"""
                 IC  Manager
        2013-02  o      Hydrologist, Lekrand (to 2016-04, 3 years)
                   \    Promotion
        2016-05      o  Team lead, Tarnweir (to 2025-08, 9 years)
        2020-09      |  Second child, nine months at home
                   /    Step down, asked for
        2025-09  *      Hydrologist at Tarnweir (now, 63 weeks)
        """
    ).strip("\n")


def test_one_track_needs_no_heads(run: Run, tmp_path: Path) -> None:
    said = path(run, write_plan(tmp_path / "p", {"path.md": "---\npositions:\n  2020: Cook\n---\n"}))
    assert said.splitlines()[0] == "2020  *  Cook (now, 6 years)"


def test_roles_stand_with_what_is_met_and_what_is_left(run: Run, tmp_path: Path) -> None:
    files = {"roles/staff.md": ROLE, "skills/kafka.md": KAFKA, "vision.md": "---\nrole: staff\n---\n"}
    head, row = path(run, write_plan(tmp_path / "p", files)).split("\n\n")[1].splitlines()
    assert head.split("  ")[0] == "Role"
    assert row.split() == ["Staff", "IC", "0", "of", "1", "2", "1", "next,", "closest"]


def test_on_a_narrow_terminal_without_colour_no_line_is_longer(tmp_path: Path) -> None:
    long = PATH.replace("Team lead", "水文予報課の課長代理および若手研究者の育成担当")
    plan = write_plan(tmp_path / "p", {"path.md": long, "roles/staff.md": ROLE, "skills/kafka.md": KAFKA})
    shown = on_terminal(plan, "path", "--today", TODAY, COLUMNS="60", NO_COLOR="1")
    assert "\x1b" not in shown
    assert all(len(line) + sum(c > "\u2e80" for c in line) <= 60 for line in shown.splitlines())
    assert "水文" in shown


def test_on_a_host_nothing_is_printed_unless_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"path.md": PATH})
    ran = run("-C", plan, "path", NETLIFY="true")
    assert (ran.code, ran.out) == (3, "")
    assert "Hydrologist" in run("-C", plan, "path", "--show-values", NETLIFY="true").out
