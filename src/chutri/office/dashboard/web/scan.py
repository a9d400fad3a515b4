"""From a code on paper to its page: by camera, by the phone's own scanner (which opens this address), or typed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chutri.office.lib.printed_codes import Printed, read_code
from chutri.office.people.permissions import SignedIn

_PAGES = {
    Printed.TASK: "tasks:task-page",
    Printed.DOCUMENT: "documents:document-page",
    Printed.PLAN: "plans:plan-page",
    Printed.OVERVIEW: "dashboard:overview",
}


@require_safe
def scan(request: SignedIn) -> HttpResponse:
    """Show the camera and the field; with ``?ma=`` go to what the code is of."""
    typed = request.GET.get("ma", "").strip()[:40]
    if not typed:
        return render(request, "dashboard/scan.html")
    code = read_code(typed)
    if code is None:
        return render(request, "dashboard/scan.html", {"typed": typed, "wrong": True}, status=422)
    what, pk = code
    return redirect(reverse(_PAGES[what], args=[] if pk is None else [pk]))
