"""What hosts are told to publish: the plan and the plain site are errors, a sealed site is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerplan.content.hosting import Visibility, check_hosting
from careerplan.plan.problem import PRIVACY_CODES, Problem
from tests.golden import Case, Golden, cases_of
from tests.texts import files_in, said

CASES = Path(__file__).parent / "cases" / "hosting.md"
LOCKED = 'command = "careerplan build --locked --strict"\n'
SEALED = f'[build]\n{LOCKED}publish = "sealed"\n'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a folder of its own, without a file for any host."""
    folder = tmp_path / "plan"
    (folder / "content").mkdir(parents=True)
    (folder / "careerplan.toml").write_text("", encoding="utf-8")
    return folder


def told(plan: Path, name: str, text: str, visibility: Visibility = "private") -> list[Problem]:
    """The problems of a plan with one file for a host."""
    (plan / name).parent.mkdir(parents=True, exist_ok=True)
    (plan / name).write_text(text, encoding="utf-8")
    return list(check_hosting(plan, visibility))


def places(problems: list[Problem]) -> list[str]:
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in problems]


def test_a_plan_without_a_file_for_a_host_has_nothing_to_say(plan: Path) -> None:
    assert check_hosting(plan, "private") == ()


RENDER = """services:
  - type: web
    runtime: static
    buildCommand: pip install careerplan && careerplan build --locked --strict
    staticPublishPath: ./sealed
  - type: worker
    runtime: python
    startCommand: python worker.py
"""

WORKFLOW = """on: push
jobs:
  publish:
    steps:
      - run: careerplan build --locked --strict
      - uses: actions/upload-pages-artifact@v3
        with:
          path: ${{ github.workspace }}/sealed
"""


@pytest.mark.parametrize("case", cases_of(CASES))
def test_p10_what_a_file_for_a_host_gets(plan: Path, case: Case, golden: Golden) -> None:
    files_in(plan, case.text)
    golden.case(case, said(check_hosting(plan, "private")))


