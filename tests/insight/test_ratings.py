from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.insight.ratings import (
    GivenRating,
    LevelPoint,
    effective_ratings,
    gained_between,
    level_of,
    level_series,
    newest_by_rater,
)
from careerplan.plan.amount import Span
from careerplan.plan.level import Level
from careerplan.plan.record import SELF, RaterId, SkillId
from careerplan.plan.settings import PlanSettings
from tests.insight.builders import TODAY, figures_of, one_skill, plan_from

BY_SELF = PlanSettings(current_level="self")
BY_NEWEST = PlanSettings(current_level="newest")


def steps(points: tuple[LevelPoint, ...]) -> list[tuple[str | None, int]]:
    return [(point.date.isoformat() if point.date else None, point.level) for point in points]


@pytest.mark.parametrize(
    ("ratings", "current"),
    [
        ("4\n2 maria\n2 ben", 2),
        ("4\n2 maria", 2),
        ("4", 4),
        ("2026-01 2\n2026-02 3 maria\n2026-03 4 ben\n2026-04 5 chiara", 3),
    ],
)
def test_median_is_the_low_median_of_each_raters_newest(ratings: str, current: int) -> None:
    assert one_skill(ratings).current == current


def test_no_rating_is_not_assessed() -> None:
    kafka = figures_of(plan_from("=== skills/kafka.md\n---\ntitle: Kafka\n---"))["kafka"]
    assert kafka.current is None
    assert (kafka.self_level, kafka.others, kafka.series, kafka.gained) == (None, (), (), None)


def test_a_rating_of_none_is_a_level_and_not_a_missing_one() -> None:
    assert one_skill("2026-01 none").current == 0


def test_the_rule_self_takes_the_newest_self_rating() -> None:
    assert one_skill("2025-01 2\n2026-01 4\n2026-06 1 maria", BY_SELF).current == 4


def test_the_rule_self_without_a_self_rating_is_not_assessed() -> None:
    figure = one_skill("2026-06 4 maria", BY_SELF)
    assert figure.current is None
    assert figure.series == ()


def test_the_rule_newest_takes_the_newest_of_anyone() -> None:
    assert one_skill("2026-06 1 maria\n2026-01 4", BY_NEWEST).current == 1


def test_two_dated_self_ratings_newest_counts_and_both_are_history() -> None:
    figure = one_skill("2024-01-10 novice\n2025-01-10 intermediate")
    assert figure.current == 3
    assert steps(figure.series) == [("2024-01-10", 2), ("2025-01-10", 3)]


def test_the_order_in_the_file_does_not_matter_for_dated_ratings() -> None:
    newest_first = one_skill("2025-01-10 3\n2024-01-10 2")
    assert newest_first.current == 3
    assert newest_first.series == one_skill("2024-01-10 2\n2025-01-10 3").series


def test_of_two_on_one_day_the_later_in_the_file_counts() -> None:
    assert one_skill("2026-01-10 2\n2026-01-10 4").current == 4


def test_undated_is_older_than_every_dated_one() -> None:
    assert one_skill("2019 2\n5").current == 2


def test_the_level_key_counts_as_an_undated_self_rating_beside_ratings() -> None:
    plan = plan_from("""
        === skills/kafka.md
        ---
        title: Kafka
        level: novice
        ratings:
          - 2026-02-01 advanced
        ---
        === skills/go.md
        ---
        title: Go
        level: novice
        ---
        """)
    figures = figures_of(plan)
    assert steps(figures["kafka"].series) == [(None, 2), ("2026-02-01", 4)]
    assert figures["kafka"].gained == 2
    assert figures["go"].current == 2
    assert figures["go"].gained is None


def test_an_unobserved_rating_does_not_count() -> None:
    plan = plan_from("""
        === people.md
        ---
        people: [Maria]
        ---
        === skills/kafka.md
        ---
        title: Kafka
        ratings:
          - 2026-01 advanced
          - {date: 2026-02, by: maria, observed: false}
        ---
        """)
    assert figures_of(plan)["kafka"].others == ()
    assert figures_of(plan)["kafka"].current == 4


