"""The report sheet of an agency without an account: what goes out, what came back, and what differs. Pure.

The first column is the key of a task with a check, locked; beside it what may be filled in. Rows may come back in any
order, with rows missing or added, and are told apart by their key alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from chutri.office.lib.sheets import LONGEST_CELL, LOOK, OPTIONS, Hand

HEAD = (
    ("Mã (không sửa)", 14),
    ("Nhiệm vụ", 70),
    ("Hạn", 12),
    ("Tiến độ (%)", 11),
    ("Tình hình thực hiện", 50),
)
KEY, PERCENT, WORDS = 0, 3, 4
MARK = "CHUTRI-PHIEU"


@dataclass(frozen=True, slots=True)
class Row:
    """A task as it stood when the sheet was sent."""

    task: int
    version: int
    action: str
    last: str
    percent: int
    words: str

    @property
    def key(self) -> str:
        """Give what stands in the locked column."""
        return f"{self.task}-{self.version}"

    def as_json(self) -> dict[str, Any]:
        """Give the row as it is stored."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Returned:
    """One difference that came back: the task, what was sent, what was filled in, what the task says now.

    ``conflict`` where the task was changed in the office since the sheet was sent.
    """

    task: int
    action: str
    field: str
    sent: str
    filled: str
    now: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came back against what was sent: differences, keys that are missing, rows that nobody sent, nonsense."""

    differences: tuple[Returned, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    wrong: tuple[str, ...]
    reordered: bool


def write_report_sheet(rows: Sequence[Row], *, agency: str, mark: str) -> bytes:
    """Write the sheet: locked but for progress and words; ``mark`` names it, so that no other file passes for its return."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **OPTIONS})
    book.set_properties({"title": f"Phiếu báo cáo – {agency}", "subject": f"{MARK} {mark}"})
    hand = Hand(book)
    fill = book.add_format({**LOOK, "locked": False, "bg_color": "#FFFBE6"})
    sheet = book.add_worksheet("Phiếu báo cáo")
    for column, (name, width) in enumerate(HEAD):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, hand.head)
    sheet.write_string(0, len(HEAD), f"{MARK} {mark}", hand.text)
    sheet.set_column(len(HEAD), len(HEAD), None, None, {"hidden": True})
    for place, row in enumerate(rows, start=1):
        hand.write(sheet, place, (row.key, row.action, row.last))
        sheet.write_number(place, PERCENT, row.percent, fill)
        if row.words:
            sheet.write_string(place, WORDS, row.words[:LONGEST_CELL], fill)
        else:
            sheet.write_blank(place, WORDS, None, fill)
    whole = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
    sheet.data_validation(1, PERCENT, max(len(rows), 1), PERCENT, whole)
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"sort": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return file.getvalue()


def mark_in(table: Sequence[Sequence[str | date]]) -> str:
    """Give the mark of a returned sheet; nothing where it has none."""
    head = table[0] if table else ()
    found = next((str(cell) for cell in head if str(cell).startswith(MARK)), "")
    return found.removeprefix(MARK).strip()


def compare(sent: Sequence[Row], table: Sequence[Sequence[str | date]], now: Mapping[int, Row]) -> Comparison:
    """Compare what came back with what was sent and with what the tasks say ``now``."""
    by_key = {row.key: row for row in sent}
    found: dict[str, Sequence[str | date]] = {}
    added: list[str] = []
    wrong: list[str] = []
    for cells in table[1:]:
        key = _at(cells, KEY)
        if key in by_key and key not in found:
            found[key] = cells
        elif any(str(cell).strip() for cell in cells[: len(HEAD)]):
            added.append(" – ".join(filter(None, (_at(cells, place) for place in range(len(HEAD))))))
    differences: list[Returned] = []
    for key, cells in found.items():
        differences += _of_row(by_key[key], cells, now, wrong)
    return Comparison(
        tuple(differences),
        tuple(row.action for row in sent if row.key not in found),
        tuple(added),
        tuple(wrong),
        list(found) != [row.key for row in sent if row.key in found],
    )


def _of_row(row: Row, cells: Sequence[str | date], now: Mapping[int, Row], wrong: list[str]) -> Iterable[Returned]:
    current = now.get(row.task)
    if current is None:
        wrong.append(f"{row.action}: nhiệm vụ không còn nhận cập nhật.")
        return
    percent = _at(cells, PERCENT).rstrip("% ") or str(row.percent)
    if not percent.isdecimal() or int(percent) > 100:
        wrong.append(f"{row.action}: tiến độ “{percent}” không phải số từ 0 đến 100.")
        percent = str(row.percent)
    for field, sent, filled, said in (
        ("percent", str(row.percent), str(int(percent)), str(current.percent)),
        ("words", row.words, _at(cells, WORDS), current.words),
    ):
        if filled not in (sent, said):
            yield Returned(row.task, row.action, field, sent, filled, said, said != sent)


def _at(cells: Sequence[str | date], place: int) -> str:
    return str(cells[place]).strip() if place < len(cells) else ""
