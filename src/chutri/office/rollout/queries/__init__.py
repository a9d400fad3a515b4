"""What is asked of several apps at once."""

from __future__ import annotations

from chutri.office.rollout.queries.amending import (
    DutyToTie,
    amendable_plans,
    amendments_by,
    changes_in,
    duties_to_tie,
    likely_amended,
)
from chutri.office.rollout.queries.issuing import IssueSummary, issue_summary, people_named

__all__ = [
    "DutyToTie",
    "IssueSummary",
    "amendable_plans",
    "amendments_by",
    "changes_in",
    "duties_to_tie",
    "issue_summary",
    "likely_amended",
    "people_named",
]
