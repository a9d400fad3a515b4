"""The duties of a plan, made of what was read in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chutri.office.lib.folding import fold
from chutri.office.lib.stated_dates import stated_window
from chutri.office.plans.choices import DeadlineBasis, PartyKind
from chutri.office.plans.models import Duty, DutyParty, Plan
from chutri.office.plans.rules.deadlines import last_day
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.passages import Numbered

# the reading's lists of bodies → what they have to do with the duty
PARTY_LISTS: tuple[tuple[str, PartyKind], ...] = (
    ("agencies", PartyKind.AGENCY),
    ("partners", PartyKind.PARTNER),
    ("consults", PartyKind.CONSULTED),
    ("submits_to", PartyKind.SUPERIOR),
)


def create_duties(*, plan: Plan, numbered: Iterable[Numbered], ends: Mapping[str, str] | None = None) -> list[Duty]:
    """Keep the duties of a reading for review, all at once. Two queries a few hundred duties, three with ``ends``.

    ``ends`` says which is the supporter's end of which other, by the reading's ids.
    """
    read = list(numbered)
    duties = Duty.objects.bulk_create([_duty(plan, one) for one in read], batch_size=500)
    parties = [party for duty, one in zip(duties, read, strict=True) for party in _parties(duty, one.task)]
    DutyParty.objects.bulk_create(parties, batch_size=500)
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


def _duty(plan: Plan, numbered: Numbered) -> Duty:
    read = numbered.task
    deadline = read.get("deadline") or {}
    recurrence = read.get("recurrence")
    words = deadline.get("text") or (recurrence or {}).get("text") or ""
    begins, stated = stated_window(read.get("start"), deadline.get("date"), words)
    relation = deadline.get("relation") or "by"
    return Duty(
        plan=plan,
        ordinal=numbered.ordinal,
        read_id=read["id"][:200],
        section=(read.get("section") or "")[:200],
        action=read["action"],
        context=read.get("context") or "",
        mode=read["mode"],
        role=read["role"],
        deadline_date=stated.last_day if stated else None,
        deadline_precision=stated.precision if stated else "",
        deadline_relation=relation if stated else "",
        deadline_words=words,
        deadline_basis=DeadlineBasis.STATED if stated or words else DeadlineBasis.NONE,
        last_day=last_day(stated.last_day, relation) if stated else None,
        begins=str(begins) if begins else "",
        recurrence=recurrence,
        deliverables=[one["text"] for one in read.get("deliverables") or ()],
        confidence=float(read.get("confidence") or 0),
        span_start=read["span"][0],
        span_end=read["span"][1],
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
