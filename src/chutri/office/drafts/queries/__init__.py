"""What is asked of drafts."""

from __future__ import annotations

from chutri.office.drafts.queries.seeing import draft_whole, drafts_of_plan, drafts_of_task, drafts_seen_by
from chutri.office.drafts.queries.steps import chain_of, live_steps
from chutri.office.drafts.queries.versions import newest_version, version_numbered, versions_of

__all__ = [
    "chain_of",
    "draft_whole",
    "drafts_of_plan",
    "drafts_of_task",
    "drafts_seen_by",
    "live_steps",
    "newest_version",
    "version_numbered",
    "versions_of",
]
