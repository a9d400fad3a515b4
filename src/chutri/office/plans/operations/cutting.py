"""Splitting a duty, merging two, adding one that the reader did not see."""

from __future__ import annotations

from datetime import datetime

import chutri.reading
from chutri.office.lib.folding import fold
from chutri.office.people.models import User
from chutri.office.plans.choices import DeadlineBasis, DutyOrigin, DutyState, Mode, Role
from chutri.office.plans.models import Duty, DutyParty, Plan
from chutri.office.plans.operations.deadlines import last_working_day
from chutri.office.plans.operations.duties import PARTY_LISTS
from chutri.office.plans.operations.resolving import day_of, resolve_parties
from chutri.office.plans.operations.snapshots import FIELDS
from chutri.office.plans.operations.steps import OpenStep, UnableToReview, review_step
from chutri.office.plans.queries import live_duties, text_between
from chutri.office.plans.rules.cutting import cut_at, joined, place_in_source
from chutri.office.plans.rules.ladder import Rung, standing
from chutri.office.plans.rules.marks import Json
from chutri.reading.errors import ReadingError

LONGEST_SELECTION = 5_000


def split_duty(*, duty: Duty, place: int, seen_version: int, by: User, at: datetime) -> tuple[Duty, Duty]:
    """Cut a duty in two before character ``place`` of its action; bodies and deadline are both parts'.

    Raises DutyChangedMeanwhile, UnableToReview when a part would be empty.
    """
    with review_step(plan=duty.plan, by=by, at=at) as step:
        first = step.take(duty.pk, seen_version)
        cut = cut_at(first.action, place)
        if cut is None:
            raise UnableToReview("Hãy đặt con trỏ vào giữa nội dung, chỗ cần tách.")
        middle = _middle(step.plan, first, cut.second)
        second = Duty(**{name: getattr(first, name) for name in FIELDS}, read_id=first.read_id)
        second.action, second.origin, second.state = cut.second, DutyOrigin.SPLIT, DutyState.PROPOSED
        second.reason = ""
        parties = list(first.parties.all())
        kept = [_copy(party) for party in parties]
        if middle is not None:
            second.span_start, first.span_end = middle, middle
        first.action, first.origin, first.state = cut.first, DutyOrigin.SPLIT, DutyState.PROPOSED
        step.words = f"Tách nhiệm vụ {first.ordinal}"
        step.save(first)
        second = step.add(second, kept)
        step.words += f" thành {first.ordinal} và {second.ordinal}"
    return first, second


def merge_duty(*, duty: Duty, seen_version: int, by: User, at: datetime) -> Duty:
    """Take the next duty of the text into this one: both texts, both's bodies, the deadline of the first that has one.

    Raises DutyChangedMeanwhile, UnableToReview when there is no next one.
    """
    with review_step(plan=duty.plan, by=by, at=at) as step:
        first = step.take(duty.pk, seen_version)
        follows = [one.pk for one in live_duties(step.plan)]
        behind = follows[follows.index(first.pk) + 1 :][:1] if first.pk in follows else []
        if not behind:
            raise UnableToReview("Không có nhiệm vụ nào sau nhiệm vụ này để gộp.")
        second = step.take(behind[0])
        first.action = joined(first.action, second.action)
        first.deliverables = list(dict.fromkeys([*first.deliverables, *second.deliverables]))
        first.span_start, first.span_end = (
            min(first.span_start, second.span_start),
            max(first.span_end, second.span_end),
        )
        if first.deadline_basis != DeadlineBasis.STATED and second.deadline_basis == DeadlineBasis.STATED:
            _take_deadline(first, second)
        first.confidence = min(first.confidence, second.confidence)
        first.origin, first.state = DutyOrigin.MERGED, DutyState.PROPOSED
        parties = list(first.parties.all())
        there = {(party.kind, party.key) for party in parties}
        parties += [_copy(one) for one in second.parties.all() if (one.kind, one.key) not in there]
        step.save(first, parties)
        second.state = DutyState.REPLACED
        step.save(second)
        step.words = f"Gộp nhiệm vụ {second.ordinal} vào nhiệm vụ {first.ordinal}"
    return first


