"""The list of plans."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.reading.model import Header
from tests.factories.office import bring_in
from tests.factories.readings import a_reading

URL = "/ke-hoach/"


def titled(title: str, code: str, issued: str | None = "2026-02-27") -> Header:
    return Header("UBND TỈNH", "Kế hoạch", code, None, None, None, issued, title, (0, 0))


@pytest.fixture
def three(an: User) -> None:
    """Three plans, brought in in this order."""
    for title, code, issued in (
        ("Tổng kết", "1/KH-UBND", "2026-01-10"),
        ("Ăn Tết", "2/KH-UBND", None),
        ("An toàn giao thông, tặng Bằng khen", "3/KH-SGTVT", "2026-03-01"),
    ):
        bring_in(an, a_reading(header=titled(title, code, issued)), data=title.encode())


def codes(client: Client, query: str = "") -> list[str]:
    return [plan.document.code[0] for plan in client.get(URL + query).context["page"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "321"),
        ("?q=bang+khen", "3"),
        ("?q=BẰNG khen", "3"),
        ("?q=kh-ubnd", "21"),
        ("?q=ubnd+tinh", "321"),
        ("?q=khong co", ""),
        ("?xep=ten", "321"),
        ("?xep=ngay-ban-hanh", "312"),
        ("?xep=sai", "321"),
        ("?trang=99", "321"),
        ("?trang=abc", "321"),
    ],
)
def test_plans_are_found_and_sorted(three: None, as_an: Client, query: str, found: str) -> None:
    assert codes(as_an, query) == list(found)


def test_sorting_by_date_puts_plans_without_one_last(three: None, as_an: Client) -> None:
    assert codes(as_an, "?xep=ngay-ban-hanh")[-1] == "2"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number_of_plans(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        bring_in(an, data=str(number).encode())
    with django_assert_num_queries(5):  # session, person, postings, count, page
        assert len(as_an.get(URL).context["page"]) == count


def test_an_empty_office_is_told_what_to_do_next(as_an: Client, as_binh: Client) -> None:
    assert "Hãy đưa vào một kế hoạch đã ban hành" in as_an.get(URL).content.decode()
    text = as_binh.get(URL).content.decode()
    assert ("Văn phòng của cơ quan chưa nhập kế hoạch" in text, "data-dropzone" in text) == (True, False)


def test_a_stranger_sees_nothing_of_it(three: None, as_chi: Client) -> None:
    assert codes(as_chi) == []


def test_htmx_gets_the_rows_alone(three: None, as_an: Client) -> None:
    text = as_an.get(URL, {"q": "tet"}, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in text, text.count('class="row-link"')) == (False, 1)


def test_pages_keep_what_was_searched(an: User, as_an: Client) -> None:
    for number in range(21):
        bring_in(an, data=str(number).encode())
    text = as_an.get(URL, {"q": "hoi nghi", "xep": "ten"}).content.decode()
    assert "?q=hoi+nghi&amp;xep=ten&amp;trang=2" in text
