"""Issuing a reviewed plan: from then on its tasks are live."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan


class UnableToIssuePlan(Exception):
    """The plan can't be issued now; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def issue_plan(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Mark a plan under review as issued; rollout makes its tasks. Raises UnableToIssuePlan when it is not under review."""
    changed = Plan.objects.filter(pk=plan.pk, stage=Stage.REVIEW).update(stage=Stage.ISSUED, issued_at=at, issued_by=by)
    if not changed:
        raise UnableToIssuePlan("Kế hoạch không ở giai đoạn rà soát nên chưa giao việc được.")
    plan.refresh_from_db(fields=["stage", "issued_at", "issued_by"])
    record(by=by, at=at, deed="issue_plan", about=plan, words=f"Giao việc theo kế hoạch {plan}")
    return plan


@transaction.atomic
def recall_plan(*, plan: Plan, reason: str, by: User, at: datetime) -> Plan:
    """Mark an issued plan as recalled, with the reason; rollout ends its tasks. Raises UnableToIssuePlan."""
    reason = " ".join(reason.split())
    if not reason:
        raise UnableToIssuePlan("Hãy nêu lý do thu hồi.")
    recalled = {"stage": Stage.RECALLED, "recalled_at": at, "recall_reason": reason}
    if not Plan.objects.filter(pk=plan.pk, stage=Stage.ISSUED).update(**recalled):
        raise UnableToIssuePlan("Kế hoạch chưa giao việc nên không thu hồi được.")
    plan.refresh_from_db(fields=list(recalled))
    record(by=by, at=at, deed="recall_plan", about=plan, words=f"Thu hồi kế hoạch {plan}: {reason}")
    return plan
