"""The last checks of a locked build, on the example plan and with faults planted on purpose."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from careerplan.build import read_plan
from careerplan.plan.plan import Plan
from careerplan.plan.settings import Audience
from careerplan.plan.share import Share
from careerplan.share import proof
from careerplan.share.bundle import Bundle
from careerplan.share.keys import Keys
from careerplan.share.page import SharePage, Stage, live_pages, share_bundle
from careerplan.share.proof import refuse_interference, refuse_leaks, refuse_open
from careerplan.share.publish import placeholder_outputs
from careerplan.share.secret import Secret, key_text
from careerplan.site.theme import find_theme

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 21)
KEYS = Keys(Secret(bytes(range(32))), Secret(b"hedging paying chimp edging tamer liquefy"))
STAGE = Stage(ROOT, find_theme(ROOT, "default").theme, TODAY)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(ROOT).plan


@pytest.fixture(scope="module")
def pages(plan: Plan) -> tuple[SharePage, ...]:
    return tuple(live_pages(plan, STAGE))


def with_file(page: SharePage, path: str, data: bytes) -> SharePage:
    bundle = Bundle({**page.bundle.files, path: data}, page.bundle.start, page.bundle.styles, page.bundle.scripts)
    return replace(page, bundle=bundle)


def test_the_example_is_handed_over(plan: Plan, pages: tuple[SharePage, ...]) -> None:
    assert len(pages) == 1
    assert refuse_interference(plan, pages, STAGE) is None
    assert refuse_leaks(plan, pages, STAGE, "") is None
    assert refuse_open(placeholder_outputs(), pages, KEYS) is None


def test_p03_a_page_that_counts_what_is_hidden_is_refused(
    plan: Plan, pages: tuple[SharePage, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def counting(plan: Plan, share: Share, audience: Audience, stage: Stage) -> Bundle:
        bundle = share_bundle(plan, share, audience, stage)
        return Bundle({**bundle.files, "count": str(len(plan.goals)).encode()}, bundle.start)

    monkeypatch.setattr(proof, "share_bundle", counting)
    refusal = refuse_interference(plan, pages, STAGE)
    assert refusal is not None
    assert refusal.details == (pages[0].share.id,)


def hidden_words(plan: Plan) -> str:
    """A sentence of the plan that nobody else may read, with a name in it that no page of ours says."""
    private = next(page for page in plan.pages if "[[joost]]" in page.body.text)
    return " ".join(private.body.text.replace("#", " ").split()[:12])


@pytest.mark.parametrize("written", ["{}", "<p>{}</p>", "/* {} */", '["{}"]'])
def test_hidden_words_in_a_page_are_refused_without_being_repeated(
    plan: Plan, pages: tuple[SharePage, ...], written: str
) -> None:
    words = hidden_words(plan)
    leaking = with_file(pages[0], "notes.txt", written.replace("{}", words).encode())
    refusal = refuse_leaks(plan, (leaking,), STAGE, "")
    assert refusal is not None
    assert "notes.txt: page:" in refusal.details[0]
    assert words[:20] not in str(refusal)


def test_p44_a_title_in_the_log_is_refused(plan: Plan) -> None:
    title = next(goal.title for goal in plan.goals if not goal.audience)
    refusal = refuse_leaks(plan, (), STAGE, f"content/goals/x.md:1:1: error: {title}")
    assert refusal is not None
    assert "what would be printed" in refusal.details[0]


def test_p22_a_key_in_a_page_is_refused_without_being_repeated(pages: tuple[SharePage, ...]) -> None:
    key = key_text(KEYS.master)
    refusal = refuse_open(placeholder_outputs(), (with_file(pages[0], "x.txt", key.encode()),), KEYS)
    assert refusal is not None
    assert refusal.details == (f"{pages[0].share.id}: x.txt: the master key",)
    assert "take it out, and replace it" in refusal.help
    assert "fault of careerplan" not in refusal.help
    assert key not in str(refusal)


@pytest.mark.parametrize("path", ["index.html", "404.html", "_headers", "robots.txt"])
def test_a_byte_outside_the_envelope_is_refused(path: str) -> None:
    outputs = placeholder_outputs()
    outputs[path] = outputs[path].replace(b"e", b"E", 1)
    refusal = refuse_open(outputs, (), KEYS)
    assert refusal is not None
    assert refusal.details == (path,)