@pytest.mark.parametrize(
    ("date", "counts", "on"),
    [
        ("2026-11-21", True, dt.date(2026, 11, 21)),
        ("2026-11-22", False, None),
        ("2026-11", True, TODAY),
        ("2026-Q4", True, TODAY),
        ("2026-12", False, None),
        ("2026-Q3", True, dt.date(2026, 9, 30)),
        ("2026-01..", True, TODAY),
        ("ongoing", True, TODAY),
    ],
)
def test_ratings_that_have_begun_count_at_their_last_day_but_never_after_today(
    date: str, on: dt.date | None, *, counts: bool
) -> None:
    plan = plan_from(f"=== skills/kafka.md\n---\nratings:\n  - {{date: '{date}', level: 3}}\n---")
    kafka = figures_of(plan)["kafka"]
    assert kafka.current == (3 if counts else None)
    assert kafka.last_rated == on


def test_a_month_is_newer_than_a_day_within_it() -> None:
    assert one_skill("2026-05 2\n2026-05-20 4").current == 2


def test_ratings_of_feedback_count_as_their_givers() -> None:
    plan = plan_from("""
        === people.md
        ---
        people: [Maria]
        ---
        === feedback/2026-03-01-maria.md
        ---
        from: maria
        date: 2026-03-01
        ratings: {kafka: novice}
        ---
        === skills/kafka.md
        ---
        title: Kafka
        ratings:
          - 2026-02 advanced
          - 2026-02 expert maria
        ---
        """)
    kafka = figures_of(plan)["kafka"]
    assert [(other.by, other.level, other.date) for other in kafka.others] == [("maria", 2, dt.date(2026, 3, 1))]
    assert kafka.ratings[-1].feedback == "2026-03-01-maria"


def test_feedback_is_later_than_a_rating_of_the_same_day() -> None:
    plan = plan_from("""
        === feedback/2026-03-01-maria.md
        ---
        from: maria
        date: 2026-03-01
        ratings: {kafka: novice}
        ---
        === skills/kafka.md
        ---
        ratings: [2026-03-01 expert maria]
        ---
        """)
    assert figures_of(plan)["kafka"].current == 2


def test_the_owner_by_name_is_oneself() -> None:
    settings = PlanSettings(owner="Noor Haddad")
    figure = one_skill("2026-01 2 Noor Haddad\n2026-02 3", settings)
    assert figure.others == ()
    assert figure.self_level == 3


def test_each_rater_has_a_series_oneself_first() -> None:
    figure = one_skill("2024-01-10 2\n2024-02-10 1 maria\n2025-01-10 3\n2025-02-10 2 maria\n2025-03-10 4 ben")
    assert [(series.by, steps(series.points)) for series in figure.by_rater] == [
        ("self", [("2024-01-10", 2), ("2025-01-10", 3)]),
        ("ben", [("2025-03-10", 4)]),
        ("maria", [("2024-02-10", 1), ("2025-02-10", 2)]),
    ]


@pytest.mark.parametrize(
    ("ratings", "gained"),
    [
        pytest.param("2025-01-10 2\n2026-01-10 3", 1, id="a re-rating"),
        pytest.param("2025-01-10 4\n2026-01-10 2 maria", 0, id="a first rating only re-bases"),
        pytest.param("2025-01-10 2\n2026-01-10 3\n2026-01-10 4 maria", 1, id="both on one day"),
        pytest.param("2025-01-10 2\n2026-01-10 4\n2026-01-10 2 maria", 0, id="held back by a newcomer"),
        pytest.param("2025-01-10 4 maria\n2025-02-10 2\n2026-03-10 3", 1, id="the lower one rises"),
        pytest.param("2025-01-10 3\n2026-01-10 2", -1, id="a loss"),
        pytest.param("2026-01-10 3", None, id="nothing to compare with"),
        pytest.param("2024-01-10 2\n2025-11-21 3", 0, id="twelve months ago and a day"),
        pytest.param("2024-01-10 2\n2025-11-22 3", 1, id="within twelve months"),
    ],
)
def test_levels_gained_in_twelve_months(ratings: str, gained: int | None) -> None:
    assert one_skill(ratings).gained == gained


