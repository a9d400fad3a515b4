"""Filters that are kept under a name."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.operations import UnableToSaveFilter, forget_filter, save_filter
from chutri.office.tasks.permissions import can_change_filter
from chutri.office.tasks.queries import filters_of
from chutri.office.tasks.rules.asked import PARAMETERS


@require_POST
def keep_filter(request: SignedIn) -> HttpResponse:
    """Keep the filter of the list under a name; anybody may, for themselves or for the agency."""
    asked = QueryDict(request.POST.get("loc", "").removeprefix("?"))
    kept = QueryDict(mutable=True)
    for name in PARAMETERS:
        if asked.get(name) is not None:
            kept[name] = asked[name]
    try:
        one = save_filter(
            name=request.POST.get("ten", ""),
            query=kept.urlencode(),
            shared=request.POST.get("chung") == "on",
            by=request.user,
        )
        messages.success(request, f"Đã lưu bộ lọc “{one}”.")
    except UnableToSaveFilter as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('tasks:task-list')}?{kept.urlencode()}")


@require_POST
def remove_filter(request: SignedIn, pk: int) -> HttpResponse:
    """Forget a filter of one's own."""
    kept = get_object_or_404(filters_of(request.user), pk=pk)
    can_change_filter(request.user, kept).demand()
    forget_filter(kept=kept)
    messages.success(request, f"Đã bỏ bộ lọc “{kept}”.")
    return redirect("tasks:task-list")
