"""Danh bạ: the list of agencies."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.lib.paging import page_of
from chutri.office.people.choices import AgencyKind, AgencyLevel, DirectoryState
from chutri.office.people.permissions import SignedIn, can_edit_directory
from chutri.office.people.queries.directory import (
    agencies_called,
    agencies_matching,
    agencies_offered,
    asked_filter,
    counts_by_state,
    with_heirs,
)

ORDERS = (("ten", "Tên, theo vần"), ("cap", "Cấp"), ("ket-thuc", "Ngày kết thúc hoạt động"))


@require_safe
def agency_list(request: SignedIn) -> HttpResponse:
    """Show the directory: filters in the URL, pages; htmx gets the rows alone."""
    today = timezone.localdate()
    kept = asked_filter(request.GET)
    page = page_of(with_heirs(agencies_matching(kept, today=today)), request.GET.get("trang"))
    counts = counts_by_state(kept, today=today)
    context = {
        "kept": kept,
        "page": page,
        "today": today,
        "states": [(state.value, state.label, counts[state]) for state in DirectoryState],
        "kinds": AgencyKind.choices,
        "levels": AgencyLevel.choices,
        "orders": ORDERS,
        "filtered": any((kept.query, kept.kind, kept.level)),
        "may_edit": can_edit_directory(request.user).allowed,
    }
    template = "people/agencies/agency_list.html"
    return render(request, f"{template}#rows" if request.htmx else template, context)


@require_safe
def agency_choices(request: SignedIn) -> HttpResponse:
    """Offer agencies for a search box of a form: those chosen already, then those that the words find."""
    today = timezone.localdate()
    field = "parent" if request.GET.get("o") == "parent" else "heirs"
    chosen = [int(pk) for pk in request.GET.getlist(field) if pk.isdecimal() and len(pk) < 18]
    own = request.GET.get("tru", "")
    left_out = [*chosen, int(own)] if own.isdecimal() and len(own) < 18 else chosen
    query = request.GET.get("tim", "")[:200]
    context = {
        "field": field,
        "chosen": agencies_called(chosen),
        "offered": agencies_offered(query, today=today, leave_out=left_out),
        "query": query.strip(),
    }
    return render(request, "people/agencies/choices.html", context)


@require_safe
def agency_suggestions(request: SignedIn) -> JsonResponse:
    """Offer the names of agencies for a field in which one is typed, without tone marks if need be."""
    found = agencies_offered(request.GET.get("tim", "")[:200], today=timezone.localdate())
    return JsonResponse({"names": [agency.name for agency in found]})
