"""Takes the pictures of docs/guide: a real site with the example plans, a real browser.

``make guide`` runs it; with names (``python scripts/guide_pictures.py soan-thao``) only those are taken.
The pictures are of the invented province, so nothing in them is anybody's.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

from guide_drafts import furnish_drafts
from guide_subplans import furnish_subplans
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "guide" / "pictures"
PORT = 8931
SITE = f"http://127.0.0.1:{PORT}"
PASSWORD = "Hướng-dẫn-2026"  # noqa: S105  of a site that lives as long as this program
COLOURS = 128  # a picture of a page needs no more, and is a quarter as large
ISSUED, REVIEWED = "ke-hoach-hoi-nghi.txt", "ke-hoach-thi-dua.txt"
BEGAN = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def furnish() -> dict[str, Any]:
    """Fill an empty office: a plan that is worked on, one under review, people; give the keys of the rows to be shown."""
    from chutri.office.project import start

    start.prepare()
    from guide_reports import report

    from chutri.office.people.choices import Role
    from chutri.office.people.models import Agency
    from chutri.office.people.operations import NewPerson, add_person
    from chutri.office.rollout.operations import bring_in
    from chutri.office.tasks.models import Task

    office = "Văn phòng UBND tỉnh Minh Hải Đông"
    an = add_person(
        person=NewPerson(username="an", full_name="Nguyễn Thị An", agency=office, role=Role.OFFICE),
        password=PASSWORD,
        at=BEGAN,
    )
    start.load_agencies("minh-hai-dong", login="an")
    dung = add_person(
        person=NewPerson(
            username="dung", full_name="Phạm Văn Dũng", agency="Sở Nội vụ tỉnh Minh Hải Đông", role=Role.FOCAL
        ),
        password=PASSWORD,
        at=BEGAN,
        by=an,
    )
    plans = {}
    for name in (ISSUED, REVIEWED):
        data = (ROOT / "examples" / name).read_bytes()
        plans[name] = bring_in(data=data, name=name, issue=name == ISSUED, by=an, at=BEGAN)
    _work(list(Task.objects.filter(counted=True).order_by("pk")), an)
    task = Task.objects.filter(lead__name="Sở Nội vụ tỉnh Minh Hải Đông").order_by("pk").first()
    reports = {f"report {name}": key for name, key in report(an, dung, PASSWORD).items()}
    return {
        "levels": furnish_subplans(an, at=BEGAN),
        "drafts": furnish_drafts(an, password=PASSWORD, at=BEGAN),
        **reports,
        "issued": plans[ISSUED].pk,
        "review": plans[REVIEWED].pk,
        "document": plans[ISSUED].document_id,
        "task": task.pk if task else 1,
        "agency": Agency.objects.filter(closed_on__isnull=False).earliest("pk").pk,
    }


def _work(tasks: list, by: object) -> None:  # type: ignore[type-arg]
    """Let the plan be some weeks old: some results accepted, some handed in, some under way."""
    from chutri.office.tasks.operations import accept_result, report_progress, start_task, submit_result

    dice = random.Random(7)  # noqa: S311  the same pictures every time
    for task in tasks:
        moment = BEGAN + timedelta(days=dice.randint(1, 20))
        chance = dice.random()
        if chance < 0.25:
            continue
        fresh = start_task(task=task, seen_version=task.version, by=by, at=moment)
        if chance < 0.5:
            words = "Đã có dự thảo, đang lấy ý kiến các đơn vị"
            report_progress(task=fresh, percent=60, words=words, seen_version=fresh.version, by=by, at=moment)
            continue
        fresh = submit_result(
            task=fresh,
            product="Báo cáo kết quả thực hiện",
            evidence=((), ("https://minhhaidong.example.vn/bao-cao",)),
            seen_version=fresh.version,
            by=by,
            at=moment,
        )
        if chance < 0.85:
            accept_result(task=fresh, words="", seen_version=fresh.version, by=by, at=moment + timedelta(days=1))


def pages(keys: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Give, by who looks, the names of the pictures and their addresses."""
    return {
        "an": [
            ("hom-nay", "/"),
            ("tim", "/tim/?q=hop+tac+xa"),
            ("ke-hoach", "/ke-hoach/"),
            ("ra-soat", f"/ke-hoach/{keys['review']}/ra-soat"),
            ("giao-viec", f"/ke-hoach/{keys['review']}/giao-viec"),
            ("soan-ke-hoach-cap-duoi", f"/ke-hoach/cap-duoi/{keys['levels']['draft']}/"),
            ("ke-hoach-cap-tren", f"/ke-hoach/{keys['levels']['below']}/cap-tren"),
            ("ban-do-trien-khai", f"/ke-hoach/{keys['levels']['parent']}/trien-khai"),
            ("nhiem-vu", "/nhiem-vu/"),
            ("nhiem-vu-bang", "/nhiem-vu/?xem=bang"),
            ("nhiem-vu-lich", "/nhiem-vu/?xem=lich&ngay=2026-03-15"),
            ("tong-quan", "/tong-quan/"),
            ("mot-trang", "/tong-quan/mot-trang"),
            ("cach-tinh", "/tong-quan/cach-tinh"),
            ("van-ban", "/van-ban/"),
            ("mot-van-ban", f"/van-ban/{keys['document']}"),
            ("danh-ba", "/danh-ba/"),
            ("mot-co-quan", f"/danh-ba/{keys['agency']}"),
            ("nguoi-dung", "/nguoi-dung/"),
            ("tai-khoan", "/tai-khoan/"),
            ("thong-bao", "/thong-bao/"),
            ("che-do-bao-cao", f"/bao-cao/che-do/{keys['report duty']}/"),
        ],
        "dung": [
            ("viec-cua-toi", "/viec-cua-toi/"),
            ("mot-nhiem-vu", f"/nhiem-vu/{keys['task']}/"),
            *_of_reports(keys),
        ],
        "khoa": [
            ("bao-cao-phai-nop", "/bao-cao/"),
            ("dien-bao-cao", f"/bao-cao/{keys['report report']}/"),
        ],
        "giang": [
            ("soan-thao", "/soan-thao/?xem=tat-ca"),
            ("mot-du-thao", f"/soan-thao/{keys['drafts']['sua']}/"),
            ("quy-trinh-du-thao", f"/soan-thao/{keys['drafts']['sua']}/cac-buoc/"),
            ("so-sanh-ban", f"/soan-thao/{keys['drafts']['sua']}/so-sanh/"),
            ("bang-y-kien", f"/soan-thao/{keys['drafts']['sua']}/y-kien/"),
            ("gop-y-khong-tai-khoan", keys["drafts"]["link"]),
        ],
    }


