"""Bytes of text files: marks, UTF-16, the old Vietnamese encodings, and what is no text at all."""

from __future__ import annotations

import unicodedata

import pytest

from chutri.reading.errors import BrokenFile, ReadingError, UnsupportedFile
from chutri.reading.extract.decode import decode

TEXT = "Ủy ban nhân dân tỉnh Minh Hải Đông ban hành Kế hoạch; Sở Nội vụ chủ trì, phối hợp với các xã, phường.\r\n\f1. Được\n"
# The same sentence as fonts and code pages of the 1990s have it (a capital with a tone is a small letter in TCVN3).
TCVN3 = "ñy ban nh©n d©n tØnh Minh H¶i §«ng ban hµnh KÕ ho¹ch; Së Néi vô chñ tr×, phèi hîp víi c\u00b8c x·, ph\u00adêng.\r\n\f1. §\u00adîc\n"
VNI = "UÛy ban nhaân daân tænh Minh Haûi Ñoâng ban haønh Keá hoaïch; Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc xaõ, phöôøng.\r\n\f1. Ñöôïc\n"


def in_windows_1258(text: str) -> bytes:
    """Windows-1258 writes the tone after the letter that carries it."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        out += base.encode("cp1258") + tone.encode("cp1258")
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_dress_is_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, ())


def test_line_ends_form_feeds_and_hard_spaces_stay() -> None:
    text = "a\u00a0b\r\n\fc\td\x1a"
    assert decode(text.encode(), "a.txt") == (text, ())


def test_decomposed_text_is_composed() -> None:
    assert decode(unicodedata.normalize("NFD", TEXT).encode(), "a.txt")[0] == TEXT


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (TCVN3.encode("cp1252"), "ủ" + TEXT[1:], "Văn bản mã TCVN3 (ABC), đã chuyển sang Unicode."),
        (VNI.encode("cp1252"), TEXT, "Văn bản mã VNI, đã chuyển sang Unicode."),
        (in_windows_1258(TEXT), TEXT, "Văn bản mã Windows-1258, đã chuyển sang Unicode."),
        ((TCVN3 * 3).encode(), ("ủ" + TEXT[1:]) * 3, "Văn bản gõ bằng phông TCVN3 (ABC), đã chuyển sang Unicode."),
        (
            (TEXT * 9).encode() + "ế".encode()[:2],
            TEXT * 9 + "\ufffd",
            "Có 1 chỗ hỏng mã UTF-8 trong tệp, đã thay bằng “\ufffd”.",
        ),
    ],
    ids=["tcvn3", "vni", "windows-1258", "tcvn3 pasted as Unicode", "cut in a letter"],
)
def test_old_and_damaged_texts_are_told_and_turned(data: bytes, text: str, note: str) -> None:
    assert decode(data, "a.txt") == (text, (note,))


def test_other_languages_with_accents_stay_as_they_are() -> None:
    text = "Le préfet a déjà été prévenu à l'été; la fête des élèves aura lieu à côté. Groß, für, über, Öl." * 3
    assert decode(text.encode(), "a.txt") == (text, ())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x00\x01\x02" * 50, UnsupportedFile),
        (b"abc\x00def", UnsupportedFile),
        (bytes(range(0x80, 0x100)) * 4, BrokenFile),
        ("Déjà vu, été, où ça".encode("latin-1"), BrokenFile),
        (b"\xff\xfe" + "a".encode("utf-16-le") + b"\x00", BrokenFile),
        (b"\xff\xfe\x00\xd8\x00\x00", BrokenFile),
        (b"\xff\xfe" + "a\x01b".encode("utf-16-le"), UnsupportedFile),
    ],
    ids=["binary", "nul", "all high bytes", "latin-1", "half a unit", "lone surrogate", "control"],
)
def test_what_is_no_text_is_refused(data: bytes, error: type[ReadingError]) -> None:
    with pytest.raises(error):
        decode(data, "a.txt")
