"""Deadlines."""

from dataclasses import replace

import pytest

from chutri.checking import check
from chutri.checking.model import Finding
from chutri.reading.model import Deadline, Dossier, Event, Node, Reading, Recurrence, Relation, ReportingDuty
from tests.factories.framed_plans import a_plan, assigned, found, said
from tests.factories.readings import CONFERENCE, a_reading, a_task


def of(code: str, reading: Reading) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in check(reading) if finding.code == code]


def due(date: str | None, text: str = "…", relation: Relation = "by") -> Deadline:
    """A deadline somewhere in the text."""
    return Deadline(date, relation, text, (1, 2))


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("Xây dựng Đề án củng cố hợp tác xã thủy sản.", 1),
        ("Xây dựng Đề án củng cố hợp tác xã thủy sản, xong trước ngày 15/5/2026.", 0),
        ("Thẩm định Đề án củng cố hợp tác xã thủy sản.", 0),
        ("Hướng dẫn các hợp tác xã lập kế hoạch sản xuất.", 0),
        ("Hằng năm xây dựng kế hoạch tập huấn.", 0),
        ("Phối hợp với Sở Nội vụ xây dựng Đề án củng cố hợp tác xã.", 0),
        ("Bố trí 20 gian hàng.", 0),
    ],
)
def test_a_product_without_a_deadline(item: str, told: int) -> None:
    reading = a_plan(assigned(("Sở Nông nghiệp và Môi trường", item), ("Sở Nội vụ", "Củng cố hợp tác xã.")))
    assert len(said(reading, "CT201")) == told


def test_the_wider_deadline_is_proposed_with_its_reason() -> None:
    reading = a_plan(
        "I. THỜI GIAN\n\n1. Thời gian thực hiện: Từ tháng 3/2026 đến tháng 10/2026\n\n"
        + assigned(("Sở Nội vụ", "Xây dựng Đề án củng cố hợp tác xã thủy sản.")).replace("I. TỔ", "II. TỔ")
    )
    (finding,) = found(reading, "CT201")
    assert finding.hint == (
        "Hạn chung có thể áp dụng: đến tháng 10/2026 (thời gian thực hiện của kế hoạch). Ghi rõ hạn của việc này."
    )
    assert [reading.text[slice(*span)] for span in finding.related] == [
        "1. Thời gian thực hiện: Từ tháng 3/2026 đến tháng 10/2026"
    ]


@pytest.mark.parametrize(
    ("issued", "deadline", "told"),
    [
        ("2026-02-27", due("2026-02-26"), 1),
        ("2026-02-27", due("2026-02-27"), 0),
        ("2026-02-27", due("2026-02-27", relation="before"), 1),
        ("2026-02-27", due("2026-02"), 0),
        ("2026-02-27", due("2026-01"), 1),
        ("2026-02-27", due("2025-Q4"), 1),
        ("2026-02-27", due(None), 0),
        (None, due("2025-12"), 1),
        (None, due("2026-01"), 0),
    ],
)
def test_a_deadline_before_the_document(issued: str | None, deadline: Deadline, told: int) -> None:
    reading = a_reading(tasks=(a_task("Cấp kinh phí.", deadline=deadline),), references=())
    dated = replace(reading, header=replace(reading.header, date=issued))
    if issued is None:
        text = dated.text.replace("ngày 27 tháng 02 năm 2026", "ngày    tháng    năm 2026")
        dated = replace(dated, text=text)
    assert len(of("CT202", dated)) == told


def test_one_deadline_of_many_tasks_is_told_once() -> None:
    tasks = tuple(a_task("Cấp kinh phí.", id=f"1/{number}", deadline=due("2026-02-01")) for number in (1, 2))
    (finding,) = of("CT202", a_reading(tasks=tasks))
    assert finding.task_ids == ("1/1", "1/2")


@pytest.mark.parametrize(
    ("deadline", "message", "hint"),
    [
        (
            due("2026-03-15", "chậm nhất ngày 15/3/2026"),
            "Thời hạn “chậm nhất ngày 15/3/2026” rơi vào Chủ nhật.",
            "Ngày làm việc cuối cùng trước đó: thứ Sáu, 13/3/2026.",
        ),
        (
            due("2026-09-01", "Trước ngày 01/9/2026", "before"),
            "Thời hạn “Trước ngày 01/9/2026” rơi vào ngày nghỉ: thứ Ba (Quốc khánh).",
            "Ngày làm việc cuối cùng trước đó: thứ Sáu, 28/8/2026.",
        ),
    ],
)
def test_a_deadline_on_a_day_off(deadline: Deadline, message: str, hint: str) -> None:
    (finding,) = of("CT203", a_reading(tasks=(a_task("Cấp kinh phí.", deadline=deadline),)))
    assert (finding.message, finding.hint) == (message, hint)


@pytest.mark.parametrize(
    "deadline",
    [
        pytest.param(due("2026-03-14", relation="before"), id="before Saturday is Friday"),
        pytest.param(due("2026-03-15", relation="on"), id="the day of an event"),
        pytest.param(due("2026-03-15", relation="within"), id="the end of a period"),
        pytest.param(due("2026-03"), id="a month"),
        pytest.param(due("2026-08-22"), id="a Saturday that is worked"),
    ],
)
def test_a_deadline_that_misleads_nobody(deadline: Deadline) -> None:
    assert of("CT203", a_reading(tasks=(a_task("Cấp kinh phí.", deadline=deadline),))) == []


