"""Deeds about tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F

from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.lib.stated_dates import stated_window
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.plans.queries import read_tasks
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.passages import Numbered
from chutri.office.tasks.choices import PartyKind, Status
from chutri.office.tasks.models import Task, TaskParty
from chutri.office.tasks.rules.timeliness import last_day

# the reading's lists of bodies → what they have to do with the task
_PARTY_LISTS: tuple[tuple[str, PartyKind], ...] = (
    ("agencies", PartyKind.AGENCY),
    ("partners", PartyKind.PARTNER),
    ("consults", PartyKind.CONSULTED),
    ("submits_to", PartyKind.SUPERIOR),
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
    """Make the tasks of a plan out of its reading, all at once."""
    numbered = list(read_tasks(plan))
    tasks = Task.objects.bulk_create([_task(plan, one) for one in numbered], batch_size=500)
    parties = [party for task, one in zip(tasks, numbered, strict=True) for party in _parties(task, one.task)]
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


def _task(plan: Plan, numbered: Numbered) -> Task:
    read = numbered.task
    deadline = read.get("deadline") or {}
    words = deadline.get("text") or (read.get("recurrence") or {}).get("text") or ""
    begins, stated = stated_window(read.get("start"), deadline.get("date"), words)
    relation = deadline.get("relation") or "by"
    named = " ".join(party["text"] for key, _ in _PARTY_LISTS for party in read.get(key) or ())
    return Task(
        plan=plan,
        ordinal=numbered.ordinal,
        read_id=read["id"][:200],
        section=(read.get("section") or "")[:200],
        action=read["action"],
        context=read.get("context") or "",
        mode=read["mode"],
        role=read["role"],
        deadline_date=stated.last_day if stated else None,
        deadline_precision=stated.precision if stated else "",
        deadline_relation=relation if stated else "",
        deadline_words=words,
        last_day=last_day(stated.last_day, relation) if stated else None,
        begins=str(begins) if begins else "",
        deliverables=[one["text"] for one in read.get("deliverables") or ()],
        confidence=float(read.get("confidence") or 0),
        span_start=read["span"][0],
        span_end=read["span"][1],
        search=fold(f"{read['action']} {read.get('context') or ''} {named} {words} {read.get('section') or ''}"),
    )


def _parties(task: Task, read: Json) -> Iterator[TaskParty]:
    for key, kind in _PARTY_LISTS:
        for place, party in enumerate(read.get(key) or (), start=1):
            yield TaskParty(
                task=task,
                kind=kind,
                place=place,
                text=party["text"],
                key=fold(party["text"])[:300],
                name_order=sort_key(party["text"]),
                span_start=party["span"][0],
                span_end=party["span"][1],
            )
