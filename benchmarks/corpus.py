"""Plans of any size, the same for the same seed: skills, goals, people, reviews and notes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from pathlib import Path

TODAY = dt.date(2026, 11, 21)
LEVELS = ("awareness", "novice", "intermediate", "advanced", "expert")
CATEGORIES = ("technical", "job", "communication", "people", "other")
WORDS = ("river", "gauge", "model", "night", "storm", "bridge", "letter", "window", "measure", "friend", "garden")

SHARES = {"skill": 0.25, "goal": 0.3, "person": 0.1, "review": 0.05, "note": 0.3}
"""Kind -> its part of all records."""


def write_corpus(root: Path, records: int, seed: int = 1) -> Path:
    """A plan of so many records, one in each file, below a folder."""
    dice = random.Random(seed)
    counts = {kind: max(1, round(records * share)) for kind, share in SHARES.items()}
    counts["note"] += records - sum(counts.values())
    for kind, make in MAKERS.items():
        for number in range(counts[kind]):
            name, text = make(dice, number, counts)
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (root / "careerplan.toml").write_text('[plan]\ntitle = "A corpus"\n', encoding="utf-8")
    return root


Counts = Mapping[str, int]
Maker = Callable[[random.Random, int, Counts], tuple[str, str]]


def skill(dice: random.Random, number: int, counts: Counts) -> tuple[str, str]:
    """A skill with a rating of one's own each year, and one by somebody else."""
    ratings = "".join(
        f"  - {TODAY - dt.timedelta(days=365 * years + dice.randrange(300))} {dice.choice(LEVELS[:3])}{by}\n"
        for years, by in ((2, ""), (1, ""), (0, ""), (0, f" person-{dice.randrange(counts['person'])}"))
    )
    head = f"title: Skill {number}\nkind: {dice.choice(('hard', 'soft'))}\ntarget: {dice.choice(LEVELS[2:])}\n"
    return f"skills/skill-{number}.md", f"---\n{head}ratings:\n{ratings}---\n{prose(dice, counts)}"


def goal(dice: random.Random, number: int, counts: Counts) -> tuple[str, str]:
    """A goal with three milestones, within a few years of today."""
    start = TODAY + dt.timedelta(days=dice.randrange(-900, 300))
    days = [start + dt.timedelta(days=40 * step) for step in (1, 2, 3)]
    milestones = "".join(f"- [{'x' if day < TODAY else ' '}] {sentence(dice)} ({day})\n" for day in days)
    status = "done" if days[-1] < TODAY else "active" if start <= TODAY else "planned"
    head = (
        f"title: Goal {number}\ncategory: {dice.choice(CATEGORIES)}\nstatus: {status}\nstart: {start}\n"
        f"due: {days[-1]}\nhours: {dice.randrange(5, 60)}\n"
        f"skills: {{skill-{dice.randrange(counts['skill'])}: {dice.choice(LEVELS)}}}\n"
    )
    return f"goals/goal-{number}.md", f"---\n{head}---\n{prose(dice, counts)}\n## Milestones\n\n{milestones}"


def person(dice: random.Random, number: int, counts: Counts) -> tuple[str, str]:
    """A person met now and then."""
    meetings = "".join(f"  - {{date: {TODAY - dt.timedelta(days=30 * step)}, kind: coffee}}\n" for step in (1, 2, 3))
    head = f"title: Person {number}\nrelations: mentor\nevery: quarter\nmeetings:\n{meetings}"
    return f"people/person-{number}.md", f"---\n{head}---\n{prose(dice, counts)}"


def review(dice: random.Random, number: int, counts: Counts) -> tuple[str, str]:
    """A review each quarter, backward from today."""
    day = TODAY - dt.timedelta(days=91 * (number + 1))
    return f"reviews/{day}.md", f"---\ndate: {day}\n---\n{prose(dice, counts)}"


def note(dice: random.Random, number: int, counts: Counts) -> tuple[str, str]:
    """A note of some length that links to records."""
    body = "\n".join(prose(dice, counts) for _ in range(4))
    return f"notes/note-{number}.md", f"---\ntitle: Note {number}\n---\n{body}"


def prose(dice: random.Random, counts: Counts) -> str:
    """A paragraph with a wikilink."""
    link = f"[[skill:skill-{dice.randrange(counts['skill'])}]]"
    return f"{sentence(dice)}. {sentence(dice)}, as in {link}. {sentence(dice)}.\n"


def sentence(dice: random.Random) -> str:
    """Some words."""
    return " ".join(dice.choices(WORDS, k=9)).capitalize()


MAKERS: Mapping[str, Maker] = {"skill": skill, "goal": goal, "person": person, "review": review, "note": note}
