"""Deeds about documents."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from chutri.office.documents.models import Document
from chutri.office.documents.queries import document_with_content
from chutri.office.documents.rules import content_hash, kept_at
from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
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
        code=letterhead.code,
        kind=letterhead.kind,
        title=letterhead.title,
        issuer=letterhead.issuer,
        issued_date=letterhead.issued_date,
        received_at=at,
        received_by=by,
        search=fold(f"{letterhead.code} {letterhead.title} {letterhead.issuer} {letterhead.kind} {name}"),
        title_order=sort_key(letterhead.title or name),
    )
    document.full_clean(validate_unique=False, validate_constraints=False)
    _keep_file(data, Path(settings.MEDIA_ROOT) / kept_at(sha256))
    document.save(force_insert=True)
    record(by=by, at=at, deed="store_document", about=document, words=f"Nhận văn bản {document}, tệp {document.name}")
    return document


def _keep_file(data: bytes, path: Path) -> None:
    """Write whole or not at all: a file that is there under its hash is complete, and is never written twice."""
    if path.is_file():
        return
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