def _of_reports(keys: dict[str, int]) -> list[tuple[str, str]]:
    """The pages of whoever receives reports."""
    return [
        ("mau-bao-cao", f"/bao-cao/mau/{keys['report form']}/"),
        ("ky-bao-cao", f"/bao-cao/ky/{keys['report round']}/"),
        ("tinh-hinh-bao-cao", "/bao-cao/tinh-hinh/?nam=2026"),
        ("bao-cao-tong-hop", f"/bao-cao/tong-hop/{keys['report consolidation']}/"),
    ]


@contextmanager
def served(home: Path) -> Iterator[None]:
    """Serve the office until the pictures are taken."""
    command = [sys.executable, "-m", "chutri", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, env={**os.environ, "CHUTRI_HOME": str(home)})
    try:
        for _ in range(150):
            try:
                urlopen(f"{SITE}/dang-nhap", timeout=2).close()  # noqa: S310
                break
            except (URLError, OSError):
                time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def keep(page: Page, name: str) -> None:
    """Write what the window shows, in few colours."""
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot()))
    shot.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def take(keys: dict[str, Any], wanted: set[str]) -> int:
    """Take every picture, or those of these names; give how many."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for login, shown in pages(keys).items():
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
            page = context.new_page()
            page.goto(f"{SITE}/dang-nhap")
            if login == "an" and (not wanted or "dang-nhap" in wanted):
                keep(page, "dang-nhap")
                taken += 1
            page.fill("#id_username", login)
            page.fill("#id_password", PASSWORD)
            page.press("#id_password", "Enter")
            page.wait_for_load_state("networkidle")
            for name, address in ((name, address) for name, address in shown if not wanted or name in wanted):
                answer = page.goto(f"{SITE}{address}")
                if answer is None or answer.status != 200:
                    raise SystemExit(f"{address}: {answer.status if answer else 'no answer'}")
                keep(page, name)
                taken += 1
            context.close()
        browser.close()
    return taken


def main() -> None:
    """Furnish an office in a folder of its own, take the pictures, leave nothing."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CHUTRI_HOME"] = folder
        keys = furnish()
        with served(Path(folder)):
            taken = take(keys, set(sys.argv[1:]))
    sys.stdout.write(f"{taken} pictures in {PICTURES.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
