"""Tables of plans: the plan and its reading, its duties, its review."""

from __future__ import annotations

from chutri.office.plans.models.duties import Duty, DutyParty, StatedDeadline
from chutri.office.plans.models.plans import Passage, Plan, PlanReading
from chutri.office.plans.models.review import ParagraphNote, ReviewPresence, ReviewStep

__all__ = [
    "Duty",
    "DutyParty",
    "ParagraphNote",
    "Passage",
    "Plan",
    "PlanReading",
    "ReviewPresence",
    "ReviewStep",
    "StatedDeadline",
]