SOUND = {
    "netlify.toml": (
        SEALED,
        f'[build]\n{LOCKED}publish = "./sealed/"\n',
        f'[build]\n{LOCKED}publish = "/sealed"\n',
        '[build]\npublish = "sealed"\n',  # the command is set at the host
        '[build]\ncommand = "pip install x && careerplan build --locked --out public"\npublish = "public"\n',
        f'{SEALED}[dev]\ncommand = "careerplan serve"\npublish = "site"\n',
        f'{SEALED}[context.deploy-preview.environment]\nA = "1"\n[context.staging]\n{LOCKED}',
        f'{SEALED}[[headers]]\nfor = "/*"\n',
    ),
    "wrangler.toml": ('name = "plan"\npages_build_output_dir = "sealed"\n', 'name = "plan"\n'),
    "wrangler.jsonc": ('{\n\t// a "comment"\n\t"assets": {"directory": "./sealed"}, /* https://… */\n}\n',),
    "wrangler.json": ('{"pages_build_output_dir":"sealed","vars":{"A":"\\/b // c"}}',),
    "vercel.json": ('{"buildCommand": "careerplan build --locked --strict", "outputDirectory": "sealed"}',),
    "render.yaml": (RENDER,),
    ".gitlab-ci.yml": (
        "pages:\n  script:\n    - careerplan build --locked --out public\n  artifacts:\n    paths: [public]\n",
        "deploy:\n  script: [careerplan build --locked, mv sealed public]\n  pages: true\n",
        "deploy:\n  script: careerplan build --locked\n  pages: {publish: sealed}\n",
        "check:\n  script: careerplan check --strict\n",
        "check: &again\n  script: careerplan check\nother: *again\n",
    ),
    ".github/workflows/publish.yml": (
        WORKFLOW,
        "on: push\njobs:\n  test:\n    steps:\n      - run: careerplan check\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SOUND.items() for text in texts])
def test_p10_a_host_that_publishes_the_sealed_site_is_sound(plan: Path, name: str, text: str) -> None:
    assert told(plan, name, text) == []


STEPS = "jobs:\n  a:\n    steps:\n      - uses: "

OPEN = {
    "netlify.toml": (
        (f"[build]\n{LOCKED}", "1:2"),
        ("", "1:1"),
        ('[[headers]]\nfor = "/*"\n', "1:1"),
        (f'[build]\n{LOCKED}publish = "."\n', "3:1"),
        (f'[build]\n{LOCKED}publish = ""\n', "1:2"),
        (f'[build]\n{LOCKED}publish = "/"\n', "3:1"),
        (f'[build]\n{LOCKED}publish = ".."\n', "3:1"),
        (f'[build]\n{LOCKED}publish = "sealed/.."\n', "3:1"),
        (f'[build]\n{LOCKED}publish = "content"\n', "3:1"),
        (f'[build]\n{LOCKED}publish = "content/goals/"\n', "3:1"),
        (f'[build]\n{LOCKED}publish = ".careerplan"\n', "3:1"),
        (f'[build]\n{LOCKED}publish = "audiences"\n', "3:1"),
        (f'[build]\n{LOCKED}publish = "site"\n', "3:1"),
        (f'[build]\n{LOCKED}publish = "public"\n', "3:1"),
        (f'[build]\nbase = "content"\n{LOCKED}publish = "."\n', "4:1"),
        ('[build]\ncommand = "careerplan build"\npublish = "sealed"\n', "2:1"),
        ('[build]\ncommand = "careerplan build --out sealed"\npublish = "sealed"\n', "2:1"),
        ('[build]\ncommand = "careerplan build --locked; careerplan build"\npublish = "sealed"\n', "2:1"),
        ('[build]\ncommand = "make site"\npublish = "sealed"\n', "2:1"),
        ('[build]\ncommand = "echo careerplan build-not --locked"\npublish = "sealed"\n', "2:1"),
        (f'{SEALED}[context.staging]\npublish = "."\n', "5:1"),
        (f'{SEALED}[context.production.build]\npublish = "site"\n', "5:1"),
        (f'{SEALED}[context."branch-deploy"]\ncommand = "careerplan build"\n', "5:1"),
    ),
    "wrangler.toml": (
        ('pages_build_output_dir = "./"\n', "1:1"),
        ('[assets]\ndirectory = "site"\n', "2:1"),
        ('[site]\nbucket = "content"\n', "2:1"),
        ('[env.production.assets]\ndirectory = "."\n', "2:1"),
    ),
    "wrangler.jsonc": (('{\n  // all of it\n\t"pages_build_output_dir": "."\n}\n', "3:28"),),
    "vercel.json": (
        ("{}", "1:1"),
        ('{\n  "outputDirectory": "content"\n}', "2:22"),
        ('{"outputDirectory": "sealed", "buildCommand": "careerplan build"}', "1:47"),
    ),
    "render.yaml": (
        ("services:\n  - type: web\n    env: static\n    staticPublishPath: .\n", "4:24"),
        ("services:\n  - type: web\n    runtime: static\n", "2:5"),
    ),
    ".gitlab-ci.yml": (
        ("pages:\n  script: careerplan build --out public\n", "2:3"),
        ("show:\n  script: cp -r content public\n  pages:\n    publish: .\n", "4:14"),
        ("show:\n  script: careerplan build --locked\n  publish: content\n  pages: true\n", "3:12"),
    ),
    ".github/workflows/publish.yaml": (
        (f"{STEPS}actions/upload-pages-artifact@v3\n        with: {{path: .}}\n", "5:22"),
        (f"{STEPS}peaceiris/actions-gh-pages@v4\n        with:\n          publish_dir: ./site\n", "6:24"),
        (f"{STEPS}JamesIves/github-pages-deploy-action@v4\n", "4:15"),
    ),
}


@pytest.mark.parametrize(("name", "text", "place"), [(name, *case) for name, cases in OPEN.items() for case in cases])
def test_p10_a_host_that_publishes_the_plan_or_a_plain_site_is_an_error(
    plan: Path, name: str, text: str, place: str
) -> None:
    problems = told(plan, name, text)
    assert places(problems) == [f"{name}:{place} publish-open"]
    assert problems[0].severity == "error"
    assert "sealed" in problems[0].help or "--locked" in problems[0].help


def test_p10_a_link_that_leads_to_the_content_is_the_content(plan: Path) -> None:
    (plan / "sealed").symlink_to(plan / "content")
    assert places(told(plan, "netlify.toml", SEALED)) == ["netlify.toml:3:1 publish-open"]


def test_p43_a_plain_site_in_the_published_folder_is_an_error(plan: Path) -> None:
    assert told(plan, "netlify.toml", SEALED) == []
    (plan / "sealed").mkdir()
    (plan / "sealed/search-index.js").write_text("", encoding="utf-8")
    (problem,) = check_hosting(plan, "private")
    assert problem.message == 'publish = "sealed" publishes the plain site, where all can be read'


def test_p10_files_above_the_plan_count_up_to_the_top_of_the_repository(plan: Path) -> None:
    (plan.parent / "netlify.toml").write_text('[build]\npublish = "."\n', encoding="utf-8")
    assert check_hosting(plan, "private") == ()
    (plan.parent / ".git").mkdir()
    assert places(list(check_hosting(plan, "private"))) == ["../netlify.toml:2:1 publish-open"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f'[build]\nbase = "plan"\n{LOCKED}publish = "sealed"\n', []),
        (f'[build]\nbase = "plan"\n{LOCKED}publish = "plan/sealed"\n', []),
        (f'[build]\nbase = "plan"\n{LOCKED}', ["../netlify.toml:1:2 publish-open"]),
        (f'[build]\nbase = "plan"\n{LOCKED}publish = "content"\n', ["../netlify.toml:4:1 publish-open"]),
        ('[build]\nbase = "blog"\ncommand = "hugo"\npublish = "public"\n', []),
        ('[build]\nbase = "blog"\ncommand = "hugo"\n', []),
        ('[build]\ncommand = "hugo"\n', ["../netlify.toml:1:2 publish-open"]),
    ],
)
def test_p10_a_plan_in_a_folder_of_a_repository(plan: Path, text: str, found: list[str]) -> None:
    (plan.parent / ".git").mkdir()
    (plan.parent / "netlify.toml").write_text(text, encoding="utf-8")
    assert places(list(check_hosting(plan, "private"))) == found


