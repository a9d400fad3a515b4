"""The compliance matrix: bodies down, months across, one mark a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from chutri.office.lib.sheets import Cell as SheetCell
from chutri.office.lib.sheets import write_sheet
from chutri.office.reports.choices import Standing
from chutri.office.reports.rules.standing import standing

# how a cell is drawn and what stands in the sheet: word, shape and colour say the same
SHORT = {
    Standing.ON_TIME: "Đúng hạn",
    Standing.LATE: "Muộn",
    Standing.MISSING: "Chưa nộp",
    Standing.RETURNED: "Trả lại",
    Standing.NOT_DUE: "Chưa đến hạn",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One period of the year; ``round`` is None where it has not opened."""

    number: int
    words: str
    round: int | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One report as the matrix takes it from the database."""

    pk: int
    agency: int
    name: str
    round: int
    stage: str
    submitted_on: date | None


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: the report that it opens and how it stands; neither where the body owes none."""

    report: int | None = None
    standing: Standing | None = None

    @property
    def words(self) -> str:
        """Say how it stands."""
        return SHORT[self.standing] if self.standing else ""


@dataclass(slots=True)
class Line:
    """A body with its year: a cell a period, and how often it was in time."""

    name: str
    cells: list[Square] = field(default_factory=list)

    def count(self, kind: Standing) -> int:
        """Give how many cells stand so."""
        return sum(one.standing == kind for one in self.cells)

    @property
    def in_time(self) -> int:
        """Give how many were on time."""
        return self.count(Standing.ON_TIME)

    @property
    def due(self) -> int:
        """Give how many have fallen due or were handed in."""
        return sum(one.standing not in (None, Standing.NOT_DUE) for one in self.cells)


def matrix(columns: Sequence[Column], owed: Iterable[Owed], today: date) -> list[Line]:
    """Lay reports out, bodies in the order in which they come."""
    place = {column.round: index for index, column in enumerate(columns) if column.round}
    lasts = {column.round: column.last_day for column in columns}
    lines: dict[int, Line] = {}
    for one in owed:
        line = lines.setdefault(one.agency, Line(one.name, [Square() for _ in columns]))
        last = lasts.get(one.round)
        if last is not None:
            kind = standing(stage=one.stage, last_day=last, submitted_on=one.submitted_on, today=today)
            line.cells[place[one.round]] = Square(one.pk, kind)
    return list(lines.values())


def totals(lines: Sequence[Line], columns: Sequence[Column]) -> list[str]:
    """Give for each period how many of those that owe were on time: *98/126*; nothing where none has opened."""
    found = []
    for place, _ in enumerate(columns):
        cells = [line.cells[place] for line in lines if line.cells[place].standing]
        in_time = sum(cell.standing == Standing.ON_TIME for cell in cells)
        found.append(f"{in_time}/{len(cells)}" if cells else "")
    return found


def matrix_sheet(lines: Sequence[Line], columns: Sequence[Column], *, title: str) -> bytes:
    """Write the matrix as an Excel sheet."""
    head = [
        ("TT", 6),
        ("Cơ quan", 44),
        *((column.words, 14) for column in columns),
        ("Đúng hạn", 11),
        ("Đã đến hạn", 11),
    ]
    rows: list[list[SheetCell]] = [
        [place, line.name, *(cell.words for cell in line.cells), line.in_time, line.due]
        for place, line in enumerate(lines, start=1)
    ]
    return write_sheet(head, rows, name="Tình hình báo cáo", title=title)
