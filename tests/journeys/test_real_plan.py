"""A real plan of 2024, from its file to the figures: Hà Nội's directory, two agencies corrected, issued, counted by hand, verified."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import Office

pytestmark = pytest.mark.needs("chromium")
PASSWORD = "hoa-sữa-mùa-thu-2026"
SETTINGS = "chutri.office.project.settings"
READY = "import django; django.setup()\n"
PREPARE = f"""
from django.utils import timezone
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import NewPerson, add_person
new = NewPerson(username="hoa", full_name="Lê Thị Hoa", agency="UBND thành phố Hà Nội", role=Role.OFFICE)
add_person(person=new, password={PASSWORD!r}, at=timezone.now(), by=User.objects.get(username="an"))
"""
# Some tasks begun, some handed in before and after their day, some of these accepted.
WORK = """
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo
from django.utils import timezone
from chutri.office.people.models import User
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import accept_result, start_task, submit_result
hoa, now = User.objects.get(username="hoa"), timezone.now()
for number, task in enumerate(Task.objects.filter(counted=True).order_by("pk")):
    if number % 4 == 0:
        continue
    task = start_task(task=task, seen_version=task.version, by=hoa, at=now - timedelta(days=number % 40))
    if number % 4 == 1:
        continue
    day = (task.last_day or now.date()) + timedelta(days=number % 5 - 2)
    at = datetime.combine(day, datetime.min.time(), ZoneInfo("Asia/Ho_Chi_Minh")) + timedelta(hours=9)
    task = submit_result(task=task, product="Báo cáo", evidence=((), ()), seen_version=task.version, by=hoa, at=at)
    if number % 4 == 3:
        accept_result(task=task, words="", seen_version=task.version, by=hoa, at=at)
"""
# By hand: one row after the other, by the rule and not by the query.
COUNT = """
import json
from collections import Counter
from datetime import timedelta
from django.utils import timezone
from chutri.office.tasks.choices import Stage
from chutri.office.tasks.models import Task
today = timezone.localdate()
rows = list(Task.objects.filter(counted=True).select_related("lead"))
named = Counter(row.standing_on(today).label for row in rows)
quiet = [row for row in rows if row.stage not in (Stage.DONE, Stage.CANCELLED)
         and (today - timezone.localdate(row.moved_at)) > timedelta(days=14)]
