"""What is asked of documents."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from chutri.office.documents.models import Document
from chutri.office.documents.rules import kept_at
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_of


def documents_seen_by(person: User) -> QuerySet[Document]:
    """Give the documents of the agencies that the person works in."""
    return Document.objects.filter(agency__in=agencies_of(person))


def document_with_content(*, agency: Agency, sha256: str) -> Document | None:
    """Give the document of an agency that has exactly this content."""
    return Document.objects.filter(agency=agency, sha256=sha256).first()


def path_of(document: Document) -> Path:
    """Give where the file itself is kept."""
    return Path(settings.MEDIA_ROOT) / kept_at(document.sha256)
