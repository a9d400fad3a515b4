"""What is asked of plans."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OrderBy, QuerySet
from django.db.models.functions import Substr

from chutri.office.documents.models import Document
from chutri.office.lib.folding import terms
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of
from chutri.office.plans.choices import DutyState, Panel
from chutri.office.plans.models import Duty, Passage, Plan, PlanReading
from chutri.office.plans.rules.marks import Json, Mark
from chutri.office.plans.rules.panels import PANEL_KEYS
from chutri.office.plans.rules.paper import Block
from chutri.office.plans.rules.passages import Numbered
from chutri.office.plans.rules.segments import LaidBlock, laid_blocks

# what the list may be sorted by, as the URL says it
PLAN_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "moi-nhap": ("-imported_at", "-pk"),
    "ngay-ban-hanh": (F("document__issued_date").desc(nulls_last=True), "-pk"),
    "ten": ("document__title_order", "pk"),
    "so-nhiem-vu": ("-task_count", "-pk"),
}


def plans_seen_by(person: User) -> QuerySet[Plan]:
    """Give the plans of the agencies that the person works in, each with its document."""
    return Plan.objects.filter(document__agency__in=agencies_of(person)).select_related("document")


def plans_matching(plans: QuerySet[Plan], *, query: str, order: str) -> QuerySet[Plan]:
    """Narrow a list to what somebody typed (tone marks or none) and put it into one of PLAN_ORDERS."""
    for term in terms(query):
        plans = plans.filter(document__search__contains=term)
    return plans.order_by(*PLAN_ORDERS[order])


def plan_of(document: Document) -> Plan | None:
    """Give the plan that was read from a document."""
    return Plan.objects.select_related("document").filter(document=document).first()


def passages_in(plan: Plan) -> list[tuple[int, int]]:
    """Give number and start of each passage, in order."""
    return list(Passage.objects.filter(plan=plan).order_by("number").values_list("number", "start"))


def passage(plan: Plan, number: int) -> Passage | None:
    """Give one passage of a plan."""
    return Passage.objects.filter(plan=plan, number=number).first()


def text_between(plan: Plan, start: int, end: int) -> str:
    """Give a stretch of the source; the database cuts it, so a long source is not carried whole."""
    cut = PlanReading.objects.filter(plan=plan).values_list(Substr("text", start + 1, max(end - start, 0)), flat=True)
    return cut.first() or ""


def laid_passage(one: Passage) -> list[LaidBlock]:
    """Give a passage laid out for the page. One query."""
    blocks = [Block(kind, level, start, end, tuple(map(tuple, cells))) for kind, level, start, end, cells in one.blocks]
    marks = [Mark(*mark) for mark in one.marks]
    return laid_blocks(text_between(one.plan, one.start, one.end), one.start, blocks, marks)


def passage_tasks(one: Passage) -> list[Numbered]:
    """Give the tasks that begin in a passage."""
    return [Numbered(*numbered) for numbered in one.tasks]


def duties_to_issue(plan: Plan) -> QuerySet[Duty]:
    """Give the duties that become tasks when a plan is issued, each with its parties, in the order of the text."""
    return (
        Duty.objects.filter(plan=plan, state__in=(DutyState.PROPOSED, DutyState.ACCEPTED))
        .select_related("plan")
        .prefetch_related("parties")
        .order_by("ordinal")
    )


def panel_reading(plan: Plan, panel: str) -> Json:
    """Give the parts of the reading that one panel shows; the rest stays in the database."""
    keys = PANEL_KEYS.get(panel, ())
    if not keys:
        return {}
    values: tuple[Any, ...] | None = (
        PlanReading.objects.filter(plan=plan).values_list(*(f"data__{key}" for key in keys)).first()
    )
    return dict(zip(keys, values or (), strict=False))


def panel_counts_of(plan: Plan) -> dict[str, int]:
    """Give how many entries each panel has."""
    counts = PlanReading.objects.filter(plan=plan).values_list("counts", flat=True).first() or {}
    return {panel: int(counts.get(panel, 0)) for panel in Panel.values}
