"""The original comes back as it came in; in the page only pictures and words of it are shown."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from chutri.office.documents.queries import path_of
from chutri.office.people.models import User
from tests.factories.office import bring_in
from tests.factories.papers import a_pdf, a_picture, a_word_file
from tests.factories.readings import TEXT
from tests.factories.register import enter


def test_the_file_is_given_for_saving(an: User, as_an: Client) -> None:
    document = bring_in(an).document
    answer = as_an.get(f"/van-ban/{document.pk}/tep")
    assert answer.getvalue() == TEXT.encode()
    assert (answer["Content-Disposition"], answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        'attachment; filename="ke-hoach.txt"', "application/octet-stream", "nosniff",
    )  # fmt: skip


def test_a_file_that_is_gone_is_not_found(an: User, as_an: Client) -> None:
    document = bring_in(an).document
    path_of(document).unlink()
    assert as_an.get(f"/van-ban/{document.pk}/tep").status_code == 404


def test_whatever_a_file_holds_it_may_do_nothing(an: User, as_an: Client) -> None:
    document = enter(an, data=b"<html><script>alert(1)</script>Van ban", name="a.html")
    file = document.files.get()
    answer = as_an.get(f"/van-ban/{document.pk}/tep/{file.pk}")
    assert answer.getvalue().endswith(b"Van ban")
    assert (answer["Content-Security-Policy"], answer["Content-Disposition"], answer["Content-Type"]) == (
        "sandbox; default-src 'none'", 'attachment; filename="a.html"', "application/octet-stream",
    )  # fmt: skip
    assert "<script>alert" not in as_an.get(f"/van-ban/{document.pk}/tep/{file.pk}/xem").content.decode()


@pytest.mark.parametrize(
    ("data", "name", "pages"),
    [
        (
            a_pdf("Trang mot co chu du dai de khong phai la ban quet anh", "Trang hai co chu du dai de khong phai anh"),
            "a.pdf",
            2,
        ),
        (a_picture("TIFF"), "a.tif", 1),
        (a_picture("JPEG"), "a.jpg", 1),
    ],
)
def test_pages_are_shown_as_pictures(an: User, as_an: Client, data: bytes, name: str, pages: int) -> None:
    document = enter(an, data=data, name=name)
    place = f"/van-ban/{document.pk}/tep/{document.files.get().pk}"
    preview = as_an.get(f"{place}/xem").content.decode()
    assert [f'src="{place}/trang/{number}"' in preview for number in range(1, pages + 2)] == [True] * pages + [False]
    answer = as_an.get(f"{place}/trang/1")
    picture = Image.open(io.BytesIO(answer.getvalue()))
    assert (answer["Content-Type"], picture.format, picture.width <= 1100) == ("image/webp", "WEBP", True)
    assert as_an.get(f"{place}/trang/{pages + 1}").status_code == 404


def test_a_picture_is_drawn_once(an: User, as_an: Client, tmp_path: Path) -> None:
    document = enter(an, data=a_pdf("Trang mot co chu du dai de khong phai la ban quet anh"), name="a.pdf")
    place = f"/van-ban/{document.pk}/tep/{document.files.get().pk}/trang/1"
    assert as_an.get(place).getvalue()[8:12] == b"WEBP"
    (drawn,) = (tmp_path / "files" / "previews").rglob("*.webp")
    drawn.write_bytes(b"kept")
    assert as_an.get(place).getvalue() == b"kept"


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken"])
def test_a_broken_file_says_so_and_can_be_saved(an: User, as_an: Client, data: bytes) -> None:
    document = enter(an, data=data, name="hong.pdf")
    page = as_an.get(f"/van-ban/{document.pk}/tep/{document.files.get().pk}/xem").content.decode()
    assert ("Không xem trước được" in page, "Tải hong.pdf" in page) == (True, True)


def test_words_of_a_word_file_are_laid_out(an: User, as_an: Client) -> None:
    document = enter(an, data=a_word_file("KẾ HOẠCH", "Tổ chức <b>hội nghị</b>"), name="a.docx")
    page = as_an.get(f"/van-ban/{document.pk}/tep/{document.files.get().pk}/xem").content.decode()
    assert '<p class="centred">KẾ HOẠCH</p>' in page
    assert "<p>Tổ chức &lt;b&gt;hội nghị&lt;/b&gt;</p>" in page


@pytest.mark.parametrize("tail", ["", "/xem", "/trang/1"])
def test_a_file_of_another_document_is_not_found_under_this_one(an: User, as_an: Client, tail: str) -> None:
    first, second = enter(an), enter(an, data=b"khac", code="13/UBND-VX")
    assert as_an.get(f"/van-ban/{first.pk}/tep/{second.files.get().pk}{tail}").status_code == 404
