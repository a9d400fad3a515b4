"""Opinions: given on a version and a passage, by an account, a link or on paper; answered by the drafter; asked whether they still hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chutri.office.documents.operations.storing import keep_file
from chutri.office.drafts.choices import Holding, OpinionSource, Response, Stance, StepKind, StepState
from chutri.office.drafts.models import Draft, Opinion, OpinionLink, Step, Version
from chutri.office.drafts.operations.moving import Passer, Scan, UnableToTakeTurn, finish_turn, hold_turn
from chutri.office.drafts.operations.saving import UnableToChangeDraft, hold, note
from chutri.office.drafts.queries.versions import version_numbered
from chutri.office.drafts.rules.paragraphs import paragraph_numbered
from chutri.office.people.models import User

LONGEST_OPINION = 20_000


class UnableToGiveOpinion(UnableToChangeDraft):
    """The opinion is not taken; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a version: of a paragraph, or of the whole. ``giver`` is who says it, with position."""

    words: str
    version: int
    paragraph: int | None = None
    giver: str = ""


@transaction.atomic
def give_opinion(*, step: Step, said: Said, by: User, at: datetime) -> Opinion:
    """Keep an opinion of a consulted body's person. Raises UnableToGiveOpinion."""
    opinion = _made(_asked(step), said, source=OpinionSource.ACCOUNT, at=at)
    opinion.person, opinion.giver = by, said.giver or by.full_name
    opinion.save(force_insert=True)
    note(step.draft, by=by, at=at, deed="give_opinion", words=_words(opinion))
    return opinion


@transaction.atomic
def give_opinion_by_link(*, link: OpinionLink, said: Said, at: datetime) -> Opinion:
    """Keep an opinion that came by a link, on the version that the link shows. Raises UnableToGiveOpinion."""
    if not said.giver.strip():
        raise UnableToGiveOpinion("Hãy ghi họ tên, chức vụ người góp ý.")
    opinion = _made(_asked(link.step), said, source=OpinionSource.LINK, at=at)
    opinion.link = link
    opinion.save(force_insert=True)
    note(link.step.draft, by=Passer(opinion.body), at=at, deed="give_opinion", words=_words(opinion))
    return opinion


@transaction.atomic
def finish_by_link(*, link: OpinionLink, giver: str, at: datetime) -> Draft:
    """Close a body's turn by its link; without any opinion said it means: agreed, no comment."""
    if not giver.strip():
        raise UnableToGiveOpinion("Hãy ghi họ tên, chức vụ người góp ý.")
    turn = hold_turn(link.step)
    if not turn.step.opinions.exists():
        _agreement(turn.step, giver=giver, source=OpinionSource.LINK, at=at, link=link)
    OpinionLink.objects.filter(pk=link.pk).update(answered_at=at)
    return finish_turn(
        turn, by=Passer(turn.step.who or turn.step.body), at=at, words=giver.strip(), said="Kết thúc góp ý"
    )


@transaction.atomic
def finish_opinion(*, step: Step, by: User, at: datetime) -> Draft:
    """Close one's own body's turn; without any opinion said it means: agreed, no comment."""
    turn = hold_turn(step)
    if turn.step.kind != StepKind.CONSULT:
        raise UnableToTakeTurn("Bước này không phải bước xin ý kiến.")
    if not turn.step.opinions.exists():
        _agreement(turn.step, giver=by.full_name, source=OpinionSource.ACCOUNT, at=at, person=by)
    return finish_turn(turn, by=by, at=at, words="")


@transaction.atomic
def record_paper_opinion(*, step: Step, said: Said, scan: Scan, code: str, by: User, at: datetime) -> Opinion:
    """Record an opinion that came on paper with its scan; without words it means: agreed, no comment.

    Its body's turn is done with it. Raises UnableToGiveOpinion.
    """
    turn = hold_turn(step)
    if turn.step.kind != StepKind.CONSULT:
        raise UnableToGiveOpinion("Chỉ ghi được văn bản góp ý ở bước xin ý kiến.")
    if not scan.data:
        raise UnableToGiveOpinion("Hãy kèm bản quét văn bản góp ý.")
    agreed = not said.words.strip()
    opinion = _made(turn.step, said, source=OpinionSource.PAPER, at=at, agreed=agreed)
    opinion.code, opinion.scan_sha256, opinion.scan_name = code.strip()[:120], keep_file(scan.data), scan.name[-255:]
    opinion.save(force_insert=True)
    finish_turn(
        turn, by=by, at=at, words="", said=f"{_words(opinion)} (văn bản giấy {opinion.code})".replace(" )", ")")
    )
    return opinion


