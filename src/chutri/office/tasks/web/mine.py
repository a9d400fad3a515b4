"""Việc của tôi: what waits for one, what one leads and supports, with updates by one key."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.queries import due_soon, followed, mine, with_sentence
from chutri.office.tasks.rules.next_deeds import working_deeds

SHOWN = 40
Row = TypeVar("Row", bound=Model)


@require_safe
def my_work(request: SignedIn) -> HttpResponse:
    """Show one's own work: what waits for one first, then what is due soon, what one leads, supports and follows."""
    today = timezone.localdate()
    own = mine(request.user)
    leading, lead_count = _first(with_sentence(own.leading))
    deciding, decide_count = _first(with_sentence(own.deciding))
    answering, answer_count = _first(own.answering)
    supporting, support_count = _first(own.supporting)
    for task in leading:
        task.deeds = working_deeds(  # type: ignore[attr-defined]
            task.stage, dated=task.last_day is not None, asks_for_time=False, collective=False
        )
    context = {
        "today": today,
        "deciding": deciding,
        "answering": answering,
        "soon_count": due_soon(own.leading, today).count(),
        "leading": leading,
        "supporting": supporting,
        "counts": {"waiting": decide_count + answer_count, "leading": lead_count, "supporting": support_count},
        "more": lead_count > SHOWN,
        "followed": list(followed(request.user)[:SHOWN]),
    }
    return render(request, "tasks/my_work.html#rows" if request.htmx else "tasks/my_work.html", context)


def _first(rows: QuerySet[Row]) -> tuple[list[Row], int]:
    """Give what is shown, and how many there are: counted by the database only where not all are shown."""
    shown = list(rows[: SHOWN + 1])
    return shown[:SHOWN], len(shown) if len(shown) <= SHOWN else rows.count()
