"""PDFs: text with its places, tables, scans, and what hostile files get."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from chutri.reading.errors import BrokenFile, MissingProgram, ProtectedFile, ReadingError, TooLarge
from chutri.reading.extract import programs
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.page import Page
from chutri.reading.extract.pdf import is_scan, read_pdf
from tests.layouts import as_pdf
from tests.layouts.paper import font
from tests.reading.extract.plans import PLAN
from tests.reading.extract.words import line

PDF = as_pdf(PLAN)


def read(data: bytes, limits: Limits | None = None) -> str:
    return read_pdf(data, "a.pdf", limits or Limits(), None).text


def drawn(*strings: tuple[float, float, str], size: tuple[float, float] = A4, turn: int = 0, face: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.setFont(face or font(), 12)
    for x, y, text in strings:
        canvas.drawString(x, y, text)
    canvas.save()
    if not turn:
        return out.getvalue()
    document = pikepdf.open(io.BytesIO(out.getvalue()))
    document.pages[0].Rotate = turn
    return saved(document)


def saved(document: pikepdf.Pdf, encryption: pikepdf.Encryption | bool = False) -> bytes:
    out = io.BytesIO()
    document.save(out, encryption=encryption)
    return out.getvalue()


def test_every_line_has_its_place() -> None:
    source = read_pdf(PDF, "a.pdf", Limits(), None)
    inside = all(0 <= value <= 1 for place in source.places for value in place.box)
    covered = "".join(source.text[place.start : place.end] for place in source.places)
    pages = [place.page for place in source.places]
    assert (inside, "".join(covered.split()), sorted(pages)) == (True, "".join(source.text.split()), pages)
    first = source.places[0]
    assert (source.text[first.start : first.end], first.page, first.box[0] < 0.3, first.box[1] < 0.1) == (
        "ỦY BAN NHÂN DÂN",
        1,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (0, (0.168, 0.0432, 0.2003, 0.0592)),
        (90, (0.9408, 0.168, 0.9568, 0.2003)),
        (180, (0.7997, 0.9408, 0.832, 0.9568)),
        (270, (0.0432, 0.7997, 0.0592, 0.832)),
    ],
)
def test_places_on_turned_pages_are_those_that_a_reader_sees(turn: int, box: tuple[float, ...]) -> None:
    source = read_pdf(drawn((100, 800, "một"), turn=turn), "a.pdf", Limits(), None)
    assert source.text == "một"
    assert source.places[0].box == pytest.approx(box, abs=0.02)


def test_a_table_runs_on_over_lines_and_pages() -> None:
    row = "| {} | Việc thứ {} của phòng chuyên môn thuộc Ủy ban nhân dân phường | Sở Nội vụ | Tháng 10/2026 |"
    rows = [row.format(number, number) for number in range(1, 41)]
    found = read(as_pdf(PLAN.rpartition("| 1 |")[0] + "\n".join(rows)))
    assert [text for text in found.split("\n") if text.startswith("| ")][1:] == rows


def test_letters_from_two_fonts_are_one_word() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    x = 100.0
    for text, face in (
        ("C", "Times-Roman"),
        ("Ộ", font()),
        ("NG HÒA XÃ H", "Times-Roman"),
        ("Ộ", font()),
        ("I", "Times-Roman"),
    ):
        canvas.setFont(face, 12)
        canvas.drawString(x, 800, text)
        x += canvas.stringWidth(text, face, 12)
    canvas.save()
    assert read(out.getvalue()) == "CỘNG HÒA XÃ HỘI"


def test_old_fonts_are_turned_into_unicode() -> None:
    typed = "KÕ ho¹ch tæ chøc thùc hiÖn nhiÖm vô träng t©m cña Uû ban nh©n d©n tØnh vµ c\u00b8c së, ngµnh"
    assert read(drawn((60, 800, typed), size=landscape(A4), face="Helvetica")) == (
        "Kế hoạch tổ chức thực hiện nhiệm vụ trọng tâm của Uỷ ban nhân dân tỉnh và các sở, ngành"
    )


@pytest.mark.parametrize(
    ("text", "image", "scanned"),
    [
        ("chữ " * 100, 0.0, False),
        ("chữ " * 100, 1.0, False),
        ("Ký bởi: An", 0.9, True),
        ("", 0.9, True),
        ("", 0.0, False),
        ("\ue001\ue002 " * 30, 0.0, True),
    ],
)
def test_which_pages_are_pictures(text: str, image: float, scanned: bool) -> None:
    assert is_scan(Page(1, 600, 800, line(text, 0, 10), image=image)) is scanned


def picture_pdf() -> bytes:
    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PDF")
    return out.getvalue()


def test_a_scan_without_tesseract_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgram, match="sudo apt install tesseract-ocr tesseract-ocr-vie"):
        read(picture_pdf())


def test_pages_with_text_are_read_though_others_are_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    both = pikepdf.open(io.BytesIO(drawn((100, 800, "một"))))
    both.pages.extend(pikepdf.open(io.BytesIO(picture_pdf())).pages)
    monkeypatch.setattr(programs, "tesseract_path", lambda: None)
    source = read_pdf(saved(both), "a.pdf", Limits(), None)
    assert (source.text, source.notes) == (
        "một",
        ("Trang 2 là ảnh quét, chưa đọc được: cần cài tesseract-ocr và tesseract-ocr-vie.",),
    )


def pages(count: int) -> bytes:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page()
    return saved(document)


def locked(user: str) -> bytes:
    return saved(pikepdf.open(io.BytesIO(PDF)), encryption=pikepdf.Encryption(user=user, owner="o"))


@pytest.mark.parametrize(
    ("data", "limits", "error", "says"),
    [
        (PDF[: len(PDF) // 2], Limits(), BrokenFile, "bị hỏng hoặc tải về chưa đủ"),
        (b"%PDF-1.7\n", Limits(), BrokenFile, "bị hỏng"),
        (locked("bí mật"), Limits(), ProtectedFile, "đặt mật khẩu"),
        (pages(2001), Limits(), TooLarge, "có hơn 2000 trang"),
        (PDF, Limits(characters=100), TooLarge, "quá nhiều chữ"),
        (PDF, Limits(pdf_seconds=0), TooLarge, "giây nên đã dừng"),
        # what the system kills, or what notices it in time: either way it is said
        (PDF, Limits(pdf_memory=1_000_000), ReadingError, "dừng"),
    ],
    ids=["truncated", "head", "encrypted", "2001 pages", "letters", "time", "memory"],
)
def test_hostile_files_are_refused(data: bytes, limits: Limits, error: type[ReadingError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(data, limits)
    assert (isinstance(caught.value, error), says in str(caught.value)) == (True, True)


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    assert read(locked("")) == read(PDF)
