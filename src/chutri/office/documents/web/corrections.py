"""Đính chính, sửa đổi, thay thế: marked and taken back from a document's page."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from chutri.office.documents.choices import CorrectionKind
from chutri.office.documents.models import Document
from chutri.office.documents.operations.correcting import (
    NewCorrection,
    UnableToCorrect,
    mark_corrected,
    take_back_correction,
)
from chutri.office.documents.permissions import can_issue_document
from chutri.office.documents.queries.documents import documents_seen_by
from chutri.office.people.permissions import SignedIn


class CorrectionForm(forms.Form):
    """By which document, and what it mends."""

    kind = forms.ChoiceField(choices=CorrectionKind.choices)
    code = forms.CharField(required=False, max_length=120)
    on = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    words = forms.CharField(required=False, max_length=1_000)


@require_POST
def correct(request: SignedIn, pk: int) -> HttpResponse:
    """Mark a document."""
    document = _document(request, pk)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa ghi được: hãy điền đúng loại, ngày và nội dung.")
        return redirect("documents:document-page", pk=pk)
    data = form.cleaned_data
    new = NewCorrection(kind=CorrectionKind(data["kind"]), code=data["code"], on=data["on"], words=data["words"])
    try:
        made = mark_corrected(document=document, correction=new, by=request.user, at=timezone.now())
    except UnableToCorrect as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã ghi: {made}.")
    return redirect("documents:document-page", pk=pk)


@require_POST
def take_back(request: SignedIn, pk: int, correction: int) -> HttpResponse:
    """Take a mark back."""
    document = _document(request, pk)
    one = get_object_or_404(document.corrections.select_related("document"), pk=correction)
    take_back_correction(correction=one, by=request.user, at=timezone.now())
    messages.success(request, "Đã bỏ ghi chú.")
    return redirect("documents:document-page", pk=pk)


def _document(request: SignedIn, pk: int) -> Document:
    document = get_object_or_404(documents_seen_by(request.user), pk=pk)
    can_issue_document(request.user, document).demand()
    return document
