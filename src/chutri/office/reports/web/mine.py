"""Báo cáo: what my agency has to file, what waits for it to be received, the rounds that it runs."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.reports.choices import ReportStage
from chutri.office.reports.permissions import can_set_up
from chutri.office.reports.queries.reports import (
    reports_filed,
    reports_to_file,
    reports_to_receive,
    rounds_received_by,
)

SHOWN, WAITING_SHOWN, ROUNDS_SHOWN = 50, 6, 20


@require_safe
def my_reports(request: SignedIn) -> HttpResponse:
    """Show what is mine to file, to receive, and the newest rounds."""
    given = Count("reports", filter=Q(reports__given__isnull=False))
    waiting = Count("reports", filter=Q(reports__stage=ReportStage.SUBMITTED))
    rounds = rounds_received_by(request.user).annotate(
        body_count=Count("reports"), given_count=given, waiting_count=waiting
    )
    context = {
        "today": timezone.localdate(),
        "to_file": list(reports_to_file(request.user)[:SHOWN]),
        "to_receive": list(reports_to_receive(request.user)[:WAITING_SHOWN]),
        "receive_count": reports_to_receive(request.user).count(),
        "filed": list(reports_filed(request.user)[:SHOWN]),
        "rounds": list(rounds.order_by("-last_day", "-pk")[:ROUNDS_SHOWN]),
        "may_set_up": can_set_up(request.user).allowed,
    }
    return render(request, "reports/my_reports.html", context)
