"""Components of the dashboard. They format; they decide nothing."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from chutri.office.dashboard.rules.figures import Counted, Figure, in_time_share, slices

register = template.Library()


@register.inclusion_tag("dashboard/bar.html")
def standing_bar(tally: Counted) -> dict[str, Any]:
    """Draw how tasks stand as one bar; what it shows stands in words beside it."""
    return {"slices": slices(tally)}


@register.simple_tag
def rows_of(figure: Figure, scope: str, view: str = "", key: int | None = None) -> str:
    """Give the address of the rows behind a figure, of one agency or plan where ``view`` and ``key`` name it."""
    narrowed: dict[str, object] = {}
    if view:
        narrowed[view.replace("-", "_")] = "-" if key is None else key
    return figure.address(reverse("tasks:task-list"), phan=scope, nhom="", **narrowed)


@register.filter
def figure(tally: Counted, key: str) -> int:
    """Give one figure of a tally."""
    return int(getattr(tally, key))


@register.filter
def in_time(tally: Counted) -> str:
    """Write the share done in time, a dash before any day has come."""
    share = in_time_share(tally)
    return "–" if share is None else f"{share}%"
