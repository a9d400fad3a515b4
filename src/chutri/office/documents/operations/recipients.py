"""Nơi nhận: written down, sent, received and confirmed; and a document called back from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.documents.choices import Direction, Standing
from chutri.office.documents.models import Document, DocumentText, Recipient
from chutri.office.documents.operations.checking import KEEPERS
from chutri.office.documents.operations.numbering import number_on_arrival
from chutri.office.documents.operations.texts import describe
from chutri.office.documents.queries.documents import document_with_content
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.people.operations.notices import notify
from chutri.office.people.queries.notices import people_of
from chutri.office.people.queries.resolving import resolve

_COPIED = (
    "code", "scheme", "council", "kind", "title", "issuer", "issued_date", "signer", "signer_position", "urgency", "due_date",
    "sha256", "name", "media_type", "size", "code_key", "issuer_key", "title_order",
)  # fmt: skip


class UnableToSend(Exception):
    """The document can't be sent, received or recalled; the message is Vietnamese and fit for the screen."""


def put_recipients(document: Document, names: Sequence[str], at: datetime) -> None:
    """Write the recipients of a saved document anew; those that it was sent to already stay. To be called within a deed."""
    kept = list(document.recipients.filter(sent_at__isnull=False).order_by("place"))
    Recipient.objects.filter(document=document, sent_at__isnull=True).delete()
    there = {one.text for one in kept}
    wanted = [
        name for name in dict.fromkeys(" ".join(name.split())[:250] for name in names) if name and name not in there
    ]
    last = max((one.place for one in kept), default=0)
    taken = {one.agency_id for one in kept}
    rows = []
    agencies = _known(document, wanted, localdate(at))
    for place, name in enumerate(wanted, start=last + 1):
        agency = agencies.get(name)
        agency = None if agency in taken or agency == document.agency_id else agency
        taken.add(agency)
        rows.append(Recipient(document=document, place=place, text=name, agency_id=agency))
    Recipient.objects.bulk_create(rows)


def _known(document: Document, names: Iterable[str], day: date) -> dict[str, int]:
    """Give the agencies that names surely mean; the others stay text."""
    resolved = resolve(names, office=document.agency, issuer=document.issuer, on=day)
    return {name: one.certain.agency_id for name, one in resolved.items() if one.certain is not None}


@transaction.atomic
def send_document(*, document: Document, by: User, at: datetime) -> int:
    """Send an issued document to its recipients that have not got it; give how many. Raises UnableToSend."""
    held = _locked(document)
    if held.direction == Direction.INCOMING or held.standing != Standing.REGISTERED:
        raise UnableToSend("Chỉ gửi được văn bản đã phát hành.")
    waiting = list(held.recipients.filter(sent_at__isnull=True).select_related("agency").order_by("place"))
    if not waiting:
        raise UnableToSend("Không còn nơi nhận nào chưa gửi.")
    Recipient.objects.filter(pk__in=[one.pk for one in waiting]).update(sent_at=at, sent_by=by)
    agencies = [one.agency for one in waiting if one.agency is not None]
    if agencies:
        notify(
            people=people_of(agencies, KEEPERS),
            words=f"{held.agency} gửi văn bản {held}: chờ tiếp nhận.",
            address=reverse("documents:document-page", args=[held.pk]),
            key=f"document-sent:{held.pk}:{at.isoformat()}",
            at=at,
            mail=True,
        )
    names = "; ".join(one.text for one in waiting)
    record(by=by, at=at, deed="send_document", about=held, words=f"Gửi văn bản {held} đến: {names}")
    return len(waiting)


@transaction.atomic
def confirm_receipt(*, recipient: Recipient, by: User, at: datetime) -> Document:
    """Take a document that was sent here into the own register, with an arrival number. Raises UnableToSend.

    Where the agency holds this very file already, that document is entered rather than a second one.
    """
    line = _locked_line(recipient)
    sent, agency = line.document, line.agency
    assert agency is not None  # noqa: S101  a line without an agency is nobody's to confirm
    mine = document_with_content(agency=agency, sha256=sent.sha256)
    if mine is None:
        mine = Document(agency=agency, received_at=at, received_by=by, direction=Direction.INCOMING)
        for name in _COPIED:
            setattr(mine, name, getattr(sent, name))
    mine.origin = sent
    mine.issuing_agency = sent.agency
    if not mine.arrival_number and mine.direction == Direction.INCOMING:
        number_on_arrival(mine, localdate(at))
    is_new = mine.pk is None
    mine.save()
    if is_new:
        _copy_files(sent, mine, by, at)
    describe(mine)
    Recipient.objects.filter(pk=line.pk).update(confirmed_at=at, confirmed_by=by)
    number = f"{mine.arrival_number or 0:02d}/{mine.register_year}"
    record(by=by, at=at, deed="confirm_receipt", about=sent, words=f"{agency} xác nhận đã nhận văn bản {sent}")
    record(by=by, at=at, deed="confirm_receipt", about=mine, words=f"Tiếp nhận văn bản {mine}, số đến {number}")
    return mine


