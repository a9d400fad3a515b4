"""Rows as sheets of a workbook (.xlsx).

Text of a document never becomes a formula, a link or a number: a cell that begins with ``=`` shows ``=`` and does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from chutri.cli.wording import plain

CELL_LIMIT = 32_767  # characters that Excel keeps in one cell
_CREATED = datetime(2020, 1, 1, tzinfo=UTC)  # a fixed moment: the same rows give the same bytes
_A4 = 9  # as Excel numbers paper

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns with their widths in characters, and its rows."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[tuple[Cell, ...]]


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """A workbook of the sheets, each with a head that stays, a filter, and A4 pages that are one sheet wide."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "created": _CREATED})
        styles = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF2F6"}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        }
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.title), sheet, styles)
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for index, (title, width) in enumerate(sheet.columns):
        page.set_column(index, index, width)
        page.write_string(0, index, title, styles["head"])
    for number, cells in enumerate(sheet.rows, start=1):
        for index, cell in enumerate(cells):
            if isinstance(cell, date):
                page.write_datetime(number, index, cell, styles["day"])
            elif isinstance(cell, int):
                page.write_number(number, index, cell, styles["text"])
            elif cell:
                page.write_string(number, index, _cut(plain(cell)), styles["text"])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _cut(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"
