"""Charts as numbers: where a level, a day or an amount lies, and what is left out."""

from __future__ import annotations

import datetime as dt

import pytest

from careerplan.site.charts.amounts import bullet, parts
from careerplan.site.charts.levels import LevelScale, dumbbell, steps
from careerplan.site.charts.times import TimeScale, axis, bar

SCALE = LevelScale(highest=5, words=("none", "awareness", "novice", "intermediate", "advanced", "expert"))
TODAY = dt.date(2026, 11, 21)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(("level", "x"), [(0, "0%"), (1, "20%"), (2.5, "50%"), (5, "100%"), (9, "100%"), (-1, "0%")])
def test_a_level_lies_on_the_whole_scale(level: float, x: str) -> None:
    assert SCALE.x(level) == x


def test_the_whole_scale_has_a_tick_for_each_level() -> None:
    assert SCALE.ticks()[0] == ("0%", 0, "none")
    assert SCALE.ticks()[-1] == ("100%", 5, "expert")
    assert len(SCALE.ticks()) == 6


def test_a_dumbbell_shows_now_target_others_and_what_was() -> None:
    row = dumbbell(SCALE, 2, 4, others=3.5, was=1)
    assert (row.now, row.target, row.others, row.was, row.short) == ("40%", "80%", "70%", "20%", True)


def test_a_dumbbell_leaves_out_what_is_unknown_and_what_did_not_change() -> None:
    unknown = dumbbell(SCALE, None, 4, was=1)
    assert (unknown.now, unknown.target, unknown.others, unknown.was, unknown.short) == (None, "80%", None, None, False)
    assert dumbbell(SCALE, 2, 2, was=2).was is None


@pytest.mark.parametrize(("was", "drawn"), [(1, "20%"), (2, None), (3, None)])
def test_a_line_is_drawn_for_a_gain_and_for_no_loss(was: int, drawn: str | None) -> None:
    assert dumbbell(SCALE, 2, 4, was=was).was == drawn


def test_a_dumbbell_above_its_target_is_not_short() -> None:
    assert not dumbbell(SCALE, 4, 2).short


def test_steps_need_two_points() -> None:
    assert steps(SCALE, [(day("2026-01-01"), 2)], [], None, TODAY, "t", "d") is None


def test_steps_go_level_until_the_day_of_the_next_rating_and_on_to_today() -> None:
    points = [(day("2025-11-21"), 1), (day("2026-05-21"), 2)]
    chart = steps(SCALE, points, [(day("2026-02-01"), 3)], (day("2027-01-01"), 4), TODAY, "t", "d")
    assert chart is not None
    flat, riser, rest = chart.lines
    assert flat.y1 == flat.y2 == riser.y1
    assert riser.x1 == riser.x2 == rest.x1
    assert rest.x2 == chart.today
    assert [mark.kind for mark in chart.marks] == ["others", "now", "now", "target"]
    assert chart.aim is not None
    assert (chart.aim.x1, chart.aim.x2) == (chart.today, chart.marks[-1].x)


def test_steps_with_ratings_of_one_day_do_not_divide_by_nothing() -> None:
    chart = steps(SCALE, [(TODAY, 1), (TODAY, 2)], [], None, TODAY, "t", "d")
    assert chart is not None
    assert all(line.x1.endswith("%") for line in chart.lines)


def test_a_scale_of_time_clips_at_both_ends() -> None:
    scale = TimeScale.of(day("2026-01-01"), day("2026-12-31"))
    assert (scale.share(day("2020-01-01")), scale.share(day("2030-01-01"))) == (0, 1)
    assert scale.x(day("2026-07-02")) == "50%"


def test_a_scale_of_one_day_is_a_week_long() -> None:
    scale = TimeScale.of(TODAY, TODAY)
    assert (scale.last - scale.first).days == 7


@pytest.mark.parametrize(
    ("first", "last"), [("2026-02-10", "2026-05-20"), ("2024-02-29", "2027-01-01"), ("1990-01-01", "2040-01-01")]
)
def test_an_axis_labels_whole_quarters_or_years_and_marks_today(first: str, last: str) -> None:
    scale = TimeScale.of_quarters(day(first), day(last))
    made = axis(scale, TODAY, "plan")
    assert 0 < len(made.labels) <= 14
    assert len({label.x for label in made.labels}) == len(made.labels)
    assert (made.today is not None) == (scale.first <= TODAY <= scale.last)


def test_a_bar_that_began_before_and_ends_after_the_scale_is_cut_at_both() -> None:
    scale = TimeScale.of(day("2026-01-01"), day("2026-12-31"))
    row = bar(scale, day("2025-01-01"), day("2027-06-01"))
    assert (row.x, row.width, row.cut_start, row.cut_end) == ("0%", "100%", True, True)


def test_a_bullet_shows_used_planned_and_an_even_pace() -> None:
    row = bullet(34, 60, 0.5)
    assert (row.planned, row.used, row.over, row.pace) == ("100%", "56.67%", None, "50%")


def test_a_bullet_shows_more_than_planned_apart() -> None:
    row = bullet(75, 50)
    assert (row.planned, row.used, row.over_x, row.over) == ("66.67%", "66.67%", "66.67%", "33.33%")


@pytest.mark.parametrize(("used", "planned"), [(0, 0), (0, 60), (5, 0)])
def test_a_bullet_of_nothing_divides_by_nothing(used: float, planned: float) -> None:
    row = bullet(used, planned, 0.5)
    assert (row.used is None) == (used == 0)
    assert (row.pace is None) == (planned == 0)


def test_parts_fill_the_bar_and_empty_ones_are_left_out() -> None:
    made = parts([("comfort", "Comfort", 1), ("panic", "Panic", 0), ("learning", "Learning", 3)])
    assert [(part.kind, part.x, part.width) for part in made] == [("comfort", "0%", "25%"), ("learning", "25%", "75%")]
    assert parts([("comfort", "Comfort", 0)]) == ()
