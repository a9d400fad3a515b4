"""An issued plan is worked on: led, reported, handed in, returned, accepted; more time; a reminder by mail. In a real browser."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from tests.factories.post_room import PostRoom, free_port, parts
from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
PLAN = "ke-hoach-hoi-nghi.txt"
LEAD = "Sở Nông nghiệp và Môi trường tỉnh Minh Hải Đông"
PASSWORD = "ruộng-lúa-chín-2026"
MAIL_WITHIN_SECONDS = 40

# What the accounts' pages do elsewhere: a focal point of the department that leads; and a day that binds task 2.
PREPARE = f"""
import django; django.setup()
from datetime import date
from django.utils import timezone
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.tasks.models import Task
now = timezone.now()
new = NewPerson(username="dung", full_name="Phạm Văn Dũng", agency={LEAD!r}, role=Role.FOCAL)
dung = add_person(person=new, password={PASSWORD!r}, at=now, by=User.objects.get(username="an"))
dung.email = "dung@minhhaidong.example"; dung.save()
day = date(2099, 3, 10)
Task.objects.filter(ordinal=2).update(deadline_date=day, deadline_precision="day", deadline_relation="by",
                                      deadline_confirmed=True, last_day=day)
"""
# The morning of the working day before: a Monday, its deadline a Tuesday.
REMIND = """
import django; django.setup()
from datetime import datetime
from zoneinfo import ZoneInfo
from chutri.office.tasks.operations.reminders import send_reminders
print(send_reminders(at=datetime(2099, 3, 19, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))))
"""


@pytest.fixture
def post_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostRoom]:
    """A mail server on loopback, named to the office before it starts."""
    room = PostRoom(port=free_port())
    monkeypatch.setenv("CHUTRI_EMAIL_URL", f"smtp://127.0.0.1:{room.port}")
    controller = Controller(room, hostname="127.0.0.1", port=room.port)
    controller.start()
    yield room
    controller.stop()


def run(office: Office, script: str) -> str:
    """Do something in the office's own database, as another process of it."""
    environment = {**office.environment, "DJANGO_SETTINGS_MODULE": "chutri.office.project.settings"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def log_in(page: Page, office: Office, username: str, password: str) -> None:
    page.goto(f"{office.url}/dang-nhap")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.locator(".rail")).to_be_visible()


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-toast]").last).to_contain_text(words)


def deed(page: Page, name: str) -> None:
    page.locator(".task-detail summary", has_text=name).first.click()


def test_a_task_goes_from_its_lead_to_its_acceptance(
    post_room: PostRoom, window: Page, office: Office, browser: Browser, examples: Path, tmp_path: Path
) -> None:
    environment = office.environment
    subprocess.run(
        [sys.executable, "-m", "chutri", "import", "--issue", str(examples / PLAN)], env=environment, check=True
    )
    run(office, PREPARE)
    log_in(window, office, office.username, office.password)

    # the department finds it on its own page, begins and reports by a key
    other = browser.new_context(viewport=window.viewport_size, locale="vi-VN").new_page()
    log_in(other, office, "dung", PASSWORD)
    other.goto(f"{office.url}/viec-cua-toi/")
    rows = other.locator("[data-my-row]")
    row = rows.filter(has_text="Dự thảo báo cáo trung tâm")
    row.locator("[data-key=b]").click()
    said(other, "Đã bắt đầu thực hiện")
    expect(row).to_contain_text("Đang thực hiện")
    row.locator("summary", has_text="Tiến độ").click()
    row.locator("[name=percent]").fill("60")
    row.get_by_role("button", name="Lưu").click()
    said(other, "Đã lưu tiến độ 60 %")
    expect(row).to_contain_text("60 %")

    # it hands in, is returned, hands in again, is accepted
    report = tmp_path / "bao-cao.pdf"
    report.write_bytes(b"%PDF-1.4 bao cao")
    other.goto(f"{office.url}/nhiem-vu/1/")
    deed(other, "Nộp kết quả")
    other.locator("details[open] [name=product]").fill("Báo cáo số 12/BC-SNNMT")
    other.locator("details[open] [name=evidence]").set_input_files(report)
    other.get_by_role("button", name="Nộp để nghiệm thu").click()
    said(other, "đang chờ nghiệm thu")

    window.goto(f"{office.url}/viec-cua-toi/")
    waiting = window.locator("[data-my-row]").filter(has_text="Chờ nghiệm thu")
    expect(waiting).to_have_count(1)
    window.goto(f"{office.url}/nhiem-vu/1/")
    deed(window, "Trả lại")
    window.locator("details[open] [name=words]").fill("Thiếu số liệu của ba xã")
    window.get_by_role("button", name="Trả lại kèm lý do").click()
    said(window, "Đã trả lại kết quả")

    other.reload()
    expect(other.locator(".detail-state")).to_contain_text("Bị trả lại")
    expect(other.locator(".results")).to_contain_text("Thiếu số liệu của ba xã")
    deed(other, "Nộp kết quả")
    other.locator("details[open] [name=product]").fill("Báo cáo số 14/BC-SNNMT, đủ ba xã")
    other.get_by_role("button", name="Nộp để nghiệm thu").click()
    said(other, "đang chờ nghiệm thu")
    window.reload()
    window.get_by_role("button", name="Nghiệm thu", exact=True).click()
    said(window, "Đã nghiệm thu")
    expect(window.locator(".detail-state")).to_contain_text("Đã hoàn thành")

    # more time
    other.goto(f"{office.url}/nhiem-vu/2/")
    deed(other, "Xin gia hạn")
    other.locator("details[open] [name=day]").fill("2099-03-20")
    other.locator("details[open] [name=words]").fill("Chờ ý kiến của các xã")
    other.get_by_role("button", name="Gửi đề nghị").click()
    said(other, "Đã gửi đề nghị gia hạn")
    window.goto(f"{office.url}/nhiem-vu/2/")
    window.get_by_role("button", name="Đồng ý gia hạn").click()
    said(window, "Đã gia hạn đến 20/03/2099")
    expect(window.locator(".changes")).to_contain_text(re.compile(r"10/03/2099\s*→\s*20/03/2099"))

    # a reminder arrives by mail
    assert run(office, REMIND) == "1"
    deadline = time.monotonic() + MAIL_WITHIN_SECONDS
    while not (letters := [one for one in post_room.letters if "Nhắc việc" in str(one["subject"])]):
        assert time.monotonic() < deadline, [str(one["subject"]) for one in post_room.letters]
        time.sleep(0.2)
    assert letters[0]["to"] == "dung@minhhaidong.example"
    assert "1 nhiệm vụ đến hạn sau 1 ngày làm việc" in parts(letters[0])["text/plain"].replace("\n", " ")

    verified = subprocess.run([sys.executable, "-m", "chutri", "history", "verify"], env=environment, check=False)
    assert verified.returncode == 0
    other.context.close()
