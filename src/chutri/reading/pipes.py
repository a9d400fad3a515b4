"""Rows of cells between bars on one line: with outer bars or without, one table after another."""

from __future__ import annotations

from chutri.reading.flow import Flow
from chutri.reading.labels import column_role
from chutri.reading.lines import PAGE, PIPE, RULE, TEXT, Sheet

_LONGEST_TITLE = 90  # characters of a line between rows that titles a group of them


def split_row(flow: Flow) -> list[Flow]:
    """The cells of a pipe row."""
    text = flow.text
    cells = []
    at = 1 if text.startswith("|") else 0
    end = len(text) - 1 if text.endswith("|") and len(text) > 1 else len(text)
    while at <= end:
        bar = text.find("|", at, end)
        stop = end if bar < 0 else bar
        begin, finish = at, stop
        while begin < finish and text[begin] == " ":
            begin += 1
        while finish > begin and text[finish - 1] == " ":
            finish -= 1
        cells.append(flow.part(begin, finish))
        if bar < 0:
            break
        at = bar + 1
    return cells


def pipe_rows(sheet: Sheet, index: int, last: int) -> tuple[list[list[Flow]], int]:
    """The rows of the table that begins at line ``index``, and the line behind it."""
    rows: list[list[Flow]] = []
    at = index
    after = index + 1
    columns = 0
    while at < last:
        line = sheet.lines[at]
        if line.kind == PIPE:
            cells = split_row(sheet.flow(line))
            if columns and len(cells) != columns and line.blank_before and names_columns(cells):
                break
            columns = columns or len(cells)
            rows.append(cells)
            after = at + 1
        elif line.kind == RULE:
            after = at + 1 if sheet.text[line.start] == "|" else after
        elif _titles_group(sheet, at, last):
            rows.append([sheet.flow(line)])
        elif line.kind != PAGE:
            break
        at += 1
    return rows, after


def _titles_group(sheet: Sheet, at: int, last: int) -> bool:
    """A line without bars between rows without outer ones: the title of a group of rows."""
    line = sheet.lines[at]
    if line.kind != TEXT or line.blank_before or at + 1 >= last or line.end - line.start > _LONGEST_TITLE:
        return False
    below = sheet.lines[at + 1]
    return below.kind == PIPE and not below.blank_before and sheet.text[below.start] != "|"


def names_columns(cells: list[Flow]) -> bool:
    """Whether two of the cells at least say what their column holds."""
    return sum(column_role(cell.low) is not None for cell in cells) >= 2
