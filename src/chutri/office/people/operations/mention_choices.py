"""What a person chose for a name is kept and offered first the next time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import Agency, MentionChoice, User
from chutri.office.people.rules.names import name_key


@transaction.atomic
def remember_choice(
    *, office: Agency, issuer: str, mention: str, agency: Agency, by: User, at: datetime
) -> MentionChoice:
    """Keep that ``mention`` in documents of ``issuer`` means ``agency`` to this office; a later choice replaces it."""
    choice, _ = MentionChoice.objects.update_or_create(
        office=office,
        issuer_key=name_key(issuer),
        key=name_key(mention),
        defaults={"agency": agency, "chosen_by": by, "chosen_at": at},
    )
    words = f"Hiểu “{mention}” trong văn bản của {issuer or office.name} là {agency.name}"
    record(by=by, at=at, deed="remember_choice", about=agency, words=words)
    return choice
