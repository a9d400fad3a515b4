"""The form of a document in the register."""

from __future__ import annotations

from typing import Any

from django import forms

from chutri.office.documents.choices import Direction, Urgency
from chutri.office.documents.operations.registering import Entry
from chutri.office.documents.operations.storing import Letterhead

_TOO_LONG = {"max_length": "Nội dung này dài quá %(limit_value)d chữ (hiện có %(show_value)d)."}
_DAY = {"invalid": "Ngày không hợp lệ; hãy nhập theo dạng ngày/tháng/năm."}
_DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


def _line(longest: int) -> forms.CharField:
    return forms.CharField(required=False, max_length=longest, error_messages=_TOO_LONG)


def _day() -> forms.DateField:
    return forms.DateField(required=False, input_formats=_DAY_FORMATS, error_messages=_DAY)


class DocumentForm(forms.Form):
    """Letterhead and entry of a document. Nothing is required that a document may lack, save what it is about."""

    code = _line(120)
    kind = _line(120)
    title = forms.CharField(
        max_length=5_000, error_messages={"required": "Hãy nhập trích yếu nội dung văn bản.", **_TOO_LONG}
    )
    issuer = _line(500)
    issued_date = _day()
    signer = _line(120)
    signer_position = _line(200)
    urgency = forms.ChoiceField(required=False, choices=Urgency.choices)
    arrived_on = _day()
    due_date = _day()
    copies = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=1_000_000,
        error_messages={"invalid": "Số lượng bản phải là số nguyên.", "min_value": "Số lượng bản không âm."},
    )
    handler = _line(250)
    council = _line(250)
    unit = _line(250)
    note = _line(5_000)
    recipients = forms.CharField(required=False, max_length=50_000, error_messages=_TOO_LONG)

    def letterhead(self) -> Letterhead:
        """Give what the document says of itself."""
        data = self.cleaned_data
        names = ("code", "kind", "title", "issuer", "issued_date", "signer", "signer_position")
        return Letterhead(**{name: data[name] for name in names})

    def entry(self, direction: Direction) -> Entry:
        """Give what the register says beside it."""
        data = self.cleaned_data
        names = ("arrived_on", "due_date", "copies", "handler", "note", "council", "unit")
        return Entry(
            direction=direction,
            urgency=Urgency(data["urgency"] or Urgency.NORMAL),
            **{name: data[name] for name in names},
        )

    def values(self) -> dict[str, Any]:
        """Give the edited fields by the names of the model's."""
        data = dict(self.cleaned_data)
        data["urgency"] = data["urgency"] or Urgency.NORMAL.value
        return data

    def recipient_names(self) -> list[str]:
        """Give the recipients, one a line or parted by semicolons; the dash in front and the stop behind are no part."""
        lines = self.cleaned_data["recipients"].replace(";", "\n").splitlines()
        names = (line.strip().lstrip("-–+•").strip().rstrip(".,;").strip() for line in lines)
        return [name for name in names if name]
