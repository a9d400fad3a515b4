"""Search over letterheads and the words in the files, without tone marks, on both databases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Greatest, Length, StrIndex, Substr

from chutri.office.documents.models import Document, DocumentText
from chutri.office.documents.rules.search import (
    BEFORE,
    EXCERPT,
    Segment,
    Sought,
    fts5_query,
    segments,
    sought,
    trimmed,
    tsquery,
)

# PostgreSQL's index knows which stretches hold words, not where: whether they stand together it reads in each
COMMON = 1000


def _matching(wanted: Sought, *, as_phrase: bool = False) -> Func:
    """Say in SQL, by the index of the engine, whether a row of DocumentText holds the words."""
    if connection.vendor == "sqlite":
        return Func(
            F("pk"),
            Value(fts5_query(wanted, as_phrase=as_phrase)),
            template="(%(expressions)s))",
            arg_joiner=" IN (SELECT rowid FROM documents_search WHERE documents_search MATCH ",
            output_field=BooleanField(),
        )
    query = Value(tsquery(wanted, as_phrase=as_phrase))
    return Func(query, template="(words @@ to_tsquery('simple', %(expressions)s))", output_field=BooleanField())


def search(documents: QuerySet[Document], query: str) -> QuerySet[Any]:
    """Narrow documents to those in which every word of a query stands: in the letterhead or in one stretch of the text.

    Tone marks and case do not matter; the last word may be cut short. Each document carries ``exact``: 0 where the words
    stand together in that order, otherwise 1. Words that stand in more than ``COMMON`` stretches tell documents too little
    apart to look for that in each of them: then all are 1. An empty query keeps everything. One query here, for the count.
    """
    wanted = sought(query)
    if not wanted.words:
        return documents.annotate(exact=Value(0))
    texts = DocumentText.objects.filter(_matching(wanted))
    found = list(texts.order_by().values_list("document_id", flat=True)[: COMMON + 1])
    if len(found) > COMMON:
        # looked at document by document, so that the first page of a list ends the search
        holding = Exists(texts.filter(document=OuterRef("pk"))) if connection.vendor == "postgresql" else None
        kept = documents.filter(holding or Q(pk__in=texts.values("document_id")))
        return kept.annotate(exact=Value(1, output_field=IntegerField()))
    if len(wanted.words) == 1:
        return documents.filter(pk__in=found).annotate(exact=Value(0))
    together = DocumentText.objects.filter(_matching(wanted, as_phrase=True), document__in=found).values("document_id")
    exact = Case(When(pk__in=together, then=Value(0)), default=Value(1), output_field=IntegerField())
    return documents.filter(pk__in=found).annotate(exact=exact)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document's text around what was found."""

    segments: list[Segment]


def excerpts(documents: Iterable[Document], query: str) -> dict[int, Excerpt]:
    """Give, by the document's key, the words around what was found in its text; none where the letterhead alone has it.

    One query, whatever the number of documents; only the words that are shown leave the database.
    """
    wanted = sought(query)
    if not wanted.words:
        return {}
    keys = [document.pk for document in documents]
    rows = (
        DocumentText.objects.filter(_matching(wanted), document__in=keys)
        .annotate(padded=Concat(Value(" "), "folded"))
        .annotate(together=StrIndex("padded", Value(f" {wanted.phrase}")), one=_first_word(wanted))
        .annotate(at=Case(When(together__gt=0, then="together"), default="one", output_field=IntegerField()))
        .filter(at__gt=0)
        .annotate(start=Greatest(F("at") - BEFORE, Value(1)), length=Length("text"))
        .annotate(excerpt=Substr("text", Greatest(F("at") - BEFORE, Value(1)), EXCERPT))
        .order_by("document_id", "-together", "slot", "piece")
        .values_list("document_id", "excerpt", "start", "length", "together")
    )
    told: dict[int, Excerpt] = {}
    for document, excerpt, start, length, _ in rows:
        if document not in told:
            whole = trimmed(excerpt, begins_text=start == 1, ends_text=start + EXCERPT > length)
            told[document] = Excerpt(segments(whole, wanted))
    return told


def _first_word(wanted: Sought) -> StrIndex:
    longest = max(wanted.words, key=len)
    return StrIndex("padded", Value(f" {longest}"))
