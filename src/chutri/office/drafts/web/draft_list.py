"""The list of drafts: what waits for me, what I write, what is late."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.drafts.choices import DraftKind, Shown
from chutri.office.drafts.permissions import can_begin
from chutri.office.drafts.queries.lists import DraftFilter, counts_shown, drafts_matching
from chutri.office.drafts.queries.seeing import drafts_seen_by
from chutri.office.drafts.queries.waiting import open_steps_of
from chutri.office.lib.paging import page_of
from chutri.office.people.permissions import SignedIn


@require_safe
def draft_list(request: SignedIn) -> HttpResponse:
    """Show the drafts that one sees, each with whom it waits for; htmx gets the rows alone."""
    today = timezone.localdate()
    seen = drafts_seen_by(request.user)
    counts = counts_shown(seen, person=request.user, today=today)
    kept = _filter(request, counts[Shown.MINE_TO_DO])
    page = page_of(drafts_matching(seen, kept, person=request.user, today=today), request.GET.get("trang"))
    waiting = open_steps_of(page.object_list)
    context: dict[str, Any] = {
        "page": page,
        "rows": [(draft, waiting.get(draft.pk, [])) for draft in page.object_list],
        "kept": kept,
        "shows": [(value, label, counts[value]) for value, label in Shown.choices],
        "kinds": DraftKind.choices,
        "may_begin": can_begin(request.user).allowed,
        "none_at_all": not counts[Shown.ALL],
        "today": today,
    }
    return render(request, "drafts/draft_list.html#rows" if request.htmx else "drafts/draft_list.html", context)


def _filter(request: SignedIn, waiting: int) -> DraftFilter:
    asked, kind, plan = (request.GET.get(name, "") for name in ("xem", "loai", "ke-hoach"))
    usual = Shown.MINE_TO_DO if waiting else Shown.ALL
    return DraftFilter(
        shown=Shown(asked) if asked in Shown.values else usual,
        query=request.GET.get("q", "").strip(),
        kind=kind if kind in DraftKind.values else "",
        plan=int(plan) if plan.isdecimal() and len(plan) < 10 else None,
    )
