"""Nothing hidden is felt: over random plans, on the example plan, and the proof against a broken `visible_to`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ContextManager, TypeAlias, get_args
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from careerplan.build import read_plan
from careerplan.insight.export import export
from careerplan.insight.measure import measure
from careerplan.plan import audience as audiences
from careerplan.plan import grants, redact, sight
from careerplan.plan.audience import visible_to
from careerplan.plan.brief import brief_plan
from careerplan.plan.person import Meeting
from careerplan.plan.plan import Plan
from careerplan.plan.record import Body, PersonId, RaterId, Record, SkillId, Source
from careerplan.plan.role import Need, NeedSource
from careerplan.plan.settings import Audience, BriefSettings
from careerplan.plan.share import Section, Share
from careerplan.plan.skill import Rating
from careerplan.share.bundle import pack_bundle
from careerplan.share.noninterference import brief_interferes, interferes, share_interferes
from careerplan.share.page import Stage, share_bundle
from careerplan.share.proof import brief_html
from careerplan.site.theme import find_theme
from tests.plan.seeing import MANAGER, MENTORS, TODAY, encoded, plan_from
from tests.strategies import CIRCLE, PROPERTY, Dice, any_plan, any_record, dice, readers

ROOT = Path(__file__).parent.parent.parent
STAGE = Stage(ROOT, find_theme(ROOT, "default").theme, TODAY)

Render: TypeAlias = Callable[[Plan], bytes]
