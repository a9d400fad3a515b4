"""``python -m benchmarks.writing``: how long official documents take to write, in seconds of wall time.

The floor of a drawn page is typst itself with one empty page a letter; of a table in Word, the same table as an .xlsx.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

import typst
import xlsxwriter

from benchmarks._measures import Measure, report, seconds
from chutri.writing import write_docx, write_pdf, write_pdfs
from chutri.writing.model import Column, Grid, Letterhead, Official, Signature, Text

LETTERS, ROWS = 300, 2_000
COLUMNS = (Column("TT", 1, "center"), Column("Nội dung", 6), Column("Cơ quan chủ trì", 3), Column("Thời hạn", 2))
LETTER = Official(
    kind="Giấy mời",
    layout="invitation",
    title="Dự Hội nghị biểu dương hợp tác xã tiêu biểu",
    letterhead=Letterhead(
        issuer="Ủy ban nhân dân tỉnh Minh Hải Đông", number=5, symbol="GM-UBND", place="Bình Lư", on=date(2026, 2, 5)
    ),
    blocks=(Text("**Thời gian:** 08 giờ 00, ngày 20/3/2026."), Text("**Địa điểm:** Trung tâm Hội nghị tỉnh.")),
    signature=Signature(authority=("TM. Ủy ban nhân dân", "Chủ tịch"), name="Trần Văn Hải"),
    recipients=("Như trên", "Lưu: VT."),
)


def measures() -> Sequence[Measure]:
    """Take every measure once more than needed: the first drawing loads the fonts."""
    letters = [
        replace(LETTER, blocks=(Text(f"Trân trọng kính mời: Ông Nguyễn Văn Bình, số {number}."), *LETTER.blocks))
        for number in range(LETTERS)
    ]
    rows = [
        (str(number), f"Rà soát, lựa chọn hợp tác xã thứ {number}", "Sở Nội vụ", "20/3/2026") for number in range(ROWS)
    ]
    listed = replace(LETTER, kind="Báo cáo", layout="named", blocks=(Text("Danh sách:"), Grid(COLUMNS, rows)))
    write_pdf(LETTER)
    floor = seconds(lambda: typst.compile(b"#for n in range(300) [x #pagebreak(weak: true)]"), rounds=3, clock=_wall)
    sheet = seconds(lambda: _xlsx(rows), rounds=3, clock=_wall)
    return [
        Measure("300 letters as one PDF/A", seconds(lambda: write_pdfs(letters), rounds=3, clock=_wall), "s", bar=2),
        Measure("floor: 300 empty pages", floor, "s"),
        Measure("one letter as PDF/A", seconds(lambda: write_pdf(LETTER), rounds=10, clock=_wall) * 1000, "ms"),
        Measure("2,000 rows as .docx", seconds(lambda: write_docx(listed), rounds=3, clock=_wall), "s", bar=1),
        Measure("floor: 2,000 rows as .xlsx", sheet, "s"),
        Measure("2,000 rows as PDF/A", seconds(lambda: write_pdf(listed), rounds=3, clock=_wall), "s"),
    ]


def _wall() -> float:
    return time.perf_counter()


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(report("writing", measures))
