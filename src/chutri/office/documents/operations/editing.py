"""Mending what the register says of a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from chutri.office.documents.choices import Standing
from chutri.office.documents.models import Document
from chutri.office.documents.operations.recipients import put_recipients
from chutri.office.documents.operations.texts import describe
from chutri.office.documents.rules.codes import code_key, issuer_key
from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.people.models import User

# what may be edited; number and symbol only while the system did not give them
EDITABLE = (
    "code", "kind", "title", "issuer", "issued_date", "signer", "signer_position", "urgency", "due_date", "copies", "handler",
    "note", "council", "unit",
)  # fmt: skip
_FIXED_BY_NUMBER = ("code", "kind", "issued_date", "council")


class UnableToEdit(Exception):
    """The document can't be edited; the message is Vietnamese and fit for the screen."""


class DocumentChangedMeanwhile(UnableToEdit):
    """Somebody saved the document since it was shown; ``document`` is as it stands now."""

    def __init__(self, document: Document) -> None:
        """Keep the document as it stands."""
        super().__init__("Văn bản đã được người khác sửa trong lúc bạn đang nhập.")
        self.document = document


@transaction.atomic
def edit_document(
    *, document: Document, values: Mapping[str, Any], recipients: list[str], seen_version: int, by: User, at: datetime
) -> Document:
    """Save edited fields (those of EDITABLE). ``seen_version`` is the version on the screen of whoever edits.

    Raises DocumentChangedMeanwhile, UnableToEdit for a recalled document.
    """
    held = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document.pk)
    if held.standing == Standing.RECALLED:
        raise UnableToEdit("Văn bản đã thu hồi nên không sửa được nữa.")
    if held.version != seen_version:
        raise DocumentChangedMeanwhile(held)
    changes: dict[str, list[Any]] = {}
    for name in EDITABLE:
        if name not in values or (held.number is not None and name in _FIXED_BY_NUMBER):
            continue
        before, after = getattr(held, name), values[name]
        if before != after:
            changes[name] = [_plain(before), _plain(after)]
            setattr(held, name, after)
    names_before = list(held.recipients.order_by("place").values_list("text", flat=True))
    put_recipients(held, recipients, at)
    names = list(held.recipients.order_by("place").values_list("text", flat=True))
    if names != names_before:
        changes["recipients"] = ["; ".join(names_before), "; ".join(names)]
    if not changes:
        return held
    held.code_key, held.issuer_key = code_key(held.code), issuer_key(held.issuer)
    held.title_order = sort_key(held.title or held.name)
    held.version += 1
    held.full_clean(validate_unique=False, validate_constraints=False)
    held.save()
    describe(held)
    record(by=by, at=at, deed="edit_document", about=held, words=f"Sửa thông tin văn bản {held}", changes=changes)
    return held


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
