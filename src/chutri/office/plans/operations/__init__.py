"""Deeds about plans."""

from __future__ import annotations

from chutri.office.plans.operations.importing import (
    PlanAlreadyHere,
    ReadPlan,
    UnableToReadPlan,
    import_plan,
    lay_out,
    read_plan,
)
from chutri.office.plans.operations.issuing import UnableToIssuePlan, issue_plan

__all__ = [
    "PlanAlreadyHere",
    "ReadPlan",
    "UnableToIssuePlan",
    "UnableToReadPlan",
    "import_plan",
    "issue_plan",
    "lay_out",
    "read_plan",
]
