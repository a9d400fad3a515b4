"""Deadlines, starts and windows, as precise as the text; and the dates that are none of them."""

from __future__ import annotations

import pytest

from chutri.reading.dates import When, when_labelled, when_ordered
from tests.reading.flows import a_flow

YEAR = "2026"
Time = tuple[str | None, str | None, str | None]


def said(when: When) -> Time:
    """Start, deadline and its relation."""
    deadline = when.deadline
    return (when.start, deadline.date if deadline else None, deadline.relation if deadline else None)


def ordered(sentence: str, year: str | None = YEAR) -> Time:
    """The time that a sentence of orders sets."""
    flow = a_flow(sentence)
    return said(when_ordered(flow, 0, len(flow.text), year))


def labelled(value: str, year: str | None = YEAR, *, due: bool = False) -> Time:
    """The time that the value of a label states."""
    flow = a_flow(value)
    return said(when_labelled(flow, 0, len(flow.text), year, due=due))


@pytest.mark.parametrize(
    ("sentence", "date", "relation"),
    [
        # days
        ("Rà soát trước ngày 15/11/2026.", "2026-11-15", "before"),
        ("Rà soát trước ngày 15/11.", "2026-11-15", "before"),
        ("Rà soát trước ngày 05 tháng 3 năm 2026.", "2026-03-05", "before"),
        ("Rà soát trước ngày 15-11-2026.", "2026-11-15", "before"),
        ("Rà soát trước ngày 15.11.2026.", "2026-11-15", "before"),
        ("Rà soát trước 17 giờ 00 phút ngày 15/11/2026.", "2026-11-15", "before"),
        ("Rà soát trước 15/11/2026.", "2026-11-15", "before"),
        ("Rà soát trước ngày 15/11/26.", "2026-11-15", "before"),
        ("Hoàn thành trong 9 tháng đầu năm 2026.", "2026-09", "within"),
        ("Rà soát chậm nhất ngày 15/11/2026.", "2026-11-15", "by"),
        ("Rà soát chậm nhất là ngày 15/11/2026.", "2026-11-15", "by"),
        ("Rà soát chậm nhất vào ngày 15/11/2026.", "2026-11-15", "by"),
        ("Rà soát muộn nhất đến ngày 15/11/2026.", "2026-11-15", "by"),
        ("Rà soát đến hết ngày 15/11/2026.", "2026-11-15", "by"),
        ("Hoàn thành rà soát xong trước ngày 15/11/2026.", "2026-11-15", "before"),
        ("Xong trước ngày 15/11/2026.", "2026-11-15", "before"),
        ("Chuẩn bị hội trường trong ngày 26/3/2026.", "2026-03-26", "on"),
        ("Tổ chức tổng duyệt vào ngày 26/3/2026.", "2026-03-26", "on"),
        # months, quarters, years
        ("Hoàn thành trong tháng 12/2026.", "2026-12", "within"),
        ("Hoàn thành trong tháng 12.", "2026-12", "within"),
        ("Xong trong tháng 5/2026.", "2026-05", "within"),
        ("Báo cáo trong tháng 12 năm 2026.", "2026-12", "within"),
        ("Hoàn thành trước tháng 6/2026.", "2026-06", "before"),
        ("Hoàn thành trong Quý IV/2026.", "2026-Q4", "within"),
        ("Hoàn thành trong quý 3 năm 2026.", "2026-Q3", "within"),
        ("Hoàn thành trong Quí II-2026.", "2026-Q2", "within"),
        ("Hoàn thành trong năm 2027.", "2027-12", "within"),
        # the last of two
        ("Rà soát trước ngày 15/3/2026, báo cáo trước ngày 30/3/2026.", "2026-03-30", "before"),
        # what the sentence calls its time
        ("Mở lớp bồi dưỡng, thời gian hoàn thành: tháng 6/2026.", "2026-06", "within"),
        ("Mở lớp bồi dưỡng (thời hạn: 30/6/2026).", "2026-06-30", "on"),
        # in the middle of other words
        ("Gửi danh sách về Văn phòng trước ngày 10/3/2026 để tổng hợp.", "2026-03-10", "before"),
        ("Phối_hợp rà_soát trước ngày 10/3/2026.", "2026-03-10", "before"),
    ],
)  # fmt: skip
def test_deadline_of_an_order(sentence: str, date: str, relation: str) -> None:
    assert ordered(sentence) == (None, date, relation)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Treo cờ từ ngày 24/3/2026 đến ngày 28/3/2026.", "2026-03-24", "2026-03-28"),
        ("Treo cờ từ ngày 24/3 đến ngày 28/3/2026.", "2026-03-24", "2026-03-28"),
        ("Mở chuyên mục từ ngày 02/3/2026 đến hết ngày 31/3/2026.", "2026-03-02", "2026-03-31"),
        ("Trang trí từ 20/3 đến 30/3/2026.", "2026-03-20", "2026-03-30"),
        ("Trang trí từ 20/3 đến hết 30/3/2026.", "2026-03-20", "2026-03-30"),
        ("Mở chuyên mục từ tháng 3/2026 đến tháng 8/2026.", "2026-03", "2026-08"),
        ("Mở chuyên mục từ tháng 3 đến hết tháng 8 năm 2026.", "2026-03", "2026-08"),
    ],
)
def test_window_of_an_order(sentence: str, start: str, end: str) -> None:
    assert ordered(sentence) == (start, end, "within")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Gửi giấy mời trước 05 ngày tổ chức Hội nghị.", "trước 05 ngày tổ chức Hội nghị"),
        ("Báo cáo trong vòng 10 ngày làm việc sau khi kết thúc.", "trong vòng 10 ngày làm việc sau khi kết thúc"),
        ("Báo cáo chậm nhất 10 ngày sau khi kết thúc Hội nghị.", "chậm nhất 10 ngày sau khi kết thúc Hội nghị"),
    ],
)
def test_days_that_are_counted_from_something_else(sentence: str, words: str) -> None:
    flow = a_flow(sentence)
    deadline = when_ordered(flow, 0, len(flow.text), YEAR).deadline

    assert deadline is not None
    assert (deadline.date, deadline.text) == (None, words)
    assert sentence[slice(*deadline.span)] == words


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Thực hiện Kế hoạch số 09/KH-UBND ngày 20/01/2026 của tỉnh.", id="a cited document's date"),
        pytest.param("Triển khai Nghị định số 152/2025/NĐ-CP ngày 14/6/2025.", id="a decree's"),
        pytest.param("Phấn đấu đến năm 2030 không còn bãi rác.", id="a goal"),
        pytest.param("Xây dựng chương trình giai đoạn 2026 - 2030.", id="a programme's period"),
        pytest.param("Tổ chức kỷ niệm 70 năm Ngày giải phóng.", id="70 years"),
        pytest.param("Chào mừng 30 năm Ngày tái lập tỉnh (01/9/1996 - 01/9/2026).", id="what is commemorated"),
        pytest.param("Rà soát 2.305 nhà văn hóa, 15/20 xã.", id="numbers"),
        pytest.param("Tổng kết phong trào năm 2025.", id="the year of something"),
        pytest.param("Rà soát văn bản.", id="no date"),
        pytest.param("", id="nothing"),
    ],
)
def test_date_that_is_no_deadline(sentence: str) -> None:
    assert ordered(sentence) == (None, None, None)


