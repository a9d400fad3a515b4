"""What is done with documents in the background."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job
from chutri.office.documents.models import DocumentFile
from chutri.office.documents.operations.checking import CHECK_SIGNATURES, verify_file
from chutri.office.documents.operations.extraction import SecretDocument, all_words_of_file
from chutri.office.documents.operations.files import READ_FILE, keep_words_read, remove_secret
from chutri.office.documents.queries.documents import path_of


@job(READ_FILE)
def read_file(*, file: int) -> None:
    """Read the words of a scan, page by page, so that they are found."""
    one = DocumentFile.objects.select_related("added_by").filter(pk=file, current=True).first()
    if one is None or not path_of(one).is_file():
        return
    try:
        words = all_words_of_file(path_of(one).read_bytes(), name=one.name)
    except SecretDocument:
        remove_secret(file=one, at=timezone.now())
        return
    keep_words_read(file=one, words=words)


@job(CHECK_SIGNATURES)
def check_signatures(*, sha256: str) -> None:
    """Find out what the signatures of a content are worth."""
    verify_file(sha256=sha256, at=timezone.now())
