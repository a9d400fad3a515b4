"""From a reading's reporting to duties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from chutri.office.reports.choices import Relation, Rhythm
from chutri.office.reports.rules.read_duties import duty_title, means_leads, read_duties


def said(**facts: Any) -> dict[str, Any]:
    names = {"who": [{"text": "UBND các xã"}], "to": [{"text": "Sở Nội vụ"}], "through": []}
    return {**names, "text": "báo cáo", "span": [3, 9], "deadline": None, "recurrence": None, **facts}


def often(every: str, **facts: Any) -> dict[str, Any]:
    return {"every": every, "day": 20, "relation": "before", "text": "trước ngày 20", "month": None, **facts}


@pytest.mark.parametrize(
    ("reading", "rhythm", "day", "after", "due"),
    [
        (said(recurrence=often("month")), Rhythm.MONTH, 20, 0, None),
        (said(recurrence=often("month", text="ngày 05 của tháng sau", day=5)), Rhythm.MONTH, 5, 1, None),
        (said(recurrence=often("quarter", day=25)), Rhythm.QUARTER, 25, 0, None),
        (said(recurrence=often("half-year")), Rhythm.HALF_YEAR, 20, 0, None),
        (said(recurrence=often("year", month=12)), Rhythm.YEAR, 20, 0, None),
        (said(recurrence=often("month", text="9 tháng")), Rhythm.NINE_MONTHS, 20, 0, None),
        (
            said(deadline={"date": "2026-11-10", "relation": "before", "text": "trước ngày 10/11/2026"}),
            Rhythm.FINAL, None, 0, date(2026, 11, 10),
        ),
        (said(deadline={"date": "2026-10", "relation": "by", "text": "tháng 10"}), Rhythm.FINAL, None, 0, date(2026, 10, 31)),
        (said(), Rhythm.AD_HOC, None, 0, None),
        (said(recurrence=often("week")), Rhythm.AD_HOC, None, 0, None),
    ],
)  # fmt: skip
def test_a_sentence_becomes_a_duty(
    reading: dict[str, Any], rhythm: Rhythm, day: int | None, after: int, due: date | None
) -> None:
    (duty,) = read_duties([reading])
    assert (duty.rhythm, duty.due_day, duty.due_after, duty.due_date) == (rhythm, day, after, due)
    assert (duty.who, duty.to, duty.span, duty.place) == (("UBND các xã",), ("Sở Nội vụ",), (3, 9), 1)


def test_a_rhythm_with_a_last_day_makes_two() -> None:
    deadline = {"date": "2026-11-10", "relation": "by", "text": "ngày 10/11/2026"}
    duties = read_duties([said(), said(recurrence=often("quarter"), deadline=deadline)])
    assert [(one.place, one.rhythm, one.relation) for one in duties] == [
        (1, Rhythm.AD_HOC, Relation.BEFORE),
        (2, Rhythm.QUARTER, Relation.BEFORE),
        (2, Rhythm.FINAL, Relation.BY),
    ]


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("Các đơn vị chủ trì", True),
        ("các cơ quan, đơn vị", True),
        ("Các cơ quan, đơn vị được giao nhiệm vụ", True),
        ("Các sở, ban, ngành", False),
        ("UBND các xã, phường", False),
        ("Sở Nội vụ", False),
    ],
)
def test_who_has_work_reports(name: str, leads: bool) -> None:
    assert means_leads(name) is leads


def test_a_report_is_named_after_its_plan() -> None:
    assert duty_title(Rhythm.MONTH, "Kế hoạch 46/KH-UBND") == "Báo cáo hằng tháng kết quả thực hiện Kế hoạch 46/KH-UBND"
    assert duty_title(Rhythm.FINAL, "Kế hoạch 46/KH-UBND") == "Báo cáo tổng kết thực hiện Kế hoạch 46/KH-UBND"
