"""The site's root."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the plans: until there is a page of the day, work begins there."""
    return redirect("plans:plan-list")
