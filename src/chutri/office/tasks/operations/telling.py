"""Who hears of what happens to a task. The person who does a deed is not told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.tasks.models import Task
from chutri.office.tasks.queries import first_to_hear


def address_of(task: Task) -> str:
    """Give the address of a task's page."""
    return reverse("tasks:task-page", args=[task.pk])


def tell(people: Iterable[User], *, by: User, at: datetime, words: str, task: Task, key: str) -> None:
    """Tell people something about a task, in the app and by mail."""
    others = [person for person in people if person.pk != by.pk]
    if others:
        notify(people=others, words=words, address=address_of(task), key=key, at=at, mail=True)


def tell_giver(task: Task, *, by: User, at: datetime, words: str) -> None:
    """Tell the office of the agency whose plan it is, which has to decide."""
    people = first_to_hear([task.plan.document.agency_id], roles=(Role.OFFICE,))
    tell(people, by=by, at=at, words=words, task=task, key=_key(task))


def tell_lead(task: Task, *, by: User, at: datetime, words: str) -> None:
    """Tell the person who does the task, or the agency that leads it; and whoever follows it."""
    people = [task.person] if task.person else first_to_hear([task.lead_id]) if task.lead_id else []
    followers = User.objects.filter(followed__task=task, is_active=True)
    tell([*people, *followers], by=by, at=at, words=words, task=task, key=_key(task))


def _key(task: Task) -> str:
    return f"task:{task.pk}:{task.version}"
