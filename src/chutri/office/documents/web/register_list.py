"""The register: incoming, outgoing and internal documents, and the same as an Excel sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from chutri.office.documents.choices import Direction, Standing, Urgency
from chutri.office.documents.models import Correction, Document
from chutri.office.documents.permissions import can_keep_register
from chutri.office.documents.queries.corrections import corrections_of
from chutri.office.documents.queries.documents import documents_held_by
from chutri.office.documents.queries.register import (
    REGISTER_ORDERS,
    RegisterFilter,
    count_up_to,
    direction_counts,
    issuers_held,
    kinds_held,
    register_rows,
    waiting_for,
    with_recipients,
)
from chutri.office.documents.queries.search import COMMON, excerpts
from chutri.office.documents.queries.signatures import checks_of
from chutri.office.documents.rules.register_sheet import Line, register_sheet
from chutri.office.documents.rules.search import segments, sought
from chutri.office.lib.paging import page_of
from chutri.office.people.permissions import SignedIn

# as the URL says it
BOOKS = {"den": Direction.INCOMING, "di": Direction.OUTGOING, "noi-bo": Direction.INTERNAL}
ORDERS = (
    ("", "Mới nhất"),
    ("cu", "Cũ nhất"),
    ("so-den", "Số đến"),
    ("ngay-van-ban", "Ngày văn bản"),
    ("ten", "Trích yếu, theo vần"),
    ("co-quan", "Cơ quan ban hành"),
)
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WAITING_SHOWN = 5


def asked_filter(parameters: QueryDict) -> RegisterFilter:
    """Read the filter that a URL asks for; what it does not know, it leaves out."""

    def one_of(name: str, allowed: Any) -> str:
        value = parameters.get(name, "")
        return value if value in allowed else ""

    return RegisterFilter(
        direction=BOOKS.get(parameters.get("so", ""), Direction.INCOMING),
        query=parameters.get("q", "").strip()[:200],
        kind=parameters.get("loai", "")[:120],
        issuer=parameters.get("co-quan", "")[:300],
        urgency=one_of("khan", Urgency.values),
        standing=one_of("vao-so", Standing.values),
        first=_day(parameters.get("tu", "")),
        last=_day(parameters.get("den-ngay", "")),
        order=one_of("xep", REGISTER_ORDERS),
    )


@require_safe
def register_list(request: SignedIn) -> HttpResponse:
    """Show the register of one's agency: tabs, search, filters in the URL, pages; htmx gets the rows alone."""
    kept = asked_filter(request.GET)
    held = documents_held_by(request.user)
    book = held.filter(direction=kept.direction)
    matching = register_rows(held, kept)
    count, more = count_up_to(matching, COMMON) if kept.query else (None, False)
    page = page_of(matching, request.GET.get("trang"), count=count)
    rows = list(page.object_list)
    context = {
        "kept": kept,
        "page": page,
        "more": more,
        "rows": _shown(rows, kept.query),
        "counts": direction_counts(held),
        "books": list(BOOKS.items()),
        "book": next(value for value, direction in BOOKS.items() if direction == kept.direction),
        "kinds": kinds_held(book),
        "issuers": issuers_held(book),
        "urgencies": Urgency.choices,
        "standings": Standing.choices,
        "orders": ORDERS,
        "may_register": can_keep_register(request.user, request.user.agency_id).allowed,
        "filtered": _is_filtered(kept),
        "today": timezone.localdate(),
    }
    if request.htmx:
        return render(request, "documents/register_list.html#rows", context)
    waiting = list(waiting_for(request.user)[: WAITING_SHOWN + 1])
    context |= {"waiting": waiting[:WAITING_SHOWN], "more_waiting": len(waiting) > WAITING_SHOWN}
    return render(request, "documents/register_list.html", context)


@require_safe
def register_sheet_file(request: SignedIn) -> HttpResponse:
    """Give what the register's list keeps, without pages, as the register book in .xlsx."""
    kept = asked_filter(request.GET)
    today = timezone.localdate()
    documents = list(register_rows(documents_held_by(request.user), kept))
    recipients = with_recipients(documents)
    corrections = corrections_of(documents)
    lines = (_line(one, recipients.get(one.pk, []), corrections.get(one.pk)) for one in documents)
    data = register_sheet(lines, direction=kept.direction, agency=request.user.agency.name)
    answer = HttpResponse(data, content_type=SHEET_TYPE)
    book = next(value for value, direction in BOOKS.items() if direction == kept.direction)
    answer["Content-Disposition"] = f'attachment; filename="so-van-ban-{book}-{today:%Y-%m-%d}.xlsx"'
    return answer


def _shown(rows: list[Document], query: str) -> list[dict[str, Any]]:
    """Give each row with what of the query stands in its heading, the words around what stands in its text, its signatures."""
    wanted = sought(query)
    around = excerpts(rows, query)
    checks = checks_of(one.sha256 for one in rows)
    corrections = corrections_of(rows)
    return [
        {
            "document": one,
            "heading": segments(one.heading, wanted),
            "excerpt": around[one.pk].segments if one.pk in around else [],
            "check": checks.get(one.sha256),
            "correction": corrections.get(one.pk),
        }
        for one in rows
    ]


def _line(document: Document, recipients: list[str], correction: Correction | None) -> Line:
    return Line(
        arrived_on=document.arrived_on,
        arrival_number=document.arrival_number,
        issuer=document.issuer,
        code=document.code,
        issued_date=document.issued_date,
        kind=document.kind,
        title=document.title,
        signer=document.signer,
        recipients="; ".join(recipients),
        handler=document.handler,
        copies=document.copies,
        note="; ".join(filter(None, (_standing_words(document), str(correction or ""), document.note))),
    )


def _standing_words(document: Document) -> str:
    if document.standing == Standing.RECALLED:
        return f"Đã thu hồi: {document.recall_reason}"
    return str(Standing.RESERVED.label) if document.standing == Standing.RESERVED else ""


def _is_filtered(kept: RegisterFilter) -> bool:
    return any((kept.query, kept.kind, kept.issuer, kept.urgency, kept.standing, kept.first, kept.last))


def _day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None
