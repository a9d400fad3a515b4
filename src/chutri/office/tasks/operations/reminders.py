"""Reminders that come by themselves: one message a person and day, whichever way they chose. Told once, however often run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.people.models import User
from chutri.office.people.operations import mark_read, notify
from chutri.office.tasks.models import ReminderChoice, Task
from chutri.office.tasks.operations.saving import UnableToChangeTask
from chutri.office.tasks.queries.reminding import DEFAULT_DAYS, choices_of, tasks_due, who_answers
from chutri.office.tasks.rules.reminders import Due, reminder_words, week_words
from chutri.office.tasks.rules.working_time import Window, calendar, is_working, reminded_today

# A task that is later than this is no news every Monday; the dashboard keeps it in sight.
LATE_FOR = timedelta(days=120)


class UnableToChooseReminders(UnableToChangeTask):
    """The choice makes no sense."""


def send_reminders(*, at: datetime) -> int:
    """Tell everybody what is due in 7, 3 and 1 working days and what fell due since; give how many people were told."""
    today = localdate(at)
    told: dict[int, dict[int, list[Due]]] = defaultdict(lambda: defaultdict(list))
    people: dict[int, User] = {}
    for offset in DEFAULT_DAYS:
        window = reminded_today(offset, today, calendar())
        if window is not None:
            for person, due in _by_person(tasks_due(window), today):
                people[person.pk] = person
                told[person.pk][offset].append(due)
    choices = choices_of(people.values())
    count = 0
    for key, person in people.items():
        kept = {offset: rows for offset, rows in told[key].items() if offset in choices[key].days}
        if kept:
            count += _tell(person, choices[key], reminder_words(dict(kept)), f"task-reminders:{today}", at)
    return count


def send_week(*, at: datetime) -> int:
    """Tell everybody, at the beginning of a week, what it brings and what is late; give how many people were told."""
    today = localdate(at)
    due = _grouped(_by_person(tasks_due(Window(today, today + timedelta(days=6 - today.weekday()))), today))
    late = _grouped(_by_person(tasks_due(Window(today - LATE_FOR, today - timedelta(days=1))), today))
    people = {person.pk: person for person, _ in (*due.values(), *late.values())}
    choices = choices_of(people.values())
    count = 0
    for key, person in people.items():
        if choices[key].weekly:
            words = week_words(due.get(key, (person, []))[1], late.get(key, (person, []))[1])
            count += _tell(person, choices[key], words, f"task-week:{today}", at)
    return count


@transaction.atomic
def choose_reminders(*, days: Iterable[int], weekly: bool, in_app: bool, by_mail: bool, by: User) -> ReminderChoice:
    """Say which reminders one wants, and by which way. One's own affair: no history line."""
    chosen = sorted({day for day in days if day in DEFAULT_DAYS}, reverse=True)
    if (chosen or weekly) and not (in_app or by_mail):
        raise UnableToChooseReminders("Hãy chọn ít nhất một cách nhận: trong hệ thống hoặc qua thư.")
    facts = {"days": chosen, "weekly": weekly, "in_app": in_app, "by_mail": by_mail}
    return ReminderChoice.objects.update_or_create(person=by, defaults=facts)[0]


def works_today(at: datetime) -> bool:
    """Say whether offices work on the day of a moment."""
    return is_working(localdate(at), calendar())


def _by_person(tasks: Iterable[Task], today: date) -> list[tuple[User, Due]]:
    rows = list(tasks)
    answering = who_answers(rows, today)
    return [
        (person, Due(task.pk, str(task), task.last_day))
        for task in rows
        if task.last_day
        for person in answering[task.pk]
    ]


def _grouped(pairs: Iterable[tuple[User, Due]]) -> dict[int, tuple[User, list[Due]]]:
    found: dict[int, tuple[User, list[Due]]] = {}
    for person, due in pairs:
        found.setdefault(person.pk, (person, []))[1].append(due)
    return found


@transaction.atomic
def _tell(person: User, choice: ReminderChoice, words: str, key: str, at: datetime) -> int:
    address = reverse("tasks:my-work")
    new = notify(people=[person], words=words, address=address, key=key, at=at, mail=choice.by_mail)
    for notice in new:
        if not choice.in_app:  # kept so that it is not told twice, and shown as read already
            mark_read(notice=notice, at=at)
    return len(new)
