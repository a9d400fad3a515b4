"""Scans, read by tesseract: these tests need it and take seconds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from chutri.reading.errors import BrokenFile, ReadingError, TooLarge
from chutri.reading.extract import Source, extract
from chutri.reading.extract.letters import without_marks
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.scan import Picture, cut
from tests.layouts import as_images, as_scan
from tests.reading.extract.plans import PLAN
from tests.reading.extract.same import differences

pytestmark = pytest.mark.needs("tesseract", "tesseract-vie")


def picture(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def sheets() -> list[Image.Image]:
    """The upper halves of the pages: less to read."""
    return [sheet.crop((0, 0, sheet.width, sheet.height // 2)) for sheet in as_images(PLAN)]


def test_a_scan_reads_like_the_text_and_tells_its_progress() -> None:
    told: list[tuple[int, int]] = []
    source = extract(as_scan(PLAN), "a.pdf", on_progress=lambda done, whole: told.append((done, whole)))
    assert differences(PLAN, source.text) == []
    assert told == [(1, 2), (2, 2)]
    assert source.notes == ("Đọc bằng nhận dạng chữ (OCR) 2 trang quét: cần đối chiếu với bản gốc.",)
    assert [place.page for place in source.places] == sorted(place.page for place in source.places)


def opening(source: Source) -> list[str]:
    """The issuer and the national title, without marks: a mark or two is what OCR misreads on poor pages."""
    lines = without_marks(source.text).split("\n")
    return [*lines[:2], *lines[4:6]]


HEAD = ["uy ban nhan dan", "tinh minh hai dong", "cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc"]


def test_pictures_of_one_page_and_of_many(sheets: list[Image.Image]) -> None:
    first = sheets[0]
    many = picture(first, "TIFF", save_all=True, append_images=sheets[1:], compression="tiff_lzw", dpi=(200, 200))
    sources = [
        extract(picture(first, dpi=(200, 200)), "a.png"),
        extract(picture(first, "JPEG", quality=60), "a.jpg"),
        extract(picture(first.convert("RGBA").resize((first.width // 2, first.height // 2))), "a.png"),
        extract(many, "a.tiff"),
    ]
    assert [(source.media_type, source.places[-1].page) for source in sources] == [
        ("image/png", 1),
        ("image/jpeg", 1),
        ("image/png", 1),
        ("image/tiff", 2),
    ]
    assert [opening(source) for source in sources] == [HEAD] * 4


@pytest.mark.parametrize("angle", [2.5, 90])
def test_a_page_that_lies_aslant_or_turned_is_put_upright(sheets: list[Image.Image], angle: float) -> None:
    turned = sheets[0].rotate(angle, expand=angle == 90, fillcolor=255, resample=Image.Resampling.BICUBIC)
    source = extract(picture(turned, dpi=(200, 200)), "a.png")
    assert opening(source) == HEAD
    left, top, right, bottom = source.places[0].box
    where = {2.5: top < 0.2 and right > 0.3, 90: left < 0.2 and bottom > 0.5}
    assert where[angle] is True


def test_a_noisy_page(sheets: list[Image.Image]) -> None:
    noise = Image.effect_noise(sheets[0].size, 40)
    page = Image.blend(sheets[0].filter(ImageFilter.GaussianBlur(0.7)), noise, 0.15)
    assert opening(extract(picture(page, dpi=(200, 200)), "a.png")) == HEAD


@pytest.mark.parametrize(
    ("data", "limits", "error", "says"),
    [
        (picture(Image.new("L", (600, 800), 255)), Limits(), BrokenFile, "không có chữ nào"),
        (picture(Image.new("L", (1, 1), 0)), Limits(), BrokenFile, "không có chữ nào"),
        (picture(Image.new("L", (600, 800), 255))[:90], Limits(), BrokenFile, "bị hỏng"),
        (picture(Image.new("1", (20_000, 20_000))), Limits(), TooLarge, "ảnh quá lớn"),
        (picture(Image.new("L", (60, 80), 255)), Limits(pixels=100), TooLarge, "ảnh quá lớn"),
        (picture(Image.new("L", (60, 80), 255)), Limits(page_seconds=0), TooLarge, "giây nên đã dừng"),
    ],
    ids=["white", "one dot", "truncated", "huge", "pixels", "time"],
)
def test_hostile_pictures_are_refused(data: bytes, limits: Limits, error: type[ReadingError], says: str) -> None:
    with pytest.raises(error) as caught:
        extract(data, "a.png", limits=limits)
    assert (type(caught.value), says in str(caught.value)) == (error, True)


def test_a_part_of_a_picture_is_cut_out_with_white_around_it(tmp_path: Path) -> None:
    file = tmp_path / "page.pgm"
    file.write_bytes(b"P5 100 80 255\n" + bytes([0]) * 8000)
    part, left, top = cut(Picture(file, 200, 100, 80), [(40, 30, 50, 40)], tmp_path / "part.pgm")
    assert (part, left, top) == (Picture(tmp_path / "part.pgm", 200, 34, 34), 28, 18)
    pixels = (tmp_path / "part.pgm").read_bytes()[-34 * 34 :]
    assert (pixels.count(b"\x00"), pixels[12 * 34 + 12]) == (100, 0)
    assert cut(Picture(file, 200, 100, 80), [(200, 200, 210, 210)], tmp_path / "part.pgm")[0] is None
