"""The list of tasks and its Excel sheet."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.tasks.queries import TaskFilter
from chutri.office.tasks.web.task_list import asked_filter
from tests.factories.office import NOW, bring_in, with_tasks
from tests.factories.readings import a_reading, a_task

URL = "/nhiem-vu/"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", TaskFilter(grouping="co-quan")),
        ("q=+bang+khen+&tinh-trang=done&han=7-ngay&ke-hoach=3&co-quan=so+y+te&nhom=&xep=van-ban",
         TaskFilter(query="bang khen", status="done", due="7-ngay", plan=3, agency="so y te", grouping="", order="van-ban")),
        ("tinh-trang=x&han=x&ke-hoach=x&nhom=x&xep=x", TaskFilter(grouping="co-quan")),
        ("ke-hoach=99999999999999999999999", TaskFilter(grouping="co-quan")),
    ],
)  # fmt: skip
def test_a_url_says_what_the_list_keeps(query: str, kept: TaskFilter) -> None:
    assert asked_filter(QueryDict(query)) == kept


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number_of_tasks(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bring_in(an, with_tasks(count))
    # session, person, agency; rows: count, page, bodies; groups; summary; bodies and plans to choose from
    with django_assert_num_queries(10):
        assert as_an.get(URL).content.decode().count("<tr data-row>") == count


@time_machine.travel(NOW)
def test_rows_say_how_tasks_stand(an: User, as_an: Client) -> None:
    bring_in(an)
    text = as_an.get(URL).content.decode()
    assert ("Còn 4 ngày" in text, text.count('class="timely')) == (True, 1)


def test_htmx_gets_the_rows_alone(an: User, as_an: Client) -> None:
    bring_in(an)
    text = as_an.get(URL, {"q": "van dong"}, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in text, text.count("<tr data-row>")) == (False, 1)


def test_an_empty_list_says_what_to_do_next(an: User, as_an: Client) -> None:
    assert "Nhiệm vụ được lập khi nhập một kế hoạch" in as_an.get(URL).content.decode()
    bring_in(an)
    assert "Không có nhiệm vụ nào khớp" in as_an.get(URL, {"q": "khong co gi"}).content.decode()


def test_who_may_only_read_is_offered_no_choice(an: User, as_an: Client, as_binh: Client) -> None:
    bring_in(an)
    for browser, offered in ((as_binh, 0), (as_an, 3)):
        text = browser.get(URL).content.decode()
        assert (text.count('class="status-word"'), text.count('name="status"')) == (3 - offered, offered)


def test_the_sheet_holds_what_the_list_keeps(an: User, as_an: Client, as_chi: Client) -> None:
    bring_in(an, a_reading(tasks=(*a_reading().tasks, a_task("=HYPERLINK(1)", id="9"))))
    sheet = read_sheet(as_an.get(f"{URL}danh-sach.xlsx?xep=van-ban").content)
    assert [row[6] for row in sheet][1:] == [
        "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026.",
        "Báo cáo kết quả trong tháng 4/2026.",
        "Phối hợp vận động hội viên.",
        "=HYPERLINK(1)",
    ]
    assert sheet[2][8:10] == (None, "trong tháng 4/2026")
    assert len(read_sheet(as_an.get(f"{URL}danh-sach.xlsx?q=van+dong").content)) == 2
    assert len(read_sheet(as_chi.get(f"{URL}danh-sach.xlsx").content)) == 1


def read_sheet(data: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(data))["Nhiệm vụ"].iter_rows(values_only=True))
