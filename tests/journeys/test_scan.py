"""A code on paper held before the camera of a real browser: the page that it is of opens."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.journeys.conftest import BROWSER, FLAGS, Office

pytestmark = pytest.mark.needs("chromium")
WIDTH, HEIGHT = 640, 480


def a_camera(folder: Path, words: str) -> Path:
    """What a camera sees of a QR code: a few frames of raw video."""
    drawn = io.BytesIO()
    segno.make(words, error="m").save(drawn, kind="png", scale=8, border=4)
    code = Image.open(drawn).convert("L").resize((360, 360))
    frame = Image.new("L", (WIDTH, HEIGHT), 200)
    frame.paste(code, (140, 60))
    path = folder / "camera.y4m"
    grey = bytes([128]) * (WIDTH * HEIGHT // 2)
    one = b"FRAME\n" + frame.tobytes() + grey
    path.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + one * 4)
    return path


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Page]:
    """A phone whose camera looks at the code of the overview."""
    program = next(filter(None, map(shutil.which, BROWSER)))
    seen = a_camera(tmp_path, "https://ten-mien-cu.example/quet-ma/?ma=T")
    camera = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={seen}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *camera])
        context = browser.new_context(viewport={"width": 390, "height": 844}, permissions=["camera"])
        yield context.new_page()
        browser.close()


def test_a_code_before_the_camera_opens_its_page(phone: Page, office: Office) -> None:
    phone.goto(f"{office.url}/quet-ma/")
    phone.fill("#id_username", office.username)
    phone.fill("#id_password", office.password)
    phone.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(phone.get_by_role("heading", name="Quét mã")).to_be_visible()
    phone.get_by_role("button", name="Mở máy ảnh").click()
    phone.wait_for_url("**/tong-quan/", timeout=60_000)
    expect(phone.get_by_role("heading", name="Tổng quan")).to_be_visible()
