"""What follows from a plan in several apps."""

from __future__ import annotations

from chutri.office.rollout.operations.amending import Tie, UnableToAmendTask, apply_amendments, tie_duties
from chutri.office.rollout.operations.drafting import draft_subplan
from chutri.office.rollout.operations.issuing import (
    PlanAlreadyHere,
    UnableToIssuePlan,
    UnableToReadPlan,
    bring_in,
    issue_reviewed,
    recall,
    roll_out,
)

__all__ = [
    "PlanAlreadyHere",
    "Tie",
    "UnableToAmendTask",
    "UnableToIssuePlan",
    "UnableToReadPlan",
    "apply_amendments",
    "bring_in",
    "draft_subplan",
    "issue_reviewed",
    "recall",
    "roll_out",
    "tie_duties",
]
