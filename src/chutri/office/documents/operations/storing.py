"""Keeping a file with its letterhead, before or without any entry in the register."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.choices import Direction
from chutri.office.documents.models import Document, DocumentFile
from chutri.office.documents.operations.checking import ask_for_check, forget_check
from chutri.office.documents.operations.texts import describe
from chutri.office.documents.queries.documents import document_with_content, is_content_held
from chutri.office.documents.rules.codes import code_key, issuer_key, scheme_in
from chutri.office.documents.rules.signatures import may_be_signed
from chutri.office.documents.rules.storage import content_hash, kept_at
from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.people.models import User


class UnableToStoreDocument(Exception):
    """The agency already holds this very file; ``document`` is it."""

    def __init__(self, document: Document) -> None:
        """Keep the document that is already there."""
        super().__init__(f"Tệp này đã có trong hệ thống: {document}.")
        self.document = document


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What a document says of itself; an empty text or None where it says nothing."""

    code: str = ""
    kind: str = ""
    title: str = ""
    issuer: str = ""
    issued_date: date | None = None
    signer: str = ""
    signer_position: str = ""


@transaction.atomic
def store_document(
    *, data: bytes, name: str, media_type: str, letterhead: Letterhead, by: User, at: datetime
) -> Document:
    """Keep a file for the person's agency. Raises UnableToStoreDocument when the agency already holds it."""
    sha256 = content_hash(data)
    held = document_with_content(agency=by.agency, sha256=sha256)
    if held is not None:
        raise UnableToStoreDocument(held)
    document = Document(
        agency=by.agency,
        sha256=sha256,
        name=name[-255:],
        media_type=media_type,
        size=len(data),
        received_at=at,
        received_by=by,
        booked_on=localdate(at),
    )
    put_letterhead(document, letterhead)
    if document.issuer_key and document.issuer_key == issuer_key(by.agency.name):
        document.direction = Direction.OUTGOING
    document.full_clean(validate_unique=False, validate_constraints=False)
    keep_file(data)
    document.save(force_insert=True)
    DocumentFile.objects.create(
        document=document,
        sha256=sha256,
        name=document.name,
        media_type=media_type,
        size=len(data),
        added_at=at,
        added_by=by,
    )
    if may_be_signed(data):
        ask_for_check(sha256=sha256, at=at)
    describe(document)
    record(by=by, at=at, deed="store_document", about=document, words=f"Nhận văn bản {document}, tệp {document.name}")
    return document


@transaction.atomic
def describe_document(*, document: Document, media_type: str, letterhead: Letterhead) -> Document:
    """Write down what a document that came in unread says of itself; the deed that read it has the history line."""
    document.media_type = media_type
    put_letterhead(document, letterhead)
    if document.issuer_key and document.issuer_key == issuer_key(document.agency.name):
        document.direction = Direction.OUTGOING
    document.full_clean(validate_unique=False, validate_constraints=False)
    document.save()
    DocumentFile.objects.filter(document=document, sha256=document.sha256).update(media_type=media_type)
    describe(document)
    return document


@transaction.atomic
def discard_document(*, document: Document, why: str, by: User, at: datetime) -> None:
    """Remove a document with its file, unless something else keeps the same content. ``why`` is for the history.

    Raises django's ProtectedError while something is made of it.
    """
    path = Path(settings.MEDIA_ROOT) / kept_at(document.sha256)
    record(by=by, at=at, deed="discard_document", about=document, words=f"Bỏ văn bản {document}: {why}")
    sha256 = document.sha256
    document.delete()
    if not is_content_held(sha256):
        forget_check(sha256)
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def put_letterhead(document: Document, letterhead: Letterhead) -> None:
    """Write a letterhead into a document that is not saved yet, with what is derived from it."""
    document.code = letterhead.code
    document.kind = letterhead.kind
    document.title = letterhead.title
    document.issuer = letterhead.issuer
    document.issued_date = letterhead.issued_date
    document.signer = letterhead.signer
    document.signer_position = letterhead.signer_position
    document.scheme = scheme_in(letterhead.code)
    document.code_key = code_key(letterhead.code)
    document.issuer_key = issuer_key(letterhead.issuer)
    document.title_order = sort_key(letterhead.title or document.name)


def keep_file(data: bytes) -> str:
    """Write a file's content under its hash, whole or not at all; give the hash. Content that is there is not written twice."""
    sha256 = content_hash(data)
    path = Path(settings.MEDIA_ROOT) / kept_at(sha256)
    if path.is_file():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return sha256
