"""How every deed saves a task: against the version that was on the screen, with its movement and whoever holds it next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from chutri.office.history.operations import record
from chutri.office.people.models import Agency, User
from chutri.office.tasks.models import Spell, Task
from chutri.office.tasks.queries import task_whole


class UnableToChangeTask(Exception):
    """The task can't be changed so; the message is Vietnamese and fit for the screen."""


class TaskChangedMeanwhile(UnableToChangeTask):
    """Somebody saved the task since it was shown; ``task`` is as it stands now."""

    def __init__(self, task: Task) -> None:
        """Keep the task as it stands."""
        super().__init__("Nhiệm vụ đã được người khác cập nhật trong lúc bạn đang xem. Thao tác của bạn chưa được lưu.")
        self.task = task


def save_task(*, task: Task, seen_version: int, at: datetime, values: Mapping[str, Any]) -> Task:
    """Write new values of a task, in the caller's transaction. ``holder`` among them ends the spell of whoever held it.

    Raises TaskChangedMeanwhile when somebody saved it since ``seen_version``.
    """
    values = dict(values)
    if "holder" in values:
        values |= _handed_over(task, values["holder"], at)
    changed = Task.objects.filter(pk=task.pk, version=seen_version).update(
        **values, version=F("version") + 1, moved_at=at
    )
    fresh = task_whole(task.pk)
    if not changed:
        raise TaskChangedMeanwhile(fresh)
    if "holder" in values:
        _end_spell(task, fresh, at)
    return fresh


def note(task: Task, *, by: User, at: datetime, deed: str, words: str, before: Task | None = None, **more: Any) -> None:
    """Add the one history line of a deed about a task, with what changed in its own fields."""
    changes: dict[str, Any] = dict(more)
    if before is not None:
        changes["version"] = [before.version, task.version]
        for name in ("stage", "percent", "person_id", "lead_id", "last_day", "submitted_on", "finished_on"):
            old, new = getattr(before, name), getattr(task, name)
            if old != new:
                changes[name] = [_written(old), _written(new)]
    record(by=by, at=at, deed=deed, about=task, words=words, changes=changes)


def giver_of(task: Task) -> Agency:
    """Give the agency whose plan the task comes from: it accepts, extends, amends."""
    return task.plan.document.agency


def _handed_over(task: Task, holder: Agency | None, at: datetime) -> dict[str, Any]:
    if holder is not None and task.holder_id == holder.pk:
        return {"holder": holder}
    return {"holder": holder, "held_since": at if holder else None}


def _end_spell(before: Task, after: Task, at: datetime) -> None:
    if before.holder_id and before.held_since and before.holder_id != after.holder_id:
        Spell.objects.create(
            task=after, holder_id=before.holder_id, began_at=before.held_since, ended_at=max(at, before.held_since)
        )


def _written(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
