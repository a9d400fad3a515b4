"""Signing a file here, preparing it for the agency's own tool, and asking anew what its signatures are worth."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.documents.choices import SignatureRole
from chutri.office.documents.models import DocumentFile
from chutri.office.documents.operations.checking import ask_for_check
from chutri.office.documents.operations.signing import UnableToSignDocument, prepare_pdf, sign_pdf
from chutri.office.documents.permissions import can_prepare_signature, can_sign_document
from chutri.office.documents.queries.documents import files_seen_by
from chutri.office.documents.queries.signatures import keys_for, picture_of
from chutri.office.documents.rules.signatures import can_be_checked
from chutri.office.documents.rules.signing_keys import BadKeyFile
from chutri.office.people.permissions import SignedIn


@require_POST
def check_signatures(request: SignedIn, pk: int, file: int) -> HttpResponse:
    """Ask for a look at a file's signatures: whoever sees the file may."""
    one = _file(request, pk, file)
    if not can_be_checked(one.media_type):
        messages.error(request, "Chỉ kiểm tra được chữ ký số của tệp PDF và tệp Office (.docx, .xlsx, .pptx).")
        return redirect("documents:document-page", pk=pk)
    with transaction.atomic():
        ask_for_check(sha256=one.sha256, at=timezone.now())
    messages.success(request, f"Đang kiểm tra chữ ký số của {one.name}; hãy tải lại trang sau ít giây.")
    return redirect("documents:document-page", pk=pk)


@sensitive_post_parameters("secret")
@require_http_methods(["GET", "POST"])
def sign_form(request: SignedIn, pk: int, file: int) -> HttpResponse:
    """Show what can be signed and how; sign with a key of this server."""
    one = _file(request, pk, file)
    can_prepare_signature(request.user, one.document).demand()
    problem = ""
    if request.method == "POST":
        role = _role(request)
        can_sign_document(request.user, one.document, role).demand()
        try:
            return _sign(request, one, role)
        except (UnableToSignDocument, BadKeyFile) as error:
            problem = str(error)
    return render(request, "documents/sign_file.html", _context(request, one, problem), status=422 if problem else 200)


@require_POST
def prepare(request: SignedIn, pk: int, file: int) -> HttpResponse:
    """Put the frame of a signature into a file, for another tool."""
    one = _file(request, pk, file)
    can_prepare_signature(request.user, one.document).demand()
    try:
        prepare_pdf(file=one, role=_role(request), by=request.user, at=timezone.now())
    except UnableToSignDocument as error:
        return render(request, "documents/sign_file.html", _context(request, one, str(error)), status=422)
    words = "Đã đặt khung chữ ký. Tải tệp về, ký bằng công cụ của cơ quan rồi thêm lại làm phiên bản mới."
    messages.success(request, words)
    return redirect("documents:document-page", pk=pk)


def _sign(request: SignedIn, one: DocumentFile, role: SignatureRole) -> HttpResponse:
    chosen = request.POST.get("key", "")
    key = next((key for key in keys_for(request.user, one.document.agency) if str(key.number) == chosen), None)
    if key is None:
        raise UnableToSignDocument("Hãy chọn khóa để ký.")
    secret = request.POST.get("secret", "")
    signed = sign_pdf(file=one, role=role, key=key, secret=secret, by=request.user, at=timezone.now())
    messages.success(request, f"Đã ký số {signed.name}, phiên bản {signed.version}.")
    return redirect("documents:document-page", pk=one.document_id)


def _context(request: SignedIn, one: DocumentFile, problem: str) -> dict[str, Any]:
    try:
        keys = keys_for(request.user, one.document.agency)
    except BadKeyFile as error:
        keys, problem = [], problem or str(error)
    roles = [role for role in SignatureRole if can_sign_document(request.user, one.document, role).allowed]
    return {
        "file": one,
        "document": one.document,
        "problem": problem,
        "keys": keys,
        "roles": [(role.value, role.label) for role in roles],
        "chosen": _role(request) if request.method == "POST" else (roles[0] if roles else ""),
        "pictures": {
            role.value: picture_of(role, agency=one.document.agency, person=request.user)
            for role in (SignatureRole.SIGNER, SignatureRole.AGENCY)
        },
    }


def _file(request: SignedIn, pk: int, file: int) -> DocumentFile:
    return get_object_or_404(files_seen_by(request.user).select_related("document__agency"), document=pk, pk=file)


def _role(request: SignedIn) -> SignatureRole:
    told = request.POST.get("role", "")
    return SignatureRole(told) if told in SignatureRole.values else SignatureRole.SIGNER
