"""The figures as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from chutri.office.dashboard.rules.figures import FIGURES, Counted, in_time_share
from chutri.office.lib.sheets import Cell, write_sheet


class Row(Protocol):
    """An agency or a plan with its tally."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def tally(self) -> Counted:
        """How its tasks stand."""


def figures_sheet(rows: Iterable[Row], *, first: str, on: date) -> bytes:
    """Give one row a name with all its figures; ``first`` heads the names. A second sheet says how each is counted."""
    figures = [(figure.label, 13) for figure in FIGURES]
    head = ((first, 48), ("Tổng số", 10), *figures, ("Tỷ lệ đúng hạn (%)", 13))
    notes = (f"Tính đến ngày {on:%d/%m/%Y}.", *(f"{figure.label}: {figure.rule}" for figure in FIGURES))
    cells = [_cells(row) for row in rows]
    return write_sheet(head, cells, name="Tổng quan", title=f"Tổng quan {on:%d/%m/%Y}", notes=notes)


def _cells(row: Row) -> tuple[Cell, ...]:
    counts = (int(getattr(row.tally, figure.key)) for figure in FIGURES)
    return (row.name or "Chưa xác định cơ quan", row.tally.total, *counts, in_time_share(row.tally))
