"""What supporting agencies do: say whether they take part, and what their part is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from chutri.office.people.models import User
from chutri.office.tasks.choices import Answer
from chutri.office.tasks.models import Task, TaskAgency
from chutri.office.tasks.operations.saving import UnableToChangeTask, note
from chutri.office.tasks.rules.timeliness import CLOSED


class UnableToAnswer(UnableToChangeTask):
    """The answer can't be kept."""


@transaction.atomic
def answer_support(
    *, part: TaskAgency, answer: Answer, words: str, seen_version: int, by: User, at: datetime
) -> TaskAgency:
    """Answer for a supporting agency: it takes part, it has done its part, it asks to look at it again (with the reason)."""
    words = words.strip()
    if part.task.stage in CLOSED or part.left_on is not None:
        raise UnableToAnswer("Nhiệm vụ đã kết thúc hoặc cơ quan không còn tham gia, nên không trả lời nữa.")
    if answer == Answer.WAITING:
        raise UnableToAnswer("Hãy chọn một câu trả lời.")
    if answer == Answer.DECLINED and not words:
        raise UnableToAnswer("Hãy ghi lý do đề nghị xem lại.")
    changed = TaskAgency.objects.filter(pk=part.pk, version=seen_version).update(
        answer=answer, answer_words=words, answered_at=at, person=by, version=F("version") + 1
    )
    fresh = TaskAgency.objects.select_related("agency", "task").get(pk=part.pk)
    if not changed:
        raise UnableToAnswer(
            f"Đồng nghiệp đã trả lời “{Answer(fresh.answer).label}” trong lúc bạn đang xem. Hãy xem lại rồi trả lời."
        )
    Task.objects.filter(pk=part.task_id).update(moved_at=at)
    said = f"{part.agency}: {Answer(answer).label}" + (f" – {words}" if words else "")
    note(part.task, by=by, at=at, deed="answer_support", words=said, answer=[part.answer, str(answer)])
    return fresh


@transaction.atomic
def describe_part(*, part: TaskAgency, own_part: str, by: User, at: datetime) -> TaskAgency:
    """Say what the part of a supporting agency is (the lead's deed)."""
    if part.task.stage in CLOSED:
        raise UnableToAnswer("Nhiệm vụ đã kết thúc nên không phân công phối hợp nữa.")
    part.own_part = own_part.strip()
    part.save(update_fields=["own_part"])
    said = f"Phần việc của {part.agency}: {part.own_part or '(để trống)'}"
    note(part.task, by=by, at=at, deed="describe_part", words=said)
    return part
