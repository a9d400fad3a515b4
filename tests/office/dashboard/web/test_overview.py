"""Tổng quan: broken down, as a spreadsheet, on one sheet of paper, and how it is counted."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.queries.facts import AgencyFacts
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations.figures import reckon_figures
from tests.factories.office import NOW, with_tasks
from tests.factories.readings import TEXT
from tests.factories.tracking import TODAY, tracked

LATER = "2026-04-20"


def page(client: Client, address: str, day: str = TODAY.isoformat()) -> str:
    with time_machine.travel(f"{day}T09:00:00+07:00", tick=False):
        return client.get(address).content.decode()


def test_by_agency_and_by_plan(as_an: Client) -> None:
    tracked()
    assert "Sở Nông nghiệp và Môi trường" in page(as_an, "/tong-quan/")
    by_plan = page(as_an, "/tong-quan/?theo=ke-hoach")
    assert ('<th scope="col">Kế hoạch</th>' in by_plan, "46/KH-UBND" in by_plan) == (True, True)


@pytest.mark.parametrize(("query", "found"), [("nong nghiep", True), ("Y tế", False)])
def test_names_are_found_without_tone_marks(as_an: Client, query: str, found: bool) -> None:
    tracked()
    shown = page(as_an, f"/tong-quan/?q={query}")
    assert ('<table class="list breakdown">' in shown, "Không có tên nào khớp" in shown) == (found, not found)


def test_htmx_gets_the_rows_alone(as_an: Client) -> None:
    tracked()
    answer = as_an.get("/tong-quan/", headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in answer, "breakdown" in answer) == (False, True)


def test_nonsense_in_the_address_is_left_out(as_an: Client) -> None:
    tracked()
    assert "Quá hạn nhiều nhất" in page(as_an, "/tong-quan/?xep=x&theo=y&phan=z")


def test_the_spreadsheet_holds_what_the_page_shows(as_an: Client) -> None:
    tracked()
    with time_machine.travel(f"{TODAY}T09:00:00+07:00", tick=False):
        answer = as_an.get("/tong-quan/xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="tong-quan-2026-03-05.xlsx"'
    rows = list(openpyxl.load_workbook(BytesIO(answer.content))["Tổng quan"].iter_rows(values_only=True))
    assert sum(int(str(row[1])) for row in rows[1:]) == 3


def test_one_page_names_who_is_late_and_with_what(as_an: Client) -> None:
    tracked()
    shown = page(as_an, "/tong-quan/mot-trang", LATER)
    assert "Cơ quan cần đôn đốc" in shown
    assert 'hạn <span class="num">09/03/2026</span>' in shown


def test_every_figure_is_explained(as_an: Client) -> None:
    shown = page(as_an, "/tong-quan/cach-tinh")
    assert [word for word in ("Xong đúng hạn", "Quá hạn, chưa xong", "Im lặng") if word not in shown] == []


@pytest.mark.parametrize("count", [1, 3])
def test_an_overview_costs_the_same_for_one_task_and_for_three(
    count: int, as_an: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tracked(with_tasks(count), data=TEXT.encode() + b" ")
    page(as_an, "/tong-quan/")
    with django_assert_num_queries(7):  # two of them count what is not kept for the day yet
        page(as_an, "/tong-quan/")
    reckon_figures(at=NOW)
    with django_assert_num_queries(5):
        page(as_an, "/tong-quan/")


def test_many_agencies_are_shown_fifty_at_a_time(as_an: Client) -> None:
    tracked(with_tasks(53), data=TEXT.encode() + b" ")
    tasks = list(Task.objects.filter(collective=False).order_by("pk")[:53])
    for number, task in enumerate(tasks):
        task.lead = enter_agency(AgencyFacts(name=f"Phòng số {number}"))
    Task.objects.bulk_update(tasks, ["lead"])
    first, second = page(as_an, "/tong-quan/"), page(as_an, "/tong-quan/?trang=2")
    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 3)
    assert 'aria-label="Các trang"' in second
