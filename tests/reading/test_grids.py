"""Tables as they are found in text, in every way that files and scrapers leave them."""

from __future__ import annotations

import pytest

from chutri.reading.grids import Grid, grid_at, is_group_number, is_row_number
from chutri.reading.lines import Sheet
from chutri.reading.pipes import split_row
from tests.reading.flows import a_flow

HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
ONE = ["1", "Rà soát văn bản", "Sở Tư pháp", "Quý I/2026"]
TWO = ["2", "Tập huấn nghiệp vụ", "Sở Nội vụ", "Tháng 3/2026"]


def table(text: str) -> tuple[list[list[str]], int] | None:
    """The cells of the table that a text begins with, and how many lines it takes."""
    sheet = Sheet(text)
    grid = grid_at(sheet, 0, len(sheet.lines))
    return None if grid is None else ([[cell.text for cell in row] for row in grid.rows], grid.after)


def piped(*rows: list[str]) -> str:
    """Rows of cells between pipes."""
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(piped(HEAD, ONE, TWO), 3, id="pipe rows"),
        pytest.param(piped(HEAD, ["---"] * 4, ONE, TWO), 4, id="markdown"),
        pytest.param(piped(HEAD, ONE) + "12\n" + piped(TWO), 4, id="over a page number"),
        pytest.param(piped(HEAD, ONE, TWO).replace("Sở Tư pháp", "**Sở Tư pháp**"), 3, id="a cell in bold"),
        pytest.param("".join("|\n" + "\n|\n".join(row) + "\n|\n" for row in (HEAD, ONE, TWO)), 27, id="cells between bars"),
        pytest.param("\n".join((*HEAD, *ONE, *TWO)), 12, id="one cell a line"),
        pytest.param("\t".join(HEAD) + "\n" + "\t".join(ONE) + "\n" + "\t".join(TWO), 3, id="cells between tabs"),
        pytest.param(
            "TT   Nội dung             Cơ quan chủ trì   Thời gian\n"
            "1    Rà soát văn bản      Sở Tư pháp        Quý I/2026\n"
            "2    Tập huấn nghiệp vụ   Sở Nội vụ         Tháng 3/2026\n",
            3, id="aligned columns",
        ),
    ],
)  # fmt: skip
def test_every_layout_gives_the_same_rows(text: str, lines: int) -> None:
    assert table(text) == ([HEAD, ONE, TWO], lines)


def test_cell_of_aligned_columns_over_two_lines() -> None:
    text = (
        "TT   Nội dung             Cơ quan chủ trì   Thời gian\n"
        "1    Rà soát              Sở Tư pháp        Quý I/2026\n"
        "     văn bản\n"
    )

    assert table(text) == ([HEAD, ONE], 3)


def test_cell_between_bars_over_two_lines_and_an_empty_one() -> None:
    rows = [HEAD, ["1", "Rà soát\nvăn bản", "Sở Tư pháp", ""], TWO]
    text = "".join("|\n" + "".join(cell + "\n|\n" if cell else "|\n" for cell in row) for row in rows)

    found = table(text)
    assert found is not None
    assert found[0][1][:3] == ["1", "Rà soát văn bản", "Sở Tư pháp"]
    assert found[0][2] == TWO


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rà soát văn bản.", id="a sentence"),
        pytest.param("TT Nội dung Chủ trì", id="a head whose columns are lost"),
        pytest.param("TT\nRà soát\nBáo cáo", id="lines that name no columns"),
        pytest.param("|\nỦY BAN NHÂN DÂN\n|\nCỘNG HÒA\n|\n|\nSố: 1\n|\n", id="a letterhead between bars"),
        pytest.param("|\n|\n|\n|\n", id="only bars"),
        pytest.param("TTXVN   đưa tin   về hội nghị", id="a word that begins like a head"),
    ],
)
def test_no_table(text: str) -> None:
    assert table(text) is None


BEHIND = "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Rà soát các trạm y tế.\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blank lines between"])
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("".join("|\n" + "\n|\n".join(row) + "\n|\n" for row in (HEAD, ONE, TWO)), id="cells between bars"),
        pytest.param("\n".join((*HEAD, *ONE, *TWO)) + "\n", id="one cell a line"),
    ],
)
def test_what_stands_behind_a_table_is_no_cell(rows: str, gap: str) -> None:
    found = table((rows + "\n" + BEHIND).replace("\n", gap))

    assert found is not None
    assert found[0] == [HEAD, ONE, TWO]


def test_title_of_a_group_between_rows_of_one_cell_a_line_does_not_end_the_table() -> None:
    found = table("\n".join((*HEAD, *ONE, "II. TẬP HUẤN", *TWO)))

    assert found is not None
    assert found[0][-1] == TWO


def test_second_table_between_bars_is_another_one() -> None:
    rows = "".join("|\n" + "\n|\n".join(row) + "\n|\n" for row in (HEAD, ONE))
    sheet = Sheet(rows + "\nPHỤ LỤC II\nDANH MỤC\n\n" + rows)
    first = grid_at(sheet, 0, len(sheet.lines))
    assert first is not None

    assert (len(first.rows), grid_at(sheet, first.after + 2, len(sheet.lines)) is not None) == (2, True)


def test_second_head_below_a_blank_line_begins_another_table() -> None:
    sheet = Sheet(piped(HEAD, ONE) + "\n" + piped(HEAD[:3], TWO[:3]))
    first = grid_at(sheet, 0, 4)
    assert isinstance(first, Grid)
    second = grid_at(sheet, first.after, 4)
    assert isinstance(second, Grid)

    assert (first.after, second.after, [cell.text for cell in second.rows[1]]) == (2, 4, TWO[:3])


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("|a|b|", ["a", "b"]),
        ("| a |  | c |", ["a", "", "c"]),
        ("a | b", ["a", "b"]),
        ("|  |", [""]),
    ],
)
def test_split_row(row: str, cells: list[str]) -> None:
    flow = a_flow(row)

    assert [cell.text for cell in split_row(flow)] == cells
    assert [row[slice(*cell.span(0, len(cell.text)))] for cell in split_row(flow)] == cells


@pytest.mark.parametrize(
    ("cell", "row", "group"),
    [
        ("1", True, False),
        ("12.", True, False),
        ("3.1", True, False),
        ("(4)", True, False),
        ("II", True, True),
        ("iv.", True, True),
        ("a)", True, True),
        ("A", True, True),
        ("Sở Y tế", False, False),
        ("2026", False, False),
        ("", False, False),
    ],
)
def test_numbers_of_rows_and_groups(cell: str, row: bool, group: bool) -> None:
    assert (is_row_number(cell.lower()), is_group_number(cell.lower())) == (row, group)
