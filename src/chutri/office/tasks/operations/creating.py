"""The tasks of an issued plan, made of its reviewed duties all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.lib.insertion import insert_rows
from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.models import Duty, DutyParty, Plan, StatedDeadline
from chutri.office.plans.queries import duties_to_issue, parties_to_issue
from chutri.office.tasks.choices import Answer, Part
from chutri.office.tasks.models import Task, TaskAgency, TaskParty
from chutri.office.tasks.operations.addressing import Addressees

# what a task takes over from the duty that was reviewed
COPIED = (
    "ordinal",
    "read_id",
    "section",
    "action",
    "context",
    "mode",
    "role",
    "deliverables",
    "confidence",
    "span_start",
    "span_end",
    *(field.name for field in StatedDeadline._meta.fields),
)
PARTS = {
    PartyKind.PARTNER.value: Part.SUPPORT,
    PartyKind.CONSULTED.value: Part.CONSULTED,
    PartyKind.SUPERIOR.value: Part.SUPERIOR,
}
BATCH = 500
# a plan names the same few bodies again and again
_order = lru_cache(maxsize=4096)(sort_key)


@dataclass(frozen=True, slots=True)
class _Ordered:
    """A duty with the parties that it names, each kind in its order."""

    duty: Duty
    parties: Sequence[DutyParty]

    def named(self, kind: str) -> list[DutyParty]:
        return [party for party in self.parties if party.kind == kind]


@dataclass(slots=True)
class _Rows:
    """What is to be written: tasks with their duties, then what hangs on them."""

    heads: list[tuple[Task, _Ordered]] = field(default_factory=list)
    children: list[Task] = field(default_factory=list)


@transaction.atomic
def create_tasks(*, plan: Plan, by: User, at: datetime) -> list[Task]:
    """Make the tasks of an issued plan out of its duties; give those that stand for a duty each, without the children.

    A duty for several bodies of the directory, or for a class of them, is a collective task with one child a body. The
    supporter's end of a two-sided duty makes no task: it is that agency's part in the lead's.
    """
    parties = parties_to_issue(plan)
    orders = [_Ordered(duty, parties.get(duty.pk, ())) for duty in duties_to_issue(plan)]
    addressees = Addressees(plan=plan, on=localdate(at))
    tied = _tied(orders)
    rows = _Rows()
    for order in orders:
        order.duty.plan = plan  # one plan for all, with the document that is asked of it once
        if order.duty.pk not in tied:
            _lay_out(rows, order, addressees, at)
    Task.objects.bulk_create([task for task, _ in rows.heads], batch_size=BATCH)
    Task.objects.bulk_create(rows.children, batch_size=BATCH)
    insert_rows(TaskParty, _PARTY, (row for task, order in rows.heads for row in _parties(task, order)))
    by_duty = {order.duty.pk: task for task, order in rows.heads}
    parts = (row for task, order in rows.heads for row in _parts(task, order, addressees))
    ends = (row for order in tied.values() for row in _own_parts(by_duty, order, addressees.on))
    insert_rows(TaskAgency, _PART, _once_each(ends, parts))
    count = sum(task.counted for task, _ in rows.heads) + len(rows.children)
    said = f"Lập {len(rows.heads)} nhiệm vụ từ kế hoạch {plan}"
    if rows.children:
        said += f", theo dõi ở {count} đầu việc của từng cơ quan"
    record(by=by, at=at, deed="create_tasks", about=plan, words=said, changes={"tasks": count})
    return [task for task, _ in rows.heads]


def _tied(orders: Iterable[_Ordered]) -> dict[int, _Ordered]:
    """The supporter's ends: of those whose lead's end is issued too and whose own body is known."""
    issued = {order.duty.pk: order for order in orders}
    return {
        key: order
        for key, order in issued.items()
        if order.duty.supports_id in issued
        and issued[order.duty.supports_id].duty.supports_id is None
        and any(_chosen(party) for party in order.named(PartyKind.AGENCY))
    }


def _chosen(party: DutyParty) -> bool:
    """A name that a person, or nothing but a doubtless match, led to an agency. A mere suggestion is not taken."""
    return party.agency_id is not None and party.resolution == "chosen"


def _lay_out(rows: _Rows, order: _Ordered, addressees: Addressees, at: datetime) -> None:
    named = order.named(PartyKind.AGENCY)
    leads = addressees.agencies(named)
    unknown = addressees.unknown(named)
    head = new_task(order.duty, order.parties, at)
    head.lead_words = "; ".join(party.text for party in named)
    head.lead_order = _order(head.lead_words)[:200]
    rows.heads.append((head, order))
    if (len(leads) + len(unknown) > 1 and leads) or addressees.any_class(named):
        head.collective, head.counted, head.holder, head.held_since = True, False, None, None
        rows.children.extend(child_of(head, order.duty, order.parties, agency, at=at) for agency in leads)
        rows.children.extend(_nameless_child(head, order, party.text, at) for party in unknown)
    elif leads:
        give_lead(head, leads[0], at)


def new_task(duty: Duty, parties: Iterable[DutyParty], at: datetime) -> Task:
    """Make a task of a duty, led by nobody yet: it waits for the agency whose plan it is to say who leads."""
    named = " ".join(party.text for party in parties)
    copied = {name: getattr(duty, name) for name in COPIED}
    if not duty.deadline_confirmed:
        copied["last_day"] = None
    return Task(
        plan=duty.plan,
        duty=duty,
        giver_id=duty.plan.document.agency_id,
        search=fold(f"{duty.action} {duty.context} {named} {duty.deadline_words} {duty.section}"),
        holder_id=duty.plan.document.agency_id,
        held_since=at,
        moved_at=at,
        **copied,
    )


def give_lead(task: Task, agency: Agency, at: datetime) -> None:
    """Let an agency lead a task that is not saved yet."""
    task.lead = task.holder = agency
    task.held_since = at
    task.lead_words = agency.name
    task.lead_order = agency.name_order or _order(agency.name)[:200]


def child_of(head: Task, duty: Duty, parties: Iterable[DutyParty], agency: Agency, *, at: datetime) -> Task:
    """Make the share of one agency in a collective task."""
    child = new_task(duty, parties, at)
    child.parent = head
    give_lead(child, agency, at)
    child.search = f"{child.search} {fold(agency.name)}"
    return child


def _nameless_child(head: Task, order: _Ordered, name: str, at: datetime) -> Task:
    child = new_task(order.duty, order.parties, at)
    child.parent = head
    child.lead_words, child.lead_order = name, _order(name)[:200]
    return child


# the columns of what hangs on tasks, and their values, row by row
_PARTY = (
    "task_id", "kind", "place", "text", "key", "name_order", "span_start", "span_end", "resolution", "agency_id", "rule",
)  # fmt: skip
_PART = (
    "task_id", "agency_id", "part", "duty_id", "own_part", "joined_on", "answer", "answer_words", "version",
)  # fmt: skip
_Row = tuple[Any, ...]


def _parties(task: Task, order: _Ordered) -> Iterator[_Row]:
    for one in order.parties:
        span = one.span_start, one.span_end
        order_of_name = _order(one.text)[:200]
        yield (
            task.pk,
            one.kind,
            one.place,
            one.text,
            one.key,
            order_of_name,
            *span,
            one.resolution,
            one.agency_id,
            one.rule,
        )


def _parts(task: Task, order: _Ordered, addressees: Addressees) -> Iterator[_Row]:
    for kind, part in PARTS.items():
        for agency in addressees.agencies(order.named(kind)):
            if agency.pk != task.lead_id:
                yield task.pk, agency.pk, part.value, None, "", addressees.on, *_UNANSWERED


def _own_parts(by_duty: dict[int, Task], order: _Ordered, on: date) -> Iterator[_Row]:
    duty = order.duty
    task = by_duty[duty.supports_id]  # type: ignore[index]  # _tied keeps only those that have one
    for party in order.named(PartyKind.AGENCY):
        if _chosen(party) and party.agency_id != task.lead_id:
            yield task.pk, party.agency_id, Part.SUPPORT.value, duty.pk, duty.action, on, *_UNANSWERED


_UNANSWERED = (Answer.WAITING.value, "", 1)


def _once_each(*lists: Iterable[_Row]) -> Iterable[_Row]:
    """Each agency has a part in a task once; the first mention, which tells it its own part, counts."""
    kept: dict[_Row, _Row] = {}
    for rows in lists:
        for row in rows:
            kept.setdefault(row[:3], row)
    return kept.values()