named["Im lặng"] = len(quiet)
named["Chờ nghiệm thu"] = sum(row.stage == Stage.SUBMITTED for row in rows)
lead = Counter(row.lead.name for row in rows if row.lead).most_common(1)[0]
print(json.dumps({"total": len(rows), "named": named, "lead": lead}))
"""


def run(office: Office, script: str) -> str:
    """Do something in the office's own database, as another process of it."""
    done = subprocess.run(
        [sys.executable, "-c", READY + script],
        env={**office.environment, "DJANGO_SETTINGS_MODULE": SETTINGS},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def chutri(office: Office, *words: str) -> subprocess.CompletedProcess[str]:
    """Type a command where the office is."""
    command = [sys.executable, "-m", "chutri", *words]
    return subprocess.run(command, env=office.environment, check=False, capture_output=True, text=True)


def answered(page: Page, button: Locator) -> None:
    """Press a button and wait until what it sent is saved and shown."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        button.click()
    page.wait_for_load_state("networkidle")


def name_agency(page: Page, number: int, words: str, name: str) -> None:
    """Say, beside a duty, which agency of the directory is meant: typed without tone marks, chosen by its name."""
    card = page.locator(f"#t{number}")
    card.locator(".action").click()
    page.keyboard.press("g")
    card.get_by_role("searchbox").fill(words)
    answered(page, card.locator("[id^=found] button", has_text=name).first)
    expect(card.locator(f'[title="Trong danh bạ: {name}"]').first).to_be_visible()


def hand_to_heirs(page: Page, plan: str) -> int:
    """Answer, for every body that no longer exists, that its heirs do the work; give how often it was asked."""
    for asked in range(60):
        page.goto(f"{plan}/giao-viec")
        ended = page.locator(".issue-list li", has_text="cơ quan đã kết thúc hoạt động").locator("a")
        if ended.count() == 0:
            return asked
        number = ended.first.inner_text()
        page.goto(f"{plan}/ra-soat#t{number}")
        card = page.locator(f"#t{number}")
        card.locator(".action").click()
        card.locator(".chip", has_text="đã kết thúc hoạt động").first.click()
        answered(page, card.get_by_role("button", name=re.compile("^Giao cho (nhóm|đơn vị) kế thừa")).first)
        everywhere = page.get_by_role("button", name=re.compile(r"^Áp dụng cho \d+ chỗ khác"))
        if everywhere.count():
            answered(page, everywhere.first)
    raise AssertionError("asked without end")


def shown_figures(page: Page) -> dict[str, int]:
    """The figures of the day's page, by their words."""
    return {
        " ".join(item.locator("span").inner_text().split()): int(item.locator("b").inner_text().replace(".", ""))
        for item in page.locator(".figures li").all()
    }


def tamper(office: Office) -> int:
    """Change a line of the history past the program, its trigger out of the way; give the line's number."""
    change = "UPDATE history_historyline SET words = 'Không có gì' WHERE id = 3"
    url = office.environment.get("CHUTRI_DATABASE_URL", "")
    if url.startswith("postgres"):
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("ALTER TABLE history_historyline DISABLE TRIGGER USER")
            server.execute(change.encode())
        return 3
    with closing(sqlite3.connect(office.home / "chutri.sqlite3", timeout=20)) as file, file:
        file.execute("DROP TRIGGER history_no_update")
        file.execute(change)
    return 3


def test_a_real_plan_goes_from_its_file_to_the_figures(office: Office, browser: Browser, shared: Path) -> None:
    (plan,) = (shared / "seeds").glob("003_*.txt")
    assert chutri(office, "agencies", "load", "ha-noi").returncode == 0
    run(office, PREPARE)
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN").new_page()
    page.goto(f"{office.url}/dang-nhap")
    page.fill("#id_username", "hoa")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.goto(f"{office.url}/ke-hoach/")
    page.set_input_files("#dropzone-file", plan)
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/ra-soat$"), timeout=60_000)
    address = page.url.removesuffix("/ra-soat")

    # two agencies corrected, what is certain accepted, issued
    name_agency(page, 1, "so noi vu", "Sở Nội vụ thành phố Hà Nội")
    name_agency(page, 2, "cong an thanh pho", "Công an thành phố Hà Nội")
    certain = page.get_by_role("button", name=re.compile("nhiệm vụ chắc chắn"))
    certain.click()
    expect(certain).to_have_count(0)
    # the plan is of 2024: departments merged and districts ended since, and each time it is asked who does the work
    assert hand_to_heirs(page, address) > 3
    page.get_by_role("button", name=re.compile(r"^Giao \d+ nhiệm vụ")).click()
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"), timeout=60_000)

    # the figures of the day's page are those of a count by hand, and each opens its rows
    run(office, WORK)
    by_hand = json.loads(run(office, COUNT))
    page.goto(office.url)
    figures = shown_figures(page)
    assert figures == {name: by_hand["named"].get(name, 0) for name in figures}
    assert len(figures) == 7
    assert sum(figures[name] for name in list(figures)[:5]) == by_hand["total"]
    page.goto(f"{office.url}/tong-quan/?xep=so-viec")
    row = page.locator("table.breakdown tbody tr").filter(
        has=page.get_by_role("rowheader", name=by_hand["lead"][0], exact=True)
    )
    expect(row.locator("td").nth(1)).to_have_text(str(by_hand["lead"][1]))
    page.goto(office.url)
    page.locator(".figures a").filter(has_text="Chờ nghiệm thu").click()
    expect(page.locator(".list-sum .count")).to_contain_text(str(figures["Chờ nghiệm thu"]))

    # the history is whole; a row changed behind its back is named
    assert chutri(office, "history", "verify").returncode == 0
    number = tamper(office)
    verified = chutri(office, "history", "verify")
    assert verified.returncode == 1
    assert re.search(rf"\b{number}\b", verified.stdout + verified.stderr)
    page.context.close()
