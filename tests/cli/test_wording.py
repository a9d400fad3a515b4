"""What a reading says, in an official's words."""

from dataclasses import replace

import pytest

from chutri.checking.model import Finding
from chutri.cli.wording import (
    plain,
    said_date,
    said_deadline,
    said_document,
    said_findings,
    said_role,
    said_time,
    said_when,
    time_words,
)
from chutri.reading.model import Deadline, Header, Recurrence
from tests.factories.readings import CONFERENCE, LIST, MOBILISE, a_reading, a_task


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, ""),
        ("2024-11-15", "15/11/2024"),
        ("2024-10", "tháng 10/2024"),
        ("2025-Q4", "quý IV/2025"),
        ("2026", "năm 2026"),
        ("2024-02-31", "2024-02-31"),
    ],
)
def test_said_date_keeps_the_precision(written: str | None, said: str) -> None:
    assert said_date(written) == said


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (None, ""),
        (Deadline("2024-11-15", "before", "trước ngày 15/11/2024", (0, 1)), "trước 15/11/2024"),
        (Deadline("2024-11-15", "by", "chậm nhất 15/11/2024", (0, 1)), "chậm nhất 15/11/2024"),
        (Deadline("2024-11-15", "on", "ngày 15/11/2024", (0, 1)), "15/11/2024"),
        (Deadline("2024-10", "within", "trong tháng 10/2024", (0, 1)), "trong tháng 10/2024"),
        (Deadline(None, "by", "theo Kế hoạch\ncủa tỉnh", (0, 1)), "theo Kế hoạch của tỉnh"),
    ],
)
def test_said_deadline_tells_the_relation(deadline: Deadline | None, said: str) -> None:
    assert said_deadline(deadline) == said


def test_said_time_joins_start_deadline_and_rhythm() -> None:
    deadline = Deadline("2024-10", "by", "đến tháng 10/2024", (0, 1))
    rhythm = Recurrence("month", 20, "before", "trước ngày 20 hằng tháng", (0, 1))
    task = a_task("x", start="2024-02", deadline=deadline, recurrence=rhythm)
    assert said_time(task) == "từ tháng 02/2024, chậm nhất tháng 10/2024, trước ngày 20 hằng tháng"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (None, ""),
        (Deadline("2024-10", "within", "trong tháng 10/2024", (0, 1)), ""),
        (Deadline("2024-10", "within", "xong trong tháng 10/2024", (0, 1)), "xong trong tháng 10/2024"),
        (Deadline(None, "by", "theo Kế hoạch", (0, 1)), ""),
    ],
)
def test_time_words_are_given_where_they_add_something(deadline: Deadline | None, words: str) -> None:
    assert time_words(a_task("x", deadline=deadline)) == words


def test_said_role_marks_a_request() -> None:
    assert [said_role(LIST), said_role(MOBILISE), said_role(a_task("x"))] == [
        "Chủ trì",
        "Phối hợp (đề nghị)",
        "Thực hiện",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\n b", "a b"), ("\x1b[31mđỏ\x07", "[31mđỏ"), ("xa\u202egần\u200b", "xagần"), ("tab\tđây", "tab đây")],
)
def test_plain_leaves_nothing_that_steers_a_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "07:30 27/03/2026"),
        ({"end": "2026-03-27"}, "07:30 27/03/2026"),
        ({"end": "2026-03-28", "time": None}, "từ 27/03/2026 đến 28/03/2026"),
        ({"start": None, "time": None}, ""),
        ({"start": None, "time": None, "end": "2026-04"}, "đến tháng 04/2026"),
    ],
)
def test_said_when_tells_the_days(facts: dict[str, str | None], said: str) -> None:
    assert said_when(replace(CONFERENCE, **facts)) == said  # type: ignore[arg-type]


NAMELESS = Header(None, None, None, None, None, None, None, None, (0, 0))


@pytest.mark.parametrize(
    ("header", "said"),
    [(a_reading().header, "Kế hoạch 46/KH-UBND ngày 27/02/2026"), (NAMELESS, "a.txt")],
)
def test_said_document_falls_back_to_the_file(header: Header, said: str) -> None:
    assert said_document(header, "a.txt") == said


def test_said_findings_counts_by_severity() -> None:
    findings = [Finding("CT", severity, "", (0, 1)) for severity in ("note", "error", "note")]
    assert said_findings(findings) == "1 lỗi, 2 lưu ý"
    assert said_findings([]) == ""
