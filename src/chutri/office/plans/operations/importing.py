"""Bringing a plan in. The only place of the office that calls the reader and the checker."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

import chutri.checking
import chutri.reading
from chutri.office.documents.operations import Letterhead, store_document
from chutri.office.documents.queries import document_with_content
from chutri.office.documents.rules import content_hash
from chutri.office.history.operations import record
from chutri.office.lib.stated_dates import stated_date
from chutri.office.people.models import User
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Passage, Plan, PlanReading
from chutri.office.plans.operations.duties import create_duties
from chutri.office.plans.queries import plan_of
from chutri.office.plans.rules.marks import Json, marks_of, with_findings
from chutri.office.plans.rules.panels import panel_counts
from chutri.office.plans.rules.paper import blocks_of
from chutri.office.plans.rules.passages import PassageCut, passages_of
from chutri.reading import Reading
from chutri.reading.errors import ReadingError


class UnableToReadPlan(Exception):
    """The file could not be read; the message is Vietnamese and fit for the screen."""


class PlanAlreadyHere(Exception):
    """The agency has this very file already; ``plan`` is what was read from it."""

    def __init__(self, plan: Plan) -> None:
        """Keep the plan that is there."""
        super().__init__(f"Tệp này đã được nhập trước đây thành kế hoạch {plan}.")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A file that was read, checked and laid out for the page, and is not kept anywhere yet."""

    reading: Reading
    content: Json
    cuts: list[PassageCut]
    ends: dict[str, str] = field(default_factory=dict)
    """Tasks that are the supporter's end of another one, by the reading's ids."""


def read_plan(*, data: bytes, name: str) -> ReadPlan:
    """Read a file. Takes as long as it takes and touches no table. Raises UnableToReadPlan with the reader's reason."""
    try:
        reading = chutri.reading.read_bytes(data, name)
    except ReadingError as error:
        raise UnableToReadPlan(str(error)) from error
    return lay_out(reading)


def lay_out(reading: Reading) -> ReadPlan:
    """Check a reading and lay it out. The places in the file stay behind: no page shows them yet."""
    content: Json = chutri.reading.to_dict(reading)
    content["findings"] = [dataclasses.asdict(one) for one in chutri.checking.check(reading)]
    tasks = with_findings(content["tasks"], content["findings"])
    blocks = blocks_of(reading.text, content)
    cuts = passages_of(len(reading.text), blocks, marks_of(content), tasks)
    return ReadPlan(reading, content, cuts, chutri.checking.other_ends(reading))


@transaction.atomic
def import_plan(*, read: ReadPlan, data: bytes, name: str, by: User, at: datetime) -> Plan:
    """Keep a file and what was read in it as a plan of the person's agency.

    Raises PlanAlreadyHere when the agency has a plan of this file; a document that it only holds becomes a plan.
    """
    reading, content = read.reading, read.content
    held = document_with_content(agency=by.agency, sha256=content_hash(data))
    already = plan_of(held) if held else None
    if already is not None:
        raise PlanAlreadyHere(already)
    document = held or store_document(
        data=data, name=name, media_type=reading.source.media_type, letterhead=_letterhead(reading), by=by, at=at
    )
    plan = Plan(
        document=document,
        imported_at=at,
        imported_by=by,
        stage=Stage.REVIEW,
        task_count=len(reading.tasks),
        dated_count=sum(task.deadline is not None or task.recurrence is not None for task in reading.tasks),
        finding_count=len(content["findings"]),
        unread_count=len(reading.unread),
    )
    plan.full_clean()
    plan.save()
    PlanReading.objects.create(
        plan=plan, schema=content["schema"], data=content, counts=panel_counts(content), text=reading.text
    )
    Passage.objects.bulk_create(
        Passage(
            plan=plan, number=number, start=cut.start, end=cut.end, blocks=cut.blocks, marks=cut.marks, tasks=cut.tasks
        )
        for number, cut in enumerate(read.cuts, start=1)
    )
    create_duties(plan=plan, numbered=[one for cut in read.cuts for one in cut.tasks], ends=read.ends)
    words = f"Nhập kế hoạch {plan}: đọc được {plan.task_count} nhiệm vụ"
    record(by=by, at=at, deed="import_plan", about=plan, words=words, changes={"sha256": document.sha256})
    return plan


def _letterhead(reading: Reading) -> Letterhead:
    header = reading.header
    issued = stated_date(header.date)
    return Letterhead(
        code=(header.code or "")[:120],
        kind=(header.kind or "")[:120],
        title=header.title or "",
        issuer=header.issuer or "",
        issued_date=issued.last_day if issued and issued.precision == "day" else None,
    )
