"""The pages of reports: what they show, under how many queries, and what they refuse."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import Agency
from chutri.office.reports.choices import ReportStage, Rhythm
from chutri.office.reports.models import Consolidation, PeriodRule, Report, ReportingDuty, ReportSheet, ReportTemplate
from chutri.office.reports.operations.rounds import open_due_rounds
from chutri.office.reports.rules.periods import Period
from tests.factories import reporting
from tests.factories.office import NOW, an, browser_of

pytestmark = pytest.mark.django_db
# who is asked, their roles, one for the session
LOGGED_IN = 2


@pytest.fixture
def hanh() -> Client:
    return browser_of(reporting.at_home())


@pytest.fixture
def khoa() -> Client:
    return browser_of(reporting.of_commune())


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("communes", [1, 3])
def test_the_matrix_asks_as_often_for_one_body_as_for_three(
    communes: int, hanh: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    duty = reporting.monthly_duty()
    for reporter in duty.reporters.order_by("place")[communes:]:
        reporter.delete()
    open_due_rounds(at=datetime(2026, 5, 12, 7, tzinfo=reporting.ZONE))
    with django_assert_num_queries(LOGGED_IN + 5):
        answer = hanh.get("/bao-cao/tinh-hinh/", {"che-do": duty.pk, "nam": 2026})
    assert words(answer).count("q-missing") == 3 * communes + 1
    assert hanh.get("/bao-cao/tinh-hinh/excel", {"nam": 2026}).headers["Content-Disposition"].endswith('2026.xlsx"')


def test_the_matrix_says_when_there_is_nothing(hanh: Client) -> None:
    assert "Chưa có chế độ báo cáo thường xuyên nào" in words(hanh.get("/bao-cao/tinh-hinh/"))
    assert hanh.get("/bao-cao/tinh-hinh/excel").status_code == 404
    duty = reporting.monthly_duty()
    assert "Chưa mở kỳ nào trong năm 2025" in words(hanh.get(f"/bao-cao/tinh-hinh/?che-do={duty.pk}&nam=2025"))


@pytest.mark.parametrize("count", [1, 3])
def test_ones_own_page_asks_as_often_for_one_report_as_for_three(
    count: int, khoa: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    duty = reporting.monthly_duty()
    for number in range(3, 3 + count):
        reporting.opened(duty, Period(2026, number, Rhythm.MONTH))
    with django_assert_num_queries(LOGGED_IN + 6):
        answer = khoa.get("/bao-cao/")
    assert words(answer).count('<article class="report-row"') == count


@pytest.mark.parametrize("communes", [1, 3])
def test_a_round_asks_as_often_for_one_report_as_for_three(
    communes: int, hanh: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = reporting.opened()
    for name in reporting.COMMUNES[:communes]:
        reporting.handed_in(one, name)
    with django_assert_num_queries(LOGGED_IN + 7):
        answer = hanh.get(f"/bao-cao/ky/{one.pk}/")
    assert f'<b class="num">{12 * communes}</b> hợp tác xã' in words(answer)


def test_typing_is_kept_and_told_what_is_no_figure(khoa: Client) -> None:
    one = reporting.opened()
    report = reporting.report_of(one)
    number, text, _ = reporting.keys_of(one)
    data = {"version": report.version, f"a-{number}": "12.5", f"a-{text}": "Đang làm"}
    answer = khoa.post(f"/bao-cao/{report.pk}/luu", data)
    assert "“12.5” chưa rõ" in words(answer)
    assert 'id="version" value="2"' in words(answer)
    late = khoa.post(f"/bao-cao/{report.pk}/luu", data)
    assert (late.status_code, "vừa lưu báo cáo này" in words(late)) == (409, True)
    refused = khoa.post(f"/bao-cao/{report.pk}/nop", {**data, "version": 2, f"a-{text}": ""})
    assert (refused.status_code, words(refused).count("Câu này bắt buộc trả lời.")) == (422, 1)
    stale = khoa.post(f"/bao-cao/{report.pk}/nop", {**data, "version": 1, f"a-{text}": "Của tôi"})
    assert (stale.status_code, "Của tôi</textarea>" in words(stale)) == (409, True)


def test_facts_that_differ_are_asked_about(khoa: Client) -> None:
    template = reporting.small_template()
    reporting.handed_in(reporting.opened(reporting.monthly_duty(template)), value="12")
    other = reporting.opened(reporting.monthly_duty(template))
    report = reporting.report_of(other)
    number, text, _ = reporting.keys_of(other)
    data = {"version": 1, f"a-{number}": "14", f"a-{text}": "Xong"}
    asked = khoa.post(f"/bao-cao/{report.pk}/nop", data)
    assert (asked.status_code, f'name="chon-{number}"' in words(asked)) == (422, True)
    kept = {**data, "version": 2, f"chon-{number}": "keep"}
    assert khoa.post(f"/bao-cao/{report.pk}/nop", kept).status_code == 302
    assert "Khác số liệu đã cung cấp cho cùng kỳ" in words(khoa.get(f"/bao-cao/{report.pk}/"))


def test_a_report_is_returned_corrected_and_shows_both(khoa: Client, hanh: Client) -> None:
    one = reporting.opened()
    report = reporting.handed_in(one)
    path = f"/bao-cao/{report.pk}"
    assert hanh.post(f"{path}/tra-lai", {"version": report.version, "words": ""}).status_code == 409
    assert khoa.post(f"{path}/tra-lai", {"version": report.version, "words": "x"}).status_code == 403
    assert hanh.post(f"{path}/tra-lai", {"version": report.version, "words": "Thiếu xã"}).status_code == 302
    assert "Thiếu xã" in words(khoa.get(f"{path}/"))
    report = reporting.accepted(one, value="13")
    assert khoa.post(f"{path}/dinh-chinh", {"version": report.version, "words": "Đếm sót"}).status_code == 302
    report.refresh_from_db()
    assert khoa.post(f"{path}/thoi-dinh-chinh", {"version": report.version}).status_code == 302
    shown = words(khoa.get(f"{path}/"))
    assert "<del>12</del> → <ins>13</ins>" in shown


def test_a_file_is_attached_given_out_and_taken_away(khoa: Client) -> None:
    report = reporting.report_of(reporting.opened())
    key = reporting.keys_of(report.round)[1]
    file = SimpleUploadedFile("anh.png", b"anh")
    assert "anh.png" in words(khoa.post(f"/bao-cao/{report.pk}/kem-tep/{key}", {"file": file}))
    kept = report.files.get()
    given = khoa.get(f"/bao-cao/{report.pk}/tep/{kept.pk}")
    assert content(given) == b"anh"
    assert khoa.post(f"/bao-cao/{report.pk}/kem-tep/{key}").status_code == 422
    assert khoa.post(f"/bao-cao/{report.pk}/kem-tep/khong-co", {"file": BytesIO(b"x")}).status_code == 404
    assert "anh.png" not in words(khoa.post(f"/bao-cao/{report.pk}/bo-tep/{kept.pk}"))


def test_many_reports_are_taken_at_once(hanh: Client) -> None:
    one = reporting.opened()
    reports = [reporting.handed_in(one, name) for name in ("Sen Đông", "Sen Tây")]
    ticked = [f"{report.pk}:{report.version}" for report in reports]
    answer = hanh.post(f"/bao-cao/ky/{one.pk}/tiep-nhan", {"chon": [*ticked[:1], f"{reports[1].pk}:1"]}, follow=True)
    assert "Đã tiếp nhận 1 báo cáo; 1 báo cáo vừa thay đổi nên chưa tiếp nhận." in words(answer)
    assert Report.objects.filter(round=one, stage=ReportStage.ACCEPTED).count() == 1


def test_a_round_urges_adds_and_sends_sheets(hanh: Client) -> None:
    one = reporting.opened()
    assert "Đã nhắc 3 cơ quan" in words(hanh.post(f"/bao-cao/ky/{one.pk}/don-doc", follow=True))
    added = hanh.post(f"/bao-cao/ky/{one.pk}/them-co-quan", {"agency": "Sở Tài chính tỉnh Minh Hải Đông"}, follow=True)
    assert "Đã thêm Sở Tài chính" in words(added)
    assert hanh.post(f"/bao-cao/ky/{one.pk}/them-co-quan", {"agency": "Sở Lạ"}).status_code == 409
    Agency.objects.filter(territory="Sen Tây").update(email="sentay@minhhaidong.example")
    assert "Đã gửi tệp Excel tới 1 cơ quan" in words(hanh.post(f"/bao-cao/ky/{one.pk}/gui-tep", follow=True))


def test_a_sheet_goes_out_by_its_page_and_comes_back_by_its_address(hanh: Client, client: Client) -> None:
    report = reporting.report_of(reporting.opened())
    shown = words(hanh.post(f"/bao-cao/{report.pk}/gui-tep"))
    secret = shown.split("/bao-cao/nop-tep/")[1].split("/")[0]
    form = client.get(f"/bao-cao/nop-tep/{secret}/tep").content
    assert client.post(f"/bao-cao/nop-tep/{secret}/").status_code == 422
    back = client.post(f"/bao-cao/nop-tep/{secret}/", {"file": SimpleUploadedFile("a.xlsx", form)})
    assert "Đã nhận tệp" in words(back)
    sheet = ReportSheet.objects.get()
    page = f"/bao-cao/{report.pk}/tep-excel/{sheet.pk}/"
    assert "Không có gì khác" in words(hanh.get(page))
    refused = hanh.post(page, {"deed": "apply"})
    assert (refused.status_code, "Chưa nộp được" in words(refused)) == (409, True)
    assert "Đã bỏ qua tệp này" in words(hanh.post(page, {"deed": "discard"}, follow=True))


def test_a_duty_is_set_up_edited_and_confirmed_by_its_page(hanh: Client) -> None:
    reporting.directory()
    data = {
        "title": "Báo cáo nhanh", "rhythm": "ad_hoc", "receiver": "Sở Nội vụ tỉnh Minh Hải Đông", "due_relation": "before",
        "opens_before": "5", "since": "2026-03-01", "reporters": "UBND xã Sen Đông\nUBND xã Sen Tây",
    }  # fmt: skip
    assert hanh.post("/bao-cao/che-do/them", {**data, "receiver": "Sở Lạ"}).status_code == 422
    assert hanh.post("/bao-cao/che-do/them", data).status_code == 302
    duty = ReportingDuty.objects.get()
    path = f"/bao-cao/che-do/{duty.pk}/"
    assert hanh.post(path, {**data, "version": 9}).status_code == 422
    assert hanh.post(path, {**data, "version": duty.version, "rhythm": "month", "due_day": "20"}).status_code == 302
    duty.refresh_from_db()
    done = hanh.post(f"{path}xac-nhan", {"version": duty.version}, follow=True)
    assert "kỳ đã mở" in words(done)
    assert "UBND xã Sen Đông" in words(hanh.get("/bao-cao/che-do/co-quan", {"receiver": "sen dong"}))
    assert hanh.post(f"{path}mo-ky", {"day": "hôm qua"}).status_code == 422


def test_a_form_is_built_by_its_page(hanh: Client) -> None:
    reporting.directory()
    assert hanh.post("/bao-cao/mau/", {"name": " "}).status_code == 422
    assert hanh.post("/bao-cao/mau/", {"name": "Mẫu mới", "starter": "progress"}).status_code == 302
    template = ReportTemplate.objects.get()
    path = f"/bao-cao/mau/{template.pk}/"
    put = {
        "deed": "put",
        "key": "",
        "label": "Số xã",
        "kind": "number",
        "least": "0",
        "required": "on",
        "roll_up": "sum",
    }
    assert hanh.post(f"{path}sua", {**put, "least": "ít"}).status_code == 422
    assert hanh.post(f"{path}sua", put).headers["Location"].startswith(f"{path}#q")
    for deed in ("up", "down", "remove"):
        assert hanh.post(f"{path}sua", {"deed": deed, "key": "q1"}).status_code == 302
    assert "Đã ban hành bản 1" in words(hanh.post(f"{path}sua", {"deed": "publish"}, follow=True))
    assert hanh.post(f"{path}sua", {"deed": "discard"}).status_code == 422


def test_an_office_fixes_its_own_closing_day(hanh: Client) -> None:
    data = {"rhythm": "month", "closing_day": "25", "valid_from": "2026-01-01", "source": "Quy chế làm việc"}
    assert hanh.post("/bao-cao/chot-so-lieu/", {**data, "closing_day": "40"}).status_code == 422
    assert "riêng của cơ quan" in words(hanh.post("/bao-cao/chot-so-lieu/", data, follow=True))
    rule = PeriodRule.objects.get(source="Quy chế làm việc")
    assert hanh.post(f"/bao-cao/chot-so-lieu/{rule.pk}/thoi").status_code == 302
    rule.refresh_from_db()
    assert rule.valid_to is not None


def test_a_draft_is_edited_downloaded_frozen_and_made_again(hanh: Client) -> None:
    one = reporting.opened()
    reporting.handed_in(one)
    hanh.post(f"/bao-cao/ky/{one.pk}/tong-hop")
    draft = Consolidation.objects.get()
    path = f"/bao-cao/tong-hop/{draft.pk}/"
    saved = hanh.post(
        path, {"version": draft.version, "t-opening": "Lời mới.", "h-signer": "Trần Thị Hoa", "deed": "save"}
    )
    draft.refresh_from_db()
    assert (saved.status_code, draft.texts, draft.head["signer"]) == (302, {"opening": "Lời mới."}, "Trần Thị Hoa")
    assert content(hanh.get(f"{path}tep/short.pdf")).startswith(b"%PDF")
    assert hanh.get(f"{path}tep/short.txt").status_code == 404
    assert hanh.post(path, {"version": 1, "deed": "freeze"}).status_code == 409
    hanh.post(path, {"version": draft.version, "deed": "freeze"})
    again = hanh.post(f"{path}dung-lai", follow=True)
    assert "Dựng lại 4 tệp từ số liệu đã chốt: trùng khớp từng byte." in words(again)
    assert content(hanh.get(f"{path}tep/full.docx")).startswith(b"PK")
    assert hanh.post(f"{path}bo").status_code == 409
    hanh.post(f"/bao-cao/ky/{one.pk}/tong-hop")
    assert hanh.post(f"/bao-cao/tong-hop/{Consolidation.objects.latest('pk').pk}/bo").status_code == 302


def test_duties_are_taken_from_plans_by_a_button() -> None:
    reporting.plan_with_reporting()
    office = browser_of(an())
    assert "Kế hoạch đã giao việc có quy định báo cáo" in words(office.get("/bao-cao/che-do/"))
    assert "Đã nhận 2 chế độ báo cáo" in words(office.post("/bao-cao/che-do/nhan", follow=True))
    duty = ReportingDuty.objects.first()
    assert duty is not None
    ended = office.post(f"/bao-cao/che-do/{duty.pk}/ket-thuc", {"version": duty.version, "words": "trùng"})
    assert (ended.status_code, NOW.year) == (302, 2026)
