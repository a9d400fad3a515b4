"""Which plan a plan stands under, and which of its duties each duty carries out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.people.models import Agency
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Stage, TieState
from chutri.office.plans.models import Plan, Subplan
from chutri.office.plans.operations import (
    UnableToNameParent,
    UnableToTie,
    confirm_ties,
    leave_parent,
    name_parent,
)
from chutri.office.plans.permissions import can_review
from chutri.office.plans.queries import own_plans
from chutri.office.plans.queries.subplans import (
    PARENTS_SHOWN,
    bodies_among,
    cites_another,
    concerned_bodies,
    likely_body,
    likely_parent,
    parents_for,
    subplan_of,
    tie_rows,
    upper_duties,
)


@require_http_methods(["GET", "POST"])
def plan_parent(request: SignedIn, pk: int) -> HttpResponse:
    """Show the plan above and the ties of the duties, and put the plan under one."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)
    may_tie = can_review(request.user, plan)
    parents = list(parents_for(plan, request.user)[:PARENTS_SHOWN])
    subplan = subplan_of(plan)
    problem = ""
    if request.method == "POST":
        may_tie.demand()
        parent = get_object_or_404(parents_for(plan, request.user), pk=_number(request.POST.get("cap-tren", "")))
        body = get_object_or_404(Agency, pk=_number(request.POST.get("co-quan", "")))
        try:
            name_parent(plan=plan, parent=parent, body=body, by=request.user, at=timezone.now())
        except UnableToNameParent as error:
            problem = str(error)
        else:
            messages.success(request, f"Đã gắn kế hoạch của {body} dưới {parent}; hãy xác nhận từng nhiệm vụ.")
            return redirect("plans:plan-parent", pk=pk)
    context = {
        "plan": plan,
        "document": plan.document,
        "subplan": subplan,
        "problem": problem,
        "may_tie": may_tie.allowed,
    }
    context |= _choices(request, plan, parents, subplan)
    if subplan:
        context |= _ties(subplan)
    return render(request, "plans/plan_parent.html", context, status=409 if problem else 200)


@require_POST
def tie_duties(request: SignedIn, pk: int) -> HttpResponse:
    """Keep what somebody says that each duty carries out."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)
    can_review(request.user, plan).demand()
    subplan = subplan_of(plan)
    if subplan is None:
        messages.error(request, "Kế hoạch này chưa gắn với kế hoạch cấp trên nào.")
        return redirect("plans:plan-parent", pk=pk)
    subplan.plan = plan
    try:
        changed = confirm_ties(subplan=subplan, chosen=_chosen(request.POST), by=request.user, at=timezone.now())
    except UnableToTie as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, f"Đã xác nhận; {changed} nhiệm vụ thay đổi so với trước." if changed else "Đã xác nhận."
        )
    return redirect("plans:plan-parent", pk=pk)


@require_POST
def leave_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Take the plan away from under its parent."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)
    can_review(request.user, plan).demand()
    leave_parent(plan=plan, by=request.user, at=timezone.now())
    messages.success(request, "Đã gỡ khỏi kế hoạch cấp trên; gắn lại được bất cứ lúc nào.")
    return redirect("plans:plan-parent", pk=pk)


def _choices(request: SignedIn, plan: Plan, parents: list[Plan], subplan: Subplan | None) -> dict[str, Any]:
    """Give the parents and bodies to choose from; those that the document's own words suggest come chosen."""
    asked = next((one for one in parents if str(one.pk) == request.GET.get("cap-tren", "")), None)
    suggested = None if subplan or asked else likely_parent(plan, request.user)
    chosen = asked or (subplan.parent if subplan else suggested)
    bodies: list[Agency] = []
    body: int | None = None
    if chosen:
        _, who = concerned_bodies(chosen, timezone.localdate())
        bodies = bodies_among({key for here in who.values() for key in here})
        body = subplan.body_id if subplan and subplan.parent_id == chosen.pk else likely_body(plan, bodies)
    return {"parents": parents, "chosen": chosen, "suggested": suggested, "bodies": bodies, "body": body}


def _ties(subplan: Subplan) -> dict[str, Any]:
    rows = tie_rows(subplan, timezone.localdate())
    parent = subplan.parent
    return {
        "rows": rows,
        "uppers": upper_duties(parent),
        "waiting": sum(row.state == TieState.PROPOSED for row in rows),
        "tied": sum(row.upper is not None for row in rows),
        "cited": cites_another(subplan),
        "recalled": parent.stage == Stage.RECALLED,
        "amended": bool(parent.amended_at and parent.amended_at > subplan.tied_at),
    }


def _chosen(sent: QueryDict) -> dict[int, int | None]:
    """Read the form: ``tren-<duty>`` names the parent's duty, nothing for one that the body added."""
    found: dict[int, int | None] = {}
    for name, value in sent.items():
        duty = name.removeprefix("tren-")
        if name != duty and duty.isdecimal():
            found[int(duty)] = _number(str(value)) or None
    return found


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 12 else 0
