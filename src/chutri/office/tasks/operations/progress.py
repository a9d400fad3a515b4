"""What the lead says of its work before it hands in a result."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.history.models import HistoryLine
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.tasks.choices import Stage
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations.saving import UnableToChangeTask, note, save_task

# deeds that the person who did them may take back while nothing has happened since, and the fields that they changed
UNDOABLE = {
    "start_task": ("stage",),
    "report_progress": ("stage", "percent", "percent_words"),
    "hand_task": ("person_id",),
}


class UnableToReport(UnableToChangeTask):
    """Progress can't be reported now."""


class UnableToUndo(UnableToChangeTask):
    """Nothing can be taken back."""


@transaction.atomic
def start_task(*, task: Task, seen_version: int, by: User, at: datetime) -> Task:
    """Say that the work has begun."""
    if task.stage != Stage.NOT_STARTED:
        raise UnableToReport(f"Nhiệm vụ đang ở giai đoạn “{task.stage_word}” nên không bắt đầu lại được.")
    fresh = save_task(task=task, seen_version=seen_version, at=at, values={"stage": Stage.UNDER_WAY})
    note(fresh, by=by, at=at, deed="start_task", words="Bắt đầu thực hiện", before=task)
    return fresh


@transaction.atomic
def report_progress(*, task: Task, percent: int, words: str, seen_version: int, by: User, at: datetime) -> Task:
    """Say how far the work is, in percent and in words; a task that had not begun has."""
    if task.stage not in (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.RETURNED):
        raise UnableToReport(f"Nhiệm vụ đang ở giai đoạn “{task.stage_word}” nên không báo tiến độ được.")
    if not 0 <= percent <= 100:
        raise UnableToReport("Tiến độ phải từ 0 đến 100 %.")
    words = words.strip()
    if percent == task.percent and words == task.percent_words:
        raise UnableToReport("Chưa có gì mới để lưu: hãy sửa phần trăm hoặc ghi tình hình thực hiện.")
    stage = Stage.UNDER_WAY if task.stage == Stage.NOT_STARTED else task.stage
    values = {"percent": percent, "percent_words": words, "stage": stage}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    said = f"Báo tiến độ {percent} %" + (f": {words}" if words else "")
    kept = {"percent_words": [task.percent_words, words]}
    note(fresh, by=by, at=at, deed="report_progress", words=said, before=task, **kept)
    return fresh


@transaction.atomic
def undo_last(*, task: Task, seen_version: int, by: User, at: datetime) -> Task:
    """Take back one's own last deed of UNDOABLE while the task is still as it left it."""
    line = lines_about(task).first()
    if line is None or line.deed not in UNDOABLE or line.actor_id != by.pk or not _is_newest(line, task):
        raise UnableToUndo("Không hoàn tác được nữa: nhiệm vụ đã có cập nhật khác.")
    values = {name: line.changes[name][0] for name in UNDOABLE[line.deed] if name in line.changes}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    note(fresh, by=by, at=at, deed="undo_last", words=f"Hoàn tác: {line.words}", before=task)
    return fresh


def _is_newest(line: HistoryLine, task: Task) -> bool:
    return bool(line.changes.get("version", [0, 0])[1] == task.version)
