"""A later plan changes tasks of an issued one: tied in its review, done when it is issued."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.people.queries import people_of
from chutri.office.plans.choices import DutyState, PartyKind, Resolution, Stage
from chutri.office.plans.models import Duty, Plan
from chutri.office.plans.operations import note_amended
from chutri.office.rollout.choices import AmendmentKind
from chutri.office.rollout.models import Amendment
from chutri.office.rollout.queries.issuing import FIRST_TO_HEAR
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import Amendment as TaskAmendment
from chutri.office.tasks.operations import UnableToChangeTask, amend_task, name_lead


class UnableToAmendTask(Exception):
    """The ties can't be kept; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a later plan does to one task; ``duty`` holds the new words and day, None where the task merely ends."""

    task: int
    kind: AmendmentKind
    duty: int | None = None


@transaction.atomic
def tie_duties(*, plan: Plan, amended: Plan, ties: Iterable[Tie], by: User, at: datetime) -> list[Amendment]:
    """Keep which tasks of ``amended`` a plan under review changes, in place of what was tied before.

    Raises UnableToAmendTask for a plan that is not under review, a task of another plan, a duty tied twice.
    """
    wanted = list(ties)
    if Plan.objects.select_for_update().values_list("stage", flat=True).get(pk=plan.pk) != Stage.REVIEW:
        raise UnableToAmendTask("Kế hoạch không còn ở giai đoạn rà soát.")
    tasks = Task.objects.filter(plan=amended, parent=None).in_bulk([tie.task for tie in wanted])
    duties = Duty.objects.filter(plan=plan).in_bulk([tie.duty for tie in wanted if tie.duty])
    if len({tie.task for tie in wanted}) != len(wanted):
        raise UnableToAmendTask("Mỗi nhiệm vụ cũ chỉ gắn với một nội dung sửa đổi.")
    for tie in wanted:
        ends = tie.kind == AmendmentKind.CANCELS
        if tie.task not in tasks or (tie.duty is None and not ends) or (tie.duty and tie.duty not in duties):
            raise UnableToAmendTask("Nhiệm vụ được gắn không thuộc kế hoạch được sửa đổi.")
    Amendment.objects.filter(plan=plan, applied_at=None).delete()
    kept = Amendment.objects.bulk_create(
        Amendment(plan=plan, task_id=tie.task, duty_id=tie.duty, kind=tie.kind, tied_by=by, tied_at=at)
        for tie in wanted
    )
    words = f"Gắn {len(kept)} nội dung sửa đổi với nhiệm vụ của kế hoạch {amended}"
    record(by=by, at=at, deed="tie_duties", about=plan, words=words)
    return kept


@transaction.atomic
def apply_amendments(*, plan: Plan, by: User, at: datetime) -> int:
    """Do what was tied: extend, change or cancel exactly those tasks; the tied duties become no tasks of their own."""
    document = plan.document
    on = document.issued_date or localdate(at)
    waiting = Amendment.objects.filter(plan=plan, applied_at=None).select_related("duty", "task__plan__document")
    amendments = list(waiting)
    leads: set[int] = set()
    for amendment in amendments:
        for task in _with_shares(amendment.task):
            _amend(task, amendment, on=on, by=by, at=at)
            leads |= {task.lead_id} if task.lead_id else set()
        amendment.applied_at = at
        amendment.save(update_fields=["applied_at"])
    Duty.objects.filter(pk__in=[one.duty_id for one in amendments if one.duty_id]).update(state=DutyState.REPLACED)
    for amended in {one.task.plan for one in amendments}:
        days = {
            one.task.duty_id: one.duty.last_day
            for one in amendments
            if one.task.plan_id == amended.pk and one.task.duty_id and one.duty and one.duty.last_day
        }
        note_amended(plan=amended, days=days, at=at)
        words = f"Được sửa đổi theo {document}: {sum(one.task.plan_id == amended.pk for one in amendments)} nhiệm vụ"
        record(by=by, at=at, deed="apply_amendments", about=amended, words=words)
        people = [one for one in people_of(sorted(leads), FIRST_TO_HEAR) if one.pk != by.pk]
        said = f"Nhiệm vụ của cơ quan bạn theo kế hoạch {amended} được sửa đổi theo {document}."
        address = reverse("rollout:plan-changes", args=[amended.pk])
        notify(people=people, words=said, address=address, key=f"amended:{amended.pk}:{plan.pk}", at=at, mail=True)
    return len(amendments)


def _with_shares(task: Task) -> list[Task]:
    """Give a task with the shares of its bodies, where it was given to several."""
    shares = Task.objects.filter(parent=task, duty=task.duty_id) if task.collective else Task.objects.none()
    return [task, *shares.select_related("plan__document")]


def _amend(task: Task, amendment: Amendment, *, on: date, by: User, at: datetime) -> None:
    duty = amendment.duty
    changes = TaskAmendment(
        on=on,
        last_day=duty.last_day
        if duty and duty.deadline_confirmed and amendment.kind != AmendmentKind.CANCELS
        else None,
        action=duty.action if duty and amendment.kind == AmendmentKind.CHANGES else "",
        cancels=amendment.kind == AmendmentKind.CANCELS,
        reason=str(AmendmentKind(amendment.kind).label),
    )
    document = amendment.plan.document
    try:
        task = amend_task(task=task, document=document, changes=changes, seen_version=task.version, by=by, at=at)
    except UnableToChangeTask as error:
        if amendment.kind != AmendmentKind.CHANGES:
            raise UnableToAmendTask(f"Nhiệm vụ {task.ordinal} của kế hoạch {task.plan}: {error}") from error
    if amendment.kind == AmendmentKind.CHANGES and duty and not task.collective and task.parent_id is None:
        _change_lead(task, duty, reason=f"Theo {document}", by=by, at=at)


def _change_lead(task: Task, duty: Duty, *, reason: str, by: User, at: datetime) -> None:
    leads = [
        party.agency
        for party in duty.parties.filter(kind=PartyKind.AGENCY, resolution=Resolution.CHOSEN).select_related("agency")
    ]
    if len(leads) == 1 and leads[0] and leads[0].pk != task.lead_id:
        name_lead(task=task, agency=leads[0], reason=reason, seen_version=task.version, by=by, at=at)
