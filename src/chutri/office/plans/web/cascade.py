"""The cascade map of a plan: bodies against duties, one cell with its two texts, the same as a sheet, and the reminder."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.lib.sheets import write_sheet
from chutri.office.people.models import Agency
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Adoption, BodyGroup, Sending
from chutri.office.plans.models import Duty, Plan, Subplan, SubplanLine
from chutri.office.plans.operations import UnableToRemind, remind_bodies
from chutri.office.plans.permissions import can_remind
from chutri.office.plans.queries import own_plans, text_between
from chutri.office.plans.queries.cascade import CascadeMap, cascade_map, duties_added, rows_matching, ties_at
from chutri.office.plans.queries.duties import duties_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_SENTENCE = 3000
# figures above the map: what the filter is called, label, the styles' word
CELLS = (Adoption.ADOPTED, Adoption.NARROWED, Adoption.LATER, Adoption.FORGOTTEN, Adoption.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure above the map and the filter that lists its rows."""

    state: str
    label: str
    number: int
    of: int = 0


@require_safe
def cascade(request: SignedIn, pk: int) -> HttpResponse:
    """Show the map; htmx gets the table alone."""
    plan = _own(request, pk)
    today = timezone.localdate()
    whole = cascade_map(plan, today)
    state, group, query = (request.GET.get(name, "") for name in ("tinh-trang", "nhom", "q"))
    rows = rows_matching(whole.rows, query=query, state=state, group=group)
    context = {
        "plan": plan,
        "document": plan.document,
        "map": whole,
        "rows": rows,
        "figures": _figures(whole),
        "state": state,
        "group": group,
        "query": query,
        "groups": BodyGroup.choices,
        "legend": CELLS,
        "today": today,
        "unsent": whole.figures.bodies - whole.figures.sent,
        "may_remind": can_remind(request.user, plan).allowed,
    }
    template = "plans/cascade_map.html#rows" if request.htmx else "plans/cascade_map.html"
    return render(request, template, context)


@require_safe
def cascade_cell(request: SignedIn, pk: int, body: int, duty: int) -> HttpResponse:
    """Show what the parent's duty says beside what the body's plan made of it; htmx gets the two alone."""
    plan = _own(request, pk)
    one = get_object_or_404(Agency, pk=body)
    upper = get_object_or_404(duties_of(plan), pk=duty)
    whole = cascade_map(plan, timezone.localdate())
    row = next((row for row in whole.rows if row.body.pk == one.pk), None)
    cell = next((cell for cell in row.cells if cell.duty == upper.pk), None) if row else None
    left_out = SubplanLine.objects.filter(draft__parent=plan, draft__body=one, duty=upper, kept=False).first()
    context = {
        "plan": plan,
        "document": plan.document,
        "body": one,
        "row": row,
        "cell": cell,
        "upper": upper,
        "upper_words": _sentence(upper, plan),
        "ties": [(tie, _sentence(tie.duty, tie.duty.plan)) for tie in ties_at(plan, one, upper)]
        if row and row.sent
        else [],
        "left_out": left_out,
    }
    template = "plans/cascade_cell.html#texts" if request.htmx else "plans/cascade_cell.html"
    return render(request, template, context)


@require_safe
def body_added(request: SignedIn, pk: int, body: int) -> HttpResponse:
    """Show the duties that a body's plan has beyond those of the parent's."""
    plan = _own(request, pk)
    subplan = get_object_or_404(Subplan.objects.select_related("plan__document", "body"), parent=plan, body=body)
    context = {"plan": plan, "document": plan.document, "subplan": subplan, "added": duties_added(subplan)}
    template = "plans/cascade_added.html#added" if request.htmx else "plans/cascade_added.html"
    return render(request, template, context)


@require_safe
def cascade_sheet(request: SignedIn, pk: int) -> HttpResponse:
    """Give the map as an Excel sheet, one row a body."""
    plan = _own(request, pk)
    whole = cascade_map(plan, timezone.localdate())
    head = [("Cơ quan", 36), ("Kế hoạch", 18), ("Tình trạng gửi", 14), ("Ngày", 12), ("Hạn gửi", 12)]
    head += [(f"{duty.ordinal}. {duty.action[:120]}", 16) for duty in whole.duties]
    head.append(("Việc thêm", 10))
    rows = [
        [
            row.body.name,
            str(row.subplan.plan) if row.subplan and row.sent else "",
            row.sending.label + (", trễ" if row.late else ""),
            row.sent_on,
            row.due,
            *(cell.adoption.label if cell.adoption != Adoption.ASIDE else "" for cell in row.cells),
            row.added,
        ]
        for row in whole.rows
    ]
    data = write_sheet(head, rows, name="Bản đồ triển khai", title=f"Bản đồ triển khai {plan}")
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="ban-do-trien-khai-{plan.pk}.xlsx"'
    return response


@require_POST
def remind(request: SignedIn, pk: int) -> HttpResponse:
    """Remind whoever has not sent their plan."""
    plan = _own(request, pk)
    can_remind(request.user, plan).demand()
    sent = request.POST.get("co-quan", "")
    try:
        done = remind_bodies(
            plan=plan,
            body=int(sent) if sent.isdecimal() and len(sent) < 12 else None,
            by=request.user,
            at=timezone.now(),
        )
    except UnableToRemind as error:
        messages.error(request, str(error))
    else:
        words = f"Đã nhắc {done.told} cơ quan trong hệ thống"
        words += f", {done.mailed} cơ quan qua hộp thư công vụ" if done.mailed else ""
        if done.silent:
            words += f"; {len(done.silent)} cơ quan chưa có tài khoản và hộp thư: {'; '.join(done.silent[:5])}"
            words += "…" if len(done.silent) > 5 else ""
        messages.success(request, f"{words}.")
    return redirect("plans:cascade-map", pk=pk)


def _own(request: SignedIn, pk: int) -> Plan:
    return get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)


def _sentence(duty: Duty, plan: Plan) -> str:
    return text_between(plan, duty.span_start, min(duty.span_end, duty.span_start + _LONGEST_SENTENCE))


def _figures(whole: CascadeMap) -> list[Figure]:
    figures = whole.figures
    sent = Figure(Sending.SENT, "đã gửi kế hoạch", figures.sent, figures.bodies)
    unsent = Figure(Sending.UNSENT, "chưa gửi", figures.bodies - figures.sent)
    late = Figure("tre", "trễ hạn gửi", figures.late)
    cells = [Figure(one, one.label.lower(), figures.cells[one]) for one in CELLS]
    return [sent, unsent, late, *cells, Figure("them", "việc thêm", figures.added)]
