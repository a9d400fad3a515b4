"""Reporting duties: the list, one with who owes it and its rounds, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agencies_of
from chutri.office.people.queries.directory import agencies_offered
from chutri.office.plans.models import Plan
from chutri.office.reports.choices import ReporterKind, Rhythm
from chutri.office.reports.models import ReportingDuty, ReportRound
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.duties import add_duty, confirm_duty, edit_duty, end_duty, take_duties
from chutri.office.reports.operations.rounds import open_due_rounds_of, open_now
from chutri.office.reports.operations.templates import starter_for
from chutri.office.reports.permissions import can_run_duty, can_set_up
from chutri.office.reports.queries.duties import (
    DUTY_WHOLE,
    bodies_owing,
    closing_of,
    duties_seen_by,
    duty_list,
    plans_to_take,
    reporters_of,
)
from chutri.office.reports.web.forms import DutyForm, duty_initial, errors_in

LINES, ROUNDS = 20, 40


@require_safe
def duties(request: SignedIn) -> HttpResponse:
    """Show the duties that concern one's agencies, those that wait for a word first."""
    plans = plans_to_take(Plan.objects.filter(document__agency__in=agencies_of(request.user)))
    context = {
        "duties": list(duty_list(request.user)),
        "plans": list(plans[:20]),
        "may_set_up": can_set_up(request.user).allowed,
    }
    return render(request, "reports/duties.html", context)


@require_POST
def take(request: SignedIn) -> HttpResponse:
    """Take the duties over that plans of one's agency state, without waiting for the hour."""
    can_set_up(request.user).demand()
    plans = plans_to_take(Plan.objects.filter(document__agency=request.user.agency_id))
    now = timezone.now()
    count = sum(len(take_duties(plan=plan, at=now, by=request.user)) for plan in plans)
    messages.success(
        request, f"Đã nhận {count} chế độ báo cáo từ kế hoạch." if count else "Không có chế độ báo cáo mới."
    )
    return redirect("reports:duties")


@require_http_methods(["GET", "HEAD", "POST"])
def new_duty(request: SignedIn) -> HttpResponse:
    """Set up a duty that no plan states."""
    can_set_up(request.user).demand()
    office = request.user.agency
    first = {
        "rhythm": Rhythm.AD_HOC,
        "receiver": office.name,
        "since": timezone.localdate().isoformat(),
        "opens_before": 10,
    }
    form = DutyForm(request.POST or None, offices=[office.pk], initial=first)
    refused = ""
    if request.method == "POST":
        if form.is_valid():
            try:
                duty = add_duty(facts=form.facts(), office=office, by=request.user, at=timezone.now())
            except UnableToReport as error:
                refused = str(error)
            else:
                return redirect("reports:duty-page", pk=duty.pk)
        else:
            refused = errors_in(form)
    return render(request, "reports/new_duty.html", {"form": form, "refused": refused}, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def duty_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show a duty; a POST says anew what is owed."""
    duty = _seen(request, pk)
    if request.method != "POST":
        return _show(request, duty)
    can_run_duty(request.user, duty).demand()
    form = DutyForm(request.POST, offices=_offices(duty))
    if not form.is_valid():
        return _show(request, duty, errors_in(form), form)
    try:
        edit_duty(duty=duty, facts=form.facts(), seen_version=_version(request), by=request.user, at=timezone.now())
    except UnableToReport as error:
        return _show(request, duty, str(error), form)
    messages.success(request, "Đã lưu chế độ báo cáo.")
    return redirect("reports:duty-page", pk=pk)


@require_POST
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    """Let a duty run; without a form chosen it asks by the one that came along. What is near opens at once."""

    def act(duty: ReportingDuty) -> str:
        now = timezone.now()
        if duty.template_id is None:
            own = request.user.agency if request.user.agency_id in _offices(duty) else duty.office
            duty.template = starter_for(office=own, by=request.user, at=now)
            duty.save(update_fields=["template"])
        fresh = confirm_duty(duty=duty, seen_version=_version(request), by=request.user, at=now)
        opened = open_due_rounds_of(duty=fresh, at=now)
        return f"Đã xác nhận; {len(opened)} kỳ đã mở." if opened else "Đã xác nhận; mẫu sẽ tự mở trước hạn."

    return _do(request, pk, act)


@require_POST
def end(request: SignedIn, pk: int) -> HttpResponse:
    """Open no further forms."""

    def act(duty: ReportingDuty) -> str:
        words = request.POST.get("words", "")
        end_duty(duty=duty, reason=words, seen_version=_version(request), by=request.user, at=timezone.now())
        return "Đã thôi theo dõi chế độ báo cáo."

    return _do(request, pk, act)


@require_POST
def ask_now(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for an ad hoc report until a day."""

    def act(duty: ReportingDuty) -> str:
        day = forms.DateField().to_python(request.POST.get("day", ""))
        if day is None:
            raise UnableToReport("Hãy chọn hạn nộp.")
        opened = open_now(duty=duty, due_on=day, by=request.user, at=timezone.now())
        return f"Đã mở kỳ {opened.period}."

    return _do(request, pk, act)


@require_GET
def agency_names(request: SignedIn) -> HttpResponse:
    """Offer names of the directory for what is being typed."""
    query = next((request.GET[name] for name in ("receiver", "through", "agency") if request.GET.get(name)), "")[:200]
    found = agencies_offered(query, today=timezone.localdate())
    return render(request, "reports/agency_names.html", {"found": found})


def _do(request: SignedIn, pk: int, act: Callable[[ReportingDuty], str]) -> HttpResponse:
    duty = _seen(request, pk)
    can_run_duty(request.user, duty).demand()
    try:
        said = act(duty)
    except UnableToReport as error:
        return _show(request, _seen(request, pk), str(error))
    except forms.ValidationError:
        return _show(request, duty, "Ngày không đúng.")
    messages.success(request, said)
    return redirect("reports:duty-page", pk=pk)


def _show(request: SignedIn, duty: ReportingDuty, refused: str = "", form: DutyForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    reporters = list(reporters_of(duty))
    bodies, unknown = bodies_owing(duty, today)
    rhythm = Rhythm(duty.rhythm)
    shown = form or DutyForm(initial=duty_initial(duty, [one.text for one in reporters]), offices=_offices(duty))
    context: dict[str, Any] = {
        "duty": duty,
        "form": shown,
        "names": [one for one in reporters if one.kind != ReporterKind.AGENCY],
        "bodies": bodies,
        "unknown": unknown,
        "closing": closing_of(rhythm, today, duty.receiver or duty.office),
        "once": rhythm in (Rhythm.FINAL, Rhythm.AD_HOC),
        "rounds": list(ReportRound.objects.filter(duty=duty).order_by("-last_day", "-pk")[:ROUNDS]),
        "may_run": can_run_duty(request.user, duty).allowed,
        "lines": list(lines_about(duty)[:LINES]),
        "refused": refused,
    }
    return render(request, "reports/duty_page.html", context, status=422 if refused else 200)


def _offices(duty: ReportingDuty) -> list[int]:
    return [key for key in (duty.office_id, duty.receiver_id) if key]


def _seen(request: SignedIn, pk: int) -> ReportingDuty:
    return get_object_or_404(duties_seen_by(request.user).select_related(*DUTY_WHOLE), pk=pk)


def _version(request: SignedIn) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() else 0
