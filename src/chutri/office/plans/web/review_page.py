"""The review of a plan: its source beside its duties, everybody's changes as they come."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import MarkKind, ParagraphKind, Stage
from chutri.office.plans.operations import be_here
from chutri.office.plans.queries import cards_of, notes_of, passages_in
from chutri.office.plans.web.review_answers import answer, bar_context, review_of, shown


@require_safe
def review_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show one passage of a plan under review; any other plan shows its own page."""
    plan = review_of(request, pk)
    if plan.stage != Stage.REVIEW:
        return redirect("plans:plan-page", pk=pk)
    asked = request.GET.get("phan", "1")
    here = shown(plan, int(asked)) if asked.isdecimal() and len(asked) < 8 else None
    if here is None:
        raise Http404("Không có phần văn bản này.")
    at = timezone.now()
    be_here(plan=plan, duty=None, by=request.user, at=at)
    context = {
        **bar_context(request, plan, here, at),
        "parts": passages_in(plan),
        "part": here.passage.number,
        "cards": cards_of(here.duties, notes_of(plan)),
        "blocks": here.blocks(),
        "kinds": here.kinds,
        "paragraph_kinds": ParagraphKind.choices,
        "legend": MarkKind.choices,
    }
    return render(request, "plans/review_page.html", context)


@require_safe
def review_changes(request: SignedIn, pk: int) -> HttpResponse:
    """Give what changed since the revision on the page, and say that its reader is here."""
    return answer(request, review_of(request, pk))
