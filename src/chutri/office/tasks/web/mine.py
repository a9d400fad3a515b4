"""Việc của tôi: what waits for one, what one leads and supports, with updates by one key."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.queries import due_soon, followed, mine, with_sentence
from chutri.office.tasks.rules.next_deeds import working_deeds

SHOWN = 40


@require_safe
def my_work(request: SignedIn) -> HttpResponse:
    """Show one's own work: what waits for one first, then what is due soon, what one leads, supports and follows."""
    today = timezone.localdate()
    own = mine(request.user)
    leading = list(with_sentence(own.leading)[: SHOWN + 1])
    deciding = list(with_sentence(own.deciding)[: SHOWN + 1])
    for task in leading:
        task.deeds = working_deeds(  # type: ignore[attr-defined]
            task.stage, dated=task.last_day is not None, asks_for_time=False, collective=False
        )
    context = {
        "today": today,
        "deciding": deciding[:SHOWN],
        "answering": list(own.answering[:SHOWN]),
        "soon_count": due_soon(own.leading, today).count(),
        "leading": leading[:SHOWN],
        "more": len(leading) > SHOWN or len(deciding) > SHOWN,
        "supporting": list(own.supporting[:SHOWN]),
        "followed": list(followed(request.user)[:SHOWN]),
    }
    return render(request, "tasks/my_work.html#rows" if request.htmx else "tasks/my_work.html", context)
