"""The days on which periods close: those of law with their source, and what the office itself has fixed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.people.permissions import SignedIn
from chutri.office.reports.choices import Rhythm
from chutri.office.reports.models import PeriodRule
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.period_rules import add_rule, end_rule
from chutri.office.reports.permissions import can_set_up
from chutri.office.reports.queries.duties import period_rules
from chutri.office.reports.web.forms import PeriodRuleForm, errors_in


@require_http_methods(["GET", "HEAD", "POST"])
def period_rule_list(request: SignedIn) -> HttpResponse:
    """Show the rules; a POST adds one of the office's own, from a day on."""
    form = PeriodRuleForm(request.POST or None)
    refused = ""
    if request.method == "POST":
        can_set_up(request.user).demand()
        if not form.is_valid():
            refused = errors_in(form)
        else:
            data = form.cleaned_data
            rule = PeriodRule(
                rhythm=Rhythm(data["rhythm"]),
                closing_day=data["closing_day"],
                valid_from=data["valid_from"],
                source=data["source"],
                office=request.user.agency,
            )
            try:
                add_rule(rule=rule, by=request.user, at=timezone.now())
                messages.success(request, "Đã lưu thời điểm chốt số liệu của cơ quan.")
                return redirect("reports:period-rules")
            except UnableToReport as error:
                refused = str(error)
    context = {
        "rules": list(period_rules(request.user.agency)),
        "form": form,
        "may_set_up": can_set_up(request.user).allowed,
        "today": timezone.localdate(),
        "refused": refused,
    }
    return render(request, "reports/period_rules.html", context, status=422 if refused else 200)


@require_POST
def end_period_rule(request: SignedIn, pk: int) -> HttpResponse:
    """End a rule of the office's own today."""
    rule = get_object_or_404(PeriodRule, pk=pk, office=request.user.agency)
    can_set_up(request.user).demand()
    end_rule(rule=rule, by=request.user, at=timezone.now())
    messages.success(request, "Đã thôi áp dụng; từ nay theo quy định chung.")
    return redirect("reports:period-rules")