INVITE = "In và gửi giấy mời dự Hội nghị."
SEVERAL = (CONFERENCE, replace(CONFERENCE, start="2026-05-02"))
FAIR = replace(CONFERENCE, start="2026-03-27", end="2026-03-29")


@pytest.mark.parametrize(
    ("action", "date", "events", "told"),
    [
        (INVITE, "2026-03-31", (CONFERENCE,), 1),
        (INVITE, "2026-03-20", (CONFERENCE,), 0),
        (INVITE, "2026-03-28", (FAIR,), 0),
        (INVITE, "2026-03-30", (FAIR,), 1),
        (INVITE, "2026-03", (CONFERENCE,), 0),
        ("Quyết toán kinh phí tổ chức Hội nghị.", "2026-04-30", (CONFERENCE,), 0),
        ("Báo cáo kết quả tổ chức Hội nghị.", "2026-04-30", (CONFERENCE,), 0),
        ("Khảo sát nhu cầu vay vốn.", "2026-04-30", (CONFERENCE,), 0),
        (INVITE, "2026-03-31", SEVERAL, 0),
        (INVITE, "2026-03-31", (replace(CONFERENCE, start=None),), 0),
        (INVITE, "2026-03-31", (replace(CONFERENCE, kind="movement"),), 0),
    ],
)
def test_a_deadline_after_the_event(action: str, date: str, events: tuple[Event, ...], told: int) -> None:
    reading = a_reading(tasks=(a_task(action, deadline=due(date)),), events=events)
    assert len(of("CT204", reading)) == told


def test_an_event_of_several_days_is_named_by_both() -> None:
    (finding,) = of("CT204", a_reading(tasks=(a_task(INVITE, deadline=due("2026-03-30")),), events=(FAIR,)))
    assert "(từ ngày 27/3/2026 đến ngày 29/3/2026)" in finding.message


MOVEMENT = Node("I.1", "1.", 2, "item", "Thời gian thi đua: Từ tháng 02/2026 đến tháng 10/2026", (3, 4))


@pytest.mark.parametrize(
    ("date", "told"),
    [("2026-09-01", 1), ("2026-10-20", 0), ("2026-11-10", 0), ("2025-12-10", 0), ("2026-09", 1), (None, 0)],
)
def test_dossiers_are_due_while_the_movement_runs(date: str | None, told: int) -> None:
    deadline = due(date)
    dossier = Dossier("Hồ sơ", (), None, None, deadline, (5, 6))
    reading = a_reading(tasks=(), outline=(MOVEMENT,), nomination_deadline=deadline, dossiers=(dossier,))
    assert len(of("CT205", reading)) == told


def test_a_movement_read_as_an_event_runs_too() -> None:
    event = replace(CONFERENCE, kind="movement", start="2026-02", end="2026-10")
    reading = a_reading(tasks=(), events=(event,), nomination_deadline=due("2026-09-01"))
    (finding,) = of("CT205", reading)
    assert finding.related == (event.span,)


def test_a_period_that_is_no_movement_is_no_matter() -> None:
    period = replace(MOVEMENT, text="Thời gian thực hiện: Từ tháng 02/2026 đến tháng 10/2026")
    assert of("CT205", a_reading(tasks=(), outline=(period,), nomination_deadline=due("2026-09-01"))) == []


def a_duty(text: str, deadline: Deadline | None = None, recurrence: Recurrence | None = None) -> ReportingDuty:
    """A duty to report."""
    return ReportingDuty((), (), (), text, deadline, recurrence, (0, 4))


@pytest.mark.parametrize(
    ("duty", "severities"),
    [
        (a_duty("Báo cáo kết quả về Sở Nội vụ."), ["warning"]),
        (a_duty("Báo cáo kết quả theo quy định."), ["note"]),
        (a_duty("Báo cáo kết quả.", due("2026-11-10")), []),
        (a_duty("Báo cáo kết quả.", due(None, "10 ngày sau khi kết thúc")), []),
        (a_duty("Báo cáo hằng quý.", None, Recurrence("quarter", None, None, "hằng quý", (1, 2))), ["note"]),
        (a_duty("Nếu có vướng mắc, kịp thời báo cáo Ủy ban nhân dân tỉnh."), []),
        (a_duty("Báo cáo giữa kỳ (năm 2030) và tổng kết (năm 2035)."), []),
        (a_duty("Báo cáo hằng tháng.", None, Recurrence("month", 20, "before", "trước ngày 20", (1, 2))), []),
        (a_duty("Báo cáo hằng ngày.", None, Recurrence("day", None, None, "hằng ngày", (1, 2))), []),
    ],
)
def test_a_report_without_a_day(duty: ReportingDuty, severities: list[str]) -> None:
    assert [finding.severity for finding in of("CT207", a_reading(reporting=(duty,)))] == severities


@pytest.mark.parametrize(
    ("start", "date", "told"),
    [("2026-09", "2026-04", 1), ("2026-04", "2026-09", 0), ("2026-04", "2026-04-10", 0), (None, "2026-04", 0)],
)
def test_a_start_after_the_deadline(start: str | None, date: str, told: int) -> None:
    reading = a_reading(tasks=(a_task("Cấp kinh phí.", start=start, deadline=due(date)),))
    assert len(of("CT208", reading)) == told
