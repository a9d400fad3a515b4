"""Report sheets of agencies without an account: sent, handed in by a secret address, compared, merged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chutri.office.people.operations.mails import site_address
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agency_called
from chutri.office.tasks.models import Sheet
from chutri.office.tasks.operations.saving import UnableToChangeTask
from chutri.office.tasks.operations.sheets import (
    XLSX,
    apply_sheet,
    comparison,
    discard_sheet,
    send_sheet,
    sheet_file,
    sheet_of_secret,
    take_sheet,
)
from chutri.office.tasks.permissions import can_send_sheets

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_list(request: SignedIn) -> HttpResponse:
    """Show the sheets that one's agency sent; a POST sends one."""
    can_send_sheets(request.user).demand()
    more: dict[str, Any] = {}
    if request.method == "POST":
        name = request.POST.get("agency", "").strip()
        agency = agency_called(name)
        try:
            if agency is None:
                raise UnableToChangeTask(f"Danh bạ không có cơ quan đang hoạt động tên “{name}”.")
            sheet, secret = send_sheet(agency=agency, by=request.user, at=timezone.now())
            more = {"sent": sheet, "address": site_address(reverse("tasks:return-sheet", args=[secret]))}
        except UnableToChangeTask as error:
            more = {"refused": str(error)}
    sheets = Sheet.objects.filter(office=request.user.agency_id).select_related("agency").order_by("-pk")[:SHOWN]
    return render(request, "tasks/sheets.html", {"sheets": sheets, **more}, status=422 if "refused" in more else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show what came back beside what was sent and what the tasks say now; a POST merges what was ticked, or takes a file."""
    sheets = Sheet.objects.filter(office=request.user.agency_id).select_related("agency", "office")
    sheet = get_object_or_404(sheets, pk=pk)
    can_send_sheets(request.user).demand()
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _done(request, sheet))
            return redirect("tasks:sheet-page", pk=pk)
        except UnableToChangeTask as error:
            refused = str(error)
    found = comparison(sheet) if sheet.returned else None
    context = {"sheet": sheet, "found": found, "refused": refused}
    return render(request, "tasks/sheet_page.html", context, status=409 if refused else 200)


def _done(request: SignedIn, sheet: Sheet) -> str:
    now = timezone.now()
    file = request.FILES.get("file")
    if file is not None:
        take_sheet(sheet=sheet, data=file.read(), name=file.name or "", at=now)
        return "Đã nhận phiếu. Hãy xem khác biệt trước khi cập nhật."
    if request.POST.get("deed") == "discard":
        discard_sheet(sheet=sheet, by=request.user, at=now)
        return "Đã bỏ qua phiếu này."
    pairs = [value.partition(":") for value in request.POST.getlist("chon")]
    chosen = [(int(key), field) for key, _, field in pairs if key.isdecimal()]
    return f"Đã cập nhật {apply_sheet(sheet=sheet, chosen=chosen, by=request.user, at=now)} nhiệm vụ."


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def return_sheet(request: HttpRequest, secret: str) -> HttpResponse:
    """Let an agency without an account hand a filled sheet in: kept for confirmation, nothing of it is applied."""
    sheet = _by_secret(secret)
    told: dict[str, Any] = {}
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise UnableToChangeTask("Hãy chọn tệp phiếu đã điền.")
            take_sheet(sheet=sheet, data=file.read(), name=file.name or "", at=timezone.now())
            told = {"taken": True}
        except UnableToChangeTask as error:
            told = {"refused": str(error)}
    context = {"sheet": sheet, "secret": secret, **told}
    return render(request, "tasks/return_sheet.html", context, status=422 if "refused" in told else 200)


@login_not_required
@require_safe
def sheet_to_fill(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the sheet to be filled in."""
    sheet = _by_secret(secret)
    headers = {"Content-Disposition": f'attachment; filename="phieu-bao-cao-{sheet.number}.xlsx"'}
    return HttpResponse(sheet_file(sheet), content_type=XLSX, headers=headers)


def _by_secret(secret: str) -> Sheet:
    sheet = sheet_of_secret(secret)
    if sheet is None:
        raise Http404("Địa chỉ nộp phiếu không đúng.")
    return sheet
