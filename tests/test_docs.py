"""The docs are true: every page can be followed, and the reference is what the program says."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from careerplan.authoring.archetypes import ARCHETYPES
from careerplan.build import build_site, measure_plan, read_plan
from careerplan.cli.main import VERBS, cli
from careerplan.manual.keys import EXAMPLE_DAY, EXAMPLE_TITLES
from careerplan.manual.pages import reference_pages
from careerplan.plan.problem import Problem
from careerplan.plan.record import Kind
from careerplan.share.keys import read_master
from careerplan.share.secret import Secret
from careerplan.site.hosts import HOST_VARIABLES
from tests.reading_docs import (
    DOCS,
    ROOT,
    Run,
    Write,
    anchors_of,
    fences_of,
    links_of,
    rows_of,
    section_of,
    steps_of,
)
from tests.share.answers import SAID, armoured, sealed
from tests.texts import read

DAY = dt.date(2026, 11, 21)
PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))])
REFERENCE = reference_pages()
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def careerplan(line: str, folder: Path) -> Result:
    """What a line that begins with `careerplan` does in a folder, at home, on the day of the examples."""
    noon = dt.datetime.combine(DAY, dt.time(12), dt.UTC)
    hosts = dict.fromkeys((*HOST_VARIABLES, "CI", "CAREERPLAN_ALLOW_PLAIN"))
    runner = CliRunner(env={**hosts, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))})
    with contextlib.chdir(folder):
        return runner.invoke(cli, shlex.split(line.removeprefix("careerplan ")), prog_name="careerplan")


def check(plan: Path) -> list[Problem]:
    """Errors and warnings of a plan, notes left out."""
    problems = measure_plan(read_plan(plan), DAY).problems
    return [problem for problem in problems if problem.severity != "note"]


def follow(steps: Iterable[Write | Run], folder: Path) -> list[str]:
    """Do what a page says, and check the plan after each file; the lines that were run."""
    done: list[str] = []
    for step in steps:
        if isinstance(step, Write):
            (folder / step.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.path).write_text(step.text, encoding="utf-8")
            assert check(folder) == [], f"after {step.path}"
        elif step.line.startswith("cd "):
            folder = folder / step.line.removeprefix("cd ")
        elif step.line.startswith("careerplan "):
            if step.line.startswith("careerplan import reply"):
                answer(folder)
            result = careerplan(said_yes(step.line), folder)
            assert result.exit_code == 0, f"{step.line}\n{result.output}"
            assert not step.shows or shown(step.shows).fullmatch(result.output), f"{step.line}\n{result.output}"
            done.append(step.line)
    return done


def said_yes(line: str) -> str:
    """A line where nobody can be asked whether they mean it."""
    return f"{line} --yes" if line.startswith("careerplan import") else line


def shown(text: str) -> re.Pattern[str]:
    """What a page says that a command prints, with an ellipsis for the rest of a line."""
    return re.compile("[^\n]*".join(re.escape(part) for part in text.split("\u2026")))


def answer(folder: Path) -> None:
    """What the first share's reader saved as `answer.txt`: a level for the first skill, and a sentence."""
    master = read_master(folder)
    assert isinstance(master, Secret)
    share = next(share for share in read_plan(folder).plan.shares if share.nonce)
    said = {**SAID, "ratings": {share.rate[0]: 3}, "unseen": [], "answer": "The index, on the day it no longer fits."}
    (folder / "answer.txt").write_text(armoured(sealed(master, share.nonce, said)), encoding="utf-8")


def test_the_guide_can_be_followed_from_top_to_bottom(tmp_path: Path) -> None:
    steps = list(steps_of((DOCS / "guide.md").read_text(encoding="utf-8")))
    done = follow(steps, tmp_path)
    assert "careerplan gaps" in done
    assert "careerplan export --audience mentors" in done
    kinds = {record.kind for record in read_plan(tmp_path / "my-plan").plan.records() if not record.sample}
    assert kinds >= set(ARCHETYPES) - {"share"}


def test_the_readme_can_be_followed_from_top_to_bottom(tmp_path: Path) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    done = follow(steps_of(page), tmp_path)
    assert done[0] == "careerplan new my-plan"
    assert "careerplan check" in done
    files = [step for step in steps_of(page) if isinstance(step, Write)]
    assert [step.path for step in files] == ["content/skills/saying-no.md", "content/skills.md"]


