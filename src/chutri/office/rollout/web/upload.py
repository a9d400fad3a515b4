"""Bringing a plan in."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from chutri.office.people.permissions import SignedIn
from chutri.office.plans.operations import PlanAlreadyHere, receive_plan
from chutri.office.plans.permissions import can_import_plan
from chutri.office.ui.middleware import too_large
from chutri.office.ui.uploads import UploadForm


@require_http_methods(["GET", "POST"])
def upload_plan(request: SignedIn) -> HttpResponse:
    """Take one file and show how its reading goes. A file that is there already opens the plan that it became."""
    can_import_plan(request.user).demand()
    if request.method == "GET":
        return render(request, "rollout/upload.html")
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
    target = reverse("plans:plan-progress", args=[plan.pk])
    return HttpResponseClientRedirect(target) if request.htmx else redirect(target)


def _refused(request: SignedIn, error: str) -> HttpResponse:
    template = "rollout/upload.html#answer" if request.htmx else "rollout/upload.html"
    return render(request, template, {"error": error}, status=422)
