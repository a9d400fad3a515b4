"""Filling in, handing in, deciding, correcting; facts that are given once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chutri.office.history.models import HistoryLine
from chutri.office.people.models import Notice
from chutri.office.reports.choices import Outcome, ReportStage, Rhythm
from chutri.office.reports.models import Fact, ReportFile
from chutri.office.reports.operations import ReportChangedMeanwhile
from chutri.office.reports.operations.deciding import (
    UnableToDecideReport,
    accept_all,
    accept_report,
    begin_correction,
    drop_correction,
    return_report,
)
from chutri.office.reports.operations.filling import (
    AnswersWrong,
    FactsDiffer,
    UnableToFill,
    attach_file,
    detach_file,
    save_answers,
    submit_report,
)
from chutri.office.reports.queries.prefill import proposals
from chutri.office.reports.queries.reports import REPORT_WHOLE, asked, questions_of
from chutri.office.reports.rules.periods import Period
from tests.factories import reporting
from tests.factories.office import NOW

pytestmark = pytest.mark.django_db
T = reporting.IN_TIME


def test_two_people_never_overwrite_silently() -> None:
    one = reporting.opened()
    report, khoa = reporting.report_of(one), reporting.of_commune()
    saved = save_answers(report=report, answers={"x": "1"}, seen_version=report.version, by=khoa, at=T)
    with pytest.raises(ReportChangedMeanwhile, match="Người Sen Đông vừa lưu báo cáo này"):
        save_answers(report=report, answers={"x": "2"}, seen_version=report.version, by=khoa, at=T)
    assert (saved.version, reporting.report_of(one).answers) == (2, {"x": "1"})


def test_what_is_no_figure_is_not_handed_in_but_kept() -> None:
    one = reporting.opened()
    report, khoa = reporting.report_of(one), reporting.of_commune()
    number, text, _ = reporting.keys_of(one)
    saved = save_answers(report=report, answers={number: "12 trăm"}, seen_version=1, by=khoa, at=T)
    with pytest.raises(AnswersWrong) as told:
        submit_report(report=saved, choices={}, seen_version=2, by=khoa, at=T)
    assert set(told.value.errors) == {number, text}
    assert reporting.report_of(one).stage == ReportStage.OPEN


def test_what_is_handed_in_is_locked() -> None:
    report = reporting.handed_in(reporting.opened())
    assert (report.stage, report.given_number, str(report.submitted_on)) == (ReportStage.SUBMITTED, 1, "2026-03-18")
    with pytest.raises(UnableToFill, match="chờ tiếp nhận nên đã khóa"):
        save_answers(report=report, answers={}, seen_version=report.version, by=reporting.of_commune(), at=T)


def test_a_returned_report_counts_from_the_day_it_comes_again() -> None:
    one = reporting.opened()
    report, hanh = reporting.handed_in(one), reporting.at_home()
    with pytest.raises(UnableToDecideReport, match="Hãy ghi lý do"):
        return_report(report=report, reason="", seen_version=report.version, by=hanh, at=T)
    back = return_report(report=report, reason="Thiếu số liệu", seen_version=report.version, by=hanh, at=T)
    assert (back.stage, back.given, back.submitted_on) == (ReportStage.RETURNED, None, None)
    again = reporting.handed_in(one, at=reporting.TOO_LATE)
    assert (again.given_number, str(again.submitted_on)) == (2, "2026-03-23")
    assert [version.outcome for version in again.versions.order_by("number")] == [Outcome.RETURNED, Outcome.WAITING]


def test_a_correction_is_a_new_version_that_shows_what_changed() -> None:
    one = reporting.opened()
    report, khoa = reporting.accepted(one), reporting.of_commune()
    number = reporting.keys_of(one)[0]
    with pytest.raises(UnableToDecideReport):
        begin_correction(report=report, reason=" ", seen_version=report.version, by=khoa, at=T)
    opened = begin_correction(report=report, reason="Đếm sót", seen_version=report.version, by=khoa, at=T)
    assert (opened.stage, opened.given_number, opened.answers[number]) == (ReportStage.CORRECTING, 1, "12")
    saved = save_answers(report=opened, answers={number: "15"}, seen_version=opened.version, by=khoa, at=T)
    version = submit_report(report=saved, choices={}, seen_version=saved.version, by=khoa, at=reporting.TOO_LATE)
    assert (version.number, version.correction, version.reason, version.changes) == (
        2,
        True,
        "Đếm sót",
        [[number, "12", "15"]],
    )
    fresh = reporting.report_of(one)
    assert (str(fresh.submitted_on), fresh.given[number] if fresh.given else "") == ("2026-03-18", "15")
    assert Fact.objects.get().value == Decimal(15)
    # returned, the correction leaves what was accepted before
    left = return_report(report=fresh, reason="Chưa rõ", seen_version=fresh.version, by=reporting.at_home(), at=T)
    assert (left.stage, left.given_number, left.given[number] if left.given else "") == (ReportStage.ACCEPTED, 1, "12")


def test_a_correction_may_be_left() -> None:
    report, khoa = reporting.accepted(reporting.opened()), reporting.of_commune()
    opened = begin_correction(report=report, reason="Xem lại", seen_version=report.version, by=khoa, at=T)
    left = drop_correction(report=opened, seen_version=opened.version, by=khoa, at=T)
    assert (left.stage, left.correction_reason) == (ReportStage.ACCEPTED, "")


def test_two_decisions_at_once_leave_one() -> None:
    report, hanh = reporting.handed_in(reporting.opened()), reporting.at_home()
    accept_report(report=report, seen_version=report.version, by=hanh, at=T)
    with pytest.raises(ReportChangedMeanwhile):
        return_report(report=report, reason="Muộn", seen_version=report.version, by=hanh, at=T)
    assert accept_all(reports=[report], by=hanh, at=T) == 0
    assert HistoryLine.objects.filter(deed__in=("accept_report", "return_report")).count() == 1


def test_a_fact_is_given_once_and_serves_another_report() -> None:
    template = reporting.small_template()
    first = reporting.opened(reporting.monthly_duty(template))
    reporting.handed_in(first, value="12")
    other = reporting.opened(reporting.monthly_duty(template))
    report = (
        type(first.reports.get(agency__territory="Sen Đông"))
        .objects.select_related(*REPORT_WHOLE)
        .get(round=other, agency__territory="Sen Đông")
    )
    questions = questions_of(other.version_id)
    found = proposals(report, questions, asked(questions), T.date())
    number = reporting.keys_of(other)[0]
    assert (found[number].value, found[number].words) == ("12", f"Đã cung cấp ở {first.duty}")


@pytest.mark.parametrize(
    ("choice", "fact", "words"),
    [
        ("replace", 14, "thay số liệu chung “Số hợp tác xã thành lập mới”: 12 → 14"),
        ("keep", 12, "giữ số riêng “Số hợp tác xã thành lập mới”: 14 (số đã cung cấp 12)"),
    ],
)
def test_a_fact_given_otherwise_is_asked_about(choice: str, fact: int, words: str) -> None:
    template = reporting.small_template()
    reporting.handed_in(reporting.opened(reporting.monthly_duty(template)), value="12")
    other = reporting.opened(reporting.monthly_duty(template))
    report, khoa = reporting.report_of(other), reporting.of_commune()
    number, text, _ = reporting.keys_of(other)
    saved = save_answers(report=report, answers={number: "14", text: "Xong"}, seen_version=1, by=khoa, at=T)
    with pytest.raises(FactsDiffer) as told:
        submit_report(report=saved, choices={}, seen_version=2, by=khoa, at=T)
    assert [(one.before, one.now) for one in told.value.differences] == [("12", "14")]
    submit_report(report=saved, choices={number: choice}, seen_version=2, by=khoa, at=T)
    assert Fact.objects.get().value == Decimal(fact)
    assert words in HistoryLine.objects.filter(deed="submit_report").latest("pk").words


def test_months_make_a_quarter() -> None:
    template = reporting.small_template()
    duty = reporting.monthly_duty(template)
    for period, value in ((reporting.MARCH, "12"), (reporting.APRIL, "3")):
        reporting.handed_in(reporting.opened(duty, period), value=value)
    longer = reporting.monthly_duty(template)
    longer.rhythm, longer.due_day = Rhythm.HALF_YEAR, 20
    longer.save()
    one = reporting.opened(longer, Period(2026, 1, Rhythm.HALF_YEAR))
    report = one.reports.select_related(*REPORT_WHOLE).get(agency__territory="Sen Đông")
    questions = questions_of(one.version_id)
    found = proposals(report, questions, asked(questions), T.date())[reporting.keys_of(one)[0]]
    assert (found.value, found.words) == ("15", "Từ số liệu 2 kỳ đã cung cấp (cộng dồn), đến 14/04/2026")


def test_files_come_and_go_until_the_report_is_handed_in() -> None:
    one = reporting.opened()
    report, khoa = reporting.report_of(one), reporting.of_commune()
    with pytest.raises(UnableToFill, match="rỗng"):
        attach_file(report=report, key="f", name="a.pdf", data=b"", by=khoa, at=T)
    held = attach_file(report=report, key="f", name="a.pdf", data=b"noi dung", by=khoa, at=T)
    file = ReportFile.objects.get()
    assert held.answers == {"f": [file.pk]}
    assert detach_file(report=held, file=file, by=khoa, at=NOW).answers == {"f": []}


def test_figures_as_of_another_day_are_offered_as_such() -> None:
    template = reporting.small_template()
    reporting.handed_in(reporting.opened(reporting.monthly_duty(template)), value="12")
    later = reporting.opened(reporting.monthly_duty(template, closing_day=31))
    report = later.reports.select_related(*REPORT_WHOLE).get(agency__territory="Sen Đông")
    questions = questions_of(later.version_id)
    found = proposals(report, questions, asked(questions), T.date())[reporting.keys_of(later)[0]]
    assert found.value == "12"
    assert found.words.endswith("số liệu đến 14/03/2026")
    reporting.handed_in(later, value="13")
    assert sorted((str(one.closes_on), int(one.value)) for one in Fact.objects.all()) == [
        ("2026-03-14", 12),
        ("2026-03-31", 13),
    ]


def test_the_receiver_hears_once_a_day_and_the_body_of_each_return() -> None:
    hanh, khoa = reporting.at_home(), reporting.of_commune()
    one = reporting.opened()
    reporting.handed_in(one, "Sen Tây")
    report = reporting.handed_in(one)
    came = f"Có báo cáo mới nộp: {one.duty} – tháng 3/2026"
    assert [notice.words for notice in Notice.objects.filter(person=hanh)] == [came]
    return_report(report=report, reason="Thiếu", seen_version=report.version, by=hanh, at=T)
    told = Notice.objects.filter(person=khoa).order_by("-pk").first()
    assert told is not None
    assert told.words == f"{one.duty} – tháng 3/2026: trả lại báo cáo, bản 1: Thiếu"