def test_the_theme_of_the_page_on_themes_works(tmp_path: Path) -> None:
    page = (DOCS / "themes.md").read_text(encoding="utf-8")
    (settings,), (template,) = fences_of(page, "toml"), fences_of(page, "html")
    assert careerplan("careerplan new my-plan", tmp_path).exit_code == 0
    plan = tmp_path / "my-plan"
    before = build_site(measure_plan(read_plan(plan), DAY)).outputs["index.html"].decode()
    theme = plan / "themes" / "quiet"
    (theme / "templates" / "pages").mkdir(parents=True)
    (theme / "theme.toml").write_text('extends = "default"\n', encoding="utf-8")
    (theme / "templates" / "pages" / "today.html").write_text(template, encoding="utf-8")
    (plan / "careerplan.toml").write_text(settings, encoding="utf-8")
    built = build_site(measure_plan(read_plan(plan), DAY))
    assert built.problems == ()
    assert "This quarter" in before
    assert "This quarter" not in built.outputs["index.html"].decode()


def test_every_template_block_that_a_page_names_exists() -> None:
    page = (DOCS / "themes.md").read_text(encoding="utf-8")
    row = next(row for row in rows_of(page) if row[0] == "`templates/base.html`")
    base = (ROOT / "themes" / "default" / "templates" / "base.html").read_text(encoding="utf-8")
    assert re.findall(r"`(\w+)`", row[1]) == re.findall(r"{% block (\w+) %}", base)


def test_commands_that_pages_show_exist() -> None:
    shown = {
        (name, verb)
        for name, page in zip(NAMES, PAGES, strict=True)
        for verb in re.findall(r"`careerplan(?: -C \S+)? ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert shown
    assert {(name, verb) for name, verb in shown if verb not in VERBS} == set()


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_to_a_file_and_a_heading_that_exist(page: Path) -> None:
    broken = []
    for address in links_of(page.read_text(encoding="utf-8")):
        path, _, anchor = address.partition("#")
        target = (page.parent / path).resolve() if path else page
        if re.match(r"https?:", address):
            continue
        if not target.exists() or (anchor and anchor not in anchors_of(target.read_text(encoding="utf-8"))):
            broken.append(address)
    assert broken == []


@pytest.mark.parametrize("name", REFERENCE)
def test_the_reference_is_what_the_program_declares(name: str) -> None:
    committed = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert committed == REFERENCE[name], "run `make reference`"


def test_the_reference_has_no_page_that_nothing_makes() -> None:
    assert {path.name for path in (DOCS / "reference").iterdir()} == set(REFERENCE)


@pytest.mark.parametrize("verb", VERBS)
def test_help_and_the_reference_list_the_same_options(verb: str, tmp_path: Path) -> None:
    section = section_of(REFERENCE["commands.md"], verb)
    listed = {option for row in rows_of(section) for option in re.findall(r"--[a-z-]+|-[A-Z]\b", row[0])}
    command = cli.get_command(click.Context(cli), verb)
    below = command.list_commands(click.Context(cli)) if isinstance(command, click.Group) else [""]
    printed = "\n".join(careerplan(f"careerplan {verb} {name} --help", tmp_path).stdout for name in below)
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+|-[A-Z]\b)", printed, re.MULTILINE))
    assert listed == options - {"--help"}
    for row in rows_of(section):
        assert " ".join(row[1].split()) in " ".join(printed.split())


@pytest.mark.parametrize("kind", EXAMPLE_TITLES)
def test_the_shortest_files_are_those_that_add_writes(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    if kind == "share":
        (tmp_path / "content" / "people.md").write_text("---\npeople: [Maria]\n---\n", encoding="utf-8")
        (tmp_path / "careerplan.toml").write_text("[audiences.mentors]\n", encoding="utf-8")
    section = section_of(REFERENCE["keys.md"], kind)
    order = re.search(r"`(careerplan add [^`]+)` writes `([^`]+)`", section)
    assert order is not None
    printed = careerplan(f"{order[1]} --dry-run --today {EXAMPLE_DAY}", tmp_path).stdout
    added = [line.removeprefix("+") for line in printed.splitlines() if line.startswith("+")]
    assert added[0] == f"++ {order[2]}"
    assert "\n".join(added[1:]).rstrip() == fences_of(section, "markdown")[0].rstrip()


@pytest.mark.parametrize("kind", EXAMPLE_TITLES)
def test_required_keys_are_those_whose_absence_is_an_error(kind: Kind) -> None:
    section = section_of(REFERENCE["keys.md"], kind).split("\n### ")[0]
    required = {row[0].strip("`") for row in rows_of(section) if row[3].startswith("required")}
    folder = "notes" if kind == "page" else ARCHETYPES[kind].folder
    problems = read(f"=== {folder}/nothing.md\n---\ntitle: Nothing\n---\n").problems
    missing = {problem.message.split("”")[0].strip("“") for problem in problems if problem.code == "key-missing"}
    assert missing == required
