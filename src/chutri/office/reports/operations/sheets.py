"""Report sheets: sent to bodies without an account, taken back, compared, merged and handed in once somebody has confirmed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.background.operations import enqueue
from chutri.office.history.operations import record
from chutri.office.lib.sheets import UnreadableSheet, read_sheet
from chutri.office.people.models import User
from chutri.office.people.operations.mails import mail_is_set_up, site_address
from chutri.office.people.rules.letters import Letter
from chutri.office.reports.choices import SheetState
from chutri.office.reports.models import Report, ReportSheet
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.filling import save_answers, submit_report
from chutri.office.reports.queries.prefill import proposals
from chutri.office.reports.queries.reports import REPORT_WHOLE, TO_FILE, asked, questions_of
from chutri.office.reports.rules.sheet import Comparison, compare, mark_in, write_form
from chutri.office.tasks.operations.calendars import hashed

ROWS_AT_MOST = 5_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UnableToSendSheet(UnableToReport):
    """There is nothing to send."""


class UnableToTakeSheet(UnableToReport):
    """The file is no return of this sheet, or can't be used any more."""


@transaction.atomic
def send_sheet(*, report: Report, by: User, at: datetime) -> tuple[ReportSheet, str]:
    """Make the sheet of a report that is not handed in, and mail it where the body has an address.

    Gives the sheet and the secret of the page where its return is handed in, which is kept nowhere.
    """
    fresh = Report.objects.select_related(*REPORT_WHOLE).get(pk=report.pk)
    if fresh.stage not in TO_FILE:
        raise UnableToSendSheet(f"{fresh.agency} đã nộp báo cáo này.")
    questions = questions_of(fresh.round.version_id)
    known = {key: one.value for key, one in proposals(fresh, questions, asked(questions), localdate(at)).items()}
    secret = secrets.token_urlsafe(18)
    sheet = ReportSheet.objects.create(
        report=fresh,
        hashed=hashed(secret),
        number=ReportSheet.objects.filter(report=fresh).count() + 1,
        answers={**known, **fresh.answers},
        sent_by=by,
        sent_at=at,
        address=fresh.agency.email,
    )
    if sheet.address and mail_is_set_up():
        enqueue("reports.mail_sheet", sheet=sheet.pk, path=reverse("reports:return-report-sheet", args=[secret]))
    said = f"Gửi tệp báo cáo lần {sheet.number} tới {fresh.agency}" + (f", {sheet.address}" if sheet.address else "")
    record(by=by, at=at, deed="send_report_sheet", about=fresh, words=said)
    return sheet, secret


@transaction.atomic
def take_sheet(*, sheet: ReportSheet, data: bytes, name: str, at: datetime) -> ReportSheet:
    """Keep what came back, whoever handed it in; nothing of it is applied. A later return replaces an earlier one."""
    if sheet.state in (SheetState.APPLIED, SheetState.DISCARDED):
        raise UnableToTakeSheet("Tệp này đã xử lý xong. Hãy đề nghị cơ quan gửi tệp mới.")
    try:
        table = read_sheet(data, rows_at_most=ROWS_AT_MOST)
    except UnreadableSheet as error:
        raise UnableToTakeSheet(str(error)) from error
    if mark_in(table) != mark_of(sheet):
        raise UnableToTakeSheet("Đây không phải tệp đã gửi cho đơn vị, hoặc là tệp của lần gửi khác.")
    sheet.returned = [[str(cell) for cell in cells] for cells in table]
    sheet.returned_at, sheet.returned_name, sheet.state = at, name[-255:], SheetState.RETURNED
    sheet.save(update_fields=["returned", "returned_at", "returned_name", "state"])
    return sheet


def comparison(sheet: ReportSheet) -> Comparison:
    """Compare what came back with what was sent and what the report says now: of what nobody saved here, what was sent."""
    questions = asked(questions_of(sheet.report.round.version_id))
    return compare(questions, sheet.answers, sheet.returned or [], {**sheet.answers, **sheet.report.answers})


@transaction.atomic
def apply_sheet(*, sheet: ReportSheet, chosen: Iterable[str], by: User, at: datetime) -> Report:
    """Merge the answers that somebody confirmed and hand the report in on the body's behalf.

    Raises UnableToTakeSheet, AnswersWrong, FactsDiffer.
    """
    if sheet.state != SheetState.RETURNED:
        raise UnableToTakeSheet("Tệp chưa nhận lại, hoặc đã xử lý xong.")
    found = comparison(sheet)
    refused = {one.key for one in found.differences} - set(chosen)
    values = {key: value for key, value in found.values.items() if key not in refused}
    report = Report.objects.get(pk=sheet.report_id)
    answers = {**sheet.answers, **report.answers, **values}
    report = save_answers(report=report, answers=answers, seen_version=report.version, by=by, at=at)
    submit_report(report=report, choices={}, seen_version=report.version, by=by, at=at)
    ReportSheet.objects.filter(pk=sheet.pk).update(state=SheetState.APPLIED)
    words = f"Nhập báo cáo từ tệp lần {sheet.number} của {sheet.report.agency} ({sheet.returned_name})"
    record(by=by, at=at, deed="apply_report_sheet", about=report, words=words)
    return report


@transaction.atomic
def discard_sheet(*, sheet: ReportSheet, by: User, at: datetime) -> None:
    """Leave a sheet's return unused."""
    ReportSheet.objects.filter(pk=sheet.pk).update(state=SheetState.DISCARDED)
    words = f"Không dùng tệp báo cáo lần {sheet.number}"
    record(by=by, at=at, deed="discard_report_sheet", about=sheet.report, words=words)


def sheet_of_secret(secret: str) -> ReportSheet | None:
    """Give the sheet whose return is handed in under this secret."""
    rows = ReportSheet.objects.select_related("report__agency", "report__round__duty__receiver")
    return rows.filter(hashed=hashed(secret)).first()


def sheet_file(sheet: ReportSheet) -> bytes:
    """Give the workbook as it was sent."""
    report = sheet.report
    questions = asked(questions_of(report.round.version_id))
    title = f"{report.agency}: {report.round.duty}, {report.round.period}"
    return write_form(questions, sheet.answers, title=title, mark=mark_of(sheet))


def mark_of(sheet: ReportSheet) -> str:
    """Give what names a sheet inside its file."""
    return f"{sheet.report_id}/{sheet.number}"


def mail_sheet(*, sheet: ReportSheet, path: str) -> None:
    """Send a sheet to its body's mailbox with the address where its return is handed in; raises as the mail server does."""
    report = sheet.report
    duty = report.round.duty
    letter = Letter(
        to=sheet.address,
        name=report.agency.name,
        subject=f"{duty.title}, {report.round.period}",
        lines=(
            f"{duty.receiver} đề nghị đơn vị báo cáo trước hết ngày {report.round.last_day:%d/%m/%Y} (tệp kèm theo).",
            "Đề nghị điền vào các ô nền vàng, giữ nguyên cột mã, rồi nộp lại tệp ở trang dưới đây.",
        ),
        link=site_address(path),
        link_words="Nộp lại tệp báo cáo",
    )
    message = EmailMultiAlternatives(f"[Chủ Trì] {letter.subject}", letter.text, to=[letter.to])
    message.attach_alternative(str(letter.html), "text/html")
    message.attach(f"bao-cao-{report.pk}-{sheet.number}.xlsx", sheet_file(sheet), XLSX)
    message.send()