def add_duty(*, plan: Plan, start: int, end: int, by: User, at: datetime) -> Duty:
    """Make a duty of a stretch of the source; what the reader sees in it is filled in.

    Raises UnableToReview for a stretch without words or of more than LONGEST_SELECTION characters.
    """
    text = text_between(plan, start, end) if 0 < end - start <= LONGEST_SELECTION else ""
    if not text.strip():
        raise UnableToReview("Hãy chọn một đoạn chữ trong văn bản, không quá vài đoạn văn.")
    start += len(text) - len(text.lstrip())
    text = text.strip()
    with review_step(plan=plan, by=by, at=at) as step:
        read = _read(text)
        duty, parties = _made(read, text, start)
        _inherit(step, duty, parties)
        resolve_parties(plan=step.plan, parties=[one for one in parties if not one.resolution], on=day_of(at))
        duty = step.add(duty, parties)
        step.words = f"Thêm nhiệm vụ {duty.ordinal} từ văn bản"
    return duty


def _middle(plan: Plan, duty: Duty, part: str) -> int | None:
    source = text_between(plan, duty.span_start, duty.span_end)
    found = place_in_source(source, 0, len(source), part)
    return None if found is None else duty.span_start + found


def _copy(party: DutyParty) -> DutyParty:
    return DutyParty(
        kind=party.kind,
        text=party.text,
        key=party.key,
        span_start=party.span_start,
        span_end=party.span_end,
        resolution=party.resolution,
        agency_id=party.agency_id,
        rule=party.rule,
        candidates=party.candidates,
    )


def _take_deadline(duty: Duty, other: Duty) -> None:
    for name in FIELDS:
        if name.startswith("deadline_") or name in ("last_day", "last_working_day", "ladder", "begins", "recurrence"):
            setattr(duty, name, getattr(other, name))


def _read(text: str) -> Json | None:
    """Give what the reader makes of the words alone, if it sees just one task in them."""
    try:
        tasks = chutri.reading.to_dict(chutri.reading.read_text(text))["tasks"]
    except ReadingError:
        return None
    return tasks[0] if len(tasks) == 1 else None


def _made(read: Json | None, text: str, start: int) -> tuple[Duty, list[DutyParty]]:
    read = read or {}
    deadline = read.get("deadline") or {}
    rungs = []
    if deadline:
        words, place = deadline["text"], deadline["span"]
        rungs = [
            Rung("stated", words, deadline["date"] or "", deadline["relation"], "", start + place[0], start + place[1])
        ]
    stands = standing(rungs, start=read.get("start"))
    duty = Duty(
        origin=DutyOrigin.ADDED,
        action=" ".join(text.split()).lstrip("-+*• ") or text,
        mode=read.get("mode") or Mode.ASSIGNED,
        role=read.get("role") or Role.OWN,
        recurrence=read.get("recurrence"),
        deliverables=[one["text"] for one in read.get("deliverables") or ()],
        span_start=start,
        span_end=start + len(text),
        last_working_day=last_working_day(stands.last_day),
        ladder=[
            {name: getattr(rung, name) for name in ("basis", "words", "written", "relation", "reason", "start", "end")}
            for rung in rungs
        ],
        **stands.as_fields(),
    )
    parties = [
        DutyParty(
            kind=kind,
            text=party["text"],
            key=fold(party["text"])[:300],
            span_start=start + party["span"][0],
            span_end=start + party["span"][1],
            resolution="",
        )
        for key, kind in PARTY_LISTS
        for party in read.get(key) or ()
    ]
    return duty, parties


def _inherit(step: OpenStep, duty: Duty, parties: list[DutyParty]) -> None:
    """Give a duty that names nobody the bodies of the one that it overlaps or that stands before it: one heading's words."""
    live = live_duties(step.plan)
    over = live.filter(span_start__lt=duty.span_end, span_end__gt=duty.span_start).first()
    before = over or live.filter(span_start__lte=duty.span_start).last()
    if before is None:
        return
    duty.section = before.section
    if not any(party.kind == "agency" for party in parties):
        parties += [_copy(party) for party in before.parties.all() if party.kind == "agency"]
        duty.mode = before.mode
