"""The one deed of the history: adding lines.

Lines are added one writer at a time: whoever adds holds the chain's head until the end of their transaction, on both
databases. So ``record`` is the last thing that an operation does, and a transaction that records is short.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model

from chutri.office.history.models import HistoryHead, HistoryLine
from chutri.office.history.rules import seal

_ROWS_A_QUERY = 1_000
# what the seal covers and ``HistoryLine`` checks: these need no query
_OWN_FIELDS = ("previous", "seal")


class Actor(Protocol):
    """Whoever does deeds; people stand above the history, so it knows only this of them."""

    pk: int

    def name_in_history(self) -> str:
        """Give the name that the line keeps, with whom the actor stands in for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to be: which deed, about which row, in which words, and what changed (field → [before, after])."""

    deed: str
    about: Model
    words: str
    changes: Mapping[str, object] = field(default_factory=dict)


def record(
    *,
    by: Actor,
    at: datetime,
    deed: str,
    about: Model,
    words: str,
    changes: Mapping[str, object] | None = None,
) -> HistoryLine:
    """Add one line, in the caller's transaction. ``changes`` may hold whatever JSON can, and dates."""
    (line,) = record_many(by=by, at=at, entries=[Entry(deed, about, words, changes or {})])
    return line


@transaction.atomic
def record_many(*, by: Actor, at: datetime, entries: Iterable[Entry]) -> list[HistoryLine]:
    """Add lines in the order given, chained as if each had been added alone; one query a thousand."""
    name = by.name_in_history()[:200]
    head = HistoryHead.objects.select_for_update().get(pk=HistoryHead.ONLY)
    lines = []
    for entry in entries:
        line = _line(by, name, at, entry, head.seal)
        head.seal = line.seal
        lines.append(line)
    if lines:
        HistoryLine.objects.bulk_create(lines, batch_size=_ROWS_A_QUERY)
        head.count += len(lines)
        head.save(update_fields=["count", "seal"])
    return lines


def _line(by: Actor, name: str, at: datetime, entry: Entry, previous: str) -> HistoryLine:
    line = HistoryLine(
        at=at,
        actor_id=by.pk,
        actor_name=name,
        deed=entry.deed,
        subject_type=entry.about._meta.label_lower,
        subject_id=str(entry.about.pk),
        words=entry.words,
        # as the database will give it back, since that is what the seal is compared with
        changes=json.loads(json.dumps(entry.changes, cls=DjangoJSONEncoder)),
        previous=previous,
    )
    line.clean_fields(exclude=_OWN_FIELDS)
    line.seal = seal(line.previous, line.at, line.content())
    return line
