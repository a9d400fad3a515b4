"""What is done to one document: issued, sent, received, recalled, its files and its entry changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.documents.choices import Direction, Urgency
from chutri.office.documents.models import Document, Recipient
from chutri.office.documents.operations.editing import (
    EDITABLE,
    DocumentChangedMeanwhile,
    UnableToEdit,
    edit_document,
)
from chutri.office.documents.operations.extraction import SecretDocument
from chutri.office.documents.operations.files import UnableToTakeFile, add_file, judge_upload
from chutri.office.documents.operations.numbering import UnableToNumber, issue_document, reserve_number
from chutri.office.documents.operations.recipients import (
    UnableToSend,
    confirm_receipt,
    recall_document,
    refuse_receipt,
    send_document,
)
from chutri.office.documents.operations.registering import UnableToRegister, book_document
from chutri.office.documents.permissions import can_answer_receipt, can_edit_document, can_issue_document
from chutri.office.documents.queries.documents import documents_seen_by
from chutri.office.documents.queries.numbers import scheme_of
from chutri.office.documents.queries.page import document_rows, line_for, recipient_lines
from chutri.office.documents.rules.kinds import kinds_on
from chutri.office.documents.web.forms import DocumentForm
from chutri.office.history.queries import lines_about
from chutri.office.people.permissions import SignedIn


@require_POST
def issue(request: SignedIn, pk: int) -> HttpResponse:
    """Give a document its number and issue it."""
    document = _document(request, pk)
    can_issue_document(request.user, document).demand()
    try:
        document = issue_document(document=document, by=request.user, at=timezone.now())
    except UnableToNumber as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done=f"Đã phát hành. {document.printed_code}.")


@require_POST
def book(request: SignedIn, pk: int) -> HttpResponse:
    """Enter a document that is only held into the register."""
    document = _document(request, pk)
    can_issue_document(request.user, document).demand()
    wanted = request.POST.get("direction", "")
    direction = Direction(wanted) if wanted in Direction.values else Direction(document.direction)
    try:
        document = book_document(document=document, direction=direction, by=request.user, at=timezone.now())
    except UnableToRegister as error:
        return _back(request, pk, str(error))
    number = f", số đến {document.arrival_number:02d}/{document.register_year}" if document.arrival_number else ""
    return _back(request, pk, done=f"{document.standing_words}{number}.")


@require_POST
def reserve(request: SignedIn, pk: int) -> HttpResponse:
    """Give a document that is signed on paper its number."""
    document = _document(request, pk)
    can_issue_document(request.user, document).demand()
    try:
        document = reserve_number(document=document, by=request.user, at=timezone.now())
    except UnableToNumber as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done=f"Đã giữ số cho văn bản giấy. {document.printed_code}.")


@require_POST
def send(request: SignedIn, pk: int) -> HttpResponse:
    """Send a document to those recipients that have not got it."""
    document = _document(request, pk)
    can_issue_document(request.user, document).demand()
    try:
        count = send_document(document=document, by=request.user, at=timezone.now())
    except UnableToSend as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done=f"Đã gửi đến {count} nơi nhận.")


@require_POST
def recall(request: SignedIn, pk: int) -> HttpResponse:
    """Call a document back."""
    document = _document(request, pk)
    can_issue_document(request.user, document).demand()
    try:
        recall_document(document=document, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now())
    except UnableToSend as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done="Đã thu hồi văn bản và báo cho các nơi đã nhận.")


@require_POST
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    """Take a document that was sent here into the own register."""
    line = _line(request, pk)
    try:
        mine = confirm_receipt(recipient=line, by=request.user, at=timezone.now())
    except UnableToSend as error:
        return _back(request, pk, str(error))
    return _back(request, mine.pk, done=f"Đã tiếp nhận, số đến {mine.arrival_number or 0:02d}/{mine.register_year}.")


@require_POST
def refuse(request: SignedIn, pk: int) -> HttpResponse:
    """Send a document back to whoever sent it."""
    line = _line(request, pk)
    try:
        refuse_receipt(recipient=line, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now())
    except UnableToSend as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done="Đã trả lại văn bản và báo cho nơi gửi.")


@require_POST
def add_document_file(request: SignedIn, pk: int) -> HttpResponse:
    """Add a file to a document, or a newer version of one."""
    document = _document(request, pk)
    can_edit_document(request.user, document).demand()
    sent: UploadedFile[bytes] | None = request.FILES.get("file")
    slot = request.POST.get("slot", "")
    if sent is None or not sent.size:
        return _back(request, pk, "Bạn chưa chọn tệp, hoặc tệp rỗng.")
    if sent.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        return _back(request, pk, f"Tệp lớn hơn {settings.UPLOAD_LIMIT_MB} MB nên chưa được nhận.")
    try:
        upload = judge_upload(sent.read(), sent.name or "van-ban")
        if upload.words.problem and not request.POST.get("not_secret"):
            words = f"{upload.words.problem} Hãy đánh dấu xác nhận tệp không chứa bí mật nhà nước rồi gửi lại."
            return _back(request, pk, words)
        number = int(slot) if slot.isdecimal() and len(slot) < 5 else None
        file = add_file(document=document, upload=upload, slot=number, by=request.user, at=timezone.now())
    except (UnableToTakeFile, SecretDocument) as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done=f"Đã thêm tệp {file.name}, phiên bản {file.version}.")


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Edit what the register says; when somebody else saved it meanwhile, show both and let the person decide."""
    document = _document(request, pk)
    can_edit_document(request.user, document).demand()
    if request.method == "GET":
        return render(request, "documents/edit.html", _edit_context(document, _values_of(document)))
    form = DocumentForm(request.POST)
    typed = {name: request.POST.get(name, "") for name in DocumentForm.base_fields}
    version = request.POST.get("version", "")
    if not form.is_valid():
        context = _edit_context(document, typed, errors=form.errors, version=version)
        return render(request, "documents/edit.html", context, status=422)
    try:
        edit_document(
            document=document,
            values=form.values(),
            recipients=form.recipient_names(),
            seen_version=int(version) if version.isdecimal() and len(version) < 9 else 0,
            by=request.user,
            at=timezone.now(),
        )
    except DocumentChangedMeanwhile as error:
        outcome = {
            "conflict": str(error),
            "theirs": _differences(error.document, typed),
            "newest": lines_about(error.document).first(),
        }
        return render(request, "documents/edit.html", _edit_context(error.document, typed, **outcome), status=409)
    except UnableToEdit as error:
        return _back(request, pk, str(error))
    return _back(request, pk, done="Đã lưu.")


