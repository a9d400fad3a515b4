"""The chain of a draft."""

from __future__ import annotations

from collections.abc import Iterable

from chutri.office.drafts.choices import StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.rules.flow import Link


def live_steps(draft: Draft) -> list[Step]:
    """Give the steps in their order, without those that were removed. One query."""
    steps = draft.steps.exclude(state=StepState.REMOVED).select_related("agency", "person", "version", "done_by")
    return list(steps.order_by("place"))


def chain_of(steps: Iterable[Step]) -> list[Link]:
    """Give steps as the rules see them."""
    return [Link(one.kind, one.state) for one in steps]
