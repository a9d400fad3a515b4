"""Tasks come from a reading; their status is set by whoever saw how they stood."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from chutri.office.history.models import HistoryLine
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.plans.choices import PartyKind
from chutri.office.tasks.choices import Status
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import TaskChangedMeanwhile, UnableToSetStatus, set_status
from chutri.reading.model import Recurrence
from tests.factories.office import LATER, NOW, bring_in
from tests.factories.readings import MOBILISE, a_reading, a_task


@pytest.fixture
def task(an: User) -> Task:
    """The first task of the hand-made plan."""
    return bring_in(an).tasks.get(ordinal=1)


def facts(task: Task) -> tuple[object, ...]:
    return (
        task.deadline_date,
        task.deadline_precision,
        task.last_day,
        task.deadline_words,
        task.deadline,
    )


def test_a_task_is_what_the_document_says(task: Task) -> None:
    assert (task.section, task.role, task.mode, task.status, task.version) == (
        "1",
        "lead",
        "assigned",
        "not_started",
        1,
    )
    assert facts(task) == (date(2026, 3, 10), "day", date(2026, 3, 9), "trước ngày 10/3/2026", "trước 10/03/2026")
    parties = [(party.kind, party.text, party.key) for party in task.parties.order_by("kind")]
    assert parties == [
        (PartyKind.AGENCY, "Sở Nông nghiệp và Môi trường", "so nong nghiep va moi truong"),
        (PartyKind.PARTNER, "Hội Nông dân tỉnh", "hoi nong dan tinh"),
    ]


def test_a_month_stays_a_month_and_nothing_is_invented(an: User) -> None:
    every = Recurrence("month", 20, "before", "trước ngày 20 hằng tháng", (0, 1))
    plan = bring_in(
        an, a_reading(tasks=(a_task("Báo cáo kết quả trong tháng 4/2026."), MOBILISE, a_task("x", recurrence=every)))
    )
    assert [facts(task) for task in plan.tasks.order_by("ordinal")] == [
        (None, "", None, "", ""),
        (None, "", None, "", ""),
        (None, "", None, "trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng"),
    ]
    month = bring_in(an, data=b"khac").tasks.get(ordinal=2)
    assert facts(month) == (date(2026, 4, 30), "month", date(2026, 4, 30), "trong tháng 4/2026", "trong tháng 04/2026")


def test_all_tasks_of_a_plan_are_one_line_of_its_history(task: Task) -> None:
    assert lines_about(task.plan)[0].words == "Lập 3 nhiệm vụ từ kế hoạch 46/KH-UBND"


def test_a_status_is_set_with_a_line_that_says_from_what(an: User, task: Task) -> None:
    after = set_status(task=task, status=Status.DONE, seen_version=1, by=an, at=LATER)
    assert (after.status, after.version) == ("done", 2)
    (line,) = lines_about(task)
    assert (line.actor_name, line.at, line.words, line.changes) == (
        "Nguyễn Thị An", LATER, "Đổi tình trạng từ “Chưa bắt đầu” thành “Hoàn thành”", {"status": ["not_started", "done"]},
    )  # fmt: skip


def test_of_two_saves_at_once_the_second_is_told_and_nothing_is_lost(an: User, binh: User, task: Task) -> None:
    set_status(task=task, status=Status.IN_PROGRESS, seen_version=1, by=binh, at=NOW)
    with pytest.raises(TaskChangedMeanwhile) as refusal:
        set_status(task=task, status=Status.DONE, seen_version=1, by=an, at=LATER)
    assert (refusal.value.task.status, refusal.value.task.version) == ("in_progress", 2)
    assert (Task.objects.get(pk=task.pk).status, lines_about(task).count()) == ("in_progress", 1)


def test_a_status_that_is_there_already_makes_no_line(an: User, task: Task) -> None:
    before = HistoryLine.objects.count()
    with pytest.raises(UnableToSetStatus, match="đã ở tình trạng “Chưa bắt đầu”"):
        set_status(task=task, status=Status.NOT_STARTED, seen_version=1, by=an, at=LATER)
    assert HistoryLine.objects.count() == before


def test_the_database_knows_the_statuses(task: Task) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(status="half")
    assert Task.objects.get(pk=task.pk).status == "not_started"