def _document(request: SignedIn, pk: int) -> Document:
    """Fetch a document for a deed: one of another agency that was sent here is seen, and the deed is refused with a reason."""
    return get_object_or_404(document_rows(documents_seen_by(request.user)), pk=pk)


def _line(request: SignedIn, pk: int) -> Recipient:
    document = _document(request, pk)
    line = line_for(request.user, recipient_lines(document))
    if line is None:
        if document.agency_id == request.user.agency_id:
            raise PermissionDenied("Văn bản này của cơ quan bạn, không phải tiếp nhận.")
        raise Http404("Văn bản này không gửi đến cơ quan của bạn.")
    can_answer_receipt(request.user, line).demand()
    return line


def _back(request: SignedIn, pk: int, problem: str = "", *, done: str = "") -> HttpResponse:
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, done)
    return redirect("documents:document-page", pk=pk)


def _values_of(document: Document) -> dict[str, Any]:
    values = {name: getattr(document, name) for name in EDITABLE}
    values = {name: "" if value is None else value for name, value in values.items()} | {"arrived_on": ""}
    values["recipients"] = "\n".join(document.recipients.order_by("place").values_list("text", flat=True))
    return values


def _differences(document: Document, typed: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Give, for each field that differs, its label, what stands there now, and what was typed."""
    there = _values_of(document)
    rows = []
    for name in (*EDITABLE, "recipients"):
        now, mine = str(there[name]), str(typed.get(name) or "")
        if now.replace("\r\n", "\n").strip() != mine.replace("\r\n", "\n").strip():
            label = "nơi nhận" if name == "recipients" else str(Document._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            rows.append((label, now, mine))
    return rows


def _edit_context(document: Document, values: dict[str, Any], **outcome: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "document": document,
        "values": values,
        "version": document.version,
        "incoming": document.direction == Direction.INCOMING,
        "numbered": document.number is not None,
        "kinds": [kind.name for kind in kinds_on(today, scheme=scheme_of(document.agency))],
        "urgencies": Urgency.choices,
        "editing": True,
        **outcome,
    }
