"""Reminders: asked for by whoever gave the task, and those that come by themselves as a deadline nears."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations.saving import UnableToChangeTask, note
from chutri.office.tasks.operations.telling import address_of
from chutri.office.tasks.queries import first_to_hear
from chutri.office.tasks.rules.timeliness import CLOSED


class UnableToRemind(UnableToChangeTask):
    """Nobody can be reminded."""


@transaction.atomic
def remind_lead(*, task: Task, by: User, at: datetime) -> int:
    """Remind whoever does a task, once a day at most; give how many people were told."""
    if task.stage in CLOSED:
        raise UnableToRemind(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không cần nhắc.")
    people = [task.person] if task.person else first_to_hear([task.lead_id]) if task.lead_id else []
    if not people:
        raise UnableToRemind(f"{task.lead_words or 'Cơ quan chủ trì'} chưa có ai dùng hệ thống; hãy gửi phiếu báo cáo.")
    due = f", hạn {task.last_day:%d/%m/%Y}" if task.last_day else ""
    key = f"task-reminded:{task.pk}:{localdate(at)}"
    told = notify(
        people=people, words=f"{by.agency} nhắc việc{due}: {task}", address=address_of(task), key=key, at=at, mail=True
    )
    if not told:
        raise UnableToRemind("Hôm nay đã nhắc nhiệm vụ này rồi.")
    note(task, by=by, at=at, deed="remind_lead", words="Nhắc việc: " + ", ".join(str(one.person) for one in told))
    return len(told)
