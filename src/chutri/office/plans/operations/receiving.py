"""A file on its way to a plan under review: kept at once, read in the background, read again or removed."""

from __future__ import annotations

from datetime import datetime
from mimetypes import guess_type

from django.db import transaction

from chutri.office.background.operations import enqueue_once, report_progress
from chutri.office.documents.operations import discard_document
from chutri.office.documents.queries import path_of
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan
from chutri.office.plans.operations.importing import IncomingFile, begin_plan, keep_reading
from chutri.office.plans.operations.reading import UnableToReadPlan, read_plan
from chutri.office.plans.queries import job_key

READ_PLAN = "plans.read_plan"
UNSEEN = (Stage.READING, Stage.UNREADABLE)


class UnableToReadAgain(Exception):
    """The plan is not one that could not be read; the message is Vietnamese and fit for the screen."""


class UnableToRemovePlan(Exception):
    """The plan can't be removed now; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def receive_plan(*, data: bytes, name: str, by: User, at: datetime) -> Plan:
    """Keep a file as a plan of the person's agency and ask for its reading. Raises PlanAlreadyHere."""
    media_type = guess_type(name)[0] or "application/octet-stream"
    plan = begin_plan(file=IncomingFile(data, name, media_type), by=by, at=at)
    _ask_for_reading(plan)
    return plan


def read_received(*, plan: Plan, at: datetime) -> Plan | None:
    """Read the file of a plan that waits for it; None for one marked as a secret, of which nothing is kept.

    The reading takes as long as it takes and holds no lock. Harmless when it is done twice: the second finds the plan read.
    """
    if plan.stage != Stage.READING:
        return plan
    path = path_of(plan.document)
    if not path.is_file():
        return _give_up(plan, "Tệp gốc không còn trong kho; hãy gỡ bỏ rồi tải lại tệp.", at=at)
    report_progress(10, "Đang đọc văn bản")
    try:
        read = read_plan(data=path.read_bytes(), name=plan.document.name)
    except UnableToReadPlan as error:
        if error.secret:
            _discard(plan, str(error), at=at)
            return None
        return _give_up(plan, str(error), at=at)
    report_progress(80, "Đang ghép nhiệm vụ với câu chữ của văn bản")
    with transaction.atomic():
        waiting = _locked(plan)
        return keep_reading(plan=waiting, read=read, at=at) if waiting.stage == Stage.READING else waiting


@transaction.atomic
def read_again(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Ask for another reading of a plan that could not be read. Raises UnableToReadAgain."""
    waiting = _locked(plan)
    if waiting.stage != Stage.UNREADABLE:
        raise UnableToReadAgain("Kế hoạch này không ở tình trạng không đọc được.")
    waiting.stage, waiting.problem = Stage.READING, ""
    waiting.save(update_fields=["stage", "problem"])
    record(by=by, at=at, deed="read_again", about=waiting, words=f"Đọc lại tệp {waiting.document.name}")
    _ask_for_reading(waiting)
    return waiting


@transaction.atomic
def remove_plan(*, plan: Plan, by: User, at: datetime) -> None:
    """Remove a plan that has no reading, with its document and file. Raises UnableToRemovePlan for any other."""
    waiting = _locked(plan)
    if waiting.stage not in UNSEEN:
        raise UnableToRemovePlan(
            "Kế hoạch đã đọc được nên không gỡ bỏ được; nếu không dùng, hãy để ở giai đoạn rà soát."
        )
    document = waiting.document
    words = f"Gỡ bỏ kế hoạch chưa đọc được, tệp {document.name}"
    record(by=by, at=at, deed="remove_plan", about=waiting, words=words)
    waiting.delete()
    discard_document(document=document, why="không đọc được", by=by, at=at)


def refusal_key(pk: int) -> str:
    """Give the key of the notice that a file was not kept; ``pk`` is that of the plan that it would have been."""
    return f"plan-refused:{pk}"


def _ask_for_reading(plan: Plan) -> None:
    enqueue_once(READ_PLAN, job_key(plan), plan=plan.pk)


@transaction.atomic
def _give_up(plan: Plan, why: str, *, at: datetime) -> Plan:
    waiting = _locked(plan)
    if waiting.stage == Stage.READING:
        waiting.stage, waiting.problem = Stage.UNREADABLE, why
        waiting.save(update_fields=["stage", "problem"])
        words = f"Không đọc được tệp {waiting.document.name}: {why}"
        record(by=waiting.imported_by, at=at, deed="find_unreadable", about=waiting, words=words)
    return waiting


@transaction.atomic
def _discard(plan: Plan, why: str, *, at: datetime) -> None:
    """Keep neither file nor rows of a state secret; the person is told, the history says that something was refused."""
    waiting = _locked(plan)
    document, by = waiting.document, waiting.imported_by
    words = f"Tệp không được nhận và không được lưu. {why}"
    notify(people=[by], words=words, address="", key=refusal_key(plan.pk), at=at, mail=False)
    waiting.delete()
    discard_document(document=document, why="đóng dấu độ mật", by=by, at=at)


def _locked(plan: Plan) -> Plan:
    return (
        Plan.objects.select_for_update(of=("self",)).select_related("document__agency", "imported_by").get(pk=plan.pk)
    )
