from __future__ import annotations

import datetime as dt

import pytest

from careerplan.insight.vision import current_vision, next_role_id, vision_figures
from tests.insight.builders import TODAY, plan_from


def test_no_vision_at_all() -> None:
    figure = vision_figures(plan_from(""), TODAY)
    assert (figure.current, figure.earlier, figure.target_date, figure.warnings) == (None, (), None, ())
    assert next_role_id(None) is None


def test_three_versions_the_newest_is_current() -> None:
    plan = plan_from("""
        === visions/first.md
        ---
        written: 2016
        ---
        === visions/third.md
        ---
        written: 2026-01
        ---
        === visions/second.md
        ---
        written: 2020-05-01
        ---
        """)
    figure = vision_figures(plan, TODAY)
    assert figure.current is not None
    assert [vision.id for vision in (figure.current, *figure.earlier)] == ["third", "second", "first"]


@pytest.mark.parametrize(
    ("retired", "current"),
    [("true", "old"), ("2026-01", "old"), ("2027-01", "new"), ("false", "new")],
)
def test_a_retired_vision_is_not_current(retired: str, current: str) -> None:
    plan = plan_from(f"""
=== visions/old.md
---
written: 2016
---
=== visions/new.md
---
written: 2024
retired: {retired}
---
""")
    found = current_vision(plan, TODAY)
    assert found is not None
    assert found.id == current


def test_all_retired_is_no_vision() -> None:
    plan = plan_from("=== vision.md\n---\nwritten: 2016\nretired: true\n---")
    assert current_vision(plan, TODAY) is None
    assert len(vision_figures(plan, TODAY).earlier) == 1


def test_an_undated_vision_file_counts_as_newest_and_others_undated_as_oldest() -> None:
    plan = plan_from("""
        === vision.md
        ---
        title: Now
        ---
        === visions/dated.md
        ---
        written: 2025
        ---
        === visions/undated.md
        ---
        title: Some day
        ---
        """)
    figure = vision_figures(plan, TODAY)
    assert figure.current is not None
    assert figure.current.title == "Now"
    assert [vision.id for vision in figure.earlier] == ["dated", "undated"]


@pytest.mark.parametrize(
    ("keys", "target", "codes"),
    [
        pytest.param("written: 2026-01-15\nhorizon: 5 years", dt.date(2031, 1, 15), (), id="normal"),
        pytest.param("written: 2026-01-15\nhorizon: 2 years", dt.date(2028, 1, 15), ("horizon-short",), id="short"),
        pytest.param("written: 2026-01-15\nhorizon: 3 years", dt.date(2029, 1, 15), (), id="three"),
        pytest.param("written: 2026-01-15\nhorizon: 10 years", dt.date(2036, 1, 15), (), id="ten"),
        pytest.param("written: 2026-01-15\nhorizon: 12 years", dt.date(2038, 1, 15), ("horizon-long",), id="long"),
        pytest.param("written: 2020-01-01\nhorizon: 5 years", dt.date(2025, 1, 1), ("horizon-passed",), id="passed"),
        pytest.param("written: 2026\nhorizon: 2031", dt.date(2031, 12, 31), (), id="a year"),
        pytest.param("written: 2021\nhorizon: 2031", dt.date(2031, 12, 31), (), id="ten years as people count"),
        pytest.param("written: 2026-01\nhorizon: 2027", dt.date(2027, 12, 31), ("horizon-short",), id="a near year"),
        pytest.param("written: 2026-01\nhorizon: 2040", dt.date(2040, 12, 31), ("horizon-long",), id="a far year"),
        pytest.param("horizon: 2 years", None, ("horizon-short",), id="undated"),
        pytest.param("horizon: 2027", dt.date(2027, 12, 31), ("horizon-short",), id="undated and near"),
        pytest.param("horizon: 2024", dt.date(2024, 12, 31), ("horizon-passed",), id="undated and passed"),
        pytest.param("written: 2026", None, (), id="no horizon"),
        pytest.param("written: 2026-01\nhorizon: ongoing", None, (), id="open"),
    ],
)
def test_target_date_and_the_rule_of_three_to_ten_years(
    keys: str, target: dt.date | None, codes: tuple[str, ...]
) -> None:
    figure = vision_figures(plan_from(f"=== vision.md\n---\n{keys}\n---"), TODAY)
    assert figure.target_date == target
    assert tuple(warning.code for warning in figure.warnings) == codes
    assert (figure.years_left is None) == (target is None)


def test_years_left_and_the_words_of_the_warnings() -> None:
    soon = vision_figures(plan_from("=== vision.md\n---\nwritten: 2026-11-21\nhorizon: 2 years\n---"), TODAY)
    assert soon.years_left == 2.0
    assert "3 to 10 years" in soon.warnings[0].text
    over = vision_figures(plan_from("=== vision.md\n---\nwritten: 2020-01-01\nhorizon: 5 years\n---"), TODAY)
    assert over.years_left is not None
    assert over.years_left < 0
    assert over.warnings[0].text == "The target date has passed: write a new version."


def test_seven_regions_of_enjoying_being_good_and_being_paid() -> None:
    plan = plan_from("""
        === vision.md
        ---
        enjoy: [Writing, teaching, sailing, drawing]
        good_at: [writing, On-call, sailing]
        paid_for: [writing, teaching, meetings]
        ---
        """)
    regions = vision_figures(plan, TODAY).circles
    assert [(region.name, region.items) for region in regions] == [
        ("ideal", ("Writing",)),
        ("hobby", ("sailing",)),
        ("grow", ("teaching",)),
        ("grow", ("drawing",)),
        ("trap", ()),
        ("trap", ("On-call",)),
        ("paid", ("meetings",)),
    ]


def test_no_lists_no_regions() -> None:
    assert vision_figures(plan_from("=== vision.md\n---\nwritten: 2026\n---"), TODAY).circles == ()


def test_open_goals_of_a_retired_vision_belong_to_an_old_one() -> None:
    plan = plan_from("""
        === visions/old.md
        ---
        written: 2016
        retired: 2020
        ---
        === visions/new.md
        ---
        written: 2021
        ---
        === goals.md
        ---
        goals:
          - {title: A, vision: old}
          - {title: B, vision: old, status: done}
          - {title: C, vision: new}
          - {title: D}
        ---
        """)
    assert vision_figures(plan, TODAY).orphaned == ("a",)


def test_the_next_step_is_the_next_role_or_the_destination() -> None:
    plan = plan_from("""
        === roles.md
        ---
        roles: {Staff: {kafka: 3}, Senior: {kafka: 2}}
        ---
        === visions/a.md
        ---
        role: staff
        next_role: senior
        ---
        === visions/b.md
        ---
        role: staff
        ---
        """)
    assert [next_role_id(vision) for vision in plan.visions] == ["senior", "staff"]
