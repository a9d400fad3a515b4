"""From the signed text to the register: numbered, issued, recalled, corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.choices import Direction
from chutri.office.documents.operations.files import Upload, judge_upload
from chutri.office.documents.operations.numbering import UnableToNumber, issue_document
from chutri.office.documents.operations.recipients import UnableToSend, recall_document, send_document
from chutri.office.documents.operations.registering import Entry, NewDocument, UnableToRegister, register_document
from chutri.office.documents.operations.storing import Letterhead
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.choices import DraftKind, DraftStage, StepKind
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations.beginning import begin_draft
from chutri.office.drafts.operations.moving import UnableToTakeTurn, finish_turn, hold_turn
from chutri.office.drafts.operations.saving import UnableToChangeDraft, hold, keep, note
from chutri.office.drafts.queries.versions import newest_version
from chutri.office.people.models import User


class UnableToIssueDraft(UnableToChangeDraft):
    """The text can't be numbered, issued, recalled or corrected; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What the register says of the text: its kind in Decree 30's words, excerpt, signer, recipients, and its file."""

    kind: str
    title: str
    signer: str = ""
    signer_position: str = ""
    recipients: tuple[str, ...] = ()
    file: Upload


@transaction.atomic
def number_step(*, step: Step, booking: Booking, seen: int, by: User, at: datetime) -> Draft:
    """Put the text into the outgoing register, where it gets its number. Raises UnableToIssueDraft, UnableToTakeTurn."""
    turn = hold_turn(step, seen=seen)
    if turn.step.kind != StepKind.NUMBER:
        raise UnableToTakeTurn("Bước này không phải bước cấp số.")
    draft = turn.draft
    agency = turn.step.agency or draft.agency
    new = NewDocument(
        letterhead=Letterhead(
            kind=booking.kind,
            title=booking.title,
            issuer=agency.name,
            issued_date=localdate(at),
            signer=booking.signer[:120],
            signer_position=booking.signer_position[:200],
        ),
        entry=Entry(direction=Direction.OUTGOING),
        uploads=(booking.file,),
        recipients=booking.recipients,
        reason=f"Văn bản phát hành từ dự thảo {draft.pk}",
        agency=agency,
        issuing_agency=agency.pk,
    )
    try:
        document = issue_document(document=register_document(new=new, by=by, at=at), by=by, at=at)
    except (UnableToRegister, UnableToNumber) as error:
        raise UnableToIssueDraft(str(error)) from error
    draft.document = document
    draft.save(update_fields=["document"])
    return finish_turn(turn, by=by, at=at, words="", said=f"Cấp số {document.code}, vào sổ văn bản đi của {agency}")


@transaction.atomic
def issue_step(*, step: Step, seen: int, by: User, at: datetime) -> Draft:
    """Send the numbered text to its recipients: the draft is issued."""
    turn = hold_turn(step, seen=seen)
    document = turn.draft.document
    if turn.step.kind != StepKind.ISSUE or document is None:
        raise UnableToTakeTurn("Văn bản chưa được cấp số nên chưa ban hành được.")
    said = f"Ban hành {document.code}"
    if document.recipients.filter(sent_at__isnull=True).exists():
        try:
            said += f", gửi {send_document(document=document, by=by, at=at)} nơi nhận"
        except UnableToSend as error:
            raise UnableToIssueDraft(str(error)) from error
    turn.draft.stage = DraftStage.ISSUED
    turn.draft.save(update_fields=["stage"])
    return finish_turn(turn, by=by, at=at, words="", said=said)


@transaction.atomic
def recall_draft(*, draft: Draft, reason: str, seen: int, by: User, at: datetime) -> Draft:
    """Call the issued document back (Decree 30/2020, Điều 18): the register freezes it, its receivers are told."""
    held = hold(draft, seen=seen)
    if held.document is None:
        raise UnableToIssueDraft("Văn bản chưa được cấp số nên không có gì để thu hồi.")
    try:
        recall_document(document=held.document, reason=reason, by=by, at=at)
    except UnableToSend as error:
        raise UnableToIssueDraft(str(error)) from error
    keep(held, at=at, stage=DraftStage.RECALLED)
    note(held, by=by, at=at, deed="recall_draft", words=f"Thu hồi {held.document.code}: {reason.strip()}")
    return held


@transaction.atomic
def correct_draft(*, draft: Draft, of_form: bool, reason: str, by: User, at: datetime) -> Draft:
    """Begin what corrects an issued document (Decree 30/2020, Điều 18).

    A fault of form or of technique is corrected by an official letter; one of content by a document of the same kind.
    """
    held = hold(draft)
    if held.document is None or held.stage not in (DraftStage.ISSUED, DraftStage.FINISHED):
        raise UnableToIssueDraft("Chỉ đính chính, thay thế văn bản đã ban hành.")
    if not reason.strip():
        raise UnableToIssueDraft("Hãy ghi sai sót cần đính chính.")
    code = held.document.code
    kind = DraftKind.LETTER if of_form else DraftKind(held.kind)
    title = f"Đính chính {code}" if of_form else f"Sửa đổi, thay thế {code}: {held.title}"
    new = begin_draft(
        kind=kind, title=title[:500], owner=by, plan=held.plan, task=held.task, corrects=held, by=by, at=at
    )
    words = f"Lập dự thảo {'đính chính' if of_form else 'sửa đổi, thay thế'} {code}: {reason.strip()}"
    note(held, by=by, at=at, deed="correct_draft", words=words)
    return new


def file_to_book(draft: Draft) -> Upload:
    """Give the file that goes into the register: the signed copy of the newest version, without one the version itself.

    Reads the file, so outside of any transaction. Raises UnableToIssueDraft where there is none.
    """
    version = newest_version(draft)
    if version is None:
        raise UnableToIssueDraft("Dự thảo chưa có phiên bản nào.")
    sha256, name = (
        (version.signed_sha256, version.signed_name) if version.signed_sha256 else (version.sha256, version.name)
    )
    path = Path(settings.MEDIA_ROOT) / kept_at(sha256)
    if not path.is_file():
        raise UnableToIssueDraft(f"Tệp {name} không còn trong kho.")
    return judge_upload(path.read_bytes(), name)
