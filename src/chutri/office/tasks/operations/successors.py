"""Tasks follow mergers: classes are evaluated anew, shares and parts go to whoever took over. A single lead is only asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from chutri.office.history.operations import Actor, record
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import successors_at
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.models import Duty
from chutri.office.tasks.choices import ChangeKind, Stage
from chutri.office.tasks.models import Task, TaskAgency, TaskChange, TaskParty
from chutri.office.tasks.operations.addressing import Addressees
from chutri.office.tasks.operations.creating import child_of, give_lead
from chutri.office.tasks.rules.timeliness import OPEN


@dataclass(slots=True)
class System:
    """Who acts where no person does: the nightly job."""

    pk: int = 0

    def name_in_history(self) -> str:
        """Give the name that the line keeps."""
        return "Hệ thống"


SYSTEM = System()


def reevaluate(*, on: date, at: datetime, by: User | None = None) -> int:
    """Let the open tasks follow what became of agencies until ``on``; give how many collective tasks and parts changed.

    A task that one agency leads is left as it is: its page proposes the successors, and a person decides.
    """
    actor: Actor = by or SYSTEM
    heads = Task.objects.filter(collective=True, stage__in=OPEN).select_related("plan__document__agency", "duty")
    changed = sum(_follow(head, on, at, actor) for head in heads.prefetch_related("parties").order_by("pk"))
    return changed + _move_parts(on, at, actor)


@transaction.atomic
def _follow(head: Task, on: date, at: datetime, by: Actor) -> bool:
    """Bring the shares of one collective task to what its names mean on a day."""
    shares = list(
        Task.objects.filter(parent=head, duty=head.duty_id, lead__isnull=False).select_related(
            "lead", "duty", "plan__document"
        )
    )
    leads = {share.lead_id for share in shares}
    closed = [share for share in shares if share.stage in OPEN and share.lead and _ended(share.lead, on)]
    heirs = successors_at([share.lead for share in closed if share.lead], on=on)
    words: list[str] = []
    for share in closed:
        words.append(_hand_down(share, heirs[share.lead_id or 0], leads, on, at))
    parties = [party for party in head.parties.all() if party.kind == PartyKind.AGENCY]
    for agency in Addressees(plan=head.plan, on=on).agencies(_classes(parties)):
        if agency.pk not in leads and head.duty:
            child = child_of(head, _duty_of(head), _duty_of(head).parties.all(), agency, at=at)
            child.save()
            leads.add(agency.pk)
            words.append(f"thêm {agency}")
    if words:
        record(by=by, at=at, deed="reevaluate", about=head, words="Theo sắp xếp tổ chức: " + "; ".join(words))
    return bool(words)


def _hand_down(share: Task, heirs: tuple[Agency, ...], leads: set[int | None], on: date, at: datetime) -> str:
    """Give a share to the one successor that has none yet; otherwise it ends, and the successors have their own."""
    old = share.lead
    free = [heir for heir in heirs if heir.pk not in leads]
    before = {"lead_words": share.lead_words, "stage": share.stage}
    if len(heirs) == 1 and free:
        give_lead(share, free[0], at)
        share.person = None
        leads.add(free[0].pk)
        said = f"{old} → {free[0]}"
    else:
        share.stage, share.holder, share.held_since = Stage.CANCELLED, None, None
        for heir in free:
            child = child_of(share, _duty_of(share), _duty_of(share).parties.all(), heir, at=at)
            child.parent_id = share.parent_id
            child.save()
            leads.add(heir.pk)
        said = f"{old} kết thúc hoạt động, việc chuyển cho {', '.join(map(str, heirs)) or 'chưa rõ đơn vị kế thừa'}"
    share.version += 1
    share.moved_at = at
    share.save()
    after = {"lead_words": share.lead_words, "stage": str(share.stage)}
    TaskChange.objects.create(
        task=share, kind=ChangeKind.SUCCEEDED, on=on, at=at, reason=said, before=before, after=after
    )
    return said


def _move_parts(on: date, at: datetime, by: Actor) -> int:
    """Let the parts of agencies that have ended go to their successors, with the day."""
    rows = list(
        TaskAgency.objects.filter(left_on=None, agency__closed_on__lte=on, task__stage__in=OPEN).select_related(
            "agency", "task"
        )
    )
    heirs = successors_at([row.agency for row in rows], on=on)
    for row in rows:
        with transaction.atomic():
            row.left_on = row.agency.closed_on
            row.save(update_fields=["left_on"])
            for heir in heirs[row.agency_id]:
                TaskAgency.objects.get_or_create(
                    task=row.task,
                    agency=heir,
                    part=row.part,
                    left_on=None,
                    defaults={"joined_on": row.left_on or on, "own_part": row.own_part, "duty": row.duty},
                )
            names = ", ".join(str(heir) for heir in heirs[row.agency_id]) or "chưa rõ đơn vị kế thừa"
            record(by=by, at=at, deed="reevaluate", about=row.task, words=f"{row.agency} → {names}")
    return len(rows)


def _classes(parties: list[TaskParty]) -> list[TaskParty]:
    return [party for party in parties if party.rule]


def _duty_of(task: Task) -> Duty:
    """The duty that the shares of a task come from, with the plan at hand."""
    if task.duty is None:
        raise ValueError(f"task {task.pk} comes from no duty")
    task.duty.plan = task.plan
    return task.duty


def _ended(agency: Agency, on: date) -> bool:
    return agency.closed_on is not None and agency.closed_on <= on
