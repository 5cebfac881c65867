"""Reading with a memory: what was kept, and that the plan is always what a reading without one gives."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.build import Read, read_plan
from careerplan.config import read_settings
from careerplan.content.load import parse_plan, read_content
from careerplan.content.memory import Memory

SKILL = "---\ntitle: {title}\ntarget: advanced\nratings:\n  - 2026-05 novice\n---\nSee [[skill:{link}]].\n"
GOAL = "---\ntitle: {title}\nskills: {{{link}: expert}}\ndue: 2026-12\n---\n## Milestones\n\n- [ ] First (2026-11)\n"
NAMES = ("river", "gauge", "model", "storm")


def write(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def plan_in(root: Path) -> Path:
    for name in NAMES:
        write(root, f"content/skills/{name}.md", SKILL.format(title=name, link="river"))
        write(root, f"content/goals/{name}.md", GOAL.format(title=f"Learn {name}", link=name))
    write(root, "content/path.md", "---\npositions:\n  - {title: Surveyor, start: 2020}\n---\n")
    write(root, "careerplan.toml", '[plan]\ntitle = "A plan"\n')
    return root


def cold(root: Path) -> Read:
    return read_plan(root)


def same(warm: Read, root: Path) -> bool:
    """True if a reading with a memory says what one without it says."""
    plain = cold(root)
    return (warm.plan, warm.problems, warm.content) == (plain.plan, plain.problems, plain.content)


def test_only_the_record_of_a_changed_file_is_another(tmp_path: Path) -> None:
    root, memory = plan_in(tmp_path), Memory()
    before = read_plan(root, memory)
    file = write(root, "content/skills/gauge.md", SKILL.format(title="gauge", link="storm"))
    memory.expect([str(file)])
    after = read_plan(root, memory)
    kept = [skill.id for skill, old in zip(after.plan.skills, before.plan.skills, strict=True) if skill is old]
    assert kept == ["model", "river", "storm"]
    assert same(after, root)


def test_a_new_title_is_known_to_every_reference(tmp_path: Path) -> None:
    root, memory = plan_in(tmp_path), Memory()
    read_plan(root, memory)
    write(root, "content/goals/model.md", GOAL.format(title="Another", link="Rain gauges"))
    broken = read_plan(root, memory)
    write(root, "content/skills/gauge.md", SKILL.format(title="Rain gauges", link="river"))
    mended = read_plan(root, memory)
    assert [problem.code for problem in broken.problems] == ["reference-unknown"]
    assert mended.problems == ()
    assert same(mended, root)


def test_a_change_that_keeps_the_stamp_is_seen_where_it_was_told(tmp_path: Path) -> None:
    root, memory = plan_in(tmp_path), Memory()
    read_plan(root, memory)
    file = root / "content/skills/storm.md"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("novice", "expert"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    memory.expect([str(file)])
    assert same(read_plan(root, memory), root)


def test_a_file_that_was_not_touched_is_not_looked_at(tmp_path: Path) -> None:
    root, memory = plan_in(tmp_path), Memory()
    first = read_plan(root, memory)
    write(root, "content/skills/storm.md", "changed\n")
    memory.expect([str(root / "content/skills/gauge.md")])
    assert read_plan(root, memory).content == first.content
    memory.expect([])
    assert same(read_plan(root, memory), root)


def test_settings_that_change_the_meaning_of_values_read_all_again(tmp_path: Path) -> None:
    root, memory = plan_in(tmp_path), Memory()
    read_plan(root, memory)
    write(root, "careerplan.toml", "[levels]\nnone = {}\nnovice = {}\nadvanced = {}\nexpert = {}\n")
    assert same(read_plan(root, memory), root)


def _body(dice: random.Random, root: Path) -> None:
    write(root, f"content/skills/{dice.choice(NAMES)}.md", SKILL.format(title="x", link=dice.choice(NAMES)))


def _goal(dice: random.Random, root: Path) -> None:
    title, link = f"Goal {dice.randrange(9)}", dice.choice((*NAMES, "nobody"))
    write(root, f"content/goals/{dice.choice(NAMES)}.md", GOAL.format(title=title, link=link))


def _broken(dice: random.Random, root: Path) -> None:
    text = dice.choice(("---\ntitle: [open\n", "---\ntitle: a\ntitle: b\n---\n", "", "---\ndue: 2026-02-30\n---\n"))
    write(root, f"content/{dice.choice(('skills', 'goals'))}/{dice.choice(NAMES)}.md", text)


def _gone(dice: random.Random, root: Path) -> None:
    (root / f"content/{dice.choice(('skills', 'goals'))}/{dice.choice(NAMES)}.md").unlink(missing_ok=True)


def _renamed(dice: random.Random, root: Path) -> None:
    old = root / f"content/skills/{dice.choice(NAMES)}.md"
    if old.exists():
        old.rename(old.with_stem(f"{old.stem}-{dice.randrange(3)}"))


def _listed(dice: random.Random, root: Path) -> None:
    rows = "".join(f"  - {{title: {name}}}\n" for name in dice.sample((*NAMES, "extra"), 2))
    write(root, "content/skills.md", f"---\nskills:\n{rows}---\nAn introduction with [[skill:river]].\n")


def _settings(dice: random.Random, root: Path) -> None:
    write(root, "careerplan.toml", f'[plan]\ncurrent_level = "{dice.choice(("self", "median", "noone"))}"\n')


EDITS: tuple[Callable[[random.Random, Path], None], ...] = (_body, _goal, _broken, _gone, _renamed, _listed, _settings)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_after_any_edits_the_plan_is_what_a_first_reading_says(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    dice = random.Random(seed)
    root, memory = plan_in(tmp_path_factory.mktemp("plan")), Memory()
    for _ in range(5):
        for edit in dice.choices(EDITS, k=dice.randrange(1, 3)):
            edit(dice, root)
        warm = read_plan(root, memory)
        assert same(warm, root)
        plain = parse_plan(read_content(root), read_settings(root).settings)
        assert warm.plan == plain.plan
