"""Themes: which file wins, what is said of a theme that cannot be used, and what a faulty template costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerplan.build import Built
from careerplan.site.theme import find_theme, shipped_themes, static_files
from tests.cli.plans import KAFKA, TALK, built, write_plan

SETTINGS = '[plan]\ntitle = "A plan"\n[site]\ntheme = "quiet"\n'
EXTENDS = 'extends = "default"\n'
FILES = {"skills/kafka.md": KAFKA, "goals/talk.md": TALK}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "plan", FILES, SETTINGS)


def themed(plan: Path, files: dict[str, str], name: str = "quiet") -> Built:
    """The site of a plan with a theme of its own."""
    for path, text in {"theme.toml": EXTENDS, **files}.items():
        target = plan / "themes" / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return built(plan)


def page(site: Built, path: str = "index.html") -> str:
    return site.outputs[path].decode()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same plan with the default theme."""
    return built(write_plan(tmp_path_factory.mktemp("plain"), FILES))


def only_problem(site: Built) -> tuple[str, int, str]:
    (problem,) = site.problems
    return problem.path, problem.line, problem.code


def test_an_empty_theme_looks_like_the_default_one(plan: Path, plain: Built) -> None:
    site = themed(plan, {})
    assert site.problems == ()
    assert page(site) == page(plain)


def test_a_template_of_the_same_path_wins(plan: Path, plain: Built) -> None:
    text = '{% extends "base.html" %}{% block main %}<h1>Mine: {{ page.title }}</h1>{% endblock %}'
    site = themed(plan, {"templates/pages/today.html": text})
    assert site.problems == ()
    assert "<h1>Mine: Today</h1>" in page(site)
    assert page(site, "404.html") == page(plain, "404.html")


def test_the_original_is_within_reach_under_default(plan: Path) -> None:
    text = '{% extends "default/base.html" %}{% block foot %}{{ super() }}<p>My foot</p>{% endblock %}'
    site = themed(plan, {"templates/base.html": text})
    assert site.problems == ()
    for path in ("index.html", "skills/kafka.html"):
        assert "<p>My foot</p>" in page(site, path)
        assert "Markdown file" in page(site, path)


def test_a_chart_can_be_replaced(plan: Path) -> None:
    original = (shipped_themes() / "default" / "charts" / "levels.svg").read_text(encoding="utf-8")
    site = themed(plan, {"charts/levels.svg": original.replace("<svg", '<svg data-mine="1"')})
    assert site.problems == ()
    assert 'data-mine="1"' in page(site)


def test_a_static_file_can_be_replaced_and_added(plan: Path) -> None:
    site = themed(plan, {"static/site.css": "body { color: red }", "static/fonts/own.css": "/* own */"})
    assert site.outputs["site.css"] == b"body { color: red }"
    assert site.outputs["fonts/own.css"] == b"/* own */"
    assert "site.js" in site.outputs


def test_a_theme_may_extend_another_of_the_plan(plan: Path) -> None:
    themed(plan, {"static/site.css": "/* loud */", "static/loud.css": "/* loud */"}, "loud")
    site = themed(plan, {"theme.toml": 'extends = "loud"', "static/site.css": "/* quiet */"})
    assert (site.outputs["site.css"], site.outputs["loud.css"]) == (b"/* quiet */", b"/* loud */")


def test_a_file_below_themes_default_wins_without_any_setting(plan: Path) -> None:
    write_plan(plan, {})
    site = themed(plan, {"static/site.css": "/* mine */"}, "default")
    assert (site.outputs["site.css"], site.problems) == (b"/* mine */", ())


def test_hidden_files_are_not_published(plan: Path) -> None:
    assert "static/.env" not in themed(plan, {"static/.env": "SECRET=1"}).outputs
    assert ".env" not in themed(plan, {}).outputs


@pytest.mark.parametrize("name", ["loud", "../content", "/etc", "quiet/../../content", ".."])
def test_a_theme_that_does_not_exist_is_an_error_and_the_default_one_is_used(plan: Path, name: str) -> None:
    found = find_theme(plan, name)
    (problem,) = found.problems
    assert (problem.code, problem.path) == ("theme-missing", "careerplan.toml")
    assert found.theme.folders == (shipped_themes() / "default",)


def test_a_theme_that_is_missing_is_told_with_those_that_are_there(plan: Path) -> None:
    (plan / "themes" / "calm").mkdir(parents=True)
    (plan / "themes" / "calm" / "theme.toml").write_text(EXTENDS, encoding="utf-8")
    (problem,) = find_theme(plan, "quiet").problems
    assert problem.help.startswith("the themes are calm, default;")


