"""Turns taken: handed on, appraised, approved, returned with a reason, taken back; decisions that came on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from chutri.office.documents.operations.storing import keep_file
from chutri.office.drafts.choices import Outcome, StepKind, StepState
from chutri.office.drafts.models import Draft, Step, Version
from chutri.office.drafts.operations.saving import (
    ENDED,
    DraftChangedMeanwhile,
    UnableToChangeDraft,
    advance,
    demand_under_way,
    hold,
    keep,
    note,
)
from chutri.office.drafts.operations.telling import tell_owner, tell_turns
from chutri.office.drafts.queries.opinions import unanswered_opinions
from chutri.office.drafts.queries.steps import chain_of, live_steps
from chutri.office.drafts.queries.versions import newest_version
from chutri.office.drafts.rules.flow import WRITING, writing_place
from chutri.office.people.models import User

# said of what was done at a step, by its kind
_DONE = {
    StepKind.DRAFT: "Chuyển dự thảo sang bước sau",
    StepKind.CONSULT: "Kết thúc góp ý",
    StepKind.REVISE: "Tiếp thu, hoàn thiện xong",
    StepKind.APPRAISE: "Thẩm định: đồng ý",
    StepKind.APPROVE: "Phê duyệt",
    StepKind.SIGN: "Ký",
    StepKind.NUMBER: "Cấp số",
    StepKind.ISSUE: "Ban hành",
}


class UnableToTakeTurn(UnableToChangeDraft):
    """The step can't be done now; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The paper on which a body without accounts decided."""

    name: str
    data: bytes


@dataclass(slots=True)
class Passer:
    """Whoever speaks for a body by its link: no account, so the history names the body."""

    name: str
    pk: int = 0

    def name_in_history(self) -> str:
        """Give what the history calls them."""
        return f"{self.name} (qua đường dẫn)"


@dataclass(frozen=True, slots=True)
class Turn:
    """A draft and the step in it that is somebody's turn, both held until the transaction ends."""

    draft: Draft
    step: Step
    steps: list[Step]


@transaction.atomic
def pass_step(*, step: Step, words: str, seen: int, by: User, at: datetime) -> Draft:
    """Do what a step asks for, as far as it takes only a word: hand on, agree, approve. Raises UnableToTakeTurn."""
    turn = hold_turn(step, seen=seen)
    if turn.step.kind in (StepKind.SIGN, StepKind.NUMBER, StepKind.ISSUE):
        raise UnableToTakeTurn("Bước này cần bản ký hoặc số văn bản; hãy dùng đúng nút của bước.")
    _demand_ready(turn)
    return finish_turn(turn, by=by, at=at, words=words)


@transaction.atomic
def return_step(*, step: Step, reason: str, seen: int, by: User, at: datetime) -> Draft:
    """Return the draft to its drafter with a reason. What was done before the drafter's turn stays done."""
    if not reason.strip():
        raise UnableToTakeTurn("Hãy ghi lý do trả lại để người soạn thảo biết cần sửa gì.")
    turn = hold_turn(step, seen=seen)
    if turn.step.kind in WRITING or turn.step.kind in (StepKind.CONSULT, StepKind.NUMBER, StepKind.ISSUE):
        raise UnableToTakeTurn("Bước này không trả lại được.")
    place = turn.steps.index(turn.step)
    back = turn.steps[writing_place(chain_of(turn.steps), before=place)]
    back.state, back.done_at = StepState.PENDING, None
    back.save(update_fields=["state", "done_at"])
    turn.step.outcome, turn.step.said, turn.step.state = Outcome.RETURNED, reason.strip(), StepState.PENDING
    turn.step.done_by, turn.step.version = by, newest_version(turn.draft)
    turn.step.save(update_fields=["outcome", "said", "state", "done_by", "version"])
    return _after(
        turn, by=by, at=at, deed="return_step", words=f"{turn.step.who or by} trả lại dự thảo: {reason.strip()}"
    )


@transaction.atomic
def take_back_step(*, step: Step, seen: int, by: User, at: datetime) -> Draft:
    """Take back what one did oneself, while nobody has done a step after it. Raises UnableToTakeTurn."""
    draft = hold(step.draft, seen=seen)
    if draft.stage in ENDED or draft.document_id:
        raise UnableToTakeTurn("Văn bản đã cấp số nên không rút lại được bước trước.")
    steps = live_steps(draft)
    mine = next((one for one in steps if one.pk == step.pk), None)
    if mine is None or mine.state != StepState.DONE or mine.done_by_id != by.pk:
        raise UnableToTakeTurn("Chỉ rút lại được việc mình vừa làm.")
    later = [one for one in steps if one.place > mine.place and one.state == StepState.DONE and one.kind != mine.kind]
    if later:
        raise UnableToTakeTurn(f"{later[0]} đã làm xong bước sau nên không rút lại được.")
    mine.state, mine.outcome, mine.done_at, mine.done_by = StepState.PENDING, "", None, None
    mine.save(update_fields=["state", "outcome", "done_at", "done_by"])
    keep(draft, at=at)
    advance(draft, at=at)
    note(draft, by=by, at=at, deed="take_back_step", words=f"Rút lại: {_DONE[StepKind(mine.kind)].lower()}")
    return draft


