"""What of a document is searched: its letterhead, and the words in its files."""

from __future__ import annotations

from django.db import transaction

from chutri.office.documents.choices import TextState
from chutri.office.documents.models import Document, DocumentFile, DocumentText
from chutri.office.documents.rules.search import pieces, searchable
from chutri.office.lib.folding import fold, fold_in_place, words_of


def describe(document: Document) -> None:
    """Write anew what lists and search know of a document's letterhead, after it was saved."""
    document.search = fold(f"{document.code} {document.title} {document.issuer} {document.kind} {document.name}")
    Document.objects.filter(pk=document.pk).update(search=document.search)
    if not DocumentText.objects.filter(document=document).update(head=_head(document)):
        DocumentText.objects.create(document=document, head=_head(document))


@transaction.atomic
def keep_text(*, document: Document, text: str, slot: int = 1) -> None:
    """Let the words of a document's file be found; ``slot`` 1 is the document itself. What was kept before is replaced."""
    head = _head(document)
    DocumentText.objects.filter(document=document, slot=slot).delete()
    DocumentText.objects.bulk_create(
        DocumentText(document=document, slot=slot, piece=number, head=head, text=piece, folded=fold_in_place(piece))
        for number, piece in enumerate(pieces(searchable(text)))
    )
    DocumentFile.objects.filter(document=document, slot=slot, current=True).update(text_state=TextState.KEPT)


def _head(document: Document) -> str:
    recipients = document.recipients.order_by("place").values_list("text", flat=True)
    names = document.files.order_by("slot", "version").values_list("name", flat=True)
    told = (
        document.code,
        document.kind,
        document.title,
        document.issuer,
        document.signer,
        document.signer_position,
        document.council,
        document.handler,
        document.note,
        *recipients,
        *names,
    )
    return " ".join(words_of(" ".join(told)))
