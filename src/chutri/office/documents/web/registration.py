"""Entering a document: upload, letterhead read for the form, likenesses shown and overruled with a reason."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from chutri.office.documents.choices import Direction, Urgency
from chutri.office.documents.models import Document
from chutri.office.documents.operations.extraction import SecretDocument, letterhead_in
from chutri.office.documents.operations.files import UnableToTakeFile, Upload, judge_upload
from chutri.office.documents.operations.registering import (
    DocumentAlreadyThere,
    NewDocument,
    UnableToRegister,
    register_document,
)
from chutri.office.documents.permissions import can_keep_register
from chutri.office.documents.queries.duplicates import Compared, likely_duplicates
from chutri.office.documents.queries.numbers import scheme_of, symbol_parts_on
from chutri.office.documents.rules.kinds import kinds_on
from chutri.office.documents.web.forms import DocumentForm
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries.resolving import resolve

BOOKS = {"den": Direction.INCOMING, "di": Direction.OUTGOING, "noi-bo": Direction.INTERNAL}
MOST_FILES = 20


@require_http_methods(["GET", "POST"])
def register_form(request: SignedIn) -> HttpResponse:
    """Show the form, or enter the document that it describes."""
    can_keep_register(request.user, request.user.agency_id).demand()
    if request.method == "POST":
        return _register(request)
    return render(request, "documents/register_form.html", _context(request, {}))


@require_POST
def read_letterhead(request: SignedIn) -> HttpResponse:
    """Read the letterhead of a chosen file into the form; nothing is kept."""
    can_keep_register(request.user, request.user.agency_id).demand()
    values = {name: request.POST.get(name, "") for name in DocumentForm.base_fields}
    outcome: dict[str, Any] = {}
    try:
        uploads = _uploads(request)
    except (UnableToTakeFile, SecretDocument) as error:
        return render(request, "documents/register_form.html#fields", _context(request, values, refused=str(error)))
    if uploads:
        outcome["read_problem"] = uploads[0].words.problem
        read = letterhead_in(uploads[0].words.text) if uploads[0].words.text else None
        for name in ("code", "kind", "title", "issuer", "issued_date", "signer", "signer_position"):
            if read and not values[name]:
                values[name] = getattr(read, name) or ""
        outcome["was_read"] = read is not None
        compared = Compared(
            code=str(values["code"]), issuer=str(values["issuer"]), hashes=[one.sha256 for one in uploads]
        )
        outcome["likenesses"] = likely_duplicates(request.user.agency, compared)
    return render(request, "documents/register_form.html#fields", _context(request, values, **outcome))


def _register(request: SignedIn) -> HttpResponse:
    form = DocumentForm(request.POST)
    if not form.is_valid():
        return _again(request, {"errors": form.errors}, 422)
    try:
        uploads = _uploads(request)
    except (UnableToTakeFile, SecretDocument) as error:
        return _again(request, {"refused": str(error)}, 422)
    on_paper = bool(request.POST.get("on_paper"))
    direction = BOOKS.get(request.POST.get("so", ""), Direction.INCOMING)
    if not uploads and not on_paper and direction == Direction.INCOMING:
        return _again(request, {"refused": "Hãy chọn tệp văn bản, hoặc đánh dấu chỉ có bản giấy."}, 422)
    unread = [one for one in uploads if one.words.problem]
    if unread and not request.POST.get("not_secret"):
        return _again(request, {"unread": unread}, 409)
    return _entered(request, form, uploads, direction)


def _entered(request: SignedIn, form: DocumentForm, uploads: list[Upload], direction: Direction) -> HttpResponse:
    agency, at = request.user.agency, timezone.now()
    letterhead = form.letterhead()
    resolved = resolve([letterhead.issuer], office=agency, issuer=letterhead.issuer, on=timezone.localdate(at))
    certain = resolved[letterhead.issuer].certain if letterhead.issuer in resolved else None
    new = NewDocument(
        letterhead=letterhead,
        entry=form.entry(direction),
        uploads=uploads,
        recipients=form.recipient_names(),
        reason=request.POST.get("reason", ""),
        agency=agency,
        issuing_agency=agency.pk if direction != Direction.INCOMING else certain.agency_id if certain else None,
    )
    try:
        document = register_document(new=new, by=request.user, at=at)
    except DocumentAlreadyThere as error:
        return _again(request, {"likenesses": error.likenesses, "asks_reason": True}, 409)
    except UnableToRegister as error:
        return _again(request, {"refused": str(error)}, 422)
    messages.success(request, _entered_words(document))
    target = reverse("documents:document-page", args=[document.pk])
    return HttpResponseClientRedirect(target) if request.htmx else redirect(target)


def _entered_words(document: Document) -> str:
    if document.arrival_number:
        return f"Đã vào sổ, số đến {document.arrival_number:02d}/{document.register_year}."
    return "Đã vào sổ." if document.code_key else "Đã lưu. Văn bản chờ cấp số và phát hành."


def _uploads(request: SignedIn) -> list[Upload]:
    files: list[UploadedFile[bytes]] = [*request.FILES.getlist("file"), *request.FILES.getlist("annexes")]
    if len(files) > MOST_FILES:
        raise UnableToTakeFile(f"Mỗi lần nhận nhiều nhất {MOST_FILES} tệp.")
    uploads = []
    for file in files:
        name = file.name or "van-ban"
        if not file.size:
            raise UnableToTakeFile(f"Tệp “{name}” rỗng, không có nội dung.")
        if file.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise UnableToTakeFile(f"Tệp “{name}” lớn hơn {settings.UPLOAD_LIMIT_MB} MB nên chưa được nhận.")
        uploads.append(judge_upload(file.read(), name))
    return uploads


def _again(request: SignedIn, outcome: dict[str, Any], status: int) -> HttpResponse:
    """Say what stands in the way: to htmx below the form that keeps what was typed, otherwise in the page."""
    values = {name: request.POST.get(name, "") for name in DocumentForm.base_fields}
    template = "documents/register_form.html#answer" if request.htmx else "documents/register_form.html"
    return render(request, template, _context(request, values, **outcome), status=status)


def _context(request: SignedIn, values: dict[str, Any], **outcome: Any) -> dict[str, Any]:
    book = request.POST.get("so") or request.GET.get("so", "")
    book = book if book in BOOKS else "den"
    agency, today = request.user.agency, timezone.localdate()
    parts = list(symbol_parts_on(agency, today).exclude(name="")) if book != "den" else []
    return {
        "values": {
            **dict.fromkeys(DocumentForm.base_fields, ""),
            "arrived_on": today if book == "den" else "",
            **values,
        },
        "book": book,
        "books": [(value, direction.label) for value, direction in BOOKS.items()],
        "incoming": book == "den",
        "agency": agency,
        "kinds": [kind.name for kind in kinds_on(today, scheme=scheme_of(agency))],
        "urgencies": Urgency.choices,
        "councils": [part.name for part in parts if part.role == "council"],
        "units": [part.name for part in parts if part.role == "unit"],
        "limit": settings.UPLOAD_LIMIT_MB,
        "accept": settings.UPLOAD_ACCEPTS,
        "typed_reason": request.POST.get("reason", ""),
        "on_paper": bool(request.POST.get("on_paper")),
        **outcome,
    }
