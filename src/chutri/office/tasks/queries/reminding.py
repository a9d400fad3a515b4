"""Whom to remind of what: deadlines that near, and who answers for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from chutri.office.people.models import Posting, User
from chutri.office.people.queries.standing import valid_postings
from chutri.office.tasks.choices import Stage
from chutri.office.tasks.models import ReminderChoice, Task
from chutri.office.tasks.queries.seeing import FIRST_TO_HEAR
from chutri.office.tasks.rules.working_time import DAY_AFTER, Window

DEFAULT_DAYS = (7, 3, 1, DAY_AFTER)
_WORKING = (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.RETURNED)


def tasks_due(window: Window) -> QuerySet[Task]:
    """Give the tasks still worked on whose last day falls into a window; what was handed in waits for others."""
    return (
        Task.objects.filter(
            last_day__range=(window.first, window.last), stage__in=_WORKING, collective=False, lead__isnull=False
        )
        .select_related("person")
        .order_by("last_day", "plan_id", "ordinal", "pk")
    )


def who_answers(tasks: Iterable[Task], day: date) -> dict[int, list[User]]:
    """Give, by task, the person who does it, or where nobody was named the first to hear in the agency. One query."""
    rows = list(tasks)
    leads = {task.lead_id for task in rows if task.person_id is None}
    postings = Posting.objects.filter(
        valid_postings(day), agency__in=leads, role__in=[role.value for role in FIRST_TO_HEAR], person__is_active=True
    ).select_related("person")
    hearing: dict[int, dict[int, User]] = defaultdict(dict)
    for posting in postings.order_by("pk"):
        hearing[posting.agency_id][posting.person_id] = posting.person
    return {
        task.pk: [task.person] if task.person and task.person.is_active else list(hearing[task.lead_id or 0].values())
        for task in rows
    }


def choices_of(people: Iterable[User]) -> Mapping[int, ReminderChoice]:
    """Give the reminder choices of people, by key; the defaults for whoever chose nothing. One query."""
    keys = {person.pk: person for person in people}
    chosen = {one.person_id: one for one in ReminderChoice.objects.filter(person__in=keys)}
    return {key: chosen.get(key) or default_choice(person) for key, person in keys.items()}


def default_choice(person: User) -> ReminderChoice:
    """Give the choice of somebody who chose nothing: everything, in the app and by mail."""
    return ReminderChoice(person=person, days=list(DEFAULT_DAYS))


def feed_tasks(person: User) -> QuerySet[Task]:
    """Give the dated tasks of a person's calendar: those handed to them, and those that their agency leads and nobody has."""
    return (
        Task.objects.filter(last_day__isnull=False, collective=False)
        .exclude(stage=Stage.CANCELLED)
        .filter(person=person)
        .union(
            Task.objects.filter(
                last_day__isnull=False, counted=True, lead=person.agency_id, person=None, lead__isnull=False
            ).exclude(stage=Stage.CANCELLED)
        )
    )