@transaction.atomic
def close_unanswered(*, step: Step, reason: str, seen: int, by: User, at: datetime) -> Draft:
    """Go on without the opinion of a body that did not answer, saying why. Raises UnableToTakeTurn."""
    if not reason.strip():
        raise UnableToTakeTurn("Hãy ghi lý do không chờ ý kiến nữa (ví dụ: quá hạn, coi như đồng ý).")
    turn = hold_turn(step, seen=seen)
    if turn.step.kind != StepKind.CONSULT:
        raise UnableToTakeTurn("Chỉ bước xin ý kiến mới kết thúc được khi không có trả lời.")
    turn.step.outcome = Outcome.UNANSWERED
    return finish_turn(
        turn, by=by, at=at, words=reason, said=f"Không chờ ý kiến của {turn.step.who or 'cơ quan được hỏi'} nữa"
    )


@transaction.atomic
def record_paper_decision(*, step: Step, scan: Scan, words: str, seen: int, by: User, at: datetime) -> Draft:
    """Record that a body without accounts appraised or approved on paper; its scan is kept. Raises UnableToTakeTurn."""
    turn = hold_turn(step, seen=seen)
    if turn.step.kind not in (StepKind.APPRAISE, StepKind.APPROVE):
        raise UnableToTakeTurn("Chỉ ghi nhận được ý kiến thẩm định, phê duyệt trên giấy.")
    if not scan.data:
        raise UnableToTakeTurn("Hãy kèm bản quét văn bản thẩm định hoặc phê duyệt.")
    _demand_ready(turn)
    turn.step.scan_sha256, turn.step.scan_name = keep_file(scan.data), scan.name[-255:]
    done = _DONE[StepKind(turn.step.kind)].lower()
    return finish_turn(
        turn, by=by, at=at, words=words, said=f"Ghi nhận trên giấy: {turn.step.who or 'cơ quan'} {done} (kèm bản quét)"
    )


def hold_turn(step: Step, *, seen: int | None = None) -> Turn:
    """Hold a draft and find the step in it whose turn it is; to be called within a deed.

    Who comes second is told what the first did. Raises UnableToTakeTurn, DraftChangedMeanwhile.
    """
    draft = hold(step.draft)
    demand_under_way(draft)
    steps = live_steps(draft)
    mine = next((one for one in steps if one.pk == step.pk), None)
    if mine is None:
        raise UnableToTakeTurn("Bước này đã được bỏ khỏi quy trình.")
    if mine.state == StepState.DONE and mine.done_at:
        raise UnableToTakeTurn(
            f"{mine.done_by or mine.who} đã làm xong bước {StepKind(mine.kind).label} lúc "
            f"{localtime(mine.done_at):%H:%M ngày %d/%m/%Y}; không cần làm lại."
        )
    if mine.outcome == Outcome.RETURNED and mine.state == StepState.PENDING:
        raise UnableToTakeTurn(f"{mine.done_by or mine.who} đã trả lại dự thảo với lý do: {mine.said}")
    if mine.state != StepState.OPEN:
        raise UnableToTakeTurn("Chưa đến lượt bước này.")
    if seen is not None and draft.revision != seen:
        raise DraftChangedMeanwhile(draft)
    mine.draft = draft
    return Turn(draft, mine, steps)


def finish_turn(turn: Turn, *, by: User | Passer, at: datetime, words: str, said: str = "") -> Draft:
    """Write that a turn is done, open the next and tell whose it is; ``said`` is for the history."""
    step = turn.step
    step.outcome = step.outcome if step.outcome == Outcome.UNANSWERED else Outcome.AGREED
    step.state, step.said, step.done_at = StepState.DONE, words.strip(), at
    step.done_by = by if isinstance(by, User) else None
    if step.kind != StepKind.CONSULT or step.version is None:
        step.version = newest_version(turn.draft)
    step.save()
    said = said or f"{_DONE[StepKind(step.kind)]}{f' ({step.version})' if step.version else ''}"
    return _after(turn, by=by, at=at, deed="pass_step", words=f"{said}: {words.strip()}" if words.strip() else said)


def _after(turn: Turn, *, by: User | Passer, at: datetime, deed: str, words: str) -> Draft:
    draft = keep(turn.draft, at=at)
    opened = advance(draft, at=at)
    person = by if isinstance(by, User) else None
    tell_turns(draft, opened, by=person, at=at)
    if turn.step.kind not in WRITING:
        whose = f"{turn.step.who}: " if turn.step.who and turn.step.who not in words else ""
        tell_owner(draft, by=person, at=at, words=f"{whose}{words} – {draft.title}")
    note(draft, by=by, at=at, deed=deed, words=words)
    return draft


def _demand_ready(turn: Turn) -> Version:
    version = newest_version(turn.draft)
    if version is None:
        raise UnableToTakeTurn("Dự thảo chưa có phiên bản nào. Hãy tải tệp lên trước khi chuyển bước.")
    if turn.step.kind == StepKind.REVISE:
        waiting = unanswered_opinions(turn.draft).count()
        if waiting:
            raise UnableToTakeTurn(
                f"Còn {waiting} ý kiến chưa được trả lời (tiếp thu, giải trình hoặc không tiếp thu)."
            )
    return version
