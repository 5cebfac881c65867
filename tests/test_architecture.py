"""Rules about the code itself: who imports whom, how long things are, what templates may do."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from careerplan.cli.main import VERBS, cli
from careerplan.plan.problem import CODES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "careerplan"

MAY_IMPORT: Mapping[str, tuple[str, ...]] = {
    "plan": (),
    "content": ("plan",),
    "insight": ("plan",),
    # bodies are Markdown and link to each other, which only content knows how to read
    "site": ("plan", "insight", "content.markdown", "content.links", "content.link_rules"),
    "share": ("plan", "content", "insight", "site"),
    # what is written must read back, so the writer asks the reader; a review freezes figures; an answer is claimed
    # by the name of a half-written file, which builds sweep away
    "authoring": ("plan", "content", "insight", "site.write"),
    "config": ("plan", "content"),
    "build": ("plan", "content", "insight", "site", "share", "config"),
    "serve": ("plan", "content", "insight", "site", "config", "build"),
    "cli": ("plan", "content", "insight", "site", "share", "authoring", "serve", "config", "build"),
    # the reference pages are made from whatever they describe
    "manual": ("plan", "content", "insight", "site", "authoring", "config", "cli"),
}
"""Layer -> the layers, or single modules of a layer, that it may import."""

LONGEST_MODULE = 300
LONGEST_FUNCTION = 50

MAKES_MARKUP = frozenset({"content/markdown.py"})
"""Modules that may call text safe: the only renderer of Markdown."""

HEAVY = frozenset(
    {
        *("jinja2", "markdown_it", "yaml", "rich", "msgspec", "cryptography", "PIL", "segno", "zxcvbn", "xkcdpass"),
        *("starlette", "uvicorn", "watchfiles", "anyio", "asyncio"),
    }
)


@cache
def modules() -> Mapping[str, ast.Module]:
    """Module name without `careerplan.` -> its syntax tree."""
    return {module_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in python_files()}


def python_files() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "starter" not in path.parts)


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST, *, only_at_import: bool = False) -> Iterator[str]:
    """Modules of ours that a tree imports; `only_at_import` leaves those within functions out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("careerplan"):
            base = node.module.removeprefix("careerplan").lstrip(".")
            for alias in node.names:
                longer = f"{base}.{alias.name}".lstrip(".")
                yield longer if longer in modules() else base
        elif not (only_at_import and isinstance(node, ast.FunctionDef)):
            yield from imports(node, only_at_import=only_at_import)


def layer(name: str) -> str:
    return name.partition(".")[0]


def allowed(source: str, target: str) -> bool:
    own = layer(source)
    granted = MAY_IMPORT[own]
    return target == "" or layer(target) == own or layer(target) in granted or target in granted


def test_each_layer_imports_only_what_its_row_allows() -> None:
    trespasses = [
        f"{name} imports {target}"
        for name, tree in modules().items()
        if name
        for target in imports(tree)
        if not allowed(name, target)
    ]
    assert trespasses == []


def test_every_package_has_a_row_and_the_architecture_page_names_it() -> None:
    layers = {layer(name) for name in modules() if name}
    assert layers == set(MAY_IMPORT)
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    missing = [name for name in layers if f"`{name}/`" not in page and f"`{name}.py`" not in page]
    assert missing == []


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {name: set(imports(tree, only_at_import=True)) - {""} for name, tree in modules().items() if name}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")
    assert set(graph) <= set(order)


def test_modules_fit_on_a_few_screens() -> None:
    lines = {path.relative_to(PACKAGE).as_posix(): text_lines(path) for path in python_files()}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def text_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_functions_fit_on_one_screen() -> None:
    long = [
        f"{name}.{node.name}: {length(node)} lines"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LONGEST_FUNCTION
    ]
    assert long == []


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def theme_files() -> list[Path]:
    folders = (ROOT / "themes" / "default" / name for name in ("templates", "charts"))
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [
        ("nothing is called safe", r"\|\s*safe\b|\bMarkup\b|autoescape"),
        ("no inline script", r"<script(?![^>]*\bsrc=)|\son\w+=|javascript:"),
        ("no inline style", r"<style|\sstyle="),
        ("nothing from elsewhere", r"""(?:src|href)=["']?(?:https?:)?//"""),
    ],
)
def test_p37_templates_keep_the_page_policy(rule: str, pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {rule}"
        for path in theme_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert theme_files()
    assert found == []


def test_p37_only_the_markdown_renderer_calls_text_safe() -> None:
    makers = {
        path.relative_to(PACKAGE).as_posix()
        for path in python_files()
        if re.search(r"\bMarkup\([^)]", path.read_text(encoding="utf-8"))
    }
    assert makers <= MAKES_MARKUP


def test_p37_every_environment_of_templates_escapes_by_itself() -> None:
    made = [
        {keyword.arg: keyword.value for keyword in node.keywords}
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Environment", "Template"))
    ]
    assert made
    assert all(isinstance(given.get("autoescape"), ast.Constant) for given in made)
    assert all(ast.unparse(given["autoescape"]) == "True" for given in made)


def test_help_loads_no_heavy_package() -> None:
    script = (
        "import sys\n"
        "from careerplan.cli.main import cli\n"
        "cli.main(['--help'], standalone_mode=False)\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    last = done.stdout.splitlines()[-1].split()
    assert last[0] == "LOADED"
    assert HEAVY & set(last) == set()


def written_codes() -> Iterator[str]:
    """Codes that the program gives to a Fault or a Problem."""
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                named = isinstance(node.func, ast.Name) and node.func.id == "Fault"
                values = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                values += node.args[:1] if named else []
                yield from (code for value in values for code in texts(value))


def texts(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can be: a constant, or one of two."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    if isinstance(value, ast.IfExp):
        yield from texts(value.body)
        yield from texts(value.orelse)


def test_every_code_that_is_given_is_in_the_table() -> None:
    assert set(written_codes()) - set(CODES) == set()


def test_every_code_of_the_table_is_given_somewhere() -> None:
    constants = {
        node.value
        for name, tree in modules().items()
        if name != "plan.problem"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) - constants == set()


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_shows_an_example(verb: str) -> None:
    context = cli.make_context("careerplan", [], resilient_parsing=True)
    command = cli.get_command(context, verb)
    assert command is not None
    assert f"careerplan {verb}" in (command.help or "")


def project_files() -> list[Path]:
    folders = ("generator", "themes", "content", "docs", "tests", "benchmarks", ".ci")
    nested = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    top = (path for path in ROOT.iterdir() if not path.name.startswith("."))
    kept = (path for path in (*nested, *top) if path.is_file() and "__pycache__" not in path.parts)
    return [path for path in kept if path.suffix not in (".png", ".jpg", ".pyc")]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    places = re.compile(r"(?<![\w.~-])/(?:work|home|root|Users|mnt|opt)/\w")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in project_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if places.search(line)
    ]
    assert found == []
