"""Tables of plans: the plan and its reading, its duties, its review, plans below it."""

from __future__ import annotations

from chutri.office.plans.models.duties import Duty, DutyParty, StatedDeadline
from chutri.office.plans.models.plans import Passage, Plan, PlanReading
from chutri.office.plans.models.review import ParagraphNote, ReviewPresence, ReviewStep
from chutri.office.plans.models.subplans import DutyTie, Subplan, SubplanDraft, SubplanLine

__all__ = [
    "Duty",
    "DutyParty",
    "DutyTie",
    "ParagraphNote",
    "Passage",
    "Plan",
    "PlanReading",
    "ReviewPresence",
    "ReviewStep",
    "StatedDeadline",
    "Subplan",
    "SubplanDraft",
    "SubplanLine",
]
