"""An answer as a feedback file: their words exactly, their levels as ratings, nothing of it alive."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerplan.authoring.literal import as_points
from careerplan.authoring.replies import feedback_path, feedback_text, taken_in, what_came
from careerplan.content.files import TextFile
from careerplan.content.load import Content, Parsed, parse_plan
from careerplan.content.markdown import render
from careerplan.insight.measure import measure
from careerplan.plan.feedback import Feedback
from careerplan.plan.level import Level, Scale, Step
from careerplan.plan.plan import Plan
from careerplan.plan.record import PersonId, SkillId
from careerplan.plan.reply import Reply, cleaned
from careerplan.plan.settings import Settings
from careerplan.site.pages import make_pages
from careerplan.site.render import render_pages
from careerplan.site.theme import find_theme
from tests.authoring.test_literal import CORPUS, NOWHERE, one_by_one, texts, visible
from tests.site.reader import Document

ID, DAY, MARIA = "a" * 32, dt.date(2026, 11, 21), PersonId("maria")
KAFKA, ODD = SkillId("kafka"), SkillId("null")
PLAN_FILES = (
    TextFile("content/people.md", "---\npeople: [{title: Maria, id: maria}]\n---\n"),
    TextFile("content/skills.md", '---\nskills: [Kafka, "Null", {title: "[[kafka]] *now*", id: odd}]\n---\n'),
)
PATH = "content/feedback/2026-11-21-maria.md"


def parsed(text: str = "", scale: Settings | None = None) -> Parsed:
    files = (*PLAN_FILES, TextFile(PATH, text)) if text else PLAN_FILES
    return parse_plan(Content(files, ()), scale or Settings())


PLAN: Plan = parsed().plan


def taken(reply: Reply, asked: str = "", plan: Plan = PLAN) -> Feedback:
    result = parsed(feedback_text(reply, MARIA, asked, plan), plan.settings)
    assert [problem.code for problem in result.problems] == []
    (feedback,) = result.plan.feedback
    return feedback


def test_a_whole_answer_reads_back() -> None:
    reply = Reply(
        id=ID,
        date=DAY,
        answer="Cut it.\nAll of it.\n\nThen rest.",
        start="- Say no\n- Ask early",
        keep="Explains well: always",
        ratings={KAFKA: Level(3), ODD: Level(0)},
        unseen=(SkillId("odd"),),
    )
    text = feedback_text(reply, MARIA, 'What "would" you cut?', PLAN)
    assert text == (
        "---\n"
        "from: maria\n"
        "date: 2026-11-21\n"
        'asked: "What \\"would\\" you cut?"\n'
        "ratings:\n"
        "  kafka: intermediate\n"
        '  "null": none\n'
        "start:\n"
        '  - "Say no"\n'
        '  - "Ask early"\n'
        "keep:\n"
        '  - "Explains well: always"\n'
        f'reply: "{ID}"\n'
        "---\n"
        "\n"
        "Cut it.\\\n"
        "All of it.\n"
        "\n"
        "Then rest.\n"
        "\n"
        "Had not seen enough to rate \\[\\[kafka\\]\\] \\*now\\*.\n"
    )
    feedback = taken(reply, 'What "would" you cut?')
    assert (feedback.from_, feedback.date.text, feedback.reply) == ("maria", "2026-11-21", ID)
    assert (feedback.asked, feedback.ratings) == ('What "would" you cut?', {KAFKA: 3, ODD: 0})
    assert (feedback.start, feedback.keep, feedback.stop) == (("Say no", "Ask early"), ("Explains well: always",), ())


def test_its_ratings_count() -> None:
    text = feedback_text(Reply(id=ID, date=DAY, ratings={KAFKA: Level(3)}), MARIA, "", PLAN)
    figures = measure(parsed(text).plan, DAY)
    assert [(rating.by, rating.level) for rating in figures.skill["kafka"].ratings] == [("maria", 3)]


def test_every_skill_that_was_not_seen_is_named() -> None:
    plan = parse_plan(
        Content((TextFile("content/skills.md", "---\nskills: [A, B, C, D, E]\n---\n"),), ()), Settings()
    ).plan
    text = feedback_text(Reply(id=ID, date=DAY, unseen=tuple(map(SkillId, "abcde"))), MARIA, "", plan)
    assert text.endswith("---\n\nHad not seen enough to rate A, B, C, D and E.\n")


@pytest.mark.parametrize("word", ["none", "yes", "in between: half", "3 stars", "# odd", "[x]", "null", "-", "ü"])
def test_levels_are_written_in_the_words_of_the_plan(word: str) -> None:
    scale = Scale((Step("zero"), Step(word)))
    plan = parsed(scale=Settings(scale=scale)).plan
    assert taken(Reply(id=ID, date=DAY, ratings={KAFKA: Level(1)}), plan=plan).ratings == {KAFKA: 1}


def assert_kept(answer: str, point: str) -> None:
    reply = Reply(id=ID, date=DAY, answer=cleaned(answer), start=cleaned(point), keep="", stop=cleaned(point))
    feedback = taken(reply)
    assert (feedback.start, feedback.keep, feedback.stop) == (as_points(cleaned(point)), (), as_points(cleaned(point)))
    assert (feedback.body.mentions, feedback.extra) == ((), ())
    assert visible(str(render(feedback.body.text, NOWHERE))) == one_by_one(cleaned(answer))


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
def test_p38_the_injection_corpus_is_kept_as_text(text: str) -> None:
    assert_kept(text, text)


@given(texts, texts)
@settings(max_examples=200)
def test_p38_any_answer_is_kept_as_text(answer: str, point: str) -> None:
    assert_kept(answer, point)


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_p38_the_question_reads_back_whatever_it_was(asked: str) -> None:
    asked = "".join(c for c in asked if c not in "\uf485\uf428\uf429" and not "\ud800" <= c <= "\udfff")
    assert taken(Reply(id=ID, date=DAY, answer="a"), asked).asked == asked.strip()


def test_p38_no_page_shows_anything_of_it_but_text(tmp_path: Path) -> None:
    whole = cleaned("\n\n".join(CORPUS))
    reply = Reply(id=ID, date=DAY, answer=whole, start=whole, keep=whole, stop=whole, ratings={KAFKA: Level(3)})
    figures = measure(parsed(feedback_text(reply, MARIA, "", PLAN)).plan, DAY)
    pages = make_pages(figures, (), frozenset()).pages
    theme = find_theme(tmp_path, "default").theme
    rendered = render_pages(pages, theme, tmp_path)
    assert rendered.problems == ()
    for path, data in rendered.outputs.items():
        page = Document(data.decode())
        assert page.inline == [], path
        assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"], path
        assert not [link for link in (*page.links, *page.loads) if "evil" in link or "tracker" in link], path
        assert "private-label" not in data.decode(), path
    people = Document(rendered.outputs["people/index.html"].decode()).text
    assert "<script>alert(1)</script>" in people
    assert "[[kafka]] and [[skill:kafka|this]]" in people


# Where it goes


def test_a_path_that_is_taken_or_not_sound_is_passed_over(tmp_path: Path) -> None:
    reply = Reply(id=ID, date=DAY, answer="a")
    folder = tmp_path / "content" / "feedback"
    folder.mkdir(parents=True)

    def path(*unsound: str) -> str | None:
        return feedback_path(tmp_path, reply, MARIA, lambda found: found not in unsound)

    assert path() == "content/feedback/2026-11-21-maria.md"
    (folder / "2026-11-21-maria.md").write_text("mine")
    assert path() == "content/feedback/2026-11-21-maria-2.md"
    (folder / "2026-11-21-maria-2.md").symlink_to("nowhere")
    assert path("content/feedback/2026-11-21-maria-3.md") == "content/feedback/2026-11-21-maria-4.md"
    assert feedback_path(tmp_path, reply, MARIA, lambda _: False) is None


def test_an_answer_is_known_again_by_its_id() -> None:
    reply = Reply(id=ID, date=DAY, answer="a")
    plan = parsed(feedback_text(reply, MARIA, "", PLAN)).plan
    assert [given.id for given in (taken_in(plan, reply),) if given] == ["2026-11-21-maria"]
    assert taken_in(plan, Reply(id="b" * 32, date=DAY, answer="a")) is None


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(id=ID, date=DAY, ratings={KAFKA: Level(3), ODD: Level(1)}), "2 ratings by Maria"),
        (Reply(id=ID, date=DAY, answer="a", start="b\nc"), "an answer and 2 points by Maria"),
        (
            Reply(id=ID, date=DAY, answer="a", stop="b", ratings={KAFKA: Level(3)}, unseen=(ODD,)),
            "1 rating, an answer, 1 point and 1 skill not seen enough of by Maria",
        ),
    ],
)
def test_what_came_is_said(reply: Reply, said: str) -> None:
    assert what_came(reply, "Maria") == said
