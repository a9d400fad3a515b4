"""Forms of one duty in its card: all its fields, where to split it, why to dismiss it, which agency a name means."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import reswap, retarget

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Mode, Relation, Role
from chutri.office.plans.models import Duty, Plan
from chutri.office.plans.operations import DutyChangedMeanwhile, DutyEdit, UnableToReview, edit_duty, snapshot
from chutri.office.plans.permissions import can_fix_deadline
from chutri.office.plans.queries.review import agencies_called, as_seen, covered_by
from chutri.office.plans.rules.cutting import sentence_cuts
from chutri.office.plans.rules.duty_values import LABELS, lines_in, values_of
from chutri.office.plans.rules.merging import differences
from chutri.office.plans.rules.typed_dates import typed_date
from chutri.office.plans.web.review_answers import Outcome, answer, duty_of, review_of

# why a reading is no duty, one tap each
REASONS = (
    "Không phải nhiệm vụ",
    "Trùng nhiệm vụ khác",
    "Việc thường xuyên, không cần theo dõi",
    "Ngoài phạm vi cơ quan",
    "Máy đọc sai",
)
PARTIES = ("leads", "partners", "consults", "submits_to")


class DutyForm(forms.Form):
    """The fields of a duty as text; the version that was on the screen goes with them."""

    version = forms.IntegerField(min_value=1)
    action = forms.CharField(error_messages={"required": "Nội dung nhiệm vụ không được để trống."})
    section = forms.CharField(required=False, max_length=200)
    role = forms.ChoiceField(choices=Role.choices)
    mode = forms.ChoiceField(choices=Mode.choices)
    leads = forms.CharField(required=False)
    partners = forms.CharField(required=False)
    consults = forms.CharField(required=False)
    submits_to = forms.CharField(required=False)
    deadline = forms.CharField(required=False)
    relation = forms.ChoiceField(choices=Relation.choices, required=False)
    deadline_words = forms.CharField(required=False)
    deliverables = forms.CharField(required=False)

    def clean_deadline(self) -> StatedDate | None:
        """Read the date as officials type it."""
        typed = self.cleaned_data["deadline"].strip()
        date = typed_date(typed) if typed else None
        if typed and date is None:
            raise forms.ValidationError("Ngày không hợp lệ; ví dụ 15/11/2026, tháng 10/2026, quý IV/2026, năm 2026.")
        return date

    def edit(self, *, by_leader: bool) -> DutyEdit:
        """Give what was typed."""
        typed = self.cleaned_data
        return DutyEdit(
            action=" ".join(typed["action"].split()),
            section=typed["section"],
            role=typed["role"],
            mode=typed["mode"],
            deadline=typed["deadline"],
            relation=typed["relation"] or Relation.BY,
            deadline_words=" ".join(typed["deadline_words"].split()),
            deliverables=lines_in(typed["deliverables"]),
            by_leader=by_leader,
            **{name: lines_in(typed[name]) for name in PARTIES},
        )


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Show all fields of a duty, and save them; of two savers the second chooses field by field."""
    plan, one = _found(request, pk, duty)
    values = values_of(snapshot(one))
    if request.method == "GET":
        return _form(request, plan, one, values)
    form = DutyForm(request.POST)
    if not form.is_valid():
        typed = {name: request.POST.get(name, "") for name in LABELS}
        return _form(request, plan, one, typed, errors=form.errors)
    by_leader = can_fix_deadline(request.user, plan).allowed
    version = form.cleaned_data["version"]
    try:
        edit_duty(
            duty=one, edit=form.edit(by_leader=by_leader), seen_version=version, by=request.user, at=timezone.now()
        )
    except DutyChangedMeanwhile as error:
        return _conflict(request, plan, error.duty, version)
    except UnableToReview as error:
        return answer(request, plan, Outcome(str(error), "error", duty=one.ordinal, status=409))
    return answer(request, plan, Outcome(f"Đã lưu nhiệm vụ {one.ordinal}.", duty=one.ordinal, can_undo=True))


@require_safe
def split_form(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Show where a duty may be cut: between its sentences, or where the caret is put."""
    plan, one = _found(request, pk, duty)
    context = {"plan": plan, "duty": one, "cuts": sentence_cuts(one.action)}
    return render(request, "plans/duty_split.html", context)


@require_safe
def dismiss_form(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Ask why a duty is none."""
    plan, one = _found(request, pk, duty)
    return render(request, "plans/duty_dismiss.html", {"plan": plan, "duty": one, "reasons": REASONS})


@require_safe
def agency_form(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Show whom a name of a duty may mean, with a search of the directory; htmx gets the found ones alone."""
    plan, one = _found(request, pk, duty)
    key = request.GET.get("ten", "")
    party = next((party for party in one.parties.all() if party.key == key), None)
    if party is None:
        raise Http404
    query, today = request.GET.get("q", "").strip(), timezone.localdate()
    context = {
        "plan": plan,
        "duty": one,
        "party": party,
        "query": query,
        "today": today,
        "found": agencies_called(query, today) if query else [],
        "covered": covered_by(plan, party.rule, today) if party.rule else [],
    }
    name = "plans/duty_agency.html#found" if "q" in request.GET else "plans/duty_agency.html"
    return render(request, name, context)


def _found(request: SignedIn, pk: int, duty: int) -> tuple[Plan, Duty]:
    plan = review_of(request, pk)
    one = duty_of(plan, duty)
    if one is None:
        raise Http404
    return plan, one


def _form(request: SignedIn, plan: Plan, duty: Duty, values: dict[str, str], **more: Any) -> HttpResponse:
    context = {
        "plan": plan,
        "duty": duty,
        "values": values,
        "roles": Role.choices,
        "modes": Mode.choices,
        "relations": Relation.choices,
        "is_leader": can_fix_deadline(request.user, plan).allowed,
        **more,
    }
    response = render(request, "plans/duty_form.html", context, status=422 if "errors" in more else 200)
    if request.method == "POST":
        response = reswap(retarget(response, f"#slot-{duty.ordinal}"), "innerHTML")
    return response


def _conflict(request: SignedIn, plan: Plan, fresh: Duty, version: int) -> HttpResponse:
    """Show both savers' values of every field on which they differ; what is chosen is saved over the newest version."""
    fresh.plan = plan
    theirs = values_of(snapshot(fresh))
    mine = {name: "\n".join(lines_in(request.POST.get(name, ""))) for name in LABELS}
    mine["relation"] = mine["relation"] if mine["deadline"] else theirs["relation"]
    seen = as_seen(fresh, version)
    found = differences(LABELS, seen=values_of(seen) if seen else None, theirs=theirs, mine=mine)
    context = {"plan": plan, "duty": fresh, "theirs": theirs, "differences": found}
    response = render(request, "plans/duty_conflict.html", context, status=409)
    return reswap(retarget(response, f"#slot-{fresh.ordinal}"), "innerHTML")
