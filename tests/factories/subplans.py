"""A draft below a plan and a plan below it as bare rows, for tests that only need them to be there."""

from __future__ import annotations

from chutri.office.plans.models import Plan, Subplan, SubplanDraft, SubplanLine
from chutri.office.tasks.models import Duplicate
from tests.factories.office import NOW, an, under_review


def with_levels_below(plan: Plan) -> SubplanDraft:
    """A draft with one line of its own, and another plan of the agency below this one."""
    agency = plan.document.agency
    draft = SubplanDraft.objects.create(
        parent=plan, body=agency, holder=agency, title="Kế hoạch", issuer=agency.name, made_by=an(), made_at=NOW
    )
    SubplanLine.objects.create(draft=draft, place=1, part="own", words="Mở lớp tập huấn.", unit="Văn phòng")
    below = under_review(an(), data=b"below", name="below.txt")
    Subplan.objects.create(plan=below, parent=plan, body=agency, tied_by=an(), tied_at=NOW)
    first, second = plan.tasks.order_by("pk")[:2]
    Duplicate.objects.create(first=first, second=second, score=90, found_at=NOW)
    return draft
