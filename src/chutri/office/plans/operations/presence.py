"""Who has a review open: told by each page as it asks for changes. No history: it is no deed."""

from __future__ import annotations

from datetime import datetime, timedelta

from chutri.office.people.models import User
from chutri.office.plans.models import Duty, Plan, ReviewPresence

# A page asks every few seconds; so often it is written down that somebody is still here.
WRITTEN_EVERY = timedelta(seconds=8)


def be_here(*, plan: Plan, duty: Duty | None, by: User, at: datetime) -> None:
    """Say that somebody has a review open, and which duty they edit. One query mostly, two every few seconds."""
    there = ReviewPresence.objects.filter(plan=plan, person=by).first()
    if there and there.duty_id == (duty.pk if duty else None) and at - there.seen_at < WRITTEN_EVERY:
        return
    ReviewPresence.objects.update_or_create(plan=plan, person=by, defaults={"seen_at": at, "duty": duty})
