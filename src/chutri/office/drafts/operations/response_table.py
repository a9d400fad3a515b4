"""Bảng tổng hợp, giải trình, tiếp thu ý kiến: every opinion with its answer, as a document in the form of Decree 30/2020."""

from __future__ import annotations

from datetime import date

from chutri.office.drafts.models import Draft, Opinion
from chutri.office.drafts.queries.opinions import opinions_on
from chutri.office.drafts.rules.response_rows import OpinionRow, response_rows, summary_words
from chutri.office.people.models import Agency
from chutri.writing.model import Annex, Column, Grid, Letterhead, Official, Signature, Text
from chutri.writing.pdf import write_pdf
from chutri.writing.word import write_docx

KIND = "Bản tổng hợp"
_COLUMNS = (
    Column("TT", 0.6, "center"),
    Column("Cơ quan góp ý", 2.2),
    Column("Đoạn, nội dung được góp ý", 3.0),
    Column("Nội dung ý kiến", 3.6),
    Column("Tiếp thu, giải trình", 3.6),
)


def response_table(draft: Draft, *, on: date) -> Official:
    """Give the table as content: a short summary, then the rows on pages turned to the side."""
    rows = [_row(one) for one in opinions_on(draft)]
    what = str(draft)
    superior: Agency | None = draft.agency.parent
    return Official(
        kind=KIND,
        title=f"Ý kiến, tiếp thu, giải trình ý kiến góp ý đối với dự thảo {what[:1].lower()}{what[1:]}",
        letterhead=Letterhead(issuer=draft.agency.name, superior=superior.name if superior else "", on=on),
        blocks=tuple(Text(words) for words in summary_words(rows, versions=draft.newest)),
        signature=Signature(authority=("NGƯỜI TỔNG HỢP",), name=draft.owner.full_name),
        recipients=("Lưu: VT, hồ sơ dự thảo",),
        annexes=(
            Annex(
                title="Chi tiết ý kiến và nội dung tiếp thu, giải trình",
                blocks=(Grid(_COLUMNS, response_rows(rows)),),
                landscape=True,
            ),
        ),
    )


def response_table_docx(draft: Draft, *, on: date) -> bytes:
    """Give the table as .docx."""
    return write_docx(response_table(draft, on=on))


def response_table_pdf(draft: Draft, *, on: date) -> bytes:
    """Give the table as PDF. Raises WritingError."""
    return write_pdf(response_table(draft, on=on))


def _row(one: Opinion) -> OpinionRow:
    return OpinionRow(
        body=one.body,
        giver=one.giver,
        version=one.version.number,
        paragraph=one.paragraph,
        quote=one.quote,
        stance=one.stance,
        words=one.words,
        response=one.response,
        response_words=one.response_words,
        source=one.source,
        code=one.code,
        holding=one.holding,
    )
