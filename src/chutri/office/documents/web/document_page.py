"""One document: what the register says of it, its files, who has received it, what was done to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from chutri.office.documents.choices import CorrectionKind, Direction, Standing
from chutri.office.documents.models import Document
from chutri.office.documents.permissions import (
    can_answer_receipt,
    can_edit_document,
    can_issue_document,
    can_prepare_signature,
)
from chutri.office.documents.queries.corrections import marks_of
from chutri.office.documents.queries.documents import documents_seen_by
from chutri.office.documents.queries.page import arrival_of, document_rows, file_slots, line_for, recipient_lines
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn, belongs_to

SHOWN_LINES = 50


@require_safe
def document_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show one document."""
    document = get_object_or_404(document_rows(documents_seen_by(request.user)), pk=pk)
    return render(request, "documents/document_page.html", page_context(document, request.user))


def page_context(document: Document, person: User) -> dict[str, Any]:
    """Give what the page shows, and which deeds are open to the person."""
    lines = recipient_lines(document)
    own = belongs_to(person, document.agency_id)
    mine = None if own else line_for(person, lines)
    slots = file_slots(document)
    edits = can_edit_document(person, document).allowed
    issues = can_issue_document(person, document).allowed
    leaves = document.direction != Direction.INCOMING
    recalled = document.standing == Standing.RECALLED
    return {
        "document": document,
        "own": own,
        "slots": slots,
        "first": slots[0].current if slots else None,
        "recipients": lines if own else [line for line in lines if line == mine],
        "unsent": sum(line.sent_at is None for line in lines),
        "confirmed": sum(line.confirmed_at is not None for line in lines),
        "my_line": mine,
        "arrival": arrival_of(document, person) if mine and mine.confirmed_at else None,
        "may_answer": mine is not None and _is_open(mine, document) and can_answer_receipt(person, mine).allowed,
        "may_edit": edits,
        "may_sign": not recalled and can_prepare_signature(person, document).allowed,
        "may_issue": issues and leaves and document.standing in (Standing.HELD, Standing.RESERVED),
        "may_book": issues and document.standing == Standing.HELD and not leaves,
        "directions": Direction.choices,
        "may_reserve": issues and leaves and document.standing == Standing.HELD and not document.code_key,
        "may_send": issues and leaves and document.standing == Standing.REGISTERED,
        "may_recall": issues and leaves and document.standing in (Standing.REGISTERED, Standing.RESERVED),
        "lines": list(lines_about(document)[:SHOWN_LINES]) if own else [],
        "may_correct": issues and document.standing == Standing.REGISTERED,
        "marks": marks_of(document),
        "correction_kinds": CorrectionKind.choices,
        "recalled": recalled,
        "recalled_origin": document.origin if document.origin and document.origin.recalled_at else None,
    }


def _is_open(line: Any, document: Document) -> bool:
    return line.confirmed_at is None and line.refused_at is None and document.standing != Standing.RECALLED
