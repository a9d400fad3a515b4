"""Kept figures say what a recount says, whatever was done in between and by whichever way."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection

from chutri.office.people.models import Agency
from chutri.office.plans.models import Plan
from chutri.office.tasks.choices import Stage
from chutri.office.tasks.models import AgencyFigures, PlanFigures, Reckoning, Rhythm, Task
from chutri.office.tasks.operations import Piece, add_comment, add_subtask, hand_task, recall_tasks, start_task
from chutri.office.tasks.operations.figures import Drift, figures_astray, fold_figures, reckon_figures
from chutri.office.tasks.queries import Given, figures_by_agency, figures_by_plan, standing_by_agency, standing_by_plan
from tests.factories.office import LATER, NOW, with_tasks
from tests.factories.readings import TEXT
from tests.factories.tracking import AGRICULTURE, FARMERS, TODAY, agency, dung, em, first_task, tracked

FIRST = date(2026, 2, 1)
Deed = Callable[[random.Random], object]


def some_task(chance: random.Random) -> Task:
    return Task.objects.select_related("plan__document__agency", "lead").get(
        pk=chance.choice(list(Task.objects.order_by("pk").values_list("pk", flat=True)))
    )


def any_day(chance: random.Random) -> date | None:
    return chance.choice([None, *(FIRST + timedelta(days=chance.randrange(60)) for _ in range(4))])


def change_one(chance: random.Random) -> None:
    """All that a figure depends on, together and in any combination that the database lets through."""
    last = any_day(chance)
    Task.objects.filter(pk=some_task(chance).pk).update(
        stage=chance.choice(Stage.values),
        last_day=last,
        deadline_date=last,
        deadline_confirmed=True,
        submitted_on=any_day(chance),
        finished_on=any_day(chance) or FIRST,
        moved_at=chance.choice([None, NOW, NOW - timedelta(days=chance.randrange(40))]),
        lead=chance.choice([None, *Agency.objects.all()]),
        counted=chance.random() < 0.8,
    )


def change_many(chance: random.Random) -> None:
    some = Task.objects.filter(ordinal__lte=chance.randrange(5), collective=False)
    some.update(moved_at=NOW - timedelta(days=chance.randrange(40)), lead=chance.choice(list(Agency.objects.all())))


def move_plan(chance: random.Random) -> None:
    other = Plan.objects.exclude(pk=some_task(chance).plan_id).first()
    fresh = 1 + Task.objects.order_by("-ordinal").values_list("ordinal", flat=True)[0]
    Task.objects.filter(pk=some_task(chance).pk).update(plan=other, ordinal=fresh)


def divide(chance: random.Random) -> None:
    task = some_task(chance)
    if task.stage not in (Stage.DONE, Stage.CANCELLED):
        add_subtask(
            task=task, piece=Piece("Việc con", day=any_day(chance)), seen_version=task.version, by=dung(), at=NOW
        )


def remove(chance: random.Random) -> None:
    if Task.objects.count() > 5:
        some_task(chance).delete()


def start(chance: random.Random) -> None:
    task = some_task(chance)
    if task.stage == Stage.NOT_STARTED:
        start_task(task=task, seen_version=task.version, by=dung(), at=NOW)


def say(chance: random.Random) -> None:
    task = some_task(chance)
    add_comment(task=task, seen_version=task.version, words="Đã rõ", by=dung(), at=NOW)


def recall(chance: random.Random) -> None:
    recall_tasks(plan=some_task(chance).plan, reason="Không còn phù hợp", by=dung(), at=NOW)


DEEDS: tuple[Deed, ...] = (
    change_one, change_one, change_one, change_many, move_plan, divide, remove, start, say, recall,
    lambda _: fold_figures(),
)  # fmt: skip


@pytest.fixture
def two_plans(db: None) -> list[Plan]:
    """Two plans of seven tasks, with figures kept for ``TODAY``, and an agency with a rhythm of its own."""
    Rhythm.objects.create(agency=agency(AGRICULTURE), silent_after=8, gaps=9, reckoned_on=TODAY)
    plans = [tracked(with_tasks(7), data=TEXT.encode() + end) for end in (b" ", b"  ")]
    reckon_figures(at=NOW)
    return plans


@pytest.mark.parametrize("seed", range(12))
def test_after_any_deeds_the_kept_figures_are_those_of_a_recount(two_plans: list[Plan], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        chance.choice(DEEDS)(chance)
    assert figures_astray() == []
    for agencies in ({plan.document.agency_id for plan in two_plans}, {agency(FARMERS).pk}):
        for given in (Given.of(agencies), Given.of(agencies, led=True)):
            assert figures_by_agency(given, TODAY) == standing_by_agency(given.tasks(), TODAY)
            assert figures_by_plan(given, TODAY) == standing_by_plan(given.tasks(), TODAY)


def test_a_task_given_by_another_agency_is_counted_there(two_plans: list[Plan]) -> None:
    Task.objects.filter(plan=two_plans[0], ordinal=1).update(giver=agency(FARMERS))
    (one,) = figures_by_agency(Given.of([agency(FARMERS).pk]), TODAY)
    assert (one.tally.total, figures_astray()) == (1, [])


def test_a_plan_that_is_removed_takes_its_figures_with_it(two_plans: list[Plan]) -> None:
    Task.objects.filter(plan=two_plans[0]).delete()
    fold_figures()
    assert (figures_astray(), [one.plan for one in PlanFigures.objects.all()]) == ([], [two_plans[1]])


def test_what_is_changed_behind_their_back_is_named(two_plans: list[Plan]) -> None:
    kept = PlanFigures.objects.get(plan=two_plans[0])
    PlanFigures.objects.filter(pk=kept.pk).update(silent=5)
    about = f"PlanFigures {{'plan_id': {two_plans[0].pk}}}"
    assert figures_astray() == [Drift(about, (7, 0, 0, 0, 0, 7, 0, 0, 0, 5), (7, 0, 0, 0, 0, 7, 0, 0, 0, 0))]
    reckon_figures(at=NOW)
    assert figures_astray() == []


def test_another_day_is_counted_until_it_is_reckoned(two_plans: list[Plan]) -> None:
    given, later = Given.of([two_plans[0].document.agency_id]), TODAY + timedelta(days=40)
    counted = standing_by_agency(given.tasks(), later)
    assert (figures_by_agency(given, later), sum(one.tally.silent for one in counted)) == (counted, 14)
    reckon_figures(at=NOW + timedelta(days=40))
    AgencyFigures.objects.filter(silent=14).update(silent=13)  # so that one sees where they come from
    assert sum(one.tally.silent for one in figures_by_agency(given, later)) == 13


def test_nothing_reckoned_nothing_astray(db: None) -> None:
    first_task()
    assert (figures_astray(), AgencyFigures.objects.count(), Reckoning.objects.count()) == ([], 0, 0)


def test_rows_are_folded_into_one_of_an_agency_and_one_of_a_plan(db: None) -> None:
    task = first_task()
    reckon_figures(at=NOW)
    hand_task(task=task, person=em(), seen_version=task.version, by=dung(), at=LATER)
    Task.objects.filter(pk=task.pk).update(stage=Stage.UNDER_WAY)
    Task.objects.filter(pk=task.pk).update(last_day=TODAY - timedelta(days=1), deadline_date=TODAY)
    fold_figures()
    assert (AgencyFigures.objects.filter(lead=task.lead).count(), PlanFigures.objects.count()) == (1, 1)
    assert [one.overdue for one in AgencyFigures.objects.filter(lead=task.lead)] == [1]


def test_the_finished_database_has_its_triggers(db: None) -> None:
    """A migration that makes the table of tasks anew must make them anew too (migration 0005 says how)."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'tasks_task' ORDER BY name",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'tasks_task'::regclass AND NOT tgisinternal ORDER BY 1",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        made = [name for (name,) in cursor.fetchall()]
    assert made == ["tasks_figures_delete", "tasks_figures_insert", "tasks_figures_update"]