def test_p10_a_file_in_the_base_folder_counts_instead_of_the_one_above(plan: Path) -> None:
    (plan.parent / ".git").mkdir()
    (plan.parent / "netlify.toml").write_text('[build]\nbase = "plan"\n', encoding="utf-8")
    assert told(plan, "netlify.toml", SEALED) == []


def test_a_public_plan_may_publish_its_plain_site_and_never_its_files(plan: Path) -> None:
    plain = '[build]\ncommand = "careerplan build --strict"\npublish = "site"\n'
    assert told(plan, "netlify.toml", plain, "public") == []
    assert places(told(plan, "netlify.toml", plain.replace("site", "."), "public")) == ["netlify.toml:3:1 publish-open"]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("netlify.toml", "[build\npublish = 1", "1:7"),
        ("netlify.toml", f'{SEALED}publish = "x"\n', "4:14"),
        ("wrangler.json", '{"a": ', "2:1"),
        ("vercel.json", "{" * 500, "1:1"),
        ("render.yaml", "services: [\n", "2:1"),
        (".gitlab-ci.yml", "pages: &a\n  script: *a\n", "1:8"),
        (".github/workflows/a.yml", "pages: !secret x\n", "1:8"),
        ("netlify.toml", "a = 1 # " + "x" * 300_000, "0:0"),
    ],
)
def test_p34_a_file_that_cannot_be_checked_is_a_warning(plan: Path, name: str, text: str, place: str) -> None:
    problems = told(plan, name, text)
    assert places(problems) == [f"{name}:{place} publish-unclear"]
    assert problems[0].severity == "warning"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xe9", b"\x00\x81"])
def test_bytes_that_are_no_text_are_a_warning(plan: Path, data: bytes) -> None:
    (plan / "netlify.toml").write_bytes(data)
    assert places(list(check_hosting(plan, "private"))) == ["netlify.toml:0:0 publish-unclear"]


def test_a_folder_with_the_name_of_a_file_is_a_warning(plan: Path) -> None:
    (plan / "vercel.json").mkdir()
    assert places(list(check_hosting(plan, "private"))) == ["vercel.json:0:0 publish-unclear"]


@pytest.mark.parametrize("text", ["[]", "3", "null", '"text"', ""])
def test_a_file_of_another_shape_publishes_everything(plan: Path, text: str) -> None:
    assert [problem.code for problem in told(plan, "vercel.json", text)] == ["publish-open"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("netlify.toml", f'{SEALED}[build.environment]\nCAREERPLAN_ALLOW_PLAIN = "1"\n'),
        ("netlify.toml", SEALED.replace('"careerplan', '"CAREERPLAN_ALLOW_PLAIN=1 careerplan')),
        (
            ".github/workflows/a.yml",
            "jobs: {a: {steps: [run: careerplan build, {uses: Actions/Upload-Pages-Artifact@v3, with: {path: site}}]}}",
        ),
    ],
)
def test_p10_a_host_that_is_let_build_the_plain_site_is_an_error(plan: Path, name: str, text: str) -> None:
    problems = told(plan, name, text)
    assert "publish-open" in {problem.code for problem in problems}
    assert all(problem.code != "publish-unclear" for problem in problems)


@pytest.mark.parametrize("more", ["cp -r content sealed/", "cp -r ./content/ sealed", "make deploy", "mv .git sealed"])
def test_p10_what_runs_beside_the_build_is_a_warning(plan: Path, more: str) -> None:
    text = SEALED.replace("careerplan build --locked", f"careerplan build --locked && {more}")
    assert text != SEALED
    assert [problem.code for problem in told(plan, "netlify.toml", text)] == ["publish-unclear"]


def test_an_installation_before_the_build_is_as_it_should_be(plan: Path) -> None:
    text = SEALED.replace('"careerplan', '"python -m pip install -r requirements.txt && careerplan check; careerplan')
    assert told(plan, "netlify.toml", text) == []