@pytest.mark.parametrize(
    "sentence",
    ["Báo cáo trước ngày 20 hằng tháng.", "Định kỳ hằng quý báo cáo kết quả.", "Báo cáo trước ngày 15/12 hằng năm."],
)
def test_recurring_date_is_no_deadline(sentence: str) -> None:
    flow = a_flow(sentence)
    when = when_ordered(flow, 0, len(flow.text), YEAR)

    assert (when.start, when.deadline, when.recurrence is not None) == (None, None, True)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        pytest.param("Rà soát trước ngày 32/3/2026.", None, id="no such day"),
        pytest.param("Rà soát trước ngày 15/13/2026.", None, id="no such month"),
        pytest.param("Rà soát trước ngày 31/02/2026.", "2026-02-31", id="a day that the month lacks, as written"),
    ],
)
def test_date_that_does_not_exist(sentence: str, date: str | None) -> None:
    assert ordered(sentence)[1] == date


def test_part_of_a_year_inside_an_order() -> None:
    assert ordered("Kiểm tra 03 xã trong 6 tháng đầu năm 2026.") == ("2026-01", "2026-06", "within")
    assert ordered("Tổng hợp kết quả 6 tháng đầu năm 2026.") == (None, None, None)


def test_year_at_the_head_of_an_order() -> None:
    assert ordered("Trong năm 2025, Văn phòng tiếp tục rà soát.") == ("2025-01", "2025-12", "within")
    assert ordered("Tham mưu các hoạt động trong năm 2025.") == (None, None, None)


def test_months_in_a_row_and_days_of_an_event_inside_an_order() -> None:
    assert ordered("Mở 20 lớp trong tháng 6 và tháng 7 năm 2025.") == ("2025-06", "2025-07", "within")
    assert ordered("Tổ chức Ngày Pháp luật từ ngày 01/11/2026 đến ngày 15/11/2026.") == (
        "2026-11-01",
        "2026-11-15",
        "within",
    )


def test_date_without_a_year_where_the_document_has_none() -> None:
    assert ordered("Rà soát trước ngày 15/3.", None) == (None, None, None)
    assert ordered("Rà soát trước ngày 15/3/2026.", None) == (None, "2026-03-15", "before")


