"""Results: handed in by the lead, accepted or returned by the agency whose plan it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.operations.storing import keep_file
from chutri.office.people.models import User
from chutri.office.tasks.choices import EvidenceKind, Outcome, Stage
from chutri.office.tasks.models import Evidence, Result, Task
from chutri.office.tasks.operations.saving import UnableToChangeTask, giver_of, note, save_task
from chutri.office.tasks.operations.telling import tell_giver, tell_lead
from chutri.office.tasks.queries import waiting_result

PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".heic")


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that shows a result."""

    name: str
    data: bytes


class UnableToSubmit(UnableToChangeTask):
    """The result can't be handed in."""


class UnableToDecideResult(UnableToChangeTask):
    """The result can't be accepted or returned."""


@transaction.atomic
def submit_result(
    *,
    task: Task,
    product: str,
    evidence: tuple[Sequence[HandedFile], Sequence[str]],
    seen_version: int,
    by: User,
    at: datetime,
) -> Task:
    """Hand in a result with its evidence (files, links): from then on the task waits for the agency whose plan it is."""
    files, links = evidence
    if task.stage not in (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.RETURNED):
        raise UnableToSubmit(f"Nhiệm vụ đang ở giai đoạn “{task.stage_word}” nên không nộp kết quả được.")
    if not product.strip() and not files and not links:
        raise UnableToSubmit("Hãy ghi sản phẩm, kết quả hoặc kèm minh chứng (tệp, ảnh, liên kết) trước khi nộp.")
    for link in links:
        _demand_address(link)
    today = localdate(at)
    values = {"stage": Stage.SUBMITTED, "submitted_on": today, "holder": giver_of(task)}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    result = Result.objects.create(
        task=fresh,
        number=task.results.count() + 1,
        product=product.strip(),
        agency_id=task.lead_id or by.agency_id,
        submitted_by=by,
        submitted_at=at,
    )
    shown = [*(_file(result, one) for one in files), *(_link(result, link) for link in links)]
    Evidence.objects.bulk_create(shown)
    said = f"Nộp kết quả lần {result.number}" + (f", {len(shown)} minh chứng" if shown else "")
    tell_giver(fresh, by=by, at=at, words=f"{result.agency} nộp kết quả: {fresh}")
    note(fresh, by=by, at=at, deed="submit_result", words=said, before=task)
    return fresh


@transaction.atomic
def withdraw_result(*, task: Task, seen_version: int, by: User, at: datetime) -> Task:
    """Take a result back before anybody decided about it."""
    result = _waiting(task)
    values = {"stage": Stage.UNDER_WAY, "submitted_on": None, "holder": task.lead or giver_of(task)}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    _decide(result, Outcome.WITHDRAWN, "", by, at)
    note(fresh, by=by, at=at, deed="withdraw_result", words=f"Rút lại kết quả lần {result.number}", before=task)
    return fresh


@transaction.atomic
def accept_result(*, task: Task, words: str, seen_version: int, by: User, at: datetime) -> Task:
    """Accept what was handed in: the task is finished as of the day on which it was handed in."""
    result = _waiting(task)
    finished = task.submitted_on or localdate(result.submitted_at)
    values = {"stage": Stage.DONE, "percent": 100, "finished_on": finished, "holder": None}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    _decide(result, Outcome.GRANTED, words.strip(), by, at)
    tell_lead(fresh, by=by, at=at, words=f"Kết quả được nghiệm thu: {fresh}")
    note(fresh, by=by, at=at, deed="accept_result", words=f"Nghiệm thu kết quả lần {result.number}", before=task)
    return fresh


@transaction.atomic
def return_result(*, task: Task, reason: str, seen_version: int, by: User, at: datetime) -> Task:
    """Return what was handed in, with the reason: the task waits for its lead again, and its clock never stopped."""
    reason = reason.strip()
    if not reason:
        raise UnableToDecideResult("Hãy ghi lý do trả lại để đơn vị biết cần làm gì thêm.")
    result = _waiting(task)
    values = {"stage": Stage.RETURNED, "submitted_on": None, "holder": task.lead or giver_of(task)}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    _decide(result, Outcome.REFUSED, reason, by, at)
    said = f"Trả lại kết quả lần {result.number}: {reason}"
    tell_lead(fresh, by=by, at=at, words=f"Kết quả bị trả lại ({reason}): {fresh}")
    note(fresh, by=by, at=at, deed="return_result", words=said, before=task)
    return fresh


@transaction.atomic
def reopen_task(*, task: Task, reason: str, seen_version: int, by: User, at: datetime) -> Task:
    """Take an acceptance back: the task is under way again."""
    if task.stage != Stage.DONE:
        raise UnableToDecideResult("Chỉ mở lại được nhiệm vụ đã hoàn thành.")
    if not reason.strip():
        raise UnableToDecideResult("Hãy ghi lý do mở lại nhiệm vụ.")
    holder = task.lead or giver_of(task)
    values = {"stage": Stage.UNDER_WAY, "finished_on": None, "submitted_on": None, "holder": holder}
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    note(fresh, by=by, at=at, deed="reopen_task", words=f"Mở lại nhiệm vụ: {reason.strip()}", before=task)
    return fresh


def _waiting(task: Task) -> Result:
    result = waiting_result(task)
    if task.stage != Stage.SUBMITTED or result is None:
        raise UnableToDecideResult("Không có kết quả nào đang chờ quyết định.")
    return result


def _decide(result: Result, outcome: Outcome, words: str, by: User, at: datetime) -> None:
    result.outcome, result.reason, result.decided_by, result.decided_at = outcome, words, by, at
    result.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])


def _file(result: Result, one: HandedFile) -> Evidence:
    photo = one.name.lower().endswith(PHOTOS)
    kind = EvidenceKind.PHOTO if photo else EvidenceKind.FILE
    return Evidence(result=result, kind=kind, name=one.name[-255:], sha256=keep_file(one.data), size=len(one.data))


def _link(result: Result, link: str) -> Evidence:
    return Evidence(result=result, kind=EvidenceKind.LINK, name=link[:255], link=link)


def _demand_address(link: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError as error:
        raise UnableToSubmit(f"“{link[:80]}” không phải địa chỉ trang (http://… hoặc https://…).") from error
