from __future__ import annotations

import pytest

from tests.insight.build import measured


def board(*rows: str, threshold: int = 2) -> str:
    listed = "".join(f"  - {{{row}}}\n" for row in rows)
    return f"=== wellbeing.md\n---\ntitle: When I would leave\nthreshold: {threshold}\ntriggers:\n{listed}---\n"


NINE = tuple(f"text: Trigger {number}, state: absent" for number in range(8))


@pytest.mark.parametrize(
    ("rows", "state", "said"),
    [
        (NINE, "calm", "None of 8 triggers is present."),
        ((*NINE, "text: A, state: present"), "calm", "1 of 9 triggers is present."),
        (("text: A, state: absent",), "calm", "The one trigger is absent."),
        (("text: A, state: pronounced",), "calm", "The one trigger is present."),
        (
            ("text: A, state: present, since: 2020-01", "text: B, state: pronounced, since: 2026-05"),
            "several",
            "2 of 2 triggers are present.",
        ),
        (("text: A, state: present", "text: B, state: present"), "several", "2 of 2 triggers are present."),
        (
            (
                *NINE,
                "text: A, state: present, since: 2026-08-20",
                "text: B, state: present, since: 2026-09",
                "text: C, state: present, since: 2026-11-01",
            ),
            "at-once",
            "3 of 11 triggers are present: several at the same time.",
        ),
    ],
)
def test_triggers_against_the_threshold(rows: tuple[str, ...], state: str, said: str) -> None:
    triggers = measured(board(*rows)).triggers
    assert (triggers.state, triggers.said) == (state, said)


def test_the_plan_sets_its_own_threshold() -> None:
    rows = ("text: A, state: present", "text: B, state: present")
    assert measured(board(*rows, threshold=3)).triggers.state == "calm"
    assert measured(board(*rows, threshold=1)).triggers.state == "several"


def test_no_trigger_is_written_down() -> None:
    triggers = measured("").triggers
    assert (triggers.state, triggers.said) == ("calm", "No leave trigger is written down.")


@pytest.mark.parametrize(
    ("energies", "said"),
    [
        ((), ""),
        ((2, 2), ""),
        ((4, 2, 1, 2), "Energy was low in the last 3 check-ins."),
        ((2, 2, 2, 2), "Energy was low in the last 4 check-ins."),
        ((2, 2, 2, 3), ""),
    ],
)
def test_low_energy_three_times_in_a_row_is_said_plainly(energies: tuple[int, ...], said: str) -> None:
    rows = "".join(f"  - {{date: 2026-0{month}-01, energy: {energy}}}\n" for month, energy in enumerate(energies, 1))
    later = "  - {date: 2027-01-01, energy: 5}\n"
    text = f"=== wellbeing.md\n---\ntitle: Energy\ncheckins:\n{later}{rows}---\n"
    assert measured(text).triggers.energy_said == said
