"""Deeds about plans."""

from __future__ import annotations

from chutri.office.plans.operations.cutting import add_duty, merge_duty, split_duty
from chutri.office.plans.operations.editing import DutyEdit, edit_duty, fix_deadline
from chutri.office.plans.operations.importing import PlanAlreadyHere, import_plan
from chutri.office.plans.operations.issuing import UnableToIssuePlan, issue_plan, recall_plan
from chutri.office.plans.operations.presence import be_here
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
from chutri.office.plans.operations.resolving import AgencyChoice, choose_agency
from chutri.office.plans.operations.reviewing import (
    Paragraph,
    accept_certain,
    accept_duty,
    dismiss_duty,
    note_paragraph,
    restore_duty,
)
from chutri.office.plans.operations.snapshots import snapshot
from chutri.office.plans.operations.steps import DutyChangedMeanwhile, UnableToReview, undo_last

__all__ = [
    "AgencyChoice",
    "DutyChangedMeanwhile",
    "DutyEdit",
    "Paragraph",
    "PlanAlreadyHere",
    "ReadPlan",
    "UnableToIssuePlan",
    "UnableToReadAgain",
    "UnableToReadPlan",
    "UnableToRemovePlan",
    "UnableToReview",
    "accept_certain",
    "accept_duty",
    "add_duty",
    "be_here",
    "choose_agency",
    "dismiss_duty",
    "edit_duty",
    "fix_deadline",
    "import_plan",
    "issue_plan",
    "lay_out",
    "merge_duty",
    "note_paragraph",
    "read_again",
    "read_plan",
    "read_received",
    "recall_plan",
    "receive_plan",
    "refusal_key",
    "remove_plan",
    "restore_duty",
    "snapshot",
    "split_duty",
    "undo_last",
]
