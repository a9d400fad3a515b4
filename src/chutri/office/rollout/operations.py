"""A plan under review becomes live tasks, or a file does at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.documents.queries import document_with_content
from chutri.office.documents.rules import content_hash
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import PlanAlreadyHere, UnableToReadPlan, import_plan, issue_plan, read_plan
from chutri.office.plans.queries import plan_of
from chutri.office.tasks.operations import create_tasks

__all__ = ["PlanAlreadyHere", "UnableToReadPlan", "bring_in", "roll_out"]


def bring_in(*, data: bytes, name: str, issue: bool, by: User, at: datetime) -> Plan:
    """Read a file here and now and keep it as a plan under review; with ``issue`` its tasks are live at once.

    Raises UnableToReadPlan with the reader's reason, PlanAlreadyHere for a file that was brought in before.
    """
    held = document_with_content(agency=by.agency, sha256=content_hash(data))
    already = plan_of(held) if held else None
    if already is not None:  # known before it is read anew, which may take minutes
        raise PlanAlreadyHere(already)
    read = read_plan(data=data, name=name)
    with transaction.atomic():
        plan = import_plan(read=read, data=data, name=name, by=by, at=at)
        return roll_out(plan=plan, by=by, at=at) if issue else plan


@transaction.atomic
def roll_out(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Issue a plan under review: its duties become live tasks. Raises UnableToIssuePlan when it is not under review."""
    issue_plan(plan=plan, by=by, at=at)
    create_tasks(plan=plan, by=by, at=at)
    return plan