def test_a_theme_that_extends_itself_ends(plan: Path) -> None:
    site = themed(plan, {"theme.toml": 'extends = "quiet"', "static/site.css": "/* mine */"})
    assert only_problem(site) == ("careerplan.toml", 0, "theme-missing")
    assert site.outputs["site.css"] == b"/* mine */"


@pytest.mark.parametrize("text", ["extends = 3", "extends = ", "= =", "[" * 3000])
def test_a_theme_file_that_cannot_be_read_is_an_error_and_its_files_still_count(plan: Path, text: str) -> None:
    site = themed(plan, {"theme.toml": text, "static/site.css": "/* mine */"})
    assert only_problem(site) == ("themes/quiet/theme.toml", 1, "theme-invalid")
    assert site.outputs["site.css"] == b"/* mine */"


def test_a_theme_without_a_theme_file_is_told_what_to_write(plan: Path) -> None:
    themed(plan, {"static/site.css": "/* mine */"})
    (plan / "themes" / "quiet" / "theme.toml").unlink()
    (problem,) = built(plan).problems
    assert (problem.code, problem.help) == ("theme-invalid", 'write: extends = "default"')


FAULTY = {
    "syntax": ('{% extends "base.html" %}\n{% block main %}\n{% if %}\n{% endblock %}\n', 3),
    "undefined name": ('{% extends "base.html" %}\n{% block main %}\n{{ view.nothing }}\n{% endblock %}\n', 3),
    "wrong value": ('{% extends "base.html" %}\n{% block main %}{{ 1 / 0 }}{% endblock %}\n', 2),
    "no such template": ('\n{% extends "bsae.html" %}\n', 2),
    "no such filter": ('{% extends "base.html" %}{% block main %}\n{{ page.title | louder }}{% endblock %}\n', 2),
    "itself": ('{% extends "pages/today.html" %}\n', 1),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_template_is_a_problem_at_its_line_and_the_page_falls_back(
    plan: Path, plain: Built, fault: str
) -> None:
    text, line = FAULTY[fault]
    site = themed(plan, {"templates/pages/today.html": text})
    assert only_problem(site) == ("themes/quiet/templates/pages/today.html", line, "template-failed")
    assert page(site).partition("</main>")[0] == page(plain).partition("</main>")[0]
    assert "template-failed" in page(site, "problems.html")


def test_a_faulty_frame_is_one_problem_and_every_page_falls_back(plan: Path, plain: Built) -> None:
    site = themed(
        plan, {"templates/base.html": '{% extends "default/base.html" %}\n{% block foot %}{{ oops }}{% endblock %}'}
    )
    assert only_problem(site) == ("themes/quiet/templates/base.html", 2, "template-failed")
    assert set(site.outputs) == set(plain.outputs)


def test_a_faulty_chart_is_a_problem_at_its_line(plan: Path) -> None:
    original = (shipped_themes() / "default" / "charts" / "levels.svg").read_text(encoding="utf-8")
    line = next(number for number, text in enumerate(original.splitlines(), 1) if "macro dumbbell" in text)
    broken = original.replace(original.splitlines()[line - 1], original.splitlines()[line - 1] + "{{ oops }}")
    assert only_problem(themed(plan, {"charts/levels.svg": broken})) == (
        "themes/quiet/charts/levels.svg",
        line,
        "template-failed",
    )


def test_a_partial_that_lacks_a_macro_is_a_problem_of_the_theme(plan: Path, plain: Built) -> None:
    site = themed(plan, {"templates/partials/parts.html": "{% macro mine() %}{% endmacro %}"})
    assert {(problem.path, problem.code) for problem in site.problems} == {("themes/quiet", "template-failed")}
    assert "does not export" in site.problems[0].message
    assert set(site.outputs) == set(plain.outputs)


def test_a_template_that_is_not_utf_8_is_a_problem(plan: Path) -> None:
    themed(plan, {})
    path = plan / "themes" / "quiet" / "templates" / "pages" / "today.html"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"<p>caf\xe9</p>")
    (problem,) = built(plan).problems
    assert problem.code == "template-failed"


def test_what_a_template_prints_is_escaped(plan: Path) -> None:
    write_plan(plan, {"skills/x.md": "---\ntitle: <script>alert(1)</script>\ntarget: expert\n---\n"}, SETTINGS)
    text = '{% extends "base.html" %}{% block main %}{{ view }}{% endblock %}'
    site = themed(plan, {"templates/pages/skill.html": text})
    assert b"<script>alert" not in b"".join(site.outputs.values())


def test_every_static_file_of_the_default_theme_is_in_a_site(tmp_path: Path) -> None:
    found = find_theme(tmp_path, "default")
    assert found.problems == ()
    assert {"site.css", "site.js"} <= set(static_files(found.theme))
