"""One task; setting its status; the statuses that a plan's page asks for."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.tasks.choices import Status
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import set_status
from tests.factories.office import LATER, bring_in, with_tasks

HTMX = {"HX-Request": "true"}


@pytest.fixture
def task(an: User) -> Task:
    """The first task of the hand-made plan."""
    return bring_in(an).tasks.get(ordinal=1)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_shows_the_words_the_bodies_and_the_deadline(as_an: Client, task: Task) -> None:
    shown = words(as_an.get(f"/nhiem-vu/{task.pk}/").content.decode())
    for expected in (
        "mục 1 · nhiệm vụ 1",
        "Cơ quan được giao Sở Nông nghiệp và Môi trường",
        "Phối hợp Hội Nông dân tỉnh",
        "trước 10/03/2026 trước ngày 10/3/2026",
        "Ngày cuối còn đúng hạn: 09/03/2026",
        "Theo câu này của văn bản Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách",
        "Chưa ai thay đổi nhiệm vụ này từ khi nhập kế hoạch.",
    ):
        assert expected in shown


def test_beside_the_list_the_task_stands_alone(as_an: Client, task: Task) -> None:
    html = as_an.get(f"/nhiem-vu/{task.pk}/", headers=HTMX).content.decode()
    assert ("<html" in html, "data-close-detail" in html) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_lines(
    an: User, as_an: Client, task: Task, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for version, status in enumerate([Status.DONE, Status.PAUSED, Status.DROPPED][:count], start=1):
        task = set_status(task=task, status=status, seen_version=version, by=an, at=LATER)
    with django_assert_num_queries(8):  # session, person, postings, task, bodies, passages, words, lines
        assert as_an.get(f"/nhiem-vu/{task.pk}/").content.decode().count("Đổi tình trạng") == count


def post(client: Client, task: Task, status: str, version: int | str, **headers: str) -> tuple[int, str]:
    """Set a status from a page that shows the task's history."""
    data = {"status": status, "version": version, "with_history": "on"}
    answer = client.post(f"/nhiem-vu/{task.pk}/tinh-trang", data, headers=headers or None)
    return answer.status_code, answer.content.decode()


def test_a_status_is_set_in_place_and_can_be_undone(as_an: Client, task: Task) -> None:
    code, html = post(as_an, task, "done", 1, **HTMX)
    assert (code, Task.objects.get(pk=task.pk).status) == (200, "done")
    assert "Nguyễn Thị An – Đổi tình trạng từ “Chưa bắt đầu” thành “Hoàn thành”" in words(html)
    undo = html[html.index("data-toast") :]
    version, status = (re.search(rf'name="{name}" value="(\w+)"', undo) for name in ("version", "status"))
    assert version and status
    assert post(as_an, task, status[1], version[1], **HTMX)[0] == 200
    assert Task.objects.get(pk=task.pk).status == "not_started"


def test_the_second_of_two_saves_sees_the_first_and_decides(an: User, as_an: Client, task: Task) -> None:
    set_status(task=task, status=Status.IN_PROGRESS, seen_version=1, by=an, at=LATER)
    code, html = post(as_an, task, "done", 1, **HTMX)
    assert (code, Task.objects.get(pk=task.pk).status) == (409, "in_progress")
    shown = words(html)
    assert "Đang là Đang thực hiện – Nguyễn Thị An, 09:30 05/03/2026" in shown
    assert "Bạn chọn Hoàn thành" in shown
    assert post(as_an, task, "done", 2, **HTMX)[0] == 200
    assert Task.objects.get(pk=task.pk).status == "done"


def test_keeping_what_is_there_changes_nothing(an: User, as_an: Client, task: Task) -> None:
    set_status(task=task, status=Status.IN_PROGRESS, seen_version=1, by=an, at=LATER)
    code, html = post(as_an, task, "in_progress", 2, **HTMX)
    assert (code, "đã ở tình trạng “Đang thực hiện”" in html) == (409, True)


@pytest.mark.parametrize(("status", "version"), [("half", 1), ("done", "x"), ("done", 0), ("", "")])
def test_nonsense_is_refused_in_words(as_an: Client, task: Task, status: str, version: int | str) -> None:
    code, html = post(as_an, task, status, version, **HTMX)
    assert (code, "Tình trạng gửi lên không hợp lệ." in html) == (422, True)


def test_without_htmx_the_task_s_page_answers(as_an: Client, task: Task) -> None:
    done = as_an.post(f"/nhiem-vu/{task.pk}/tinh-trang", {"status": "done", "version": 1})
    assert done.headers["Location"] == f"/nhiem-vu/{task.pk}/"
    late = as_an.post(f"/nhiem-vu/{task.pk}/tinh-trang", {"status": "paused", "version": 1}, follow=True)
    assert "đã được người khác cập nhật" in late.content.decode()


def test_who_may_only_read_is_told_why_not(as_binh: Client, task: Task) -> None:
    code, html = post(as_binh, task, "done", 1, **HTMX)
    assert (code, "chỉ được xem, không đặt được tình trạng" in html) == (403, True)
    assert Task.objects.get(pk=task.pk).status == "not_started"


def test_a_stranger_finds_no_task(as_chi: Client, task: Task) -> None:
    assert post(as_chi, task, "done", 1)[0] == 404
    assert as_chi.get(f"/nhiem-vu/{task.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_s_page_gets_its_statuses_with_the_same_queries(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = bring_in(an, with_tasks(count))
    with django_assert_num_queries(5):  # session, person, postings, plan, tasks
        html = as_an.get(f"/nhiem-vu/cua-ke-hoach/{plan.pk}/tinh-trang?tu=1&den=3").content.decode()
    assert html.count("innerHTML:#state-") == count


def test_a_stretch_that_is_no_number_is_empty(as_an: Client, task: Task) -> None:
    html = as_an.get(f"/nhiem-vu/cua-ke-hoach/{task.plan_id}/tinh-trang?tu=x").content.decode()
    assert html.strip() == ""
