"""Documents that somebody may see, and where their files are kept."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet

from chutri.office.documents.models import Document, DocumentFile, Recipient
from chutri.office.documents.rules.storage import kept_at
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_of


def documents_held_by(person: User) -> QuerySet[Document]:
    """Give the documents of the agencies that the person works in: their registers, and what they keep beside them."""
    return Document.objects.filter(agency__in=agencies_of(person))


def documents_seen_by(person: User) -> QuerySet[Document]:
    """Give the documents of the agencies that the person works in, and those that were sent to them."""
    agencies = agencies_of(person)
    sent = Recipient.objects.filter(agency__in=agencies, sent_at__isnull=False)
    return Document.objects.filter(Q(agency__in=agencies) | Q(pk__in=sent.values("document_id")))


def document_with_content(*, agency: Agency, sha256: str) -> Document | None:
    """Give the document of an agency that has exactly this content; the first where it was kept twice with a reason."""
    if not sha256:
        return None
    return Document.objects.filter(agency=agency, sha256=sha256).order_by("pk").first()


def files_seen_by(person: User) -> QuerySet[DocumentFile]:
    """Give the files of the documents that the person may see."""
    return DocumentFile.objects.filter(document__in=documents_seen_by(person))


def path_of(file: Document | DocumentFile) -> Path:
    """Give where a file itself is kept; a document stands for the newest version of its main file."""
    return Path(settings.MEDIA_ROOT) / kept_at(file.sha256)


def is_content_held(sha256: str) -> bool:
    """Say whether any row keeps a content by its hash: a document's file, or what an app above keeps in the same store.

    Such a row has the hash in a field called ``sha256``, or in one whose name ends so. One query a model that has one.
    """
    for model in apps.get_models():
        names = [field.name for field in model._meta.concrete_fields if field.name.endswith("sha256")]
        kept = model._meta.label_lower != "documents.signaturecheck"  # what is known of a content does not keep it
        if kept and any(model._default_manager.filter(**{name: sha256}).exists() for name in names):
            return True
    return False
