"""One round: who reported, what it adds up to, and what the receiver does with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agency_called
from chutri.office.reports.choices import AnswerKind, ReportStage, RollUp, Standing
from chutri.office.reports.models import ReportRound
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.deciding import accept_all
from chutri.office.reports.operations.rounds import add_body, remind
from chutri.office.reports.permissions import can_receive
from chutri.office.reports.queries.consolidating import consolidations_of
from chutri.office.reports.queries.reports import (
    asked,
    questions_of,
    reports_of,
    reports_without_account,
    rounds_received_by,
)
from chutri.office.reports.queries.rollup import group_of
from chutri.office.reports.rules.rollup import Given, by_group, roll_up

LINES = 20


@require_safe
def round_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show who has reported, who has not, and every question rolled up by its rule."""
    one = get_object_or_404(rounds_received_by(request.user), pk=pk)
    return _show(request, one)


@require_POST
def accept_waiting(request: SignedIn, pk: int) -> HttpResponse:
    """Take every report that was ticked."""
    one = get_object_or_404(rounds_received_by(request.user), pk=pk)
    can_receive(request.user, one.duty).demand()
    pairs = [value.partition(":") for value in request.POST.getlist("chon")]
    seen = {int(key): int(version) for key, _, version in pairs if key.isdecimal() and version.isdecimal()}
    reports = list(reports_of(one).filter(pk__in=seen, stage=ReportStage.SUBMITTED))
    for report in reports:
        report.version = seen[report.pk]
    done = accept_all(reports=reports, by=request.user, at=timezone.now())
    left = f"; {len(seen) - done} báo cáo vừa thay đổi nên chưa tiếp nhận" if done < len(seen) else ""
    messages.success(request, f"Đã tiếp nhận {done} báo cáo{left}.")
    return redirect("reports:round-page", pk=pk)


@require_POST
def urge(request: SignedIn, pk: int) -> HttpResponse:
    """Remind every body that has not reported."""
    one = get_object_or_404(rounds_received_by(request.user), pk=pk)
    can_receive(request.user, one.duty).demand()
    try:
        count = remind(round_=one, by=request.user, at=timezone.now())
    except UnableToReport as error:
        return _show(request, one, str(error))
    messages.success(request, f"Đã nhắc {count} cơ quan chưa nộp báo cáo.")
    return redirect("reports:round-page", pk=pk)


@require_POST
def ask_body(request: SignedIn, pk: int) -> HttpResponse:
    """Ask one more body for its report."""
    one = get_object_or_404(rounds_received_by(request.user), pk=pk)
    can_receive(request.user, one.duty).demand()
    name = request.POST.get("agency", "").strip()
    try:
        agency = agency_called(name)
        if agency is None:
            raise UnableToReport(f"Danh bạ không có cơ quan đang hoạt động tên “{name}”.")
        add_body(round_=one, agency=agency, by=request.user, at=timezone.now())
    except UnableToReport as error:
        return _show(request, one, str(error))
    messages.success(request, f"Đã thêm {agency} vào kỳ báo cáo.")
    return redirect("reports:round-page", pk=pk)


def _show(request: SignedIn, one: ReportRound, refused: str = "") -> HttpResponse:
    today = timezone.localdate()
    reports = list(reports_of(one))
    counts = dict.fromkeys(Standing, 0)
    rows = []
    given = []
    for report in reports:
        report.round = one
        stands = report.standing_on(today)
        counts[stands] += 1
        rows.append((report, stands))
        if report.given is not None:
            group = group_of(report.agency.kind, report.agency.level)
            given.append(Given(report.agency_id, report.agency.name, report.given, report.submitted_on, group))
    questions = [item for item in asked(questions_of(one.version_id)) if item.roll_up != RollUp.NONE]
    figures = [item for item in questions if item.kind == AnswerKind.NUMBER]
    context = {
        "round": one,
        "duty": one.duty,
        "today": today,
        "rows": rows,
        "counts": [(kind, count) for kind, count in counts.items() if count],
        "given_count": len(given),
        "waiting_count": sum(report.stage == ReportStage.SUBMITTED for report in reports),
        "missing": [report.agency.name for report, stands in rows if report.given is None],
        "rolled": roll_up(questions, given),
        "groups": list(by_group(figures, given).items()),
        "figures": figures,
        "consolidations": list(consolidations_of(one)),
        "no_account": list(reports_without_account(one)),
        "may_receive": can_receive(request.user, one.duty).allowed,
        "lines": list(lines_about(one)[:LINES]),
        "refused": refused,
    }
    return render(request, "reports/round_page.html", context, status=409 if refused else 200)
