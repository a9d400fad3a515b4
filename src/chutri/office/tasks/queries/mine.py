"""Việc của tôi: what a person has to do, by what it asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of, standing_of
from chutri.office.plans.models import PlanReading
from chutri.office.tasks.choices import Answer, Outcome, Part, Stage
from chutri.office.tasks.models import Extension, Task, TaskAgency
from chutri.office.tasks.rules.timeliness import OPEN, SOON, WORKING

DECIDING = (Role.OFFICE.value, Role.LEADER.value)
# whoever answers for all that their agency leads; others see what is handed to them, and what nobody has yet
OVERSEEING = (Role.FOCAL.value, Role.OFFICE.value, Role.LEADER.value)


@dataclass(frozen=True, slots=True)
class Mine:
    """The four questions of one's own page, as lists not yet fetched."""

    leading: QuerySet[Task]
    supporting: QuerySet[TaskAgency]
    deciding: QuerySet[Task]
    answering: QuerySet[TaskAgency]


def mine(person: User) -> Mine:
    """Give what somebody leads, supports, has to decide and has to answer; whatever is closed is left out."""
    own = standing_of(person).roles
    acting = {agency for agency, role in own if role != Role.READER}
    overseen = {agency for agency, role in own if role in OVERSEEING}
    deciding = {agency for agency, role in own if role in DECIDING}
    to_lead = Q(person=person) | Q(lead__in=overseen) | Q(lead__in=acting, person=None)
    parts = TaskAgency.objects.filter(agency__in=acting, left_on=None, task__stage__in=OPEN)
    own_parts = parts.filter(Q(person=None) | Q(person=person) | Q(agency__in=overseen), part=Part.SUPPORT)
    submitted = Task.objects.filter(giver__in=deciding, stage=Stage.SUBMITTED).order_by().values("pk")
    waiting = Extension.objects.filter(outcome=Outcome.WAITING, task__giver__in=deciding).order_by().values("task")
    asked = Extension.objects.filter(task=OuterRef("pk"), outcome=Outcome.WAITING)
    # these few by their keys: a database looks at every task when it is to meet one condition or another
    to_decide = Task.objects.filter(pk__in=submitted.union(waiting), stage__in=OPEN, collective=False)
    return Mine(
        leading=_rows(Task.objects.filter(to_lead, stage__in=WORKING, collective=False)),
        supporting=_parts(own_parts.exclude(answer__in=(Answer.WAITING, Answer.DONE))),
        deciding=_rows(to_decide.annotate(asks_for_time=Exists(asked))),
        answering=_parts(own_parts.filter(answer=Answer.WAITING)),
    )


def due_soon(tasks: QuerySet[Task], today: date) -> QuerySet[Task]:
    """Keep what is due within seven days, or overdue."""
    return tasks.filter(last_day__lte=today + SOON)


def followed(person: User) -> QuerySet[Task]:
    """Give what somebody follows without having a part in it, and may still see."""
    keys = agencies_of(person)
    seen = Q(giver__in=keys) | Q(lead__in=keys) | Q(agencies__agency__in=keys)
    return _rows(Task.objects.filter(seen, followers__person=person).distinct())


def with_sentence(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Let every row carry ``sentence``: the words of the plan that order it, cut by the database."""
    words = PlanReading.objects.filter(plan=OuterRef("plan")).annotate(
        words=Substr("text", OuterRef("span_start") + 1, OuterRef("span_end") - OuterRef("span_start"))
    )
    return tasks.annotate(sentence=words.values("words")[:1])


def _rows(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("plan__document", "person", "lead").order_by(
        F("last_day").asc(nulls_last=True), "plan_id", "ordinal", "pk"
    )


def _parts(parts: QuerySet[TaskAgency]) -> QuerySet[TaskAgency]:
    return parts.select_related("task__plan__document", "agency").order_by(
        F("task__last_day").asc(nulls_last=True), "task__plan_id", "task__ordinal", "pk"
    )
