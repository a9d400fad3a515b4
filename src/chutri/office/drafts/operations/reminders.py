"""Reminders of steps that are due: one message a person and day, the way they chose for their tasks. Told once, however often run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.drafts.models import Step
from chutri.office.drafts.queries.waiting import people_waited_for, steps_due
from chutri.office.drafts.rules.reminders import DueStep, reminder_words
from chutri.office.people.models import User
from chutri.office.people.operations import mark_read, notify
from chutri.office.tasks.models import ReminderChoice
from chutri.office.tasks.queries.reminding import DEFAULT_DAYS, choices_of
from chutri.office.tasks.rules.working_time import calendar, reminded_today


def send_draft_reminders(*, at: datetime) -> int:
    """Tell everybody whose turn is due in 7, 3 and 1 working days or fell due since; the drafter hears of what fell due elsewhere.

    Gives how many people were told.
    """
    today = localdate(at)
    told: dict[int, dict[int, list[DueStep]]] = defaultdict(lambda: defaultdict(list))
    people: dict[int, User] = {}
    for offset in DEFAULT_DAYS:
        window = reminded_today(offset, today, calendar())
        if window is None:
            continue
        for step in steps_due(window.first, window.last):
            for person in _hearing(step, offset):
                people[person.pk] = person
                told[person.pk][offset].append(_due(step))
    choices = choices_of(people.values())
    count = 0
    for key, person in people.items():
        kept = {offset: rows for offset, rows in told[key].items() if offset in choices[key].days}
        if kept:
            count += _tell(person, choices[key], kept, at)
    return count


def _hearing(step: Step, offset: int) -> list[User]:
    asked = people_waited_for(step)
    return asked if asked and offset else list({one.pk: one for one in [*asked, step.draft.owner]}.values())


def _due(step: Step) -> DueStep:
    assert step.due_on is not None  # noqa: S101  steps_due gives dated steps alone
    return DueStep(step.draft_id, str(step), step.draft.title, step.due_on)


@transaction.atomic
def _tell(person: User, choice: ReminderChoice, kept: Mapping[int, list[DueStep]], at: datetime) -> int:
    key = f"draft-reminders:{localdate(at)}"
    address = f"{reverse('drafts:draft-list')}?xem=cho-toi"
    new = notify(people=[person], words=reminder_words(kept), address=address, key=key, at=at, mail=choice.by_mail)
    for notice in new:
        if not choice.in_app:  # kept so that it is not told twice, and shown as read already
            mark_read(notice=notice, at=at)
    return len(new)
