"""The compliance matrix of a duty's year: on one screen, as an Excel sheet, on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.reports.choices import Standing
from chutri.office.reports.models import ReportingDuty
from chutri.office.reports.queries.matrix import columns_of, duties_of_matrix, owed_in, years_of
from chutri.office.reports.rules.matrix import SHORT, matrix, matrix_sheet, totals

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def compliance(request: SignedIn) -> HttpResponse:
    """Show who reported when: bodies down, periods across. Five queries, however many of both."""
    duties = list(duties_of_matrix(request.user))
    duty = _chosen(request, duties)
    if duty is None:
        return render(request, "reports/compliance.html", {"duties": duties})
    today = timezone.localdate()
    years = years_of(duty)
    year = _year(request, years, today.year)
    columns = columns_of(duty, year)
    lines = matrix(columns, owed_in(columns), today)
    context = {
        "duties": duties,
        "duty": duty,
        "year": year,
        "years": years,
        "columns": columns,
        "lines": lines,
        "totals": totals(lines, columns),
        "counts": [(kind, SHORT[kind], sum(line.count(kind) for line in lines)) for kind in Standing],
        "today": today,
    }
    return render(request, "reports/compliance.html", context)


@require_safe
def compliance_sheet(request: SignedIn) -> HttpResponse:
    """Give the matrix as an Excel sheet."""
    duty = _chosen(request, list(duties_of_matrix(request.user)))
    if duty is None:
        return HttpResponse(status=404)
    today = timezone.localdate()
    year = _year(request, years_of(duty), today.year)
    columns = columns_of(duty, year)
    data = matrix_sheet(matrix(columns, owed_in(columns), today), columns, title=f"{duty.title}, năm {year}")
    headers = {"Content-Disposition": f'attachment; filename="tinh-hinh-bao-cao-{year}.xlsx"'}
    return HttpResponse(data, content_type=XLSX, headers=headers)


def _chosen(request: SignedIn, duties: list[ReportingDuty]) -> ReportingDuty | None:
    wanted = request.GET.get("che-do", "")
    return next((one for one in duties if str(one.pk) == wanted), duties[0] if duties else None)


def _year(request: SignedIn, years: list[int], this: int) -> int:
    typed = request.GET.get("nam", "")
    if typed.isdecimal() and len(typed) == 4:
        return int(typed)
    return this if this in years or not years else years[0]
