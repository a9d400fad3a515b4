"""What is asked of plans."""

from __future__ import annotations

from chutri.office.plans.queries.duties import (
    cards_of,
    duties_in,
    duties_of,
    duties_to_issue,
    live_duties,
    notes_of,
    parties_to_issue,
    places_of,
)
from chutri.office.plans.queries.plans import (
    PLAN_ORDERS,
    job_key,
    own_plans,
    plan_of,
    plan_to_read,
    plans_matching,
    plans_seen_by,
)
from chutri.office.plans.queries.sources import (
    blocks_in,
    laid_passage,
    marks_in,
    panel_counts_of,
    panel_reading,
    parts_of_reading,
    passage,
    passages_in,
    text_between,
)

__all__ = [
    "PLAN_ORDERS",
    "blocks_in",
    "cards_of",
    "duties_in",
    "duties_of",
    "duties_to_issue",
    "job_key",
    "laid_passage",
    "live_duties",
    "marks_in",
    "notes_of",
    "own_plans",
    "panel_counts_of",
    "panel_reading",
    "parties_to_issue",
    "parts_of_reading",
    "passage",
    "passages_in",
    "places_of",
    "plan_of",
    "plan_to_read",
    "plans_matching",
    "plans_seen_by",
    "text_between",
]
