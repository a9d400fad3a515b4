"""Standings and the compliance matrix."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.lib.sheets import read_sheet
from chutri.office.reports.choices import ReportStage, Standing
from chutri.office.reports.rules.matrix import Column, Owed, matrix, matrix_sheet, totals
from chutri.office.reports.rules.standing import standing

LAST = date(2026, 3, 19)


@pytest.mark.parametrize(
    ("stage", "submitted", "today", "found"),
    [
        (ReportStage.OPEN, None, LAST, Standing.NOT_DUE),
        (ReportStage.OPEN, None, date(2026, 3, 20), Standing.MISSING),
        (ReportStage.SUBMITTED, LAST, date(2026, 4, 1), Standing.ON_TIME),
        (ReportStage.ACCEPTED, date(2026, 3, 20), date(2026, 4, 1), Standing.LATE),
        (ReportStage.RETURNED, None, date(2026, 3, 1), Standing.RETURNED),
        (ReportStage.CORRECTING, LAST, date(2026, 4, 1), Standing.ON_TIME),
    ],
)
def test_how_a_report_stands(stage: ReportStage, submitted: date | None, today: date, found: Standing) -> None:
    assert standing(stage=stage, last_day=LAST, submitted_on=submitted, today=today) == found


def test_the_matrix_lays_reports_out() -> None:
    columns = [
        Column(1, "Tháng 1", 7, date(2026, 1, 19)),
        Column(2, "Tháng 2", 8, date(2026, 2, 19)),
        Column(3, "Tháng 3"),
    ]
    owed = [
        Owed(11, 1, "Sen Đông", 7, ReportStage.ACCEPTED, date(2026, 1, 19)),
        Owed(12, 1, "Sen Đông", 8, ReportStage.SUBMITTED, date(2026, 2, 21)),
        Owed(13, 2, "Sen Tây", 8, ReportStage.OPEN, None),
    ]
    lines = matrix(columns, owed, date(2026, 3, 1))
    assert [[(cell.report, cell.words) for cell in line.cells] for line in lines] == [
        [(11, "Đúng hạn"), (12, "Muộn"), (None, "")],
        [(None, ""), (13, "Chưa nộp"), (None, "")],
    ]
    assert [(line.in_time, line.due) for line in lines] == [(1, 2), (0, 1)]
    assert totals(lines, columns) == ["1/1", "0/2", ""]
    sheet = read_sheet(matrix_sheet(lines, columns, title="Bảng"), rows_at_most=10)
    assert sheet[1] == ["1", "Sen Đông", "Đúng hạn", "Muộn", "", "1", "2"]