def test_with_the_rule_newest_a_first_rating_only_rebases() -> None:
    figure = one_skill("2025-01-10 2\n2026-01-10 4 maria\n2026-02-10 5 maria", BY_NEWEST)
    assert [point.gained for point in figure.series] == [0, 0, 1]


def test_stale_after_the_plans_span() -> None:
    half_a_year = PlanSettings(stale_after=Span("6 months", months=6))
    assert not one_skill("2026-05-21 2", half_a_year).stale
    assert one_skill("2026-05-20 2", half_a_year).stale
    assert not one_skill("2", half_a_year).stale, "an undated rating has no age"


def test_ratings_of_an_implied_skill_by_feedback_are_found_by_its_id() -> None:
    plan = plan_from("""
        === roles/staff.md
        ---
        needs: {Kafka: 4}
        ---
        """)
    assert effective_ratings(plan, TODAY) == {}


LEVELS = st.integers(0, 5).map(Level)
RATERS = st.sampled_from([SELF, RaterId("maria"), RaterId("ben"), RaterId("chiara")])
DAYS = st.dates(dt.date(2020, 1, 1), TODAY)


@st.composite
def given_ratings(draw: st.DrawFn) -> tuple[GivenRating, ...]:
    drawn = draw(st.lists(st.tuples(DAYS, RATERS, LEVELS), max_size=12, unique_by=lambda row: row[:2]))
    return tuple(
        GivenRating(by=by, level=level, date=date) for date, by, level in sorted(drawn, key=lambda row: row[0])
    )


@given(given_ratings())
def test_the_last_step_of_the_series_is_the_current_level(ratings: tuple[GivenRating, ...]) -> None:
    for rule in ("median", "self", "newest"):
        series = level_series(ratings, rule)
        current = level_of(newest_by_rater(ratings), rule)
        assert (series[-1].level if series else None) == current


@given(given_ratings())
def test_the_low_median_is_a_level_that_someone_gave(ratings: tuple[GivenRating, ...]) -> None:
    newest = newest_by_rater(ratings)
    levels = [rating.level for rating in newest.values()]
    current = level_of(newest, "median")
    if current is None:
        assert levels == []
    else:
        assert sum(level <= current for level in levels) * 2 >= len(levels)
        assert sum(level < current for level in levels) * 2 < len(levels)


@given(given_ratings())
def test_one_rater_gains_what_lies_between_their_first_and_last(ratings: tuple[GivenRating, ...]) -> None:
    own = tuple(rating for rating in ratings if rating.by == SELF)
    series = level_series(own, "median")
    total = gained_between(series, dt.date.min, TODAY)
    assert total == (own[-1].level - own[0].level if own else 0)


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 5)), min_size=1, max_size=6, unique_by=lambda row: row[0]),
    st.randoms(),
)
def test_dated_ratings_may_stand_in_any_order(rows: list[tuple[dt.date, int]], random: st.DataObject) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over a random.Random
    texts = ["\n".join(f"{day} {level}" for day, level in order) for order in (rows, shuffled)]
    first, second = (one_skill(text) for text in texts)
    assert (first.current, first.series, first.gained) == (second.current, second.series, second.gained)


def test_skill_ids_key_the_ratings() -> None:
    plan = plan_from("=== skills/kafka.md\n---\nlevel: 2\n---")
    assert [rating.level for rating in effective_ratings(plan, TODAY)[SkillId("kafka")]] == [2]
