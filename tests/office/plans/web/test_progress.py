"""A plan on its way: progress, what went wrong, what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from chutri.office.background.worker.execution import run_waiting_jobs
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import receive_plan
from tests.factories.office import NOW

HTMX = {"HX-Request": "true"}
BROKEN = b"MZ\x90\x00" * 40
SECRET = "ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG\nTỐI MẬT\n\nKẾ HOẠCH\n\n1. Sở Nội vụ\n- Lập danh sách.\n"


def receive(by: User, data: bytes, name: str) -> str:
    return f"/ke-hoach/{receive_plan(data=data, name=name, by=by, at=NOW).pk}/"


def test_the_page_waits_and_goes_on_when_the_plan_is_read(an: User, as_an: Client, examples: Path) -> None:
    address = receive(an, (examples / "ke-hoach-thi-dua.txt").read_bytes(), "ke-hoach.txt")
    assert as_an.get(address).headers["Location"] == f"{address}dang-doc"
    html = as_an.get(f"{address}dang-doc").content.decode()
    assert ("Đang chờ đến lượt đọc…" in html, 'hx-trigger="every 1s"' in html) == (True, True)
    run_waiting_jobs(raising=True)
    assert as_an.get(f"{address}dang-doc").status_code == 302
    assert as_an.get(f"{address}dang-doc", headers=HTMX).headers["HX-Redirect"].startswith(address)


def test_what_can_t_be_read_offers_what_to_do(an: User, as_an: Client, as_binh: Client) -> None:
    address = receive(an, BROKEN, "hong.pdf")
    run_waiting_jobs(raising=True)
    html = as_an.get(f"{address}dang-doc", headers=HTMX).content.decode()
    assert ("thực chất là chương trình Windows" in html, "Tệp gốc vẫn được lưu" in html) == (True, True)
    assert ("Đọc lại" in html, "every 1s" in html) == (True, False)
    assert "Đọc lại" not in as_binh.get(f"{address}dang-doc").content.decode()
    assert as_an.post(f"{address}doc-lai").headers["Location"] == f"{address}dang-doc"
    assert Plan.objects.get().stage == "reading"
    again = as_an.post(f"{address}doc-lai", follow=True).content.decode()
    assert "không ở tình trạng không đọc được" in again
    assert as_an.post(f"{address}go-bo").headers["Location"] == "/ke-hoach/"
    assert Plan.objects.count() == 0


def test_a_plan_that_was_read_is_not_removed(an: User, as_an: Client, examples: Path) -> None:
    address = receive(an, (examples / "ke-hoach-thi-dua.txt").read_bytes(), "ke-hoach.txt")
    run_waiting_jobs(raising=True)
    assert as_an.post(f"{address}go-bo").headers["Location"] == f"{address}dang-doc"
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_of_a_secret_only_its_bearer_learns(an: User, as_an: Client, as_chi: Client, headers: dict[str, str]) -> None:
    address = receive(an, SECRET.encode(), "x.txt")
    run_waiting_jobs(raising=True)
    assert "không được lưu" in as_an.get(f"{address}dang-doc", headers=headers).content.decode()
    assert as_chi.get(f"{address}dang-doc", headers=headers).status_code == 404