@transaction.atomic
def respond(*, opinion: Opinion, response: str, words: str, by: User, at: datetime) -> Opinion:
    """Answer an opinion: adopted, explained or declined; what is not simply adopted says why. May be changed while it runs."""
    held = hold(opinion.step.draft)
    if held.document_id:
        raise UnableToGiveOpinion("Văn bản đã cấp số nên phần tiếp thu, giải trình được giữ nguyên.")
    fresh = Opinion.objects.select_related("step__agency", "step__person", "version").get(pk=opinion.pk)
    if response not in Response.values:
        raise UnableToGiveOpinion("Hãy chọn tiếp thu, giải trình hoặc không tiếp thu.")
    if response != Response.ADOPTED and not words.strip():
        raise UnableToGiveOpinion("Hãy ghi nội dung giải trình.")
    before = fresh.response
    fresh.response, fresh.response_words = response, words.strip()
    fresh.responded_by, fresh.responded_at = by, at
    fresh.save(update_fields=["response", "response_words", "responded_by", "responded_at"])
    said = f"{Response(response).label} ý kiến của {fresh.body}"
    said += f" (trước là: {Response(before).label.lower()})" if before and before != response else ""
    note(held, by=by, at=at, deed="respond", words=f"{said}: {words.strip()}" if words.strip() else said)
    return fresh


@transaction.atomic
def settle_opinion(*, opinion: Opinion, holding: str, by: User | Passer, at: datetime) -> Opinion:
    """Say whether an opinion on an older version still holds for the newest one."""
    if holding not in (Holding.HOLDS, Holding.SETTLED):
        raise UnableToGiveOpinion("Hãy chọn còn giữ ý kiến hay không.")
    opinion.holding = holding
    opinion.save(update_fields=["holding"])
    words = f"Ý kiến của {opinion.body} về {opinion.version}: {Holding(holding).label.lower()}"
    note(opinion.step.draft, by=by, at=at, deed="settle_opinion", words=words)
    return opinion


@transaction.atomic
def withdraw_opinion(*, opinion: Opinion, by: User | Passer, at: datetime) -> None:
    """Take back an opinion before its body's turn is done and before it was answered."""
    if opinion.response or opinion.step.state != StepState.OPEN:
        raise UnableToGiveOpinion("Ý kiến đã gửi xong nên không rút lại được.")
    words = f"Rút lại ý kiến về {opinion.version}: {opinion.words[:200]}"
    opinion.delete()
    note(opinion.step.draft, by=by, at=at, deed="withdraw_opinion", words=words)


def _asked(step: Step) -> Step:
    turn = hold_turn(step)
    if turn.step.kind != StepKind.CONSULT:
        raise UnableToGiveOpinion("Bước này không phải bước xin ý kiến.")
    return turn.step


def _made(step: Step, said: Said, *, source: OpinionSource, at: datetime, agreed: bool = False) -> Opinion:
    words = said.words.strip()
    if not words and not agreed:
        raise UnableToGiveOpinion("Hãy ghi nội dung ý kiến.")
    if len(words) > LONGEST_OPINION:
        raise UnableToGiveOpinion(f"Ý kiến dài quá {LONGEST_OPINION} ký tự; hãy tách theo từng đoạn.")
    version = version_numbered(step.draft, said.version)
    if version is None:
        raise UnableToGiveOpinion("Dự thảo không có phiên bản này.")
    passage = paragraph_numbered(version.text, said.paragraph) if said.paragraph else None
    if said.paragraph and passage is None:
        raise UnableToGiveOpinion(f"{version} không có đoạn {said.paragraph}.")
    return Opinion(
        step=step,
        version=version,
        source=source,
        stance=Stance.AGREE if agreed else Stance.COMMENT,
        paragraph=said.paragraph or None,
        quote=passage.text if passage else "",
        words=words,
        body=(step.who or step.body or "Cơ quan được hỏi")[:250],
        giver=said.giver.strip()[:200],
        given_at=at,
    )


def _agreement(
    step: Step,
    *,
    giver: str,
    source: OpinionSource,
    at: datetime,
    link: OpinionLink | None = None,
    person: User | None = None,
) -> Opinion:
    version: Version | None = step.version
    said = Said(words="", version=version.number if version else step.draft.newest, giver=giver)
    opinion = _made(step, said, source=source, at=at, agreed=True)
    opinion.link, opinion.person = link, person
    opinion.save(force_insert=True)
    return opinion


def _words(opinion: Opinion) -> str:
    if opinion.stance == Stance.AGREE:
        return f"{opinion.body}: {Stance.AGREE.label.lower()} ({opinion.version})"
    where = f", đoạn {opinion.paragraph}" if opinion.paragraph else ""
    return f"Ý kiến của {opinion.body} về bản {opinion.version.number}{where}: {opinion.words[:300]}"
