"""Vietnamese letters: syllables told from other strings, words compared without marks."""

from __future__ import annotations

import pytest

from chutri.reading.extract.letters import is_syllable, nfc, without_marks

SYLLABLES = "kế hoạch tổ chức thực hiện ủy uỷ nghiêng quyết giữ gìn khuỷu được yêu Đảng ngoằn oanh xuân hoà hòa nghĩa"
OTHERS = "írì øổ trưc cac thùc máet UBND qx aaa tháangg ngk 2026 Œ"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_vietnamese_word_is_a_syllable(word: str) -> None:
    assert is_syllable(word) is True


@pytest.mark.parametrize("word", OTHERS.split())
def test_what_cannot_be_said_is_none(word: str) -> None:
    assert is_syllable(word) is False


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ĐỘC LẬP - TỰ DO", "doc lap - tu do"),
        ("Nơi nhận:", "noi nhan:"),
        ("kỷ niệm 70 năm", "ky niem 70 nam"),
        ("e\u0302\u0301", "e"),
    ],
)
def test_marks_are_taken_off(text: str, plain: str) -> None:
    assert without_marks(text) == plain


def test_decomposed_marks_are_composed() -> None:
    assert nfc("ke\u0302\u0301 hoa\u0323ch") == "kế hoạch"
