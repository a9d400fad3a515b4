"""Levels: what communes report becomes the department's own report to whoever stands above; and what real plans order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chutri.office.reports.choices import AnswerKind, ReporterKind, Rhythm, RollUp, Source
from chutri.office.reports.models import DutyReporter, Report, ReportingDuty
from chutri.office.reports.operations.templates import QuestionFacts, make_template, publish_template, put_question
from chutri.office.reports.queries.prefill import proposals
from chutri.office.reports.queries.reports import REPORT_WHOLE, asked, questions_of
from chutri.office.reports.rules.read_duties import read_duties
from chutri.reading import read_path
from chutri.reading.export import to_dict
from tests.factories import reporting
from tests.factories.office import NOW, an


def upward() -> Report:
    """The department's own monthly report to An's office, of the figure and the texts that communes gave it."""
    hanh = reporting.at_home()
    template = make_template(name="Báo cáo của Sở", starter="", office=hanh.agency, by=hanh, at=NOW)
    for facts in (
        QuestionFacts(label="Hợp tác xã mới", source=Source.ROLLED_UP, indicator="Hợp tác xã thành lập mới"),
        QuestionFacts(label="Kết quả nổi bật", kind=AnswerKind.TEXT, source=Source.ROLLED_UP),
        QuestionFacts(label="Việc khác", source=Source.ROLLED_UP, roll_up=RollUp.NONE),
    ):
        put_question(template=template, key="", facts=facts, by=hanh, at=NOW)
    publish_template(template=template, by=hanh, at=NOW)
    duty = reporting.monthly_duty(template)
    DutyReporter.objects.filter(duty=duty).delete()
    DutyReporter.objects.create(duty=duty, place=1, text="Sở", kind=ReporterKind.AGENCY, agency=hanh.agency)
    ReportingDuty.objects.filter(pk=duty.pk).update(receiver=an().agency)
    duty.refresh_from_db()
    one = reporting.opened(duty)
    return Report.objects.select_related(*REPORT_WHOLE).get(round=one)


@pytest.mark.django_db
def test_what_was_received_is_proposed_upwards() -> None:
    below = reporting.opened()
    reporting.accepted(below, "Sen Đông", "12")
    reporting.handed_in(below, "Sen Tây", "3", words="Chậm")
    report = upward()
    questions = questions_of(report.round.version_id)
    found = proposals(report, questions, asked(questions), date(2026, 3, 18))
    figure, text, other = (one.key for one in questions)
    assert (found[figure].value, found[figure].words) == ("15", "Tổng hợp từ 2 báo cáo tháng 3/2026 gửi tới cơ quan")
    assert found[text].value == "- UBND xã Sen Đông: Đã làm xong\n- UBND xã Sen Tây: Chậm"
    assert other not in found


@pytest.mark.django_db
def test_without_anything_received_nothing_is_proposed() -> None:
    report = upward()
    questions = questions_of(report.round.version_id)
    assert proposals(report, questions, asked(questions), date(2026, 3, 18)) == {}


def test_a_districts_plan_orders_a_monthly_report(shared: Path) -> None:
    """Seed 002: *định kỳ hàng tháng (trước ngày 20) báo cáo kết quả về UBND quận (qua phòng Văn hóa và Thông tin quận)*."""
    (path,) = (shared / "seeds").glob("002_*.txt")
    found = read_duties(to_dict(read_path(path))["reporting"])
    monthly = [one for one in found if one.rhythm == Rhythm.MONTH]
    assert [(one.due_day, one.to, one.through) for one in monthly] == [
        (20, ("UBND quận",), ("phòng Văn hóa và Thông tin quận",))
    ]
    assert "UBND các phường" in monthly[0].who


def test_an_examples_plan_orders_a_quarterly_and_a_final_report(examples: Path) -> None:
    found = read_duties(to_dict(read_path(examples / "ke-hoach-thi-dua.txt"))["reporting"])
    assert [(one.rhythm, one.due_day, one.due_date, one.to) for one in found] == [
        (Rhythm.QUARTER, 25, None, ("Sở Nội vụ",)),
        (Rhythm.FINAL, None, date(2026, 11, 10), ("Sở Nội vụ",)),
        (Rhythm.FINAL, None, date(2026, 12, 5), ("Ủy ban nhân dân tỉnh",)),
    ]
