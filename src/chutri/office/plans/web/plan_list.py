"""The list of plans."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chutri.office.lib.paging import page_of
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Stage
from chutri.office.plans.permissions import can_import_plan
from chutri.office.plans.queries import PLAN_ORDERS, plans_matching, plans_seen_by

PLANS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort, as the URL and the screen name it."""

    value: str
    label: str


ORDERS = (
    Order("moi-nhap", "Mới nhập"),
    Order("ngay-ban-hanh", "Ngày ban hành"),
    Order("ten", "Tên, theo vần"),
    Order("so-nhiem-vu", "Nhiều nhiệm vụ"),
)


@require_safe
def plan_list(request: SignedIn) -> HttpResponse:
    """Show the plans that one sees: search, stage, order, pages; htmx gets the rows alone."""
    seen = plans_seen_by(request.user)
    query = request.GET.get("q", "").strip()
    order = request.GET.get("xep", "")
    order = order if order in PLAN_ORDERS else ORDERS[0].value
    stage = request.GET.get("giai-doan", "")
    stage = stage if stage in Stage.values else ""
    page = page_of(
        plans_matching(seen, query=query, stage=stage, order=order), request.GET.get("trang"), size=PLANS_A_PAGE
    )
    context = {
        "page": page,
        "query": query,
        "order": order,
        "orders": ORDERS,
        "stage": stage,
        "stages": Stage.choices,
        "may_import": can_import_plan(request.user).allowed,
        "none_at_all": not query and not stage and page.paginator.count == 0,
    }
    return render(request, "plans/plan_list.html#rows" if request.htmx else "plans/plan_list.html", context)
