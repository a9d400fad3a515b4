"""Text as it is compared."""

from __future__ import annotations

import unicodedata

import pytest

from chutri.reading.fold import fold, nfc, rx


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("ỦY BAN NHÂN DÂN", "ủy ban nhân dân", id="capitals"),
        pytest.param("Uỷ ban", "ủy ban", id="old tone mark in uỷ"),
        pytest.param("hoá, hoà, toả, hoạ", "hóa, hòa, tỏa, họa", id="old tone marks in oa"),
        pytest.param("khoẻ, loé", "khỏe, lóe", id="old tone marks in oe"),
        pytest.param("Phối_hợp", "phối hợp", id="word-segmented"),
        pytest.param("2026 – 2030 — 2031", "2026 - 2030 - 2031", id="dashes"),
        pytest.param("“Mùa xanh”, kỷ’", '"mùa xanh", kỷ\'', id="quotes"),
        pytest.param("Sở\u00a0Y\u202ftế\tA", "sở y tế a", id="odd spaces"),
        pytest.param("Ðảng ủy", "đảng ủy", id="eth for Đ"),
        pytest.param("12∕KH\u2044UBND", "12/kh/ubnd", id="odd slashes"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == fold(folded)
    assert fold(written) == folded.replace("oà", "òa")


@pytest.mark.parametrize("written", ["İSTANBUL", "ẞ", "ŉ", "\u0130\u0130", "Ủy ban İ", "ﬁ"])
def test_fold_keeps_the_length(written: str) -> None:
    assert len(fold(written)) == len(written)


def test_nfc_puts_marks_and_letters_together() -> None:
    assert nfc(unicodedata.normalize("NFD", "Phối hợp với Sở Y tế")) == "Phối hợp với Sở Y tế"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("hoàn thành", "Hoàn thành"), ("hòa", "HOÀ"), ("ủy ban", "Uỷ Ban"), ("quý", "QUÝ"), ("thuỷ", "Thủy")],
)
def test_patterns_are_written_in_ordinary_vietnamese(pattern: str, text: str) -> None:
    found = rx(pattern).fullmatch(fold(text))

    assert found is not None
    assert found.span() == (0, len(text))
