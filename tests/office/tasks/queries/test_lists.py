"""Tasks found, sorted and grouped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chutri.office.people.models import User
from chutri.office.tasks.operations.figures import reckon_figures
from chutri.office.tasks.queries import (
    Summary,
    TaskFilter,
    agencies_leading,
    groups_of_page,
    plans_with,
    rows_grouped,
    summary_of,
    tasks_matching,
    tasks_seen_by,
)
from chutri.reading.model import Deadline, Party
from tests.factories import office
from tests.factories.office import NOW, bring_in, with_tasks
from tests.factories.readings import TEXT, a_reading, a_task
from tests.factories.tracking import dung, giang, tracked

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
    plan.tasks.filter(ordinal=6).update(stage="done", finished_on=date(2026, 2, 1))
    plan.tasks.filter(ordinal=2).update(stage="submitted", submitted_on=TODAY)
    return an


def found(who: User, **kept: Any) -> list[int]:
    tasks = tasks_matching(tasks_seen_by(who), TaskFilter(**kept), person=who, today=TODAY)
    return [task.ordinal for task in tasks.order_by("ordinal")]


@pytest.mark.parametrize(
    ("kept", "ordinals"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"query": "bang khen"}, [1]),
        ({"query": "so tai chinh"}, [2, 3, 4]),
        ({"stage": "done"}, [6]),
        ({"standing": "qua-han"}, [1]),
        ({"standing": "dung-han"}, [6]),
        ({"standing": "khong-thoi-han"}, [4, 5]),
        ({"agency": "~Sở Nông nghiệp"}, [1, 6]),
        ({"agency": "-"}, [1, 2, 3, 4, 5, 6]),
        ({"agency": "12"}, []),
        ({"agency": "x"}, []),
        ({"part": "da-giao"}, [1, 2, 3, 4, 5, 6]),
        ({"part": "chu-tri"}, []),
        ({"part": "phoi-hop"}, []),
        ({"part": "cua-toi"}, []),
        ({"part": "theo-doi"}, []),
        ({"person": 10**9}, []),
        ({"silent": True}, []),
        ({"day": date(2026, 3, 10)}, [2]),
        ({"due": "qua-han"}, [1]),
        ({"due": "7-ngay"}, [2]),
        ({"due": "sau"}, [3]),
        ({"due": "khong-ngay"}, [4, 5]),
        ({"plan": 10**9}, []),
        ({"agency": "~Sở Tài chính", "due": "sau"}, [3]),
        ({"due": "30-ngay"}, [2]),
    ],
)
def test_tasks_are_found(mine: User, kept: dict[str, Any], ordinals: list[int]) -> None:
    assert found(mine, **kept) == ordinals


def test_a_colleague_sees_them_and_a_stranger_does_not(mine: User, binh: User, chi: User) -> None:
    assert (found(binh), found(chi)) == ([1, 2, 3, 4, 5, 6], [])


def grouped(person: User, **kept: Any) -> list[tuple[str, int, list[int]]]:
    asked = TaskFilter(**kept)
    rows = rows_grouped(tasks_matching(tasks_seen_by(person), asked, person=person, today=TODAY), asked)
    page = rows.select_related("plan__document")
    return [
        (group.label, group.count, [task.ordinal for task in group.rows]) for group in groups_of_page(page, rows, asked)
    ]


def test_groups_by_agency_are_those_that_lead_and_come_in_vietnamese_order(mine: User) -> None:
    assert grouped(mine, grouping="co-quan") == [
        ("Văn bản không nêu cơ quan", 1, [5]),
        ("Sở Nông nghiệp", 2, [6, 1]),
        ("Sở Nông nghiệp; Sở Tài chính", 1, [4]),
        ("Sở Tài chính", 2, [2, 3]),
    ]
    assert grouped(mine, grouping="co-quan", agency="~Sở Tài chính") == [("Sở Tài chính", 2, [2, 3])]


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
    [("thoi-han", [6, 1, 2, 3, 4, 5]), ("van-ban", [1, 2, 3, 4, 5, 6]), ("co-quan", [5, 6, 1, 4, 2, 3])],
)
def test_without_groups_there_is_one_run_in_the_order_asked(mine: User, order: str, ordinals: list[int]) -> None:
    assert grouped(mine, order=order) == [("", 6, ordinals)]


def test_an_empty_page_has_no_groups(an: User) -> None:
    assert (grouped(an), grouped(an, grouping="co-quan")) == ([], [])


def test_a_summary_counts_how_tasks_stand(mine: User) -> None:
    assert summary_of(tasks_seen_by(mine), today=TODAY) == Summary(total=6, overdue=1, soon=1, done=1, waiting=1)


def test_bodies_to_choose_from_come_in_vietnamese_order_with_their_tasks(mine: User) -> None:
    assert agencies_leading(mine, TODAY) == [
        ("~Sở Nông nghiệp", "Sở Nông nghiệp", 2),
        ("~Sở Nông nghiệp; Sở Tài chính", "Sở Nông nghiệp; Sở Tài chính", 1),
        ("~Sở Tài chính", "Sở Tài chính", 2),
    ]
    assert [code for _, code, _ in plans_with(mine)] == ["46/KH-UBND"]


@pytest.mark.parametrize("who", [office.an, dung, giang])
def test_bodies_to_choose_from_are_the_same_by_kept_figures(db: None, who: Callable[[], User]) -> None:
    tracked()
    tracked(with_tasks(4), data=TEXT.encode() + b" ")
    counted = agencies_leading(who(), TODAY)
    reckon_figures(at=NOW)
    assert (agencies_leading(who(), TODAY), len(counted) > 0) == (counted, True)