@pytest.mark.parametrize(
    ("value", "start", "end", "relation"),
    [
        # one point
        ("Quý IV/2025", None, "2025-Q4", "within"),
        ("Quí IV-2025", None, "2025-Q4", "within"),
        ("Quý IV năm 2025", None, "2025-Q4", "within"),
        ("10/2026", None, "2026-10", "within"),
        ("27/3/2026", None, "2026-03-27", "on"),
        ("27/3/26", None, "2026-03-27", "on"),
        ("1/2 ngày, 27/3/2026", None, "2026-03-27", "on"),
        ("Tuần 2 tháng 3/2026", None, "2026-03", "within"),
        ("Ngày 27/3/2026", None, "2026-03-27", "on"),
        ("Trước ngày 27/3/2026", None, "2026-03-27", "before"),
        ("Chậm nhất ngày 27/3/2026", None, "2026-03-27", "by"),
        ("Đến hết tháng 6/2026", None, "2026-06", "by"),
        ("Hoàn thành trong tháng 10/2026", None, "2026-10", "within"),
        ("Hoàn thành trong Quý II/2026", None, "2026-Q2", "within"),
        # windows
        ("Trong năm 2024", "2024-01", "2024-12", "within"),
        ("Năm 2025", "2025-01", "2025-12", "within"),
        ("Giai đoạn 2026 - 2030", "2026-01", "2030-12", "within"),
        ("2026-2030", "2026-01", "2030-12", "within"),
        ("Từ tháng 02/2024 đến tháng 10/2024", "2024-02", "2024-10", "within"),
        ("Từ tháng 02 đến tháng 10/2024", "2024-02", "2024-10", "within"),
        ("Tháng 02 - tháng 10/2024", "2024-02", "2024-10", "within"),
        ("Từ ngày 24/3/2026 đến ngày 28/3/2026", "2026-03-24", "2026-03-28", "within"),
        ("Từ ngày 24 đến ngày 28/3/2026", "2026-03-24", "2026-03-28", "within"),
        ("24-28/3/2026", "2026-03-24", "2026-03-28", "within"),
        ("Ngày 24, 25/3/2026", "2026-03-24", "2026-03-25", "within"),
        ("Quý I - Quý III/2026", "2026-Q1", "2026-Q3", "within"),
        ("Từ Quý I/2026 đến Quý II/2027", "2026-Q1", "2027-Q2", "within"),
        ("Trong tháng 5/2026", "2026-05", "2026-05", "within"),
        ("Tháng 10/2026", "2026-10", "2026-10", "within"),
        ("Tháng 10 năm 2026", "2026-10", "2026-10", "within"),
        ("06 tháng đầu năm 2026", "2026-01", "2026-06", "within"),
        ("6 tháng cuối năm", "2026-07", "2026-12", "within"),
        ("9 tháng đầu năm 2025", "2025-01", "2025-09", "within"),
        ("Tháng 9 và tháng 10 năm 2024", "2024-09", "2024-10", "within"),
        ("Quý I, Quý II/2025", "2025-Q1", "2025-Q2", "within"),
        ("Ngày 28/12 và sáng ngày 29/12/2011", "2011-12-28", "2011-12-29", "within"),
        # open ends
        ("Từ năm 2026", "2026-01", None, None),
        ("Từ tháng 3/2026", "2026-03", None, None),
        ("Năm 2026 và các năm tiếp theo", "2026-01", None, "within"),
        # a planned day with a latest day in brackets
        ("12/11/2026 (chậm nhất là ngày 15/11/2026)", None, "2026-11-15", "by"),
        # no date
        ("Thường xuyên", None, None, "within"),
        ("Theo Kế hoạch của tỉnh", None, None, "within"),
        ("Trước 05 ngày tổ chức Hội nghị", None, None, "within"),
        ("Khi có yêu cầu", None, None, None),
        ("", None, None, None),
    ],
)  # fmt: skip
def test_time_below_a_label(value: str, start: str | None, end: str | None, relation: str | None) -> None:
    assert labelled(value) == (start, end, relation)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("Năm 2026", None, "2026-12"),
        ("Tháng 5/2026", None, "2026-05"),
        ("Trong tháng 5/2026", None, "2026-05"),
        ("Quý II/2026", None, "2026-Q2"),
        ("Từ tháng 3 đến tháng 5/2026", "2026-03", "2026-05"),
    ],
)
def test_label_that_asks_for_the_end_makes_no_window_of_one_date(value: str, start: str | None, end: str) -> None:
    assert labelled(value, due=True)[:2] == (start, end)


def test_rhythm_below_a_label() -> None:
    flow = a_flow("Hằng năm")
    when = when_labelled(flow, 0, len(flow.text), YEAR)

    assert (when.start, when.deadline, when.recurrence and when.recurrence.every) == (None, None, "year")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát văn bản, báo cáo Sở Nội vụ trước ngày 15/3/2026 để tổng hợp.",
        "Hoàn thành chậm nhất là ngày 15 tháng 3 năm 2026.",
        "Treo cờ từ ngày 24/3/2026 đến ngày 28/3/2026.",
    ],
)
def test_words_of_a_deadline_are_pointed_at(sentence: str) -> None:
    flow = a_flow(sentence)
    deadline = when_ordered(flow, 0, len(flow.text), YEAR).deadline

    assert deadline is not None
    assert sentence[slice(*deadline.span)] == deadline.text
