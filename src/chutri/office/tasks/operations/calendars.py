"""The secret address of a person's calendar feed: made, made anew, taken away."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from chutri.office.people.models import User
from chutri.office.tasks.models import CalendarKey


@transaction.atomic
def make_calendar_key(*, by: User, at: datetime) -> str:
    """Make the secret of one's calendar address and give it, for the only time; an older address ends."""
    secret = secrets.token_urlsafe(24)
    CalendarKey.objects.update_or_create(person=by, defaults={"hashed": hashed(secret), "made_at": at})
    return secret


def revoke_calendar_key(*, by: User) -> bool:
    """End one's calendar address; says whether there was one."""
    return bool(CalendarKey.objects.filter(person=by).delete()[0])


def person_of_key(secret: str) -> User | None:
    """Give whose calendar an address opens; None for a wrong or ended one, or a person who may no longer log in."""
    key = CalendarKey.objects.select_related("person").filter(hashed=hashed(secret), person__is_active=True).first()
    return key.person if key else None


def hashed(secret: str) -> str:
    """Give what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
