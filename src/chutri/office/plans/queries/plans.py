"""Which plans there are, and who sees which."""

from __future__ import annotations

from django.db.models import F, OrderBy, Q, QuerySet

from chutri.office.documents.models import Document
from chutri.office.lib.folding import terms
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan

# what the list may be sorted by, as the URL says it
PLAN_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "moi-nhap": ("-imported_at", "-pk"),
    "ngay-ban-hanh": (F("document__issued_date").desc(nulls_last=True), "-pk"),
    "ten": ("document__title_order", "pk"),
    "so-nhiem-vu": ("-task_count", "-pk"),
}
# whoever is named for a task sees the plan from when it is issued, also after its recall
SHOWN_TO_THE_NAMED = (Stage.ISSUED, Stage.RECALLED)


def own_plans(person: User) -> QuerySet[Plan]:
    """Give the plans of the agencies that the person works in, in any stage, each with its document."""
    return Plan.objects.filter(document__agency__in=agencies_of(person)).select_related("document")


def plans_seen_by(person: User) -> QuerySet[Plan]:
    """Give the plans of the agencies that the person works in, and the issued ones that name one of them for a task."""
    mine = agencies_of(person)
    issued = Plan.objects.filter(stage__in=SHOWN_TO_THE_NAMED)
    led = issued.filter(tasks__lead__in=mine).values("pk")
    supported = issued.filter(tasks__agencies__agency__in=mine).values("pk")
    own = Q(document__agency__in=mine)
    return Plan.objects.filter(own | Q(pk__in=led) | Q(pk__in=supported)).select_related("document")


def plans_matching(plans: QuerySet[Plan], *, query: str, stage: str, order: str) -> QuerySet[Plan]:
    """Narrow a list to what somebody typed (tone marks or none) and one stage, in one of PLAN_ORDERS."""
    for term in terms(query):
        plans = plans.filter(document__search__contains=term)
    if stage:
        plans = plans.filter(stage=stage)
    return plans.order_by(*PLAN_ORDERS[order])


def plan_of(document: Document) -> Plan | None:
    """Give the plan that was read from a document."""
    return Plan.objects.select_related("document").filter(document=document).first()


def plan_to_read(pk: int) -> Plan | None:
    """Give a plan with all that its reading needs."""
    return Plan.objects.select_related("document__agency", "imported_by").filter(pk=pk).first()


def job_key(plan: Plan) -> str:
    """Give what the job that reads a plan is about (``background.queries.job_of``)."""
    return f"plan:{plan.pk}"
