"""Deeds about plans."""

from __future__ import annotations

from chutri.office.plans.operations.importing import PlanAlreadyHere, import_plan
from chutri.office.plans.operations.issuing import UnableToIssuePlan, issue_plan
from chutri.office.plans.operations.reading import ReadPlan, UnableToReadPlan, lay_out, read_plan
from chutri.office.plans.operations.receiving import (
    UnableToReadAgain,
    UnableToRemovePlan,
    read_again,
    read_received,
    receive_plan,
    refusal_key,
    remove_plan,
)

__all__ = [
    "PlanAlreadyHere",
    "ReadPlan",
    "UnableToIssuePlan",
    "UnableToReadAgain",
    "UnableToReadPlan",
    "UnableToRemovePlan",
    "import_plan",
    "issue_plan",
    "lay_out",
    "read_again",
    "read_plan",
    "read_received",
    "receive_plan",
    "refusal_key",
    "remove_plan",
]
