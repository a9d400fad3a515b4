"""Deeds about tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F

from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.people.models import User
from chutri.office.plans.models import Duty, Plan, StatedDeadline
from chutri.office.plans.queries import duties_to_issue
from chutri.office.tasks.choices import Status
from chutri.office.tasks.models import Task, TaskParty

# what a task takes over from the duty that was reviewed
COPIED = (
    "ordinal",
    "read_id",
    "section",
    "action",
    "context",
    "mode",
    "role",
    "deliverables",
    "confidence",
    "span_start",
    "span_end",
    *(field.name for field in StatedDeadline._meta.fields),
)


class UnableToSetStatus(Exception):
    """The status can't be set; the message is Vietnamese and fit for the screen."""


class TaskChangedMeanwhile(UnableToSetStatus):
    """Somebody saved the task since it was shown; ``task`` is as it stands now."""

    def __init__(self, task: Task) -> None:
        """Keep the task as it stands."""
        super().__init__("Nhiệm vụ đã được người khác cập nhật trong lúc bạn đang xem.")
        self.task = task


@transaction.atomic
def create_tasks(*, plan: Plan, by: User, at: datetime) -> list[Task]:
    """Make the tasks of an issued plan out of its duties, all at once."""
    duties = list(duties_to_issue(plan))
    tasks = Task.objects.bulk_create([_task(duty) for duty in duties], batch_size=500)
    parties = [party for task, duty in zip(tasks, duties, strict=True) for party in _parties(task, duty)]
    TaskParty.objects.bulk_create(parties, batch_size=500)
    record(by=by, at=at, deed="create_tasks", about=plan, words=f"Lập {len(tasks)} nhiệm vụ từ kế hoạch {plan}")
    return tasks


@transaction.atomic
def set_status(*, task: Task, status: Status, seen_version: int, by: User, at: datetime) -> Task:
    """Say how far a task is. ``seen_version`` is the version on the screen of whoever decides.

    Raises TaskChangedMeanwhile when somebody saved it since, UnableToSetStatus when it stands so already.
    """
    changed = (
        Task.objects.filter(pk=task.pk, version=seen_version)
        .exclude(status=status)
        .update(status=status, version=F("version") + 1)
    )
    fresh = Task.objects.select_related("plan__document").get(pk=task.pk)
    if not changed:
        if fresh.status == status:
            raise UnableToSetStatus(f"Nhiệm vụ đã ở tình trạng “{status.label}”.")
        raise TaskChangedMeanwhile(fresh)
    before = Status(task.status)
    record(
        by=by,
        at=at,
        deed="set_status",
        about=fresh,
        words=f"Đổi tình trạng từ “{before.label}” thành “{status.label}”",
        changes={"status": [before.value, status.value]},
    )
    return fresh


def _task(duty: Duty) -> Task:
    named = " ".join(party.text for party in duty.parties.all())
    copied = {name: getattr(duty, name) for name in COPIED}
    if not duty.deadline_confirmed:  # a date that is only proposed binds nobody, so no task is late by it
        unsaid = ("deadline_precision", "deadline_relation", "deadline_words")
        copied |= {"deadline_date": None, "last_day": None, **dict.fromkeys(unsaid, "")}
    search = fold(f"{duty.action} {duty.context} {named} {duty.deadline_words} {duty.section}")
    return Task(plan=duty.plan, duty=duty, search=search, **copied)


def _parties(task: Task, duty: Duty) -> Iterator[TaskParty]:
    for party in duty.parties.all():
        yield TaskParty(
            task=task,
            kind=party.kind,
            place=party.place,
            text=party.text,
            key=party.key,
            name_order=sort_key(party.text),
            span_start=party.span_start,
            span_end=party.span_end,
            resolution=party.resolution,
            agency_id=party.agency_id,
            rule=party.rule,
        )
