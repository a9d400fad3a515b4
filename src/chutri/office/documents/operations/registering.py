"""Entering a document into the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from chutri.office.documents.choices import Direction, Standing, Urgency
from chutri.office.documents.models import Document
from chutri.office.documents.operations.files import Upload, put_file
from chutri.office.documents.operations.numbering import number_on_arrival
from chutri.office.documents.operations.recipients import put_recipients
from chutri.office.documents.operations.storing import Letterhead, put_letterhead
from chutri.office.documents.operations.texts import describe
from chutri.office.documents.queries.duplicates import Compared, Likeness, likely_duplicates
from chutri.office.history.operations import record
from chutri.office.people.models import Agency, User


class UnableToRegister(Exception):
    """The document is not entered; the message is Vietnamese and fit for the screen."""


class DocumentAlreadyThere(UnableToRegister):
    """The agency holds such a document; whoever enters it all the same says why."""

    def __init__(self, likenesses: list[Likeness]) -> None:
        """Keep what it is like."""
        super().__init__("Văn bản này có thể đã có trong sổ.")
        self.likenesses = likenesses


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the register says of a document beside its letterhead."""

    direction: Direction
    urgency: Urgency = Urgency.NORMAL
    arrived_on: date | None = None
    due_date: date | None = None
    copies: int | None = None
    handler: str = ""
    note: str = ""
    council: str = ""
    unit: str = ""
    on_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document to be entered; the first file is the document itself. ``reason`` overrules a likeness.

    ``issuing_agency`` is the key of the issuer where the directory knows it.
    """

    letterhead: Letterhead
    entry: Entry
    uploads: Sequence[Upload] = ()
    recipients: Sequence[str] = ()
    reason: str = ""
    agency: Agency
    issuing_agency: int | None = None


@transaction.atomic
def register_document(*, new: NewDocument, by: User, at: datetime) -> Document:
    """Enter a document. An incoming one gets its arrival number; an outgoing one without a number waits to be issued.

    Raises DocumentAlreadyThere unless a reason overrules it, UnableToRegister.
    """
    head, entry = new.letterhead, new.entry
    hashes = [upload.sha256 for upload in new.uploads]
    if len(set(hashes)) < len(hashes):
        raise UnableToRegister("Có hai tệp giống hệt nhau trong các tệp vừa chọn.")
    compared = Compared(code=head.code, issuer=head.issuer, issued_date=head.issued_date, hashes=hashes)
    alike = likely_duplicates(new.agency, compared)
    if alike and not new.reason.strip():
        raise DocumentAlreadyThere(alike)
    document = _written(new, by, at)
    document.duplicate_reason = new.reason.strip() if alike else ""
    if entry.direction == Direction.INCOMING:
        number_on_arrival(document, entry.arrived_on or localdate(at))
    elif document.code_key:
        _book_as_numbered(document, at)
    document.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError as error:  # the same file came in by another hand since it was looked for
        alike = likely_duplicates(new.agency, compared)
        raise (DocumentAlreadyThere(alike) if alike else error) from None
    for slot, upload in enumerate(new.uploads, start=1):
        put_file(document, upload, slot=slot, by=by, at=at)
    put_recipients(document, new.recipients, at)
    describe(document)
    record(by=by, at=at, deed="register_document", about=document, words=_words(document))
    return document


@transaction.atomic
def book_document(*, document: Document, direction: Direction, by: User, at: datetime) -> Document:
    """Enter a document that is only held (as a plan that was brought in): an incoming one gets its arrival number.

    An outgoing one without a number waits to be issued. Raises UnableToRegister when it stands in the register.
    """
    held = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document.pk)
    if held.standing != Standing.HELD:
        raise UnableToRegister(f"Văn bản này {Standing(held.standing).label.lower()} rồi.")
    before = held.direction
    held.direction = direction
    if direction == Direction.INCOMING:
        number_on_arrival(held, localdate(at))
    elif held.code_key:
        _book_as_numbered(held, at)
    held.version += 1
    held.save()
    changes = {"direction": [before, held.direction]} if before != held.direction else {}
    record(by=by, at=at, deed="book_document", about=held, words=_words(held), changes=changes)
    return held


def _written(new: NewDocument, by: User, at: datetime) -> Document:
    entry = new.entry
    first = new.uploads[0] if new.uploads else None
    document = Document(
        agency=new.agency,
        direction=entry.direction,
        issuing_agency_id=new.issuing_agency,
        urgency=entry.urgency,
        due_date=entry.due_date,
        copies=entry.copies,
        handler=entry.handler,
        note=entry.note,
        council=entry.council,
        unit=entry.unit,
        on_paper=entry.on_paper,
        received_at=at,
        received_by=by,
        booked_on=localdate(at),
    )
    if first:
        document.sha256, document.name = first.sha256, first.name
        document.media_type, document.size = first.media_type, len(first.data)
    put_letterhead(document, new.letterhead)
    return document


def _book_as_numbered(document: Document, at: datetime) -> None:
    """Enter a document that had its number before it came here, as when a paper register is typed in."""
    day = document.issued_date or localdate(at)
    document.standing = Standing.REGISTERED
    document.register_year = day.year
    document.booked_on = day


def _words(document: Document) -> str:
    words = f"Vào sổ văn bản {document}"
    if document.arrival_number:
        words = f"Vào sổ văn bản đến số {document.arrival_number:02d}/{document.register_year}: {document}"
    elif document.standing == Standing.HELD:
        words = f"Đăng ký văn bản chờ cấp số: {document}"
    return f"{words}. Trùng nhưng vẫn vào sổ: {document.duplicate_reason}" if document.duplicate_reason else words
