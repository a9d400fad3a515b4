"""More time: asked for by the lead, decided by the agency whose plan it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.people.models import User
from chutri.office.plans.choices import DeadlineBasis, Precision, Relation
from chutri.office.tasks.choices import ChangeKind, Outcome, Stage
from chutri.office.tasks.models import Extension, Task, TaskChange
from chutri.office.tasks.operations.saving import UnableToChangeTask, giver_of, note, save_task
from chutri.office.tasks.operations.telling import tell_giver, tell_lead
from chutri.office.tasks.queries import waiting_extension
from chutri.office.tasks.rules.timeliness import CLOSED

DEADLINE_FIELDS = (
    "deadline_date",
    "deadline_precision",
    "deadline_relation",
    "deadline_basis",
    "deadline_confirmed",
    "last_day",
)


class UnableToExtend(UnableToChangeTask):
    """More time can't be asked for or granted."""


@transaction.atomic
def ask_extension(*, task: Task, wanted: date, reason: str, seen_version: int, by: User, at: datetime) -> Task:
    """Ask for a later day: until it is decided, the task waits for the agency whose plan it is."""
    if task.stage in CLOSED:
        raise UnableToExtend(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không gia hạn nữa.")
    if task.last_day is None:
        raise UnableToExtend("Nhiệm vụ không có ngày hạn nên không có gì để gia hạn.")
    if wanted <= task.last_day:
        raise UnableToExtend(f"Ngày đề nghị phải sau hạn hiện nay ({task.last_day:%d/%m/%Y}).")
    if not reason.strip():
        raise UnableToExtend("Hãy ghi lý do đề nghị gia hạn.")
    if waiting_extension(task) is not None:
        raise UnableToExtend("Đã có một đề nghị gia hạn đang chờ quyết định.")
    fresh = save_task(task=task, seen_version=seen_version, at=at, values={"holder": giver_of(task)})
    Extension.objects.create(task=fresh, wanted=wanted, reason=reason.strip(), asked_by=by, asked_at=at)
    said = f"Đề nghị gia hạn đến {wanted:%d/%m/%Y}: {reason.strip()}"
    tell_giver(fresh, by=by, at=at, words=f"{fresh.lead_words} {said[0].lower()}{said[1:]}: {fresh}")
    note(fresh, by=by, at=at, deed="ask_extension", words=said, before=task)
    return fresh


@transaction.atomic
def decide_extension(
    *, task: Task, granted: date | None, words: str, seen_version: int, by: User, at: datetime
) -> Task:
    """Grant a day, which may be another than was asked for, or refuse with a reason (``granted`` None).

    The deadline that was stays in the task's changes.
    """
    extension = waiting_extension(task)
    if extension is None:
        raise UnableToExtend("Không có đề nghị gia hạn nào đang chờ.")
    words = words.strip()
    if granted is None and not words:
        raise UnableToExtend("Hãy ghi lý do không gia hạn.")
    if granted is not None and task.last_day is not None and granted <= task.last_day:
        raise UnableToExtend(f"Hạn mới phải sau hạn hiện nay ({task.last_day:%d/%m/%Y}).")
    # what was handed in meanwhile still waits for the giver
    holder = giver_of(task) if task.submitted_on and task.stage == Stage.SUBMITTED else task.lead or giver_of(task)
    values = {"holder": holder, **(fixed_on(granted, DeadlineBasis.FIXED) if granted else {})}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    extension.outcome = Outcome.GRANTED if granted else Outcome.REFUSED
    extension.granted, extension.words, extension.decided_by, extension.decided_at = granted, words, by, at
    extension.save(update_fields=["outcome", "granted", "words", "decided_by", "decided_at"])
    if granted:
        keep_change(before=task, after=fresh, kind=ChangeKind.EXTENDED, by=by, at=at, reason=extension.reason)
        said = f"Gia hạn đến {granted:%d/%m/%Y}" + (f": {words}" if words else "")
    else:
        said = f"Không gia hạn: {words}"
    tell_lead(fresh, by=by, at=at, words=f"{said}. Nhiệm vụ: {fresh}")
    note(fresh, by=by, at=at, deed="decide_extension", words=said, before=task)
    return fresh


@transaction.atomic
def fix_deadline(*, task: Task, day: date, reason: str, seen_version: int, by: User, at: datetime) -> Task:
    """Give a task the day that binds it, where the plan states none or only proposes one (a leader's deed)."""
    if task.stage in CLOSED:
        raise UnableToExtend(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không ấn định thời hạn nữa.")
    if task.last_day is not None:
        raise UnableToExtend("Nhiệm vụ đã có thời hạn. Muốn thay đổi, hãy gia hạn hoặc sửa theo văn bản mới.")
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=fixed_on(day, DeadlineBasis.FIXED))
    keep_change(before=task, after=fresh, kind=ChangeKind.FIXED, by=by, at=at, reason=reason)
    note(fresh, by=by, at=at, deed="fix_deadline", words=f"Ấn định thời hạn {day:%d/%m/%Y}", before=task)
    return fresh


def fixed_on(day: date, basis: str) -> dict[str, object]:
    """Give the fields of a deadline that is one day, which binds."""
    return {
        "deadline_date": day,
        "deadline_precision": Precision.DAY,
        "deadline_relation": Relation.BY,
        "deadline_basis": basis,
        "deadline_confirmed": True,
        "last_day": day,
    }


def keep_change(
    *, before: Task, after: Task, kind: ChangeKind, by: User, at: datetime, **more: Any
) -> TaskChange | None:
    """Keep what a deed changed of the deadline, lead or wording, with both values; nothing where nothing changed."""
    old, new = _facts(before), _facts(after)
    names = [name for name in old if old[name] != new[name]]
    if not names:
        return None
    return TaskChange.objects.create(
        task=after,
        kind=kind,
        on=more.pop("on", None) or localdate(at),
        at=at,
        by=by,
        before={name: old[name] for name in names},
        after={name: new[name] for name in names},
        **more,
    )


def _facts(task: Task) -> dict[str, object]:
    named = {name: getattr(task, name) for name in (*DEADLINE_FIELDS, "lead_words", "action", "stage")}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in named.items()}
