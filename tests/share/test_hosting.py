"""What a host is told: the same headers everywhere, a word to robots, and no key in what git keeps."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from careerplan.authoring.new import starter_files, write_plan
from careerplan.content.hosting import check_hosting
from careerplan.share.hosting import HEADERS, headers_file, host_files
from careerplan.share.keys import KEY_FILE, KEY_VARIABLE, PASSPHRASE_FILE, PASSPHRASE_VARIABLE, make_keys
from tests.reading_docs import fences_of
from tests.site.conftest import TODAY

ROOT = Path(__file__).resolve().parents[2]
NETLIFY_FILES = (ROOT / "netlify.toml", ROOT / "generator/careerplan/starter/plan/netlify.toml")

WHO = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A new plan with its keys."""
    folder = tmp_path / "plan"
    write_plan(folder, starter_files(TODAY, example=False))
    make_keys(folder)
    return folder


def git(folder: Path, *words: str) -> bytes:
    done = subprocess.run(("git", *WHO, *words), cwd=folder, check=True, capture_output=True)
    return done.stdout


def test_the_headers_are_those_of_a_page_that_is_nobody_elses() -> None:
    assert HEADERS["X-Robots-Tag"] == "noindex, nofollow"
    assert HEADERS["Referrer-Policy"] == "no-referrer"
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Cache-Control"] == "no-store"


def test_p30_no_other_page_may_frame_this_one() -> None:
    assert HEADERS["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"].split("; ")


def test_the_policy_in_the_header_takes_nothing_from_the_one_in_the_page() -> None:
    names = {rule.split()[0] for rule in HEADERS["Content-Security-Policy"].split("; ")}
    assert not names & {"default-src", "script-src", "style-src", "img-src", "sandbox", "require-trusted-types-for"}


def test_the_file_for_cloudflare_holds_each_header_for_every_address() -> None:
    first, *lines = headers_file().decode().splitlines()
    assert first == "/*"
    assert [line.startswith("  ") for line in lines] == [True] * len(HEADERS)
    assert dict(line.strip().split(": ", 1) for line in lines) == HEADERS


@pytest.mark.parametrize("path", NETLIFY_FILES, ids=["repository", "starter"])
def test_both_files_for_netlify_hold_the_same_headers(path: Path) -> None:
    (rule,) = tomllib.loads(path.read_text(encoding="utf-8"))["headers"]
    assert rule == {"for": "/*", "values": dict(HEADERS)}


@pytest.mark.parametrize("path", NETLIFY_FILES, ids=["repository", "starter"])
def test_both_files_for_netlify_build_locked_and_name_the_variables(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    build = tomllib.loads(text)["build"]
    assert (build["command"], build["publish"]) == ("careerplan build --locked --strict", "sealed")
    assert build["environment"] == {"PYTHON_VERSION": "3.11"}
    assert all(name in text for name in (KEY_VARIABLE, PASSPHRASE_VARIABLE, KEY_FILE, PASSPHRASE_FILE))


def test_p10_this_repository_and_a_new_plan_are_published_sealed_only(plan: Path) -> None:
    assert check_hosting(ROOT, "private") == ()
    assert check_hosting(plan, "private") == ()
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8") == ".\n"


def test_p29_robots_are_asked_to_stay_out() -> None:
    assert host_files()["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert list(host_files()) == ["_headers", "robots.txt"]


def test_p39_the_history_of_a_new_plan_holds_no_key_and_no_output(plan: Path) -> None:
    for folder in ("site", "sealed"):
        (plan / folder).mkdir()
        (plan / folder / "index.html").write_text("all of it", encoding="utf-8")
    (plan / ".env").write_text("CAREERPLAN_KEY=x", encoding="utf-8")
    git(plan, "init", "-q")
    git(plan, "add", ".")
    git(plan, "commit", "-qm", "all")
    kept = set(git(plan, "ls-files").decode().split())
    assert {"careerplan.toml", "netlify.toml", "requirements.txt", "content/vision.md"} <= kept
    assert not [name for name in kept if name.startswith((".careerplan", "site", "sealed", ".env"))]
    history = git(plan, "log", "-p", "--all")
    for secret in (KEY_FILE, PASSPHRASE_FILE):
        assert (plan / secret).read_bytes().strip() not in history


def test_the_headers_for_a_server_of_ones_own_are_the_same() -> None:
    given = re.findall(r'add_header (\S+) "([^"]*)" always;', (ROOT / "docs/hosting.md").read_text(encoding="utf-8"))
    assert dict(given) == HEADERS


def test_p10_what_the_page_on_hosting_shows_is_sound(plan: Path) -> None:
    workflow, gitlab = fences_of((ROOT / "docs/hosting.md").read_text(encoding="utf-8"), "yaml")
    (plan / ".github/workflows").mkdir(parents=True)
    (plan / ".github/workflows/publish.yml").write_text(workflow, encoding="utf-8")
    (plan / ".gitlab-ci.yml").write_text(gitlab, encoding="utf-8")
    assert check_hosting(plan, "private") == ()
    (plan / ".github/workflows/publish.yml").write_text(workflow.replace("sealed", "."), encoding="utf-8")
    (plan / ".gitlab-ci.yml").write_text(gitlab.replace(" --locked", ""), encoding="utf-8")
    assert [problem.code for problem in check_hosting(plan, "private")] == ["publish-open", "publish-open"]


@pytest.mark.parametrize(
    "sentence",
    [
        "you, the place that keeps the git repository, and the host that builds",
        "who holds a link can pass it on",
        "what was read cannot be unread",
        "old deploys live on a host until they are deleted",
        "the size of the sealed file and the time of each change can be seen",
        "a public repository shows the Markdown itself",
    ],
)
def test_p41_the_page_on_hosting_says_what_is_not_protected(sentence: str) -> None:
    page = " ".join((ROOT / "docs/hosting.md").read_text(encoding="utf-8").split())
    assert sentence in page
