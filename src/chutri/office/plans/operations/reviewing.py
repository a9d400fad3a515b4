"""Deciding about duties and paragraphs: accept, dismiss with a reason, restore, say what a paragraph is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chutri.office.people.models import User
from chutri.office.plans.choices import DutyState, ParagraphKind
from chutri.office.plans.models import Duty, ParagraphNote, Plan
from chutri.office.plans.operations.steps import UnableToReview, review_step
from chutri.office.plans.queries import duties_of
from chutri.office.plans.rules.certainty import SURE, sure_of

_GONE = (DutyState.DISMISSED, DutyState.REPLACED)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source and what somebody says that it is."""

    start: int
    end: int
    kind: ParagraphKind


def accept_duty(*, duty: Duty, seen_version: int, by: User, at: datetime) -> Duty:
    """Say that a duty is right as it stands. Raises DutyChangedMeanwhile, UnableToReview."""
    with review_step(plan=duty.plan, by=by, at=at) as step:
        fresh = step.take(duty.pk, seen_version)
        if fresh.state != DutyState.PROPOSED:
            raise UnableToReview(f"Nhiệm vụ {fresh.ordinal}: {DutyState(fresh.state).label.lower()}.")
        fresh.state = DutyState.ACCEPTED
        step.words = f"Chấp nhận nhiệm vụ {fresh.ordinal}"
        return step.save(fresh)


def dismiss_duty(*, duty: Duty, reason: str, seen_version: int, by: User, at: datetime) -> Duty:
    """Say that a duty is none, and why. Raises DutyChangedMeanwhile, UnableToReview without a reason."""
    reason = " ".join(reason.split())
    if not reason:
        raise UnableToReview("Hãy nêu lý do bỏ nhiệm vụ.")
    with review_step(plan=duty.plan, by=by, at=at) as step:
        fresh = step.take(duty.pk, seen_version)
        fresh.state, fresh.reason = DutyState.DISMISSED, reason
        step.words = f"Bỏ nhiệm vụ {fresh.ordinal}: {reason}"
        return step.save(fresh)


def restore_duty(*, duty: Duty, seen_version: int, by: User, at: datetime) -> Duty:
    """Take a dismissed or an accepted duty up again. Raises DutyChangedMeanwhile."""
    with review_step(plan=duty.plan, by=by, at=at) as step:
        fresh = step.take(duty.pk, seen_version)
        fresh.state, fresh.reason = DutyState.PROPOSED, ""
        step.words = f"Đưa nhiệm vụ {fresh.ordinal} trở lại rà soát"
        return step.save(fresh)


def tie_ends(*, duty: Duty, other: int | None, seen_version: int, by: User, at: datetime) -> Duty:
    """Say that a duty is the supporters' end of another (by its ordinal), or with None that it is a duty of its own.

    Issued, the two ends are one task. Raises DutyChangedMeanwhile, UnableToReview.
    """
    with review_step(plan=duty.plan, by=by, at=at) as step:
        fresh = step.take(duty.pk, seen_version)
        end = None if other is None else duties_of(duty.plan).filter(ordinal=other).first()
        if other is not None and (end is None or end.pk == fresh.pk or end.state in _GONE):
            raise UnableToReview(f"Không có nhiệm vụ {other} nào khác còn trong kế hoạch để ghép.")
        if end is not None and (end.supports_id or Duty.objects.filter(supports=fresh).exists()):
            raise UnableToReview("Mỗi việc chỉ có hai đầu: một trong hai nhiệm vụ này đã ghép với nhiệm vụ khác.")
        if fresh.supports_id == (end.pk if end else None):
            raise UnableToReview("Nhiệm vụ đang như vậy rồi.")
        fresh.supports = end
        kept = f"Nhiệm vụ {fresh.ordinal} là đầu phối hợp của nhiệm vụ {other}"
        step.words = kept if end else f"Nhiệm vụ {fresh.ordinal} là một việc riêng"
        return step.save(fresh)


def accept_certain(*, plan: Plan, by: User, at: datetime) -> int:
    """Accept every duty of which the reader and the directory are sure; give how many. Raises UnableToReview for none."""
    with review_step(plan=plan, by=by, at=at) as step:
        waiting = duties_of(plan).filter(state=DutyState.PROPOSED, confidence__gte=SURE)
        certain = [duty for duty in waiting if is_certain(duty)]
        if not certain:
            raise UnableToReview("Không còn nhiệm vụ nào chắc chắn để chấp nhận cùng lúc.")
        for duty in certain:
            step.remember(duty)
            duty.state = DutyState.ACCEPTED
            step.save(duty)
        step.words = f"Chấp nhận {len(certain)} nhiệm vụ chắc chắn"
    return len(certain)


def note_paragraph(*, plan: Plan, paragraph: Paragraph, by: User, at: datetime) -> ParagraphNote:
    """Say what a paragraph is, in place of what the reader made of it."""
    with review_step(plan=plan, by=by, at=at) as step:
        there = ParagraphNote.objects.filter(plan=plan, span_start=paragraph.start).first()
        step.notes = [{"start": paragraph.start, "kind": there.kind if there else None}]
        note = there or ParagraphNote(plan=plan, span_start=paragraph.start)
        note.span_end, note.kind = paragraph.end, paragraph.kind
        note.said_by, note.said_at, note.revision = by, at, step.number
        note.full_clean()
        note.save()
        step.words = f"Xác nhận một đoạn là {ParagraphKind(paragraph.kind).label.lower()}"
    return note


def is_certain(duty: Duty) -> bool:
    """Say whether a duty, fetched with its parties, may be accepted without a look at it."""
    return sure_of(duty.confidence, (party.resolution for party in duty.parties.all() if party.kind == "agency"))
