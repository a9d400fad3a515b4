"""A first version made of the prescribed form of a document, with the letterhead filled in (Decree 30/2020, Phụ lục III)."""

from __future__ import annotations

from chutri.office.documents.operations.files import Upload
from chutri.office.drafts.choices import DraftKind
from chutri.office.drafts.operations.saving import UnableToChangeDraft
from chutri.office.drafts.operations.versions import judge_version
from chutri.office.people.models import Agency
from chutri.writing.errors import WritingError
from chutri.writing.templates import FIELDS, fill_template, standard_template

# what stands where words are still to be written
_TO_WRITE = "…"


class UnableToFillTemplate(UnableToChangeDraft):
    """The template can't be filled; the message is Vietnamese and fit for the screen."""


def file_from_template(*, kind: DraftKind, title: str, agency: Agency) -> Upload:
    """Give a .docx in the form of the kind, headed by the agency, its body still to be written."""
    values: dict[str, object] = {field.name: [] if isinstance(field.sample, list) else "" for field in FIELDS}
    superior = agency.parent.name if agency.parent else ""
    values |= {
        "co_quan_chu_quan": superior.upper(),
        "co_quan": agency.name.upper(),
        "so_ky_hieu": "Số:        /",
        "dia_danh_ngay": "…, ngày    tháng    năm",
        "ten_loai": kind.label.upper(),
        "trich_yeu": title,
        "noi_dung": [_TO_WRITE],
        "noi_nhan": ["Như trên", "Lưu: VT"],
        "quyen_han": ["…"],
        "nguoi_ky": _TO_WRITE,
    }
    try:
        data = fill_template(standard_template(), values)
    except WritingError as error:
        raise UnableToFillTemplate(str(error)) from error
    return judge_version(data, "ban-1.docx")
