"""Marking a document of the register as corrected, amended or replaced by a later one, and taking the mark back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from chutri.office.documents.choices import CorrectionKind, Direction, Standing
from chutri.office.documents.models import Correction, Document
from chutri.office.documents.operations.checking import KEEPERS
from chutri.office.documents.rules.codes import code_key
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.people.operations.notices import notify
from chutri.office.people.queries.notices import people_of


class UnableToCorrect(Exception):
    """The mark can't be made; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """By which document, and what it mends."""

    kind: CorrectionKind
    code: str
    on: date | None
    words: str


@transaction.atomic
def mark_corrected(*, document: Document, correction: NewCorrection, by: User, at: datetime) -> Correction:
    """Mark a registered document; those that it was sent to are told. Raises UnableToCorrect.

    A mistake of form or technique is corrected by an official letter, one of content by a document of the same kind (Decree
    30/2020, Điều 18 khoản 2). The later document is tied where this register has it under its number.
    """
    held = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document.pk)
    if held.standing != Standing.REGISTERED:
        raise UnableToCorrect("Chỉ ghi đính chính, sửa đổi cho văn bản đã vào sổ, chưa thu hồi.")
    code, words = " ".join(correction.code.split())[:120], correction.words.strip()
    if not code or not words:
        raise UnableToCorrect("Hãy ghi số, ký hiệu của văn bản sau và nội dung được đính chính, sửa đổi.")
    key = code_key(code)
    if key == held.code_key:
        raise UnableToCorrect("Văn bản không tự đính chính chính nó; hãy ghi số, ký hiệu của văn bản sau.")
    later = Document.objects.filter(agency=held.agency, code_key=key).exclude(pk=held.pk).order_by("-pk").first()
    made = Correction.objects.create(
        document=held,
        kind=correction.kind,
        code=code,
        on=correction.on,
        later=later,
        words=words,
        made_at=at,
        made_by=by,
    )
    told = f"{CorrectionKind(made.kind).label} văn bản {held} bằng {code}: {words}"
    if held.direction != Direction.INCOMING:
        sent = held.recipients.filter(sent_at__isnull=False, agency__isnull=False).select_related("agency")
        notify(
            people=people_of([one.agency for one in sent if one.agency is not None], KEEPERS),
            words=f"{held.agency}: {told}",
            address=reverse("documents:document-page", args=[held.pk]),
            key=f"document-corrected:{made.pk}",
            at=at,
            mail=True,
        )
    record(by=by, at=at, deed="mark_corrected", about=held, words=told)
    return made


@transaction.atomic
def take_back_correction(*, correction: Correction, by: User, at: datetime) -> None:
    """Take a mark back that was made by mistake."""
    document = correction.document
    record(
        by=by,
        at=at,
        deed="take_back_correction",
        about=document,
        words=f"Bỏ ghi chú: {correction} ({correction.words})",
    )
    correction.delete()
