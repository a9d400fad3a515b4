"""Report sheets of bodies without an account: sent, handed in by a secret address, compared, merged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chutri.office.people.operations.mails import site_address
from chutri.office.people.permissions import SignedIn
from chutri.office.reports.models import ReportSheet
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.filling import AnswersWrong, FactsDiffer
from chutri.office.reports.operations.sheets import (
    XLSX,
    apply_sheet,
    comparison,
    discard_sheet,
    send_sheet,
    sheet_file,
    sheet_of_secret,
    take_sheet,
)
from chutri.office.reports.permissions import can_receive
from chutri.office.reports.queries.reports import (
    REPORT_WHOLE,
    asked,
    questions_of,
    reports_seen_by,
    reports_without_account,
    rounds_received_by,
)
from chutri.office.reports.web.report_page import show_report


@require_POST
def send(request: SignedIn, pk: int) -> HttpResponse:
    """Send the sheet of one report; the address of its return is shown once."""
    report = get_object_or_404(reports_seen_by(request.user).select_related(*REPORT_WHOLE), pk=pk)
    can_receive(request.user, report.round.duty).demand()
    try:
        sheet, secret = send_sheet(report=report, by=request.user, at=timezone.now())
    except UnableToReport as error:
        return show_report(request, report, status=409, refused=str(error))
    address = site_address(reverse("reports:return-report-sheet", args=[secret]))
    return show_report(request, report, sent=sheet, address=address)


@require_POST
def send_all(request: SignedIn, pk: int) -> HttpResponse:
    """Send sheets to every body of a round that has no account, has a mailbox and has not reported."""
    one = get_object_or_404(rounds_received_by(request.user), pk=pk)
    can_receive(request.user, one.duty).demand()
    sent = 0
    for report in reports_without_account(one).exclude(agency__email=""):
        try:
            send_sheet(report=report, by=request.user, at=timezone.now())
            sent += 1
        except UnableToReport:
            continue
    messages.success(request, f"Đã gửi tệp Excel tới {sent} cơ quan chưa có tài khoản.")
    return redirect("reports:round-page", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_page(request: SignedIn, pk: int, sheet: int) -> HttpResponse:
    """Show what came back beside what was sent and what the report says; a POST merges what was ticked, or takes a file."""
    report = get_object_or_404(reports_seen_by(request.user), pk=pk)
    rows = ReportSheet.objects.select_related("report__agency", "report__round__duty__receiver")
    one = get_object_or_404(rows, report=report, pk=sheet)
    can_receive(request.user, one.report.round.duty).demand()
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _done(request, one))
            return redirect("reports:sheet-page", pk=pk, sheet=sheet)
        except AnswersWrong as error:
            labels = {asking.key: asking.label for asking in asked(questions_of(one.report.round.version_id))}
            refused = "Chưa nộp được: " + " ".join(f"{labels[key]}: {words}" for key, words in error.errors.items())
        except FactsDiffer as error:
            names = "; ".join(f"{row.label} ({row.before} → {row.now})" for row in error.differences)
            refused = f"Số liệu khác với số đã cung cấp cho cùng kỳ: {names}. Hãy hỏi lại đơn vị."
        except UnableToReport as error:
            refused = str(error)
    context = {
        "sheet": one,
        "report": one.report,
        "found": comparison(one) if one.returned else None,
        "refused": refused,
    }
    return render(request, "reports/sheet_page.html", context, status=409 if refused else 200)


def _done(request: SignedIn, sheet: ReportSheet) -> str:
    now = timezone.now()
    file = request.FILES.get("file")
    if file is not None:
        take_sheet(sheet=sheet, data=file.read(), name=file.name or "", at=now)
        return "Đã nhận tệp. Hãy xem khác biệt trước khi đưa vào báo cáo."
    if request.POST.get("deed") == "discard":
        discard_sheet(sheet=sheet, by=request.user, at=now)
        return "Đã bỏ qua tệp này."
    apply_sheet(sheet=sheet, chosen=request.POST.getlist("chon"), by=request.user, at=now)
    return "Đã đưa vào báo cáo và nộp thay đơn vị."


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def return_report_sheet(request: HttpRequest, secret: str) -> HttpResponse:
    """Let a body without an account hand a filled sheet in: kept for confirmation, nothing of it is applied."""
    sheet = _by_secret(secret)
    told: dict[str, Any] = {}
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise UnableToReport("Hãy chọn tệp đã điền.")
            take_sheet(sheet=sheet, data=file.read(), name=file.name or "", at=timezone.now())
            told = {"taken": True}
        except UnableToReport as error:
            told = {"refused": str(error)}
    context = {"sheet": sheet, "report": sheet.report, "secret": secret, **told}
    return render(request, "reports/return_sheet.html", context, status=422 if "refused" in told else 200)


@login_not_required
@require_safe
def report_sheet_to_fill(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the sheet to be filled in."""
    sheet = _by_secret(secret)
    name = f"bao-cao-{sheet.report_id}-{sheet.number}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sheet_file(sheet), content_type=XLSX, headers=headers)


def _by_secret(secret: str) -> ReportSheet:
    sheet = sheet_of_secret(secret)
    if sheet is None:
        raise Http404("Địa chỉ nộp tệp không đúng.")
    return sheet
