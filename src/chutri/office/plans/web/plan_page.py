"""A plan's page: the source on the left, what was read on the right."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agencies_of
from chutri.office.plans.choices import MarkKind, Panel, Stage
from chutri.office.plans.models import Duty, Passage, Plan
from chutri.office.plans.permissions import can_issue, can_review
from chutri.office.plans.queries import (
    cards_of,
    duties_in,
    laid_passage,
    notes_of,
    panel_counts_of,
    panel_reading,
    passage,
    passages_in,
    places_of,
    plans_seen_by,
)
from chutri.office.plans.queries.duties import LIVE
from chutri.office.plans.queries.subplans import subplan_count, subplan_of
from chutri.office.plans.rules.cards import card_groups
from chutri.office.plans.rules.panels import PANEL_HOLDS, Entry, EntryList, panel_lists

# No real document comes near; a book of statutes, flattened, may.
SHOWN_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Tab:
    """One panel to choose, with how much it holds."""

    value: str
    label: str
    holds: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry and the passage that it stands in."""

    entry: Entry
    part: int


@dataclass(frozen=True, slots=True)
class PlacedList:
    """Entries of one sort; ``count`` is that of all, ``entries`` are those shown."""

    title: str
    entries: list[PlacedEntry]
    count: int


@require_safe
def plan_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show one passage of a plan beside one panel; htmx gets the panel alone. One without a reading shows its way there."""
    plan = get_object_or_404(plans_seen_by(request.user).select_related("imported_by", "issued_by"), pk=pk)
    if plan.stage in (Stage.READING, Stage.UNREADABLE):
        return redirect("plans:plan-progress", pk=plan.pk)
    parts = passages_in(plan)
    one = asked_passage(plan, request.GET.get("phan", "1"))
    panel = request.GET.get("muc", "")
    panel = panel if panel in Panel.values else Panel.TASKS.value
    duties = list(duties_in(one).filter(state__in=LIVE)) if panel == Panel.TASKS or not request.htmx else []
    counts = panel_counts_of(plan)
    context: dict[str, Any] = {
        "plan": plan,
        "document": plan.document,
        "parts": parts,
        "part": one.number,
        "panel": panel,
        "tabs": [_tab(choice, counts, panel) for choice in Panel],
        "is_live": plan.stage == Stage.ISSUED,
        "may_recall": plan.stage == Stage.ISSUED and can_issue(request.user, plan).allowed,
        "may_review": plan.stage == Stage.REVIEW and can_review(request.user, plan).allowed,
        **_panel(plan, duties, panel, parts),
    }
    if request.htmx:
        return render(request, "plans/plan_page.html#panel", context)
    context["blocks"] = laid_passage(one, places_of(duties))
    context["legend"] = MarkKind.choices
    context["above"] = subplan_of(plan)
    context["owns"] = plan.document.agency_id in agencies_of(request.user)
    context["below"] = subplan_count(plan) if plan.stage in (Stage.ISSUED, Stage.RECALLED) else 0
    return render(request, "plans/plan_page.html", context)


def asked_passage(plan: Plan, asked: str) -> Passage:
    """Give the passage that a URL names. Raises Http404."""
    one = passage(plan, int(asked)) if asked.isdecimal() and len(asked) < 8 else None
    if one is None:
        raise Http404("Không có phần văn bản này.")
    one.plan = plan
    return one


def _panel(plan: Plan, duties: list[Duty], panel: str, parts: list[tuple[int, int]]) -> dict[str, Any]:
    """Give what the panel lists: the duties of the passage, or the entries of the whole plan."""
    if panel == Panel.TASKS:
        ordinals = [duty.ordinal for duty in duties]
        return {
            "groups": card_groups(cards_of(duties, notes_of(plan))),
            "first": min(ordinals, default=0),
            "last": max(ordinals, default=0),
        }
    return {"lists": [_placed(each, parts) for each in panel_lists(panel_reading(plan, panel), panel)]}


def _placed(entries: EntryList, parts: list[tuple[int, int]]) -> PlacedList:
    shown = [PlacedEntry(entry, _part_of(entry.start, parts)) for entry in entries.entries[:SHOWN_ENTRIES]]
    return PlacedList(entries.title, shown, len(entries.entries))


def _tab(choice: Panel, counts: dict[str, int], current: str) -> Tab:
    return Tab(choice.value, str(choice.label), PANEL_HOLDS[choice.value], counts[choice.value], choice == current)


def _part_of(start: int, parts: list[tuple[int, int]]) -> int:
    return max(bisect_right(parts, start, key=itemgetter(1)), 1)
