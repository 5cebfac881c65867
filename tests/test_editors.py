"""What editors and CI are given: snippets, templates, tasks, hooks and settings that work as the pages say."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from msgspec.structs import replace

from careerplan.authoring.archetypes import ARCHETYPES
from careerplan.authoring.new import starter_files
from careerplan.authoring.snippets import obsidian_template, snippets
from careerplan.cli.main import cli
from careerplan.content.json_schema import NO_WORDS
from careerplan.plan.level import Scale, Step
from careerplan.plan.record import AudienceName, Kind
from careerplan.plan.settings import Audience, Settings
from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # noqa: PLC0414 - a fixture of the verbs' tests
from tests.cli.plans import write_plan
from tests.reading_docs import DOCS, ROOT, fences_of
from tests.texts import read

DAY = dt.date(2026, 11, 21)
SNIPPETS = snippets()
RECORDS = tuple(ARCHETYPES)
KEYS = tuple(name for name in SNIPPETS if "(" in name)
STARTER = starter_files(DAY, example=False)
EDITORS, CI = ((DOCS / name).read_text(encoding="utf-8") for name in ("editors.md", "ci.md"))

MARIA = "=== people/maria.md\n---\ntitle: Maria\n---\n"
MENTORS = AudienceName("mentors")
"""Whom a feedback names, and an audience that a share names."""

BROKEN = {
    "goals/leave.md": "---\ntitle: Leave\ndue: 2026-02-30\n---\nÄ: see [[nothing]], a [[thing]].\n",
    "notes/empty.md": "",
}


def written(body: list[str]) -> str:
    """What VS Code writes for a snippet when nothing is changed: defaults, and first choices."""
    text = "\n".join(body)
    text = re.sub(r"\$\{\d+\|((?:\\.|[^|\\])*)\|\}", lambda found: options_of(found[1])[0], text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$0", "")
    for name, value in (("YEAR", "2026"), ("MONTH", "11"), ("DATE", "21")):
        text = text.replace(f"$CURRENT_{name}", value)
    assert not re.search(r"(?<!\\)\$", text)
    return re.sub(r"\\(.)", r"\1", text)


def options_of(choice: str) -> list[str]:
    """The options of a choice as VS Code shows them."""
    return [re.sub(r"\\(.)", r"\1", option) for option in re.split(r"(?<!\\),", choice)]


def noted(kind: Kind, text: str) -> list[str]:
    """The problems, notes left out, of a plan where a file of a kind holds a text."""
    folder = ARCHETYPES[kind].folder
    settings = Settings(audiences={MENTORS: Audience(name=MENTORS)})
    parsed = read(f"{'' if kind == 'person' else MARIA}=== {folder}/one.md\n{text}", settings)
    assert [record for record in parsed.plan.records() if record.kind == kind]
    return [f"{problem.code}: {problem.message}" for problem in parsed.problems if problem.severity != "note"]


@pytest.mark.parametrize("path", [path for path in STARTER if path.startswith(".vscode/")])
def test_files_for_vs_code_are_json_and_short(path: str) -> None:
    assert json.loads(STARTER[path])
    assert len(STARTER[path].splitlines()) < 50 or path.endswith(".code-snippets")


def test_there_are_four_files_for_vs_code() -> None:
    names = {path.removeprefix(".vscode/") for path in STARTER if path.startswith(".vscode/")}
    assert names == {"settings.json", "extensions.json", "tasks.json", "careerplan.code-snippets"}
    assert json.loads(STARTER[".vscode/careerplan.code-snippets"]) == SNIPPETS
    assert all(f"`{name}`" in EDITORS for name in names)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_snippet_filled_in_is_a_record_without_problems(kind: Kind) -> None:
    snippet = SNIPPETS[f"new {kind}"]
    assert (snippet["prefix"], snippet["scope"], snippet["isFileTemplate"]) == (kind, "markdown", True)
    assert noted(kind, written(snippet["body"])) == []


@pytest.mark.parametrize("kind", RECORDS)
def test_places_to_fill_in_are_counted_from_one(kind: Kind) -> None:
    numbers = [int(number) for number in re.findall(r"\$\{(\d+)", "\n".join(SNIPPETS[f"new {kind}"]["body"]))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("kind", RECORDS)
def test_a_template_filled_in_is_a_record_without_problems(kind: Kind) -> None:
    filled = obsidian_template(kind).replace("{{title}}", "maria")
    for form, value in (("YYYY-MM-DD", "2026-11-21"), ("YYYY-[Q]Q", "2026-Q4"), ("YYYY", "2026")):
        filled = filled.replace(f"{{{{date:{form}}}}}", value)
    assert "{{" not in filled
    assert noted(kind, filled) == []


@pytest.mark.parametrize("name", KEYS)
def test_every_choice_of_a_key_is_one_that_its_kinds_take(name: str) -> None:
    key, _, kinds = name.removesuffix(")").partition(" (")
    (line,) = SNIPPETS[name]["body"]
    choice = re.fullmatch(rf"{key}: \$\{{1\|(.*)\|\}}", line)
    assert choice
    for kind in [kind for kind in RECORDS if kind in kinds.split(", ")]:
        first, *lines = written(SNIPPETS[f"new {kind}"]["body"]).splitlines()
        others = [line for line in lines if not line.startswith(f"{key}:")]
        for option in options_of(choice[1]):
            assert noted(kind, "\n".join([first, f"{key}: {option}", *others])) == []


def test_levels_are_the_plans_own_words_whatever_they_hold() -> None:
    scale = Scale(steps=(Step("none", aliases=("zero",)), Step("can, mostly"), Step("a|b\\c")))
    made = snippets(replace(NO_WORDS, scale=scale))
    assert made["rating"]["body"][0].endswith(r"${1|none,can\, mostly,a\|b\\c|}: ${2:why}")
    assert made["target (skill)"]["body"] == [r"target: ${1|none,can\, mostly,a\|b\\c|}"]


def test_the_task_of_vs_code_reads_every_problem_and_nothing_else(run: Run, tmp_path: Path) -> None:
    check = json.loads(STARTER[".vscode/tasks.json"])["tasks"][0]
    pattern = check["problemMatcher"]["pattern"]
    plan = write_plan(tmp_path / "p", BROKEN)
    printed = run("-C", plan, *check["args"]).out.splitlines()
    told = json.loads(run("-C", plan, *check["args"], "--format", "json").out)
    found = [match for line in printed if (match := re.match(pattern["regexp"], line))]
    names = {"file": "path", "line": "line", "column": "column", "severity": "severity", "code": "code"}
    assert [{to: match[pattern[of]] for of, to in names.items()} for match in found] == [
        {to: str(problem[to]) for to in names.values()} for problem in told
    ]
    assert [match[pattern["message"]] for match in found] == [problem["message"] for problem in told]
    assert len(told) == 4


def test_the_tasks_of_vs_code_are_commands_that_exist() -> None:
    for task in json.loads(STARTER[".vscode/tasks.json"])["tasks"]:
        assert understood(shlex.join([task["command"], *task["args"]]))


def understood(line: str) -> bool:
    """True if a line is a command with options that it has; nothing is run."""
    program, verb, *words = shlex.split(line)
    command = cli.get_command(click.Context(cli), verb)
    return program == "careerplan" and command is not None and bool(command.make_context(verb, words))


def test_the_hook_of_pre_commit_checks_the_whole_plan() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("careerplan-check", "python", False)
    assert hook["entry"] == "careerplan check --strict"
    assert understood(hook["entry"])
    for path in ("content/goals/talk.md", "content/skills.md", "careerplan.toml", "audiences/mentors.txt"):
        assert re.search(hook["files"], path)
    for path in ("README.md", "notes/content/x.md", "careerplan.toml.bak", "site/index.html"):
        assert not re.search(hook["files"], path)
    named, local = (yaml.safe_load(text)["repos"][0]["hooks"][0] for text in fences_of(CI, "yaml")[:2])
    assert named == {"id": hook["id"]}
    assert {key: local[key] for key in ("entry", "files", "pass_filenames")} == {
        key: hook[key] for key in ("entry", "files", "pass_filenames")
    }


WORKFLOWS = tuple(text for text in fences_of(CI, "yaml") if "jobs:" in text)


@pytest.mark.parametrize("text", WORKFLOWS, ids=["check", "build"])
def test_workflows_may_little_and_name_actions_by_commit(text: str) -> None:
    workflow: Mapping[Any, Any] = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert "permissions" not in job
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert [line for line in runs if line.startswith("careerplan") and not understood(line)] == []
    assert [step for step in job["steps"] if "secrets." in str(step) and not step.get("run")] == []


@pytest.mark.parametrize("text", WORKFLOWS, ids=["check", "build"])
def test_a_plan_with_the_workflow_checks_clean(run: Run, tmp_path: Path, text: str) -> None:
    assert run("new", "p").code == 0
    place = tmp_path / "p" / ".github" / "workflows" / "one.yml"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    assert run("-C", tmp_path / "p", "check", "--strict").code == 0


def has(program: str, *words: str) -> bool:
    """True if a program is there, and says a word of what it can do."""
    if shutil.which(program) is None:
        return False
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    return all(word in said for word in words)


def in_editor(plan: Path, *command: str) -> list[str]:
    """What an editor writes to `out.txt`, started in a plan with `careerplan` to be found."""
    there = plan.parent / "bin"
    there.mkdir()
    program = there / "careerplan"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m careerplan.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    hosts = (*HOST_VARIABLES, "CI")
    kept = {name: value for name, value in os.environ.items() if name not in hosts}
    path = {"PATH": f"{there}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        command, cwd=plan, env={**kept, **path}, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
    )
    assert (plan / "out.txt").exists(), done.stderr.decode("utf-8", "replace")
    return (plan / "out.txt").read_text(encoding="utf-8").splitlines()


FOUND = ["3 6 E when-impossible", "5 8 W wikilink-unknown", "5 23 W wikilink-unknown"]
"""Line, column, severity and code of the broken goal."""


@pytest.mark.skipif(not has("vim", "+quickfix", "+eval"), reason="Vim is not there")
def test_vim_reads_what_check_prints(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", BROKEN)
    settings = fences_of(EDITORS, "vim")[0]
    (tmp_path / "run.vim").write_text(
        "set nocompatible encoding=utf-8\nedit content/goals/leave.md\n"
        f"{settings}"
        "silent make\n"
        "call writefile(map(getqflist(), {_, e -> join([bufname(e.bufnr), e.lnum, e.col, toupper(e.type),"
        " substitute(e.text, '].*', '', ''), e.valid, e.vcol])}), 'out.txt')\nqall!\n",
        encoding="utf-8",
    )
    assert in_editor(plan, "vim", "-u", "NONE", "-es", "-S", str(tmp_path / "run.vim")) == [
        *(f"content/goals/leave.md {line} 1 1" for line in FOUND),
        "content/notes/empty.md 1 1 N file-empty 1 1",
    ]


@pytest.mark.skipif(not has("nvim"), reason="Neovim is not there")
def test_neovim_shows_problems_and_takes_them_away(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {**BROKEN, "goals/leave.md": BROKEN["goals/leave.md"].replace("Ä", "A")})
    (tmp_path / "check.lua").write_text(fences_of(EDITORS, "lua")[0], encoding="utf-8")
    (tmp_path / "run.lua").write_text(
        "local function told(count)\n"
        "  vim.wait(20000, function() return #vim.diagnostic.get(0) == count end)\n"
        "  local lines = {}\n"
        "  for _, d in ipairs(vim.diagnostic.get(0)) do\n"
        "    local severity = string.sub('EWIN', d.severity, d.severity)\n"
        "    table.insert(lines, table.concat({ d.lnum + 1, d.col + 1, severity, d.code }, ' '))\n"
        "  end\n"
        "  return table.concat(lines, '\\n')\n"
        "end\n"
        "vim.cmd('edit content/goals/leave.md')\n"
        "local before = told(3)\n"
        "vim.fn.setline(3, 'due: 2026-12')\n"
        "vim.cmd('silent write')\n"
        "local after = told(2)\n"
        "vim.fn.writefile(vim.split(before .. '\\n--\\n' .. after, '\\n'), 'out.txt')\n"
        "vim.cmd('qall!')\n",
        encoding="utf-8",
    )
    scripts = [str(tmp_path / name) for name in ("check.lua", "run.lua")]
    shown = in_editor(plan, "nvim", "-u", "NONE", "--headless", "-S", scripts[0], "-S", scripts[1])
    assert shown == [*FOUND, "--", *FOUND[1:]]


@pytest.mark.skipif(not has("emacs"), reason="Emacs is not there")
def test_emacs_lists_problems_and_shows_them_beside_their_lines(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", BROKEN)
    (tmp_path / "careerplan.el").write_text(fences_of(EDITORS, "elisp")[0], encoding="utf-8")
    (tmp_path / "run.el").write_text(
        ";;; -*- lexical-binding: t -*-\n"
        '(defvar out (expand-file-name "out.txt"))\n'
        '(find-file "content/goals/leave.md")\n'
        "(let (lines (file (current-buffer)) (compilation-skip-threshold 0))\n"
        "  (with-current-buffer (careerplan-check)\n"
        "    (while (get-buffer-process (current-buffer)) (accept-process-output nil 0.1))\n"
        "    (goto-char (point-min))\n"
        "    (ignore-errors\n"
        "      (while t\n"
        "        (compilation-next-error 1)\n"
        "        (let* ((message (get-text-property (point) 'compilation-message))\n"
        "               (place (compilation--message->loc message)))\n"
        '          (push (format "%s %s %s %s" (caar (compilation--loc->file-struct place))\n'
        "                        (compilation--loc->line place) (compilation--loc->col place)\n"
        '                        (aref "NWE" (compilation--message->type message))) lines)))))\n'
        "  (with-current-buffer file\n"
        "    (add-hook 'flymake-diagnostic-functions #'careerplan-flymake nil t)\n"
        "    (flymake-mode 1)\n"
        "    (flymake-start)\n"
        "    (let ((left 200))\n"
        "      (while (and (> left 0) (not (flymake-diagnostics)))\n"
        "        (sit-for 0.1) (accept-process-output nil 0.1) (setq left (1- left))))\n"
        "    (dolist (found (sort (flymake-diagnostics) (lambda (a b)\n"
        "                     (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))\n"
        '      (push (format "%s %s" (line-number-at-pos (flymake-diagnostic-beg found))\n'
        "                    (flymake-diagnostic-type found)) lines)))\n"
        '  (write-region (mapconcat #\'identity (nreverse lines) "\\n") nil out))\n',
        encoding="utf-8",
    )
    scripts = [str(tmp_path / name) for name in ("careerplan.el", "run.el")]
    shown = in_editor(plan, "emacs", "-Q", "--batch", "-l", scripts[0], "-l", scripts[1])
    assert [line.replace(" 69", " E").replace(" 87", " W").replace(" 78", " N") for line in shown] == [
        "content/goals/leave.md 3 6 E",
        "content/goals/leave.md 5 8 W",
        "content/goals/leave.md 5 23 W",
        "content/notes/empty.md 1 1 N",
        "3 :error",
        "5 :warning",
        "5 :warning",
    ]
