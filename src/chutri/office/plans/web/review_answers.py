"""What every screen of a review answers with: the cards and paragraphs that changed, how far it is, who is here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import DutyState, ParagraphKind
from chutri.office.plans.models import Duty, Passage, Plan
from chutri.office.plans.operations import be_here
from chutri.office.plans.permissions import can_fix_deadline, can_issue, can_review
from chutri.office.plans.queries import (
    cards_of,
    duties_in,
    laid_passage,
    notes_of,
    own_plans,
    passage,
    places_of,
    text_between,
)
from chutri.office.plans.queries.review import (
    duty_in,
    kinds_in,
    last_step,
    notes_changed,
    others_here,
    progress_of,
    step_to_undo,
)
from chutri.office.plans.rules.cards import Card
from chutri.office.plans.rules.certainty import SURE
from chutri.office.plans.rules.segments import LaidBlock


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a deed: words for a toast, whether it can be undone, the duty that whoever did it has in hand."""

    words: str = ""
    tone: str = "success"
    duty: int = 0
    can_undo: bool = False
    everywhere: dict[str, Any] | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class ChangedCard:
    """A card that changed, and the ref of the one that it stands behind; without a card it is gone."""

    ref: str
    after: str
    card: Card | None


@dataclass(slots=True)
class Shown:
    """One passage under review, as the page has it."""

    passage: Passage
    text: str
    duties: list[Duty]
    kinds: dict[int, ParagraphKind] = field(default_factory=dict)

    def blocks(self) -> list[LaidBlock]:
        """Lay the passage out."""
        return laid_passage(self.passage, places_of(self.duties), self.text)

    def unclear(self) -> int:
        """Count the paragraphs that are not understood."""
        return sum(kind == ParagraphKind.NOT_UNDERSTOOD for kind in self.kinds.values())


def review_of(request: SignedIn, pk: int) -> Plan:
    """Fetch a plan of one's own agency and demand the right to review it."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency", "imported_by"), pk=pk)
    can_review(request.user, plan).demand()
    return plan


def duty_of(plan: Plan, pk: int) -> Duty | None:
    """Give a duty of the plan, None when it is not there."""
    return duty_in(plan, pk)


def shown(plan: Plan, number: int) -> Shown | None:
    """Fetch a passage with its duties. Five queries."""
    one = passage(plan, number)
    if one is None:
        return None
    one.plan = plan
    text = text_between(plan, one.start, one.end)
    duties = list(duties_in(one).exclude(state=DutyState.REPLACED))
    return Shown(one, text, duties, kinds_in(one, text, duties))


def bar_context(request: SignedIn, plan: Plan, here: Shown | None, at: datetime) -> dict[str, Any]:
    """Give what the bar above a review shows: how far it is, what is unclear, who is here."""
    return {
        "plan": plan,
        "document": plan.document,
        "progress": progress_of(plan),
        "sure_percent": round(100 * SURE),
        "unclear": here.unclear() if here else 0,
        "step": step_to_undo(plan, request.user),
        "others": others_here(plan, request.user, at),
        "may_fix": can_fix_deadline(request.user, plan).allowed,
        "may_issue": can_issue(request.user, plan).allowed,
    }


def answer(request: SignedIn, plan: Plan, outcome: Outcome | None = None) -> HttpResponse:
    """Give what changed since the revision that the page shows, whoever changed it. Without htmx the page itself."""
    outcome = outcome or Outcome()
    if not request.htmx:
        return redirect("plans:review-page", pk=plan.pk)
    at = timezone.now()
    sent = request.POST if request.method == "POST" else request.GET
    since, number = _number(sent.get("tu")), _number(sent.get("phan")) or 1
    editing = duty_in(plan, _number(sent.get("dang-sua"))) if _number(sent.get("dang-sua")) else None
    be_here(plan=plan, duty=editing, by=request.user, at=at)
    plan.refresh_from_db(fields=["revision", "stage"])
    changed = plan.revision > since
    here = shown(plan, number) if changed else None
    context: dict[str, Any] = {"outcome": outcome, "changed": changed, "part": number}
    if changed:
        context |= bar_context(request, plan, here, at)
        context |= _changes(plan, here, since) if here else {}
        step = last_step(plan)
        context["news"] = step if step and step.by_id != request.user.pk else None
    else:
        context |= {"plan": plan, "others": others_here(plan, request.user, at)}
    return render(request, "plans/review_answer.html", context, status=outcome.status)


def _changes(plan: Plan, here: Shown, since: int) -> dict[str, Any]:
    """Give the cards and blocks of the passage that are not as they were at a revision."""
    replaced = duties_in(here.passage).filter(state=DutyState.REPLACED, revision__gt=since)
    refs = [f"t{duty.ordinal}" for duty in here.duties]
    fresh = [duty for duty in here.duties if duty.revision > since]
    cards = {card.ref: card for card in cards_of(fresh, notes_of(plan))}
    changed = [ChangedCard(ref, refs[at - 1] if at else "", cards[ref]) for at, ref in enumerate(refs) if ref in cards]
    gone = list(replaced)
    changed += [ChangedCard(f"t{duty.ordinal}", "", None) for duty in gone]
    spans = [(duty.span_start, duty.span_end) for duty in (*fresh, *gone)]
    spans += [(note.span_start, note.span_start + 1) for note in notes_changed(plan, since)]
    blocks = [block for block in here.blocks() if _touches(block, spans, fresh)] if spans else []
    return {"cards": changed, "blocks": blocks, "kinds": here.kinds}


def _touches(block: LaidBlock, spans: list[tuple[int, int]], fresh: list[Duty]) -> bool:
    named = ((party.span_start, party.span_end) for duty in fresh for party in duty.parties.all())
    return any(start < block.end and end > block.start for start, end in (*spans, *named))


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 10 else 0
