"""Ruled tables of a PDF: words into cells."""

from __future__ import annotations

from itertools import pairwise

from chutri.reading.extract.cells import cell_text, split_tables
from chutri.reading.extract.page import Box
from tests.reading.extract.words import line, page


def boxes(columns: list[float], rows: list[float]) -> list[list[Box | None]]:
    return [[(left, top, right, bottom) for left, right in pairwise(columns)] for top, bottom in pairwise(rows)]


def test_words_go_into_the_cells_that_hold_them() -> None:
    found = page(
        line("trước bảng", 60, 40), line("TT", 62, 72), line("Nội dung", 110, 72), line("1", 62, 92),
        line("Chủ trì việc", 110, 92), line("này", 110, 104), line("sau", 60, 140),
    )  # fmt: skip
    found.tables = [boxes([60, 100, 185], [60, 80, 110])]
    rows, words = split_tables(found)
    assert [row.text for row in rows] == ["| TT | Nội dung |", "| 1 | Chủ trì việc này |"]
    assert [word.text for word in words] == ["trước", "bảng", "sau"]


def test_merged_cells_are_empty_in_their_other_rows() -> None:
    found = page(line("A", 62, 72), line("b", 110, 72), line("c", 110, 92))
    cells = boxes([60, 100, 200], [60, 80, 100])
    cells[0][0], cells[1][0] = (60, 60, 100, 100), None
    found.tables = [cells]
    assert [row.text for row in split_tables(found)[0]] == ["| A | b |", "|  | c |"]


def test_what_a_gap_of_the_grid_holds_is_kept() -> None:
    found = page(line("a", 62, 72), line("lạc", 120, 72), line("b", 62, 92))
    cells = boxes([60, 100, 200], [60, 80, 100])
    cells[0][1] = None
    found.tables = [cells]
    assert sorted(row.text for row in split_tables(found)[0]) == ["lạc", "| a |  |", "| b |  |"]


def test_lines_of_a_cell() -> None:
    assert cell_text([], 0, 100) == ""
    assert cell_text(line("một hai", 2, 10) + line("ba|bốn", 2, 22), 0, 50) == "một hai ba¦bốn"
    assert cell_text(line("- một", 2, 10) + line("- hai", 2, 22), 0, 40) == "- một<br>- hai"
    assert cell_text(line("một;", 2, 10) + line("hai", 2, 22), 0, 44) == "một;<br>hai"
    assert cell_text(line("một", 2, 10) + line("hai", 2, 22), 0, 39) == "một hai"
    assert cell_text(line("một", 2, 10) + line("hai", 2, 22), 0, 60) == "một<br>hai"
