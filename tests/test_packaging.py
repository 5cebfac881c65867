"""What is installed: the wheel and the source archive hold all that a plan needs, without the checkout."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from msgspec import Struct

from careerplan import __version__

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-21"

MODULES_OF = {"markdown-it-py": "markdown_it", "pillow": "PIL", "python-frontmatter": "frontmatter", "pyyaml": "yaml"}
"""Distributions whose module has another name; the others only swap hyphens."""


class Built(Struct, frozen=True):
    """The two archives of a release."""

    wheel: Path
    source: Path


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A command in an environment that knows nothing of the checkout."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    indexes = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env={**kept, **indexes, **env}, capture_output=True, text=True, check=False)


def succeed(*command: str | Path, cwd: Path, **env: str) -> str:
    done = run(*command, cwd=cwd, **env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A wheel made from the source archive, so that what the archive lacks cannot hide."""
    out = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (wheel,), (source,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, source)


def environment(folder: Path) -> Path:
    """The Python of a fresh environment that borrows our dependencies and not our checkout.

    A path in a .pth file is searched, but .pth files in it are not read: an editable install of
    the checkout stays out of sight.
    """
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    packages = Path(succeed(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=folder).strip())
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def install(python: Path, *what: str | Path) -> None:
    words = ("install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", *what)
    succeed(sys.executable, "-m", "pip", "--python", python, *words, cwd=python.parent)


def starts_a_plan(python: Path, folder: Path, *words: str) -> None:
    """A plan is made, checks and builds, by the command that was installed."""
    folder.mkdir()
    careerplan = python.parent / "careerplan"
    assert succeed(careerplan, "--version", cwd=folder) == f"careerplan {__version__}\n"
    succeed(careerplan, "new", "plan", "--today", DAY, *words, cwd=folder)
    succeed(careerplan, "-C", "plan", "check", "--strict", "--today", DAY, cwd=folder)
    succeed(careerplan, "-C", "plan", "build", "--strict", "--today", DAY, cwd=folder)
    made = {path.name for path in (folder / "plan" / "site").iterdir()}
    assert {"index.html", "site.css", "site.js", "search-index.js", "skills"} <= made


def where_is(python: Path, module: str) -> Path:
    found = succeed(python, "-c", f"import {module}; print({module}.__file__)", cwd=python.parent)
    return Path(found.strip()).resolve()


