"""The duties of a plan: those of a passage, those to issue, and their cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.plans.choices import DeadlineBasis, DutyState, Mode, PartyKind, Role
from chutri.office.plans.models import Duty, DutyParty, Passage, Plan
from chutri.office.plans.queries.sources import parts_of_reading
from chutri.office.plans.rules.cards import Card, Chip, Due, Note
from chutri.office.plans.rules.deadlines import deadline_words
from chutri.office.plans.rules.ladder import Rung
from chutri.office.plans.rules.marks import DutyPlace, Mark, duty_marks, found

LIVE = (DutyState.PROPOSED, DutyState.ACCEPTED)
SHOWN = (*LIVE, DutyState.DISMISSED)


def duties_of(plan: Plan) -> QuerySet[Duty]:
    """Give every duty of a plan with its parties and their agencies, in the order of the text."""
    parties = Prefetch("parties", DutyParty.objects.select_related("agency").order_by("kind", "place"))
    return (
        Duty.objects.filter(plan=plan)
        .select_related("saved_by", "supports")
        .prefetch_related(parties)
        .order_by("span_start", "ordinal")
    )


def live_duties(plan: Plan) -> QuerySet[Duty]:
    """Give the duties that stand: neither dismissed nor replaced."""
    return duties_of(plan).filter(state__in=LIVE)


def duties_to_issue(plan: Plan) -> QuerySet[Duty]:
    """Give the duties that become tasks when a plan is issued, in the order of their numbers, without what only reviews need."""
    duties = Duty.objects.filter(plan=plan, state__in=LIVE).defer("ladder", "reason", "last_working_day")
    return duties.order_by("ordinal")


def parties_to_issue(plan: Plan) -> dict[int, list[DutyParty]]:
    """Give the parties of these duties by the duty's key, in their order. One query."""
    parties = DutyParty.objects.filter(duty__plan=plan, duty__state__in=LIVE).defer("candidates")
    found: dict[int, list[DutyParty]] = defaultdict(list)
    for party in parties.order_by("duty_id", "kind", "place"):
        found[party.duty_id].append(party)
    return found


def duties_in(one: Passage) -> QuerySet[Duty]:
    """Give the duties that begin in a passage; those before the first or behind the last stand with it."""
    duties = duties_of(one.plan).filter(span_start__lt=one.end)
    return duties if one.number == 1 else duties.filter(span_start__gte=one.start)


def places_of(duties: Iterable[Duty]) -> list[Mark]:
    """Give the marks of the duties that stand."""
    return duty_marks(_place(duty) for duty in duties if duty.state in LIVE)


def notes_of(plan: Plan) -> dict[str, list[Note]]:
    """Give what the checker found about each duty, by its id in the reading. One query."""
    notes: dict[str, list[Note]] = {}
    for ref, finding in found(parts_of_reading(plan, ("findings",)), "findings"):
        note = Note(ref, finding["severity"], finding["message"], finding.get("hint") or "", finding["code"])
        for read_id in finding.get("task_ids") or ():
            notes.setdefault(read_id, []).append(note)
    return notes


def cards_of(duties: Iterable[Duty], notes: dict[str, list[Note]]) -> list[Card]:
    """Make the cards of duties, which were fetched with their parties."""
    return [_card(duty, notes.get(duty.read_id, []) if duty.read_id else []) for duty in duties]


def _card(duty: Duty, notes: list[Note]) -> Card:
    chips: dict[str, list[Chip]] = {kind: [] for kind in PartyKind.values}
    for party in duty.parties.all():
        chips[party.kind].append(_chip(party))
    return Card(
        pk=duty.pk,
        ordinal=duty.ordinal,
        version=duty.version,
        state=DutyState(duty.state),
        reason=duty.reason,
        origin=duty.origin,
        section=duty.section,
        action=duty.action,
        context=duty.context,
        leads=chips[PartyKind.AGENCY],
        partners=chips[PartyKind.PARTNER],
        consults=chips[PartyKind.CONSULTED],
        submits_to=chips[PartyKind.SUPERIOR],
        role=Role(duty.role),
        requested=duty.mode == Mode.REQUESTED,
        deliverables=list(duty.deliverables),
        begins=duty.begins,
        due=_due(duty),
        recurrence=(duty.recurrence or {}).get("text") or "",
        confidence=duty.confidence,
        notes=notes,
        start=duty.span_start,
        supports=duty.supports.ordinal if duty.supports else 0,
        saved_by=str(duty.saved_by) if duty.saved_by else "",
    )


def _chip(party: DutyParty) -> Chip:
    return Chip(
        pk=party.pk,
        text=party.text,
        resolution=party.resolution,
        agency=party.agency.name if party.agency else "",
        candidates=list(party.candidates),
        rule=party.rule,
        key=party.key,
    )


def _due(duty: Duty) -> Due | None:
    if not duty.deadline_words and duty.deadline_date is None:
        return None
    label = ""
    if duty.deadline_date:
        stated = StatedDate(duty.deadline_date, duty.deadline_precision)  # type: ignore[arg-type]
        label = deadline_words(stated, duty.deadline_relation, begins=bool(duty.begins))
    rungs = [Rung(**rung) for rung in duty.ladder]
    return Due(
        label=label,
        words=duty.deadline_words,
        basis=DeadlineBasis(duty.deadline_basis),
        confirmed=duty.deadline_confirmed,
        last_day=duty.last_day,
        last_working_day=duty.last_working_day,
        rungs=rungs,
    )


def _place(duty: Duty) -> DutyPlace:
    rung = next(iter(duty.ladder), None)
    stated = duty.deadline_basis == DeadlineBasis.STATED and rung and rung["basis"] == DeadlineBasis.STATED
    return DutyPlace(
        f"t{duty.ordinal}",
        (duty.span_start, duty.span_end),
        [(party.span_start, party.span_end) for party in duty.parties.all()],
        (rung["start"], rung["end"]) if rung and stated else None,
    )
