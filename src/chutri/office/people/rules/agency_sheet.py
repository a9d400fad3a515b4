"""The directory as an Excel sheet: its columns, and what one row of it says. The same file goes out and comes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices

from chutri.office.lib.folding import fold
from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind

# column: its heading, its width; ``key`` is the agency's number in this system, ``heirs`` who took over
COLUMNS: dict[str, tuple[str, int]] = {
    "key": ("Mã trong hệ thống", 10),
    "name": ("Tên cơ quan", 46),
    "short_name": ("Tên viết tắt", 26),
    "kind": ("Loại", 24),
    "level": ("Cấp", 14),
    "parent": ("Cơ quan cấp trên", 40),
    "territory_kind": ("Loại địa bàn", 13),
    "territory": ("Địa bàn", 20),
    "opened_on": ("Hoạt động từ", 13),
    "closed_on": ("Kết thúc từ", 13),
    "heirs": ("Đơn vị kế thừa", 46),
    "aliases": ("Tên gọi khác", 36),
    "codes": ("Mã định danh", 18),
    "email": ("Hộp thư công vụ", 26),
    "source": ("Nguồn", 36),
    "confidence": ("Độ tin cậy", 14),
    "note": ("Ghi chú", 36),
}
HEAD = tuple(COLUMNS.values())
NOTES = (
    "Mỗi dòng một cơ quan. Chỉ bắt buộc cột Tên cơ quan; cột nào không có trong bảng thì thông tin đó giữ nguyên.",
    "Mã trong hệ thống: giữ nguyên mã của cơ quan đã có; để trống khi thêm cơ quan mới.",
    "Loại: " + "; ".join(AgencyKind.labels) + ".",
    "Cấp: " + "; ".join(AgencyLevel.labels) + ".",
    "Loại địa bàn: " + "; ".join(TerritoryKind.labels) + "; chỉ ghi cho cơ quan phụ trách cả địa bàn.",
    "Ngày ghi dạng 01/03/2025. Kết thúc từ: ngày đầu tiên không còn hoạt động.",
    "Cơ quan cấp trên, Đơn vị kế thừa: ghi tên; khi có nhiều cơ quan trùng tên thì ghi thêm mã, ví dụ: UBND phường Láng (mã 125).",
    "Nhiều đơn vị kế thừa hoặc nhiều tên gọi khác cách nhau bằng dấu chấm phẩy; nhận một phần thì ghi thêm [một phần].",
    "Mã định danh: hệ mã, dấu hai chấm, mã; ví dụ gso: 00070.",
    "Công thức trong tệp không được tính; hệ thống chỉ đọc giá trị đang hiện.",
)

_KEYED = re.compile(r"\s*\(mã (\d{1,17})\)$")
_PARTLY = re.compile(r"\s*\[một phần\]$")
_CHOICES: dict[str, type[TextChoices]] = {"kind": AgencyKind, "level": AgencyLevel, "territory_kind": TerritoryKind}
_DAYS = ("opened_on", "closed_on")


class NoSuchColumns(Exception):
    """The sheet has no column of names; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Another agency as a cell names it: by name, and by its key where that stands behind it."""

    name: str
    key: int | None = None
    partly: bool = False

    def __str__(self) -> str:
        """Give the words as they stand in a cell."""
        key = f" (mã {self.key})" if self.key else ""
        return f"{self.name}{key}{' [một phần]' if self.partly else ''}"


@dataclass(slots=True)
class SheetRow:
    """One row: what its columns say (only those that the sheet has), and what is wrong with it."""

    line: int
    key: int | None = None
    said: dict[str, Any] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def rows_of(table: Sequence[Sequence[str | date]]) -> list[SheetRow]:
    """Read a table whose first row is the head. Empty rows are left out. Raises NoSuchColumns."""
    columns = _columns(table[0] if table else ())
    if "name" not in columns.values():
        raise NoSuchColumns("Không thấy cột “Tên cơ quan” ở dòng đầu của bảng; hãy dùng tệp mẫu.")
    return [
        _row(line, {columns[place]: cell for place, cell in enumerate(cells) if place in columns})
        for line, cells in enumerate(table[1:], start=2)
        if any(cells)
    ]


def _columns(head: Iterable[str | date]) -> dict[int, str]:
    known = {fold(label): column for column, (label, _) in COLUMNS.items()}
    return {place: known[fold(str(cell))] for place, cell in enumerate(head) if fold(str(cell)) in known}


def _row(line: int, cells: Mapping[str, str | date]) -> SheetRow:
    row = SheetRow(line)
    for column, cell in cells.items():
        try:
            value = _value(column, cell)
        except ValueError as error:
            row.errors.append(str(error))
            continue
        if column == "key":
            row.key = value
        else:
            row.said[column] = value
    if not row.said.get("name"):
        row.errors.append("Thiếu tên cơ quan.")
    return row


def _value(column: str, cell: str | date) -> Any:
    """Give what a cell says in its column. Raises ValueError with Vietnamese words."""
    label = COLUMNS[column][0]
    if column in _DAYS:
        return _day(label, cell)
    text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell
    if column == "key":
        if text and not (text.isdecimal() and len(text) < 18):
            raise ValueError(f"Mã trong hệ thống “{text}” không phải là số.")
        return int(text) if text else None
    if column in _CHOICES:
        return _choice(column, label, text)
    if column == "parent":
        return _ref(text) if text else None
    if column == "heirs":
        return tuple(_ref(part.strip()) for part in _parts(text))
    if column == "aliases":
        return tuple(sorted(set(_parts(text))))
    if column == "codes":
        return tuple(sorted({_code(part) for part in _parts(text)}))
    return text


def _day(label: str, cell: str | date) -> date | None:
    if isinstance(cell, date) or not cell:
        return cell or None
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise ValueError(f"{label}: “{cell}” không phải là ngày dạng 01/03/2025.")


def _choice(column: str, label: str, text: str) -> str:
    """Give the stored word of a label, written with or without tone marks; nothing for nothing."""
    if not text:
        return ""
    for choice in _CHOICES[column]:
        if fold(text) in (fold(choice.label), choice.value):
            return str(choice.value)
    raise ValueError(f"{label}: không có loại “{text}”; xem trang Hướng dẫn của tệp mẫu.")


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[;\n]", text) if part.strip())


def _ref(text: str) -> Ref:
    partly = _PARTLY.search(text)
    text = _PARTLY.sub("", text)
    keyed = _KEYED.search(text)
    return Ref(_KEYED.sub("", text), int(keyed[1]) if keyed else None, bool(partly))


def _code(text: str) -> tuple[str, str]:
    scheme, _, code = text.partition(":")
    if not scheme.strip() or not code.strip():
        raise ValueError(f"Mã định danh “{text}” phải có dạng hệ mã: mã, ví dụ gso: 00070.")
    return scheme.strip(), code.strip()
