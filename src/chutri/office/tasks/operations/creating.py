"""The tasks of an issued plan, made of its reviewed duties all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.models import Duty, DutyParty, Plan, StatedDeadline
from chutri.office.plans.queries import duties_to_issue
from chutri.office.tasks.choices import Part
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


@dataclass(slots=True)
class _Rows:
    """What is to be written: tasks with their duties, then what hangs on them."""

    heads: list[tuple[Task, Duty]] = field(default_factory=list)
    children: list[Task] = field(default_factory=list)


@transaction.atomic
def create_tasks(*, plan: Plan, by: User, at: datetime) -> list[Task]:
    """Make the tasks of an issued plan out of its duties; give those that stand for a duty each, without the children.

    A duty for several bodies of the directory, or for a class of them, is a collective task with one child a body. The
    supporter's end of a two-sided duty makes no task: it is that agency's part in the lead's.
    """
    duties = list(duties_to_issue(plan))
    addressees = Addressees(plan=plan, on=localdate(at))
    tied = _tied(duties)
    rows = _Rows()
    for duty in duties:
        duty.plan = plan  # one plan for all, with the document that is asked of it once
        if duty.pk not in tied:
            _lay_out(rows, duty, addressees, at)
    Task.objects.bulk_create([task for task, _ in rows.heads], batch_size=BATCH)
    Task.objects.bulk_create(rows.children, batch_size=BATCH)
    TaskParty.objects.bulk_create([one for task, duty in rows.heads for one in _parties(task, duty)], batch_size=BATCH)
    by_duty = {duty.pk: task for task, duty in rows.heads}
    parts = [one for task, duty in rows.heads for one in _parts(task, duty, addressees)]
    ends = [one for duty in tied.values() for one in _own_parts(by_duty, duty, addressees.on)]
    TaskAgency.objects.bulk_create(_once_each(ends, parts), batch_size=BATCH)
    count = sum(task.counted for task, _ in rows.heads) + len(rows.children)
    said = f"Lập {len(rows.heads)} nhiệm vụ từ kế hoạch {plan}"
    if rows.children:
        said += f", theo dõi ở {count} đầu việc của từng cơ quan"
    record(by=by, at=at, deed="create_tasks", about=plan, words=said, changes={"tasks": count})
    return [task for task, _ in rows.heads]


def _tied(duties: Iterable[Duty]) -> dict[int, Duty]:
    """The supporter's ends: of those whose lead's end is issued too and whose own body is known."""
    issued = {duty.pk: duty for duty in duties}
    return {
        duty.pk: duty
        for duty in issued.values()
        if duty.supports_id in issued
        and issued[duty.supports_id].supports_id is None
        and any(_chosen(party) for party in duty.parties.all() if party.kind == PartyKind.AGENCY)
    }


def _chosen(party: DutyParty) -> bool:
    """A name that a person, or nothing but a doubtless match, led to an agency. A mere suggestion is not taken."""
    return party.agency_id is not None and party.resolution == "chosen"


def _lay_out(rows: _Rows, duty: Duty, addressees: Addressees, at: datetime) -> None:
    named = [party for party in duty.parties.all() if party.kind == PartyKind.AGENCY]
    leads = addressees.agencies(named)
    unknown = addressees.unknown(named)
    head = new_task(duty, at)
    head.lead_words = "; ".join(party.text for party in named)
    head.lead_order = _order(head.lead_words)[:200]
    rows.heads.append((head, duty))
    if (len(leads) + len(unknown) > 1 and leads) or addressees.any_class(named):
        head.collective, head.counted, head.holder, head.held_since = True, False, None, None
        rows.children.extend(child_of(head, duty, agency, at) for agency in leads)
        rows.children.extend(_nameless_child(head, duty, party.text, at) for party in unknown)
    elif leads:
        give_lead(head, leads[0], at)


def new_task(duty: Duty, at: datetime) -> Task:
    """Make a task of a duty, led by nobody yet: it waits for the agency whose plan it is to say who leads."""
    named = " ".join(party.text for party in duty.parties.all())
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


def child_of(head: Task, duty: Duty, agency: Agency, at: datetime) -> Task:
    """Make the share of one agency in a collective task."""
    child = new_task(duty, at)
    child.parent = head
    give_lead(child, agency, at)
    child.search = f"{child.search} {fold(agency.name)}"
    return child


def _nameless_child(head: Task, duty: Duty, name: str, at: datetime) -> Task:
    child = new_task(duty, at)
    child.parent = head
    child.lead_words, child.lead_order = name, _order(name)[:200]
    return child


def _parties(task: Task, duty: Duty) -> Iterator[TaskParty]:
    for party in duty.parties.all():
        yield TaskParty(
            task=task,
            kind=party.kind,
            place=party.place,
            text=party.text,
            key=party.key,
            name_order=_order(party.text)[:200],
            span_start=party.span_start,
            span_end=party.span_end,
            resolution=party.resolution,
            agency_id=party.agency_id,
            rule=party.rule,
        )


def _parts(task: Task, duty: Duty, addressees: Addressees) -> Iterator[TaskAgency]:
    for kind, part in PARTS.items():
        named = [party for party in duty.parties.all() if party.kind == kind]
        for agency in addressees.agencies(named):
            if agency.pk != task.lead_id:
                yield TaskAgency(task=task, agency=agency, part=part, joined_on=addressees.on)


def _own_parts(by_duty: dict[int, Task], duty: Duty, on: date) -> Iterator[TaskAgency]:
    task = by_duty[duty.supports_id]  # type: ignore[index]  # _tied keeps only those that have one
    for party in duty.parties.all():
        if party.kind == PartyKind.AGENCY and party.agency_id and _chosen(party) and party.agency_id != task.lead_id:
            yield TaskAgency(
                task=task,
                agency_id=party.agency_id,
                part=Part.SUPPORT,
                duty=duty,
                own_part=duty.action,
                joined_on=on,
            )


def _once_each(*lists: Iterable[TaskAgency]) -> list[TaskAgency]:
    """Each agency has a part in a task once; the first mention, which tells it its own part, counts."""
    kept: dict[tuple[int, int, str], TaskAgency] = {}
    for rows in lists:
        for one in rows:
            kept.setdefault((one.task_id, one.agency_id, one.part), one)
    return list(kept.values())
