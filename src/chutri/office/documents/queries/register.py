"""The register as lists: filters, orders, what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, OrderBy, QuerySet

from chutri.office.documents.choices import Direction, Standing
from chutri.office.documents.models import Document, Recipient
from chutri.office.documents.queries.search import search
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of

# A list to choose from stays one that somebody can look through; search finds the rest.
ISSUERS_TO_CHOOSE = 200

_NEWEST: tuple[str | OrderBy, ...] = ("-booked_on", "-pk")
# what the register may be sorted by, as the URL says it
REGISTER_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "moi": _NEWEST,
    "cu": ("booked_on", "pk"),
    "so-den": (F("register_year").desc(nulls_last=True), F("arrival_number").desc(nulls_last=True), *_NEWEST),
    "ngay-van-ban": (F("issued_date").desc(nulls_last=True), *_NEWEST),
    "ten": ("title_order", "pk"),
    "co-quan": ("issuer_key", *_NEWEST),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What a register keeps, and in which order; empty keeps everything. Days are those of the documents themselves."""

    direction: Direction = Direction.INCOMING
    query: str = ""
    kind: str = ""
    issuer: str = ""
    urgency: str = ""
    standing: str = ""
    first: date | None = None
    last: date | None = None
    order: str = ""


def register_rows(documents: QuerySet[Document], kept: RegisterFilter) -> QuerySet[Any]:
    """Narrow an agency's documents to a filter, in its order; with a query and no order, the exact finds come first."""
    rows = search(documents.filter(direction=kept.direction), kept.query)
    if kept.kind:
        rows = rows.filter(kind=kept.kind)
    if kept.issuer:
        rows = rows.filter(issuer_key=kept.issuer)
    if kept.urgency:
        rows = rows.filter(urgency=kept.urgency)
    if kept.standing:
        rows = rows.filter(standing=kept.standing)
    if kept.first:
        rows = rows.filter(issued_date__gte=kept.first)
    if kept.last:
        rows = rows.filter(issued_date__lte=kept.last)
    if kept.order:
        return rows.order_by(*REGISTER_ORDERS[kept.order])
    return rows.order_by("exact", *_NEWEST) if kept.query else rows.order_by(*_NEWEST)


def count_up_to(rows: QuerySet[Any], most: int) -> tuple[int, bool]:
    """Count rows as far as ``most``, and say whether there are more. One query, which stops there."""
    found = rows.order_by()[: most + 1].count()
    return min(found, most), found > most


def direction_counts(documents: QuerySet[Document]) -> dict[str, int]:
    """Count an agency's documents by direction. One query."""
    counts = documents.order_by().values("direction").annotate(size=Count("pk")).values_list("direction", "size")
    return dict(counts)


def kinds_held(documents: QuerySet[Document]) -> list[str]:
    """Give the kinds that occur among documents, as they are written there."""
    return list(documents.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct())


def issuers_held(documents: QuerySet[Document]) -> list[tuple[str, str, int]]:
    """Give key, name and number of documents of the issuers that occur, the most frequent ones first. Two queries."""
    counted = documents.exclude(issuer_key="").order_by().values("issuer_key").annotate(size=Count("pk"), one=Max("pk"))
    rows = list(counted.order_by("-size", "issuer_key").values_list("issuer_key", "size", "one")[:ISSUERS_TO_CHOOSE])
    # The names of those few by their newest documents: the index holds keys alone.
    names = dict(Document.objects.filter(pk__in=[one for _, _, one in rows]).values_list("pk", "issuer"))
    return [(key, names.get(one, key), size) for key, size, one in rows]


def waiting_for(person: User) -> QuerySet[Recipient]:
    """Give what was sent to the person's agencies and is neither confirmed nor sent back, the oldest first."""
    waiting = Recipient.objects.filter(
        agency__in=agencies_of(person), sent_at__isnull=False, confirmed_at__isnull=True, refused_at__isnull=True
    ).exclude(document__standing=Standing.RECALLED)
    return waiting.select_related("document__agency").order_by("sent_at", "pk")


def with_recipients(documents: Iterable[Document]) -> dict[int, list[str]]:
    """Give the recipients' names by the document's key. One query."""
    keys = [document.pk for document in documents]
    told: dict[int, list[str]] = {}
    rows = Recipient.objects.filter(document__in=keys).order_by("document_id", "place")
    for document, text in rows.values_list("document_id", "text"):
        told.setdefault(document, []).append(text)
    return told
