"""Sheets of bodies without an account: sent, handed in by whoever has the address, merged once somebody confirmed."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core import mail
from pytest_django import Settings

from chutri.office.background.models import BackgroundJob
from chutri.office.people.models import Agency
from chutri.office.reports.choices import ReportStage, SheetState
from chutri.office.reports.jobs import send_sheet_by_mail
from chutri.office.reports.models import ReportSheet
from chutri.office.reports.operations.filling import AnswersWrong
from chutri.office.reports.operations.sheets import (
    UnableToSendSheet,
    UnableToTakeSheet,
    apply_sheet,
    comparison,
    discard_sheet,
    send_sheet,
    sheet_file,
    sheet_of_secret,
    take_sheet,
)
from chutri.office.reports.queries.reports import reports_without_account
from chutri.office.reports.rules.sheet import ANSWERS_FROM
from tests.factories import reporting

pytestmark = pytest.mark.django_db
T = reporting.IN_TIME


def filled(sheet: ReportSheet, **answers: str) -> bytes:
    """The sheet as somebody fills it in, its rows in another order and one more below."""
    book = openpyxl.load_workbook(BytesIO(sheet_file(sheet)))
    page = book.worksheets[0]
    rows: list[list[Any]] = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for row in rows:
        row[ANSWERS_FROM] = answers.get(str(row[0]), row[ANSWERS_FROM])
    for place, row in enumerate([*reversed(rows), ["", "", "ghi chú thêm"]], start=2):
        for column, value in enumerate(row, start=1):
            page.cell(row=place, column=column, value=value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_body_without_an_account_reports_by_a_sheet(settings: Settings) -> None:
    settings.MAIL_IS_SET_UP = True
    one = reporting.opened()
    report, hanh = reporting.report_of(one), reporting.at_home()
    Agency.objects.filter(pk=report.agency_id).update(email="xa@minhhaidong.example")
    assert [row.agency_id for row in reports_without_account(one)] == list(
        one.reports.order_by("agency__name_order").values_list("agency", flat=True)
    )
    sheet, secret = send_sheet(report=report, by=hanh, at=T)
    job = BackgroundJob.objects.get(name="reports.mail_sheet")
    send_sheet_by_mail(**job.arguments)
    assert (mail.outbox[0].to, secret in mail.outbox[0].body) == (["xa@minhhaidong.example"], True)
    number, text, _ = reporting.keys_of(one)

    found = sheet_of_secret(secret)
    assert found is not None
    take_sheet(sheet=found, data=filled(found, **{number: "17", text: "Đã xong"}), name="tra-loi.xlsx", at=T)
    compared = comparison(found)
    assert {one.key: one.filled for one in compared.differences} == {number: "17", text: "Đã xong"}
    assert (compared.added, compared.missing, compared.reordered) == (("ghi chú thêm",), (), True)
    fresh = apply_sheet(sheet=found, chosen=[number, text], by=hanh, at=T + timedelta(hours=1))
    fresh.refresh_from_db()
    assert (fresh.stage, fresh.given[number] if fresh.given else "") == (ReportStage.SUBMITTED, "17")
    assert ReportSheet.objects.get(pk=sheet.pk).state == SheetState.APPLIED
    with pytest.raises(UnableToSendSheet):
        send_sheet(report=fresh, by=hanh, at=T)
    with pytest.raises(UnableToTakeSheet):
        take_sheet(sheet=ReportSheet.objects.get(pk=sheet.pk), data=b"", name="x", at=T)


def test_what_is_no_return_of_the_sheet_is_refused() -> None:
    one = reporting.opened()
    hanh = reporting.at_home()
    first, _ = send_sheet(report=reporting.report_of(one), by=hanh, at=T)
    other, _ = send_sheet(report=reporting.report_of(one, "Sen Tây"), by=hanh, at=T)
    for data in (b"khong phai excel", sheet_file(other)):
        with pytest.raises(UnableToTakeSheet):
            take_sheet(sheet=first, data=data, name="x.xlsx", at=T)
    with pytest.raises(UnableToTakeSheet):
        apply_sheet(sheet=first, chosen=[], by=hanh, at=T)


def test_a_return_without_what_must_be_answered_is_not_handed_in() -> None:
    one = reporting.opened()
    hanh = reporting.at_home()
    sheet, _ = send_sheet(report=reporting.report_of(one), by=hanh, at=T)
    take_sheet(sheet=sheet, data=filled(sheet), name="trong.xlsx", at=T)
    with pytest.raises(AnswersWrong):
        apply_sheet(sheet=sheet, chosen=[], by=hanh, at=T)
    discard_sheet(sheet=sheet, by=hanh, at=T)
    assert ReportSheet.objects.get(pk=sheet.pk).state == SheetState.DISCARDED
    assert reporting.report_of(one).stage == ReportStage.OPEN
