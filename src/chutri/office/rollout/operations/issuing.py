"""A plan under review becomes live tasks, or a file does at once; and a plan is recalled."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from chutri.office.background.operations import enqueue_once
from chutri.office.documents.queries import document_with_content
from chutri.office.documents.rules import content_hash
from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.people.queries import people_of
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import (
    PlanAlreadyHere,
    UnableToIssuePlan,
    UnableToReadPlan,
    import_plan,
    issue_plan,
    read_plan,
    recall_plan,
    settle_ties,
)
from chutri.office.plans.queries import plan_of
from chutri.office.rollout.operations.amending import apply_amendments
from chutri.office.rollout.queries import issue_summary, people_named
from chutri.office.rollout.queries.issuing import FIRST_TO_HEAR
from chutri.office.tasks.operations import create_tasks, recall_tasks, release_merged

__all__ = [
    "PlanAlreadyHere",
    "UnableToIssuePlan",
    "UnableToReadPlan",
    "bring_in",
    "issue_reviewed",
    "recall",
    "roll_out",
]


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
def issue_reviewed(*, plan: Plan, seen_revision: int, by: User, at: datetime) -> Plan:
    """Issue what somebody saw in the summary. Raises UnableToIssuePlan when it was changed since, or something hinders."""
    now = Plan.objects.select_for_update().values_list("revision", flat=True).get(pk=plan.pk)
    if now != seen_revision:
        raise UnableToIssuePlan("Có người vừa sửa kế hoạch; hãy xem lại bản tóm tắt rồi giao việc.")
    summary = issue_summary(plan)
    if not summary.duties:
        raise UnableToIssuePlan("Kế hoạch không có nhiệm vụ nào để giao.")
    if summary.ended:
        raise UnableToIssuePlan("Còn nhiệm vụ giao cho cơ quan đã kết thúc hoạt động; hãy chọn đơn vị kế thừa trước.")
    return roll_out(plan=plan, by=by, at=at)


@transaction.atomic
def roll_out(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Issue a plan under review: its duties become live tasks, and whoever has a part in one is told.

    Raises UnableToIssuePlan when it is not under review.
    """
    issue_plan(plan=plan, by=by, at=at)
    apply_amendments(plan=plan, by=by, at=at)
    create_tasks(plan=plan, by=by, at=at)
    _send_up(plan, by=by, at=at)
    enqueue_once("tasks.find_duplicates", f"duplicates:{plan.pk}", plan=plan.pk)
    _tell(plan, f"Kế hoạch {plan} đã giao việc; cơ quan của bạn có nhiệm vụ.", key="plan-issued", by=by, at=at)
    return plan


@transaction.atomic
def recall(*, plan: Plan, reason: str, by: User, at: datetime) -> Plan:
    """Recall an issued plan: its unfinished tasks end, and whoever has a part in one is told why. Raises UnableToIssuePlan."""
    recall_plan(plan=plan, reason=reason, by=by, at=at)
    recall_tasks(plan=plan, reason=plan.recall_reason, by=by, at=at)
    release_merged(plan=plan, by=by, at=at)
    words = f"Kế hoạch {plan} đã được thu hồi: {plan.recall_reason}"
    _tell(plan, words, key="plan-recalled", by=by, at=at)
    return plan


def _send_up(plan: Plan, *, by: User, at: datetime) -> None:
    """Let whoever ordered a plan below theirs know that it is there, its duties tied to their own."""
    above = settle_ties(plan=plan, by=by, at=at)
    if above is None:
        return
    people = [person for person in people_of(above.parent.document.agency, FIRST_TO_HEAR) if person.pk != by.pk]
    address = reverse("plans:cascade-map", args=[above.parent_id])
    words = f"{above.body} đã ban hành kế hoạch triển khai {above.parent}: {plan}."
    notify(people=people, words=words, address=address, key=f"subplan-sent:{plan.pk}", at=at, mail=False)


def _tell(plan: Plan, words: str, *, key: str, by: User, at: datetime) -> None:
    people = [person for person in people_named(plan) if person.pk != by.pk]
    address = reverse("plans:plan-page", args=[plan.pk])
    notify(people=people, words=words, address=address, key=f"{key}:{plan.pk}", at=at, mail=True)
