"""Whose certificates the site believes: listed for everybody to see, decided by an administrator."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.documents.operations.trust import UnableToTrust, stop_trusting, trust_root
from chutri.office.documents.permissions import can_look_after_roots
from chutri.office.documents.queries.signatures import roots_given_up, roots_trusted
from chutri.office.people.permissions import SignedIn

_LARGEST = 64 * 1024


@require_http_methods(["GET", "POST"])
def trusted_roots(request: SignedIn) -> HttpResponse:
    """Show who is trusted and who was; trust another one."""
    verdict = can_look_after_roots(request.user)
    if request.method == "POST":
        verdict.demand()
        return _trust(request)
    context = {"roots": list(roots_trusted()), "gone": list(roots_given_up()), "may_trust": verdict.allowed}
    return render(request, "documents/trusted_roots.html", context)


@require_POST
def remove_root(request: SignedIn, pk: int) -> HttpResponse:
    """Trust one no more."""
    can_look_after_roots(request.user).demand()
    root = get_object_or_404(roots_trusted(), pk=pk)
    try:
        stop_trusting(root=root, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now())
    except UnableToTrust as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã gỡ {root}; các tệp liên quan đang được kiểm tra lại.")
    return redirect("documents:trusted-roots")


def _trust(request: SignedIn) -> HttpResponse:
    sent: UploadedFile[bytes] | None = request.FILES.get("file")
    data = sent.read(_LARGEST + 1) if sent is not None else b""
    try:
        root = trust_root(data=data, source=request.POST.get("source", ""), by=request.user, at=timezone.now())
    except UnableToTrust as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã tin cậy {root}; các tệp liên quan đang được kiểm tra lại.")
    return redirect("documents:trusted-roots")
