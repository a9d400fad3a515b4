"""Việc chạy nền: for administrators; a failed job is run again or given up."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from chutri.office.background.choices import State
from chutri.office.background.models import BackgroundJob
from chutri.office.people.choices import Role
from tests.factories.office import NOW, browser_of
from tests.factories.tracking import person


@pytest.fixture
def admin(db: None) -> Client:
    keeper = person("quan", "Lý Thị Quản", "Văn phòng UBND tỉnh Minh Hải Đông", Role.ADMINISTRATOR)
    # without a second factor nobody is an administrator
    Authenticator.objects.create(user=keeper, type=Authenticator.Type.TOTP, data={})
    return browser_of(keeper)


@pytest.fixture
def failed(db: None) -> BackgroundJob:
    return BackgroundJob.objects.create(
        name="people.send_mail",
        arguments={},
        state=State.FAILED,
        attempts=4,
        error="Máy chủ thư từ chối.",
        finished_at=NOW,
    )


def test_a_failed_job_is_shown_with_its_reason(admin: Client, failed: BackgroundJob) -> None:
    page = admin.get("/viec-nen/").content.decode()
    assert ("Máy chủ thư từ chối." in page, "people.send_mail" in page) == (True, True)


def test_no_failed_job_is_said(admin: Client) -> None:
    assert "Không có việc nào hỏng" in admin.get("/viec-nen/").content.decode()


def test_others_are_refused_with_a_reason(as_an: Client, failed: BackgroundJob) -> None:
    answer = as_an.get("/viec-nen/")
    assert (answer.status_code, "dành cho người quản trị hệ thống" in answer.content.decode()) == (403, True)


def test_it_runs_again(admin: Client, failed: BackgroundJob) -> None:
    answer = admin.post(f"/viec-nen/{failed.pk}/chay-lai", follow=True)
    failed.refresh_from_db()
    assert (failed.state, "Đã yêu cầu chạy lại." in answer.content.decode()) == (State.WAITING, True)


def test_it_is_given_up(admin: Client, failed: BackgroundJob) -> None:
    admin.post(f"/viec-nen/{failed.pk}/bo")
    assert not BackgroundJob.objects.filter(pk=failed.pk).exists()


@pytest.mark.parametrize("deed", ["chay-lai", "bo"])
def test_what_is_decided_already_is_said(admin: Client, failed: BackgroundJob, deed: str) -> None:
    BackgroundJob.objects.filter(pk=failed.pk).update(state=State.DONE)
    page = admin.post(f"/viec-nen/{failed.pk}/{deed}", follow=True).content.decode()
    assert "không còn ở danh sách chưa thực hiện được" in page
