"""How tasks stand, counted by the database: the same as the rule says, case by case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chutri.office.people.models import User
from chutri.office.tasks.choices import Standing
from chutri.office.tasks.models import Task
from chutri.office.tasks.queries import (
    Tally,
    is_silent,
    standing,
    standing_by_agency,
    standing_by_plan,
    standing_is,
    tasks_seen_by,
    with_standing,
)
from tests.factories.office import NOW, with_tasks
from tests.factories.tracking import AGRICULTURE, FARMERS, TODAY, first_task, tracked
from tests.office.tasks.rules.test_timeliness import CASES


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_database_says_what_the_rule_says(an: User, case: int) -> None:
    stage, last, submitted, finished, today, expected = CASES[case]
    task = first_task()
    Task.objects.filter(pk=task.pk).update(stage=stage, last_day=last, submitted_on=submitted, finished_on=finished)
    only = Task.objects.filter(pk=task.pk)
    assert [one.stands for one in with_standing(only, today)] == [expected.value]  # type: ignore[attr-defined]
    assert [kind for kind in Standing if only.filter(standing_is(kind, today)).exists()] == [expected]
    assert Task.objects.get(pk=task.pk).standing_on(today) == expected


def tally(**counts: int) -> Tally:
    return Tally(**{name: counts.get(name, 0) for name in Tally.__slots__})


def test_tasks_are_counted_once_each(an: User) -> None:
    tracked()
    seen = tasks_seen_by(an)
    assert standing(seen, TODAY) == tally(total=3, running=2, undated=1)
    late = TODAY + timedelta(days=30)
    assert standing(seen, late) == tally(total=3, running=1, overdue=1, undated=1, silent=3)
    assert standing(seen, late).open == 3


def test_counts_by_agency_and_by_plan_take_one_query_each(an: User) -> None:
    plan = tracked()
    with CaptureQueriesContext(connection) as queries:
        by_agency = standing_by_agency(Task.objects.all(), TODAY)
        by_plan = standing_by_plan(Task.objects.all(), TODAY)
    assert len(queries) == 4
    assert [(one.name, one.tally) for one in by_agency] == [
        (FARMERS, tally(total=1, undated=1)),
        (AGRICULTURE, tally(total=2, running=2)),
    ]
    assert [(one.key, one.name, one.tally.total) for one in by_plan] == [
        (plan.pk, "46/KH-UBND – Tổ chức Hội nghị biểu dương hợp tác xã", 3)
    ]


def test_who_has_not_moved_is_silent(an: User) -> None:
    task = first_task()
    assert Task.objects.filter(is_silent(date(2026, 3, 19), {})).count() == 0
    assert Task.objects.filter(is_silent(date(2026, 3, 20), {})).count() == 3
    Task.objects.filter(pk=task.pk).update(moved_at=NOW + timedelta(days=10))
    assert Task.objects.filter(is_silent(date(2026, 3, 20), {})).count() == 2


def test_a_rhythm_of_its_own_makes_an_agency_silent_sooner_or_later(an: User) -> None:
    lead = first_task().lead_id or 0
    counts = {days: Task.objects.filter(is_silent(date(2026, 3, 20), {lead: days})).count() for days in (7, 14, 60)}
    assert counts == {7: 3, 14: 3, 60: 1}
    assert Task.objects.filter(is_silent(date(2026, 3, 14), {lead: 7})).count() == 2


def test_an_empty_office_has_nothing_to_count(an: User) -> None:
    assert standing(tasks_seen_by(an), TODAY) == tally()
    assert with_tasks(0).tasks == ()
