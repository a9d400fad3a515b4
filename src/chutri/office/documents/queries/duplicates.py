"""Documents that an incoming one may repeat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chutri.office.documents.models import Document, DocumentFile
from chutri.office.documents.rules.codes import code_key, issuer_key
from chutri.office.people.models import Agency

_MOST = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """A document that is there already, and what is the same, in Vietnamese."""

    document: Document
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What of a document is compared: its letterhead and the hashes of its files."""

    code: str = ""
    issuer: str = ""
    issued_date: date | None = None
    hashes: Collection[str] = ()


def likely_duplicates(agency: Agency, compared: Compared, *, besides: Document | None = None) -> list[Likeness]:
    """Give what an agency holds with the same file, or the same number, symbol and issuer (Decree 30/2020, Phụ lục VI).

    Numbers begin anew each year, so two documents whose days lie in different years are not alike.
    """
    held = Document.objects.filter(agency=agency)
    if besides is not None:
        held = held.exclude(pk=besides.pk)
    same_file = DocumentFile.objects.filter(document__agency=agency, sha256__in=compared.hashes).values("document_id")
    found = [Likeness(one, "cùng tệp") for one in held.filter(pk__in=same_file).order_by("pk")[:_MOST]]
    key = code_key(compared.code)
    if not key:
        return found
    alike = held.filter(code_key=key).exclude(pk__in=[one.document.pk for one in found])
    issuer = issuer_key(compared.issuer)
    if issuer:
        alike = alike.filter(Q(issuer_key=issuer) | Q(issuer_key=""))
    if compared.issued_date:
        alike = alike.filter(Q(issued_date__isnull=True) | Q(issued_date__year=compared.issued_date.year))
    words = "cùng số, ký hiệu và cơ quan ban hành" if issuer else "cùng số, ký hiệu"
    return [*found, *(Likeness(one, words) for one in alike.order_by("pk")[:_MOST])]
