"""Which tasks a person may see, and one task with what its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet

from chutri.office.documents.rules.storage import kept_at
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, Succession, User
from chutri.office.people.queries import agencies_of, people_of
from chutri.office.tasks.choices import Outcome
from chutri.office.tasks.models import (
    Comment,
    Evidence,
    Extension,
    Result,
    SavedFilter,
    Spell,
    Task,
    TaskAgency,
    TaskChange,
    TaskParty,
)

WHOLE = ("plan__document__agency", "lead", "person", "holder", "parent")
CHILDREN_SHOWN = 200
# all that a row of any list shows: a task, its plan and its document have some ninety columns between them
_IN_A_ROW = (
    "ordinal", "section", "action", "mode", "role", "stage", "lead", "lead_words", "giver", "percent", "percent_words",
    "submitted_on", "finished_on", "last_day", "begins", "deadline_date", "deadline_precision", "deadline_relation",
    "deadline_words", "person__full_name", "plan__issued_at", "plan__document__code", "plan__document__title",
    "plan__document__name", "plan__document__agency",
)  # fmt: skip
# what may be done in an agency's name by anybody there but a reader
ACTING = tuple(role for role in Role if role not in (Role.READER, Role.ADMINISTRATOR))
# who hears of what happens to an agency's tasks, where they are not handed to one person
FIRST_TO_HEAR = (Role.FOCAL, Role.OFFICE, Role.LEADER)


def tasks_seen_by(person: User) -> QuerySet[Task]:
    """Give the tasks of the plans of one's own agencies, and those that these agencies lead or have a part in."""
    return Task.objects.filter(seen_by(person))


def seen_by(person: User) -> Q:
    """Give the condition of the tasks that somebody may see."""
    keys = agencies_of(person)
    parts = TaskAgency.objects.filter(agency__in=keys, left_on=None).values("task")
    return Q(giver__in=keys) | Q(lead__in=keys) | Q(pk__in=parts)


def task_whole(pk: int) -> Task:
    """Give one task with plan, document, lead, person and holder. Raises Task.DoesNotExist."""
    return Task.objects.select_related(*WHOLE).get(pk=pk)


def with_what_a_row_shows(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Fetch along what is shown of plan, document, person and the named bodies: two queries for any number of rows."""
    parties = Prefetch("parties", TaskParty.objects.only("task_id", "kind", "text").order_by("kind", "place"))
    return tasks.select_related("plan__document", "person").only(*_IN_A_ROW).prefetch_related(parties)


def parts_in(task: Task) -> QuerySet[TaskAgency]:
    """Give the agencies with a part in a task, and in the collective task that it belongs to; those that left stand last."""
    keys = [task.pk, *([task.parent_id] if task.parent_id else [])]
    return (
        TaskAgency.objects.filter(task__in=keys)
        .select_related("agency", "person", "task")
        .order_by(F("left_on").asc(nulls_first=True), "part", "agency__name_order", "pk")
    )


def children_of(task: Task) -> QuerySet[Task]:
    """Give the shares of a collective task, or the sub-tasks, in the order of the alphabet."""
    return Task.objects.filter(parent=task).select_related("person").order_by("lead_order", "pk")[:CHILDREN_SHOWN]


def results_of(task: Task) -> QuerySet[Result]:
    """Give the results handed in, the newest first, with their evidence."""
    rows = Result.objects.filter(task=task).select_related("submitted_by", "decided_by", "agency")
    return rows.prefetch_related("evidence").order_by("-number")


def extensions_of(task: Task) -> QuerySet[Extension]:
    """Give what more time was asked for, the newest first."""
    return Extension.objects.filter(task=task).select_related("asked_by", "decided_by").order_by("-pk")


def changes_of(task: Task) -> QuerySet[TaskChange]:
    """Give the dated changes of a task, the newest first."""
    return TaskChange.objects.filter(task=task).select_related("by", "document").order_by("-pk")


def comments_on(task: Task) -> QuerySet[Comment]:
    """Give what was said, in the order in which it was."""
    return Comment.objects.filter(task=task).select_related("author__agency").order_by("at", "pk")


def spells_of(task: Task) -> list[Spell]:
    """Give the waits that have ended, in order."""
    return list(Spell.objects.filter(task=task).select_related("holder").order_by("began_at", "pk"))


def content_path(evidence: Evidence) -> Path:
    """Give where a file that was handed in is kept: in the store of documents, by the hash of its content."""
    return Path(settings.MEDIA_ROOT) / kept_at(evidence.sha256)


def waiting_result(task: Task) -> Result | None:
    """Give the result that waits for its acceptance."""
    return Result.objects.filter(task=task, outcome=Outcome.WAITING).first()


def waiting_extension(task: Task) -> Extension | None:
    """Give the request for more time that waits for its decision."""
    return Extension.objects.filter(task=task, outcome=Outcome.WAITING).first()


def people_involved(task: Task) -> list[User]:
    """Give the people of the agencies that have to do with a task: giver, lead, supporters."""
    keys = {task.plan.document.agency_id, *([task.lead_id] if task.lead_id else [])}
    keys |= {part.agency_id for part in parts_in(task) if part.left_on is None}
    return list(people_of(keys, Role))


def people_who_act(agency: Agency | int) -> QuerySet[User]:
    """Give the people of an agency to whom its work may be handed."""
    return people_of([agency], ACTING)


def successors_of(agency: Agency) -> QuerySet[Succession]:
    """Give who took over from an agency that has ended."""
    return Succession.objects.filter(predecessor=agency).select_related("successor").order_by("effective_on", "pk")


def first_to_hear(agencies: Iterable[int], *, roles: Iterable[Role] = FIRST_TO_HEAR) -> list[User]:
    """Give who is told of what concerns some agencies."""
    return list(people_of(list(agencies), roles))


def filters_of(person: User) -> QuerySet[SavedFilter]:
    """Give the filters that somebody saved, and those that colleagues share."""
    shared = Q(agency__in=agencies_of(person), shared=True)
    return SavedFilter.objects.filter(Q(owner=person) | shared).select_related("owner").order_by("name", "pk")
