"""A duty as it stood, so that a step of a review can be undone and two savers compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from chutri.office.plans.models import Duty, DutyParty, StatedDeadline
from chutri.office.plans.rules.marks import Json

FIELDS: tuple[str, ...] = (
    "state",
    "reason",
    "origin",
    "section",
    "action",
    "context",
    "mode",
    "role",
    "deliverables",
    "confidence",
    "span_start",
    "span_end",
    "supports_id",
    "ladder",
    "last_working_day",
    *(field.name for field in StatedDeadline._meta.fields),
)
PARTY_FIELDS = (
    "kind",
    "place",
    "text",
    "key",
    "span_start",
    "span_end",
    "resolution",
    "agency_id",
    "rule",
    "candidates",
)
_DATES = ("deadline_date", "last_day", "last_working_day")


def snapshot(duty: Duty) -> Json:
    """Give a duty with its parties as JSON."""
    return {
        "pk": duty.pk,
        "version": duty.version,
        "fields": {name: _stored(getattr(duty, name)) for name in FIELDS},
        "parties": [{name: getattr(party, name) for name in PARTY_FIELDS} for party in duty.parties.all()],
    }


def put_back(duty: Duty, kept: Json) -> None:
    """Give a duty the fields and parties of a snapshot; whoever calls saves the duty."""
    for name, value in kept["fields"].items():
        setattr(duty, name, _read(name, value))
    put_parties(duty, [DutyParty(duty=duty, **party) for party in kept["parties"]])


def put_parties(duty: Duty, parties: list[DutyParty]) -> None:
    """Give a duty other parties, numbered anew within each kind."""
    DutyParty.objects.filter(duty=duty).delete()
    places: dict[str, int] = {}
    for party in parties:
        party.pk = None
        party._state.adding = True
        party.duty = duty
        party.place = places[party.kind] = places.get(party.kind, 0) + 1
    DutyParty.objects.bulk_create(parties)
    duty._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in _DATES and value else value
