"""What pages show of signatures, and what is done from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from chutri.office.background.worker.execution import run_waiting_jobs
from chutri.office.documents.models import SignatureCheck, SignaturePicture, TrustedRoot
from chutri.office.people.models import User
from tests.factories.office import administrator, browser_of
from tests.factories.papers import a_pdf
from tests.factories.register import enter
from tests.factories.signatures import PASSWORD, a_signed_word_file, authority, holder
from tests.office.documents.test_signatures import a_transparent_picture


def test_the_page_and_the_register_show_what_a_signature_is_worth(an: User, as_an: Client, as_binh: Client) -> None:
    document = enter(an, data=a_signed_word_file("Quyết định"), name="qd.docx")
    place = f"/van-ban/{document.pk}"
    assert "Đang kiểm tra chữ ký số" in as_binh.get(place).content.decode()
    run_waiting_jobs(raising=True)
    page = as_binh.get(place).content.decode()
    for words in (
        "Chưa xác định được nơi cấp",
        "Trần Văn Minh",
        "Ủy ban nhân dân tỉnh Minh Hải Đông",
        "09:15:00 02/03/2026",
    ):
        assert words in page
    assert "Chữ ký số hợp lệ" not in page
    assert "Ký số</a>" not in page
    assert "Chưa xác định được nơi cấp" in as_binh.get("/van-ban/").content.decode()


def test_anybody_who_sees_a_file_may_ask_anew(an: User, as_binh: Client) -> None:
    document = enter(an, data=a_pdf("x"), name="qd.pdf")
    file = document.files.get()
    as_binh.post(f"/van-ban/{document.pk}/tep/{file.pk}/kiem-tra")
    run_waiting_jobs(raising=True)
    assert SignatureCheck.objects.get().state == "none"
    assert "Không có chữ ký số" in as_binh.get(f"/van-ban/{document.pk}").content.decode()


def test_roots_are_an_administrators(db: None, as_an: Client) -> None:
    as_quan = browser_of(administrator())
    assert "Người quản trị hệ thống thêm" in as_an.get("/van-ban/noi-cap").content.decode()
    given = {"file": SimpleUploadedFile("goc.pem", authority().pem), "source": "Công bố ngày 02/01/2026"}
    assert as_an.post("/van-ban/noi-cap", given).status_code == 403
    given["file"] = SimpleUploadedFile("goc.pem", authority().pem)
    page = as_quan.post("/van-ban/noi-cap", given, follow=True).content.decode()
    root = TrustedRoot.objects.get()
    assert (root.fingerprint in page, "Công bố ngày 02/01/2026" in page, "Đỗ Văn Quân" in page) == (True, True, True)
    assert "Hãy ghi nguồn" in as_quan.post("/van-ban/noi-cap", {}, follow=True).content.decode()
    assert "Hãy ghi lý do" in as_quan.post(f"/van-ban/noi-cap/{root.pk}/go", follow=True).content.decode()
    page = as_quan.post(f"/van-ban/noi-cap/{root.pk}/go", {"reason": "Lộ khóa"}, follow=True).content.decode()
    assert "Đã thôi tin cậy" in page
    assert as_quan.post(f"/van-ban/noi-cap/{root.pk}/go", {"reason": "x"}).status_code == 404


def test_pictures_are_kept_and_shown_to_their_owner(an: User, as_an: Client, as_binh: Client) -> None:
    place = "/van-ban/hinh-anh-chu-ky"
    for kind in ("hand", "stamp"):
        sent = {"kind": kind, "file": SimpleUploadedFile("x.png", a_transparent_picture()), "width_mm": "40"}
        assert "Đã lưu hình ảnh" in as_an.post(place, sent, follow=True).content.decode()
    assert as_an.get(f"{place}/stamp").headers["Content-Type"] == "image/png"
    assert as_binh.get(f"{place}/stamp").status_code == 404
    assert as_binh.post(place, {"kind": "stamp"}).status_code == 403
    assert "Hình ảnh phải là tệp .png" in as_binh.post(place, {"kind": "hand"}, follow=True).content.decode()
    as_an.post(place, {"kind": "hand", "remove": "1"})
    assert [one.kind for one in SignaturePicture.objects.all()] == ["stamp"]


@pytest.fixture
def key(an: User, settings: Settings, tmp_path: Path) -> None:
    """A key that asks for its password."""
    path = tmp_path / "keys.toml"
    path.write_text(
        f'[[key]]\nname = "Dấu số"\nagency = {an.agency_id}\nkind = "pkcs12"\npath = "{holder().pkcs12(tmp_path)}"\n',
        "utf-8",
    )
    settings.SIGNING_KEYS = path


def test_a_clerk_signs_for_the_agency_and_not_for_a_leader(an: User, as_an: Client, key: None) -> None:
    document = enter(an, data=a_pdf("Quyet dinh"), name="qd.pdf")
    place = f"/van-ban/{document.pk}/tep/{document.files.get().pk}/ky"
    page = as_an.get(place).content.decode()
    assert (
        "Dấu số (hỏi mã PIN)" in page,
        'value="signer">Người có thẩm quyền</option><option value="agency"' in page,
    ) == (
        True,
        True,
    )
    assert as_an.post(place, {"role": "signer", "key": "0"}).status_code == 403
    answer = as_an.post(place, {"role": "annex", "key": "7"})
    assert (answer.status_code, "Hãy chọn khóa" in answer.content.decode()) == (422, True)
    answer = as_an.post(place, {"role": "annex", "key": "0", "secret": "sai-mat-khau"})
    assert (answer.status_code, "sai-mat-khau" in answer.content.decode()) == (422, False)
    page = as_an.post(place, {"role": "annex", "key": "0", "secret": PASSWORD}, follow=True).content.decode()
    assert ("phiên bản 2" in page, PASSWORD in page) == (True, False)


def test_a_frame_is_put_and_what_is_wrong_is_said(an: User, as_an: Client) -> None:
    document = enter(an, data=a_pdf("Quyet dinh"), name="qd.pdf")
    place = f"/van-ban/{document.pk}/tep/{document.files.get().pk}/khung"
    answer = as_an.post(place, {"role": "signer"})
    assert (answer.status_code, "Không tìm thấy họ tên" in answer.content.decode()) == (422, True)
    assert "Đã đặt khung chữ ký" in as_an.post(place, {"role": "annex"}, follow=True).content.decode()


def test_a_wrong_file_of_keys_does_not_hide_the_page(
    an: User, as_an: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.SIGNING_KEYS = tmp_path / "khong-co"
    document = enter(an, data=a_pdf("Quyet dinh"), name="qd.pdf")
    page = as_an.get(f"/van-ban/{document.pk}/tep/{document.files.get().pk}/ky").content.decode()
    assert ("Không đọc được tệp khai khóa" in page, "Đặt khung" in page) == (True, True)
