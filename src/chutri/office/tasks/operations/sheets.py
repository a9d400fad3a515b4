"""Report sheets: sent to an agency without an account, taken back, compared, and merged once somebody has confirmed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse

from chutri.office.background.operations import enqueue
from chutri.office.history.operations import record
from chutri.office.lib.sealing import seal
from chutri.office.lib.sheets import UnreadableSheet, read_sheet
from chutri.office.people.models import Agency, User
from chutri.office.people.operations.mails import mail_is_set_up, site_address
from chutri.office.people.rules.letters import Letter
from chutri.office.tasks.choices import SheetState, Stage
from chutri.office.tasks.models import Sheet, Task
from chutri.office.tasks.operations.calendars import hashed
from chutri.office.tasks.operations.progress import report_progress
from chutri.office.tasks.operations.saving import UnableToChangeTask
from chutri.office.tasks.queries.seeing import WHOLE
from chutri.office.tasks.rules.report_sheet import Comparison, Row, compare, mark_in, write_report_sheet

ROWS_AT_MOST = 5_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REPORTING = (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.RETURNED)


class UnableToSendSheet(UnableToChangeTask):
    """There is nothing to send, or nobody to send it to."""


class UnableToTakeSheet(UnableToChangeTask):
    """The file is no return of this sheet."""


@transaction.atomic
def send_sheet(*, agency: Agency, by: User, at: datetime) -> tuple[Sheet, str]:
    """Make the sheet of an agency's open tasks from one's own agency's plans, and mail it where the agency has an address.

    Gives the sheet and the secret of the page where its return is handed in, which is kept nowhere.
    """
    rows = _rows_now(agency, by.agency)
    if not rows:
        raise UnableToSendSheet(f"{agency} không có nhiệm vụ đang thực hiện nào do cơ quan bạn giao.")
    secret = secrets.token_urlsafe(18)
    sheet = Sheet.objects.create(
        agency=agency,
        office=by.agency,
        hashed=hashed(secret),
        number=Sheet.objects.filter(agency=agency, office=by.agency).count() + 1,
        sent_by=by,
        sent_at=at,
        address=agency.email,
        rows=[row.as_json() for row in rows.values()],
    )
    if agency.email and mail_is_set_up():
        path = reverse("tasks:return-sheet", args=[secret])
        enqueue("tasks.mail_sheet", sheet=sheet.pk, sealed_path=seal(path))
    said = f"Gửi phiếu báo cáo {sheet.number} ({len(rows)} nhiệm vụ) tới {agency}"
    record(by=by, at=at, deed="send_sheet", about=sheet, words=said + (f", {agency.email}" if agency.email else ""))
    return sheet, secret


@transaction.atomic
def take_sheet(*, sheet: Sheet, data: bytes, name: str, at: datetime) -> Sheet:
    """Keep what came back, whoever handed it in; nothing of it is applied. A later return replaces an earlier one."""
    if sheet.state in (SheetState.APPLIED, SheetState.DISCARDED):
        raise UnableToTakeSheet("Phiếu này đã xử lý xong. Hãy đề nghị cơ quan gửi phiếu mới.")
    try:
        table = read_sheet(data, rows_at_most=ROWS_AT_MOST)
    except UnreadableSheet as error:
        raise UnableToTakeSheet(str(error)) from error
    if mark_in(table) != mark_of(sheet):
        raise UnableToTakeSheet("Đây không phải phiếu đã gửi cho đơn vị, hoặc là phiếu của lần gửi khác.")
    sheet.returned = [[str(cell) for cell in cells] for cells in table]
    sheet.returned_at, sheet.returned_name, sheet.state = at, name[-255:], SheetState.RETURNED
    sheet.save(update_fields=["returned", "returned_at", "returned_name", "state"])
    return sheet


def comparison(sheet: Sheet) -> Comparison:
    """Compare what came back with what was sent and what the tasks say now."""
    return compare([Row(**row) for row in sheet.rows], sheet.returned or [], _rows_now(sheet.agency, sheet.office))


@transaction.atomic
def apply_sheet(*, sheet: Sheet, chosen: Iterable[tuple[int, str]], by: User, at: datetime) -> int:
    """Merge those differences (task and field) that somebody confirmed; give how many tasks changed."""
    if sheet.state != SheetState.RETURNED:
        raise UnableToTakeSheet("Phiếu chưa nhận lại, hoặc đã xử lý xong.")
    wanted = set(chosen)
    by_task: dict[int, dict[str, str]] = {}
    for one in comparison(sheet).differences:
        if (one.task, one.field) in wanted:
            by_task.setdefault(one.task, {})[one.field] = one.filled
    for task in Task.objects.select_related(*WHOLE).filter(pk__in=by_task):
        values = by_task[task.pk]
        report_progress(
            task=task,
            percent=int(values.get("percent", task.percent)),
            words=values.get("words", task.percent_words),
            seen_version=task.version,
            by=by,
            at=at,
        )
    Sheet.objects.filter(pk=sheet.pk).update(state=SheetState.APPLIED)
    said = f"Cập nhật {len(by_task)} nhiệm vụ từ phiếu báo cáo {sheet.number} của {sheet.agency}"
    record(by=by, at=at, deed="apply_sheet", about=sheet, words=said)
    return len(by_task)


@transaction.atomic
def discard_sheet(*, sheet: Sheet, by: User, at: datetime) -> None:
    """Leave a sheet's return unused."""
    Sheet.objects.filter(pk=sheet.pk).update(state=SheetState.DISCARDED)
    record(by=by, at=at, deed="discard_sheet", about=sheet, words=f"Không dùng phiếu báo cáo {sheet.number}")


