"""Tasks found, sorted and grouped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chutri.office.people.models import User
from chutri.office.tasks.models import Task
from chutri.office.tasks.queries import (
    Summary,
    TaskFilter,
    agencies_named,
    groups_of_page,
    plans_with,
    rows_grouped,
    summary_of,
    tasks_matching,
    tasks_seen_by,
)
from chutri.reading.model import Deadline, Party
from tests.factories.office import bring_in
from tests.factories.readings import a_reading, a_task

TODAY = date(2026, 3, 5)
AGRICULTURE, FINANCE = Party("Sở Nông nghiệp", (0, 1)), Party("Sở Tài chính", (0, 1))


def due(written: str) -> Deadline:
    return Deadline(written, "by", "chậm nhất", (0, 1))


@pytest.fixture
def mine(an: User) -> User:
    """An, with six tasks: overdue, soon, later, undated of two bodies, of nobody, done."""
    nobody: dict[str, Any] = {"agencies": ()}
    tasks = (
        a_task("Lập danh sách tặng Bằng khen", id="1", agencies=(AGRICULTURE,), deadline=due("2026-03-01")),
        a_task("Báo cáo", id="2", agencies=(FINANCE,), deadline=due("2026-03-10")),
        a_task("Tổng kết", id="3", agencies=(FINANCE,), deadline=due("2026-04")),
        a_task("Phối hợp", id="4", agencies=(AGRICULTURE, FINANCE)),
        a_task("Không ai", id="5", **nobody),
        a_task("Đã xong", id="6", agencies=(AGRICULTURE,), deadline=due("2026-02-01")),
    )
    plan = bring_in(an, a_reading(tasks=tasks))
    plan.tasks.filter(ordinal=6).update(status="done")
    return an


def found(person: User, **kept: Any) -> list[int]:
    tasks = tasks_matching(tasks_seen_by(person), TaskFilter(**kept), today=TODAY)
    return [task.ordinal for task in tasks.order_by("ordinal")]


@pytest.mark.parametrize(
    ("kept", "ordinals"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"query": "bang khen"}, [1]),
        ({"query": "so tai chinh"}, [2, 3, 4]),
        ({"status": "done"}, [6]),
        ({"agency": "so nong nghiep"}, [1, 4, 6]),
        ({"agency": "-"}, [5]),
        ({"due": "qua-han"}, [1]),
        ({"due": "7-ngay"}, [2]),
        ({"due": "sau"}, [3]),
        ({"due": "khong-ngay"}, [4, 5]),
        ({"plan": 10**9}, []),
        ({"agency": "so tai chinh", "due": "sau"}, [3]),
    ],
)
def test_tasks_are_found(mine: User, kept: dict[str, Any], ordinals: list[int]) -> None:
    assert found(mine, **kept) == ordinals


def test_a_colleague_sees_them_and_a_stranger_does_not(mine: User, binh: User, chi: User) -> None:
    assert (found(binh), found(chi)) == ([1, 2, 3, 4, 5, 6], [])


def grouped(person: User, **kept: Any) -> list[tuple[str, int, list[int]]]:
    asked = TaskFilter(**kept)
    rows = rows_grouped(tasks_matching(tasks_seen_by(person), asked, today=TODAY), asked)
    page = rows.select_related("plan__document")
    return [
        (group.label, group.count, [task.ordinal for task in group.rows]) for group in groups_of_page(page, rows, asked)
    ]


def test_a_task_of_two_bodies_stands_under_both(mine: User) -> None:
    assert grouped(mine, grouping="co-quan") == [
        ("Sở Nông nghiệp", 3, [6, 1, 4]),
        ("Sở Tài chính", 3, [2, 3, 4]),
        ("Văn bản không nêu cơ quan", 1, [5]),
    ]
    assert grouped(mine, grouping="co-quan", agency="so tai chinh") == [("Sở Tài chính", 3, [2, 3, 4])]
    assert grouped(mine, grouping="co-quan", agency="-") == [("Văn bản không nêu cơ quan", 1, [5])]


def test_groups_by_deadline_are_months_with_undated_tasks_last(mine: User) -> None:
    assert grouped(mine, grouping="thoi-han") == [
        ("Tháng 02/2026", 1, [6]),
        ("Tháng 03/2026", 2, [1, 2]),
        ("Tháng 04/2026", 1, [3]),
        ("Không có ngày", 2, [4, 5]),
    ]


def test_groups_by_plan_come_newest_first(mine: User) -> None:
    bring_in(mine, a_reading(header=replace(a_reading().header, code=None)), data=b"khac")
    assert [(label, count) for label, count, _ in grouped(mine, grouping="ke-hoach")] == [
        ("Tổ chức Hội nghị biểu dương hợp tác xã", 3),
        ("46/KH-UBND · Tổ chức Hội nghị biểu dương hợp tác xã", 6),
    ]


@pytest.mark.parametrize(
    ("order", "ordinals"),
    [("thoi-han", [6, 1, 2, 3, 4, 5]), ("van-ban", [1, 2, 3, 4, 5, 6]), ("tinh-trang", [6, 1, 2, 3, 4, 5])],
)
def test_without_groups_there_is_one_run_in_the_order_asked(mine: User, order: str, ordinals: list[int]) -> None:
    assert grouped(mine, order=order) == [("", 6, ordinals)]


def test_an_empty_page_has_no_groups(an: User) -> None:
    assert (grouped(an), grouped(an, grouping="co-quan")) == ([], [])


def test_a_summary_counts_how_tasks_stand(mine: User) -> None:
    assert summary_of(tasks_seen_by(mine), today=TODAY) == Summary(total=6, overdue=1, soon=1, done=1)


def test_bodies_to_choose_from_come_in_vietnamese_order_with_their_tasks(mine: User) -> None:
    assert agencies_named(tasks_seen_by(mine)) == [
        ("so nong nghiep", "Sở Nông nghiệp", 3),
        ("so tai chinh", "Sở Tài chính", 3),
    ]
    assert [str(plan) for plan in plans_with(tasks_seen_by(mine))] == ["46/KH-UBND"]


def test_a_long_action_is_named_by_its_beginning(an: User) -> None:
    (task,) = bring_in(an, a_reading(tasks=(a_task("Việc " * 60),))).tasks.all()
    assert (len(str(task)), str(task)[-1]) == (120, "…")
    assert str(Task(action="Họp")) == "Họp"
