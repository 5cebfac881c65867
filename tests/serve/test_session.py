"""The plan held in memory: what each look finds, and what is shown while something is broken."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from careerplan.build import build_site, measure_plan, read_plan
from careerplan.plan.record import AudienceName
from careerplan.serve.session import Look, Session
from careerplan.serve.sight import Sight
from tests.serve.conftest import SETTINGS

TODAY = dt.date(2026, 11, 21)
TALK = "content/goals/talk.md"
PAGE = "goals/talk.html"


def session_of(plan: Path, sight: Sight | None = None) -> Session:
    session = Session(plan, sight or Sight(), lambda _: TODAY)
    session.look()
    return session


def shown(session: Session, path: str) -> str:
    version = session.state.version
    assert version is not None
    return version.answer(path).data.decode()


def status(session: Session, path: str) -> int:
    version = session.state.version
    assert version is not None
    return version.answer(path).status


def save(plan: Path, path: str, text: str) -> str:
    file = plan / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(file)


def change(session: Session, plan: Path, path: str, old: str, new: str) -> Look | None:
    text = (plan / path).read_text(encoding="utf-8")
    assert old in text
    return session.look([save(plan, path, text.replace(old, new))])


def test_every_page_is_what_a_build_writes(plan: Path) -> None:
    built = build_site(measure_plan(read_plan(plan), TODAY))
    session = session_of(plan)
    assert {path: shown(session, path) for path in built.outputs} == {
        path: data.decode() for path, data in built.outputs.items()
    }


def test_a_saved_file_is_shown(plan: Path) -> None:
    session = session_of(plan)
    look = change(session, plan, TALK, "Give a talk", "Give two talks")
    assert look is not None
    assert (look.changed, look.problems) == ((TALK,), ())
    assert "Give two talks" in shown(session, PAGE)


def test_nothing_is_made_anew_where_nothing_changed(plan: Path) -> None:
    session = session_of(plan)
    version = session.state.version
    save(plan, TALK, (plan / TALK).read_text(encoding="utf-8"))
    assert session.look([str(plan / TALK)]) is None
    assert session.look() is None
    assert session.state.version is version


def test_a_broken_file_is_shown_as_it_was_and_its_error_is_told(plan: Path) -> None:
    session = session_of(plan)
    look = change(session, plan, TALK, "title: Give a talk", "title: [Give a talk")
    assert look is not None
    assert [problem.path for problem in look.new_problems] == [TALK]
    assert [problem.path for problem in session.state.all_errors()] == [TALK]
    assert "Give a talk" in shown(session, PAGE)


def test_what_changes_elsewhere_is_shown_while_a_file_is_broken(plan: Path) -> None:
    session = session_of(plan)
    change(session, plan, TALK, "due: 2026-12-15", "due: 2026-02-30")
    change(session, plan, "content/skills/kafka.md", "title: Kafka", "title: Streams")
    assert "15 Dec" in shown(session, PAGE)
    assert "Streams" in shown(session, "skills/kafka.html")
    assert len(session.state.all_errors()) == 1


def test_a_mended_file_has_no_error_any_more(plan: Path) -> None:
    session = session_of(plan)
    change(session, plan, TALK, "due: 2026-12-15", "due: 2026-02-30")
    look = change(session, plan, TALK, "due: 2026-02-30", "due: 2026-12-16")
    assert look is not None
    assert (look.new_problems, session.state.all_errors()) == ((), ())
    assert "16 Dec" in shown(session, PAGE)


def test_a_file_that_is_not_text_any_more_is_shown_as_it_was(plan: Path) -> None:
    session = session_of(plan)
    file = plan / TALK
    file.write_bytes(b"\xff\xfe\x00nothing")
    session.look([str(file)])
    assert "Give a talk" in shown(session, PAGE)
    assert [problem.code for problem in session.state.all_errors()] == ["file-encoding"]


def test_a_plan_that_is_broken_from_the_start_shows_what_is_sound(plan: Path) -> None:
    save(plan, TALK, "---\ntitle: [open\n---\n")
    session = session_of(plan)
    assert status(session, PAGE) == 404
    assert "Kafka" in shown(session, "skills/kafka.html")
    assert len(session.state.all_errors()) == 1


def test_broken_settings_leave_those_before_in_force(plan: Path) -> None:
    session = session_of(plan)
    look = session.look([save(plan, "careerplan.toml", '[plan]\ntitle = "A pl')])
    assert look is not None
    assert [problem.code for problem in look.new_problems] == ["settings-syntax"]
    assert "A plan" in shown(session, "index.html")
    session.look([save(plan, "careerplan.toml", '[plan]\ntitle = "Another"\n')])
    assert "Another" in shown(session, "index.html")
    assert session.state.all_errors() == ()


def test_a_broken_template_leaves_the_page_before_in_place(plan: Path) -> None:
    save(plan, "careerplan.toml", SETTINGS + '[site]\ntheme = "mine"\n')
    save(plan, "themes/mine/theme.toml", 'extends = "default"\n')
    template = "themes/mine/templates/pages/goal.html"
    save(plan, template, "{% extends 'default/pages/goal.html' %}{% block foot %}My foot{% endblock %}\n")
    session = session_of(plan)
    assert "My foot" in shown(session, PAGE)
    session.look(
        [save(plan, template, "{% extends 'default/pages/goal.html' %}\n{{ view.nothing }}{% block foot %}\n")]
    )
    assert "My foot" in shown(session, PAGE)
    (problem,) = session.state.all_errors()
    assert (problem.path, problem.line) == (template, 2)
    session.look(
        [save(plan, template, "{% extends 'default/pages/goal.html' %}{% block foot %}Mended{% endblock %}\n")]
    )
    assert "Mended" in shown(session, PAGE)
    assert session.state.all_errors() == ()


def test_a_renamed_record_leads_from_its_old_page_to_the_new_one(plan: Path) -> None:
    session = session_of(plan)
    assert status(session, PAGE) == 200
    (plan / TALK).rename(plan / "content/goals/on-stage.md")
    look = session.look([str(plan / TALK), str(plan / "content/goals/on-stage.md")])
    assert look is not None
    assert set(look.changed) == {TALK, "content/goals/on-stage.md"}
    assert (status(session, PAGE), status(session, "goals/on-stage.html")) == (404, 200)
    assert '<a href="../goals/on-stage.html">Give a talk</a>' in shown(session, PAGE)


def test_a_deleted_file_takes_its_page_along(plan: Path) -> None:
    session = session_of(plan)
    (plan / TALK).unlink()
    session.look([str(plan / TALK)])
    assert status(session, PAGE) == 404
    assert "Give a talk" not in shown(session, "everything.html")


def test_an_emptied_file_is_a_page_without_text(plan: Path) -> None:
    session = session_of(plan)
    look = session.look([save(plan, "content/notes/health.md", "")])
    assert look is not None
    assert [problem.code for problem in look.new_problems] == ["file-empty"]
    assert "Sleep more" not in shown(session, "notes/health.html")


def test_two_hundred_files_at_once_are_one_look(plan: Path) -> None:
    session = session_of(plan)
    for number in range(200):
        save(plan, f"content/notes/note-{number}.md", f"# Note {number}\n")
    look = session.look()
    assert look is not None
    assert len(look.changed) == 200
    assert "Note 199" in shown(session, "notes/note-199.html")


def test_a_folder_that_is_gone_leaves_what_was_there_until_it_is_back(plan: Path) -> None:
    session = session_of(plan)
    (plan / "content").rename(plan / "aside")
    look = session.look()
    assert look is not None
    assert "content/ is gone" in look.trouble
    assert session.look() is None
    assert "Give a talk" in shown(session, PAGE)
    (plan / "aside").rename(plan / "content")
    back = session.look()
    assert back is not None
    assert back.changed == ("content/",)
    assert session.state.trouble == ""


def test_a_new_day_makes_a_new_version(plan: Path) -> None:
    days = [TODAY]
    session = Session(plan, Sight(), lambda _: days[-1])
    session.look()
    assert not session.is_new_day()
    days.append(TODAY + dt.timedelta(days=1))
    assert session.is_new_day()
    assert session.look() is not None
    assert 'datetime="2026-11-22"' in shown(session, "index.html")


def test_pages_that_are_open_are_made_with_the_look(plan: Path) -> None:
    session = Session(plan, Sight(), lambda _: TODAY)
    session.look((), [PAGE])
    version = session.state.version
    assert version is not None
    assert version.held(PAGE) is not None
    assert version.held("index.html") is None


def test_an_image_is_given_only_as_the_pages_show_it(plan: Path) -> None:
    from PIL import Image

    for name in ("shown", "other"):
        Image.new("RGB", (4, 4), "red").save(plan / f"content/notes/{name}.png")
    save(plan, "content/notes/health.md", "# Health\n\n![A chart](shown.png)\n")
    session = session_of(plan)
    assert "shown.png" in shown(session, "notes/health.html")
    version = session.state.version
    assert version is not None
    assert version.answer("media/notes/shown.png").kind == "image/png"
    assert status(session, "media/notes/other.png") == 404


def test_a_changed_image_loads_the_page_anew(plan: Path) -> None:
    from PIL import Image

    picture = plan / "content/notes/picture.png"
    Image.new("RGB", (4, 4), "red").save(picture)
    session = session_of(plan)
    before = session.state.version
    Image.new("RGB", (9, 4), "blue").save(picture)
    look = session.look([str(picture)])
    after = session.state.version
    assert look is not None
    assert before is not None
    assert after is not None
    assert (look.changed, before.script != after.script) == (("content/notes/picture.png",), True)


MENTORS = Sight(AudienceName("mentors"))
SHARED = "---\ntitle: Give a talk\naudience: mentors\n---\n"


def test_an_audience_sees_what_it_is_granted_and_nothing_of_the_files(plan: Path) -> None:
    save(plan, TALK, SHARED)
    session = session_of(plan, MENTORS)
    assert "Give a talk" in shown(session, PAGE)
    assert status(session, "skills/kafka.html") == 404
    assert "Kafka" not in shown(session, "search-index.js")
    assert "content/goals" not in shown(session, PAGE)


def test_an_audience_is_not_shown_what_was_last_good(plan: Path) -> None:
    save(plan, TALK, SHARED)
    session = session_of(plan, MENTORS)
    session.look([save(plan, TALK, SHARED.replace("title: ", "title: ["))])
    assert status(session, PAGE) == 404


def test_nothing_is_shown_while_it_is_in_doubt_who_may_see_what(plan: Path) -> None:
    save(plan, TALK, SHARED)
    session = session_of(plan, MENTORS)
    session.look([save(plan, "careerplan.toml", "[audiences.mentors\n")])
    assert session.state.version is None
    assert "may see what" in session.state.trouble
    session.look([save(plan, "careerplan.toml", "[plan]\n")])
    assert session.state.version is None
    session.look([save(plan, "careerplan.toml", SETTINGS)])
    assert "Give a talk" in shown(session, PAGE)


def test_a_guest_sees_stand_ins_and_no_problems(plan: Path) -> None:
    save(plan, TALK, "---\ntitle: Speak at the fair\ndue: 2026-02-30\n---\nAbout Kafka.\n")
    session = session_of(plan, Sight(discreet=True))
    version = session.state.version
    assert version is not None
    paths = version.titles
    pages = "".join(shown(session, path) for path in (*paths, "brief.html", "problems.html", "search-index.js"))
    assert "Goal 1" in pages
    assert [word for word in ("Speak at the fair", "Kafka", "Sleep", "2026-02-30", "goals/talk") if word in pages] == []


def test_a_plan_open_to_other_machines_is_withheld_once_it_is_private(plan: Path) -> None:
    public = '[site]\nvisibility = "public"\n[audiences.public]\n'
    save(plan, "careerplan.toml", public)
    session = session_of(plan, Sight(AudienceName("public"), in_public=True))
    assert session.state.version is not None
    session.look([save(plan, "careerplan.toml", public.replace('"public"', '"private"'))])
    assert session.state.version is None


@pytest.mark.parametrize("path", ["content/goals/talk.md", "../careerplan.toml", "careerplan.toml", ".careerplan/key"])
def test_no_file_of_the_plan_can_be_had(plan: Path, path: str) -> None:
    session = session_of(plan)
    assert status(session, path) == 404


def test_a_symbolic_link_in_a_theme_or_the_content_leads_nowhere(plan: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n", encoding="utf-8")
    (plan / "content/notes/linked.md").symlink_to(secret)
    session = session_of(plan)
    assert status(session, "notes/linked.html") == 404
    assert "Secret" not in shown(session, "everything.html")


def test_a_look_that_fails_keeps_what_is_shown(plan: Path) -> None:
    session = session_of(plan)
    shutil.rmtree(plan)
    assert session.look() is not None
    assert "Give a talk" in shown(session, PAGE)