def sheet_of_secret(secret: str) -> Sheet | None:
    """Give the sheet whose return is handed in under this secret."""
    return Sheet.objects.select_related("agency", "office").filter(hashed=hashed(secret)).first()


def sheet_file(sheet: Sheet) -> bytes:
    """Give the workbook as it was sent."""
    return write_report_sheet([Row(**row) for row in sheet.rows], agency=sheet.agency.name, mark=mark_of(sheet))


def mark_of(sheet: Sheet) -> str:
    """Give what names a sheet inside its file."""
    return f"{sheet.pk}/{sheet.number}"


def _rows_now(agency: Agency, office: Agency) -> dict[int, Row]:
    tasks = Task.objects.filter(
        lead=agency, plan__document__agency=office, stage__in=_REPORTING, counted=True
    ).order_by("last_day", "plan_id", "ordinal", "pk")
    return {
        task.pk: Row(
            task=task.pk,
            version=task.version,
            action=task.action,
            last=f"{task.last_day:%d/%m/%Y}" if task.last_day else "",
            percent=task.percent,
            words=task.percent_words,
        )
        for task in tasks
    }


def mail_sheet(*, sheet: Sheet, path: str) -> None:
    """Send a sheet to its agency's mailbox with the address where its return is handed in; raises as the mail server does."""
    letter = Letter(
        to=sheet.address,
        name=sheet.agency.name,
        subject=f"Phiếu báo cáo tiến độ {len(sheet.rows)} nhiệm vụ, lần {sheet.number}",
        lines=(
            f"{sheet.office} gửi phiếu báo cáo tiến độ các nhiệm vụ đơn vị đang chủ trì (tệp kèm theo).",
            "Đề nghị ghi tiến độ và tình hình thực hiện vào các ô nền vàng, rồi nộp lại tệp ở trang dưới đây.",
        ),
        link=site_address(path),
        link_words="Nộp lại phiếu",
    )
    message = EmailMultiAlternatives(f"[Chủ Trì] {letter.subject}", letter.text, to=[letter.to])
    message.attach_alternative(str(letter.html), "text/html")
    message.attach(f"phieu-bao-cao-{sheet.number}.xlsx", sheet_file(sheet), XLSX)
    message.send()
