"""Tổng quan: the figures by agency and by plan, as a page, as a spreadsheet and on one sheet of paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.dashboard.choices import Order, Scope, View
from chutri.office.dashboard.queries import broken_down, figures_of, given_in, most_overdue, usual_scope
from chutri.office.dashboard.rules.figures import FIGURES, LOOKS, STANDINGS
from chutri.office.dashboard.rules.sheet import figures_sheet
from chutri.office.lib.paging import page_of
from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.queries import mine, tally_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# what fits one A4 beside the totals
AGENCIES_ON_PAPER, TASKS_ON_PAPER = 10, 10


@require_safe
def overview(request: SignedIn) -> HttpResponse:
    """Show the figures broken down; htmx gets the table alone."""
    asked = _asked(request)
    rows = figures_of(given_in(asked["scope"], request.user), asked["view"], asked["day"])
    page = page_of(broken_down(rows, order=asked["order"], query=asked["query"]), request.GET.get("trang"))
    context = {
        **asked,
        "tally": tally_of(rows),
        "page": page,
        "rows": page.object_list,
        "figures": FIGURES,
        "standings": STANDINGS,
        "looks": LOOKS,
        "scopes": Scope.choices,
        "views": View.choices,
        "orders": Order.choices,
    }
    template = "dashboard/overview.html#rows" if request.htmx else "dashboard/overview.html"
    return render(request, template, context)


@require_safe
def overview_sheet(request: SignedIn) -> HttpResponse:
    """Give the same figures as .xlsx."""
    asked = _asked(request)
    rows = figures_of(given_in(asked["scope"], request.user), asked["view"], asked["day"])
    rows = broken_down(rows, order=asked["order"], query=asked["query"])
    data = figures_sheet(rows, first=View(asked["view"]).label.removeprefix("Theo ").capitalize(), on=asked["day"])
    name = f"tong-quan-{asked['day']:%Y-%m-%d}.xlsx"
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_safe
def leader_page(request: SignedIn) -> HttpResponse:
    """Show what a leader needs before the meeting, on one A4: totals, who is late, what is longest late, what waits."""
    asked = _asked(request)
    given = given_in(asked["scope"], request.user)
    rows = broken_down(figures_of(given, View.AGENCY, asked["day"]), order=Order.OVERDUE)
    context = {
        **asked,
        "tally": tally_of(rows),
        "standings": STANDINGS,
        "looks": LOOKS,
        "worst": [row for row in rows if row.tally.overdue or row.tally.silent][:AGENCIES_ON_PAPER],
        "agencies": len(rows),
        "overdue": most_overdue(given.tasks(), asked["day"], TASKS_ON_PAPER),
        "deciding": mine(request.user).deciding.count(),
    }
    return render(request, "dashboard/leader_page.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Say how each figure is counted."""
    return render(request, "dashboard/method.html", {"standings": STANDINGS, "looks": LOOKS})


def _asked(request: SignedIn) -> dict[str, Any]:
    """Read what the URL asks for; what it does not know, it leaves out."""
    scope, view, order = (request.GET.get(name, "") for name in ("phan", "theo", "xep"))
    return {
        "day": timezone.localdate(),
        "scope": Scope(scope) if scope in Scope.values else usual_scope(request.user),
        "view": View(view) if view in View.values else View.AGENCY,
        "order": Order(order) if order in Order.values else Order.OVERDUE,
        "query": request.GET.get("q", "").strip(),
    }
