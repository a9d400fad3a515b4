"""What later documents did to those of the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from chutri.office.documents.models import Correction, Document


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one document: what was done to it, to the one that it is a copy of, and what it did to others."""

    own: list[Correction]
    origins: list[Correction]
    made: list[Correction]


def marks_of(document: Document) -> Marks:
    """Give a document's corrections. One query."""
    wanted = Q(document=document) | Q(later=document)
    if document.origin_id:
        wanted |= Q(document=document.origin_id)
    rows = list(
        Correction.objects.filter(wanted).select_related("document", "later", "made_by").order_by("made_at", "pk")
    )
    return Marks(
        [one for one in rows if one.document_id == document.pk],
        [one for one in rows if document.origin_id and one.document_id == document.origin_id],
        [one for one in rows if one.later_id == document.pk],
    )


def corrections_of(documents: Iterable[Document]) -> dict[int, Correction]:
    """Give the latest mark on each document, or on the one that it is a copy of. One query."""
    keys: dict[int, list[int]] = {}
    for one in documents:
        for key in (one.pk, one.origin_id):
            if key:
                keys.setdefault(key, []).append(one.pk)
    rows = Correction.objects.filter(document__in=list(keys)).order_by("made_at", "pk")
    return {pk: row for row in rows for pk in keys[row.document_id]}
