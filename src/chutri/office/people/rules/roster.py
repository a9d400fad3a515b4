"""A sheet of people to invite: what its columns are called, how it is read. Cells are text; a formula is never computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from chutri.office.lib.folding import fold
from chutri.office.people.choices import Role

MOST_ROWS = 500
# heading → field; the folded heading is looked for, in any order of columns
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("Họ và tên", "full_name", 28),
    ("Thư điện tử", "email", 32),
    ("Cơ quan", "agency", 40),
    ("Vai trò", "role", 22),
    ("Chức vụ", "position", 24),
    ("Tên đăng nhập", "username", 18),
)
_NEEDED = ("full_name", "email", "agency", "role")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class UnreadableRoster(Exception):
    """The file is no such sheet; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the sheet, as written; ``line`` is its number there."""

    line: int
    full_name: str = ""
    email: str = ""
    agency: str = ""
    role: str = ""
    position: str = ""
    username: str = ""


def read_roster(data: bytes) -> list[RosterRow]:
    """Read the first sheet of an .xlsx. Raises UnreadableRoster."""
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        lines = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError, ValueError) as error:
        raise UnreadableRoster("Không đọc được tệp này. Hãy dùng tệp Excel (.xlsx) theo mẫu.") from error
    head, places = _head(lines)
    rows = []
    for number, line in enumerate(lines[head + 1 :], start=head + 2):
        cells = {field: _text(line[place]) for field, place in places.items() if place < len(line)}
        if any(cells.values()):
            rows.append(RosterRow(number, **cells))
    if not rows:
        raise UnreadableRoster("Tệp chưa có người nào dưới dòng tiêu đề.")
    if len(rows) > MOST_ROWS:
        raise UnreadableRoster(f"Mỗi lần mời tối đa {MOST_ROWS} người; tệp này có {len(rows)} người. Hãy tách tệp.")
    return rows


def role_called(words: str) -> Role | None:
    """Give the role that a cell names, by its label without tone marks or by its slug."""
    wanted = fold(words)
    return next((role for role in Role if wanted in (fold(str(role.label)), role.value)), None)


def is_username(text: str) -> bool:
    """Say whether a text can be a login: small letters, digits, dots and dashes."""
    return _USERNAME.fullmatch(text) is not None


def username_for(full_name: str, email: str, taken: set[str]) -> str:
    """Make a login: what stands before the @, otherwise given name and initials (Nguyễn Thị An: an.nt); a number parts twins."""
    stem = re.sub(r"[^a-z0-9._-]", "", email.partition("@")[0].lower()).strip("._-")
    if not is_username(stem):
        *others, given = fold(full_name).split() or ["nguoidung"]
        stem = re.sub(r"[^a-z0-9.]", "", f"{given}.{''.join(word[0] for word in others)}".strip(".")) or "nguoidung"
    stem = stem[:56]
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}{number}"
    return name


def empty_roster(agencies: Sequence[str]) -> bytes:
    """Give the sheet to fill in: headings, and lists to choose roles and agencies from."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    look = {"font_name": "Times New Roman", "font_size": 12}
    head = book.add_format({**look, "bold": True, "bg_color": "#E9EFF7", "border": 1})
    sheet, lists = book.add_worksheet("Người dùng"), book.add_worksheet("Danh mục")
    for column, (name, _, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, book.add_format(look))
        sheet.write_string(0, column, name, head)
    roles = [str(role.label) for role in Role]
    for column, names in enumerate((roles, agencies)):
        for row, name in enumerate(names):
            lists.write_string(row, column, name)
    places = {field: column for column, (_, field, _) in enumerate(COLUMNS)}
    for field, letter, count in (("role", "A", len(roles)), ("agency", "B", len(agencies))):
        if count:
            source = f"='Danh mục'!${letter}$1:${letter}${count}"
            sheet.data_validation(1, places[field], MOST_ROWS, places[field], {"validate": "list", "source": source})
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def _head(lines: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    wanted = {fold(name): field for name, field, _ in COLUMNS}
    for number, line in enumerate(lines[:20]):
        places = {wanted[fold(_text(cell))]: place for place, cell in enumerate(line) if fold(_text(cell)) in wanted}
        if all(field in places for field in _NEEDED):
            return number, places
    names = ", ".join(f"“{name}”" for name, field, _ in COLUMNS if field in _NEEDED)
    raise UnreadableRoster(f"Tệp phải có các cột {names}. Hãy tải mẫu về và điền theo.")


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def duplicates(values: Iterable[str]) -> set[str]:
    """Give the values, other than empty ones, that stand more than once, compared without capitals."""
    seen: set[str] = set()
    twice: set[str] = set()
    for value in values:
        folded = value.lower()
        if folded and folded in seen:
            twice.add(folded)
        seen.add(folded)
    return twice
