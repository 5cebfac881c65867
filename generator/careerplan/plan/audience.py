"""What a circle of readers sees of a plan: a plan that never held the rest.

Redaction runs before any figure is worked out, so no page, chart or index can leak what it hides.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from careerplan.plan.feedback import Feedback
from careerplan.plan.goal import Goal
from careerplan.plan.grants import (
    NAMED_BY,
    RATINGS_BY_OTHERS,
    READER,
    Keys,
    is_granted,
    is_waiting,
    keys_of,
)
from careerplan.plan.level import Scale, Step
from careerplan.plan.plan import KINDS, PLURALS, Plan
from careerplan.plan.record import SELF, Key, Kind, PersonId, Record, SkillId
from careerplan.plan.redact import DROPPED, Sight, redact_items, redact_record, sight_of, survives
from careerplan.plan.settings import Audience, PlanSettings, Settings
from careerplan.plan.skill import Rating, Skill
