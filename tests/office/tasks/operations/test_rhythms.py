"""The rhythm of an agency is read from the history of its tasks."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.tasks.models import Rhythm, Task
from chutri.office.tasks.operations.figures import figures_astray, reckon_figures
from chutri.office.tasks.operations.rhythms import reckon_rhythms
from chutri.office.tasks.queries import Given, figures_by_agency
from tests.factories.office import NOW
from tests.factories.tracking import dung, first_task

LATER = NOW + timedelta(days=60)
# four for the rhythms, the others for the figures that go by them; PostgreSQL is told to let nobody change tasks meanwhile
QUERIES = {"sqlite": 14, "postgresql": 15}


def moves(task: Task, *days: int) -> None:
    for day in days:
        record(by=dung(), at=NOW + timedelta(days=day), deed="report_progress", about=task, words="Báo tiến độ")
    Task.objects.filter(pk=task.pk).update(moved_at=NOW + timedelta(days=max(days)))


def test_an_agency_with_a_habit_has_a_rhythm(db: None) -> None:
    task = first_task()
    moves(task, 1, 5, 9, 13, 17, 21)
    assert reckon_rhythms(at=LATER) == 1
    rhythm = Rhythm.objects.get()
    assert (rhythm.agency, rhythm.silent_after, rhythm.gaps) == (task.lead, 8, 5)


def test_reckoned_again_it_follows_the_habit_and_ends_with_it(db: None) -> None:
    task = first_task()
    moves(task, 1, 5, 9, 13, 17, 21)
    reckon_rhythms(at=LATER)
    moves(task, *range(51, 117, 11))
    assert reckon_rhythms(at=NOW + timedelta(days=200)) == 1
    assert Rhythm.objects.get().silent_after == 22
    assert (reckon_rhythms(at=NOW + timedelta(days=900)), Rhythm.objects.count()) == (0, 0)


def test_too_few_movements_are_no_habit(db: None) -> None:
    moves(first_task(), 1, 5)
    assert (reckon_rhythms(at=LATER), Rhythm.objects.count()) == (0, 0)


def test_the_cost_does_not_grow_with_the_lines(db: None) -> None:
    task = first_task()
    moves(task, *range(1, 30))
    with CaptureQueriesContext(connection) as queries:
        reckon_rhythms(at=LATER)
    assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) == QUERIES[connection.vendor]


def test_the_kept_figures_go_by_the_new_rhythm(db: None) -> None:
    task = first_task()
    moves(task, 1, 5, 9, 13, 17, 21)
    reckon_figures(at=LATER)
    Task.objects.filter(pk=task.pk).update(moved_at=LATER - timedelta(days=10))
    given = Given.of([task.lead_id or 0], led=True)
    before = [one.tally.silent for one in figures_by_agency(given, localdate(LATER))]
    reckon_rhythms(at=LATER)
    after = [one.tally.silent for one in figures_by_agency(given, localdate(LATER))]
    assert (before, after, figures_astray()) == ([1], [2], [])  # one is silent by any rhythm
