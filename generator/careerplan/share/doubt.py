"""What stands between a plan and sealing it: doubt about who may see what.

Every check answers with a refusal, so nothing is written; its reason names no value of the plan,
its details do, for the owner at home.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from careerplan.plan.plan import Plan
from careerplan.plan.problem import PRIVACY_CODES, Problem
from careerplan.plan.prose import Naming, unaccepted_names
from careerplan.plan.record import AudienceName, PersonId
from careerplan.plan.settings import Audience
from careerplan.share.page import live_shares
from careerplan.share.refusal import Refusal


def refuse_doubt(plan: Plan, problems: Sequence[Problem], today: dt.date) -> Refusal | None:
    """Why nothing may be handed over while it is in doubt who may see what."""
    return refuse_errors(problems) or _refuse_names(plan, today)


def refuse_doubt_about(plan: Plan, problems: Sequence[Problem], audience: Audience) -> Refusal | None:
    """Why nothing may be handed over to one audience."""
    return refuse_errors(problems) or _refuse_named(
        (audience.name, naming) for naming in unaccepted_names(plan, audience)
    )


def refuse_errors(problems: Iterable[Problem]) -> Refusal | None:
    """Why nothing may be handed over while settings that guard it have errors."""
    doubtful = [problem for problem in problems if problem.code in PRIVACY_CODES]
    if not doubtful:
        return None
    count = "is an error" if len(doubtful) == 1 else f"are {len(doubtful)} errors"
    hosting = any(problem.code.startswith("publish-") for problem in doubtful)
    return Refusal(
        f"there {count} in what says {'what a host publishes' if hosting else 'who may see what'}",
        "See them with: careerplan check",
        details=tuple(f"{problem.path}:{problem.line}: {problem.message}" for problem in doubtful),
    )


def _refuse_names(plan: Plan, today: dt.date) -> Refusal | None:
    return _refuse_named(
        (audience.name, naming)
        for audience, reader in _readers(plan, today)
        for naming in unaccepted_names(plan, audience, reader)
    )


def _refuse_named(namings: Iterable[tuple[AudienceName, Naming]]) -> Refusal | None:
    found = tuple(namings)
    if not found:
        return None
    names = sorted({name for name, _ in found})
    return Refusal(
        "what readers would see names people or organisations that they may not see",
        f"Look at it with careerplan audience {names[0]}, then mend the text or accept it with --accept",
        details=tuple(dict.fromkeys(f"{name}: {naming}" for name, naming in found)),
    )


def _readers(plan: Plan, today: dt.date) -> Iterator[tuple[Audience, PersonId | None]]:
    """Every audience for which a page is made, with the one person who reads it."""
    for share, audience in live_shares(plan, today):
        yield audience, share.person
    sees = plan.settings.brief.sees
    if sees is not None and sees in plan.settings.audiences:
        yield plan.settings.audiences[sees], None
