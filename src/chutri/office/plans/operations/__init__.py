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
from chutri.office.plans.operations.reminding import Reminded, UnableToRemind, mail_body, remind_bodies
from chutri.office.plans.operations.resolving import AgencyChoice, choose_agency
from chutri.office.plans.operations.reviewing import (
    Paragraph,
    accept_certain,
    accept_duty,
    dismiss_duty,
    note_paragraph,
    restore_duty,
    tie_ends,
)
from chutri.office.plans.operations.snapshots import snapshot
from chutri.office.plans.operations.steps import DutyChangedMeanwhile, UnableToReview, undo_last
from chutri.office.plans.operations.subplan_drafting import (
    DraftChangedMeanwhile,
    LineEdit,
    UnableToDraft,
    begin_subplan,
    discard_subplan,
    save_subplan,
)
from chutri.office.plans.operations.subplan_tying import (
    UnableToNameParent,
    UnableToTie,
    confirm_ties,
    leave_parent,
    match_duties,
    name_parent,
    note_amended,
    settle_ties,
)

__all__ = [
    "AgencyChoice",
    "DraftChangedMeanwhile",
    "DutyChangedMeanwhile",
    "DutyEdit",
    "LineEdit",
    "Paragraph",
    "PlanAlreadyHere",
    "ReadPlan",
    "Reminded",
    "UnableToDraft",
    "UnableToIssuePlan",
    "UnableToNameParent",
    "UnableToReadAgain",
    "UnableToReadPlan",
    "UnableToRemind",
    "UnableToRemovePlan",
    "UnableToReview",
    "UnableToTie",
    "accept_certain",
    "accept_duty",
    "add_duty",
    "be_here",
    "begin_subplan",
    "choose_agency",
    "confirm_ties",
    "discard_subplan",
    "dismiss_duty",
    "edit_duty",
    "fix_deadline",
    "import_plan",
    "issue_plan",
    "lay_out",
    "leave_parent",
    "mail_body",
    "match_duties",
    "merge_duty",
    "name_parent",
    "note_amended",
    "note_paragraph",
    "read_again",
    "read_plan",
    "read_received",
    "recall_plan",
    "receive_plan",
    "refusal_key",
    "remind_bodies",
    "remove_plan",
    "restore_duty",
    "save_subplan",
    "settle_ties",
    "snapshot",
    "split_duty",
    "tie_ends",
    "undo_last",
]
