"""What the page of one document shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from chutri.office.documents.models import Document, DocumentFile, Recipient, SignatureCheck
from chutri.office.documents.queries.signatures import checks_of
from chutri.office.documents.rules.signatures import SignatureLine, can_be_checked, lines_of
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of


def document_rows(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Fetch along what a document's page names, and the plan that was read from it (known by its name alone, plans stand above)."""
    return documents.select_related(
        "agency", "received_by", "recalled_by", "issuing_agency", "origin__agency", "plan"
    ).defer("search")


@dataclass(frozen=True, slots=True)
class FileSlot:
    """One file of a document: the version in use, and the older ones, newest first; what is known of its signatures."""

    current: DocumentFile
    older: list[DocumentFile]
    check: SignatureCheck | None = None
    signatures: tuple[SignatureLine, ...] = ()
    checkable: bool = False


def file_slots(document: Document) -> list[FileSlot]:
    """Give the files of a document in their order, each with its versions and its signatures. Two queries."""
    slots: dict[int, list[DocumentFile]] = {}
    for file in document.files.select_related("added_by").order_by("slot", "-version"):
        slots.setdefault(file.slot, []).append(file)
    checks = checks_of(newest.sha256 for newest, *_ in slots.values())
    return [_slot(newest, older, checks.get(newest.sha256)) for newest, *older in slots.values()]


def _slot(newest: DocumentFile, older: list[DocumentFile], check: SignatureCheck | None) -> FileSlot:
    lines = tuple(lines_of(check.signatures)) if check else ()
    return FileSlot(newest, older, check, lines, can_be_checked(newest.media_type))


def recipient_lines(document: Document) -> list[Recipient]:
    """Give the recipients of a document with who sent and who confirmed. One query."""
    return list(document.recipients.select_related("agency", "sent_by", "confirmed_by").order_by("place"))


def line_for(person: User, lines: list[Recipient]) -> Recipient | None:
    """Give the line by which a document was sent to an agency of the person, if it was."""
    agencies = agencies_of(person)
    return next((line for line in lines if line.agency_id in agencies and line.sent_at is not None), None)


def arrival_of(document: Document, person: User) -> Document | None:
    """Give the entry under which an agency of the person has a document that was sent to it."""
    return document.arrivals.filter(agency__in=agencies_of(person)).order_by("pk").first()
