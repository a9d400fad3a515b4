"""Paragraphs and tables as one text: what is layout, what is data."""

from __future__ import annotations

import pytest

from chutri.reading.errors import TooLarge
from chutri.reading.extract.blocks import (
    Block,
    Cell,
    Gatherer,
    Grid,
    Paragraph,
    column_texts,
    is_layout,
    pipe_rows,
    write,
)
from chutri.reading.extract.limits import Limits


def grid(*rows: tuple[str, ...], bordered: bool | None = None) -> Grid:
    cells = [[Cell([Paragraph(line) for line in text.split("/") if line]) for text in row] for row in rows]
    return Grid(cells, bordered)


@pytest.mark.parametrize(
    ("table", "edge", "layout"),
    [
        (grid(("UBND TỈNH", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")), True, True),
        (grid(("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), bordered=True), False, True),
        (grid(("TỈNH ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM")), False, True),
        (grid(("Nơi nhận:", "T/M BAN THƯỜNG VỤ")), False, True),
        (grid(("a", "KT. GIÁM ĐỐC")), False, True),
        (grid(("Số 05-NQ/ĐU", "x")), False, True),
        (grid(("a", "b")), True, True),
        (grid(("a", "b")), False, False),
        (grid(("a", "b"), bordered=True), True, False),
        (grid(("a",), ("b",)), False, True),
        (grid(("a",), ("b",), bordered=True), False, False),
        (grid(("TT", "Nội dung", "Nơi nhận"), ("1", "x", "y"), bordered=True), False, False),
        (grid(*[("Số: 1", "x")] * 9), False, False),
        (grid(("Số: 1", "b", "c", "d", "e")), False, False),
    ],
)
def test_layout_is_told_from_data(table: Grid, edge: bool, layout: bool) -> None:
    assert is_layout(table, edge=edge) is layout


def test_columns_are_unrolled_whatever_cells_cover() -> None:
    table = grid(("UBND", "CỘNG HÒA"), ("Số: 1", "Hạnh phúc"))
    table.rows.append([Cell([Paragraph("cuối")], width=2)])
    assert column_texts(table) == ["UBND\nSố: 1\ncuối", "CỘNG HÒA\nHạnh phúc"]


def test_rows_that_say_nothing_are_left_out() -> None:
    assert pipe_rows(grid(("a", ""), ("", ""), ("b/c", "d|e"))) == "| a |  |\n| b<br>c | d¦e |"


def test_paragraphs_and_titles() -> None:
    blocks: list[Block] = [
        Paragraph("KẾ HOẠCH", True),
        Paragraph("Tổ chức", True),
        Paragraph("Hội nghị", True),
        Paragraph("một"),
        grid(),
    ]
    assert write([*blocks, Paragraph("hai")]) == "KẾ HOẠCH\n\nTổ chức\nHội nghị\n\nmột\n\nhai"


def test_a_gatherer_survives_what_files_get_wrong() -> None:
    out = Gatherer(Limits(), "a")
    out.close_table()
    out.open_row()
    out.open_cell()
    out.shape_cell(width=3, continues=False)
    for _ in range(20):  # tables in tables without end
        out.open_table()
        out.open_cell()
    out.paragraph("sâu")
    out.paragraph(" \u00a0 ")
    assert out.text() == "sâu"


def test_bounds() -> None:
    out = Gatherer(Limits(characters=5), "a")
    with pytest.raises(TooLarge):
        out.paragraph("dài quá")
    out = Gatherer(Limits(blocks=1), "a")
    out.open_table()
    out.open_cell()
    with pytest.raises(TooLarge):
        out.open_cell()
