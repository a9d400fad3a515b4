"""The list of tasks, shown four ways, and its Excel sheet."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.tasks.models import Follow, SavedFilter, Task
from chutri.office.tasks.operations import start_task
from chutri.office.tasks.queries import TaskFilter
from chutri.office.tasks.web.task_list import asked_filter
from tests.factories.office import LATER, NOW, bring_in, browser_of, with_tasks
from tests.factories.readings import a_reading, a_task
from tests.factories.tracking import dung, em, tracked

URL = "/nhiem-vu/"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", TaskFilter(grouping="co-quan")),
        ("q=+bang+khen+&giai-doan=done&tinh-trang=qua-han&han=7-ngay&ke-hoach=3&co-quan=12&nguoi=4&nhom=&xep=van-ban"
         "&phan=chu-tri&im-lang=1&ngay=2026-03-10",
         TaskFilter(query="bang khen", stage="done", standing="qua-han", due="7-ngay", plan=3, agency="12", person=4,
                    grouping="", order="van-ban", part="chu-tri", silent=True, day=date(2026, 3, 10))),
        ("tinh-trang=x&giai-doan=x&han=x&ke-hoach=x&nhom=x&xep=x&phan=x&ngay=x", TaskFilter(grouping="")),
        ("ke-hoach=99999999999999999999999", TaskFilter(grouping="co-quan")),
    ],
)  # fmt: skip
def test_a_url_says_what_the_list_keeps(query: str, kept: TaskFilter) -> None:
    assert asked_filter(QueryDict(query)) == kept


@pytest.mark.parametrize("show", [("danh-sach", 12), ("bang", 15), ("lich", 10), ("tien-trinh", 11)])
@pytest.mark.parametrize("count", [1, 3])
def test_each_way_takes_the_same_queries_for_any_number_of_tasks(
    an: User, as_an: Client, count: int, show: tuple[str, int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bring_in(an, with_tasks(count))
    Task.objects.update(last_day=date(2026, 3, 10), deadline_date=date(2026, 3, 10), deadline_confirmed=True)
    with django_assert_num_queries(show[1]):
        html = as_an.get(URL, {"xem": show[0], "thang": "2026-03"}).content.decode()
    assert html.count("Phối hợp vận động hội viên.") >= count


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
    assert "Nhiệm vụ hiện ra khi một kế hoạch được giao việc" in as_an.get(URL).content.decode()
    bring_in(an)
    assert "Không có nhiệm vụ nào khớp" in as_an.get(URL, {"q": "khong co gi"}).content.decode()


def test_an_agency_that_only_leads_is_not_sent_to_a_plan_that_it_may_not_open(an: User, as_an: Client) -> None:
    plan = tracked()
    link = f'href="/ke-hoach/{plan.pk}/'
    assert [link in one.get(URL).content.decode() for one in (as_an, browser_of(dung()))] == [True, False]


@time_machine.travel(NOW)
def test_the_board_has_a_column_a_stage_and_the_month_a_cell_a_day(an: User, as_an: Client) -> None:
    tracked()
    board = as_an.get(URL, {"xem": "bang"}).content.decode()
    assert (board.count('<section class="column">'), board.count('<article class="board-card">')) == (5, 3)
    page = as_an.get(URL, {"xem": "lich", "thang": "2026-03"}).content.decode()
    assert ("Tháng 03/2026" in page, page.count('class="month-task'), "thang=2026-04" in page) == (True, 1, True)
    drawn = as_an.get(URL, {"xem": "tien-trinh"}).content.decode()
    assert (drawn.count('<rect class="bar'), drawn.count('<rect class="bar undated"')) == (3, 1)


def test_the_sheet_holds_what_the_list_keeps(an: User, as_an: Client, as_chi: Client) -> None:
    bring_in(an, a_reading(tasks=(*a_reading().tasks, a_task("=HYPERLINK(1)", id="9"))))
    sheet = read_sheet(as_an.get(f"{URL}danh-sach.xlsx?xep=van-ban"))
    assert [row[7] for row in sheet][1:] == [
        "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026.",
        "Báo cáo kết quả trong tháng 4/2026.",
        "Phối hợp vận động hội viên.",
        "=HYPERLINK(1)",
    ]
    assert sheet[2][9:11] == (None, "trong tháng 4/2026")
    assert len(read_sheet(as_an.get(f"{URL}danh-sach.xlsx?q=van+dong"))) == 2
    assert (
        len(read_sheet(as_an.get(f"{URL}danh-sach.xlsx", {"chon": Task.objects.values_list("pk", flat=True)[:2]}))) == 3
    )
    assert len(read_sheet(as_chi.get(f"{URL}danh-sach.xlsx"))) == 1


def read_sheet(answer: Any) -> list[tuple[object, ...]]:
    data = b"".join(answer.streaming_content)
    return list(openpyxl.load_workbook(BytesIO(data))["Nhiệm vụ"].iter_rows(values_only=True))


# ticked rows


def tick(browser: Client, deed: str, **more: object) -> str:
    keys = list(Task.objects.order_by("pk").values_list("pk", flat=True))
    answer = browser.post(
        f"{URL}da-danh-dau", {"chon": keys, "viec": deed, "ve": "/nhiem-vu/?nhom=", **more}, follow=True
    )
    return " ".join(re.findall(r'<div class="toast-line[^>]*>([^<]+)</div>', answer.content.decode()))


def test_ticked_tasks_are_handed_to_a_person_where_one_may(an: User) -> None:
    tracked()
    said = tick(browser_of(dung()), "giao", nguoi=em().pk)
    assert said == "Đã thực hiện với 2 nhiệm vụ."
    assert list(Task.objects.filter(person=em()).values_list("ordinal", flat=True).order_by("ordinal")) == [1, 2]
    said = tick(browser_of(dung()), "giao", nguoi=em().pk)
    assert said.startswith("2 nhiệm vụ không thực hiện được: Nhiệm vụ đang do Đỗ Thị Em")


def test_what_was_handed_by_one_deed_is_taken_back_by_one(an: User) -> None:
    tracked()
    dungs = browser_of(dung())
    tick(dungs, "giao", nguoi=em().pk)
    assert 'Vừa giao <b class="num">2</b> nhiệm vụ' in dungs.get(URL).content.decode()
    changed = Task.objects.filter(person=em()).order_by("pk").first()
    assert changed is not None
    start_task(task=changed, seen_version=changed.version, by=em(), at=LATER)
    said = tick(dungs, "hoan-tac-giao")
    assert said.startswith("Đã thực hiện với 1 nhiệm vụ. 1 nhiệm vụ không thực hiện được: Không hoàn tác được nữa")
    assert list(Task.objects.filter(person=em())) == [changed]
    assert "Vừa giao" not in dungs.get(URL).content.decode()
    assert "đánh dấu ít nhất một" in tick(dungs, "hoan-tac-giao")


def test_ticked_tasks_are_followed_reminded_and_nothing_else(an: User, as_an: Client, as_binh: Client) -> None:
    tracked()
    dung()
    tick(as_binh, "theo-doi")
    assert Follow.objects.count() == 3
    tick(as_binh, "bo-theo-doi")
    assert Follow.objects.count() == 0
    assert "2 nhiệm vụ" in tick(as_an, "nhac")
    assert "chỉ được xem" in tick(as_binh, "nhac")
    assert "đánh dấu ít nhất một" in tick(as_an, "xoa-het")


def test_a_stranger_ticks_in_vain_and_nobody_is_sent_elsewhere(an: User, as_chi: Client) -> None:
    bring_in(an)
    keys = list(Task.objects.values_list("pk", flat=True))
    answer = as_chi.post(f"{URL}da-danh-dau", {"chon": keys, "viec": "theo-doi", "ve": "https://evil.example/"})
    assert (answer.headers["Location"], Follow.objects.count()) == (URL, 0)


# saved filters


def test_a_filter_is_kept_without_what_is_no_part_of_it(an: User, as_an: Client, as_binh: Client) -> None:
    bring_in(an)
    kept = {"ten": "Quá hạn", "loc": "?tinh-trang=qua-han&trang=7&x=1", "chung": "on"}
    assert as_an.post(f"{URL}bo-loc", kept).headers["Location"] == "/nhiem-vu/?tinh-trang=qua-han"
    one = SavedFilter.objects.get()
    assert ("?tinh-trang=qua-han" in as_binh.get(URL).content.decode(), one.shared) == (True, True)
    assert as_binh.post(f"{URL}bo-loc/{one.pk}/bo").status_code == 403
    assert as_an.post(f"{URL}bo-loc/{one.pk}/bo").status_code == 302
    assert SavedFilter.objects.count() == 0
    assert "đặt tên" in as_an.post(f"{URL}bo-loc", {"ten": " "}, follow=True).content.decode()
