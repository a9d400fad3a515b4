"""Deeds about drafts, by noun."""

from __future__ import annotations

from chutri.office.drafts.operations.beginning import NewDraft, UnableToBeginDraft, begin_draft
from chutri.office.drafts.operations.saving import DraftChangedMeanwhile, UnableToChangeDraft
from chutri.office.drafts.operations.versions import NewVersion, UnableToAddVersion, add_version, judge_version

__all__ = [
    "DraftChangedMeanwhile",
    "NewDraft",
    "NewVersion",
    "UnableToAddVersion",
    "UnableToBeginDraft",
    "UnableToChangeDraft",
    "add_version",
    "begin_draft",
    "judge_version",
]
