"""One agency: its names over time, what it came from and what became of it, who works there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency
from chutri.office.people.operations import UnableToChangeAgency, reopen_agency
from chutri.office.people.permissions import SignedIn, can_edit_directory
from chutri.office.people.queries.directory import lineage_of, postings_at, units_of

SHOWN_LINES = 50
SHOWN_UNITS = 200


@require_safe
def agency_page(request: SignedIn, agency: int) -> HttpResponse:
    """Show one agency; htmx gets it alone, to stand beside the list."""
    one = get_object_or_404(Agency.objects.select_related("parent"), pk=agency)
    today = timezone.localdate()
    names = list(one.names.order_by("-official", "-valid_from", "-pk"))
    context = {
        "agency": one,
        "today": today,
        "closed": one.closed_on is not None and one.closed_on <= today,
        "official": [name for name in names if name.official],
        "aliases": [name for name in names if not name.official],
        "codes": list(one.codes.order_by("scheme", "code")),
        "lineage": lineage_of(one),
        "units": list(units_of(one, today=today)[:SHOWN_UNITS]),
        "postings": list(postings_at(one, today=today)),
        "lines": lines_about(one)[:SHOWN_LINES],
        "may_edit": can_edit_directory(request.user).allowed,
    }
    template = "people/agencies/agency_page.html"
    return render(request, f"{template}#detail" if request.htmx else template, context)


@require_POST
def reopen(request: SignedIn, agency: int) -> HttpResponse:
    """Take a closing back."""
    one = get_object_or_404(Agency, pk=agency)
    can_edit_directory(request.user).demand()
    try:
        reopen_agency(agency=one, by=request.user, at=timezone.now())
        messages.success(request, f"{one.name} đang hoạt động như trước khi kết thúc.")
    except UnableToChangeAgency as error:
        messages.error(request, str(error))
    return redirect("people:agency-page", one.pk)
