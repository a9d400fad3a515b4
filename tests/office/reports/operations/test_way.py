"""The whole way: a plan's order → duties → a form → handed in → accepted → consolidated → frozen."""

from __future__ import annotations

import pytest
from django.test import Client

from chutri.office.reports.choices import DutyState, ReportStage, Rhythm
from chutri.office.reports.models import Consolidation, Report, ReportingDuty, ReportRound
from tests.factories import reporting
from tests.factories.office import browser_of

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, **data: object) -> int:
    return client.post(path, data).status_code


def test_from_an_order_to_a_frozen_report() -> None:
    reporting.taken_duties()
    duty = ReportingDuty.objects.get(rhythm=Rhythm.MONTH)
    assert (duty.state, duty.due_words, duty.receiver.name if duty.receiver else "") == (
        DutyState.PROPOSED,
        "trước ngày 20",
        "Sở Nội vụ tỉnh Minh Hải Đông",
    )
    hanh = browser_of(reporting.at_home())
    assert post(hanh, f"/bao-cao/che-do/{duty.pk}/xac-nhan", version=duty.version) == 302
    round_ = ReportRound.objects.filter(duty=duty).order_by("pk").last()
    assert round_ is not None
    khoa = browser_of(reporting.of_commune())
    report = reporting.report_of(round_)
    page = khoa.get(f"/bao-cao/{report.pk}/")
    assert page.status_code == 200
    assert post(khoa, f"/bao-cao/{report.pk}/nop", version=report.version, **{"a-q1": "nhiều"}) == 422
    report.refresh_from_db()
    data = {f"a-q{number}": "1.234" for number in range(1, 5)}
    assert post(khoa, f"/bao-cao/{report.pk}/nop", version=report.version, **data, **{"a-q5": "Xong"}) == 302
    report.refresh_from_db()
    assert (report.stage, report.given["q1"] if report.given else "") == (ReportStage.SUBMITTED, "1234")
    assert hanh.get(f"/bao-cao/ky/{round_.pk}/").status_code == 200
    assert post(hanh, f"/bao-cao/{report.pk}/tiep-nhan", version=report.version) == 302
    assert Report.objects.get(pk=report.pk).stage == ReportStage.ACCEPTED
    assert post(hanh, f"/bao-cao/ky/{round_.pk}/tong-hop") == 302
    draft = Consolidation.objects.get()
    assert hanh.get(f"/bao-cao/tong-hop/{draft.pk}/").status_code == 200
    assert post(hanh, f"/bao-cao/tong-hop/{draft.pk}/", version=draft.version, deed="freeze") == 302
    draft.refresh_from_db()
    assert sorted(draft.files) == ["full.docx", "full.pdf", "short.docx", "short.pdf"]
    assert hanh.get(f"/bao-cao/tong-hop/{draft.pk}/").status_code == 200
    for path in ("/bao-cao/", "/bao-cao/che-do/", f"/bao-cao/che-do/{duty.pk}/", "/bao-cao/che-do/them"):
        assert (path, hanh.get(path).status_code) == (path, 200)
