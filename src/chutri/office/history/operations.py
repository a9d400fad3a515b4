"""The one deed of the history: adding a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.db.models import Model

from chutri.office.history.models import HistoryLine
from chutri.office.history.queries import last_seal
from chutri.office.history.rules import seal


class Actor(Protocol):
    """Whoever does deeds; people stand above the history, so it knows only this of them."""

    pk: int

    def name_in_history(self) -> str:
        """Give the name that the line keeps, with whom the actor stands in for."""


@transaction.atomic
def record(
    *,
    by: Actor,
    at: datetime,
    deed: str,
    about: Model,
    words: str,
    changes: Mapping[str, object] | None = None,
) -> HistoryLine:
    """Add one line. Two writers can't take the same place in the chain: ``previous`` is unique in the database."""
    line = HistoryLine(
        at=at,
        actor_id=by.pk,
        actor_name=by.name_in_history()[:200],
        deed=deed,
        subject_type=about._meta.label_lower,
        subject_id=str(about.pk),
        words=words,
        changes=dict(changes or {}),
        previous=last_seal(),
    )
    line.seal = seal(line.previous, line.at, line.content())
    line.full_clean()
    line.save(force_insert=True)
    return line
