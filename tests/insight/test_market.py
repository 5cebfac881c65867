from __future__ import annotations

import datetime as dt

import pytest

from careerplan.insight.market import is_refusal
from careerplan.plan.amount import Span
from careerplan.plan.settings import PlanSettings
from tests.insight.build import measured

TWO_YEARS = PlanSettings(search_every=Span("2 years", months=24))

ASKED = """
=== market.md
---
applications:
  - {title: One, date: 2026-01-10, missing: [Kafka, SQL]}
  - {title: Two, date: 2026-02-10, missing: [Kafka, Python]}
  - {title: Three, date: 2026-03-10, missing: [Kafka, SQL, Kafka]}
  - {title: Ahead, date: 2027-03-10, missing: [Python]}
---
=== vision.md
---
title: Staff
role: staff
---
=== roles/staff.md
---
needs: {Kafka: 4, SQL: 2, Python: 5}
---
=== skills.md
---
skills: {Kafka: 2, SQL: 3, Python: 4}
---
"""


def test_three_rejections_that_name_kafka_put_it_on_top() -> None:
    market = measured(ASKED).market
    assert [(item.skill.id, item.times) for item in market.missing] == [("kafka", 3), ("python", 1)]
    assert market.missing_said == "The market asked most for Kafka, 3 times."


def test_one_and_none() -> None:
    once = "=== market.md\n---\napplications: [{title: One, date: 2026-01-10, missing: [Kafka]}]\n---\n"
    skill = "=== skills.md\n---\nskills: [Kafka]\n---\n"
    assert measured(once + skill).market.missing_said == "The market asked most for Kafka, 1 time."
    assert measured("").market.missing_said == ""


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("date: 2023-01", "The next light search was due 31 Jan 2025, 94 weeks late."),
        ("date: 2026-05-12", "Last light search 12 May; the next is due in 76 weeks."),
        ("date: 2026-05-12, purpose: serious", "No light search yet."),
        ("date: 2027-05-12", "No light search yet."),
    ],
)
def test_the_next_light_search(row: str, said: str) -> None:
    text = f"=== market.md\n---\napplications: [{{title: One, {row}}}]\n---\n"
    assert measured(text, settings=TWO_YEARS).market.search_said == said


def test_a_search_of_january_2023_is_overdue_since_january_2025() -> None:
    text = "=== market.md\n---\napplications: [{title: One, date: 2023-01}]\n---\n"
    market = measured(text, settings=TWO_YEARS).market
    assert market.search_due == dt.date(2025, 1, 31)
    assert market.days_overdue > 600


def test_a_must_that_an_offer_refuses() -> None:
    rows = measured(
        """
        === vision.md
        ---
        title: There
        criteria:
          - {name: Remote, need: must}
          - {name: Field days}
        ---
        === market.md
        ---
        applications:
          - {title: One, date: 2026-01-10, offers: {remote: "no, never", Field days: none}}
          - {title: Two, date: 2026-02-10, offers: {Remote: from home}}
        ---
        """
    ).market.offers
    assert [(row.criterion.name, row.unmet) for row in rows] == [("Remote", True), ("Field days", False)]
    assert [offer.value for offer in rows[0].offers] == ["from home", "no, never"]
    assert [offer.value for offer in rows[1].offers] == [None, "none"]


@pytest.mark.parametrize(
    ("value", "refused"), [("no", True), ("Not yet", True), ("Northern office", False), ("", False)]
)
def test_what_reads_as_a_refusal(value: str, *, refused: bool) -> None:
    assert is_refusal(value) is refused
