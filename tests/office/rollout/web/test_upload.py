"""Bringing a plan in through the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from chutri.office.background.models import BackgroundJob
from chutri.office.plans.models import Plan

URL = "/ke-hoach/tai-len"
HTMX = {"HX-Request": "true"}


def upload(client: Client, data: bytes, name: str = "ke-hoach.txt", **headers: str) -> tuple[int, str, str]:
    answer = client.post(URL, {"file": SimpleUploadedFile(name, data)}, headers=headers or None)
    target = answer.headers.get("HX-Redirect") or answer.headers.get("Location", "")
    return answer.status_code, target, answer.content.decode()


@pytest.fixture
def data(examples: Path) -> bytes:
    """A plan of the invented province."""
    return (examples / "ke-hoach-hoi-nghi.txt").read_bytes()


@pytest.mark.parametrize(("headers", "code"), [({}, 302), (HTMX, 200)])
def test_a_file_is_kept_at_once_and_its_reading_asked_for(
    as_an: Client, data: bytes, headers: dict[str, str], code: int
) -> None:
    answer = upload(as_an, data, **headers)
    plan = Plan.objects.get()
    assert answer[:2] == (code, f"/ke-hoach/{plan.pk}/dang-doc")
    assert (plan.stage, BackgroundJob.objects.get().arguments) == ("reading", {"plan": plan.pk})


def test_a_file_that_is_there_opens_the_plan_and_says_so(as_an: Client, data: bytes) -> None:
    upload(as_an, data)
    code, target, _ = upload(as_an, data, "lan-hai.txt")
    assert (code, target, Plan.objects.count()) == (302, f"/ke-hoach/{Plan.objects.get().pk}/dang-doc", 1)
    assert "Tệp “lan-hai.txt” đã được nhập trước đây" in as_an.get(target).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_empty_file_is_refused_in_words(as_an: Client, headers: dict[str, str]) -> None:
    code, _, text = upload(as_an, b"", "rong.txt", **headers)
    assert (code, "Tệp rỗng, không có nội dung." in text, Plan.objects.count()) == (422, True, 0)


def test_no_file_at_all_is_refused_in_words(as_an: Client) -> None:
    answer = as_an.post(URL, {})
    assert (answer.status_code, "Bạn chưa chọn tệp nào." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_file_past_the_limit_is_refused_with_the_limit_named(
    as_an: Client, settings: Settings, headers: dict[str, str]
) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    code, _, text = upload(as_an, b"x" * (1024 * 1024 + 1), **headers)
    assert (code, "Tệp lớn hơn 1 MB" in text, Plan.objects.count()) == (413, True, 0)


def test_a_request_past_the_limit_is_refused_before_it_is_read(as_an: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    code, _, text = upload(as_an, b"x" * (3 * 1024 * 1024))
    assert (code, "Tệp lớn hơn 1 MB" in text) == (413, True)


def test_who_may_only_read_is_told_whom_to_ask(as_binh: Client, data: bytes) -> None:
    code, _, text = upload(as_binh, data)
    assert (code, "hãy nhờ văn phòng của cơ quan" in text, Plan.objects.count()) == (403, True, 0)


def test_the_page_offers_a_place_to_drop_a_file(as_an: Client) -> None:
    assert "data-dropzone" in as_an.get(URL).content.decode()
