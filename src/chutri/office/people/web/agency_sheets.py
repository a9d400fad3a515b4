"""The directory to Excel and back: the file of what the list shows, a template, an import with its preview."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from chutri.office.lib.paging import page_of
from chutri.office.lib.sheets import write_sheet
from chutri.office.people.choices import RowChange
from chutri.office.people.models import AgencySheet
from chutri.office.people.operations import UnableToApplySheet, apply_sheet, keep_sheet
from chutri.office.people.permissions import SignedIn, can_edit_directory
from chutri.office.people.queries.agency_sheets import SheetPreview, preview_of, sheet_cells, with_sheet_facts
from chutri.office.people.queries.directory import agencies_matching, asked_filter
from chutri.office.people.rules.agency_sheet import HEAD, NOTES
from chutri.office.ui.middleware import too_large
from chutri.office.ui.uploads import UploadForm

ROWS_A_PAGE = 200
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def agency_sheet_file(request: SignedIn) -> HttpResponse:
    """Give what the list keeps, without pages, as .xlsx that can be brought in again."""
    today = timezone.localdate()
    found = with_sheet_facts(agencies_matching(asked_filter(request.GET), today=today))
    data = write_sheet(HEAD, map(sheet_cells, found), name="Danh bạ", title="Danh bạ cơ quan", notes=NOTES)
    return _file(data, f"danh-ba-{today:%Y-%m-%d}.xlsx")


@require_safe
def agency_template_file(request: SignedIn) -> HttpResponse:
    """Give an empty sheet to fill in, with what each column takes."""
    return _file(write_sheet(HEAD, (), name="Danh bạ", title="Mẫu danh bạ", notes=NOTES), "mau-danh-ba.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def import_agencies(request: SignedIn) -> HttpResponse:
    """Take a sheet and go to its preview."""
    can_edit_directory(request.user).demand()
    if request.method == "GET":
        return render(request, "people/agencies/import.html")
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form.first_error())
    if form.is_too_large():
        return too_large(request)
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    sheet = keep_sheet(name=file.name or "danh-ba.xlsx", content=file.read(), by=request.user, at=timezone.now())
    preview = preview_of(sheet)
    if preview.problem:
        sheet.delete()
        return _refused(request, preview.problem)
    target = reverse("people:agency-import", args=[sheet.pk])
    return HttpResponseClientRedirect(target) if request.htmx else redirect(target)


def _refused(request: SignedIn, error: str) -> HttpResponse:
    template = "people/agencies/import.html"
    return render(request, f"{template}#answer" if request.htmx else template, {"error": error}, status=422)


@require_safe
def agency_import(request: SignedIn, sheet: int) -> HttpResponse:
    """Show what a sheet would change; only to whoever sent it."""
    one = get_object_or_404(AgencySheet.objects.filter(sent_by=request.user), pk=sheet)
    can_edit_directory(request.user).demand()
    return _preview_page(request, one, preview_of(one))


@require_POST
def apply_import(request: SignedIn, sheet: int) -> HttpResponse:
    """Do what the preview said; when the directory changed meanwhile, show the preview as it is now."""
    one = get_object_or_404(AgencySheet.objects.filter(sent_by=request.user), pk=sheet)
    can_edit_directory(request.user).demand()
    try:
        counts = apply_sheet(sheet=one, mark=request.POST.get("mark", ""), by=request.user, at=timezone.now())
    except UnableToApplySheet as error:
        return _preview_page(request, one, preview_of(one), problem=str(error), status=409)
    added, changed = counts.get(RowChange.ADDED, 0), counts.get(RowChange.CHANGED, 0)
    messages.success(request, f"Đã nhập danh bạ: thêm {added}, sửa {changed} cơ quan.")
    return redirect("people:agency-list")


def _preview_page(
    request: SignedIn, sheet: AgencySheet, preview: SheetPreview, *, problem: str = "", status: int = 200
) -> HttpResponse:
    counts = preview.counts
    shown = request.GET.get("xem", "")
    kept = [row for row in preview.rows if (row.change == shown if shown else row.change != RowChange.UNCHANGED)]
    context = {
        "sheet": sheet,
        "preview": preview,
        "problem": problem,
        "sorts": [(change.value, change.label, counts.get(change, 0)) for change in RowChange],
        "shown": shown,
        "page": page_of(kept, request.GET.get("trang"), size=ROWS_A_PAGE),
    }
    return render(request, "people/agencies/import_preview.html", context, status=status)
