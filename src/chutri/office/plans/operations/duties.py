"""The duties of a plan, made of what was read in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from chutri.office.lib.folding import fold
from chutri.office.lib.insertion import insert_rows
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.models import Duty, DutyParty, Plan
from chutri.office.plans.operations.deadlines import last_working_day
from chutri.office.plans.operations.resolving import resolve_parties
from chutri.office.plans.rules.cutting import without_tail
from chutri.office.plans.rules.ladder import Rung, standing
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.passages import Numbered

# the reading's lists of bodies → what they have to do with the duty
PARTY_LISTS: tuple[tuple[str, PartyKind], ...] = (
    ("agencies", PartyKind.AGENCY),
    ("partners", PartyKind.PARTNER),
    ("consults", PartyKind.CONSULTED),
    ("submits_to", PartyKind.SUPERIOR),
)
# all that a party has when it is first kept
PARTY_COLUMNS = (
    "duty_id", "kind", "place", "text", "key", "span_start", "span_end", "resolution", "agency_id", "rule", "candidates",
)  # fmt: skip


def create_duties(
    *,
    plan: Plan,
    numbered: Iterable[Numbered],
    on: date,
    ladders: Sequence[list[Json]] = (),
    ends: Mapping[str, str] | None = None,
) -> list[Duty]:
    """Keep the duties of a reading for review, all at once: some dozen queries a few hundred duties.

    Names of bodies are understood as on the day ``on``. ``ladders`` are the rungs of each deadline in the order of the numbers; ``ends`` says, by the reading's ids, which duty
    is the supporter's end of which other.
    """
    read = list(numbered)
    duties = Duty.objects.bulk_create(
        [_duty(plan, one, ladders[one.ordinal - 1] if ladders else []) for one in read], 500
    )
    parties = [party for duty, one in zip(duties, read, strict=True) for party in _parties(duty, one.task)]
    resolve_parties(plan=plan, parties=parties, on=on)
    insert_rows(DutyParty, PARTY_COLUMNS, ([getattr(party, name) for name in PARTY_COLUMNS] for party in parties))
    _tie_ends(duties, ends or {})
    return duties


def _tie_ends(duties: list[Duty], ends: Mapping[str, str]) -> None:
    by_read = {duty.read_id: duty for duty in duties}
    tied: list[Duty] = []
    for support, lead in ends.items():
        if support[:200] in by_read and lead[:200] in by_read:
            duty = by_read[support[:200]]
            duty.supports = by_read[lead[:200]]
            tied.append(duty)
    Duty.objects.bulk_update(tied, ["supports"], batch_size=500)


def _duty(plan: Plan, numbered: Numbered, rungs: list[Json]) -> Duty:
    read = numbered.task
    stands = standing([Rung(**rung) for rung in rungs], start=read.get("start"))
    return Duty(
        plan=plan,
        ordinal=numbered.ordinal,
        read_id=read["id"][:200],
        section=(read.get("section") or "")[:200],
        action=without_tail(read["action"]),
        context=read.get("context") or "",
        mode=read["mode"],
        role=read["role"],
        recurrence=read.get("recurrence"),
        ladder=rungs,
        last_working_day=last_working_day(stands.last_day),
        deliverables=[one["text"] for one in read.get("deliverables") or ()],
        confidence=float(read.get("confidence") or 0),
        span_start=read["span"][0],
        span_end=read["span"][1],
        **stands.as_fields(),
    )


def _parties(duty: Duty, read: Json) -> Iterator[DutyParty]:
    for key, kind in PARTY_LISTS:
        for place, party in enumerate(read.get(key) or (), start=1):
            yield DutyParty(
                duty=duty,
                kind=kind,
                place=place,
                text=party["text"],
                key=fold(party["text"])[:300],
                span_start=party["span"][0],
                span_end=party["span"][1],
            )
