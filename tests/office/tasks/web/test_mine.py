"""Việc của tôi on the screen."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import submit_result
from tests.factories.office import LATER, browser_of, with_tasks
from tests.factories.tracking import dung, first_task, giang, tracked

URL = "/viec-cua-toi/"
HTMX = {"HX-Request": "true"}


def test_an_empty_desk_says_so(as_an: Client) -> None:
    assert "Không có việc nào đang chờ bạn" in as_an.get(URL).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_tasks(
    an: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tracked(with_tasks(count))
    browser = browser_of(giang())
    with django_assert_num_queries(9):
        assert browser.get(URL).content.decode().count("data-my-row") == count


def test_each_finds_their_own(an: User, as_an: Client, as_binh: Client) -> None:
    task = first_task()
    submit_result(task=task, product="x", evidence=([], []), seen_version=1, by=dung(), at=LATER)
    page = as_an.get(URL).content.decode()
    assert ("Chờ tôi" in page, f"/nhiem-vu/{task.pk}/nghiem-thu" in page, "Tôi chủ trì" in page) == (True, True, False)
    page = browser_of(dung()).get(URL).content.decode()
    assert ("Chờ tôi" in page, page.count("data-my-row")) == (False, 1)
    page = browser_of(giang()).get(URL).content.decode()
    assert ("Nhận phối hợp" in page, page.count("data-my-row")) == (True, 2)
    assert "Không có việc nào" in as_binh.get(URL).content.decode()


def test_an_update_from_here_answers_with_a_word_and_a_way_back(an: User) -> None:
    task = first_task()
    browser = browser_of(dung())
    sent = {"version": 1, "mine": "1"}
    answer = browser.post(f"/nhiem-vu/{task.pk}/bat-dau", sent, headers=HTMX)
    html = answer.content.decode()
    assert (answer.headers["HX-Trigger"], "Hoàn tác" in html, "task-detail" in html) == ("mine-changed", True, False)
    late = browser.post(f"/nhiem-vu/{task.pk}/tien-do", {**sent, "percent": 5}, headers=HTMX)
    assert (late.status_code, "Phạm Văn Dũng: Bắt đầu thực hiện" in late.content.decode()) == (409, True)
    assert browser.get(URL, headers=HTMX).content.decode().count("<html") == 0
    assert Task.objects.get(pk=task.pk).stage == "under_way"
