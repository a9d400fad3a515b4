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
from typing import Any

import typst
import xlsxwriter

from benchmarks._measures import Measure, report, seconds
from chutri.office.reports.rules.consolidated import official
from chutri.writing import write_docx, write_pdf, write_pdfs
from chutri.writing.model import Column, Grid, Letterhead, Official, Signature, Text

LETTERS, ROWS = 300, 2_000
COMMUNES, FIGURES = 126, 10
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
    report_of_126 = official(inputs(), "full")
    floor = seconds(lambda: typst.compile(b"#for n in range(300) [x #pagebreak(weak: true)]"), rounds=3, clock=_wall)
    sheet = seconds(lambda: _xlsx(rows), rounds=3, clock=_wall)
    return [
        Measure("300 letters as one PDF/A", seconds(lambda: write_pdfs(letters), rounds=3, clock=_wall), "s", bar=2),
        Measure("floor: 300 empty pages", floor, "s"),
        Measure("one letter as PDF/A", seconds(lambda: write_pdf(LETTER), rounds=10, clock=_wall) * 1000, "ms"),
        Measure("2,000 rows as .docx", seconds(lambda: write_docx(listed), rounds=3, clock=_wall), "s", bar=1),
        Measure("floor: 2,000 rows as .xlsx", sheet, "s"),
        Measure(
            "126 reports consolidated, as .docx and PDF/A",
            seconds(lambda: (write_docx(report_of_126), write_pdf(report_of_126)), rounds=3, clock=_wall),
            "s",
            bar=2,
        ),
        Measure("2,000 rows as PDF/A", seconds(lambda: write_pdf(listed), rounds=3, clock=_wall), "s"),
    ]


def inputs() -> dict[str, Any]:
    """What 126 communes reported, as a consolidated report is made of it: ten figures and two texts each."""
    names = [f"UBND xã số {number}" for number in range(COMMUNES)]
    labels = [f"Chỉ tiêu thứ {number}" for number in range(FIGURES)]
    figures = [
        {"label": label, "unit": "người", "value": "1250.5", "given": COMMUNES, "rule": "Cộng"} for label in labels
    ]
    said = [
        {"label": label, "kind": "text", "columns": [], "rows": [[name, f"Nội dung của {name}"] for name in names]}
        for label in ("Khó khăn, vướng mắc", "Kiến nghị")
    ]
    stands = [("on_time", "Đúng hạn"), ("late", "Muộn 2 ngày"), ("missing", "Chưa nộp")]
    bodies = [
        dict(zip(("standing", "standing_words"), stands[place % 3], strict=True), name=name, submitted_on="18/03/2026")
        for place, name in enumerate(names)
    ]
    return {
        "title": "Kết quả thực hiện Kế hoạch số 46/KH-UBND tháng 3/2026",
        "head": {"issuer": "Sở Nội vụ", "superior": "UBND tỉnh Minh Hải Đông", "on": "2026-03-25"},
        "texts": {"opening": "Tổng hợp kết quả tháng 3/2026 như sau:", "closing": "Trân trọng báo cáo."},
        "sections": [{"key": "section1", "title": "Kết quả", "figures": figures, "said": said}],
        "said": said,
        "table": {
            "columns": [{"label": label, "unit": "người"} for label in labels],
            "rows": [[name, *(str(place * 7.5) for place in range(FIGURES))] for name in names],
        },
        "groups": [],
        "counts": {"on_time": 42, "late": 42, "missing": 42},
        "bodies": bodies,
    }


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
