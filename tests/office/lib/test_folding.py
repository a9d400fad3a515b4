"""Searching without tone marks."""

from __future__ import annotations

import unicodedata

import pytest

from chutri.office.lib.folding import fold, terms

CASES = [
    ("Bằng khen", "bang khen"),
    ("ĐÀO TẠO", "dao tao"),
    ("Ðài Phát thanh", "dai phat thanh"),
    ("hoà giải", "hoa giai"),
    ("hòa giải", "hoa giai"),
    ("  Ủy  ban\nnhân dân ", "uy ban nhan dan"),
    ("46/KH-UBND", "46/kh-ubnd"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_a_query_is_cut_into_terms() -> None:
    assert terms(" Sở  Nội vụ ") == ["so", "noi", "vu"]
