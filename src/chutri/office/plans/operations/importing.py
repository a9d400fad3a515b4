"""What was read of a plan is kept. With ``reading`` the only place of the office that knows what a reading is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.models import Document
from chutri.office.documents.operations import Letterhead, describe_document, keep_text, store_document
from chutri.office.documents.queries import document_with_content
from chutri.office.documents.rules import content_hash
from chutri.office.history.operations import record
from chutri.office.lib.stated_dates import stated_date
from chutri.office.people.models import User
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Passage, Plan, PlanReading
from chutri.office.plans.operations.duties import create_duties
from chutri.office.plans.operations.reading import ReadPlan
from chutri.office.plans.operations.subplan_tying import match_duties
from chutri.office.plans.queries import plan_of
from chutri.office.plans.queries.subplans import subplan_of
from chutri.office.plans.rules.panels import panel_counts
from chutri.reading import Reading


class PlanAlreadyHere(Exception):
    """The agency has this very file already; ``plan`` is what was read from it."""

    def __init__(self, plan: Plan) -> None:
        """Keep the plan that is there."""
        super().__init__(f"Tệp này đã được nhập trước đây thành kế hoạch {plan}.")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file as it came in: its bytes, its name, and what kind it says it is."""

    data: bytes
    name: str
    media_type: str = "application/octet-stream"


@transaction.atomic
def import_plan(*, read: ReadPlan, data: bytes, name: str, by: User, at: datetime) -> Plan:
    """Keep a file and what was read in it as a plan under review of the person's agency.

    Raises PlanAlreadyHere when the agency has a plan of this file; a document that it only holds becomes a plan.
    """
    plan = begin_plan(file=IncomingFile(data, name, read.reading.source.media_type), by=by, at=at)
    keep_reading(plan=plan, read=read, at=at)
    return plan


def begin_plan(*, file: IncomingFile, by: User, at: datetime) -> Plan:
    """Keep a file as a plan that is still to be read. Raises PlanAlreadyHere."""
    document = _document(file, by=by, at=at)
    plan = Plan(document=document, imported_at=at, imported_by=by, stage=Stage.READING)
    plan.full_clean()
    plan.save()
    return plan


def keep_reading(*, plan: Plan, read: ReadPlan, at: datetime) -> Plan:
    """Keep what was read in a plan: from then on it is under review. The deed is that of whoever brought it in."""
    reading, content = read.reading, read.content
    media_type = reading.source.media_type
    describe_document(document=plan.document, media_type=media_type, letterhead=_letterhead(reading))
    keep_text(document=plan.document, text=reading.text)
    plan.stage = Stage.REVIEW
    plan.problem = ""
    plan.task_count = len(reading.tasks)
    plan.dated_count = sum(task.deadline is not None or task.recurrence is not None for task in reading.tasks)
    plan.finding_count = len(content["findings"])
    plan.unread_count = len(reading.unread)
    plan.full_clean()
    plan.save()
    PlanReading.objects.create(
        plan=plan, schema=content["schema"], data=content, counts=panel_counts(content), text=reading.text
    )
    Passage.objects.bulk_create(
        Passage(plan=plan, number=number, start=cut.start, end=cut.end, blocks=cut.blocks, marks=cut.marks)
        for number, cut in enumerate(read.cuts, start=1)
    )
    numbered = [one for cut in read.cuts for one in cut.tasks]
    create_duties(plan=plan, numbered=numbered, on=localdate(at), ladders=read.ladders, ends=read.ends)
    above = subplan_of(plan)
    if above is not None:  # said when it was uploaded
        match_duties(subplan=above, on=localdate(at))
    words = f"Nhập kế hoạch {plan}: đọc được {plan.task_count} nhiệm vụ"
    changes = {"sha256": plan.document.sha256}
    record(by=plan.imported_by, at=at, deed="import_plan", about=plan, words=words, changes=changes)
    return plan


def _document(file: IncomingFile, *, by: User, at: datetime) -> Document:
    held = document_with_content(agency=by.agency, sha256=content_hash(file.data))
    if held is None:
        return store_document(
            data=file.data, name=file.name, media_type=file.media_type, letterhead=Letterhead(), by=by, at=at
        )
    already = plan_of(held)
    if already is not None:
        raise PlanAlreadyHere(already)
    return held


def _letterhead(reading: Reading) -> Letterhead:
    header = reading.header
    issued = stated_date(header.date)
    return Letterhead(
        code=(header.code or "")[:120],
        kind=(header.kind or "")[:120],
        title=header.title or "",
        issuer=header.issuer or "",
        issued_date=issued.last_day if issued and issued.precision == "day" else None,
        signer=((reading.signature and reading.signature.name) or "")[:120],
        signer_position=((reading.signature and reading.signature.position) or "")[:200],
    )
