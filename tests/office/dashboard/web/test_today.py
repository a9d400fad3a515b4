"""Hôm nay."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.tasks.operations.figures import reckon_figures
from tests.factories import reporting
from tests.factories.office import NOW, browser_of, with_tasks
from tests.factories.readings import TEXT
from tests.factories.tracking import TODAY, dung, tracked


def figures(page: str) -> dict[str, int]:
    """The figures that a page shows, by their words."""
    found = re.findall(r'<b class="num">([\d.]+)</b><span><svg.*?</svg> ([^<]+)</span>', page, re.DOTALL)
    return {words.strip(): int(count) for count, words in found}


@pytest.fixture(autouse=True)
def day() -> object:
    with time_machine.travel(TODAY.isoformat() + "T09:00:00+07:00", tick=False):
        yield


def test_an_office_without_plans_is_told_what_to_do(as_an: Client) -> None:
    page = as_an.get("/").content.decode()
    assert "Thứ Năm, ngày 05/03/2026" in page
    assert "Hãy tải một kế hoạch lên" in page


def test_whoever_gave_work_sees_how_it_stands(as_an: Client) -> None:
    tracked()
    page = as_an.get("/").content.decode()
    assert figures(page) == {
        "Xong đúng hạn": 0, "Xong quá hạn": 0, "Trong hạn": 2, "Quá hạn, chưa xong": 0, "Không thời hạn": 1,
        "Chờ nghiệm thu": 0, "Im lặng": 0,
    }  # fmt: skip
    assert 'Cơ quan tôi giao: <span class="num">3</span>' in page


def test_whoever_was_given_work_sees_their_own(db: None) -> None:
    tracked()
    page = browser_of(dung()).get("/").content.decode()
    assert "Cơ quan tôi chủ trì" in page
    assert "Tải kế hoạch lên" not in page


def test_every_figure_opens_exactly_its_rows(as_an: Client) -> None:
    tracked()
    page = as_an.get("/").content.decode()
    for address, count in re.findall(r'<a href="([^"]+)" title="[^"]*"><b class="num">(\d+)</b>', page):
        rows = as_an.get(address.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r"<tr[^>]*data-row", rows)) == int(count), address


@pytest.mark.parametrize("count", [1, 3])
def test_the_day_costs_the_same_for_one_task_and_for_three(
    count: int, an: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tracked(replace(with_tasks(count)), data=TEXT.encode() + b" ")
    browser = browser_of(an)
    browser.get("/")
    with django_assert_num_queries(15):  # two of them count what is not kept for the day yet
        browser.get("/")
    reckon_figures(at=NOW)
    with django_assert_num_queries(13):
        browser.get("/")


@pytest.mark.django_db
def test_reports_that_are_owed_are_named() -> None:
    page = browser_of(reporting.of_commune())
    assert "báo cáo phải nộp" not in page.get("/").content.decode()
    reporting.opened()
    assert '<b class="num">1</b> báo cáo phải nộp' in page.get("/").content.decode()