def test_a_variable_in_the_folder_is_a_warning(plan: Path) -> None:
    text = "pages:\n  publish: $FOLDER\n"
    assert places(told(plan, ".gitlab-ci.yml", text)) == [".gitlab-ci.yml:2:12 publish-unclear"]


SECRETS = (
    ("netlify.toml", f'{SEALED}[build.environment]\nCAREERPLAN_KEY = "qqqq"\n', "5:18"),
    ("netlify.toml", f'{SEALED}[context.production.environment]\nCAREERPLAN_PASSPHRASE="qqqq qqqq qqqq"\n', "5:23"),
    ("netlify.toml", f'{SEALED}environment = {{ CAREERPLAN_KEY = "qqqq" }}\n', "4:34"),
    ("netlify.toml", SEALED.replace('"careerplan', '"CAREERPLAN_KEY=qqqq careerplan'), "2:27"),
    ("wrangler.json", '{"vars": {"CAREERPLAN_KEY": "qqqq"}}', "1:29"),
    ("render.yaml", "services: []\nx:\n  - key: CAREERPLAN_KEY\n    value: qqqq\n", "4:12"),
    (".gitlab-ci.yml", "variables:\n  CAREERPLAN_KEY: qqqq\n", "2:19"),
    (".gitlab-ci.yml", "variables:\n  CAREERPLAN_KEY:\n    value: 'qqqq'\n", "3:12"),
    (".gitlab-ci.yml", "variables:\n  CAREERPLAN_KEY: {value: qqqq}\n", "2:27"),
    (".github/workflows/a.yml", "env:\n  CAREERPLAN_KEY: qqqq\n", "2:19"),
    ("netlify.toml", f"{SEALED}[build.environment]\nCAREERPLAN_KEY = '''qqqq'''\n", "5:1"),
    ("netlify.toml", f'{SEALED}[build.environment]\nCAREERPLAN_KEY = """\nqqqq"""\n', "5:1"),
    ("netlify.toml", f'{SEALED}[build.environment]\n"CAREERPLAN_\\u004bEY" = "qqqq"\n', "1:1"),
    ("vercel.json", '{"outputDirectory": "sealed", "env": {"CAREERPLAN_\\u004bEY": "qqqq"}}', "1:62"),
)


@pytest.mark.parametrize(("name", "text", "place"), SECRETS)
def test_p22_a_key_in_a_file_for_a_host_is_an_error_that_does_not_repeat_it(
    plan: Path, name: str, text: str, place: str
) -> None:
    problems = told(plan, name, text)
    assert places(problems) == [f"{name}:{place} publish-secret"]
    assert "qqqq" not in repr(problems)


def test_p22_no_other_problem_repeats_a_key(plan: Path) -> None:
    text = "[build]\ncommand = 'CAREERPLAN_KEY=qqqq CAREERPLAN_PASSPHRASE=\"qqqq qqqq\" careerplan build'\n"
    problems = told(plan, "netlify.toml", text)
    assert [problem.code for problem in problems] == [
        "publish-secret",
        "publish-secret",
        "publish-open",
        "publish-open",
    ]
    assert "qqqq" not in repr(problems)


@pytest.mark.parametrize(
    "line",
    [
        "CAREERPLAN_KEY: ${{ secrets.CAREERPLAN_KEY }}",
        "CAREERPLAN_KEY: $KEY_OF_PLAN",
        'CAREERPLAN_KEY: "$KEY_OF_PLAN"',
        "CAREERPLAN_KEY:",
        'CAREERPLAN_KEY: ""',
        "run: test -n CAREERPLAN_KEY",
        "# CAREERPLAN_KEY    what .careerplan/key holds",
    ],
)
def test_a_variable_of_the_host_in_place_of_a_key_is_as_it_should_be(plan: Path, line: str) -> None:
    assert told(plan, ".github/workflows/a.yml", f"env:\n  {line}\n") == []


def test_p10_a_locked_build_refuses_on_what_would_be_published() -> None:
    assert {"publish-open", "publish-secret"} <= PRIVACY_CODES
    assert "publish-unclear" not in PRIVACY_CODES


def test_the_files_of_another_plan_above_are_its_own(plan: Path) -> None:
    (plan / ".git").mkdir()
    (plan / "netlify.toml").write_text(
        '[build]\ncommand = "careerplan build --locked"\npublish = "."\n', encoding="utf-8"
    )
    inner = plan / "plans" / "second"
    (inner / "content").mkdir(parents=True)
    (inner / "careerplan.toml").write_text("", encoding="utf-8")
    (plan / "careerplan.toml").write_text("", encoding="utf-8")
    assert check_hosting(inner, "private") == ()
    assert [problem.code for problem in check_hosting(plan, "private")] == ["publish-open"]
