"""Rendering: strict, escaped, and the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from careerplan.site.render import environment
from careerplan.site.theme import shipped_themes
from tests.cli.plans import KAFKA, built, write_plan


def rendered(tmp_path: Path, text: str, **values: object) -> str:
    """What a template of a theme prints."""
    (tmp_path / "templates").mkdir(exist_ok=True)
    (tmp_path / "templates" / "x.svg").write_text(text, encoding="utf-8")
    return environment((tmp_path,), shipped_themes() / "default").get_template("x.svg").render(**values)


@pytest.mark.parametrize("name", ["x.svg", "x.html.jinja", "x"])
def test_everything_is_escaped_whatever_the_template_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{{ word }}")
    templates = environment((tmp_path,), shipped_themes() / "default")
    assert templates.get_template(name).render(word="<b>") == "&lt;b&gt;"


def test_a_name_that_does_not_exist_is_an_error_and_never_empty(tmp_path: Path) -> None:
    for text in (
        "{{ nothing }}",
        "{{ word.nothing }}",
        "{% if nothing %}{% endif %}",
        "{% for x in nothing %}{% endfor %}",
    ):
        with pytest.raises(UndefinedError):
            rendered(tmp_path, text, word="x")


def test_default_names_the_shipped_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text("mine")
    templates = environment((tmp_path, shipped_themes() / "default"), shipped_themes() / "default")
    assert templates.get_template("base.html").render() == "mine"
    assert templates.get_template("default/base.html").filename == str(
        shipped_themes() / "default" / "templates" / "base.html"
    )


def test_two_renderings_are_equal(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "p", {"skills/kafka.md": KAFKA})
    assert built(plan).outputs == built(plan).outputs
