"""Which wider deadline binds a task that states none."""

from dataclasses import replace

import pytest

from chutri.checking import wider_deadline
from chutri.checking.wider import WiderDeadlines
from chutri.reading import read_text
from chutri.reading.model import Channel, Deadline, Deliverable, Node, Recurrence, ReportingDuty
from tests.factories.readings import CONFERENCE, LIST, MOBILISE, a_reading, a_task

REPORT = a_task("Báo cáo kết quả.", id="1/3", deliverables=(Deliverable("report", "Báo cáo", (0, 1)),))
PLAN = a_task("Lập kế hoạch.", id="1/4", deliverables=(Deliverable("plan", "kế hoạch", (0, 1)),))
MONTHLY = ReportingDuty(
    who=(),
    to=(),
    through=(),
    text="định kỳ hằng tháng báo cáo",
    deadline=None,
    recurrence=Recurrence("month", 20, "before", "trước ngày 20 hằng tháng", (5, 9)),
    span=(0, 9),
)
CHANNEL = Channel("visual", "Pa-nô", "2026-01", "2026-12", None, None, (7, 8))
FINAL = replace(MONTHLY, recurrence=None, deadline=Deadline("2026-11-10", "before", "trước ngày 10/11/2026", (1, 2)))
PERIOD = Node("II.1", "1.", 2, "item", "Thời gian thực hiện: Từ tháng 3/2026 đến tháng 10/2026", (3, 4))


def test_a_report_follows_the_rhythm_of_reports() -> None:
    found = wider_deadline(a_reading(reporting=(MONTHLY,)), REPORT)
    assert found
    assert (found.text, found.reason) == ("trước ngày 20 hằng tháng", "nhịp báo cáo của kế hoạch")


def test_a_report_is_due_with_the_reports() -> None:
    found = wider_deadline(a_reading(reporting=(FINAL,), events=()), REPORT)
    assert found
    assert (found.stated, found.reason, found.span) == ("2026-11-10", "hạn báo cáo của kế hoạch", (1, 2))


def test_a_part_is_due_with_its_whole() -> None:
    child = replace(PLAN, parent=LIST.id)
    found = wider_deadline(a_reading(tasks=(LIST, child, MOBILISE)), child)
    assert found
    assert (found.stated, found.reason) == ("2026-03-10", "hạn của việc mà việc này thuộc về")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"events": (CONFERENCE,)}, ("2026-03-27", "trước ngày 27/3/2026", "ngày tổ chức sự kiện")),
        (
            {"events": (replace(CONFERENCE, start=None),)},
            (None, "trước ngày tổ chức", "sự kiện mà kế hoạch này phục vụ"),
        ),
        (
            {"events": (), "channels": (CHANNEL,)},
            ("2026-12", "đến tháng 12/2026", "thời gian của đợt tuyên truyền"),
        ),
        ({"events": (), "outline": (PERIOD,)}, (None, "đến tháng 10/2026", "thời gian thực hiện của kế hoạch")),
        ({"events": (), "reporting": (MONTHLY,)}, (None, "trước ngày 20 hằng tháng", "nhịp báo cáo của kế hoạch")),
    ],
)
def test_the_event_then_the_period_then_the_rhythm(
    facts: dict[str, object], expected: tuple[str | None, str, str]
) -> None:
    found = wider_deadline(a_reading(**facts), PLAN)
    assert found
    assert (found.stated, found.text, found.reason) == expected


def test_a_yearly_plan_ends_with_its_year() -> None:
    reading = a_reading(events=())
    yearly = replace(reading, header=replace(reading.header, title="Phát triển kinh tế tập thể năm 2026"))
    found = wider_deadline(yearly, PLAN)
    assert found
    assert (found.stated, found.text) == ("2026", "hết năm 2026")
    assert wider_deadline(reading, PLAN) is None


def test_a_section_with_a_deadline_binds_its_tasks() -> None:
    reading = read_text(
        "KẾ HOẠCH\nPhát triển hợp tác xã\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Nội vụ (hoàn thành trước ngày 15/5/2026)\n\n- Lập danh sách giám đốc hợp tác xã.\n"
    )
    (task,) = reading.tasks
    found = wider_deadline(reading, task)
    assert found
    assert (found.stated, found.reason) == ("2026-05-15", "hạn của mục I.1")


def test_a_rhythm_without_a_day_binds_reports_alone() -> None:
    assert MONTHLY.recurrence
    yearly = replace(MONTHLY, recurrence=replace(MONTHLY.recurrence, day=None, text="hằng năm (cuối năm"))
    reading = a_reading(events=(), reporting=(yearly,))
    report = wider_deadline(reading, REPORT)
    assert report
    assert report.text == "hằng năm (cuối năm)"
    assert wider_deadline(reading, PLAN) is None


def test_a_plan_without_dates_binds_nothing() -> None:
    assert wider_deadline(a_reading(events=(), reporting=(replace(MONTHLY, recurrence=None),)), PLAN) is None


def test_every_wider_deadline_comes_from_the_nearest_outwards() -> None:
    child = replace(PLAN, parent=LIST.id)
    reading = a_reading(tasks=(LIST, child, REPORT), outline=(PERIOD,), reporting=(MONTHLY,))
    wider = WiderDeadlines(reading)
    assert [(one.kind, one.stated, one.relation) for one in wider.all_of(child)] == [
        ("section", "2026-03-10", "before"),
        ("event", "2026-03-27", "before"),
        ("period", "2026-10", "by"),
        ("rhythm", None, "by"),
    ]
    assert [one.kind for one in wider.all_of(REPORT)] == ["rhythm", "event", "period"]
    assert [one.kind for one in wider.all_of(PLAN)] == ["event", "period", "rhythm"]
