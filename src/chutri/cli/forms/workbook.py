"""A reading as a spreadsheet of four sheets: tasks, events, references, findings.

Text of a document never becomes a formula or a link: a cell that begins with ``=`` shows ``=`` and does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from chutri.cli.checked import CheckedReading
from chutri.cli.wording import SEVERITIES, names, plain, said_date, said_document, said_role, said_time
from chutri.office.lib.stated_dates import stated_date

CELL_LIMIT = 32_767  # characters that Excel keeps in one cell
_CREATED = datetime(2020, 1, 1, tzinfo=UTC)  # a fixed moment: the same reading gives the same bytes

Cell = str | int | date | None
_Sheet = tuple[str, Sequence[tuple[str, int]], list[tuple[Cell, ...]]]


def render(plans: Iterable[CheckedReading]) -> bytes:
    """The workbook of one or several documents; the first column of each sheet says which document a row is from."""
    held = list(plans)
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "Nhiệm vụ đọc từ văn bản", "created": _CREATED})
        styles = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF2F6"}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        }
        for title, columns, rows in (_tasks(held), _events(held), _references(held), _findings(held)):
            _fill(book.add_worksheet(title), columns, rows, styles)
    return out.getvalue()


def _fill(sheet: Any, columns: Sequence[tuple[str, int]], rows: list[tuple[Cell, ...]], styles: dict[str, Any]) -> None:
    for index, (title, width) in enumerate(columns):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, title, styles["head"])
    for number, cells in enumerate(rows, start=1):
        for index, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(number, index, cell, styles["day"])
            elif isinstance(cell, int):
                sheet.write_number(number, index, cell, styles["text"])
            elif cell:
                sheet.write_string(number, index, _cut(plain(cell)), styles["text"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cut(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def _document(checked: CheckedReading) -> str:
    return said_document(checked.reading.header, checked.file)


def _tasks(plans: list[CheckedReading]) -> _Sheet:
    columns = (
        ("Văn bản", 24),
        ("Mục", 10),
        ("Cơ quan", 28),
        ("Vai trò", 12),
        ("Việc phải làm", 70),
        ("Phối hợp với", 32),
        ("Xin ý kiến", 20),
        ("Trình", 20),
        ("Sản phẩm", 24),
        ("Thời hạn", 18),
        ("Ngày cuối của thời hạn", 14),
        ("Nguyên văn thời hạn", 26),
    )
    rows: list[tuple[Cell, ...]] = []
    for plan in plans:
        for task in plan.reading.tasks:
            stated = stated_date(task.deadline.date) if task.deadline else None
            rows.append(
                (
                    _document(plan),
                    task.id,
                    names(task.agencies),
                    said_role(task),
                    f"({task.context}) {task.action}" if task.context else task.action,
                    names(task.partners),
                    names(task.consults),
                    names(task.submits_to),
                    "; ".join(product.text for product in task.deliverables),
                    said_time(task),
                    stated.last_day if stated else None,
                    task.deadline.text if task.deadline else None,
                )
            )
    return "Nhiệm vụ", columns, rows


def _events(plans: list[CheckedReading]) -> _Sheet:
    columns = (("Văn bản", 24), ("Sự kiện", 60), ("Giờ", 10), ("Bắt đầu", 16), ("Kết thúc", 16), ("Địa điểm", 50))
    rows: list[tuple[Cell, ...]] = [
        (_document(plan), event.title, event.time, said_date(event.start), said_date(event.end), event.venue)
        for plan in plans
        for event in plan.reading.events
    ]
    return "Sự kiện", columns, rows


def _references(plans: list[CheckedReading]) -> _Sheet:
    columns = (
        ("Văn bản", 24),
        ("Số, ký hiệu", 22),
        ("Loại", 18),
        ("Ngày", 14),
        ("Cơ quan ban hành", 40),
        ("Trích yếu", 60),
        ("Là căn cứ", 10),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _document(plan),
            reference.code,
            reference.kind,
            said_date(reference.date),
            reference.issuer,
            reference.title,
            "x" if reference.basis else None,
        )
        for plan in plans
        for reference in plan.reading.references
    ]
    return "Dẫn chiếu", columns, rows


def _findings(plans: list[CheckedReading]) -> _Sheet:
    columns = (
        ("Văn bản", 24),
        ("Mã", 9),
        ("Mức", 11),
        ("Nội dung", 70),
        ("Cách sửa", 50),
        ("Nguyên văn", 60),
        ("Nhiệm vụ", 16),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _document(plan),
            finding.code,
            SEVERITIES[finding.severity],
            finding.message,
            finding.hint,
            plan.reading.text[slice(*finding.span)],
            ", ".join(finding.task_ids),
        )
        for plan in plans
        for finding in plan.findings
    ]
    return "Phát hiện", columns, rows
