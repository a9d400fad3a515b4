"""Readings as plain values and as JSON."""

from __future__ import annotations

import json

import pytest

from chutri.reading import read_text, to_dict, to_json

PLAN = """KẾ HOẠCH
Ứng dụng chữ ký số

I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Chủ trì, phối hợp với Sở Tài chính rà soát, báo cáo trước ngày 20/11/2025.
| TT | Nội dung | Cơ quan chủ trì |
| 1 | Tập huấn | Sở Nội vụ |
"""


@pytest.mark.parametrize("with_text", [False, True])
def test_json_says_what_the_plain_values_say_in_their_order(with_text: bool) -> None:
    reading = read_text(PLAN, "ke-hoach.txt")
    plain = to_dict(reading, with_text=with_text)
    written = to_json(reading, with_text=with_text, beside={"findings": []})
    assert json.dumps(json.loads(written)) == json.dumps({**plain, "findings": []})
    assert ("text" in plain, b"\n" in written) == (with_text, False)


def test_half_a_character_becomes_a_question_mark() -> None:
    reading = read_text("KẾ HOẠCH\nTập huấn \ud800 kỹ năng\n")
    assert json.loads(to_json(reading, with_text=True))["text"] == "KẾ HOẠCH\nTập huấn ? kỹ năng\n"