def test_the_wheel_holds_the_theme_the_starter_and_the_example(built: Built) -> None:
    names = set(zipfile.ZipFile(built.wheel).namelist())
    inside = {"themes": "themes", "content": "starter/example/content", "generator/careerplan/starter": "starter"}
    for folder, place in inside.items():
        files = [path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        assert [path for path in files if f"careerplan/{place}/{path.as_posix()}" not in names] == []
    assert "careerplan/starter/example/careerplan.toml" in names


def test_the_wheel_holds_nothing_else(built: Built) -> None:
    names = zipfile.ZipFile(built.wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"careerplan", f"careerplan-{__version__}.dist-info"}
    assert [name for name in names if "__pycache__" in name or name.startswith("careerplan/tests")] == []


def test_the_source_archive_holds_what_make_needs_and_nothing_private(built: Built) -> None:
    with tarfile.open(built.source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "README.md", "LICENSE", "pyproject.toml", "careerplan.toml", "tests/test_packaging.py"} <= names
    assert "benchmarks/corpus.py" in names
    private = re.compile(r"(^|/)(\.careerplan|\.env|site/index\.html|sealed|__pycache__|\.git)(/|$)")
    assert [name for name in names if private.search(name)] == []


def test_the_wheel_starts_a_plan_without_the_checkout(built: Built, tmp_path: Path) -> None:
    python = environment(tmp_path / "env")
    install(python, built.wheel)
    assert where_is(python, "careerplan").is_relative_to(tmp_path)
    starts_a_plan(python, tmp_path / "small")
    starts_a_plan(python, tmp_path / "example", "--example")


SECRETS = {
    "CAREERPLAN_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "CAREERPLAN_PASSPHRASE": "hedging paying chimp edging tamer liquefy",
}
HOST_FILES = {"404.html", "_headers", "index.html", "robots.txt"}


@pytest.mark.parametrize("words", [(), ("--example",)])
def test_p11_the_command_of_a_new_plans_netlify_toml_runs_as_it_stands(
    built: Built, tmp_path: Path, words: tuple[str, ...]
) -> None:
    python = environment(tmp_path / "env")
    install(python, built.wheel)
    succeed(python.parent / "careerplan", "new", "plan", "--today", DAY, *words, cwd=tmp_path)
    plan = tmp_path / "plan"
    hosting = tomllib.loads((plan / "netlify.toml").read_text(encoding="utf-8"))["build"]
    for name in ("key", "passphrase"):  # they never reach a host
        (plan / ".careerplan" / name).unlink()
    surroundings = {"NETLIFY": "true", "CI": "true", "PATH": f"{python.parent}:{os.environ['PATH']}"}
    surroundings["SOURCE_DATE_EPOCH"] = "1795262400"  # noon of DAY: the share of the example has a last day
    published = plan / hosting["publish"]

    def build(**env: str) -> subprocess.CompletedProcess[str]:
        return run("sh", "-c", hosting["command"], cwd=plan, **{**surroundings, **env})

    assert build(CONTEXT="production").returncode == 3
    assert not published.exists()
    assert build(CONTEXT="deploy-preview", **SECRETS).returncode == 0
    assert {path.name for path in published.iterdir()} == HOST_FILES
    assert b'id="envelope"' not in (published / "index.html").read_bytes()
    sealed = build(CONTEXT="production", **SECRETS)
    assert sealed.returncode == 0, sealed.stderr
    assert b'id="envelope"' in (published / "index.html").read_bytes()
    assert len(list(published.glob("s/*.html"))) == len(words)


def test_an_editable_install_starts_a_plan_from_the_checkout(tmp_path: Path) -> None:
    python = environment(tmp_path / "env")
    install(python, "--editable", ROOT)
    assert where_is(python, "careerplan").is_relative_to(ROOT)
    starts_a_plan(python, tmp_path / "small")
    starts_a_plan(python, tmp_path / "example", "--example")


@pytest.mark.network
def test_the_wheel_brings_all_that_it_needs(built: Built, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True, symlinks=True)
    python = tmp_path / "env" / "bin" / "python"
    patience = {"PIP_RETRIES": "1", "PIP_DEFAULT_TIMEOUT": "15", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = run(python, "-m", "pip", "install", "--quiet", built.wheel, cwd=tmp_path, **patience)
    if done.returncode and not os.environ.get("CI"):
        pytest.skip("no package index within reach: the wheel was not installed with its dependencies")
    assert done.returncode == 0, done.stderr
    starts_a_plan(python, tmp_path / "small")


def declared(wheel: Path) -> set[str]:
    """The modules of the distributions that a wheel asks for, without extras."""
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    wanted = Parser().parsestr(archive.read(name).decode()).get_all("Requires-Dist", [])
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in wanted if "extra ==" not in line}
    return {MODULES_OF.get(name, name.replace("-", "_")) for name in names}


def imported() -> set[str]:
    """The modules of others that the program imports."""
    found: set[str] = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"careerplan"}


def test_every_module_that_is_imported_is_asked_for_and_no_other(built: Built) -> None:
    assert imported() == declared(built.wheel) - {"tzdata"}  # tzdata is data, and only for Windows


def test_a_new_plan_asks_a_host_for_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"]["careerplan"] == "careerplan.cli.main:main"
    starter = ROOT / "generator" / "careerplan" / "starter" / "plan" / "requirements.txt"
    assert starter.read_text(encoding="utf-8") == "careerplan==@version@\n"
