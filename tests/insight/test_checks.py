"""Shares that say less than their owner thinks: what check tells, with its place and the mend."""

from __future__ import annotations

from careerplan.insight.checks import check_figures
from careerplan.insight.measure import measure
from careerplan.plan.record import AudienceName
from careerplan.plan.settings import Audience, Settings
from tests.insight.builders import TODAY
from tests.texts import files_from, read, said

MENTORS = Settings(audiences={AudienceName("mentors"): Audience(name=AudienceName("mentors"))})
PLAN = """
=== people/maria.md
---
relations: mentor
---
=== skills/sql.md
---
audience: mentors
---
=== skills/rust.md
---
title: Rust
---
=== roles/lead.md
---
needs: {Kafka: 3}
---
=== shares/maria.md
"""
ASKS = "---\nperson: maria\nsees: mentors\nask: What would you cut?\n---\n"


def told(share: str) -> str:
    """What is said about a share, as a person reads it."""
    text = PLAN + share
    figures = measure(read(text, MENTORS).plan, TODAY)
    texts = {file.path: file.text for file in files_from(text)}
    return said(problem for problem in check_figures(figures, texts) if problem.path.startswith("content/shares/"))


def test_a_share_that_asks_and_shows_what_it_says_is_sound() -> None:
    assert (
        told(ASKS.replace("ask:", "rate: [sql]\nuntil: 2027-01\nask:") + "See you [there](https://example.org).\n")
        == ""
    )


def test_a_skill_to_rate_that_the_reader_may_not_see_is_told_with_the_mend() -> None:
    assert told(ASKS.replace("ask:", "rate: [sql, rust, kafka]\nask:")) == (
        "content/shares/maria.md:4:7: warning[share-rate-hidden]:"
        " “Rust” is to be rated, but mentors may not see it, so it is left out\n"
        "  | rate: [sql, rust, kafka]\n"
        "  help: add audience: mentors to the skill, or take it out of rate:\n"
        "content/shares/maria.md:4:7: warning[share-rate-hidden]:"
        " “Kafka” is to be rated, but mentors may not see it, so it is left out\n"
        "  | rate: [sql, rust, kafka]\n"
        "  help: only a role names it: write it down with careerplan add skill, then add audience: mentors to it\n"
    )


def test_a_question_or_a_note_that_leads_to_what_is_hidden_is_told() -> None:
    text = told(ASKS.replace("What would you cut?", "Is [[rust]] worth it?") + "About [[rust]].\n")
    assert text.count("warning[share-text-hidden]") == 2
    assert "content/shares/maria.md:4:6: warning[share-text-hidden]: the question leads to something" in text
    assert "content/shares/maria.md:1:1: warning[share-text-hidden]: the note leads to something" in text


def test_a_share_that_asks_nothing_is_told() -> None:
    assert "note[share-asks-nothing]: it asks nothing" in told("---\nperson: maria\nsees: mentors\n---\n")


def test_a_share_that_has_ended_is_told_from_the_day_after() -> None:
    last = f"until: {TODAY.isoformat()}\nask:"
    assert told(ASKS.replace("ask:", last)) == ""
    ended = told(ASKS.replace("ask:", "until: 2025-12-31\nask:"))
    assert (
        "content/shares/maria.md:4:8: note[share-ended]: it ended on 31 Dec 2025, so it has no page any more" in ended
    )


def test_an_audience_that_is_not_declared_is_an_error_of_its_own() -> None:
    share = ASKS.replace("mentors", "mentor").replace("ask:", "rate: [rust]\nask:")
    assert told(share) == ""
    assert [problem.code for problem in read(PLAN + share, MENTORS).problems if "shares" in problem.path] == [
        "audience-unknown"
    ]
