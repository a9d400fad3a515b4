"""The list of tasks that may be one obligation, and what a person says of each pair."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.lib.paging import page_of
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.choices import Judgement
from chutri.office.tasks.models import Duplicate
from chutri.office.tasks.operations import UnableToChangeTask, judge_duplicate, merge_duplicate
from chutri.office.tasks.permissions import can_judge, can_merge
from chutri.office.tasks.queries.duplicates import duplicates_seen_by

PAIRS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A pair and what the person at the screen may say of it."""

    pair: Duplicate
    may_drop_first: bool
    may_drop_second: bool
    may_judge: bool


@require_safe
def duplicate_list(request: SignedIn) -> HttpResponse:
    """Show the pairs that one sees, those that wait first."""
    seen = duplicates_seen_by(request.user)
    state = request.GET.get("xem", "")
    state = state if state in Judgement.values else Judgement.OPEN.value
    pairs = seen.filter(judgement=state).order_by("-score", "-pk")
    page = page_of(pairs, request.GET.get("trang"), size=PAIRS_A_PAGE)
    context = {
        "page": page,
        "pairs": [_shown(pair, request.user) for pair in page.object_list],
        "state": state,
        "states": Judgement.choices,
        "today": timezone.localdate(),
    }
    return render(request, "tasks/duplicates.html", context)


@require_POST
def merge_pair(request: SignedIn, pair: int) -> HttpResponse:
    """Count two tasks as one."""
    one = get_object_or_404(duplicates_seen_by(request.user), pk=pair)
    kept = one.first if request.POST.get("giu") == str(one.first_id) else one.second
    gone = one.second if kept == one.first else one.first
    can_merge(request.user, gone).demand()
    try:
        merge_duplicate(duplicate=one, kept=kept, by=request.user, at=timezone.now())
    except UnableToChangeTask as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, f"Đã gộp: chỉ tính nhiệm vụ {kept.ordinal} của {kept.plan}. Hoàn tác được ở mục Đã gộp."
        )
    return redirect("tasks:duplicate-list")


@require_POST
def judge_pair(request: SignedIn, pair: int) -> HttpResponse:
    """Say that two tasks are related or different, or take back what was said."""
    one = get_object_or_404(duplicates_seen_by(request.user), pk=pair)
    said = request.POST.get("la", "")
    judgement = Judgement(said) if said in Judgement.values else Judgement.OPEN
    if one.gone is not None:
        can_merge(request.user, one.second if one.gone_id == one.second_id else one.first).demand()
    can_judge(request.user, one.first, one.second).demand()
    before = one.judgement
    try:
        judge_duplicate(duplicate=one, judgement=judgement, by=request.user, at=timezone.now())
    except UnableToChangeTask as error:
        messages.error(request, str(error))
    else:
        said_words = "Đã hoàn tác." if judgement == Judgement.OPEN else f"Đã ghi: {judgement.label.lower()}."
        messages.success(request, said_words)
    return redirect(f"{reverse('tasks:duplicate-list')}?xem={before}")


def _shown(pair: Duplicate, person: User) -> ShownPair:
    return ShownPair(
        pair,
        can_merge(person, pair.first).allowed,
        can_merge(person, pair.second).allowed,
        can_judge(person, pair.first, pair.second).allowed,
    )
