"""Hôm nay: what waits for me, and how the agency's work stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.dashboard.choices import Order, View
from chutri.office.dashboard.queries import broken_down, figures_of, given_in, plans_in_hand, usual_scope
from chutri.office.dashboard.rules.figures import LOOKS, STANDINGS
from chutri.office.drafts.queries.waiting import steps_waiting_for
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.permissions import can_import_plan
from chutri.office.reports.queries.reports import reports_to_file
from chutri.office.tasks.queries import due_soon, mine, tally_of

MINE_SHOWN = 6
AGENCIES_SHOWN = 8
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@require_safe
def today(request: SignedIn) -> HttpResponse:
    """Show the day: one's own work first, then the figures of one's agency, each leading to its rows."""
    person, day = request.user, timezone.localdate()
    own = mine(person)
    scope = usual_scope(person)
    rows = figures_of(given_in(scope, person), View.AGENCY, day)
    context = {
        "day": day,
        "weekday": WEEKDAYS[day.weekday()],
        "leading": own.leading[:MINE_SHOWN],
        "counts": {
            "leading": own.leading.count(),
            "due": due_soon(own.leading, day).count(),
            "deciding": own.deciding.count(),
            "answering": own.answering.count(),
            "drafts": steps_waiting_for(person).count(),
            "reports": reports_to_file(person).count(),
        },
        "deciding": own.deciding[:MINE_SHOWN],
        "plans": plans_in_hand(person),
        "may_import": can_import_plan(person).allowed,
        "scope": scope,
        "tally": tally_of(rows),
        "standings": STANDINGS,
        "looks": LOOKS,
        "view": View.AGENCY.value,
        "rows": broken_down(rows, order=Order.OVERDUE)[:AGENCIES_SHOWN],
    }
    return render(request, "dashboard/today.html", context)
