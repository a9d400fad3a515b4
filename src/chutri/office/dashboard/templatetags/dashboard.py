"""Components of the dashboard. They format; they decide nothing.

A table of three hundred agencies has some thousands of cells, so a row's cells are written here and not one by one by the
template: all that is in them are figures and this program's own words.
"""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from chutri.office.dashboard.rules.figures import FIGURES, Counted, Figure, in_time_share, slices
from chutri.office.lib.numbers import grouped

register = template.Library()
_ROWS = "tasks:task-list"


@register.simple_tag
def standing_bar(tally: Counted) -> SafeString:
    """Draw how tasks stand as one bar; what it shows stands in words beside it."""
    drawn = "".join(
        f'<rect class="tone-{one.figure.tone}" x="{one.begins}" y="0" width="{one.wide}" height="4">'
        f"<title>{one.figure.label}: {one.count}</title></rect>"
        for one in slices(tally)
    )
    return SafeString(
        '<svg class="standing-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        + drawn
        + "</svg>"
    )


@register.simple_tag
def rows_of(figure: Figure, scope: str) -> str:
    """Give the address of the rows behind a figure."""
    return figure.address(reverse(_ROWS), phan=scope, nhom="")


@register.simple_tag
def figure_cells(tally: Counted, scope: str, view: str, key: int | None) -> SafeString:
    """Write the cells of one agency's or plan's figures, each leading to its rows."""
    cells = []
    for one in FIGURES:
        count = int(getattr(tally, one.key))
        held = ""
        if count:
            address = f"{_address_before_key(one, str(scope), view)}{'-' if key is None else key}"
            said = f'<a class="tone-{one.tone}" href="{address}">{grouped(count)}</a>'
        else:
            held, said = " zero", '<span class="quiet">0</span>'
        cells.append(f'<td class="num right{held}" data-label="{one.label}">{said}</td>')
    return SafeString("".join(cells))


@lru_cache(maxsize=256)  # figures by scopes by views
def _address_before_key(figure: Figure, scope: str, view: str) -> str:
    """The address of the rows up to the key of an agency or plan, fit to stand in an attribute."""
    return escape(figure.address(reverse(_ROWS), phan=scope, nhom="") + f"&{view}=")


@register.filter
def figure(tally: Counted, key: str) -> int:
    """Give one figure of a tally."""
    return int(getattr(tally, key))


@register.filter
def in_time(tally: Counted) -> str:
    """Write the share done in time, a dash before any day has come."""
    share = in_time_share(tally)
    return "–" if share is None else f"{share}%"
