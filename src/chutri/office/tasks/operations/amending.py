"""What a later document, or a recall, changes of tasks under way: dated, with before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from chutri.office.documents.models import Document
from chutri.office.history.operations import record
from chutri.office.lib.folding import fold
from chutri.office.people.models import User
from chutri.office.plans.choices import DeadlineBasis
from chutri.office.plans.models import Plan
from chutri.office.tasks.choices import ChangeKind, Stage
from chutri.office.tasks.models import Spell, Task, TaskChange
from chutri.office.tasks.operations.extensions import fixed_on, keep_change
from chutri.office.tasks.operations.saving import UnableToChangeTask, note, save_task
from chutri.office.tasks.rules.timeliness import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What a later document does to a task: a new day, a new wording, or its end. ``on`` is from when it holds."""

    on: date
    last_day: date | None = None
    action: str = ""
    cancels: bool = False
    reason: str = ""


class UnableToAmend(UnableToChangeTask):
    """The task can't be changed so."""


@transaction.atomic
def amend_task(
    *, task: Task, document: Document | None, changes: Amendment, seen_version: int, by: User, at: datetime
) -> Task:
    """Extend, change or cancel a task as a later document says. Both states stay, with the day from which the new one holds."""
    if task.stage == Stage.CANCELLED or (task.stage == Stage.DONE and not changes.action):
        raise UnableToAmend(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không sửa theo văn bản sau được.")
    values = _amended(task, changes)
    if not values:
        raise UnableToAmend("Văn bản sau không đổi gì ở nhiệm vụ này.")
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    kind = ChangeKind.CANCELLED if changes.cancels else ChangeKind.AMENDED
    keep_change(
        before=task, after=fresh, kind=kind, by=by, at=at, on=changes.on, document=document, reason=changes.reason
    )
    what = "Hủy nhiệm vụ" if changes.cancels else "Sửa nhiệm vụ"
    said = what + (f" theo {document}" if document else "") + (f": {changes.reason}" if changes.reason else "")
    note(fresh, by=by, at=at, deed="amend_task", words=said, before=task)
    return fresh


@transaction.atomic
def cancel_task(*, task: Task, reason: str, seen_version: int, by: User, at: datetime) -> Task:
    """Cancel a task without a document, with the reason."""
    if not reason.strip():
        raise UnableToAmend("Hãy ghi lý do hủy nhiệm vụ.")
    if task.stage in CLOSED:
        raise UnableToAmend(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không hủy được.")
    changes = Amendment(on=localdate(at), cancels=True, reason=reason.strip())
    return amend_task(task=task, document=None, changes=changes, seen_version=seen_version, by=by, at=at)


@transaction.atomic
def recall_tasks(*, plan: Plan, reason: str, by: User, at: datetime) -> int:
    """Cancel whatever of a recalled plan is not finished, all at once; give how many tasks that were."""
    open_tasks = Task.objects.filter(plan=plan).exclude(stage__in=CLOSED)
    rows = list(open_tasks.only("pk", "stage", "holder_id", "held_since"))
    spells = [
        Spell(task=one, holder_id=one.holder_id, began_at=one.held_since, ended_at=max(at, one.held_since))
        for one in rows
        if one.holder_id and one.held_since
    ]
    changes = [
        TaskChange(
            task=one,
            kind=ChangeKind.CANCELLED,
            on=localdate(at),
            at=at,
            by=by,
            reason=reason,
            before={"stage": one.stage},
            after={"stage": Stage.CANCELLED.value},
        )
        for one in rows
    ]
    Spell.objects.bulk_create(spells, batch_size=500)
    TaskChange.objects.bulk_create(changes, batch_size=500)
    open_tasks.update(stage=Stage.CANCELLED, holder=None, held_since=None, version=F("version") + 1, moved_at=at)
    record(by=by, at=at, deed="recall_tasks", about=plan, words=f"Thu hồi {len(rows)} nhiệm vụ chưa xong: {reason}")
    return len(rows)


def _amended(task: Task, changes: Amendment) -> Mapping[str, Any]:
    if changes.cancels:
        return {"stage": Stage.CANCELLED, "holder": None}
    values: dict[str, Any] = {}
    if changes.last_day and changes.last_day != task.last_day:
        values |= fixed_on(changes.last_day, DeadlineBasis.STATED)
    if changes.action.strip() and changes.action.strip() != task.action:
        values["action"] = changes.action.strip()
        values["search"] = f"{fold(changes.action)} {task.search}"
    return values
