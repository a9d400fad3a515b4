"""A reading as a calendar."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from chutri.cli.forms.calendar_feed import SUMMARY_LIMIT, render
from chutri.reading.model import Deadline
from tests.factories.readings import a_checked_reading, a_task

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def entries(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def a_deadline(written: str | None) -> Deadline:
    return Deadline(written, "by", "words", (0, 1))


def test_deadlines_and_events_are_all_day_entries() -> None:
    told = [
        (str(entry["SUMMARY"]), entry.decoded("DTSTART"), entry.decoded("DTEND"))
        for entry in entries(render([a_checked_reading()], at=AT))
    ]
    assert told == [
        (
            "Hạn: Sở Nông nghiệp và Môi trường: Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/…",
            date(2026, 3, 10),
            date(2026, 3, 11),
        ),
        ("Hạn: Sở Nông nghiệp và Môi trường: Báo cáo kết quả trong tháng 4/2026.", date(2026, 4, 1), date(2026, 5, 1)),
        ("Hội nghị biểu dương hợp tác xã", date(2026, 3, 27), date(2026, 3, 28)),
    ]
    assert len(told[0][0]) == SUMMARY_LIMIT


def test_an_entry_tells_the_document_and_the_words() -> None:
    entry = entries(render([a_checked_reading()], at=AT))[0]
    assert str(entry["DESCRIPTION"]) == (
        "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026.\n"
        "Cơ quan: Sở Nông nghiệp và Môi trường (Chủ trì)\n"
        "Phối hợp với: Hội Nông dân tỉnh\n"
        "Thời hạn: trước 10/03/2026 (“trước ngày 10/3/2026”)\n"
        "Theo Kế hoạch 46/KH-UBND ngày 27/02/2026, mục 1"
    )
    assert entry.decoded("DTSTAMP") == AT


@pytest.mark.parametrize(
    ("written", "first", "after"),
    [
        ("2026-03-10", date(2026, 3, 10), date(2026, 3, 11)),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1)),
        ("2025-Q4", date(2025, 10, 1), date(2026, 1, 1)),
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_an_entry_spans_what_was_stated(written: str, first: date, after: date) -> None:
    plan = a_checked_reading(tasks=(a_task("x", deadline=a_deadline(written)),), events=())
    assert [(entry.decoded("DTSTART"), entry.decoded("DTEND")) for entry in entries(render([plan], at=AT))] == [
        (first, after)
    ]


@pytest.mark.parametrize("written", [None, "2026-02-31"])
def test_no_day_no_entry(written: str | None) -> None:
    plan = a_checked_reading(tasks=(a_task("x", deadline=a_deadline(written)),), events=())
    assert entries(render([plan], at=AT)) == []


def test_names_of_entries_are_theirs_alone_and_stay() -> None:
    tasks = tuple(a_task("x", id=task_id, deadline=a_deadline("2026-03-10")) for task_id in ("I.đ/1", "I.d/1"))
    first, again = (
        [str(entry["UID"]) for entry in entries(render([a_checked_reading(tasks=tasks)], at=at))]
        for at in (AT, datetime(2027, 1, 1, tzinfo=UTC))
    )
    assert first == again
    assert len(set(first)) == 3
