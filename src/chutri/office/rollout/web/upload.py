"""Bringing a plan in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from chutri.office.people.models import Agency
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import PlanAlreadyHere, UnableToNameParent, name_parent, receive_plan
from chutri.office.plans.permissions import can_import_plan
from chutri.office.plans.queries.subplans import PARENTS_SHOWN, bodies_among, concerned_bodies, parents_for
from chutri.office.ui.middleware import too_large
from chutri.office.ui.uploads import UploadForm


@require_http_methods(["GET", "POST"])
def upload_plan(request: SignedIn) -> HttpResponse:
    """Take one file and show how its reading goes. A file that is there already opens the plan that it became."""
    can_import_plan(request.user).demand()
    if request.method == "GET":
        template = "rollout/upload.html#above" if request.htmx else "rollout/upload.html"
        return render(request, template, _above(request))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form.first_error())
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    if form.is_too_large():
        return too_large(request)
    name = file.name or "van-ban"
    try:
        plan = receive_plan(data=file.read(), name=name, by=request.user, at=timezone.now())
    except PlanAlreadyHere as error:
        plan = error.plan
        messages.info(request, f"Tệp “{name}” đã được nhập trước đây. Đây là kế hoạch đọc được từ tệp đó.")
    else:
        _put_under(request, plan)
    target = reverse("plans:plan-progress", args=[plan.pk])
    return HttpResponseClientRedirect(target) if request.htmx else redirect(target)


def _above(request: SignedIn) -> dict[str, Any]:
    """Give the plans that the file may stand under, and of the one that was asked for the bodies whose plan it may be."""
    parents = list(parents_for(None, request.user)[:PARENTS_SHOWN])
    chosen = next((one for one in parents if str(one.pk) == request.GET.get("cap-tren", "")), None)
    bodies: list[Agency] = []
    if chosen:
        _, who = concerned_bodies(chosen, timezone.localdate())
        bodies = bodies_among({body for here in who.values() for body in here})
    asked = request.GET.get("co-quan", "") or str(request.user.agency_id)
    body = next((one.pk for one in bodies if str(one.pk) == asked), None)
    return {"parents": parents, "chosen": chosen, "bodies": bodies, "body": body}


def _put_under(request: SignedIn, plan: Plan) -> None:
    """Put a file that has just come in under the plan that was chosen; it stays where that can't be."""
    parent = parents_for(plan, request.user).filter(pk=_number(request.POST.get("cap-tren", ""))).first()
    body = Agency.objects.filter(pk=_number(request.POST.get("co-quan", ""))).first()
    if parent is None:
        return
    if body is None:
        messages.error(
            request, "Chưa rõ đây là kế hoạch của cơ quan nào; khi đọc xong, hãy chọn ở mục Kế hoạch cấp trên."
        )
        return
    try:
        name_parent(plan=plan, parent=parent, body=body, by=request.user, at=timezone.now())
    except UnableToNameParent as error:
        messages.error(request, f"Chưa gắn kế hoạch cấp trên. {error}")


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 12 else 0


def _refused(request: SignedIn, error: str) -> HttpResponse:
    template = "rollout/upload.html#answer" if request.htmx else "rollout/upload.html"
    return render(request, template, {"error": error}, status=422)
