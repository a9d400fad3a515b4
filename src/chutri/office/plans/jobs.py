"""What plans do in the background."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job
from chutri.office.plans.operations import read_received
from chutri.office.plans.queries import plan_to_read


@job("plans.read_plan")
def read_plan(*, plan: int) -> None:
    """Read the file of a plan; one that was removed meanwhile needs no reading."""
    waiting = plan_to_read(plan)
    if waiting is not None:
        read_received(plan=waiting, at=timezone.now())
