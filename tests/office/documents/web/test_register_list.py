"""The register: tabs, search, filters, pages, the same few queries for any number of rows, the book as a sheet."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.documents.choices import Direction, Urgency
from chutri.office.documents.operations.recipients import send_document
from chutri.office.people.models import User
from tests.factories.office import LATER
from tests.factories.register import enter, issue


def codes(answer: str) -> list[str]:
    return re.findall(r'data-label="Số, ký hiệu">([^<]+)<', answer)


@pytest.fixture
def book(an: User) -> None:
    enter(an, issued_date=date(2026, 3, 1), urgency=Urgency.EXPRESS)
    enter(an, data="Kế hoạch khánh thành".encode(), code="46/KH-UBND", kind="Kế hoạch", title="Khánh thành cầu", issuer="SỞ XÂY DỰNG",
          issued_date=date(2026, 3, 4))  # fmt: skip
    enter(an, data=b"3", code="77/BC-STP", kind="Báo cáo", title="Ánh sáng", issuer="SỞ TƯ PHÁP", issued_date=None)
    issue(an, data=b"di")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["77/BC-STP", "46/KH-UBND", "12/UBND-VX"]),
        ("so=den&xep=cu", ["12/UBND-VX", "46/KH-UBND", "77/BC-STP"]),
        ("so=den&xep=ten", ["77/BC-STP", "46/KH-UBND", "12/UBND-VX"]),
        ("so=den&xep=ngay-van-ban", ["46/KH-UBND", "12/UBND-VX", "77/BC-STP"]),
        ("so=di", ["01/KH-UBND"]),
        ("so=noi-bo", []),
        ("q=bang+khen", ["12/UBND-VX"]),
        ("q=12+TAP+the", ["12/UBND-VX"]),
        ("loai=K%E1%BA%BF+ho%E1%BA%A1ch", ["46/KH-UBND"]),
        ("co-quan=so+tu+phap", ["77/BC-STP"]),
        ("khan=express", ["12/UBND-VX"]),
        ("vao-so=recalled", []),
        ("tu=2026-03-02", ["46/KH-UBND"]),
        ("den-ngay=2026-03-02", ["12/UBND-VX"]),
        ("tu=2026-13-99&khan=x&xep=y&trang=abc", ["77/BC-STP", "46/KH-UBND", "12/UBND-VX"]),
    ],
)
def test_the_register_keeps_what_the_url_asks_for(book: None, as_an: Client, query: str, expected: list[str]) -> None:
    assert codes(as_an.get(f"/van-ban/?{query}").content.decode()) == expected


def test_what_was_sought_is_marked_in_the_words_of_the_text(book: None, as_an: Client) -> None:
    page = as_an.get("/van-ban/?q=tang+bang+khen").content.decode()
    assert "đề nghị <mark>tặng Bằng khen</mark>" in page
    assert "lập hồ sơ <mark>tặng Bằng khen</mark> cho 12 tập thể" in page


def test_htmx_gets_the_rows_alone(book: None, as_an: Client) -> None:
    page = as_an.get("/van-ban/?q=cau", headers={"HX-Request": "true"}).content.decode()
    assert (codes(page), "<html" in page) == (["46/KH-UBND"], False)


@pytest.mark.parametrize("query", ["", "q=bang+khen"])
@pytest.mark.parametrize("rows", [1, 3])
def test_any_number_of_rows_takes_the_same_queries(
    an: User, as_an: Client, rows: int, query: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        enter(an, data=f"Bằng khen {number}".encode(), code=f"{number + 1}/X")
    with django_assert_num_queries(14 if query else 12):
        assert len(codes(as_an.get(f"/van-ban/?{query}").content.decode())) == rows


def test_an_empty_register_says_what_to_do(as_an: Client, as_binh: Client) -> None:
    assert "để vào sổ văn bản đầu tiên" in as_an.get("/van-ban/").content.decode()
    assert "Khi văn thư vào sổ" in as_binh.get("/van-ban/").content.decode()


def test_a_reader_is_offered_no_entry(book: None, as_binh: Client) -> None:
    page = as_binh.get("/van-ban/").content.decode()
    assert (codes(page)[0], "Đăng ký văn bản" in page) == ("77/BC-STP", False)


def test_another_agency_sees_nothing_but_what_was_sent_to_it(an: User, chi: User, as_chi: Client, book: None) -> None:
    document = issue(an, "Sở Tư pháp tỉnh Minh Hải Đông", data=b"gui")
    send_document(document=document, by=an, at=LATER)
    page = as_chi.get("/van-ban/").content.decode()
    assert (codes(page), "Chờ tiếp nhận" in page, f'href="/van-ban/{document.pk}"' in page) == ([], True, True)


def test_the_book_holds_what_the_list_keeps(an: User, as_an: Client, book: None) -> None:
    enter(an, data=b"=", code="=1+1", title="@SUM(A1)")
    answer = as_an.get("/van-ban/so.xlsx?so=den&xep=cu")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    written = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[1] for row in written] == [1, 2, 3, 4]
    assert written[3][3] == "=1+1"
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_book_takes_the_same_queries(
    an: User, as_an: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        enter(
            an, data=f"{number}".encode(), code=f"{number + 1}/X", direction=Direction.OUTGOING, recipients=["A", "B"]
        )
    with django_assert_num_queries(6):
        assert as_an.get("/van-ban/so.xlsx?so=di").status_code == 200
