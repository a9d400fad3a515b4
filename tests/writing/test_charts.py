"""Charts: bars whose names and figures are written out, the same bytes for the same content."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from chutri.writing import write_docx, write_pdf
from chutri.writing.charts import WIDE, drawn
from chutri.writing.model import Bar, Chart, Letterhead, Official, Signature, Text
from chutri.writing.pictures import png

CHART = Chart(
    (
        Bar("Đúng hạn", 100, "100 (79,4 %)", ((100, "good"),)),
        Bar("Cả hai", 26, "26", ((20, "warn"), (6, "bad"))),
        Bar("UBND phường <rất> dài " * 6, 0, "0"),
    ),
    caption="Biểu đồ 1",
    legend=(("Đúng hạn", "good"), ("Muộn", "warn")),
)
OFFICIAL = Official(
    kind="Báo cáo",
    title="Kết quả",
    letterhead=Letterhead(issuer="Sở Nội vụ"),
    blocks=(CHART, Text("Hết")),
    signature=Signature(authority=("Giám đốc",)),
)


def test_bars_are_as_long_as_their_figures() -> None:
    drawing = drawn(CHART)
    widths = [float(wide) for wide in re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"', drawing.svg)][:3]
    assert [round(wide / widths[0], 2) for wide in widths] == [1, 0.2, 0.06]
    assert "&lt;rất&gt;" in drawing.svg
    assert "…" in drawing.svg
    assert drawing.words.startswith("Đúng hạn: 100 (79,4 %); Cả hai: 26")
    assert drawing.wide == round(WIDE / 72 * 25.4, 1)


def test_nothing_to_draw_is_drawn_too() -> None:
    assert drawn(Chart(())).svg.endswith("</svg>")


def test_a_chart_stands_in_both_files_and_the_bytes_are_the_same_each_time() -> None:
    word, pdf = write_docx(OFFICIAL), write_pdf(OFFICIAL)
    assert (word, pdf) == (write_docx(OFFICIAL), write_pdf(OFFICIAL))
    with zipfile.ZipFile(BytesIO(word)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert [package.read(name) for name in pictures] == [png(drawn(CHART))]
    assert png(drawn(CHART)).startswith(b"\x89PNG")
