"""Pure rules: codes, kinds, sniffing, sheets, words laid out."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from chutri.office.documents.choices import Direction, Scheme
from chutri.office.documents.rules.codes import code_key, is_symbol_part, issuer_key, scheme_in
from chutri.office.documents.rules.kinds import all_kinds, kind_called, kinds_on
from chutri.office.documents.rules.paper import Block, blocks_of
from chutri.office.documents.rules.register_sheet import Line, register_sheet
from chutri.office.documents.rules.search import pieces, searchable, segments, sought
from chutri.office.documents.rules.sniffing import sniffed
from tests.factories.papers import a_pdf, a_picture, a_word_file


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("46/KH-UBND", "46/kh-ubnd"),
        ("Số: 046 / KH-UBND", "46/kh-ubnd"),
        ("số 05-NQ/ĐU", "5-nq/du"),
        ("15/2024/QĐ-UBND", "15/2024/qd-ubnd"),
        ("/KH-UBND", ""),
        ("", ""),
    ],
)
def test_codes_are_compared_however_they_are_written(code: str, key: str) -> None:
    assert code_key(code) == key


@pytest.mark.parametrize(
    "issuer",
    ["ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "UBND TP. Hà Nội", "Uỷ ban nhân dân  thành phố Hà Nội", "UBND TP Hà Nội"],
)
def test_issuers_are_compared_however_they_are_written(issuer: str) -> None:
    assert issuer_key(issuer) == "uy ban nhan dan thanh pho ha noi"


@pytest.mark.parametrize(
    ("code", "scheme"),
    [("27-CT/TU", Scheme.PARTY), ("Số 05-NQ/ĐU", Scheme.PARTY), ("46/KH-UBND", Scheme.STATE), ("", Scheme.STATE)],
)
def test_a_code_tells_whose_rules_it_follows(code: str, scheme: Scheme) -> None:
    assert scheme_in(code) == scheme


@pytest.mark.parametrize(
    ("part", "may"),
    [
        ("UBND", True),
        ("QLVH&GĐ", True),
        ("HĐTĐKT", True),
        ("Văn phòng", False),
        ("ubnd", False),
        ("", False),
        ("=A", False),
    ],
)
def test_a_part_of_a_symbol_is_one_word_in_capitals(part: str, may: bool) -> None:
    assert is_symbol_part(part) is may


def test_the_decree_names_twenty_nine_kinds() -> None:
    kinds = kinds_on(date(2026, 3, 5), scheme=Scheme.STATE)
    assert len(kinds) == 29
    assert [kind.name for kind in kinds if not kind.code] == ["Công văn", "Thư công"]
    assert {kind.source for kind in kinds} == {"Nghị định 30/2020/NĐ-CP, Điều 7 và Phụ lục III, mục I"}


def test_every_kind_has_its_source_and_its_first_day() -> None:
    assert [kind for kind in all_kinds() if not kind.source or not kind.valid_from] == []


@pytest.mark.parametrize(
    ("name", "scheme", "code"),
    [
        ("kế hoạch", Scheme.STATE, "KH"),
        ("TO TRINH", Scheme.STATE, "TTr"),
        ("Công văn", Scheme.PARTY, "CV"),
        ("Thơ", Scheme.STATE, None),
    ],
)
def test_kinds_are_called_by_name(name: str, scheme: Scheme, code: str | None) -> None:
    kind = kind_called(name, day=date(2026, 3, 5), scheme=scheme)
    assert (kind.code if kind else None) == code


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (a_pdf("x"), "a.pdf", "application/pdf"),
        (a_picture(), "a.png", "image/png"),
        (a_picture("JPEG"), "a.pdf", "image/jpeg"),
        (a_word_file("x"), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Kế hoạch".encode(), "a.txt", "text/plain"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.txt", "text/html"),
        (b"PK\x03\x04 cut short", "a.docx", "application/zip"),
        (b"\0\1\2", "a.bin", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_content_is(data: bytes, name: str, media_type: str) -> None:
    assert (sniffed(data, name).media_type, sniffed(data, name).refused) == (media_type, "")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"MZ\x90\0", "ke-hoach.docx", "chương trình Windows"),
        (b"\x7fELF", "ke-hoach.pdf", "chương trình Linux"),
        (b"#!/bin/sh\n", "ke-hoach.txt", "kịch bản lệnh"),
        (b"echo", "ke-hoach.BAT", "chạy được"),
        (a_word_file("x", macro=True), "ke-hoach.docx", "chứa macro"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "cu.doc", "chứa macro"),
        (b"%PDF-1.7\n<< /S /JavaScript /JS (app.alert(1)) >>", "a.pdf", "lệnh tự chạy"),
    ],
)
def test_programs_and_macros_are_refused_by_their_content(data: bytes, name: str, words: str) -> None:
    assert words in sniffed(data, name).refused


def line(**facts: object) -> Line:
    given: dict[str, object] = {
        "arrived_on": date(2026, 3, 5), "arrival_number": 7, "issuer": "UBND", "code": "46/KH-UBND", "issued_date": None,
        "kind": "Kế hoạch", "title": "=cmd|' /C calc'!A0", "signer": "Trần Văn Cường", "recipients": "Sở Tư pháp",
        "handler": "Phòng Văn xã", "copies": 12, "note": "", **facts,
    }  # fmt: skip
    return Line(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "title", "row"),
    [
        (
            Direction.INCOMING,
            "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
            [
                "05/03/2026",
                7,
                "UBND",
                "46/KH-UBND",
                None,
                "Kế hoạch =cmd|' /C calc'!A0",
                "Phòng Văn xã",
                None,
                None,
                None,
            ],
        ),
        (
            Direction.OUTGOING,
            "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
            [
                "46/KH-UBND",
                None,
                "Kế hoạch =cmd|' /C calc'!A0",
                "Trần Văn Cường",
                "Sở Tư pháp",
                "Phòng Văn xã",
                12,
                None,
            ],
        ),
    ],
)
def test_the_register_book_has_the_columns_of_practice(direction: Direction, title: str, row: list[object]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(register_sheet([line()], direction=direction, agency="Văn phòng")))
    cells = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    written = [f"{cell:%d/%m/%Y}" if hasattr(cell, "strftime") else cell for cell in cells[3]]
    assert (cells[0][0], cells[1][0], written) == ("VĂN PHÒNG", title, row)


def test_formulas_are_written_as_text() -> None:
    data = register_sheet([line(kind="", code="+1", note="@x")], direction=Direction.OUTGOING, agency="=1+1")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert (formulas, sheet["C4"].value, sheet["C4"].quotePrefix) == ([], "=cmd|' /C calc'!A0", True)


def test_words_are_laid_out_as_paragraphs_and_tables() -> None:
    text = "KẾ HOẠCH\nTổ chức hội nghị\n| TT | Việc |\n|---|---|\n| 1 | Họp<br>bàn |\nNơi nhận"
    assert list(blocks_of(text)) == [
        Block(text="KẾ HOẠCH", centred=True),
        Block(text="Tổ chức hội nghị"),
        Block(rows=[["TT", "Việc"], ["1", "Họp\nbàn"]]),
        Block(text="Nơi nhận"),
    ]


@pytest.mark.parametrize("text", ["", "một", "từ " * 40_000, "x" * 120_001])
def test_pieces_hold_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_a_searchable_text_is_composed_and_without_spare_blanks() -> None:
    assert searchable("  Ba\u0300n \t giao\r\n\n\nmặt  bằng\0 ") == "Bàn giao\nmặt bằng"


def test_what_was_sought_is_marked_with_its_tone_marks() -> None:
    cut = segments("Tặng Bằng  khen, khen thưởng", sought("bang khe"))
    assert [(one.text, one.found) for one in cut] == [
        ("Tặng ", False), ("Bằng  khe", True), ("n, ", False), ("khe", True), ("n thưởng", False),
    ]  # fmt: skip
