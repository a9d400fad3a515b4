"""Reminders, the week's message, calendars: told once, by the way that each person chose."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from chutri.office.people.models import Notice, User
from chutri.office.tasks.models import CalendarKey, Task
from chutri.office.tasks.operations import UnableToChangeTask, hand_task, submit_result
from chutri.office.tasks.operations.calendars import make_calendar_key, person_of_key, revoke_calendar_key
from chutri.office.tasks.operations.reminders import choose_reminders, send_reminders, send_week, works_today
from chutri.office.tasks.queries.reminding import feed_tasks
from tests.factories.office import LATER, NOW
from tests.factories.tracking import dung, em, first_task


@pytest.fixture
def task(an: User) -> Task:
    """The first task, last day Monday 09/03/2026; the second is due on 30/4."""
    dung()
    return first_task()


def on(day: date) -> datetime:
    return NOW + timedelta(days=(day - NOW.date()).days)


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("words", flat=True))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 6), "Nhắc việc: 1 nhiệm vụ đến hạn sau 1 ngày làm việc."),
        (date(2026, 3, 10), "Nhắc việc: 1 nhiệm vụ vừa quá hạn."),
    ],
)
def test_who_leads_is_told_before_and_after(task: Task, day: date, said: str) -> None:
    assert (send_reminders(at=on(day)), send_reminders(at=on(day))) == (1, 0)
    (words,) = told(dung())
    assert words == f"{said} “{task}” (hạn 09/03/2026)."


def test_on_other_days_nobody_is_told(task: Task) -> None:
    for day in (date(2026, 3, 5), date(2026, 3, 7), date(2026, 3, 9), date(2026, 3, 11)):
        assert send_reminders(at=on(day)) == 0
    assert (works_today(on(date(2026, 3, 7))), works_today(on(date(2026, 3, 9)))) == (False, True)


def test_the_person_who_does_it_is_told_and_nobody_once_it_is_handed_in(task: Task) -> None:
    fresh = hand_task(task=task, person=em(), seen_version=1, by=dung(), at=LATER)
    assert send_reminders(at=on(date(2026, 3, 6))) == 1
    assert (len(told(em())), told(dung())) == (2, [])  # that it was handed over, and the reminder
    submit_result(task=fresh, product="x", evidence=([], []), seen_version=2, by=em(), at=LATER)
    assert send_reminders(at=on(date(2026, 3, 10))) == 0


def test_each_gets_what_they_chose(task: Task) -> None:
    choose_reminders(days=[7, 99], weekly=False, in_app=True, by_mail=False, by=dung())
    assert (send_reminders(at=on(date(2026, 3, 6))), send_week(at=on(date(2026, 3, 9)))) == (0, 0)
    choose_reminders(days=[1], weekly=True, in_app=False, by_mail=True, by=dung())
    assert send_reminders(at=on(date(2026, 3, 6))) == 1
    assert Notice.objects.get().read_at is not None
    with pytest.raises(UnableToChangeTask, match="ít nhất một cách nhận"):
        choose_reminders(days=[1], weekly=False, in_app=False, by_mail=False, by=dung())


def test_a_week_begins_with_what_it_brings(task: Task) -> None:
    assert send_week(at=on(date(2026, 3, 9))) == 1
    assert told(dung()) == [f"Tuần này: 1 nhiệm vụ đến hạn, 0 nhiệm vụ quá hạn chưa xong. “{task}” (hạn 09/03/2026)."]
    assert send_week(at=on(date(2026, 3, 16))) == 1
    assert told(dung())[-1].startswith("Tuần này: 0 nhiệm vụ đến hạn, 1 nhiệm vụ quá hạn chưa xong.")


def test_a_calendar_opens_by_its_secret_until_it_ends(task: Task) -> None:
    first = make_calendar_key(by=dung(), at=NOW)
    assert (person_of_key(first), CalendarKey.objects.get().hashed == first) == (dung(), False)
    second = make_calendar_key(by=dung(), at=LATER)
    assert (person_of_key(first), person_of_key(second)) == (None, dung())
    assert (revoke_calendar_key(by=dung()), revoke_calendar_key(by=dung()), person_of_key(second)) == (
        True,
        False,
        None,
    )


def test_a_calendar_holds_ones_own_tasks(task: Task) -> None:
    assert sorted(one.ordinal for one in feed_tasks(dung())) == [1, 2]
    hand_task(task=task, person=em(), seen_version=1, by=dung(), at=LATER)
    assert [sorted(one.ordinal for one in feed_tasks(who)) for who in (dung(), em())] == [[2], [1, 2]]
