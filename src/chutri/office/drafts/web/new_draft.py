"""A new draft: for a task, for a plan, from a template or from a file; what the plan says is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chutri.office.documents.operations.extraction import SecretDocument
from chutri.office.documents.operations.files import UnableToTakeFile, Upload
from chutri.office.drafts.choices import DraftKind, StepKind
from chutri.office.drafts.operations import UnableToChangeDraft, begin_draft, judge_version
from chutri.office.drafts.operations.templates import file_from_template
from chutri.office.drafts.permissions import can_begin
from chutri.office.drafts.queries.asked import sentence_of
from chutri.office.drafts.queries.seeing import drafts_of_task
from chutri.office.drafts.rules.chain import Body, Sentence, chain_for, kind_in
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import colleagues_of
from chutri.office.plans.models import Plan
from chutri.office.plans.queries import plans_seen_by
from chutri.office.tasks.models import Task
from chutri.office.tasks.queries import tasks_seen_by


class DraftForm(forms.Form):
    """What is said of a new draft."""

    kind = forms.ChoiceField(choices=DraftKind.choices, error_messages={"required": "Hãy chọn loại văn bản."})
    title = forms.CharField(max_length=500, error_messages={"required": "Hãy ghi tên hoặc trích yếu của dự thảo."})
    due_on = forms.DateField(required=False, error_messages={"invalid": "Hạn không đúng dạng ngày."})
    owner = forms.IntegerField(required=False)
    source = forms.ChoiceField(choices=(("later", ""), ("file", ""), ("template", "")), required=False)
    file = forms.FileField(required=False, error_messages={"empty": "Tệp rỗng, không có nội dung."})


@dataclass(frozen=True, slots=True)
class Origin:
    """What the draft is for: a task with its plan, a plan, or nothing."""

    task: Task | None
    plan: Plan | None
    said: Sentence


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """Show the form, filled with what the plan says of the task; a POST begins the draft."""
    origin = _origin(request)
    can_begin(request.user).demand()
    if request.method != "POST":
        context = _context(request, origin, _first_values(request, origin))
        return render(request, "drafts/new.html#planned" if request.htmx else "drafts/new.html", context)
    form = DraftForm(request.POST, request.FILES)
    problem = ""
    if form.is_valid():
        try:
            draft = _begun(request, origin, form.cleaned_data)
        except (UnableToChangeDraft, UnableToTakeFile, SecretDocument) as error:
            problem = str(error)
        else:
            messages.success(request, "Đã bắt đầu dự thảo. Quy trình lập theo lời kế hoạch, có thể sửa bất cứ lúc nào.")
            return redirect("drafts:draft-page", pk=draft.pk)
    context = _context(request, origin, request.POST.dict()) | {"errors": form.errors, "problem": problem}
    return render(request, "drafts/new.html", context, status=422)


def _begun(request: SignedIn, origin: Origin, data: dict[str, Any]) -> Any:
    owner = request.user
    if data["owner"] and data["owner"] != owner.pk:
        owner = get_object_or_404(colleagues_of(request.user), pk=data["owner"])
    file: Upload | None = None
    if data["file"]:
        file = judge_version(data["file"].read(), data["file"].name)
    elif data["source"] == "template":
        file = file_from_template(kind=DraftKind(data["kind"]), title=data["title"], agency=owner.agency)
    return begin_draft(
        kind=data["kind"],
        title=data["title"],
        owner=owner,
        plan=origin.plan,
        task=origin.task,
        file=file,
        due_on=data["due_on"],
        by=request.user,
        at=timezone.now(),
    )


def _origin(request: SignedIn) -> Origin:
    """Fetch the task or plan that the address names, of those that the person sees: others are not found."""
    task_key, plan_key = (request.GET.get(name, "") for name in ("task", "plan"))
    if task_key.isdecimal():
        rows = tasks_seen_by(request.user).select_related("plan__document", "lead")
        task = get_object_or_404(rows, pk=int(task_key))
        return Origin(task, task.plan, sentence_of(task))
    if plan_key.isdecimal():
        return Origin(None, get_object_or_404(plans_seen_by(request.user), pk=int(plan_key)), Sentence())
    return Origin(None, None, Sentence())


def _first_values(request: SignedIn, origin: Origin) -> dict[str, Any]:
    task = origin.task
    words = origin.said.words or request.GET.get("title", "")
    wanted = request.GET.get("kind", "")
    return {
        "kind": wanted if wanted in DraftKind.values else kind_in(words) if words else "",
        "title": request.GET.get("title", "") or (_title(task) if task else ""),
        "due_on": f"{task.last_day:%Y-%m-%d}" if task and task.last_day else "",
        "owner": request.user.pk,
        "source": "later",
    }


def _title(task: Task) -> str:
    """The product that the plan names; where it names none or several, the duty itself without what follows it."""
    products = [str(one) for one in task.deliverables]
    title = products[0] if len(products) == 1 else task.action.partition(";")[0].strip().removeprefix("Dự thảo ")[:300]
    return title[:1].upper() + title[1:]


def _context(request: SignedIn, origin: Origin, values: dict[str, Any]) -> dict[str, Any]:
    own = Body(request.user.agency.name, request.user.agency_id)
    kind = values.get("kind") or DraftKind.OTHER
    chain = chain_for(DraftKind(kind) if kind in DraftKind.values else DraftKind.OTHER, origin.said, own=own)
    return {
        "task": origin.task,
        "plan": origin.plan,
        "words": origin.said.words,
        "values": values,
        "kinds": DraftKind.choices,
        "products": [str(one) for one in origin.task.deliverables] if origin.task else [],
        "others": list(drafts_of_task(origin.task)) if origin.task else [],
        "colleagues": list(colleagues_of(request.user)),
        "chain": [(StepKind(one.kind).label, one.body, one.words) for one in chain],
    }