@transaction.atomic
def refuse_receipt(*, recipient: Recipient, reason: str, by: User, at: datetime) -> Recipient:
    """Send a document back to whoever sent it, saying why (wrong addressee, broken file). Raises UnableToSend."""
    line = _locked_line(recipient)
    if not reason.strip():
        raise UnableToSend("Hãy ghi lý do trả lại văn bản.")
    line.refused_at, line.answer = at, reason.strip()
    line.save(update_fields=["refused_at", "answer"])
    words = f"{line.agency} trả lại văn bản {line.document}: {line.answer}"
    notify(
        people=people_of([line.document.agency], KEEPERS),
        words=words,
        address=reverse("documents:document-page", args=[line.document_id]),
        key=f"document-refused:{line.pk}",
        at=at,
        mail=True,
    )
    record(by=by, at=at, deed="refuse_receipt", about=line.document, words=words)
    return line


@transaction.atomic
def recall_document(*, document: Document, reason: str, by: User, at: datetime) -> Document:
    """Call an issued document back: it keeps its number, its files and what is known of it, and is frozen.

    Its receivers are told to return or delete it (Decree 30/2020, Điều 18 khoản 3 and Phụ lục VI). Raises UnableToSend.
    """
    held = _locked(document)
    if held.direction == Direction.INCOMING:
        raise UnableToSend("Chỉ cơ quan ban hành mới thu hồi được văn bản.")
    if held.standing not in (Standing.REGISTERED, Standing.RESERVED):
        raise UnableToSend(f"Văn bản {Standing(held.standing).label.lower()}, không thu hồi được.")
    if not reason.strip():
        raise UnableToSend("Hãy ghi lý do thu hồi.")
    before = held.standing
    held.standing, held.recalled_at, held.recalled_by = Standing.RECALLED, at, by
    held.recall_reason = reason.strip()
    held.version += 1
    held.save()
    agencies = [
        one.agency
        for one in held.recipients.filter(sent_at__isnull=False, agency__isnull=False).select_related("agency")
        if one.agency is not None
    ]
    if agencies:
        notify(
            people=people_of(agencies, KEEPERS),
            words=f"{held.agency} thu hồi văn bản {held}: {held.recall_reason}. Đề nghị trả lại hoặc hủy bản đã nhận.",
            address=reverse("documents:document-page", args=[held.pk]),
            key=f"document-recalled:{held.pk}",
            at=at,
            mail=True,
        )
    words = f"Thu hồi văn bản {held}: {held.recall_reason}"
    changes = {"standing": [before, held.standing]}
    record(by=by, at=at, deed="recall_document", about=held, words=words, changes=changes)
    return held


def _copy_files(sent: Document, mine: Document, by: User, at: datetime) -> None:
    for file in sent.files.filter(current=True):
        file.pk, file.document, file.version = None, mine, 1
        file.added_at, file.added_by = at, by
        file.save(force_insert=True)
    texts = list(DocumentText.objects.filter(document=sent))
    for text in texts:
        text.pk, text.document = None, mine
    DocumentText.objects.bulk_create(texts)


def _locked(document: Document) -> Document:
    return Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document.pk)


def _locked_line(recipient: Recipient) -> Recipient:
    line = (
        Recipient.objects.select_for_update(of=("self",))
        .select_related("document__agency", "agency")
        .get(pk=recipient.pk)
    )
    if line.sent_at is None or line.document.standing == Standing.RECALLED:
        raise UnableToSend("Văn bản này không còn chờ tiếp nhận.")
    if line.confirmed_at or line.refused_at:
        raise UnableToSend("Cơ quan đã trả lời về văn bản này rồi.")
    return line
