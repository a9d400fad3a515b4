"""Who does a task: the person of the lead agency, the agency itself where the plan's words did not tell, sub-tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import DeadlineBasis, Role
from chutri.office.tasks.choices import ChangeKind, Stage
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations.extensions import fixed_on, keep_change
from chutri.office.tasks.operations.saving import UnableToChangeTask, note, save_task
from chutri.office.tasks.operations.telling import tell_lead
from chutri.office.tasks.rules.timeliness import CLOSED


class UnableToAssign(UnableToChangeTask):
    """The task can't be given so."""


@transaction.atomic
def hand_task(*, task: Task, person: User | None, seen_version: int, by: User, at: datetime) -> Task:
    """Hand a task to a person of the agency that leads it; None takes it back."""
    if task.stage in CLOSED:
        raise UnableToAssign(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không giao nữa.")
    if person is not None and person.agency_id != task.lead_id:
        raise UnableToAssign(f"{person} không thuộc cơ quan chủ trì nhiệm vụ này.")
    if task.person_id == (person.pk if person else None):
        raise UnableToAssign(f"Nhiệm vụ đang do {person} thực hiện." if person else "Nhiệm vụ chưa giao cho ai.")
    fresh = save_task(task=task, seen_version=seen_version, at=at, values={"person": person})
    said = f"Giao cho {person} thực hiện" if person else f"Thôi giao cho {task.person}"
    if person:
        tell_lead(fresh, by=by, at=at, words=f"{by} giao bạn thực hiện: {fresh}")
    note(fresh, by=by, at=at, deed="hand_task", words=said, before=task)
    return fresh


@transaction.atomic
def name_lead(*, task: Task, agency: Agency, reason: str, seen_version: int, by: User, at: datetime) -> Task:
    """Say which agency of the directory leads: where the words did not tell, or where the lead no longer exists."""
    if task.stage in CLOSED or task.collective:
        raise UnableToAssign("Nhiệm vụ này không còn xác định cơ quan chủ trì được.")
    if task.lead_id == agency.pk:
        raise UnableToAssign(f"{agency} đang chủ trì nhiệm vụ này.")
    if task.parent_id and Task.objects.filter(parent=task.parent_id, lead=agency, duty=task.duty_id).exists():
        raise UnableToAssign(f"{agency} đã có phần của mình trong nhiệm vụ này.")
    values = {
        "lead": agency,
        "lead_words": agency.name,
        "lead_order": sort_key(agency.name)[:200],
        "person": None,
        "search": f"{task.search} {fold(agency.name)}",
        # while a result or a request waits for the giver, it goes on waiting there
        **({} if task.stage == Stage.SUBMITTED else {"holder": agency}),
    }
    fresh = save_task(task=task, seen_version=seen_version, at=at, values=values)
    keep_change(before=task, after=fresh, kind=ChangeKind.LED, by=by, at=at, reason=reason)
    said = f"Xác định cơ quan chủ trì: {agency}" + (f" (trước là {task.lead})" if task.lead_id else "")
    tell_lead(fresh, by=by, at=at, words=f"Cơ quan bạn chủ trì: {fresh}")
    note(fresh, by=by, at=at, deed="name_lead", words=said, before=task)
    return fresh


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a task: what is to be done, by whom, by when."""

    action: str
    person: User | None = None
    day: date | None = None


@transaction.atomic
def add_subtask(*, task: Task, piece: Piece, seen_version: int, by: User, at: datetime) -> Task:
    """Divide a task as it was on the screen: a piece with its own person and day, the lead's own affair; no figure counts it.

    Raises TaskChangedMeanwhile when somebody saved the task since.
    """
    action, person, day = piece.action, piece.person, piece.day
    if task.stage in CLOSED:
        raise UnableToAssign(f"Nhiệm vụ ở giai đoạn “{task.stage_word}” nên không chia việc nữa.")
    if not action.strip():
        raise UnableToAssign("Hãy ghi nội dung việc con.")
    if person is not None and person.agency_id != task.lead_id:
        raise UnableToAssign(f"{person} không thuộc cơ quan chủ trì nhiệm vụ này.")
    task = save_task(task=task, seen_version=seen_version, at=at, values={})
    child = Task.objects.create(
        plan=task.plan,
        giver=task.giver,
        parent=task,
        ordinal=task.ordinal,
        read_id="",
        action=action.strip(),
        context=str(task),
        mode=task.mode,
        role=Role.OWN,
        lead=task.lead,
        lead_words=task.lead_words,
        lead_order=task.lead_order,
        person=person,
        counted=False,
        holder=task.lead,
        held_since=at if task.lead_id else None,
        moved_at=at,
        confidence=1,
        span_start=task.span_start,
        span_end=task.span_end,
        search=fold(f"{action} {task.lead_words}"),
        **(fixed_on(day, DeadlineBasis.FIXED) if day else {"deadline_basis": DeadlineBasis.NONE}),
    )
    note(child, by=by, at=at, deed="add_subtask", words=f"Chia từ nhiệm vụ: {task}")
    note(task, by=by, at=at, deed="add_subtask", words=f"Thêm việc con: {child}", subtask=child.pk)
    return child
