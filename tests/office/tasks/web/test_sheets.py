"""Report sheets go out, come back in any shape, and are merged once somebody has confirmed."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import openpyxl
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl.worksheet.worksheet import Worksheet

from chutri.office.people.models import User
from chutri.office.tasks.models import Sheet, Task
from chutri.office.tasks.operations import report_progress
from chutri.office.tasks.operations.sheets import mail_sheet
from tests.factories.office import LATER
from tests.factories.tracking import AGRICULTURE, dung, first_task

URL = "/nhiem-vu/phieu/"


def sent(browser: Client) -> tuple[Sheet, str]:
    """Send the department's sheet; give it and the address of its return."""
    page = browser.post(URL, {"agency": AGRICULTURE}).content.decode()
    found = re.search(r"https?://[^/]+(/phieu-bao-cao/[^<]+/)", page)
    assert found
    return Sheet.objects.get(), found[1]


def filled(address: str, change: Any) -> SimpleUploadedFile:
    """Download the sheet, fill it in as ``change`` does, give the file."""
    book = openpyxl.load_workbook(BytesIO(Client().get(f"{address}phieu.xlsx").content))
    change(book.active)
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("phieu.xlsx", out.getvalue())


def report(sheet: Worksheet) -> None:
    """Fill in both rows, swap them, and write one of one's own below."""
    rows: list[list[Any]] = [[cell.value for cell in row[:5]] for row in sheet.iter_rows(min_row=2, max_row=3)]
    rows[0][3:5] = [70, "=1+1 Đã gửi"]
    rows[1][3] = 20
    lines: list[list[Any]] = [rows[1], rows[0], ["x-1", "Việc khác", "", 5, ""]]
    for place, values in enumerate(lines, start=2):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(place, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type


def test_a_sheet_comes_back_is_compared_and_merged(an: User, as_an: Client) -> None:
    task = first_task()
    sheet, address = sent(as_an)
    assert Client().post(address, {"file": filled(address, report)}).status_code == 200
    assert Task.objects.get(pk=task.pk).percent == 0
    report_progress(task=task, percent=10, words="", seen_version=1, by=dung(), at=LATER)
    page = as_an.get(f"{URL}{sheet.pk}/").content.decode()
    assert ("đổi thứ tự" in page, "x-1 – Việc khác" in page, page.count("đã có người cập nhật")) == (True, True, 1)
    ticked = re.findall(r'name="chon" value="([^"]+)" checked', page)
    answer = as_an.post(f"{URL}{sheet.pk}/", {"chon": ticked, "deed": "apply"}, follow=True)
    assert "Đã cập nhật 2 nhiệm vụ." in answer.content.decode()
    kept = Task.objects.order_by("ordinal").values_list("percent", "percent_words")[:2]
    assert list(kept) == [(10, "=1+1 Đã gửi"), (20, "")]
    again = Client().post(address, {"file": filled(address, report)})
    assert (again.status_code, "đã xử lý xong" in again.content.decode()) == (422, True)


def test_missing_rows_and_nonsense_are_said_and_nothing_is_applied(an: User, as_an: Client) -> None:
    first_task()
    sheet, address = sent(as_an)

    def spoil(rows: Worksheet) -> None:
        rows.cell(2, 4).value = "nhiều"
        rows.delete_rows(3)

    assert as_an.post(f"{URL}{sheet.pk}/", {"file": filled(address, spoil)}).status_code == 302
    page = as_an.get(f"{URL}{sheet.pk}/").content.decode()
    assert ("Thiếu dòng" in page, "không phải số từ 0 đến 100" in page, "Không có gì khác" in page) == (
        True,
        True,
        True,
    )
    assert as_an.post(f"{URL}{sheet.pk}/", {"deed": "discard"}).status_code == 302
    assert Sheet.objects.get().state == "discarded"


def test_another_file_is_no_return(an: User, as_an: Client) -> None:
    first_task()
    sheet, address = sent(as_an)
    for file in (SimpleUploadedFile("x.xlsx", b"MZ"), filled(address, lambda rows: rows.delete_cols(6))):
        assert Client().post(address, {"file": file}).status_code == 422
    assert Client().post(address).status_code == 422
    assert as_an.post(f"{URL}{sheet.pk}/", {"deed": "apply"}).status_code == 409


def test_a_sheet_needs_an_agency_with_work_and_somebody_who_may(an: User, as_an: Client, as_binh: Client) -> None:
    first_task()
    assert [as_an.post(URL, {"agency": name}).status_code for name in ("Sở Không Có", an.agency.name)] == [422, 422]
    assert (as_binh.post(URL, {"agency": AGRICULTURE}).status_code, Sheet.objects.count()) == (403, 0)


def test_the_mail_carries_the_sheet_and_its_address(an: User, as_an: Client) -> None:
    first_task()
    sheet, address = sent(as_an)
    sheet.address = "so@minhhaidong.example"
    mail_sheet(sheet=sheet, path=address)
    (message,) = mail.outbox
    assert (message.to, address in str(message.body), message.attachments[0][0]) == (
        ["so@minhhaidong.example"],
        True,
        "phieu-bao-cao-1.xlsx",
    )
