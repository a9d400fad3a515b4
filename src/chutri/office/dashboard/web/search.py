"""Tìm: everything that one may see, by any of its words, without tone marks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chutri.office.dashboard.queries import everything_matching
from chutri.office.people.permissions import SignedIn

LONGEST_QUERY = 200


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """Show what matches, by kind; htmx gets the findings alone."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {"query": query, "groups": everything_matching(query, request.user)}
    template = "dashboard/search.html#found" if request.htmx else "dashboard/search.html"
    return render(request, template, context)
