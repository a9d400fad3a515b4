"""Correcting what was read of a duty, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chutri.office.lib.folding import fold
from chutri.office.lib.stated_dates import StatedDate
from chutri.office.people.models import User
from chutri.office.plans.choices import DutyState, PartyKind
from chutri.office.plans.models import Duty, DutyParty, PlanReading
from chutri.office.plans.operations.deadlines import last_working_day
from chutri.office.plans.operations.resolving import day_of, resolve_parties
from chutri.office.plans.operations.steps import OpenStep, UnableToReview, review_step
from chutri.office.plans.rules.ladder import edited


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyEdit:
    """What somebody typed of a duty, whole. Names of bodies one by one, as the document writes them."""

    action: str
    section: str
    role: str
    mode: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    consults: tuple[str, ...]
    submits_to: tuple[str, ...]
    deadline: StatedDate | None
    relation: str
    deadline_words: str
    deliverables: tuple[str, ...]
    by_leader: bool = False


PARTY_FIELDS: tuple[tuple[str, PartyKind], ...] = (
    ("leads", PartyKind.AGENCY),
    ("partners", PartyKind.PARTNER),
    ("consults", PartyKind.CONSULTED),
    ("submits_to", PartyKind.SUPERIOR),
)


def edit_duty(*, duty: Duty, edit: DutyEdit, seen_version: int, by: User, at: datetime) -> Duty:
    """Save what somebody typed; a name that stays keeps whom it means. Raises DutyChangedMeanwhile, UnableToReview.

    Whoever corrects a duty has looked at it, so it is accepted.
    """
    if not edit.action.strip():
        raise UnableToReview("Nội dung nhiệm vụ không được để trống.")
    with review_step(plan=duty.plan, by=by, at=at) as step:
        fresh = step.take(duty.pk, seen_version)
        before = step.before[-1]["fields"]
        _put(fresh, edit, step)
        parties = named_parties(fresh, edit, step, on=day_of(at))
        fresh.state = DutyState.ACCEPTED
        fresh.reason = ""
        changed = _changed(before, fresh, step.before[-1]["parties"], parties)
        step.words = f"Sửa nhiệm vụ {fresh.ordinal}" + (f": {', '.join(changed)}" if changed else "")
        return step.save(fresh, parties)


def fix_deadline(*, duty: Duty, deadline: StatedDate, seen_version: int, by: User, at: datetime) -> Duty:
    """Let a leader turn a proposed date, or another, into the deadline. The same date keeps the rung that it stands on.

    Raises DutyChangedMeanwhile.
    """
    with review_step(plan=duty.plan, by=by, at=at) as step:
        fresh = step.take(duty.pk, seen_version)
        if (fresh.deadline_date, fresh.deadline_precision) != (deadline.last_day, deadline.precision):
            _deadline(
                fresh, edited(deadline, fresh.deadline_relation or "by", "", source="", by_leader=True).as_fields()
            )
        fresh.deadline_confirmed = True
        step.words = f"Ấn định thời hạn nhiệm vụ {fresh.ordinal}: {fresh.deadline}"
        return step.save(fresh)


def _put(duty: Duty, edit: DutyEdit, step: OpenStep) -> None:
    duty.action, duty.section = edit.action.strip(), edit.section.strip()
    duty.role, duty.mode = edit.role, edit.mode
    duty.deliverables = list(edit.deliverables)
    typed = edit.deadline.last_day if edit.deadline else None
    same = (typed, edit.deadline_words) == (duty.deadline_date, duty.deadline_words) and (
        edit.deadline is None or edit.relation == duty.deadline_relation
    )
    if not same:
        source = PlanReading.objects.filter(plan=step.plan).values_list("text", flat=True).first() or ""
        stands = edited(edit.deadline, edit.relation, edit.deadline_words, source=source, by_leader=edit.by_leader)
        _deadline(duty, stands.as_fields())


def _deadline(duty: Duty, fields: dict[str, object]) -> None:
    begins = duty.begins
    for name, value in fields.items():
        setattr(duty, name, value)
    duty.begins = begins
    duty.last_working_day = last_working_day(duty.last_day)


def named_parties(duty: Duty, edit: DutyEdit, step: OpenStep, *, on: date) -> list[DutyParty]:
    """Give the parties that were typed: those that were there as they are, new ones resolved."""
    there: dict[tuple[str, str], list[DutyParty]] = {}
    for party in duty.parties.all():
        there.setdefault((party.kind, party.text), []).append(party)
    parties: list[DutyParty] = []
    new: list[DutyParty] = []
    for field, kind in PARTY_FIELDS:
        for text in dict.fromkeys(getattr(edit, field)):
            known = there.get((kind, text))
            if known:
                parties += known
                continue
            start = duty.span_start
            party = DutyParty(kind=kind, text=text, key=fold(text)[:300], span_start=start, span_end=start)
            new.append(party)
            parties.append(party)
    if new:
        resolve_parties(plan=step.plan, parties=new, on=on)
    return parties


_SAID = {
    "action": "nội dung",
    "section": "mục",
    "role": "vai trò",
    "mode": "hình thức giao",
    "deliverables": "sản phẩm",
    "deadline_date": "thời hạn",
    "deadline_words": "thời hạn",
    "deadline_relation": "thời hạn",
}


def _changed(
    before: dict[str, object], duty: Duty, parties: list[dict[str, object]], now: list[DutyParty]
) -> list[str]:
    said = []
    for name, words in _SAID.items():
        value = getattr(duty, name)
        if before[name] != (value.isoformat() if isinstance(value, date) else value):
            said.append(words)
    if [(one["kind"], one["text"]) for one in parties] != [(one.kind, one.text) for one in now]:
        said.append("cơ quan")
    return list(dict.fromkeys(said))
