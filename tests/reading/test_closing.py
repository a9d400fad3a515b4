"""The foot of a document: where it begins and ends."""

from __future__ import annotations

import pytest

from chutri.reading.closing import find_closing
from chutri.reading.lines import Sheet

BODY = "1. Sở Y tế rà soát.\n\n2. Sở Xây dựng báo cáo.\n\n"
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLưu Đình Chấn\n"


@pytest.mark.parametrize(
    ("foot", "behind", "lines"),
    [
        pytest.param(FOOT, "", 6, id="at the end"),
        pytest.param(FOOT, "\nPHỤ LỤC\n1. Danh sách xã\n", 6, id="before an annex"),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLưu Đình Chấn\n\n" + FOOT[: FOOT.index("TM.")],
            "",
            6,
            id="signature first",
        ),
        pytest.param("Bình Lư, ngày 05 tháng 3 năm 2026\n" + FOOT, "", 7, id="place and date below the text"),
        pytest.param("| Nơi nhận: - Như trên; - Lưu: VT. | GIÁM ĐỐC Lưu Đình Chấn |\n", "\nPHỤ LỤC\n", 1, id="one row"),
    ],
)
def test_foot_takes_its_lines(foot: str, behind: str, lines: int) -> None:
    closing = find_closing(Sheet(BODY + foot + behind), 0)

    assert closing is not None
    assert (closing.first, closing.after) == (2, 2 + lines)


def test_no_foot() -> None:
    assert find_closing(Sheet(BODY), 0) is None


def test_first_foot_behind_a_line() -> None:
    sheet = Sheet(BODY + FOOT + "\nKẾ HOẠCH\n\n" + BODY + FOOT)
    first = find_closing(sheet, 0)
    assert first is not None
    second = find_closing(sheet, first.after)

    assert second is not None
    assert (first.first, first.after, second.first, second.after) == (2, 8, 11, 17)
