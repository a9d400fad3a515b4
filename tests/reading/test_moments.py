"""When an event is held, from the words behind a label of time."""

from __future__ import annotations

import pytest

from chutri.reading.fold import fold
from chutri.reading.moments import held


@pytest.mark.parametrize(
    ("words", "start", "end", "time"),
    [
        ("01 buổi sáng trong thời gian từ ngày 18-25/11/2026", "2026-11-18", "2026-11-25", None),
        ("02 ngày, 15 và 16/11/2025", "2025-11-15", "2025-11-16", None),
        ("Ngày 26, 27/12/2026", "2026-12-26", "2026-12-27", None),
        ("02 ngày 25 và 26 tháng 6 năm 2026", "2026-06-25", "2026-06-26", None),
        ("các ngày 3, 5, 7 tháng 8 năm 2026", "2026-08-03", "2026-08-07", None),
        ("03 ngày (từ ngày 20 đến ngày 22/4/2026)", "2026-04-20", "2026-04-22", None),
        ("01 buổi, bắt đầu từ 07 giờ 30 phút, thứ Sáu, ngày 27/3/2026", "2026-03-27", None, "07:30"),
        ("Từ 07 giờ 00 ngày 29/4/2026 đến ngày 30/4/2026", "2026-04-29", "2026-04-30", "07:00"),
        ("13h30’ ngày 29/4/2026 (Thứ Tư)", "2026-04-29", None, "13:30"),
        ("8h00-10h00 ngày 28/12/2026", "2026-12-28", None, "08:00"),
        ("08:00 ngày 24.3.2026", "2026-03-24", None, "08:00"),
        ("Chiều ngày 28/12 và cả ngày 29/12/2025", "2025-12-28", "2025-12-29", None),
        ("14h00 ngày 20/5 đến 11h30 ngày 21/5", "2026-05-20", "2026-05-21", "14:00"),
        ("Dự kiến ngày 06/02/2026 (Chậm nhất ngày 08/02/2026)", "2026-02-06", None, None),
        ("Dự kiến tuần 2 tháng 3/2026", "2026-03", None, None),
        ("tháng 6 và tháng 7/2026", "2026-06", "2026-07", None),
        ("trong tháng 9 và tháng 10 năm 2026", "2026-09", "2026-10", None),
        ("Từ tháng 11 năm 2025 đến tháng 3 năm 2026", "2025-11", "2026-03", None),
        ("Quý II/2026", "2026-Q2", None, None),
        ("trong cả năm 2026", "2026-01", "2026-12", None),
        ("Từ ngày 01/6/2026", "2026-06-01", None, None),
        ("từ nay đến hết ngày 30/6/2026", None, "2026-06-30", None),
        ("từ nay đến năm 2030", None, "2030-12", None),
        ("dịp kỷ niệm 30 năm Ngày tái lập tỉnh (01/9/1996 - 01/9/2026)", None, None, None),
        ("1/2 ngày", None, None, None),
        ("Theo lịch công tác của lãnh đạo", None, None, None),
        ("ngày 45/13/2026", None, None, None),
    ],
)
def test_held(words: str, start: str | None, end: str | None, time: str | None) -> None:
    assert held(fold(words), 0, len(words), "2026") == (start, end, time)


def test_a_day_without_a_year_in_a_document_without_one_is_not_guessed() -> None:
    assert held("ngày 20/5", 0, 9, None) == (None, None, None)
