"""One report: filled in by the body that owes it, read and decided on by the receiver."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.permissions import SignedIn
from chutri.office.reports.models import Fact, Report, ReportVersion
from chutri.office.reports.permissions import can_fill, can_receive
from chutri.office.reports.queries.reports import REPORT_WHOLE, TO_FILE, reports_seen_by, sheets_of, versions_of
from chutri.office.reports.rules.answers import shown
from chutri.office.reports.rules.numbers import written
from chutri.office.reports.web.fields import Field, fields_given, fields_to_fill, sections_of

LINES = 30


@require_safe
def report_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show a report: to be filled in where one may, otherwise as it was handed in."""
    report = get_object_or_404(reports_seen_by(request.user).select_related(*REPORT_WHOLE), pk=pk)
    return show_report(request, report)


def show_report(request: SignedIn, report: Report, *, status: int = 200, **more: Any) -> HttpResponse:
    """Render a report's page; ``more`` holds what a deed refused: ``refused``, ``errors``, ``differences``."""
    today = timezone.localdate()
    may_fill = can_fill(request.user, report).allowed
    filling = may_fill and report.stage in TO_FILE
    versions = list(versions_of(report))
    fields = (
        fields_to_fill(report, today, more.get("errors"))
        if filling
        else fields_given(report, report.given or (versions[0].answers if versions else {}))
    )
    context = {
        "report": report,
        "round": report.round,
        "duty": report.round.duty,
        "today": today,
        "standing": report.standing_on(today),
        "sections": sections_of(fields),
        "filling": filling,
        "may_fill": may_fill,
        "may_receive": can_receive(request.user, report.round.duty).allowed,
        "versions": [(version, changes_of(version, fields)) for version in versions],
        "differing": [] if filling else differing_facts(report, fields),
        "sheets": list(sheets_of(report)),
        "lines": list(lines_about(report)[:LINES]),
        **more,
    }
    return render(request, "reports/report_page.html", context, status=status)


def changes_of(version: ReportVersion, fields: list[Field]) -> list[tuple[str, str, str]]:
    """Give what a version changed against the one before: question, before, after, in words."""
    by_key = {one.asked.key: one.asked for one in fields}
    return [
        (by_key[key].label, shown(by_key[key].kind, before), shown(by_key[key].kind, after))
        for key, before, after in version.changes
        if key in by_key
    ]


def differing_facts(report: Report, fields: list[Field]) -> list[tuple[str, str, str, str]]:
    """Give figures that stand otherwise as facts for this body and period: question, here, there, where. One query."""
    values = {one.asked.indicator: one for one in fields if one.asked.indicator and one.typed}
    if not values or report.given is None:
        return []
    facts = Fact.objects.filter(
        indicator__in=[key for key in values if key],
        agency=report.agency_id,
        rhythm=report.round.rhythm,
        year=report.round.year,
        number=report.round.number,
        closes_on=report.round.closes_on,
    ).select_related("report__round__duty")
    found = []
    for fact in facts:
        one = values[fact.indicator_id]
        if written(fact.value) != one.typed:
            where = str(fact.report.round.duty) if fact.report else "nơi khác"
            found.append((one.asked.label, str(one.typed), written(fact.value), where))
    return found
